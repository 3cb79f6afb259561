//! Order of the Vietnamese dictionary, as bytes that a database compares: letters, then tones, syllable by syllable.
//!
//! The surprise: plain CLDR order weighs the letters of the whole line before any tone and gives tài bản before
//! tai nạn; a dictionary finishes one syllable first. Tones run ngang, huyền, hỏi, ngã, sắc, nặng (CLDR vi).
//! Keys are `syllable 00 syllable 00 .. 00 text`: no syllable key holds 00, so the separator is lowest.

use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock};

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::fold::{is_in_syllable, nfc, same_spelling};
use crate::names::given_name;
use crate::stored::{is_stored, parts_syllables};

/// Names the rules and data behind the keys; stored keys of another version are computed anew before use.
pub const COLLATION_VERSION: &str = "vi-1-icu4x-2.4-cldr-49";

const SEPARATOR: u8 = 0;
/// Syllables whose keys are remembered, about a megabyte: Vietnamese has some seven thousand, and each is written with a
/// capital as well.
const REMEMBERED: usize = 10_000;

/// Keys of syllables as they are written.
type Weights = HashMap<Box<str>, Box<[u8]>>;

/// Those that were weighed before: weighing one takes as long as finding a hundred. What is asked before or meanwhile
/// changes no answer.
static REMEMBER: LazyLock<RwLock<Weights>> = LazyLock::new(RwLock::default);

/// Compares letters and tones of a syllable and nothing else: were capitals weighed here, "Hà An" would follow "hà Vy".
/// Digits count as numbers (9 < 10).
static SYLLABLES: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Secondary);
    Collator::try_new(locale!("vi-u-kn").into(), options).expect("the Vietnamese tables are compiled into icu_collator")
});

/// The bytes by which `text` is sorted; byte order of keys is dictionary order of texts.
///
/// hòa and hoà stand together; texts that differ only in capitals, spelling or punctuation are told apart last,
/// by code point.
/// Two keys are equal exactly when the texts are equal after [`nfc`].
pub fn sort_key(text: &str) -> Vec<u8> {
    let stored = nfc(text);
    let mut key = syllable_keys(&stored);
    key.push(SEPARATOR);
    key.extend_from_slice(stored.as_bytes());
    key
}

/// The bytes by which a person is sorted: given name (the last word), then the full name.
///
/// Where the last word is not the given name (H'Hen Niê), pass the name by which the person asks to be sorted.
pub fn name_sort_key(full_name: &str) -> Vec<u8> {
    let stored = nfc(full_name);
    let mut key = syllable_keys(given_name(&stored));
    key.push(SEPARATOR);
    key.extend(sort_key(&stored));
    key
}

fn syllable_keys(stored: &str) -> Vec<u8> {
    // Elsewhere a letter may hang together with what stands before it.
    if !is_stored(stored) {
        return weighed(stored);
    }
    let mut key = Vec::with_capacity(4 * stored.len());
    for written in stored.split(parts_syllables).filter(|written| !written.is_empty()) {
        // Numbers are without end, and quickly weighed.
        if written.bytes().all(|byte| byte.is_ascii_digit()) {
            key.extend(weighed(written));
        } else if !remembered(written, &mut key) {
            let weight = weighed(written);
            key.extend_from_slice(&weight);
            remember(written, weight);
        }
    }
    key
}

/// Appends the key of a syllable that was weighed before; whether it was.
fn remembered(written: &str, key: &mut Vec<u8>) -> bool {
    let known = REMEMBER.read().unwrap_or_else(PoisonError::into_inner);
    let weight = known.get(written);
    key.extend(weight.into_iter().flatten());
    weight.is_some()
}

fn remember(written: &str, weight: Vec<u8>) {
    let mut known = REMEMBER.write().unwrap_or_else(PoisonError::into_inner);
    if known.len() < REMEMBERED {
        known.insert(written.into(), weight.into());
    }
}

