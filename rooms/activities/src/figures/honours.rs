//! Commendations, given and received, which are never added to one another. The flow counts the day of the decision, never
//! that of the handing over; where the decision's day is not known they stand in a figure of their own. What was revoked
//! leaves the period of its decision, and is listed by the day of its revocation (docs/rules/counting.md, rule 9).

use ::figures::{Definition, Predicate as P};

use super::set::{Set, announced, decided, not_revoked};
use crate::record::Attribute::{Direction, MeritYear, RevokedDay};
use crate::record::Kind::Commendation;
use crate::record::Measure::{Collectives, Commendations, Individuals};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [given(), received()].concat()
}

const DECIDED: &str = "đã quyết định, có ngày quyết định trong kỳ";
const ANNOUNCED: &str = "đã quyết định, có ngày công bố, trao trong kỳ";

fn gives() -> Set {
    let gives = Set::of(&[Commendation], "khen thưởng").saying(Direction, "trao", "trao cho tập thể, cá nhân");
    gives.who(P::stands("lead"), "quyết định")
}

/// Whoever is named in the record received it, whether the organ that gave it is named as the one in charge or not at all.
fn receives() -> Set {
    let receives = Set::of(&[Commendation], "khen thưởng").saying(Direction, "nhan", "do cấp trên tặng");
    receives.who(P::any([P::stands("lead"), P::stands("partner")]), "nhận")
}

fn given() -> Vec<Definition> {
    let given = not_revoked(decided(gives().on(DECIDED))).noting("ngày trao không tính");
    let for_year =
        not_revoked(gives().done_whenever(
            P::of_period_year(MeritYear.code()),
            "cho thành tích của năm, quyết định ngày nào cũng tính",
        ));
    let for_year = for_year.noting("chỉ có ở kỳ năm");
    let undated = not_revoked(announced(gives().on(ANNOUNCED)));
    vec![
        given.sum(Commendations, "khen.trao", "Khen thưởng đã quyết định (trao)"),
        given.sum(Collectives, "khen.trao.tap_the", "Tập thể được đơn vị khen"),
        given.sum(Individuals, "khen.trao.ca_nhan", "Cá nhân được đơn vị khen"),
        for_year.sum(Commendations, "khen.cho_nam", "Khen cho năm"),
        revoked(gives()).sum(Commendations, "khen.thu_hoi", "Khen thưởng bị thu hồi"),
        undated.sum(Commendations, "khen.chua_ro_ngay", "Khen thưởng chưa rõ ngày quyết định"),
    ]
}

fn received() -> Vec<Definition> {
    let received = not_revoked(decided(receives().on(DECIDED))).noting("không cộng với khen thưởng đã trao");
    let undated = not_revoked(announced(receives().on(ANNOUNCED)));
    vec![
        received.sum(Commendations, "khen.nhan", "Khen thưởng được nhận"),
        received.sum(Collectives, "khen.nhan.tap_the", "Tập thể được cấp trên khen"),
        received.sum(Individuals, "khen.nhan.ca_nhan", "Cá nhân được cấp trên khen"),
        revoked(receives()).sum(Commendations, "khen.nhan.thu_hoi", "Khen thưởng được nhận bị thu hồi"),
        undated.sum(Commendations, "khen.nhan.chua_ro_ngay", "Khen thưởng được nhận chưa rõ ngày quyết định"),
    ]
}

fn revoked(set: Set) -> Set {
    set.done_whenever(P::falls_in_period(RevokedDay.code()), "đã quyết định, có ngày quyết định thu hồi trong kỳ")
}
