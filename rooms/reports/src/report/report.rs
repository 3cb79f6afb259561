//! A report in the making: a kind × a body × a period, and the answers of its figures, all asked in one snapshot, this
//! period and the same one a year before. What is not asked here is not printed.

use std::collections::BTreeMap;

use activities::declaration::{Declared, beside};
use figures::{Basis, Catalogue, Number, Question};
use kernel::{Fault, Period, Timestamp};
use organisation::Body;
use store::Snapshot;

use super::kind::ReportKind;
use crate::letterhead::{self, Letterhead};

/// The figures of the training section, in the order of its table.
pub const TRAINING: [&str; 10] = [
    "lop.chu_tri",
    "lop.gop",
    "lop.phoi_hop",
    "lop.tham_gia",
    "lop.luot",
    "lop.luot.phoi_hop",
    "lop.hoc_vien",
    "lop.hoc_vien.phoi_hop",
    "lop.ho",
    "lop.ho.phoi_hop",
];

/// A figure's answers in a report.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What a table calls it.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// The version of the definition.
    pub version: u32,
    /// The digest of the definition.
    pub digest: String,
    /// In this period.
    pub now: Number,
    /// In the same period a year before.
    pub before: Number,
    /// What the body said of itself about this period; it stands beside and is never added.
    pub declared: Option<Declared>,
}

/// A report in the making.
#[derive(Clone, Debug)]
pub struct Report {
    /// What kind.
    pub kind: ReportKind,
    /// Over which days.
    pub period: Period,
    /// Whose.
    pub body: Body,
    /// In which Union.
    pub union: Body,
    /// As known when.
    pub known_at: Timestamp,
    /// How it is headed and signed.
    pub letterhead: Letterhead,
    figures: BTreeMap<&'static str, Pair>,
}

impl Report {
    /// Asks all figures in this snapshot.
    ///
    /// # Errors
    /// What the engine says, or a figure that the catalogue lacks.
    pub async fn compose(
        view: &Snapshot,
        catalogue: &Catalogue,
        union: &Body,
        body: &Body,
        kind: ReportKind,
        period: Period,
    ) -> Result<Self, Fault> {
        let mut figures = BTreeMap::new();
        for key in TRAINING {
            let figure = catalogue.get(key).ok_or_else(|| Fault::new(format!("the catalogue lacks {key}")))?;
            let question = Question { body: body.no, period, basis: Basis::AsReported, known_at: view.now() };
            let earlier = Question { period: period.year_before(), ..question };
            let definition = figure.definition();
            let pair = Pair {
                title: definition.title.clone(),
                unit: definition.unit.clone(),
                version: definition.version,
                digest: definition.digest(),
                now: figure.number(view, &question).await?,
                before: figure.number(view, &earlier).await?,
                declared: beside(view, body.no, key, period).await?,
            };
            figures.insert(key, pair);
        }
        let (letterhead, _) = letterhead::store::of(view, body, union).await?;
        Ok(Self::of(kind, period, body, union, view.now(), letterhead, figures))
    }

    /// From answers that were asked together.
    pub(super) fn of(
        kind: ReportKind,
        period: Period,
        body: &Body,
        union: &Body,
        known_at: Timestamp,
        letterhead: Letterhead,
        figures: BTreeMap<&'static str, Pair>,
    ) -> Self {
        Self { kind, period, body: body.clone(), union: union.clone(), known_at, letterhead, figures }
    }

    /// The answers of a figure of this report.
    ///
    /// # Errors
    /// The figure is not part of it.
    pub fn pair(&self, key: &str) -> Result<&Pair, Fault> {
        self.figures.get(key).ok_or_else(|| Fault::new(format!("the report does not ask {key}")))
    }

    /// All figures in the order of the table.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &Pair)> {
        TRAINING.into_iter().filter_map(|key| self.figures.get(key).map(|pair| (key, pair)))
    }

    /// The figures that have a row in the table: the main ones always, the others when they say something in either period.
    pub fn printed(&self) -> impl Iterator<Item = (&'static str, &Pair)> {
        let says = |(key, pair): &(&str, &Pair)| {
            let main = ["lop.chu_tri", "lop.luot", "lop.ho"].contains(key);
            // Its two parts stand apart; beside them their union would be read as a third number to be added.
            let of_two = *key == "lop.tham_gia";
            let says = pair.now.records > 0 || pair.before.records > 0 || pair.declared.is_some();
            !of_two && (main || says)
        };
        self.pairs().filter(says)
    }

    /// The name of the table's cell that holds a figure's change.
    pub fn change_cell(key: &str) -> String {
        format!("{key}@tang_giam")
    }

    /// Who opens the sentences.
    pub fn subject(&self) -> String {
        if self.body.no == self.union.no {
            return "Liên hiệp hội và các đơn vị, hội thành viên".to_owned();
        }
        self.body.short.clone()
    }

    /// Where the list of a figure lies, for this body and period or the one a year before.
    pub fn opens(&self, key: &str, period: &Period) -> String {
        crate::figure::url(&self.union.slug, key, period, (self.body.no != self.union.no).then_some(self.body.id))
    }
}
