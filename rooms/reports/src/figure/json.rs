//! Figures as JSON, for programs and for `hoitu figures`. The schema's name carries its version; keys are never renamed.

use figures::{Basis, Catalogue, Figure, Page, Question, Share};
use kernel::{Fault, Period};
use organisation::Body;
use serde_json::{Value, json};
use store::Snapshot;

use crate::report::{number_json, period_json};

/// Name and version of the schema.
pub const SCHEMA: &str = "hoitu.figures/1";

/// All figures of a body over a period, or one of them; with `records` the list behind each, from the same snapshot.
///
/// # Errors
/// What the engine says.
pub async fn figures_json(
    view: &Snapshot,
    catalogue: &Catalogue,
    body: &Body,
    period: Period,
    only: Option<&str>,
    records: bool,
) -> Result<Value, Fault> {
    let question = Question { body: body.no, period, basis: Basis::AsReported, known_at: view.now() };
    let mut figures = Vec::new();
    for figure in catalogue.latest().filter(|figure| only.is_none_or(|key| figure.key() == key)) {
        figures.push(one(view, figure, &question, records).await?);
    }
    Ok(json!({
        "schema": SCHEMA,
        "body": { "id": body.id, "slug": body.slug, "name": body.name },
        "period": period_json(&period),
        "figures": figures,
    }))
}

async fn one(view: &Snapshot, figure: &Figure, question: &Question, records: bool) -> Result<Value, Fault> {
    let definition = figure.definition();
    let number = figure.number(view, question).await?;
    let mut value = json!({
        "key": definition.key,
        "title": definition.title,
        "unit": definition.unit,
        "version": definition.version,
        "digest": definition.digest(),
    });
    if let (Value::Object(figure), Value::Object(number)) = (&mut value, number_json(&number)) {
        figure.extend(number);
    }
    if records {
        let lines = figure.list(view, question, &Page::ALL).await?;
        let line = |line: &figures::Line| {
            let (amount, qualifier) = match &line.share {
                Share::One => (json!(1), "exact"),
                Share::Amount(quantity) => (json!(quantity.value), quantity.qualifier.code()),
                Share::Value(value) => (json!(value), "exact"),
            };
            json!({ "id": line.id, "day": line.day, "title": line.title, "amount": amount, "qualifier": qualifier })
        };
        value["list"] = lines.iter().map(line).collect();
    }
    Ok(value)
}
