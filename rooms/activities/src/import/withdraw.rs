//! What taking a batch back does to the ledger, in the one transaction it is handed: for a form and a job alike. It may be
//! asked twice: what was taken back once is not of the batch any more.

use kernel::{Actor, Fault};
use store::{Snapshot, Tx, args};
use web::Problem;

use super::batch::{Batch, BatchNo};
use super::policy::Handle;
use super::progress::Teller;
use super::store as batches;
use crate::record::{Reason, RecordNo, may_keep, store as ledger};

/// Records of a lot.
const LOT: usize = 500;

/// What of a batch is taken back and what stays, in records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Taken back: withdrawn, or saying again what it said before.
    pub back: i64,
    /// It stays, because it was changed since.
    pub stays: i64,
}

/// What would be taken back, and what would stay.
///
/// # Errors
/// What the engine says.
pub async fn count(view: &Snapshot, batch: BatchNo) -> Result<Left, Fault> {
    let entered = "SELECT CAST(COUNT(*) AS BIGINT) AS n,
            CAST(COALESCE(SUM(CASE WHEN r.current = k.entered THEN 1 ELSE 0 END), 0) AS BIGINT) AS same
        FROM import_key k JOIN record r ON r.union_no = k.union_no AND r.no = k.record
        WHERE k.union_no = $1 AND k.batch = $2 AND k.entered <> 0";
    let corrected = "SELECT CAST(COUNT(*) AS BIGINT) AS n,
            CAST(COALESCE(SUM(CASE WHEN r.current = l.version THEN 1 ELSE 0 END), 0) AS BIGINT) AS same
        FROM import_line l JOIN record r ON r.union_no = l.union_no AND r.no = l.record
        WHERE l.union_no = $1 AND l.batch = $2 AND l.outcome = 'corrected'";
    let mut left = Left::default();
    for sql in [entered, corrected] {
        let row = view.one(sql, args![batch.union(), batch]).await?;
        let (all, same): (i64, i64) = (row.get("n")?, row.get("same")?);
        left.back += same;
        left.stays += all - same;
    }
    Ok(left)
}

/// Takes a batch back and closes it.
///
/// # Errors
/// It is not done; one of its records is not hers to keep; what the engine says. Nothing is taken back then.
pub async fn undo(tx: &Tx, who: &Actor, batch: &Batch, permit: &Handle) -> Result<Left, Problem> {
    let undone = batch.undo(permit, tx.now())?;
    let teller = Teller::begin(batch.id);
    let (withdrawn, left) = withdraw(tx, who, batch, &teller).await?;
    let (back, stays) = take_back(tx, who, batch, &teller, withdrawn).await?;
    super::answers::forget(tx, batch.no).await?;
    batches::save(tx, &undone).await?;
    let records = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Left { back: records(withdrawn + back), stays: records(left + stays) })
}

/// Withdraws what the batch entered; how many, and how many stay because somebody changed them.
async fn withdraw(tx: &Tx, who: &Actor, batch: &Batch, teller: &Teller) -> Result<(usize, usize), Problem> {
    let (file, _, _) = batches::file_of(tx, batch).await?;
    let why = Reason::read(&format!("Hoàn tác lần nhập tệp {file}")).map_err(Fault::new)?;
    let all = batches::entered_by(tx, batch.no, 0, i64::MAX).await?;
    let (same, changed): (Vec<_>, Vec<_>) = all.into_iter().partition(|entered| entered.current == entered.entered);
    for (done, lot) in (0..).step_by(LOT).zip(same.chunks(LOT)) {
        teller.done(done);
        let numbers: Vec<RecordNo> = lot.iter().map(|entered| entered.no).collect();
        let standing = ledger::read_many(tx, batch.kind, &numbers).await?;
        let mut bodies: Vec<_> = standing.iter().flat_map(|standing| standing.version.content.body_numbers()).collect();
        bodies.sort();
        bodies.dedup();
        let reached = ledger::reached(tx, who, &bodies).await?;
        let mut changes = Vec::with_capacity(standing.len());
        for standing in standing {
            let record = standing.into_record()?;
            let permit = may_keep(who, &record, &reached)?;
            let change = record.withdraw(permit, why.clone(), tx.now())?;
            changes.push((record, change));
        }
        ledger::save_many(tx, batch.no.union(), batch.kind, changes).await?;
    }
    forget_keys(tx, batch.no).await?;
    Ok((same.len(), changed.len()))
}

