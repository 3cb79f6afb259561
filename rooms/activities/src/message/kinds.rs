//! By which words a message says what kind of thing it tells of. The first such word of the message decides, the longer of
//! two at one place: “hội thảo góp ý dự thảo” is a workshop, “góp ý dự thảo tại hội thảo” a comment.

use super::text::Text;
use crate::record::Kind::{self, *};

/// Words, folded, and the kind they name.
const WORDS: [(&str, Kind); 84] = [
    ("tap huan", TrainingClass),
    ("lop boi duong", TrainingClass),
    ("boi duong kien thuc", TrainingClass),
    ("day nghe", TrainingClass),
    ("mo lop", TrainingClass),
    ("chuyen giao khkt", TrainingClass),
    ("chuyen giao khoa hoc ky thuat", TrainingClass),
    ("pho bien kien thuc", Dissemination),
    ("pho bien", Dissemination),
    ("pbkt", Dissemination),
    ("pbgdpl", Dissemination),
    ("tuyen truyen", Dissemination),
    ("noi chuyen chuyen de", Dissemination),
    ("tu van chuyen giao", Outreach),
    ("truyen thong", Outreach),
    ("hoi thao", Workshop),
    ("toa dam", Workshop),
    ("ban tin", Publication),
    ("tap chi", Publication),
    ("dac san", Publication),
    ("ky yeu", Publication),
    ("so tay", Publication),
    ("cam nang", Publication),
    ("to roi", Publication),
    ("tin bai", Publication),
    ("giam dinh xa hoi", Appraisal),
    ("phan bien", CritiqueTask),
    ("tu van", Consultation),
    ("gop y", Comment),
    ("lay y kien du thao", Comment),
    ("hoi dong nghiem thu", Council),
    ("hoi dong tham dinh", Council),
    ("hoi dong xet duyet", Council),
    ("hoi dong tuyen chon", Council),
    ("tham gia hoi dong", Council),
    ("hd nghiem thu", Council),
    ("hd tham dinh", Council),
    ("hd xet duyet", Council),
    ("hd tuyen chon", Council),
    ("hoi dong khoa hoc", Council),
    ("hd khoa hoc", Council),
    ("hoi dong tu van", Council),
    ("tham muu", Proposal),
    ("de xuat", Proposal),
    ("de tai", Topic),
    ("sang kien", Initiative),
    ("nhan rong", Application),
    ("ung dung giai phap", Application),
    ("cuoc thi", Contest),
    ("hoi thi", Contest),
    ("bang khen", Commendation),
    ("giay khen", Commendation),
    ("ky niem chuong", Commendation),
    ("khen thuong", Commendation),
    ("ton vinh", Commendation),
    ("hoc tap nghi quyet", Study),
    ("quan triet", Study),
    ("hoc tap chuyen de", Study),
    ("hoi nghi", Meeting),
    ("hop ban chap hanh", Meeting),
    ("hop ban thuong vu", Meeting),
    ("hop bch", Meeting),
    ("hop btv", Meeting),
    ("hop thuong truc", Meeting),
    ("hop giao ban", Meeting),
    ("so ket", Meeting),
    ("tong ket", Meeting),
    ("giao ban", Meeting),
    ("tham va lam viec", Visit),
    ("tham hoi", Visit),
    ("tham tang qua", Visit),
    ("lam viec", Visit),
    ("ky ket", Cooperation),
    ("hop tac", Cooperation),
    ("kham chua benh", Charity),
    ("kham benh", Charity),
    ("tang qua", Charity),
    ("tu thien", Charity),
    ("hien mau", Charity),
    ("cap phat thuoc", Charity),
    ("trong cay", Environment),
    ("bao ve moi truong", Environment),
    ("ve sinh moi truong", Environment),
    ("bvmt", Environment),
];

/// What is done to a counted thing, folded, the thing, and the kind of the two: “trồng 1.200 cây”, “in 500 cuốn”.
const COUNTED: [(&str, &str, Kind); 6] = [
    ("trong", "cay", Environment),
    ("in", "cuon", Publication),
    ("in", "ban", Publication),
    ("in", "to", Publication),
    ("phat hanh", "cuon", Publication),
    ("phat hanh", "ban", Publication),
];

/// The kind that a message names, and the words that name it: the number of the first and how many.
pub fn named(text: &Text) -> Option<(Kind, usize, usize)> {
    let found =
        WORDS.iter().filter_map(|(words, kind)| text.find(words).map(|at| (*kind, at, words.split(' ').count())));
    found.chain(counted(text)).min_by_key(|(_, at, count)| (*at, std::cmp::Reverse(*count)))
}

/// The kind of what is done to a counted thing.
fn counted(text: &Text) -> Option<(Kind, usize, usize)> {
    let quantities = viet::quantities(text.as_str());
    COUNTED.iter().find_map(|(verb, thing, kind)| {
        let at = text.find(verb)?;
        let count = verb.split(' ').count();
        let end = text.range_of(at, count).end;
        let is_next =
            |found: &&viet::Found| found.range.start >= end && text.slice(&(end..found.range.start)).trim().is_empty();
        quantities.iter().find(is_next).filter(|found| found.counts(thing)).map(|_| (*kind, at, count))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_decides() {
        let kind = |text: &str| named(&Text::new(text)).map(|(kind, ..)| kind);
        for (text, expected) in [
            ("Hội thảo góp ý dự thảo Luật", Some(Workshop)),
            ("Góp ý dự thảo Luật tại hội thảo", Some(Comment)),
            ("kham chua benh, cap thuoc", Some(Charity)),
            ("Khám, chữa bệnh miễn phí", Some(Charity)),
            ("tư vấn chuyển giao giống lúa", Some(Outreach)),
            ("đi công tác", None),
            ("trong 1.200 cay xanh", Some(Environment)),
            ("trồng rau, 3 cây", None),
            ("dự HĐ nghiệm thu đề tài cấp tỉnh", Some(Council)),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }

    #[test]
    fn every_word_is_folded_and_stands_once() {
        let mut seen = std::collections::BTreeSet::new();
        assert!(WORDS.iter().all(|(words, _)| viet::fold(words) == *words && seen.insert(*words)));
    }
}
