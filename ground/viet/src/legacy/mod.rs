//! Text of the time before Unicode, as it arrives in cells whose bytes were read as Windows-1252: TCVN3 and VNI.
//!
//! The surprise: this must see the raw text, before [`crate::nfc`], which takes the invisible hyphen away that is ư in
//! TCVN3. And French is full of the same letters: a word is evidence only where it is no Vietnamese syllable as it
//! stands and is one when converted.
//! From: TCVN 5712:1993; the table of VNI Software for Windows.

mod tcvn3;
#[cfg(test)]
mod tests;
mod vni;

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use crate::syllable::is_syllable;

/// An encoding of the time before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN3, called ABC: fonts .VnTime, .VnTimeH and the like.
    Tcvn3,
    /// VNI for Windows: fonts VNI-Times and the like.
    Vni,
}

impl Legacy {
    /// Both.
    pub const ALL: [Legacy; 2] = [Self::Tcvn3, Self::Vni];

    /// The name as people know it from their typing program.
    pub fn title(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI Windows",
        }
    }

    fn has(self, c: char) -> bool {
        match self {
            Self::Tcvn3 => tcvn3::letter(c).is_some(),
            Self::Vni => vni::has(c),
        }
    }

    fn converted(self, composed: &str) -> String {
        match self {
            Self::Tcvn3 => tcvn3::convert(composed),
            Self::Vni => vni::convert(composed),
        }
    }
}

/// A text is recognised by two different words at least.
const WORDS: usize = 2;
/// One word in five may be a name or a slip.
const SOUND_OF_FIVE: usize = 4;

/// The encoding of a text that stands alone, as it was read, before any normalising.
///
/// None for Unicode, for English, French and numbers, and wherever fewer than two words tell; a short cell is recognised
/// by its column ([`recognise_column`]).
pub fn recognise(text: &str) -> Option<Legacy> {
    the_one(|legacy| {
        let found = Evidence::of(text, legacy)?;
        let sound = found.sound.len();
        (sound >= WORDS && found.is_mostly_sound()).then_some(sound)
    })
}

/// The encoding of a column: four in five of its cells that tell anything agree, by two different words at least.
///
/// A cell that holds a Vietnamese letter of Unicode tells against it. Cells without a mark ("Lao Cai", "120") say
/// nothing.
pub fn recognise_column(cells: &[&str]) -> Option<Legacy> {
    the_one(|legacy| {
        let (mut agree, mut disagree) = (0_usize, 0_usize);
        let mut words = BTreeSet::new();
        for cell in cells {
            match Evidence::of(cell, legacy) {
                Some(found) if found.is_mostly_sound() => {
                    agree += usize::from(!found.sound.is_empty());
                    words.extend(found.sound);
                }
                _ => disagree += 1,
            }
        }
        let total = agree + disagree;
        (words.len() >= WORDS && agree * 5 >= total * SOUND_OF_FIVE).then_some(agree)
    })
}

/// The text in Unicode (NFC).
///
/// A text with a letter that the encoding does not have is Unicode already and comes back composed, otherwise unchanged,
/// so that a mixed column can be converted cell by cell. Capitals of TCVN3 follow the ASCII letters of their word.
pub fn convert(text: &str, legacy: Legacy) -> String {
    let composed: String = text.nfc().collect();
    if is_foreign(&composed, legacy) { composed } else { legacy.converted(&composed).nfc().collect() }
}

/// The encoding with more to say for it; none where both say as much.
fn the_one(strength: impl Fn(Legacy) -> Option<usize>) -> Option<Legacy> {
    match (strength(Legacy::Tcvn3), strength(Legacy::Vni)) {
        (None, None) => None,
        (abc, vni) if abc > vni => Some(Legacy::Tcvn3),
        (abc, vni) if abc < vni => Some(Legacy::Vni),
        _ => None,
    }
}

fn is_foreign(composed: &str, legacy: Legacy) -> bool {
    composed.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !legacy.has(c))
}

/// What the words of a text say for and against an encoding.
struct Evidence {
    /// Words that are no syllable as they stand and one when converted.
    sound: BTreeSet<String>,
    /// How often such words occur.
    occurrences: usize,
    /// Words that are no syllable when converted.
    unsound: usize,
}

impl Evidence {
    /// None where the text cannot be of this encoding at all.
    fn of(text: &str, legacy: Legacy) -> Option<Self> {
        let mut found = Self { sound: BTreeSet::new(), occurrences: 0, unsound: 0 };
        if text.is_ascii() {
            return Some(found);
        }
        let composed: String = text.nfc().collect();
        if is_foreign(&composed, legacy) {
            return None;
        }
        for word in composed.split(|c: char| !(c.is_alphabetic() || legacy.has(c))) {
            // "×" or "®" alone is a sign of its own right.
            if word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let converted = legacy.converted(word);
            if is_syllable(&converted) {
                if !is_syllable(word) {
                    found.sound.insert(converted);
                    found.occurrences += 1;
                }
            } else if !is_abbreviation(&converted) {
                found.unsound += 1;
            }
        }
        Some(found)
    }

    fn is_mostly_sound(&self) -> bool {
        self.occurrences * 5 >= (self.occurrences + self.unsound) * SOUND_OF_FIVE
    }
}

/// "HĐND", "QĐ": capitals with no mark but the bar of Đ.
fn is_abbreviation(converted: &str) -> bool {
    converted.chars().all(|c| c.is_ascii_uppercase() || c == 'Đ')
}
