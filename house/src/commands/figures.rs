//! `hoitu figures`: the figures of a Union over a period, as a table for a reader or as JSON for a program. The JSON names
//! its schema; a new field may come at any time, a change of meaning makes a new schema, and keys of figures are never
//! renamed. A value of `null` is unknown, which is not zero.

use std::process::ExitCode;

use figures::{Answer, Basis, Catalogue, Figure, Line, Question, Share};
use kernel::{Fault, Period, Qualifier};
use organisation::Body;
use reports::figure::figures_json;
use store::Snapshot;

use super::{Bench, named};
use crate::cli::{self, FiguresFormat};
use crate::stop::Stop;
use crate::{data, rooms};

/// Prints the figures.
///
/// # Errors
/// A sentence where there is no such Union or figure.
pub async fn run(mut bench: Bench<'_>, asked: &cli::Figures) -> Result<ExitCode, Stop> {
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let catalogue = rooms::catalogue()?;
    let wanted = wanted(&catalogue, asked.figure.as_deref())?;
    let text = db
        .read(async |view| {
            let union = named::union(view, &asked.union).await?;
            let only = asked.figure.as_deref();
            match asked.format {
                FiguresFormat::Json => {
                    let json = figures_json(view, &catalogue, &union, asked.period, only, asked.records).await?;
                    serde_json::to_string_pretty(&json).map_err(|error| Fault::caused("write JSON", error).into())
                }
                FiguresFormat::Table => {
                    let answers = answers(view, &wanted, &union, asked.period).await?;
                    Ok::<_, Stop>(table(&wanted, &answers, &union, asked))
                }
            }
        })
        .await?;
    db.close().await;
    bench.say(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn wanted<'a>(catalogue: &'a Catalogue, key: Option<&str>) -> Result<Vec<&'a Figure>, Stop> {
    let Some(key) = key else { return Ok(catalogue.latest().collect()) };
    let known = || catalogue.latest().map(Figure::key).collect::<Vec<_>>().join(", ");
    let one = catalogue.get(key);
    one.map(|figure| vec![figure])
        .ok_or_else(|| Stop::said(format!("Không có số liệu nào có mã “{key}”. Các mã đang có: {}.", known())))
}

async fn answers(view: &Snapshot, wanted: &[&Figure], union: &Body, period: Period) -> Result<Vec<Answer>, Fault> {
    let question = Question { body: union.no, period, basis: Basis::AsReported, known_at: view.now() };
    let mut answers = Vec::new();
    for figure in wanted {
        answers.push(figure.answer(view, &question).await?);
    }
    Ok(answers)
}

fn share(line: &Line) -> (Option<i64>, Qualifier) {
    match &line.share {
        Share::One | Share::Value(Some(_)) => (Some(1), Qualifier::Exact),
        Share::Amount(quantity) => (quantity.value, quantity.qualifier),
        Share::Value(None) => (None, Qualifier::Exact),
    }
}

fn table(wanted: &[&Figure], answers: &[Answer], union: &Body, asked: &cli::Figures) -> String {
    let head = ["Mã", "Số liệu", "Giá trị", "Đơn vị", "Bản ghi"].map(str::to_owned);
    let mut rows = vec![head];
    for (figure, answer) in wanted.iter().zip(answers) {
        let definition = figure.definition();
        let number = answer.number;
        rows.push([
            definition.key.clone(),
            definition.title.clone(),
            said(number.value, number.qualifier),
            definition.unit.clone(),
            viet::grouped(number.records),
        ]);
        if asked.records {
            rows.extend(answer.lines.iter().map(|line| {
                let (value, qualifier) = share(line);
                let day = viet::short_date(line.day.date());
                [format!("  {day}"), format!("  {}", line.title), said(value, qualifier), String::new(), String::new()]
            }));
        }
    }
    let period = asked.period;
    let range = viet::day_range(period.first.date(), period.last.date());
    format!("{}\nKỳ: {} ({range})\n\n{}", union.name, period.name(), aligned(&rows))
}

fn said(value: Option<i64>, qualifier: Qualifier) -> String {
    match value {
        None => "chưa rõ".to_owned(),
        Some(value) => format!("{} {}", qualifier.word(), viet::grouped(value)).trim_start().to_owned(),
    }
}

/// Columns side by side; numbers (the third and the last) stand at the right.
fn aligned(rows: &[[String; 5]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3), width(4)];
    let line = |row: &[String; 5]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            if matches!(column, 2 | 4) { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}
