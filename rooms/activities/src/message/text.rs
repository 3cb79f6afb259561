//! A message while it is read: its words, what of it was understood as what, and what is left.

use std::ops::Range;

/// Words that only lead from one thing to the next. Beside something that was understood they belong to it.
const JOINTS: [&str; 24] = [
    "cho", "voi", "tai", "o", "vao", "va", "co", "gom", "do", "cua", "trong", "ngay", "luc", "tong", "so", "duoc",
    "la", "cac", "dia", "diem", "du", "tham", "gia", "thoi",
];

/// A word of the text, as it is compared and where it stands.
#[derive(Clone, Debug)]
pub struct Word {
    /// Lower case, without accents.
    pub folded: String,
    /// The bytes it takes.
    pub range: Range<usize>,
    /// Whether it begins with a capital.
    pub is_capital: bool,
}

/// What was understood of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The words of the message.
    pub words: String,
    /// What they were taken for.
    pub meaning: String,
}

/// A message while it is read.
#[derive(Clone, Debug)]
pub struct Text {
    text: String,
    words: Vec<Word>,
    taken: Vec<(Range<usize>, String)>,
    /// What was understood and stays in the text all the same.
    marked: Vec<(Range<usize>, String)>,
    /// What belongs to something that no field holds.
    kept: Vec<Range<usize>>,
}

impl Text {
    /// Nothing of it is understood yet.
    pub fn new(text: &str) -> Self {
        let text = viet::nfc(text);
        let words = words(&text);
        Self { text, words, taken: Vec::new(), marked: Vec::new(), kept: Vec::new() }
    }

    /// As it is read: composed, without what cannot be seen.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its words in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Whether nothing of these bytes was understood.
    pub fn is_free(&self, range: &Range<usize>) -> bool {
        self.taken.iter().all(|(taken, _)| taken.end <= range.start || range.end <= taken.start)
    }

