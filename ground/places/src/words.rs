//! Text as words that can be compared: each as it is spelled, and bare of its accents.
//!
//! The surprise: commas, hyphens and brackets only part words. “X - Y”, “X (huyện Y)” and “X, Y” are the same line,
//! and “Bà Rịa - Vũng Tàu” needs no exception. y and i after a consonant are one letter here (kỹ, kĩ; Quý, Quí), an
//! apostrophe is none (B'Lao), and 04 is 4.

use std::collections::HashMap;

/// A word of a name or of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Word {
    /// Small letters without accents.
    pub bare: String,
    /// Small letters as written, the tone of oa, oe, uy on its first vowel.
    pub spelled: String,
}

impl Word {
    fn new(written: &str) -> Self {
        let digits = written.trim_start_matches('0');
        if !digits.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self { bare: digits.to_owned(), spelled: digits.to_owned() };
        }
        let (mut bare, mut spelled) = (viet::fold(written), viet::same_spelling(written));
        if ends_with_i(&bare) {
            bare.pop();
            bare.push('i');
            let vowel = spelled.pop().map_or('i', as_i);
            spelled.push(vowel);
        }
        Self { bare, spelled }
    }

    /// Whether some letter has an accent or is a đ.
    pub fn is_marked(&self) -> bool {
        self.bare != self.spelled
    }

    /// Whether it may be meant where the other is written out: spelled alike, or typed without any accent.
    pub fn may_mean(&self, (bare, spelled): (&str, &str)) -> bool {
        self.spelled == spelled || (!self.is_marked() && self.bare == bare)
    }
}

/// A name as its words, with a blank between two; both have as many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<'a> {
    /// Its words without accents.
    pub bare: &'a str,
    /// Its words as they are spelled.
    pub spelled: &'a str,
}

impl<'a> Name<'a> {
    /// Each word, bare and spelled.
    pub fn words(self) -> impl Iterator<Item = (&'a str, &'a str)> + Clone {
        self.bare.split(' ').zip(self.spelled.split(' '))
    }

    /// How many words it has.
    pub fn length(self) -> usize {
        self.bare.split(' ').count()
    }
}

/// The words of a line.
pub(crate) fn words(text: &str) -> Vec<Word> {
    Words::default().of(text)
}

/// The bare words with a blank between two.
pub(crate) fn bare(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.bare.as_str()).collect();
    words.join(" ")
}

/// The words as spelled, with a blank between two.
pub(crate) fn spelled(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.spelled.as_str()).collect();
    words.join(" ")
}

/// Takes texts apart and remembers every word: ten thousand names are made of three thousand.
#[derive(Default)]
pub(crate) struct Words(HashMap<String, Word>);

impl Words {
    pub fn of(&mut self, text: &str) -> Vec<Word> {
        let text = viet::nfc(text);
        let apart = |c: char| !(c.is_alphanumeric() || is_apostrophe(c));
        let mut words = Vec::new();
        for written in text.split(apart) {
            let written: String = written.chars().filter(|c| !is_apostrophe(*c)).collect();
            let start = written.find(|c: char| c.is_ascii_digit()).filter(|start| *start > 0);
            // “P4”, “Q1”.
            let (letters, digits) = written.split_at(start.unwrap_or(written.len()));
            for part in [letters, digits].into_iter().filter(|part| !part.is_empty()) {
                match short(part) {
                    Some(long) => words.extend(long.split(' ').map(Word::new)),
                    None => words.push(self.word(part)),
                }
            }
        }
        words
    }

    fn word(&mut self, written: &str) -> Word {
        if let Some(word) = self.0.get(written) {
            return word.clone();
        }
        self.0.entry(written.to_owned()).or_insert_with(|| Word::new(written)).clone()
    }
}

/// The one name that is mostly written short.
fn short(word: &str) -> Option<&'static str> {
    if word.eq_ignore_ascii_case("hcm") {
        Some("Hồ Chí Minh")
    } else if word.eq_ignore_ascii_case("tphcm") {
        Some("tp Hồ Chí Minh")
    } else {
        None
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Whether its last letter is a y that some write i: after a consonant, or in quy.
fn ends_with_i(bare: &str) -> bool {
    let Some(onset) = bare.strip_suffix('y') else { return false };
    onset == "qu" || (!onset.is_empty() && onset.bytes().all(|byte| !b"aeiouy".contains(&byte)))
}

fn as_i(y: char) -> char {
    match y {
        'ỳ' => 'ì',
        'ý' => 'í',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        _ => 'i',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_apart_into_words() {
        for (line, expected) in [
            ("Quang Thuận, Bạch Thông", "quang thuan bach thong"),
            ("P.4 - TP.HCM", "p 4 tp ho chi minh"),
            ("p04 (Q1)", "p 4 q 1"),
            ("TPHCM", "tp ho chi minh"),
            ("Bà Rịa - Vũng Tàu", "ba ria vung tau"),
            ("xã B’Lá; Ia H'Drai", "xa bla ia hdrai"),
            ("Mỹ Quý, Mĩ Quí", "mi qui mi qui"),
            ("Thuỷ Tây", "thuy tay"),
            ("  ,,-- ", ""),
        ] {
            assert_eq!(bare(&words(line)), expected, "{line}");
        }
    }

    #[test]
    fn a_word_without_accents_may_mean_any_and_one_with_accents_only_itself() {
        let may = |typed: &str, name: &str| {
            let name = words(name).remove(0);
            words(typed)[0].may_mean((&name.bare, &name.spelled))
        };
        for (typed, name) in [("quang", "Quảng"), ("Hoà", "Hòa"), ("Hòa", "Hoà"), ("Mĩ", "Mỹ"), ("Quí", "Quý")]
        {
            assert!(may(typed, name), "{typed}");
        }
        for (typed, name) in [("quảng", "Quang"), ("đinh", "Định"), ("qúi", "Quy")] {
            assert!(!may(typed, name), "{typed}");
        }
    }
}
