//! What the tree lets be counted: who stood directly below whom on a day. The figure `tctv` (tổ chức thành viên) is a
//! stock on the closing day, always of the kinds a Union's charter counts (docs/rules/counting.md, rule 8).

use ::figures::source::{Column, Field, Source, Standing, When};
use ::figures::{Aggregate, Definition, Predicate as P, Regrouping, Shape};

/// Links of the tree: each is a fact from its first day until the day it ends.
pub static LINKS: Source = Source {
    name: "body_link",
    table: "body_link",
    key: "no",
    id: Column::Via { by: "child", table: "body", key: "no", column: "id" },
    title: Column::Via { by: "child", table: "body", key: "no", column: "name" },
    when: When::During { from: "from_day", to: "to_day" },
    known: None,
    fields: &[
        Field::text("kind", Column::Own("kind")),
        Field::text("parent_kind", Column::Via { by: "parent", table: "body", key: "no", column: "kind" }),
    ],
    measures: None,
    standing: &[Standing::Column { role: "child", column: "child" }],
};

/// The kinds of body that a Union counts as its members: associations, collective members, units and direct chi hội.
const MEMBERS: [&str; 4] = ["association", "collective", "unit", "chapter"];

/// The room's definitions.
pub fn definitions() -> Vec<Definition> {
    vec![Definition {
        key: "tctv".to_owned(),
        version: 1,
        title: "Tổ chức thành viên".to_owned(),
        unit: "tổ chức".to_owned(),
        sentence: "Số tổ chức trực thuộc trực tiếp Liên hiệp hội vào cuối ngày chốt: hội, hội viên tập thể, đơn vị và chi hội \
                   trực thuộc; chi hội nằm dưới hội thành viên không tính."
            .to_owned(),
        source: "body_link".to_owned(),
        shape: Shape::Stock,
        predicate: P::all([
            P::is("parent_kind", "union"),
            P::one_of("kind", MEMBERS),
            P::stands("child"),
            !P::stands_itself("child"),
        ]),
        aggregate: Aggregate::Records,
        regrouping: Regrouping::Allowed,
    }]
}
