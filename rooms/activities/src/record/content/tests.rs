//! What cannot stand, each with its field; and what an unstated measure comes to mean.

use super::*;
use crate::record::samples::{physics, wanted};

fn fine() -> Wanted {
    wanted("Kỹ thuật trồng hồi", "2022-06-14", &[physics()])
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn what_cannot_stand() {
    let long = |length: usize| "ă".repeat(length);
    let other = BodyNo::from_column(physics().get() + 1);
    let lop = |quantity| BTreeMap::from([(Measure::Classes, quantity)]);
    let outside = |part| vec![(long(NAME + 1), part), ("Viện".to_owned(), Part::Lead)];
    let many = (0..=PLACES).map(|n| Place::written(format!("xã {n}"))).collect();
    let table = [
        Wanted { title: String::new(), ..fine() },
        Wanted { title: long(TITLE + 1), ..fine() },
        Wanted { note: long(NOTE + 1), ..fine() },
        Wanted { first: day("2022-06-15"), ..fine() },
        Wanted { first: day("2021-06-12"), ..fine() },
        Wanted { first: day("1979-06-12"), detail: Detail::Bulk, ..fine() },
        Wanted { bodies: Vec::new(), ..fine() },
        Wanted { bodies: vec![(physics(), Part::Lead), (physics(), Part::Partner)], ..fine() },
        Wanted { bodies: vec![(physics(), Part::Partner), (other, Part::Partner)], ..fine() },
        Wanted { outside: outside(Part::Lead), ..fine() },
        Wanted { outside: outside(Part::Partner), ..fine() },
        Wanted { outside: vec![("Viện".to_owned(), Part::Partner); OUTSIDE + 1], ..fine() },
        Wanted { places: Places::Counted(0), ..fine() },
        Wanted { places: Places::Counted(12_001), ..fine() },
        Wanted { places: Places::Named(many), ..fine() },
        Wanted { places: Places::Named(vec![Place::written(long(NAME + 1))]), ..fine() },
        Wanted { measures: lop(Quantity::exact(0)), ..fine() },
    ];
    let said: Vec<String> = table
        .into_iter()
        .map(|wanted| {
            let errors = Content::check(wanted).unwrap_err();
            errors.iter().map(|(field, sentence)| format!("{field}: {sentence}")).collect::<Vec<_>>().join(" | ")
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"), @"
    title: Hãy ghi nội dung của lớp tập huấn.
    title: Nội dung dài quá 300 ký tự; hãy rút gọn, phần còn lại ghi vào ô ghi chú.
    note: Ghi chú dài quá 4.000 ký tự; hãy rút gọn hoặc đính kèm thành minh chứng.
    last: Ngày kết thúc trước ngày bắt đầu; hãy sửa một trong hai ngày.
    last: Một hoạt động không kéo dài quá một năm; nếu đây là số gộp của nhiều hoạt động, hãy chọn “Bản ghi gộp”.
    first: Năm bắt đầu quá xa; hãy kiểm tra lại.
    lead: Hãy chọn ít nhất một đơn vị chủ trì hoặc phối hợp.
    partner: Một đơn vị chỉ được chọn một lần: hoặc chủ trì, hoặc phối hợp.
    lead: Chưa có đơn vị chủ trì; nếu đơn vị ngoài chủ trì, hãy ghi tên vào ô “Đơn vị ngoài chủ trì”.
    outside_lead: Tên một đơn vị dài quá 200 ký tự; hãy ghi mỗi đơn vị một dòng.
    outside_partner: Tên một đơn vị dài quá 200 ký tự; hãy ghi mỗi đơn vị một dòng.
    outside_partner: Quá 30 đơn vị ngoài; hãy ghi các đơn vị chính và đính kèm danh sách.
    places: Số xã phải từ 1 trở lên; nếu chưa rõ hãy để trống.
    places: Số xã lớn hơn số xã, phường của cả nước; hãy kiểm tra lại.
    places: Quá 60 địa điểm; hãy ghi số xã (thí dụ “65 xã”) và đính kèm danh sách.
    places: Tên một địa điểm dài quá 200 ký tự; hãy ghi mỗi xã, phường một dòng.
    lop: Số lớp phải từ 1 trở lên; việc không thực hiện thì không ghi, hoặc ghi rồi hủy.
    ");
}

#[test]
fn what_just_stands() {
    let partner = Wanted {
        bodies: vec![(physics(), Part::Partner)],
        outside: vec![("Viện Khoa học".to_owned(), Part::Lead)],
        ..fine()
    };
    let gross = Wanted { first: day("2019-01-01"), detail: Detail::Bulk, ..fine() };
    let year = Wanted { first: day("2021-06-13"), title: "ă".repeat(TITLE), ..fine() };
    assert!([partner, gross, year].into_iter().all(|wanted| Content::check(wanted).is_ok()));
}

/// docs/rules/counting.md, rule 3: "số lớp không ghi là 1, trừ bản ghi gộp".
#[test]
fn unstated_is_one_class_but_unknown_in_bulk_and_the_rest_is_not_measured() {
    let unstated = |detail| Content::check(Wanted { detail, measures: BTreeMap::new(), ..fine() }).unwrap();
    assert_eq!(unstated(Detail::Single).measure(Measure::Classes), Some(Quantity::exact(1)));
    assert_eq!(unstated(Detail::Bulk).measure(Measure::Classes), Some(Quantity::UNKNOWN));
    assert_eq!(unstated(Detail::Single).measure(Measure::Households), None);
}

/// Rule 14: a total as stated, its parts as stated; one that nobody stated follows its parts when they are corrected.
#[test]
fn a_total_that_nobody_stated_is_not_typed() {
    let prizes = |more: &[(Measure, i64)]| {
        let measures = more.iter().map(|(measure, value)| (*measure, Quantity::exact(*value))).collect();
        Content::check(Wanted { kind: Kind::Commendation, measures, attributes: given(), ..fine() }).unwrap()
    };
    let followed = prizes(&[(Measure::Collectives, 4), (Measure::Individuals, 14)]);
    assert_eq!(followed.measure(Measure::Commendations), Some(Quantity::exact(18)));
    assert_eq!(followed.typed_measure(Kind::Commendation, Measure::Commendations), None);
    assert_eq!(followed.typed_measure(Kind::Commendation, Measure::Collectives), Some(Quantity::exact(4)));
    let stated = prizes(&[(Measure::Commendations, 20), (Measure::Collectives, 4), (Measure::Individuals, 14)]);
    assert_eq!(stated.typed_measure(Kind::Commendation, Measure::Commendations), Some(Quantity::exact(20)));
    let alone = prizes(&[(Measure::Commendations, 20)]);
    assert_eq!(alone.typed_measure(Kind::Commendation, Measure::Commendations), Some(Quantity::exact(20)));
    let silent = prizes(&[]);
    assert_eq!(silent.measure(Measure::Commendations), Some(Quantity::UNKNOWN));
    assert_eq!(silent.typed_measure(Kind::Commendation, Measure::Commendations), None);
}

fn given() -> BTreeMap<Attribute, String> {
    BTreeMap::from([(Attribute::Direction, "trao".to_owned())])
}
