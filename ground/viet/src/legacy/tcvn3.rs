//! TCVN3 (TCVN 5712:1993, third set; “ABC”, fonts .VnTime and .VnTimeH): one byte for a letter, from A1 to FE.
//!
//! The surprise: there are no capitals with a tone. They are typed with the small code in a font of capitals (.VnTimeH),
//! so that only the ASCII letters around tell "TỉNH" from "TỈNH"; and ư is AD, which elsewhere is an invisible hyphen.

/// The letters of the codes A0 to FF, sixteen in a row; `-` where the standard has none.
const FROM_A0: [&str; 6] = [
    "-ĂÂÊÔƠƯĐăâêôơưđ-",
    "-----àảãáạ-ằẳẵắ-",
    "------ặầẩẫấậè-ẻẽ",
    "éẹềểễếệìỉ---ĩíịò",
    "-ỏõóọồổỗốộờởỡớợù",
    "-ủũúụừửữứựỳỷỹýỵ-",
];

/// The letter of a code, in the case of the font of small letters.
pub(super) fn letter(code: char) -> Option<char> {
    let at = usize::try_from(u32::from(code).checked_sub(0xa0)?).ok()?;
    FROM_A0.get(at / 16)?.chars().nth(at % 16).filter(|letter| *letter != '-')
}

pub(super) fn is_in_word(c: char) -> bool {
    c.is_alphabetic() || letter(c).is_some()
}

/// The text in Unicode, composed. A code that the standard does not have stays.
pub(super) fn convert(text: &str) -> String {
    let whole = Case::of(text);
    let mut converted = String::with_capacity(2 * text.len());
    for word in text.split_inclusive(|c| !is_in_word(c)) {
        let capitals = match Case::of(word) {
            Case::Capitals => Case::Capitals,
            // "Uû" goes with its neighbours: "Uû ban", "Uû BAN".
            Case::Unclear if whole == Case::Capitals => Case::Capitals,
            other => other,
        };
        for c in word.chars() {
            match letter(c) {
                Some(found) if capitals == Case::Capitals => converted.extend(found.to_uppercase()),
                Some(found) => converted.push(found),
                None => converted.push(c),
            }
        }
    }
    converted
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Two capitals at least and no small letter.
    Capitals,
    /// A small letter.
    Small,
    /// Too few letters to tell.
    Unclear,
}

impl Case {
    fn of(text: &str) -> Self {
        let capitals = |word: &str| word.chars().filter(|c| matches!(c, 'A'..='Z' | '\u{a1}'..='\u{a7}')).count();
        if text.contains(|c: char| c.is_ascii_lowercase()) {
            Self::Small
        } else if text.split(|c| !is_in_word(c)).any(|word| capitals(word) > 1) {
            Self::Capitals
        } else {
            Self::Unclear
        }
    }
}
