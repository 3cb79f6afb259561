//! Names of organisations outside the Union: “Sở Xây dựng”, “TTYT huyện Vũ Thư”, “Hội Nông dân tỉnh”. Where such a name ends is
//! seen from the signs behind it and from the words with which a sentence goes on.

use std::ops::Range;

use super::text::Text;

/// How such a name begins, folded: words that begin nothing else.
const PLAIN: [&str; 30] = [
    "ubnd",
    "uy ban",
    "hdnd",
    "ttyt",
    "trung tam",
    "benh vien",
    "bv",
    "tram y te",
    "htx",
    "hop tac xa",
    "cong ty",
    "cty",
    "hoi nong dan",
    "hnd",
    "hoi phu nu",
    "hoi lhpn",
    "hoi ccb",
    "mttq",
    "ub mttq",
    "mat tran",
    "doan thanh nien",
    "doan tn",
    "tinh doan",
    "chi cuc",
    "dang uy",
    "huyen uy",
    "thanh uy",
    "tinh uy",
    "thpt",
    "thcs",
];
/// How such a name begins where a capital follows it: “Sở Xây dựng”, and not “số 3”.
const BEFORE_A_CAPITAL: [&str; 11] =
    ["so", "phong", "vien", "truong", "bo", "cuc", "doan", "hoi", "chi hoi", "ban", "nganh"];
/// Words with which the sentence goes on.
const VERBS: [&str; 34] = [
    "to", "mo", "tap", "tuyen", "pho", "kham", "trao", "tang", "khai", "thuc", "huong", "chuyen", "tham", "tong", "da",
    "hoi", "dat", "giao", "moi", "phoi", "cho", "tai", "ve", "ngay", "voi", "do", "theo", "duoc", "cung", "trong",
    "de", "nham", "ky", "lam",
];
/// Longest name, in words.
const LONGEST: usize = 12;

/// How many words the name has that begins at this word, where the word is one of those that begin a name.
pub fn at(text: &Text, at: usize) -> Option<usize> {
    let capital = |next: usize| text.words().get(next).is_some_and(|word| word.is_capital);
    let begins = PLAIN.iter().any(|head| text.is_at(at, head));
    let named = BEFORE_A_CAPITAL
        .iter()
        .any(|head| text.is_at(at, head) && capital(at) && capital(at + head.split(' ').count()));
    if begins || named { led(text, at) } else { None }
}

/// How many words the name has that begins at this word, where something leads to it: “phối hợp với hoi nong dan”.
pub fn led(text: &Text, at: usize) -> Option<usize> {
    let first = text.words().get(at)?;
    let rest = &text.as_str()[first.range.start..];
    let stop = first.range.start + rest.find([',', ';', '\n', '.', ':', '(', ')', '"', '“']).unwrap_or(rest.len());
    let goes_on = |number: usize| {
        let Some(word) = text.words().get(at + number) else { return false };
        let verb = number > 0 && !word.is_capital && VERBS.contains(&word.folded.as_str());
        // “Sở Khoa học và Công nghệ” is one, “Sở Y tế và Hội Nông dân” are two.
        let joins = word.folded == "va";
        let other = joins
            && text
                .words()
                .get(at + number + 1)
                .is_none_or(|next| !next.is_capital || begins_one(text, at + number + 1));
        word.range.end <= stop && text.is_free(&word.range) && !verb && !other
    };
    let count = (0..LONGEST).take_while(|number| goes_on(*number)).count();
    (count > 1).then_some(count)
}

/// The bytes of all names in the text that stand by themselves; what “tại” leads to is a place.
pub fn all(text: &Text) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut number = 0;
    while number < text.words().len() {
        let is_place = text.word_before(number).is_some_and(|before| ["tai", "o"].contains(&before.folded.as_str()));
        match at(text, number).filter(|_| !is_place) {
            Some(count) => {
                found.push(text.range_of(number, count));
                number += count;
            }
            None => number += 1,
        }
    }
    found
}

fn begins_one(text: &Text, at: usize) -> bool {
    PLAIN.iter().chain(&BEFORE_A_CAPITAL).any(|head| text.is_at(at, head))
}
