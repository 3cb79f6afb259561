//! Reports without a database: one that knows everything, one with gaps and bulk records. Tests, the gallery and whoever
//! wants a sample [`Document`](kernel::document::Document) play with them.

use std::collections::BTreeMap;

use figures::Number;
use kernel::{Closing, Period, Qualifier};

use super::kind::ReportKind;
use super::report::{Pair, Report, TRAINING};
use crate::letterhead::Letterhead;
use crate::samples::{here, morning};

impl Report {
    /// Reports of the Union of Lạng Sơn: the half that was closed last week, the year that runs.
    pub fn samples() -> Vec<Self> {
        let half = |closing| Period::half(2022, 1, closing);
        let year = Period::year(2022, Closing::Calendar);
        let known = [
            ("lop.chu_tri", exact(26, 9), exact(22, 8)),
            ("lop.luot", over(9000, 7), exact(7410, 8)),
            ("lop.ho", exact(700, 2), exact(760, 3)),
        ];
        let gaps = [
            ("lop.chu_tri", Number { unknown: 1, ..exact(40, 12) }, exact(0, 0)),
            ("lop.gop", Number { unknown: 1, ..exact(12, 2) }, exact(0, 0)),
            ("lop.phoi_hop", exact(2, 1), exact(3, 2)),
            ("lop.hoc_vien.phoi_hop", exact(120, 1), exact(0, 0)),
            ("lop.luot", Number { value: None, unknown: 2, records: 2, qualifier: Qualifier::Exact }, exact(0, 0)),
        ];
        let six_month = half(Closing::Statutory).map(|period| sample(ReportKind::SixMonth, period, &known));
        let annual = year.map(|period| sample(ReportKind::Annual, period, &gaps));
        six_month.into_iter().chain(annual).collect()
    }
}

fn sample(kind: ReportKind, period: Period, said: &[(&str, Number, Number)]) -> Report {
    let here = here();
    let pair = |key: &'static str, title: &str, unit: &str| {
        let (now, before) = said
            .iter()
            .find(|(name, ..)| *name == key)
            .map_or((Number::ZERO, Number::ZERO), |(_, now, before)| (*now, *before));
        Pair {
            title: title.to_owned(),
            unit: unit.to_owned(),
            version: 1,
            digest: String::new(),
            now,
            before,
            declared: None,
        }
    };
    let definitions: BTreeMap<String, (String, String)> = activities::figures::definitions()
        .into_iter()
        .map(|definition| (definition.key, (definition.title, definition.unit)))
        .collect();
    let figures = TRAINING.into_iter().filter_map(|key| {
        let (title, unit) = definitions.get(key)?;
        Some((key, pair(key, title, unit)))
    });
    Report::of(
        kind,
        period,
        &here.body,
        &here.body,
        morning(),
        Letterhead::derived(&here.body, &here.body),
        figures.collect(),
    )
}

fn exact(value: i64, records: i64) -> Number {
    Number { value: Some(value), unknown: 0, records, qualifier: Qualifier::Exact }
}

fn over(value: i64, records: i64) -> Number {
    Number { qualifier: Qualifier::Over, ..exact(value, records) }
}
