//! Words that offices put over their columns, beside the template's own headings. Kept small: a guess that is wrong costs
//! more than a column that somebody matches once and that is remembered.

use super::column::{Key, column};
use crate::record::{Attribute, Kind, Measure};

/// A key and the headings it is known by, without accents. Where a heading fits several keys, the first that the kind has.
const WORDS: &[(Key, &[&str])] = &[
    (Key::External, &["ma", "ma so", "ma ho so", "so thu tu trong so", "id"]),
    (
        Key::Title,
        &[
            "noi dung",
            "ten",
            "ten lop",
            "ten lop tap huan",
            "chuyen de",
            "chu de",
            "ten hoat dong",
            "noi dung hoat dong",
            "ten hoi thao",
            "ten nhiem vu",
            "ten de tai",
            "ten du an",
            "ten sang kien",
            "ten giai phap",
            "ten mo hinh",
            "ten cong trinh",
            "ten van ban",
            "ten hoi nghi",
            "trich yeu",
            "noi dung khen",
            "ten an pham",
            "ten cuoc thi",
        ],
    ),
    (
        Key::When,
        &["thoi gian", "thoi gian to chuc", "thoi gian thuc hien", "ngay thang", "ngay to chuc", "ngay thuc hien"],
    ),
    (
        Key::First,
        &[
            "ngay",
            "tu ngay",
            "ngay bat dau",
            "bat dau",
            "khai mac",
            "ngay khai mac",
            "ngay qd",
            "ngay quyet dinh",
            "ngay ky",
            "ngay van ban",
        ],
    ),
    (Key::Last, &["den ngay", "den het ngay", "ngay ket thuc", "ket thuc", "be mac", "ngay be mac", "ngay nghiem thu"]),
    (
        Key::Lead,
        &[
            "don vi",
            "don vi chu tri",
            "chu tri",
            "don vi to chuc",
            "don vi thuc hien",
            "hoi",
            "ten hoi",
            "hoi thanh vien",
            "co quan chu tri",
            "to chuc",
        ],
    ),
    (Key::Partner, &["phoi hop", "don vi phoi hop", "phoi hop thuc hien"]),
    (Key::OutsidePartner, &["co quan phoi hop", "don vi ngoai", "phoi hop ngoai"]),
    (Key::Places, &["dia diem", "noi to chuc", "dia ban", "xa", "xa phuong", "xa, phuong", "noi thuc hien", "dia chi"]),
    (
        Key::Measure(Measure::Attendances),
        &[
            "so luot",
            "luot",
            "luot du",
            "luot nguoi",
            "so luot nguoi",
            "so luot nguoi du",
            "luot nguoi du",
            "so nguoi",
            "so nguoi du",
            "so nguoi tham du",
            "so nguoi tham gia",
            "so dai bieu",
            "nguoi du",
        ],
    ),
    (Key::Measure(Measure::Trainees), &["hoc vien", "so hoc vien"]),
    (Key::Measure(Measure::Households), &["ho", "so ho", "so ho dan"]),
    (Key::Measure(Measure::Classes), &["so lop", "lop"]),
    (Key::Measure(Measure::Sessions), &["so buoi", "buoi"]),
    (Key::Measure(Measure::Cost), &["kinh phi", "kinh phi thuc hien", "so tien", "tong kinh phi"]),
    (Key::Measure(Measure::Collectives), &["tap the", "so tap the"]),
    (Key::Measure(Measure::Individuals), &["ca nhan", "so ca nhan"]),
    (Key::Measure(Measure::Authors), &["so tac gia", "tac gia"]),
    (Key::Measure(Measure::Copies), &["so ban", "so ban in", "so luong in"]),
    (Key::Attribute(Attribute::Symbol), &["so quyet dinh", "so ky hieu", "so van ban", "so qd", "so hieu"]),
    (Key::Attribute(Attribute::OrderedBy), &["co quan giao", "co quan dat hang", "don vi dat hang"]),
    (Key::Attribute(Attribute::Award), &["hinh thuc", "hinh thuc khen"]),
    (Key::Attribute(Attribute::Form), &["hinh thuc", "hinh thuc to chuc"]),
    (Key::Attribute(Attribute::Level), &["cap", "cap de tai"]),
    (Key::Attribute(Attribute::Branch), &["linh vuc"]),
    (Key::Attribute(Attribute::Audience), &["doi tuong", "doi tuong du", "thanh phan"]),
    (Key::Attribute(Attribute::Head), &["chu nhiem", "chu nhiem de tai"]),
    (Key::Programmes, &["chuong trinh", "de an", "nghi quyet", "thuc hien chuong trinh", "ke hoach"]),
    (Key::State, &["trang thai", "tinh trang", "tien do"]),
    (Key::Note, &["ghi chu", "chu thich"]),
];

/// The key of this heading, which comes without accents, if the kind has it.
pub fn find(kind: Kind, folded: &str) -> Option<Key> {
    let fits = |(_, words): &&(Key, &[&str])| words.contains(&folded);
    WORDS.iter().filter(fits).map(|(key, _)| *key).find(|key| column(kind, *key).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_without_accents() {
        for (key, words) in WORDS {
            for word in *words {
                assert_eq!(viet::fold(word), *word, "{key:?}");
            }
        }
    }
}