/// The rows are known no more, so that the mended file may bring them again: those that entered what is withdrawn now, rows
/// of whatever batch that were said to be one with it, and all that this batch said to be one with something.
async fn forget_keys(tx: &Tx, batch: BatchNo) -> Result<(), Fault> {
    let gone = "SELECT k.record FROM import_key k JOIN record r ON r.union_no = k.union_no AND r.no = k.record
        JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
        WHERE k.union_no = $1 AND k.batch = $2 AND k.entered <> 0 AND v.state = 'withdrawn'";
    let linked =
        format!("DELETE FROM import_key WHERE union_no = $1 AND entered = 0 AND (batch = $2 OR record IN ({gone}))");
    tx.run(&linked, args![batch.union(), batch]).await?;
    let entered = format!("DELETE FROM import_key WHERE union_no = $1 AND batch = $2 AND record IN ({gone})");
    tx.run(&entered, args![batch.union(), batch]).await.map(drop)
}

/// Takes back the corrections of the batch that are still in force: the record says again what it said when this batch
/// found it, and stands as it stood. What came after the batch, by hand or from another sheet, stays.
async fn take_back(
    tx: &Tx,
    who: &Actor,
    batch: &Batch,
    teller: &Teller,
    done: usize,
) -> Result<(usize, usize), Problem> {
    let (file, _, _) = batches::file_of(tx, batch).await?;
    let why = Reason::read(&format!("Hoàn tác lần nhập tệp {file}")).map_err(Fault::new)?;
    let sql = "SELECT record, version, before, digest FROM import_line
        WHERE union_no = $1 AND batch = $2 AND outcome = 'corrected' ORDER BY line";
    let (mut back, mut stays) = (0, 0);
    for row in tx.all(sql, args![batch.no.union(), batch.no]).await? {
        let (no, version): (RecordNo, i64) = (row.get("record")?, row.get("version")?);
        let (before, digest): (i64, String) = (row.get("before")?, row.get("digest")?);
        let record = ledger::get(tx, no).await?;
        let found = record.versions().iter().find(|version| version.no.get() == before);
        let Some(found) = found.filter(|_| record.current().no.get() == version) else {
            stays += 1;
            continue;
        };
        let reached = ledger::reached(tx, who, &record.current().content.body_numbers()).await?;
        let change = record.go_back(may_keep(who, &record, &reached)?, found, why.clone(), tx.now())?;
        ledger::save(tx, &record, change).await?;
        stand_again(tx, no, before, &digest).await?;
        back += 1;
        teller.done(done + back);
    }
    Ok((back, stays))
}

/// What a version said before stands again under a new number: whichever batch wrote it may be undone in its turn.
async fn stand_again(tx: &Tx, no: RecordNo, before: i64, digest: &str) -> Result<(), Fault> {
    let sql = "SELECT current FROM record WHERE union_no = $1 AND no = $2";
    let current: i64 = tx.one(sql, args![no.union(), no]).await?.get("current")?;
    let sql = "UPDATE import_key SET digest = $1, version = $2
        WHERE union_no = $3 AND record = $4 AND entered <> 0";
    tx.run(sql, args![digest, current, no.union(), no]).await?;
    let sql = "UPDATE import_key SET entered = $1 WHERE union_no = $2 AND record = $3 AND entered = $4";
    tx.run(sql, args![current, no.union(), no, before]).await?;
    let sql = "UPDATE import_line SET version = $1 WHERE union_no = $2 AND record = $3 AND version = $4";
    tx.run(sql, args![current, no.union(), no, before]).await?;
    Ok(())
}
