//! What a reading of the whole sheet came to, for the pages of its preview. It is kept in memory while nothing changed that
//! it stands on, so that turning a page does not read twenty thousand rows again; it is never shown once something did.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Actor, Day, Fault, UnionNo};
use organisation::UnionHere;
use store::{Snapshot, Witness, args};
use web::{Cx, Problem};

use super::answers::Answers;
use super::assess::Judged;
use super::batch::{Batch, BatchNo};
use super::file;
use super::known::Known;
use super::plan::Plan;
use super::preview::Counts;
use super::settle::{Fate, settle};
use super::sheet::{Account, Source, Stream};
use super::turn::turn;
use crate::twin::{Neighbours, Twin};

/// Sheets that are kept: two people at their previews, at most some ten megabytes each.
const KEPT: usize = 2;

/// What a reading of the whole sheet came to.
pub struct Assessed {
    /// Its rows.
    pub rows: Vec<Row>,
    /// How many come to what.
    pub counts: Counts,
    /// What is to be known of the sheet, and its columns.
    pub account: Account,
}

/// A row as it was judged, packed.
pub struct Row {
    /// Counted from 0.
    pub row: u32,
    /// What it comes to.
    pub fate: Fate,
    /// What gives pause.
    pub marks: Vec<sheets::Mark>,
    /// By what it is known, where something in the ledger may be the same; else nothing.
    pub key: String,
    /// Records that may be the same.
    pub twins: Vec<Twin>,
    text: Box<str>,
    ends: Box<[u32]>,
}

impl Assessed {
    /// How many rows nobody has answered yet of those that may be in the ledger.
    pub fn unanswered(&self, answers: &Answers) -> i64 {
        let rows = self.rows.iter().filter(|row| row.is_asked() && !answers.contains_key(&row.key));
        i64::try_from(rows.count()).unwrap_or(i64::MAX)
    }
}

impl Row {
    fn new(judged: Judged, fate: Fate, twins: Vec<Twin>) -> Self {
        let mut ends = Vec::with_capacity(judged.cells.len());
        let mut text = String::with_capacity(judged.cells.iter().map(String::len).sum());
        for cell in &judged.cells {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        let key = judged.taken.filter(|_| !twins.is_empty()).map(|taken| taken.key).unwrap_or_default();
        let marks = judged.marks;
        Self { row: judged.row, fate, marks, key, twins, text: text.into(), ends: ends.into() }
    }

    /// What stands in one of its columns.
    pub fn cell(&self, no: usize) -> &str {
        let end = |no: usize| self.ends.get(no).and_then(|end| usize::try_from(*end).ok());
        let from = no.checked_sub(1).map_or(Some(0), end);
        from.zip(end(no)).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default()
    }

    /// Whether somebody is asked if it is in the ledger already.
    pub fn is_asked(&self) -> bool {
        !self.twins.is_empty()
    }
}

/// All that a reading stands on: while it is equal, nothing is read again.
#[derive(PartialEq)]
struct Basis {
    batch: BatchNo,
    sheet: usize,
    plan: Plan,
    who: Actor,
    today: Day,
    mark: (i64, i64),
}

type Shelf = Vec<(Witness, Basis, Arc<Assessed>)>;

static SHELF: Mutex<Shelf> = Mutex::new(Vec::new());

/// What the whole sheet comes to as things stand now.
///
/// # Errors
/// The file cannot be read, or what the engine says.
pub async fn assessed(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    batch: &Batch,
    plan: &Plan,
) -> Result<Arc<Assessed>, Problem> {
    let basis = cx.read(async |view| basis_of(view, who, batch, plan).await).await?;
    if let Some(kept) = kept(cx, &basis) {
        return Ok(kept);
    }
    let file = file::of(cx.db(), batch).await?;
    let _turn = turn().await?;
    let (basis, found) = cx
        .read(async |view| {
            let known = Arc::new(Known::fetch(view, who, at, batch.kind).await?);
            let plan = Arc::new(plan.clone());
            let source =
                Source { file: file.clone(), sheet: batch.sheet, plan, known: known.clone(), who: who.clone() };
            let found = read(view, who, at, &known, source).await?;
            Ok::<_, Problem>((basis_of(view, who, batch, &found.1).await?, found.0))
        })
        .await?;
    let found = Arc::new(found);
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    shelf.retain(|(witness, kept, _)| !(witness.is_of(cx.db()) && kept.batch == basis.batch));
    shelf.insert(0, (cx.db().witness(), basis, found.clone()));
    shelf.truncate(KEPT);
    Ok(found)
}

fn kept(cx: &Cx, basis: &Basis) -> Option<Arc<Assessed>> {
    let shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    let found = shelf.iter().find(|(witness, kept, _)| witness.is_of(cx.db()) && kept == basis);
    found.map(|(_, _, found)| found.clone())
}

async fn basis_of(view: &Snapshot, who: &Actor, batch: &Batch, plan: &Plan) -> Result<Basis, Fault> {
    let mark = mark(view, batch.no.union()).await?;
    Ok(Basis { batch: batch.no, sheet: batch.sheet, plan: plan.clone(), who: who.clone(), today: view.today(), mark })
}

/// Moves with whatever is done in a Union: everything writes its line of the log. Nothing is read from the lines.
async fn mark(view: &Snapshot, union: UnionNo) -> Result<(i64, i64), Fault> {
    let sql = "SELECT COALESCE(MAX(at), 0) AS last, CAST(COUNT(*) AS BIGINT) AS n FROM event_log
        WHERE union_no = $1 AND at = (SELECT MAX(at) FROM event_log WHERE union_no = $1)";
    let row = view.one(sql, args![union]).await?;
    Ok((row.get("last")?, row.get("n")?))
}

async fn read(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    known: &Known,
    source: Source,
) -> Result<(Assessed, Arc<Plan>), Problem> {
    let plan = source.plan.clone();
    let mut stream = Stream::open(source);
    let (mut rows, mut counts) = (Vec::new(), Counts::default());
    let mut neighbours = Neighbours::new(known.kind);
    while let Some(mut lot) = stream.next().await {
        let fates = settle(view, known, &mut lot).await?;
        let twins = twins(view, who, at, &mut neighbours, &lot, &fates).await?;
        for ((judged, fate), twins) in lot.into_iter().zip(fates).zip(twins) {
            counts.add(&judged, fate, &twins);
            rows.push(Row::new(judged, fate, twins));
        }
    }
    rows.shrink_to_fit();
    Ok((Assessed { rows, counts, account: stream.finish().await? }, plan))
}

/// For each row of a lot the records that may be the same; only of rows that would become new records.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn twins(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    neighbours: &mut Neighbours,
    lot: &[Judged],
    fates: &[Fate],
) -> Result<Vec<Vec<Twin>>, Fault> {
    let mut all = vec![Vec::new(); lot.len()];
    let (mut places, mut contents) = (Vec::new(), Vec::new());
    for (place, (row, fate)) in lot.iter().zip(fates).enumerate() {
        if let (Fate::New, Some(taken)) = (fate, &row.taken) {
            places.push(place);
            contents.push(&taken.content);
        }
    }
    let found = neighbours.of(view, who, at, &contents).await?;
    for (place, twins) in places.into_iter().zip(found) {
        all[place] = twins;
    }
    Ok(all)
}
