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
        Field::day("last_day", Column::Own("last_day")),
        Field::int("place_count", Column::Own("place_count")).or_unknown(),
        Field::text("origin", beside("origin")).or_unknown(),
        Field::int("merit_year", beside("merit_year")).or_unknown(),
        Field::day("letter_day", beside("letter_day")).or_unknown(),
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

const fn beside(is: &'static str) -> Column {
    Column::Beside { table: "record_attribute", of: "version", name: "attribute", is, value: "value" }
}

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
        Field::day("from_day", Column::Own("from_day")),
        Field::text("parent_kind", Column::Via { by: "parent", table: "body", key: "no", column: "kind" }),
    ],
    measures: None,
    standing: &[
        Standing::Column { role: "parent", column: "parent" },
        Standing::Column { role: "child", column: "child" },
    ],
};

/// Records as things that last, from their first day to their last.
pub(crate) static RUNS: Source =
    Source { name: "run", when: When::During { from: "first_day", to: "last_day" }, ..RECORDS };

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

pub(crate) fn sources() -> [&'static Source; 4] {
    [&RECORDS, &RUNS, &LINKS, &DECLARATIONS]
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
        define(
            "thu.nguon_goc",
            "Được giao hoặc đặt hàng, đã rõ năm mà không phải năm 2021",
            "bản ghi",
            P::all([
                P::one_of("origin", ["giao", "dat_hang"]),
                P::known("merit_year"),
                !P::is("merit_year", 2021),
                P::stands("lead"),
            ]),
            Aggregate::Records,
        ),
        define(
            "thu.chua_ro_nguon_goc",
            "Chưa rõ nguồn gốc, hoặc không phải năm 2021, kể cả chưa rõ năm",
            "bản ghi",
            P::all([P::any([P::unknown("origin"), !P::is("merit_year", 2021)]), P::stands("lead")]),
            Aggregate::Records,
        ),
        define(
            "thu.van_ban",
            "Có văn bản trước kỳ, hoặc bắt đầu trong kỳ",
            "lớp",
            P::all([P::any([P::before_period("letter_day"), P::falls_in_period("first_day")]), P::stands("lead")]),
            sum("lop"),
        ),
        define(
            "thu.chua_co_van_ban",
            "Không có văn bản nào trong kỳ hay trước kỳ",
            "bản ghi",
            P::all([!P::by_closing("letter_day"), P::stands("lead")]),
            Aggregate::Records,
        ),
        define(
            "thu.ngay_van_ban",
            "Các ngày văn bản khác nhau không ở trong kỳ",
            "ngày",
            P::all([!P::falls_in_period("letter_day"), P::stands("lead")]),
            Aggregate::Distinct { field: "letter_day".to_owned() },
        ),
        define(
            "thu.cho_nam",
            "Các năm được ghi nhận, năm của kỳ hoặc năm khác",
            "năm",
            P::all([P::any([P::of_period_year("merit_year"), P::is("merit_year", 2020)]), P::stands("lead")]),
            Aggregate::Distinct { field: "merit_year".to_owned() },
        ),
        whenever(define(
            "thu.khen",
            "Khen cho năm, quyết định ngày nào cũng tính",
            "bản ghi",
            P::all([P::of_period_year("merit_year"), P::stands("lead"), !P::stands_itself("partner")]),
            Aggregate::Records,
        )),
        whenever(of_runs(define(
            "thu.chuyen_tiep",
            "Bắt đầu trước kỳ và chưa kết thúc trước kỳ",
            "lớp",
            P::all([P::before_period("first_day"), !P::before_period("last_day"), P::stands("lead")]),
            sum("lop"),
        ))),
        Definition {
            shape: Shape::Stock,
            ..of_runs(define(
                "thu.dang",
                "Đang diễn ra vào ngày chốt",
                "bản ghi",
                P::stands_itself("lead"),
                Aggregate::Records,
            ))
        },
        Definition {
            source: "body_link".to_owned(),
            ..whenever(define(
                "thu.tang",
                "Tổ chức được nhận trong kỳ",
                "tổ chức",
                P::all([P::falls_in_period("from_day"), P::stands("child")]),
                Aggregate::Records,
            ))
        },
        tctv(),
        Definition {
            source: "declaration".to_owned(),
            ..define("thu.khai_bao", "Khai báo", "khai báo", P::stands("self"), Aggregate::Records)
        },
    ]
}

fn whenever(definition: Definition) -> Definition {
    Definition { shape: Shape::Whenever, ..definition }
}

fn of_runs(definition: Definition) -> Definition {
    Definition { source: RUNS.name.to_owned(), ..definition }
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
