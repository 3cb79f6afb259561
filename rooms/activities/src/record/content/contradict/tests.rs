//! Each contradiction of the catalogue, once.

use kernel::{BodyNo, UnionNo};

use super::*;
use crate::record::attribute::Attribute::*;
use crate::record::content::{Content, Part};
use crate::record::kind::Kind;
use crate::record::measure::Measure::*;

fn saying(kind: Kind, day: &str, attributes: &[(Attribute, &str)], measures: &[(Measure, Quantity)]) -> Wanted {
    let day = day.parse().unwrap();
    Wanted {
        bodies: vec![(BodyNo::new(UnionNo::new(20), 1), Part::Lead)],
        attributes: attributes.iter().map(|(attribute, said)| (*attribute, (*said).to_owned())).collect(),
        measures: measures.iter().copied().collect(),
        ..Wanted::of(kind, "Thử", day, day)
    }
}

fn exact(measure: Measure, value: i64) -> (Measure, Quantity) {
    (measure, Quantity::exact(value))
}

fn refused(wanted: Wanted) -> String {
    let errors = Content::check(wanted).err().unwrap_or_default();
    errors.iter().map(|(field, sentence)| format!("{field}: {sentence}")).collect::<Vec<_>>().join("\n")
}

fn odd(wanted: Wanted) -> String {
    let kind = wanted.kind;
    let content = Content::check(wanted).unwrap();
    content.oddities(kind).iter().map(|odd| format!("{}: {}", odd.field, odd.sentence)).collect::<Vec<_>>().join("\n")
}

#[test]
fn parts_are_never_more_than_their_total() {
    let won = |total: Quantity, second: Quantity| {
        let said = [(Contest, "stkt"), (Round, "tinh")];
        refused(saying(Kind::Prize, "2024-05-20", &said, &[(Prizes, total), (SecondPrizes, second)]))
    };
    let [three, five] = [3, 5].map(Quantity::exact);
    insta::assert_snapshot!(won(three, five), @"giai: Tổng số giải là 3 mà các phần cộng lại đã là 5; hãy sửa một trong các số, hoặc để trống ô này.");
    let said = |value, qualifier| Quantity::stated(value, qualifier);
    assert!(!won(said(5, Qualifier::Nearly), said(5, Qualifier::Over)).contains("cộng lại"), "just as many");
    assert!(won(three, said(5, Qualifier::Over)).contains("cộng lại"));
    for (total, part) in [
        (said(3, Qualifier::Over), five),
        (said(3, Qualifier::About), five),
        (three, said(5, Qualifier::About)),
        (Quantity::UNKNOWN, five),
    ] {
        assert_eq!(won(total, part), "", "{total:?} {part:?}");
    }
}

#[test]
fn nothing_is_handed_over_or_revoked_before_it_was_decided() {
    let commended = |attributes: &[(Attribute, &str)]| {
        let said = [&[(Direction, "trao")], attributes].concat();
        refused(saying(Kind::Commendation, "2024-05-20", &said, &[]))
    };
    insta::assert_snapshot!(commended(&[(HandedDay, "2024-05-19"), (RevokedDay, "2023-01-01"), (MeritYear, "2025")]), @"
    nam_thanh_tich: Thành tích của năm 2025 lại sau ngày quyết định năm 2024; hãy sửa lại cho đúng.
    ngay_trao: Ngày công bố, trao 19/05/2024 lại trước ngày quyết định 20/05/2024; hãy sửa lại cho đúng.
    ngay_thu_hoi: Ngày quyết định thu hồi 01/01/2023 lại trước ngày quyết định 20/05/2024; hãy sửa lại cho đúng.
    ");
    assert_eq!(commended(&[(HandedDay, "2024-05-20"), (RevokedDay, "2024-05-21"), (MeritYear, "2024")]), "");
}

#[test]
fn a_proposal_is_sent_before_anything_comes_of_it() {
    let advised = |attributes: &[(Attribute, &str)]| saying(Kind::Proposal, "2024-02-01", attributes, &[]);
    insta::assert_snapshot!(refused(advised(&[(AssignedDay, "2020-03-01"), (ReplyDay, "2019-03-01")])), @"
    giao_ngay: Ngày được giao 01/03/2020 lại trước ngày văn bản 01/02/2024; hãy sửa lại cho đúng.
    phan_hoi_ngay: Ngày phản hồi 01/03/2019 lại trước ngày văn bản 01/02/2024; hãy sửa lại cho đúng.
    ");
    let odd_ones = advised(&[(AssignedDay, "2024-05-01"), (GrantedDay, "2024-04-01"), (ReplyDay, "2024-03-01")]);
    insta::assert_snapshot!(odd(odd_ones), @"
    cap_ngay: Ngày cấp kinh phí 01/04/2024 lại trước ngày được giao 01/05/2024.
    phan_hoi_ngay: Ngày phản hồi 01/03/2024 lại trước ngày được giao 01/05/2024.
    ");
    assert_eq!(odd(advised(&[(AssignedDay, "2024-03-01"), (GrantedDay, "2024-03-01"), (ReplyDay, "2024-06-01")])), "");
}

#[test]
fn more_works_than_prizes_are_odd() {
    let said = [(Contest, "stkt"), (Round, "tinh")];
    let won = |works| saying(Kind::Prize, "2024-05-20", &said, &[exact(Works, works), exact(FirstPrizes, 1)]);
    insta::assert_snapshot!(odd(won(2)), @"cong_trinh: Số công trình đoạt giải (2) lại nhiều hơn tổng số giải (1).");
    assert_eq!(odd(won(1)), "");
}

#[test]
fn what_no_part_says_is_left_unsplit() {
    let rest = |measures: &[(Measure, Quantity)]| {
        let wanted = saying(Kind::Commendation, "2024-05-20", &[(Direction, "trao")], measures);
        Said::by(&wanted).unsplit()
    };
    assert_eq!(rest(&[exact(Commendations, 20), exact(Collectives, 4), exact(Individuals, 14)]), Some(2));
    assert_eq!(rest(&[exact(Commendations, 18), exact(Collectives, 4), exact(Individuals, 14)]), None);
    assert_eq!(rest(&[exact(Commendations, 20)]), None, "nothing of it is split");
    assert_eq!(rest(&[exact(Commendations, 20), (Collectives, Quantity::UNKNOWN)]), None);
}

/// An order that names what its kind does not say would never be noticed.
#[test]
fn the_catalogue_orders_what_its_kinds_say() {
    for kind in Kind::ALL {
        for moment in kind.row().orders.iter().flat_map(|order| [order.before, order.after]) {
            if let Moment::Day(attribute) | Moment::Year(attribute) = moment {
                assert!(kind.row().attributes.contains(&attribute), "{kind:?} {attribute:?}");
            }
        }
        let measures = kind.row().at_most.iter().flat_map(|(fewer, more)| [fewer, more]);
        assert!(measures.into_iter().all(|measure| kind.row().measures.contains(measure)), "{kind:?}");
    }
}
