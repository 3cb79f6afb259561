//! What a message says of a record by a word of a list: “đồ án”, “nghiệm thu”, “cấp tỉnh”. The words stay where they stand, as
//! they are part of the title too; where none of them stands the field stays empty.

use super::text::Text;
use crate::record::Attribute::{self, *};
use crate::record::Kind;

/// Words, folded, and what they say. Of one attribute the first line that the message has decides.
const WORDS: [(Attribute, &str, &str); 52] = [
    (Object, "do an", "do_an"),
    (Object, "de an", "de_an"),
    (Object, "du an", "du_an"),
    (Object, "du thao", "van_ban"),
    (Object, "nghi quyet", "van_ban"),
    (Object, "van ban", "van_ban"),
    (Council, "nghiem thu", "nghiem_thu"),
    (Council, "tham dinh", "tham_dinh"),
    (Council, "xet duyet", "xet_duyet"),
    (Council, "tuyen chon", "xet_duyet"),
    (Level, "cap tinh", "tinh"),
    (Level, "cap co so", "co_so"),
    (Level, "cap bo", "bo"),
    (Level, "cap nha nuoc", "nha_nuoc"),
    (Level, "cap quoc gia", "nha_nuoc"),
    (Award, "giay khen", "giay_khen"),
    (Award, "bang khen", "bang_khen"),
    (Award, "ky niem chuong", "ky_niem_chuong"),
    (Award, "co thi dua", "co_thi_dua"),
    (Award, "huan chuong", "huan_chuong"),
    (Award, "huy chuong", "huan_chuong"),
    (Meeting, "ban chap hanh", "ban_chap_hanh"),
    (Meeting, "bch", "ban_chap_hanh"),
    (Meeting, "ban thuong vu", "ban_thuong_vu"),
    (Meeting, "btv", "ban_thuong_vu"),
    (Meeting, "so ket", "so_ket"),
    (Meeting, "tong ket", "tong_ket"),
    (Meeting, "giao ban", "giao_ban"),
    (Meeting, "dai hoi", "dai_hoi"),
    (Meeting, "gap mat", "gap_mat"),
    (Contest, "sang tao ky thuat", "stkt"),
    (Contest, "stkt", "stkt"),
    (Contest, "thanh thieu nien", "ttnnd"),
    (Contest, "ttnnd", "ttnnd"),
    (Contest, "nha nong", "nha_nong"),
    (Contest, "vifotec", "vifotec"),
    (Round, "toan quoc", "toan_quoc"),
    (Round, "cap tinh", "tinh"),
    (Round, "cap huyen", "huyen"),
    (Round, "cap co so", "co_so"),
    (Publication, "ban tin", "ban_tin"),
    (Publication, "tap chi", "tap_chi"),
    (Publication, "dac san", "tap_chi"),
    (Publication, "ky yeu", "sach"),
    (Publication, "so tay", "sach"),
    (Publication, "cam nang", "sach"),
    (Publication, "sach", "sach"),
    (Form, "ket hop truc tuyen", "ket_hop"),
    (Form, "truc tuyen", "truc_tuyen"),
    (Form, "zoom", "truc_tuyen"),
    (Grade, "loai xuat sac", "xuat_sac"),
    (Grade, "xep loai dat", "dat"),
];

/// What the message says of a record of this kind, with the words marked.
pub fn mark(text: &mut Text, kind: Kind) -> Vec<(Attribute, String)> {
    let mut said: Vec<(Attribute, String)> = Vec::new();
    for (attribute, words, code) in WORDS {
        let asked = kind.row().attributes.contains(&attribute);
        if !asked || said.iter().any(|(known, _)| *known == attribute) {
            continue;
        }
        let Some(range) = text.says(words) else { continue };
        let read = attribute.words().iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| word);
        text.mark(range, format!("{}: {read}", attribute.title()));
        said.push((attribute, code.to_owned()));
    }
    said.extend(direction(text, kind));
    said.extend(numbered(text, kind, Edition, "lan thu", 1..=200));
    said.extend(numbered(text, kind, MeritYear, "thanh tich nam", 1980..=2100));
    said
}

/// Words that say of a commendation that it was received, folded. “Cá nhân” is none.
const RECEIVED: [&str; 6] =
    ["duoc", "don nhan", "vinh du nhan", "nhan bang khen", "nhan giay khen", "nhan ky niem chuong"];
/// Words that say that it was given.
const GIVEN: [&str; 3] = ["trao", "tang giay khen", "tang bang khen"];

/// Given or received, by the word that stands first: “được UBND tỉnh tặng bằng khen”, “trao bằng khen cho 12 người được khen”.
fn direction(text: &mut Text, kind: Kind) -> Option<(Attribute, String)> {
    let asked = kind.row().attributes.contains(&Direction);
    let first = |list: &[&str]| list.iter().filter_map(|words| text.says(words)).min_by_key(|range| range.start);
    let found = [(first(&RECEIVED), "nhan"), (first(&GIVEN), "trao")];
    let stated = found.into_iter().filter_map(|(range, code)| Some((range?, code)));
    let (range, code) = stated.min_by_key(|(range, _)| range.start).filter(|_| asked)?;
    let word = Direction.words().iter().find(|(known, _)| *known == code).map_or(code, |(_, word)| word);
    text.mark(range, format!("{}: {word}", Direction.title()));
    Some((Direction, code.to_owned()))
}

/// A number right behind the words that name it: “lần thứ 18”, “thành tích năm 2023”.
fn numbered(
    text: &mut Text,
    kind: Kind,
    attribute: Attribute,
    words: &str,
    within: std::ops::RangeInclusive<u16>,
) -> Option<(Attribute, String)> {
    let range = text.says(words).filter(|_| kind.row().attributes.contains(&attribute))?;
    let next = text.words().iter().find(|word| word.range.start >= range.end)?;
    let number = next.folded.parse::<u16>().ok().filter(|number| within.contains(number))?;
    let range = range.start..next.range.end;
    text.mark(range, format!("{}: {number}", attribute.title()));
    Some((attribute, number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_folded_and_every_code_is_one_of_its_list() {
        for (attribute, words, code) in WORDS {
            assert_eq!(viet::fold(words), words);
            assert!(attribute.words().iter().any(|(known, _)| *known == code), "{words}: {code}");
        }
    }
}
