//! The filter as an address, without a database.

use super::*;

#[test]
fn one_filter_has_one_spelling() {
    let spelt = Filter::of_query("den=&q=%20nu%C3%B4i%20%20ong%20&loai=khac&mau=do&tu=1%2F2%2F2022&xep=noi-dung");
    assert_eq!(spelt.query(), "q=nu%C3%B4i+ong&loai=khac&tu=1%2F2%2F2022&xep=noi-dung");
    assert_eq!(Filter::of_query(&spelt.query()), spelt);
    assert_eq!(Filter::of_query("xep=ngay&sau=x").query(), "");
    assert_eq!(Filter::of_query("%FF=1&&&=2"), Filter::default());
}

#[test]
fn one_question_is_answered_anew_and_the_others_stay() {
    let filter = Filter::of_query("q=ong&loai=khac&xep=don-vi");
    assert_eq!(filter.with(Ask::Kind, "").query(), "q=ong&xep=don-vi");
    assert_eq!(filter.with(Ask::State, "da-huy").query(), "q=ong&loai=khac&trang-thai=da-huy&xep=don-vi");
    assert_eq!(filter.sorted(Sort::Day).address("/so", &[("sau", "x")]), "/so?q=ong&loai=khac&sau=x");
    assert_eq!(Filter::default().address("/so", &[]), "/so");
}

#[test]
fn what_is_far_too_long_is_cut() {
    let filter = Filter::of_query(&format!("q={}", "ê".repeat(5_000)));
    assert_eq!(filter.of(Ask::Words).chars().count(), LONGEST);
}

proptest::proptest! {
    #[test]
    fn whatever_is_asked_is_read_back(values in proptest::collection::vec((0..Ask::ALL.len(), "\\PC{0,40}"), 0..6)) {
        let mut filter = Filter::default();
        for (ask, value) in values {
            // As the address gives it: on one line, in NFC.
            let value = web::Fields::new([("v", value)]).line("v");
            filter = filter.with(Ask::ALL[ask], value);
        }
        proptest::prop_assert_eq!(Filter::of_query(&filter.query()), filter);
    }
}
