//! Importing and exporting from the machine that holds the data: the very reading, judging and writing of the pages, as the
//! office of the Union. What columns mean is said in a file or told by their headings; nothing is asked back.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Day, Stamp};
use organisation::{Body, UnionHere};
use sheets::Level;
use store::{Db, Snapshot};
use web::Problem;

use super::answers::{self, Said};
use super::ask;
use super::assessed::twins;
use super::batch::{Account, BadRows};
use super::column::{Key, column, columns};
use super::known::Known;
use super::plan::{Letters, Matched, Plan};
use super::policy::the_console;
use super::preview::Counts;
use super::settle::settle;
use super::sheet::{File, Looked, Source, Stream};
use super::store::{self as batches, Kept};
use super::take::take;
use super::template::built;
use super::turn::turn;
use super::write::told;
use crate::record::Kind;
use crate::twin::{Neighbours, Suspect, Twin, Verdict, beside_rows};

/// Sentences that are told of rows; the others are in the marked file of the pages.
const TOLD: usize = 200;

/// What is asked of an import at the console.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of what kind the rows are.
    pub kind: Kind,
    /// Codes of keys by headings; headings that are not named are understood by themselves.
    pub keys: BTreeMap<String, String>,
    /// What becomes of rows with errors.
    pub bad_rows: BadRows,
    /// What becomes of rows that may be in the ledger already.
    pub twins: Twins,
    /// Only look.
    pub dry_run: DryRun,
}

/// What becomes of rows that may be in the ledger already, at the console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Twins {
    /// They keep all others out.
    #[default]
    Stop,
    /// Each is one with the record that it resembles most, and is not written.
    Same,
    /// Each is another thing and is written; the pairs are not asked about again.
    Different,
}

/// Whether rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DryRun {
    /// They are only looked at.
    Yes,
    /// They are written.
    No,
}

/// What an import at the console came to.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Each heading and what it means; nothing for one that is passed over.
    pub columns: Vec<(String, String)>,
    /// What is to be known of the file.
    pub remarks: Vec<String>,
    /// What is to be known of rows, errors first.
    pub sentences: Vec<String>,
    /// How many rows come to what.
    pub counts: Counts,
    /// What was written; nothing after a dry run or where rows with errors kept all others out.
    pub written: Option<Account>,
}

/// Looks at a file and, where it may, writes its rows.
///
/// # Errors
/// The file cannot be read, its columns are not understood, a rule says no, or the house failed.
pub async fn import(db: &Db, union: &Body, file: File, asked: &Asked) -> Result<Told, Problem> {
    let at = UnionHere { slug: union.slug.clone(), body: union.clone() };
    let who = the_console(union);
    let looked = file.look(None).await?;
    let plan = planned(asked, &looked)?;
    let mut told = Told { columns: meanings(asked.kind, &plan), ..Told::default() };
    let plan = Arc::new(plan);
    let _turn = turn().await?;
    let (counts, remarks, sentences, said) = db
        .read(async |view| {
            let known = Arc::new(Known::fetch(view, &who, &at, asked.kind).await?);
            let source = Source {
                file: file.clone(),
                sheet: looked.sheet,
                plan: plan.clone(),
                known: known.clone(),
                who: who.clone(),
            };
            look(view, &at, &known, source, asked.twins).await
        })
        .await?;
    (told.counts, told.remarks, told.sentences) = (counts, remarks, sentences);
    let bad = counts.bad > 0 && asked.bad_rows == BadRows::Stop;
    let alike = counts.alike > 0 && asked.twins == Twins::Stop;
    if asked.dry_run == DryRun::Yes || bad || alike {
        return Ok(told);
    }
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    let digest = db.files().put(file.bytes.to_vec()).await?;
    let kept = Kept { name: file.name.clone(), digest, size, format: looked.format };
    let done = db
        .write(async |tx| {
            let batch = batches::insert(tx, &who, at.body.union, asked.kind, &kept).await?;
            let (batch, permit) = batches::load(tx, &who, &at, batch.id).await?;
            let mut batch = batch.settle(&permit, looked.sheet, Plan::clone(&plan))?;
            batch.bad_rows = asked.bad_rows;
            answers::save(tx, batch.no, Stamp { by: who.account, at: tx.now() }, &said).await?;
            take(tx, &who, &at, &batch, &permit, file.clone()).await
        })
        .await?;
    told.written = Some(done.account);
    Ok(told)
}

type Seen = (Counts, Vec<String>, Vec<String>, Vec<(String, Said)>);

