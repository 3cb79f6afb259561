//! A report and its figures as JSON, for programs. The schema's name carries its version; figure keys are never renamed.

use activities::declaration::Declared;
use figures::Number;
use kernel::Period;
use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

use super::report::Report;
use crate::prose::changed;

/// Name and version of the schema.
pub const SCHEMA: &str = "hoitu.report/1";

impl Report {
    /// The report as JSON.
    pub fn json(&self) -> Value {
        let figures: Vec<Value> = self
            .pairs()
            .map(|(key, pair)| {
                json!({
                    "key": key,
                    "title": pair.title,
                    "unit": pair.unit,
                    "version": pair.version,
                    "digest": pair.digest,
                    "this_period": number_json(&pair.now),
                    "year_before": number_json(&pair.before),
                    "change": changed(&pair.now, &pair.before).value(),
                    "declared": pair.declared.as_ref().map(declared_json),
                })
            })
            .collect();
        json!({
            "schema": SCHEMA,
            "kind": self.kind.code(),
            "union": self.union.slug,
            "body": { "id": self.body.id, "name": self.body.name },
            "period": period_json(&self.period),
            "known_at": self.known_at.local().format(&Rfc3339).unwrap_or_default(),
            "figures": figures,
        })
    }
}

/// What the body said of itself; it stands beside the counted number and is part of none.
fn declared_json(declared: &Declared) -> Value {
    let said = &declared.said;
    json!({
        "value": said.value,
        "qualifier": said.qualifier.code(),
        "unit": said.unit,
        "meaning": said.meaning,
        "source": said.source,
    })
}

/// A number: unknown is null, which is not zero; `unknown` says how many records of the list are.
pub fn number_json(number: &Number) -> Value {
    json!({
        "value": number.value,
        "qualifier": number.qualifier.code(),
        "unknown": number.unknown,
        "records": number.records,
    })
}

/// A period.
pub fn period_json(period: &Period) -> Value {
    json!({ "code": period.to_string(), "first": period.first, "last": period.last, "name": period.name() })
}
