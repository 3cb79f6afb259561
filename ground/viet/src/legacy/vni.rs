//! VNI for Windows (fonts VNI-Times and others): a letter of ASCII, then one byte for all its marks.
//!
//! The surprise: ô stands for ơ and ö for ư, so that "tröôøng" is "trường"; the five forms of i, and ỵ and đ, have
//! bytes of their own.

use unicode_normalization::UnicodeNormalization;

const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';

/// A byte that marks the letter before it, and what it adds.
const MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Bytes that are letters of their own.
const LETTERS: [(char, char); 9] =
    [('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('ñ', 'đ'), ('ô', 'ơ'), ('ö', 'ư')];

/// Whether the encoding has this character above ASCII.
pub(super) fn has(c: char) -> bool {
    let small = small(c);
    MARKS.iter().any(|(byte, _)| *byte == small) || LETTERS.iter().any(|(byte, _)| *byte == small)
}

/// The text in Unicode, composed. A mark that its letter cannot carry stays as it is.
pub(super) fn convert(text: &str) -> String {
    let mut converted = String::with_capacity(2 * text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let letter = own_letter(c);
        converted.push(letter);
        if let Some(marks) = rest.peek().and_then(|byte| marks_on(letter, *byte)) {
            converted.push_str(marks);
            rest.next();
        }
    }
    converted.nfc().collect()
}

fn own_letter(c: char) -> char {
    let small = small(c);
    let Some((_, letter)) = LETTERS.iter().find(|(byte, _)| *byte == small) else { return c };
    if small == c { *letter } else { letter.to_uppercase().next().unwrap_or(*letter) }
}

/// What the byte adds to the letter, if the letter can carry it.
fn marks_on(letter: char, byte: char) -> Option<&'static str> {
    let byte = small(byte);
    let (_, marks) = MARKS.iter().find(|(mark, _)| *mark == byte)?;
    let letters = match marks.chars().next()? {
        BREVE => "a",
        CIRCUMFLEX => "aeo",
        _ => "aeouyơư",
    };
    letters.contains(small(letter)).then_some(*marks)
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}