async fn look(view: &Snapshot, at: &UnionHere, known: &Known, source: Source, wanted: Twins) -> Result<Seen, Problem> {
    let mut stream = Stream::open(source);
    let (mut counts, mut errors, mut warnings) = (Counts::default(), Vec::new(), Vec::new());
    let (mut neighbours, mut said) = (Neighbours::new(known.kind), Vec::new());
    while let Some(mut lot) = stream.next().await {
        let fates = settle(view, known, &mut lot).await?;
        let twins = twins(view, &known.who, at, &mut neighbours, &lot, &fates).await?;
        let told_of: Vec<&[Twin]> =
            if warnings.len() < TOLD { twins.iter().map(Vec::as_slice).collect() } else { Vec::new() };
        let beside = beside_rows(view, &known.who, at, &told_of).await?;
        for (place, (row, fate)) in lot.iter().zip(fates).enumerate() {
            counts.add(row, fate, &twins[place]);
            for mark in &row.marks {
                let kept = if mark.level == Level::Error { &mut errors } else { &mut warnings };
                if kept.len() < TOLD {
                    let row = if mark.column.is_none() { format!("dòng {}: ", mark.row + 1) } else { String::new() };
                    let word = if mark.level == Level::Error { "Lỗi" } else { "Cần xem" };
                    kept.push(format!("{word}  {row}{}", told(mark)));
                }
            }
            for suspect in beside.get(place).into_iter().flatten() {
                let (no, Suspect { title, about, why, .. }) = (row.row + 1, suspect);
                warnings.push(format!("Có thể trùng  dòng {no}: “{title}” ({about}; {why})"));
            }
            if let Some(key) = row.taken.as_ref().map(|taken| &taken.key).filter(|_| !twins[place].is_empty()) {
                let verdict = if wanted == Twins::Same { Verdict::One } else { Verdict::Different };
                said.push((key.clone(), ask::of(&twins[place], verdict)));
            }
        }
    }
    let account = stream.finish().await?;
    errors.append(&mut warnings);
    Ok((counts, account.remarks, errors, said))
}

fn planned(asked: &Asked, looked: &Looked) -> Result<Plan, Problem> {
    let refused = |sentence: String| kernel::Refusal::new(kernel::Kind::WrongState, "import.not_matched", sentence);
    if let Some(heading) = asked.keys.keys().find(|heading| !looked.headings.contains(heading)) {
        let there: Vec<String> =
            looked.headings.iter().filter(|title| !title.is_empty()).map(|title| format!("“{title}”")).collect();
        let sentence = format!("Tệp không có cột “{heading}”; các cột của tệp: {}.", there.join(", "));
        return Err(refused(sentence).into());
    }
    let mut plan = Plan::guess(asked.kind, &looked.headings);
    for matched in &mut plan.columns {
        if let Some(code) = asked.keys.get(&matched.title) {
            let known = code.is_empty() || Key::from_code(code).is_some_and(|key| column(asked.kind, key).is_some());
            if !known {
                let all: Vec<&str> = columns(asked.kind).iter().map(|column| column.key.code()).collect();
                let sentence = format!(
                    "“{code}” (cột “{}”) không phải là mã cột của loại “{}”; các mã: {}, {}.",
                    matched.title,
                    asked.kind.row().title,
                    all.join(", "),
                    Key::When.code()
                );
                return Err(refused(sentence).into());
            }
            matched.key = code.clone();
        }
    }
    for (matched, legacy) in plan.columns.iter_mut().zip(&looked.legacy) {
        matched.letters = Letters::of(legacy.as_ref().map(|(legacy, _, _)| *legacy));
    }
    let lacks = plan.lacks(asked.kind);
    if lacks.is_empty() {
        return Ok(plan);
    }
    Err(refused(lacks.join(" ")).into())
}

fn meanings(kind: Kind, plan: &Plan) -> Vec<(String, String)> {
    let meaning = |matched: &Matched| {
        let column = matched.key().and_then(|key| column(kind, key));
        let words = column.map_or_else(String::new, |column| format!("{} ({})", column.title, column.key.code()));
        (matched.title.clone(), words)
    };
    plan.columns.iter().map(meaning).collect()
}

/// The workbook of a kind's records that count between two days; `None` where there are none.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn export(db: &Db, union: &Body, kind: Kind, days: (Day, Day)) -> Result<Option<Vec<u8>>, Problem> {
    let at = UnionHere { slug: union.slug.clone(), body: union.clone() };
    let who = the_console(union);
    let turn = turn().await?;
    let gathered = db.read(async |view| {
        let numbers = super::export::numbers_between(view, &at, kind, days).await?;
        if numbers.is_empty() {
            return Ok(None);
        }
        super::export::gather(view, &who, &at, kind, &numbers).await.map(|book| Some((book, view.today())))
    });
    match gathered.await? {
        Some((book, today)) => Ok(Some(built(book, today, turn).await?)),
        None => Ok(None),
    }
}
