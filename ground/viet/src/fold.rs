//! Three forms of a text: as stored ([`nfc`]), as compared ([`same_spelling`]), as searched ([`fold`]).
//!
//! The surprise: đ has no Unicode decomposition, so stripping marks leaves it; it is mapped by hand.
//! And Icelandic Ð/ð look exactly like Đ/đ and do arrive from old keyboards and files, so they are mapped too.
//! Two official lists place the tone of oa, oe, uy differently (hoà, hòa); only those three are folded.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::stored::{folded, is_stored};

/// Normalises text at the door: every form field, cell of a workbook and file name passes here once.
///
/// NFC; Ð/ð become Đ/đ; blanks of every kind (tab, NBSP) become one space, trimmed at both ends of each line;
/// zero-width, direction, control and non-characters vanish (PostgreSQL refuses NUL, XML most of the others).
/// Line breaks stay, as `\n`, so that paragraphs survive.
pub fn nfc(text: &str) -> String {
    if is_stored(text) {
        return text.to_owned();
    }
    nfc_slowly(text)
}

fn nfc_slowly(text: &str) -> String {
    let unified = text.replace("\r\n", "\n");
    let visible = unified.chars().map(vietnamese_d).filter(|c| !is_invisible(*c));
    let composed: String = visible.nfc().collect();
    let lines: Vec<String> = composed.split(is_line_break).map(single_spaced).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The search form: lower case, without accents, on one line; `fold("Đường  Thuỷ") == "duong thuy"`.
///
/// Not for equality of names: "má" and "mạ" fold to the same.
pub fn fold(text: &str) -> String {
    folded(text).unwrap_or_else(|| fold_slowly(text))
}

pub(crate) fn fold_slowly(text: &str) -> String {
    let bare: String = nfc_slowly(text)
        .nfd()
        .flat_map(char::to_lowercase)
        .filter(|c| !is_combining_mark(*c))
        .map(|c| if c == 'đ' { 'd' } else { straight_apostrophe(c) })
        .collect();
    single_spaced(&bare)
}

/// The equality key: lower case, one line, the tone of an open oa, oe, uy put on its first vowel
/// (hoà → hòa, thuỷ → thủy, uý → úy).
///
/// "quý" stays, because its u belongs to qu; so do closed syllables (hoàn, thuyền), where only one place is right.
/// For comparing only: names are displayed as the deciding document writes them.
pub fn same_spelling(text: &str) -> String {
    let lower: String = nfc(text).chars().flat_map(char::to_lowercase).map(straight_apostrophe).collect();
    let mut key = String::with_capacity(lower.len());
    let mut syllable = String::new();
    for c in single_spaced(&lower).nfd() {
        if is_in_syllable(c) {
            syllable.push(c);
        } else {
            push_with_tone_placed(&mut key, &syllable);
            syllable.clear();
            key.push(c);
        }
    }
    push_with_tone_placed(&mut key, &syllable);
    key.nfc().collect()
}

/// Whether `c` is part of a syllable; everything else (blank, hyphen, apostrophe, slash) separates two.
pub(crate) fn is_in_syllable(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Appends the decomposed `syllable`, its tone moved to where the older spelling has it.
fn push_with_tone_placed(key: &mut String, syllable: &str) {
    let mut tones = syllable.chars().filter(|c| is_tone(*c));
    if let (Some(tone), None) = (tones.next(), tones.next()) {
        let toneless: String = syllable.chars().filter(|c| !is_tone(*c)).collect();
        let open = ["oa", "oe", "uy"].into_iter().find(|rhyme| toneless.ends_with(rhyme));
        // In "quý" the u belongs to the consonant; in "hòan" (a slip) nothing ends with the rhyme and nothing moves.
        if let Some(rhyme) = open.filter(|_| !toneless.ends_with("quy")) {
            let (first, last) = rhyme.split_at(1);
            let onset = toneless.strip_suffix(rhyme).unwrap_or_default();
            let on_last = format!("{onset}{first}{last}{tone}");
            if syllable == on_last {
                key.extend([onset, first, tone.encode_utf8(&mut [0; 4]), last]);
                return;
            }
        }
    }
    key.push_str(syllable);
}

/// Huyền, sắc, ngã, hỏi, nặng; the breve, circumflex and horn make other letters and are not tones.
fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Eth and the African D have the same capital shape as Đ.
fn vietnamese_d(c: char) -> char {
    match c {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' => 'đ',
        _ => c,
    }
}

/// B’Lao and B'Lao are one place.
fn straight_apostrophe(c: char) -> char {
    if matches!(c, '‘' | '’' | 'ʼ') { '\'' } else { c }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

fn is_invisible(c: char) -> bool {
    let zero_width = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2065}'..='\u{206f}');
    let noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || (u32::from(c) & 0xfffe) == 0xfffe;
    (c.is_control() && !c.is_whitespace()) || zero_width || direction || noncharacter
}

fn single_spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Strings in which Vietnamese letters, loose marks, blanks and oddities are as likely as anything else.
    fn texts() -> impl Strategy<Value = String> {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐƠƯàảãáạằẳẵắặầẩẫấậđÐðɖƉ’' -.\n\r\t";
        let marks = "\u{a0}\u{200b}\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31b}";
        let pool: Vec<char> = letters.chars().chain(marks.chars()).collect();
        let letters = proptest::collection::vec(proptest::sample::select(pool), 0..24);
        prop_oneof![letters.prop_map(String::from_iter), any::<String>()]
    }

    #[test]
    fn text_is_normalised_at_the_door() {
        for (typed, stored) in [
            ("Ha\u{300} No\u{302}\u{323}i", "Hà Nội"),
            ("Ðông ðạo, Ɖà", "Đông đạo, Đà"),
            ("  Liên   hiệp\u{a0}\u{a0}Hội \t", "Liên hiệp Hội"),
            ("Tràng\u{200b} Định\u{feff}\u{202e}", "Tràng Định"),
            ("a\u{200b}\u{301}", "á"),
            ("cột\u{b}một\thai", "cột một hai"),
            ("một\0\u{7}\u{ffff}", "một"),
            (" đoạn một \r\n\r\n  đoạn  hai\n", "đoạn một\n\nđoạn hai"),
            ("B’Lao", "B’Lao"),
            ("\u{200b}\u{a0}", ""),
        ] {
            assert_eq!(nfc(typed), stored, "{typed:?}");
        }
    }

    #[test]
    fn search_form_has_no_accents() {
        for (text, folded) in [
            ("Đảng Cộng sản", "dang cong san"),
            ("phản biện đa ngành", "phan bien da nganh"),
            ("ẰẴỮ ơ Ư", "aau o u"),
            ("THUỶ  lợi\nĐồng\u{a0}Tháp", "thuy loi dong thap"),
            ("B’Lao, D'Ran", "b'lao, d'ran"),
            ("Ðà Nẵng", "da nang"),
            ("26/2015/QĐ-UBND", "26/2015/qd-ubnd"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn one_spelling_for_the_two_places_of_a_tone() {
        for (newer, older) in [
            ("hoà", "hòa"),
            ("Hoà Bình", "Hòa Bình"),
            ("thuỷ", "thủy"),
            ("uý", "úy"),
            ("loá", "lóa"),
            ("khoẻ", "khỏe"),
            ("UỶ BAN", "Ủy ban"),
            ("Khánh Hoà-Tuy Hoạ", "khánh hòa-tuy họa"),
        ] {
            assert_eq!(same_spelling(newer), older.to_lowercase());
            assert_eq!(same_spelling(older), older.to_lowercase());
        }
    }

    #[test]
    fn other_spellings_stay_apart() {
        for kept in ["quý", "qúy", "hoàn", "hòan", "thuyền", "thủyền", "hoài", "khuỷu", "thuở", "thuế", "già", "kỹ"]
        {
            assert_eq!(same_spelling(kept), kept);
        }
        assert_ne!(same_spelling("hoà"), same_spelling("hoá"));
        assert_ne!(same_spelling("kỹ"), same_spelling("kĩ"));
    }

    #[test]
    fn folding_any_single_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn the_quick_way_says_of_every_letter_what_the_slow_way_says() {
        // What lies beyond is no letter of the quick way.
        for c in '\0'..='\u{2fff}' {
            let text = format!("a{c}b {c}");
            assert_eq!(fold(&text), fold_slowly(&text), "{c:?}");
            assert_eq!(nfc(&text), nfc_slowly(&text), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_says_what_the_slow_way_says(text in texts()) {
            prop_assert_eq!(fold(&text), fold_slowly(&text));
            prop_assert_eq!(nfc(&text), nfc_slowly(&text));
        }

        #[test]
        fn each_form_is_idempotent(text in texts()) {
            for form in [nfc, fold, same_spelling] {
                let once = form(&text);
                prop_assert_eq!(form(&once), once);
            }
        }

        #[test]
        fn each_form_ignores_how_the_text_was_composed(text in texts()) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            for form in [nfc, fold, same_spelling] {
                prop_assert_eq!(form(&composed), form(&decomposed));
            }
        }

        #[test]
        fn one_spelling_folds_alike(text in texts()) {
            prop_assert_eq!(fold(&same_spelling(&text)), fold(&text));
        }
    }
}
