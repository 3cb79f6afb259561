//! A report and its figures as JSON, for programs. The schema's name carries its version; figure keys are never renamed.

use activities::declaration::Said;
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
                    "declared": pair.declared.as_ref().map(|declared| said_json(&declared.said)),
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

/// What the body said of itself; it stands beside the counted number and is part of none. It always says of which time it
/// speaks: a stock on its last day, a flow over its days, or, where the paper only names one, a period by its `label`.
fn said_json(said: &Said) -> Value {
    let ((first, last), label) = (said.when.days(), said.when.label());
    json!({
        "value": said.value,
        "qualifier": said.qualifier.code(),
        "unit": said.unit,
        "meaning": said.meaning,
        "source": said.source,
        "first": first,
        "last": last,
        "label": (!label.is_empty()).then_some(label),
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

#[cfg(test)]
mod tests {
    use activities::declaration::When;
    use kernel::Qualifier;

    use super::*;

    #[test]
    fn what_was_declared_says_of_which_time() {
        let said = |when| Said {
            figure: "lop.luot".to_owned(),
            value: 1820,
            qualifier: Qualifier::Over,
            unit: "lượt người".to_owned(),
            meaning: "Lượt người dự".to_owned(),
            when,
            source: "Báo cáo số 41/BC-LHH".to_owned(),
        };
        let days = |json: Value| format!("{} {} {}", json["first"], json["last"], json["label"]);
        let day = "2022-06-14".parse().unwrap();
        assert_eq!(days(said_json(&said(When::On(day)))), r#""2022-06-14" "2022-06-14" null"#);
        let named = When::Named("2022-H1".parse().unwrap());
        assert_eq!(days(said_json(&said(named))), r#""2022-01-01" "2022-06-30" "2022-H1""#);
    }
}
