//! Sources and definitions as the rooms declare them, and a few that only try what no figure of today needs.

use kernel::{BodyNo, Day, Period, Timestamp, UnionNo};

use crate::source::{Column, Field, Known, Measures, Source, Standing, When};
use crate::{Aggregate, Basis, Catalogue, Definition, Figure, Predicate as P, Question, Regrouping, Shape};

pub(crate) static RECORDS: Source = Source {
    name: "record",
    table: "record_version",
    key: "no",
    id: Column::Via { by: "record", table: "record", key: "no", column: "id" },
    title: Column::Own("title"),
    when: When::On { day: "last_day" },
    known: Some(Known { from: "known_from", to: "known_to" }),
    fields: &[
        Field::text("kind", Column::Own("kind")),
        Field::text("state", Column::Own("state")),
        Field::text("detail", Column::Own("detail")),
        Field::int("record", Column::Own("record")),
        Field::day("first_day", Column::Own("first_day")),
        Field::int("place_count", Column::Own("place_count")).or_unknown(),
    ],
    measures: Some(Measures {
        table: "record_measure",
        of: "version",
        measure: "measure",
        value: "value",
        qualifier: "qualifier",
        known: &["lop", "luot", "hoc_vien", "ho"],
    }),
    standing: &[Standing::Rows {
        table: "record_body",
        of: "version",
        body: "body",
        role: "role",
        day: "day",
        roles: &["lead", "partner"],
    }],
};

pub(crate) static LINKS: Source = Source {
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
    standing: &[
        Standing::Column { role: "parent", column: "parent" },
        Standing::Column { role: "child", column: "child" },
    ],
};

pub(crate) static DECLARATIONS: Source = Source {
    name: "declaration",
    table: "declaration",
    key: "no",
    id: Column::Own("id"),
    title: Column::Own("source"),
    when: When::On { day: "last_day" },
    known: Some(Known { from: "known_from", to: "known_to" }),
    fields: &[Field::text("figure", Column::Own("figure"))],
    measures: None,
    standing: &[Standing::Column { role: "self", column: "body" }],
};

pub(crate) fn sources() -> [&'static Source; 3] {
    [&RECORDS, &LINKS, &DECLARATIONS]
}

pub(crate) fn definitions() -> Vec<Definition> {
    let only_helps = || P::all([P::stands("partner"), !P::stands("lead")]);
    let lop = |key, title, who| define(key, title, "lớp", classes([who]), sum("lop"));
    vec![
        lop("lop.chu_tri", "Lớp tập huấn chủ trì, đồng chủ trì", P::stands("lead")),
        lop("lop.phoi_hop", "Lớp tập huấn phối hợp", only_helps()),
        lop("lop.tham_gia", "Lớp tập huấn chủ trì hoặc phối hợp", P::any([P::stands("lead"), P::stands("partner")])),
        define("lop.luot", "Lượt người dự lớp", "lượt người", classes([P::stands("lead")]), sum("luot")),
        define(
            "thu.co_ho",
            "Bản ghi có ghi số hộ, không đúng một xã",
            "bản ghi",
            classes([P::has("ho"), !P::is("place_count", 1), P::stands("lead")]),
            Aggregate::Records,
        ),
        define(
            "thu.so_xa",
            "Các số xã khác nhau",
            "số",
            classes([P::stands("lead")]),
            Aggregate::Distinct { field: "place_count".to_owned() },
        ),
        define("thu.tu_minh", "Lớp tự mình chủ trì", "lớp", classes([P::stands_itself("lead")]), sum("lop")),
        tctv(),
        Definition {
            source: "declaration".to_owned(),
            ..define("thu.khai_bao", "Khai báo", "khai báo", P::stands("self"), Aggregate::Records)
        },
    ]
}

fn tctv() -> Definition {
    Definition {
        source: "body_link".to_owned(),
        shape: Shape::Stock,
        ..define(
            "tctv",
            "Tổ chức thành viên",
            "tổ chức",
            P::all([
                P::is("parent_kind", "union"),
                P::one_of("kind", ["association", "collective", "chapter"]),
                P::stands("child"),
                !P::stands_itself("child"),
            ]),
            Aggregate::Records,
        )
    }
}

fn classes(more: impl IntoIterator<Item = P>) -> P {
    P::all([P::is("kind", "training_class"), P::is("state", "done")].into_iter().chain(more))
}

fn sum(measure: &str) -> Aggregate {
    Aggregate::Sum { measure: measure.to_owned() }
}

fn define(key: &str, title: &str, unit: &str, predicate: P, aggregate: Aggregate) -> Definition {
    Definition {
        key: key.to_owned(),
        version: 1,
        title: title.to_owned(),
        unit: unit.to_owned(),
        sentence: format!("{title}, ngày cuối trong kỳ."),
        source: "record".to_owned(),
        shape: Shape::Flow,
        predicate,
        aggregate,
        regrouping: Regrouping::Allowed,
    }
}

pub(crate) fn catalogue() -> Catalogue {
    Catalogue::new(sources(), definitions()).unwrap()
}

pub(crate) fn figure(key: &str) -> Figure {
    catalogue().get(key).unwrap().clone()
}

pub(crate) fn body(union: i32, running: u32) -> BodyNo {
    BodyNo::new(UnionNo::new(union), running)
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A question as reported, as known long after.
pub(crate) fn ask(body: BodyNo, period: &str) -> Question {
    let period: Period = period.parse().unwrap();
    Question { body, period, basis: Basis::AsReported, known_at: Timestamp::start_of(day("2030-01-01")) }
}
