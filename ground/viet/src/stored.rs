//! A quick look at a text that spares nearly all of them the tables of Unicode: what an office types today is composed,
//! single-spaced and of the letters of Vietnamese already. What it says yes to, the slow way would have left alone; its
//! no says nothing.

use std::sync::LazyLock;

/// Composed letters of Latin and of Vietnamese, in two stretches.
const LATIN: std::ops::RangeInclusive<char> = '\u{c0}'..='\u{1b0}';
const VIETNAMESE: std::ops::RangeInclusive<char> = '\u{1ea0}'..='\u{1ef9}';

/// What each letter of the two stretches is folded to; none where that is no single letter.
static BARE: LazyLock<[Vec<Option<char>>; 2]> = LazyLock::new(|| {
    let bare = |c: char| {
        let folded = crate::fold::fold_slowly(c.encode_utf8(&mut [0; 4]));
        let mut letters = folded.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    [LATIN, VIETNAMESE].map(|stretch| stretch.map(bare).collect())
});

/// Whether [`crate::nfc`] would change nothing, seen from the letters alone: true of nearly every text, and ten times as
/// fast. Where it is false, it may be so all the same.
pub fn is_stored(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let stored = match c {
            ' ' => before != ' ',
            '!'..='~' => true,
            // These are made Đ and đ.
            'Ð' | 'ð' | 'Ɖ' => false,
            c => LATIN.contains(&c) || VIETNAMESE.contains(&c) || is_mark(c),
        };
        if !stored {
            return false;
        }
        before = c;
    }
    text.is_empty() || before != ' '
}

/// The search form, where a look at each letter is enough for it.
pub(crate) fn folded(text: &str) -> Option<String> {
    if !is_stored(text) {
        return None;
    }
    let [latin, vietnamese] = &*BARE;
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        folded.push(match c {
            ' '..='~' => c.to_ascii_lowercase(),
            '‘' | '’' => '\'',
            c if LATIN.contains(&c) => latin[c as usize - *LATIN.start() as usize]?,
            c if VIETNAMESE.contains(&c) => vietnamese[c as usize - *VIETNAMESE.start() as usize]?,
            c => c,
        });
    }
    Some(folded)
}

/// Whether a letter of such a text stands between two syllables: not `fold::is_in_syllable`, without its tables.
pub(crate) fn parts_syllables(c: char) -> bool {
    match c {
        ' '..='~' => !c.is_ascii_alphanumeric(),
        '×' | '÷' => true,
        c => is_mark(c),
    }
}

/// Marks between words that official prose has.
fn is_mark(c: char) -> bool {
    matches!(c, '–' | '—' | '“' | '”' | '‘' | '’' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_syllables_is_in_none() {
        for c in (' '..='\u{2fff}').filter(|c| is_stored(&format!("a{c}b"))) {
            assert_eq!(parts_syllables(c), !crate::fold::is_in_syllable(c), "{c:?}");
        }
    }
}
