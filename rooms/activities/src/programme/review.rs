//! What carries a programme out: how many records of each kind, what those that are done add up to, the latest of them. It
//! is the ledger's own filter, so whatever it counts is listed, and taken away as a workbook, under the very same one.

use kernel::Actor;
use organisation::UnionHere;
use store::Snapshot;
use web::Problem;

use super::programme::ProgrammeId;
use crate::record::{
    self, Ask, Choices, DONE, Filter, Head, Kind, Listed, PAGE, Periods, Turn, count_by_year, periods, rows, settle,
    sums, workbook_url,
};

/// What carries a programme out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The programme, and of which time and whose records.
    pub filter: Filter,
    /// The same in words, but for the programme.
    pub words: String,
    /// What of it nobody can follow.
    pub unclear: Vec<String>,
    /// The kinds, in the order of the catalogue.
    pub kinds: Vec<OfKind>,
    /// All records.
    pub count: i64,
    /// The latest of them.
    pub listed: Listed,
    /// All of them in the ledger.
    pub ledger: String,
    /// All of them as a workbook.
    pub excel: String,
    /// Periods to filter by.
    pub periods: Vec<Periods>,
    /// Bodies to filter by.
    pub bodies: Vec<(String, String)>,
    /// Today, for the sheet of paper.
    pub day: String,
}

/// The records of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// How many, in whatever state.
    pub count: i64,
    /// The filtered list.
    pub href: String,
    /// How many are done.
    pub done: i64,
    /// The filtered list of these.
    pub done_href: String,
    /// What those that are done add up to; nothing where nothing was counted.
    pub sums: String,
}

/// The review of a programme; of `asked`, the period and the body are heeded.
///
/// # Errors
/// What the engine says.
pub async fn of(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    programme: ProgrammeId,
    asked: &Filter,
) -> Result<Review, Problem> {
    let ledger = record::list_url(&at.slug);
    let heeded = [Ask::Body, Ask::Period];
    let filter = heeded.iter().fold(Filter::default(), |filter, ask| filter.with(*ask, asked.of(*ask)));
    let filter = filter.with(Ask::Programme, programme.to_string());
    let choices = Choices::reached_by(view, who, at).await?;
    let understood = settle(view, who, at, &filter, &choices).await?;
    let (sql, args) = understood.sql(who, at.body.no, view.today());
    let counts = rows::count_by_kind(view, &sql, args.clone()).await?;
    let (lines, ..) = rows::page(view, &sql, args, filter.sort(), &Turn::First, PAGE).await?;

    let only_done = filter.with(Ask::State, DONE);
    let (sql, args) = settle(view, who, at, &only_done, &choices).await?.sql(who, at.body.no, view.today());
    let done = rows::count_by_kind(view, &sql, args.clone()).await?;
    let mut sums = sums::sums(view, &sql, args).await?;
    let of_kind = |(kind, count): (&Kind, &i64)| OfKind {
        kind: *kind,
        count: *count,
        href: filter.with(Ask::Kind, kind.row().slug).address(&ledger, &[]),
        done: done.get(kind).copied().unwrap_or(0),
        done_href: only_done.with(Ask::Kind, kind.row().slug).address(&ledger, &[]),
        sums: sums.remove(kind).unwrap_or_default(),
    };
    let kinds: Vec<OfKind> = counts.iter().map(of_kind).collect();
    let is_heeded = |(ask, _): &&(Ask, String)| heeded.contains(ask);
    let words: Vec<&str> = understood.said().iter().filter(is_heeded).map(|(_, words)| words.as_str()).collect();
    let years: Vec<i32> = count_by_year(view, who, at, &choices).await?.into_keys().rev().collect();
    Ok(Review {
        words: words.join("; "),
        unclear: understood.unclear().iter().map(|unclear| unclear.sentence.clone()).collect(),
        count: counts.values().sum(),
        kinds,
        listed: Listed::new(ledger.clone(), lines, None, Head::plain()),
        ledger: filter.address(&ledger, &[]),
        excel: workbook_url(&filter, &ledger),
        periods: periods(&years, filter.of(Ask::Period)),
        bodies: choices.options(),
        day: viet::short_date(view.today().date()),
        filter,
    })
}

impl Review {
    /// What is asked, as the form's fields show it.
    pub(super) fn of(&self, ask: Ask) -> &str {
        self.filter.of(ask)
    }

    /// Whether it is of some time or of somebody only.
    pub(super) fn is_part(&self) -> bool {
        !self.of(Ask::Period).is_empty() || !self.of(Ask::Body).is_empty()
    }

    /// Whether there are more records than are listed.
    pub(super) fn has_more(&self) -> bool {
        usize::try_from(self.count).is_ok_and(|count| count > self.listed.lines.len())
    }
}
