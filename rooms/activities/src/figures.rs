//! What the ledger lets be counted, and the figures of training classes. Each definition is data with a version: its key is
//! never renamed, and another reading is another version (docs/rules/counting.md, rules 1 to 4).
//!
//! Headline figures count what a body leads (chủ trì, đồng chủ trì); what it only takes part in (phối hợp, and nobody below
//! it leads) is counted apart, so that the two lists never share a record.

use figures::source::{Column, Field, Known, Measures, Source, Standing, When};
use figures::{Aggregate, Definition, Predicate as P, Regrouping, Shape};

use crate::record::Measure;

/// Versions of records, counted on their last day.
pub static RECORDS: Source = Source {
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
    ],
    measures: Some(Measures {
        table: "record_measure",
        of: "version",
        measure: "measure",
        value: "value",
        qualifier: "qualifier",
        known: Measure::CODES,
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

/// The room's definitions, every published version of each.
pub fn definitions() -> Vec<Definition> {
    let leads = || P::stands("lead");
    let helps = || P::all([P::stands("partner"), !P::stands("lead")]);
    let takes_part = || P::any([P::stands("lead"), P::stands("partner")]);
    let bulk = || P::all([leads(), P::is("detail", "bulk")]);
    use Measure::{Attendances, Classes, Households, Trainees};
    vec![
        sum("lop.chu_tri", "Lớp tập huấn chủ trì, đồng chủ trì", Classes, leads(), "chủ trì hoặc đồng chủ trì"),
        sum("lop.phoi_hop", "Lớp tập huấn phối hợp", Classes, helps(), "phối hợp mà không chủ trì"),
        sum("lop.tham_gia", "Lớp tập huấn chủ trì hoặc phối hợp", Classes, takes_part(), "chủ trì hoặc phối hợp"),
        sum("lop.gop", "Trong đó: số liệu gộp", Classes, bulk(), "chủ trì, ghi bằng số liệu gộp"),
        sum("lop.luot", "Lượt người dự lớp", Attendances, leads(), "chủ trì hoặc đồng chủ trì"),
        sum("lop.luot.phoi_hop", "Lượt người dự lớp phối hợp", Attendances, helps(), "phối hợp mà không chủ trì"),
        sum("lop.hoc_vien", "Học viên", Trainees, leads(), "chủ trì hoặc đồng chủ trì"),
        sum("lop.hoc_vien.phoi_hop", "Học viên lớp phối hợp", Trainees, helps(), "phối hợp mà không chủ trì"),
        sum("lop.ho", "Hộ được tập huấn", Households, leads(), "chủ trì hoặc đồng chủ trì"),
        sum("lop.ho.phoi_hop", "Hộ được tập huấn ở lớp phối hợp", Households, helps(), "phối hợp mà không chủ trì"),
    ]
}

/// A sum of one measure over distinct done classes; a record in which the measure is not stated is not in its list, one in
/// which it is stated as unknown is.
fn sum(key: &str, title: &str, measure: Measure, who: P, words: &str) -> Definition {
    let unit = measure.unit();
    Definition {
        key: key.to_owned(),
        version: 1,
        title: title.to_owned(),
        unit: unit.to_owned(),
        sentence: format!(
            "Tổng số {unit} của các lớp tập huấn đã thực hiện, có ngày kết thúc trong kỳ, do đơn vị hoặc tổ chức trực thuộc {words}; mỗi bản ghi tính một lần."
        ),
        source: "record".to_owned(),
        shape: Shape::Flow,
        predicate: P::all([P::is("kind", "training_class"), P::is("state", "done"), who]),
        aggregate: Aggregate::Sum { measure: measure.code().to_owned() },
        regrouping: Regrouping::Allowed,
    }
}

#[cfg(test)]
mod tests;