    /// Whether these bytes begin and end with words: “t1” of “t1a” is no month.
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        let splits = |at: usize| self.words.iter().any(|word| word.range.start < at && at < word.range.end);
        !splits(range.start) && !splits(range.end)
    }

    /// Takes these bytes for something, unless some of them were taken before.
    pub fn take(&mut self, range: Range<usize>, meaning: impl Into<String>) -> bool {
        let free = self.is_free(&range);
        if free {
            self.taken.push((range, meaning.into()));
        }
        free
    }

    /// Notes what these bytes mean, and leaves them in the text: they are part of a title or note as well.
    pub fn mark(&mut self, range: Range<usize>, meaning: impl Into<String>) {
        self.marked.push((range, meaning.into()));
    }

    /// Keeps these bytes for what is in the text and in no field: the day of a paper is no day of ours.
    pub fn keep(&mut self, range: Range<usize>) {
        self.kept.push(range);
    }

    /// Whether some of these bytes belong to something that no field holds.
    pub fn is_kept(&self, range: &Range<usize>) -> bool {
        self.kept.iter().any(|kept| kept.start < range.end && range.start < kept.end)
    }

    /// The first place, in the order of the text, where these words (folded, one blank between) follow one another and are
    /// free: the number of the first word.
    pub fn find(&self, phrase: &str) -> Option<usize> {
        (0..self.words.len()).find(|at| self.is_at(*at, phrase))
    }

    /// The bytes of the first place where these words follow one another, whatever they were taken for.
    pub fn says(&self, phrase: &str) -> Option<Range<usize>> {
        let count = phrase.split(' ').count();
        (0..self.words.len()).find(|at| self.reads(*at, phrase)).map(|at| self.range_of(at, count))
    }

    /// Whether these words follow one another from this one on, free, with nothing but blanks, commas and hyphens between.
    pub fn is_at(&self, at: usize, phrase: &str) -> bool {
        self.reads(at, phrase) && self.is_free(&self.range_of(at, phrase.split(' ').count()))
    }

    fn reads(&self, at: usize, phrase: &str) -> bool {
        let count = phrase.split(' ').count();
        let Some(words) = self.words.get(at..at + count) else { return false };
        words.iter().zip(phrase.split(' ')).all(|(word, wanted)| word.folded == wanted)
            && !self.is_broken(&self.range_of(at, count))
    }

    /// The word before this one, where nothing but blanks stands between.
    pub fn word_before(&self, at: usize) -> Option<&Word> {
        let before = &self.words[at.checked_sub(1)?];
        let here = self.words.get(at)?.range.start;
        self.text[before.range.end..here].chars().all(char::is_whitespace).then_some(before)
    }

    /// The bytes of so many words from this one on.
    pub fn range_of(&self, at: usize, count: usize) -> Range<usize> {
        let last = self.words[(at + count).saturating_sub(1).min(self.words.len() - 1)].range.end;
        self.words[at].range.start..last
    }

    /// The bytes of the text.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// Whether a sentence, a line or a list ends within these bytes.
    pub fn is_broken(&self, range: &Range<usize>) -> bool {
        let text = self.slice(range);
        text.contains(['\n', ';', ':']) || text.contains(". ")
    }

    /// Gives what was understood the joints beside it: “cho 120 học viên”, “tại xã …”.
    pub fn absorb_joints(&mut self) {
        let joints: Vec<Range<usize>> = (self.words.iter())
            .filter(|word| self.is_joint(word) && self.is_free(&word.range))
            .map(|word| word.range.clone())
            .collect();
        // What leads to something stands before it, so the last one is asked first.
        for joint in joints.iter().rev() {
            let after = |taken: &Range<usize>| joint.end <= taken.start && is_blank(&self.text[joint.end..taken.start]);
            let next = self.taken.iter().position(|(taken, _)| after(taken));
            if let Some(next) = next {
                self.taken[next].0.start = joint.start;
            }
        }
    }

    /// “Tổng số 120” leads to its number, “kỹ năng số” to nothing.
    fn is_joint(&self, word: &Word) -> bool {
        let behind = self.text[word.range.end..].trim_start();
        JOINTS.contains(&word.folded.as_str())
            && (word.folded != "so" || behind.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// The text with signs in the place of what was understood, byte by byte: “2 buổi ngày 3/10” counts sessions once the day
    /// is known.
    pub fn masked(&self) -> String {
        let mut masked = self.text.clone();
        for (range, _) in &self.taken {
            masked.replace_range(range.clone(), &";".repeat(range.len()));
        }
        masked
    }

    /// What is left, in pieces: between what was understood, and where a sentence or a line ends.
    pub fn left(&self) -> Vec<Range<usize>> {
        let mut taken: Vec<Range<usize>> = self.taken.iter().map(|(range, _)| range.clone()).collect();
        taken.sort_by_key(|range| range.start);
        let mut pieces = Vec::new();
        let mut from = 0;
        let end = self.text.len();
        for range in taken.into_iter().chain(std::iter::once(end..end)) {
            if from < range.start {
                pieces.extend(sentences(&self.text, from..range.start));
            }
            from = from.max(range.end);
        }
        pieces.into_iter().filter_map(|piece| trimmed(&self.text, piece)).collect()
    }

    /// Whether nothing at all was understood.
    pub fn is_dark(&self) -> bool {
        self.taken.is_empty() && self.marked.is_empty()
    }

    /// What was understood, in the order of the text.
    pub fn understood(mut self) -> Vec<Understood> {
        self.taken.append(&mut self.marked);
        self.taken.sort_by_key(|(range, _)| range.start);
        let one = |(range, meaning): (Range<usize>, String)| Understood { words: one_line(&self.text[range]), meaning };
        self.taken.into_iter().map(one).collect()
    }
}

/// On one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Part of a word or a number.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == ':') && !text.contains('\n')
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_letter(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let word = &text[from..at];
                let is_capital = word.chars().next().is_some_and(char::is_uppercase);
                found.push(Word { folded: viet::fold(word), range: from..at, is_capital });
                start = None;
            }
            _ => {}
        }
    }
    found
}

fn sentences(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = range.start;
    let slice = &text[range.clone()];
    for (at, c) in slice.char_indices() {
        let after = slice[at + c.len_utf8()..].chars().next();
        let ends = matches!(c, '\n' | ';') || (c == '.' && after.is_none_or(char::is_whitespace));
        if ends {
            pieces.push(from..range.start + at);
            from = range.start + at + c.len_utf8();
        }
    }
    pieces.push(from..range.end);
    pieces
}

/// Without the signs around it; nothing where no word is in it.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let slice = &text[range.clone()];
    let is_sign = |c: char| c.is_whitespace() || ".,;:-–—+*•/|!".contains(c);
    let start = slice.find(|c| !is_sign(c))?;
    let end = slice.trim_end_matches(is_sign).len();
    slice[start..end].chars().any(is_letter).then_some(range.start + start..range.start + end)
}
