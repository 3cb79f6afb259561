//! One spelling on every screen and paper: the tone of oa, oe, uy stands on the first vowel of an open syllable (hóa, hủy),
//! and an example is “thí dụ”. Searching is indifferent to it (`viet::fold`), a reader is not.

use super::nobody_breaks;
use super::tree::{Text, files};

/// Where the other spelling is the matter itself.
const BOTH: [&str; 7] = [
    "ground/viet/src/fold.rs",
    "ground/viet/src/collate.rs",
    "ground/places/src/words.rs",
    "ground/places/src/tests/finding.rs",
    "ground/viet/src/syllable.rs",
    "ground/viet/src/legacy/tests.rs",
    "house/tests/laws/spelling.rs",
];

/// Whole words, in small letters.
const OTHERWISE: [&str; 11] = ["hoá", "khoá", "xoá", "hoà", "toà", "thoả", "khoẻ", "huỷ", "uỷ", "tuỳ", "thuỷ"];

#[test]
fn one_spelling() {
    nobody_breaks("one_spelling", files(&[".rs", ".html", ".js", ".mjs", ".md"]).iter().flat_map(offences).collect());
}

#[test]
fn the_other_spelling_is_found() {
    let found = |path: &str, text: &str| offences(&Text { path: path.into(), text: text.into() }).len();
    assert_eq!(found("a.html", "<p>Tệp khoá; Uỷ ban\nxoá, Ví dụ: 1</p>"), 4);
    assert_eq!(found("a.html", "khoán, hoán, toàn, thuyền, thí dụ, hủy"), 0);
    assert_eq!(found(BOTH[0], "hoá"), 0);
}

fn offences(file: &Text) -> Vec<String> {
    if BOTH.contains(&file.path.as_str()) {
        return Vec::new();
    }
    let mut wrong = Vec::new();
    for (no, line) in file.lines() {
        let line = line.to_lowercase();
        let words = line.split(|letter: char| !letter.is_alphabetic()).filter(|word| OTHERWISE.contains(word));
        wrong.extend(words.map(|word| format!("{}:{no}: {word}", file.path)));
        wrong.extend(line.contains("ví dụ").then(|| format!("{}:{no}: ví dụ", file.path)));
    }
    wrong
}