/// The keys of the syllables of a text, one behind the other.
fn weighed(stored: &str) -> Vec<u8> {
    let spelled = same_spelling(stored);
    let mut key = Vec::with_capacity(4 * spelled.len());
    for syllable in spelled.split(|c| !is_in_syllable(c)).filter(|syllable| !syllable.is_empty()) {
        // Writing to a Vec cannot fail: its error type has no value.
        let Ok(()) = SYLLABLES.write_sort_key_to(syllable, &mut key);
        key.push(SEPARATOR);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn assert_ascending(ordered: &[&str], key: fn(&str) -> Vec<u8>) {
        for pair in ordered.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} stands before {}", pair[0], pair[1]);
        }
    }

    fn sorted(texts: &str, key: fn(&str) -> Vec<u8>) -> String {
        let mut texts: Vec<&str> = texts.split(", ").collect();
        texts.sort_by_key(|text| key(text));
        texts.join(", ")
    }

    #[test]
    fn tones_run_from_ngang_to_nang() {
        assert_ascending(&["ma", "mà", "mả", "mã", "má", "mạ"], sort_key);
        assert_ascending(&["đường", "đưởng", "đưỡng", "đướng", "đượng"], sort_key);
    }

    #[test]
    fn letters_of_the_alphabet() {
        assert_ascending(
            &["A", "Ả", "Á", "Ă", "Â", "Da", "Dà", "Dả", "Dã", "Dá", "Dạ", "Dz", "Đa", "E", "Ê"],
            sort_key,
        );
        assert_ascending(&["ga", "ha", "la", "na", "O", "Ô", "Ơ", "pa", "U", "Ư", "v", "x", "y"], sort_key);
    }

    #[test]
    fn a_letter_outweighs_a_tone_only_within_its_syllable() {
        assert_ascending(&["tạ", "tai", "tài", "tam", "tăm", "tâm"], sort_key);
        assert_ascending(&["tai", "tai nạn", "tài", "tài bản", "tái", "tái bản"], sort_key);
        insta::assert_snapshot!(sorted("tài bản, tai nạn, tai, tài, đại hội, da cam, dạ dày", sort_key),
            @"da cam, dạ dày, đại hội, tai, tai nạn, tài, tài bản");
    }

    #[test]
    fn two_spellings_of_one_syllable_keep_the_order_of_tones() {
        assert_ascending(&["hoa", "hoà bình", "hòa thuận", "hoá học", "hóa nghiệm", "hoạ", "hoan"], sort_key);
    }

    #[test]
    fn capitals_and_punctuation_come_last() {
        assert_ascending(&["Hà An", "hà Bắc", "Hà Nam", "hà Vy"], sort_key);
        assert_ascending(&["Bà Rịa - Vũng Tàu", "Bà Rịa Xuyên"], sort_key);
        assert_ne!(sort_key("Hà Nam"), sort_key("hà nam"));
    }

    #[test]
    fn numbers_count() {
        assert_ascending(&["Khóa 2", "Khóa 10", "Khóa II"], sort_key);
        assert_ascending(&["05/BC-LHH", "12/BC-LHH", "105/BC-LHH"], sort_key);
    }

    #[test]
    fn people_stand_by_given_name() {
        insta::assert_snapshot!(
            sorted("Trần Văn Ánh, Lê Thị Hòa, Nguyễn Văn An, Đỗ Thị An, Bế Văn Đàn, Vũ Dân, Phạm Hoá, Nông Ân, An", name_sort_key),
            @"An, Đỗ Thị An, Nguyễn Văn An, Trần Văn Ánh, Nông Ân, Vũ Dân, Bế Văn Đàn, Lê Thị Hòa, Phạm Hoá"
        );
    }

    /// Fails when the tables of icu_collator move: then `COLLATION_VERSION` must change with them.
    #[test]
    fn keys_of_this_version_do_not_move() {
        let hex = |key: Vec<u8>| key.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(COLLATION_VERSION, "vi-1-icu4x-2.4-cldr-49");
        insta::assert_snapshot!(hex(syllable_keys("Đơn vị số 9999")), @"3202480345010700553b01448b05004f480201448b0400107315010500");
        insta::assert_snapshot!(hex(syllable_keys("ngang huyền hỏi ngã sắc nặng ô ơ ư đ")), @"45372b453701090039535b34024501428a050039473b01448b02050045372b01438b03004f2c022f01448b040500452c02453701448b0506004802010500480301050054020105003202010500");
    }

    fn words() -> impl Strategy<Value = String> {
        let pool: Vec<char> = "aàảãáạăằâầbdđeêghoòôơuưy hHĐ 019-'\u{301}\u{302}\u{323}".chars().collect();
        let letters = proptest::collection::vec(proptest::sample::select(pool), 0..12);
        prop_oneof![4 => letters.prop_map(String::from_iter), 1 => any::<String>()]
    }

    fn syllables(text: &str) -> Vec<&str> {
        text.split(|c| !is_in_syllable(c)).filter(|syllable| !syllable.is_empty()).collect()
    }

    proptest! {
        #[test]
        fn keys_are_equal_exactly_for_equal_texts(a in words(), b in words()) {
            prop_assert_eq!(sort_key(&a) == sort_key(&b), nfc(&a) == nfc(&b));
            prop_assert_eq!(name_sort_key(&a) == name_sort_key(&b), nfc(&a) == nfc(&b));
            prop_assert_eq!(sort_key(&a), sort_key(&nfc(&a)));
        }

        #[test]
        fn what_is_remembered_is_the_very_key(text in words()) {
            let stored = nfc(&text);
            for _ in 0..2 {
                prop_assert_eq!(syllable_keys(&stored), weighed(&stored));
            }
        }

        #[test]
        fn no_syllable_key_holds_the_separator(text in words()) {
            for syllable in syllables(&text) {
                let mut key = Vec::new();
                let Ok(()) = SYLLABLES.write_sort_key_to(syllable, &mut key);
                prop_assert!(!key.contains(&SEPARATOR));
            }
        }

        /// The keys against the definition: compare syllable lists with the collator itself.
        #[test]
        fn keys_agree_with_comparing_syllables(a in words(), b in words()) {
            let (spelled_a, spelled_b) = (same_spelling(&a), same_spelling(&b));
            let (left, right) = (syllables(&spelled_a), syllables(&spelled_b));
            let by_syllable = left.iter().zip(&right).map(|(l, r)| SYLLABLES.compare(l, r)).find(|o| o.is_ne());
            let expected = by_syllable.unwrap_or(left.len().cmp(&right.len())).then_with(|| nfc(&a).cmp(&nfc(&b)));
            prop_assert_eq!(sort_key(&a).cmp(&sort_key(&b)), expected);
        }

        #[test]
        fn a_longer_list_of_syllables_follows_its_beginning(text in words()) {
            let longer = format!("{text} an");
            prop_assert!(sort_key(&text) < sort_key(&longer));
        }
    }
}
