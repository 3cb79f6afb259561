//! Undoing a batch: POST …/{batch}/hoan-tac. Every record that it entered and nobody changed since is withdrawn, every
//! correction that nobody built upon is taken back; what somebody changed stays and is named on the batch's page.

use kernel::Actor;
use organisation::UnionHere;
use store::{Tx, args};
use web::{Cx, Fields, InPath, Problem, To};

use super::batch::{Batch, BatchId};
use super::store as batches;
use super::upload::url;
use crate::record::{Reason, RecordNo, may_keep, store as ledger};
use kernel::Fault;

/// POST …/{batch}/hoan-tac
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, BatchId)>,
    fields: Fields,
) -> Result<To, Problem> {
    cx.answer_once(&fields, &who, async |tx| {
        let (batch, permit) = batches::load(tx, &who, &at, id).await?;
        let undone = batch.undo(&permit, tx.now())?;
        let (withdrawn, left) = withdraw(tx, &who, &batch).await?;
        let (back, stays) = take_back(tx, &who, &batch).await?;
        batches::save(tx, &undone).await?;
        Ok(To::address(url(&at.slug, id)).with_notice(said(withdrawn + back, left + stays)))
    })
    .await
}

fn said(done: usize, left: usize) -> String {
    let grouped = |count: usize| viet::grouped(i64::try_from(count).unwrap_or(i64::MAX));
    let done = format!("Đã hoàn tác {} bản ghi", grouped(done));
    match left {
        0 => format!("{done}; sổ trở lại như trước khi nhập tệp."),
        left => format!("{done}; {} bản ghi đã được sửa sau lần nhập này nên được giữ nguyên.", grouped(left)),
    }
}

/// Withdraws what the batch entered; how many, and how many stay because somebody changed them.
async fn withdraw(tx: &Tx, who: &Actor, batch: &Batch) -> Result<(usize, usize), Problem> {
    let (file, _, _) = batches::file_of(tx, batch).await?;
    let why = Reason::read(&format!("Hoàn tác lần nhập tệp {file}")).map_err(Fault::new)?;
    let all = batches::entered_by(tx, batch.no, 0, i64::MAX).await?;
    let (same, changed): (Vec<_>, Vec<_>) = all.into_iter().partition(|entered| entered.current == entered.entered);
    for lot in same.chunks(500) {
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
    // The rows are known no more, so that the mended file may bring them again.
    let sql = "DELETE FROM import_key WHERE union_no = $1 AND batch = $2 AND record IN
        (SELECT r.no FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE r.union_no = $1 AND v.state = 'withdrawn')";
    tx.run(sql, args![batch.no.union(), batch.no]).await?;
    Ok((same.len(), changed.len()))
}

/// Takes back the corrections of the batch that are still in force: the record says again what it said when this batch
/// found it, and stands as it stood. What came after the batch, by hand or from another sheet, stays.
async fn take_back(tx: &Tx, who: &Actor, batch: &Batch) -> Result<(usize, usize), Problem> {
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
    }
    Ok((back, stays))
}

/// What a version said before stands again under a new number: whichever batch wrote it may be undone in its turn.
async fn stand_again(tx: &Tx, no: RecordNo, before: i64, digest: &str) -> Result<(), Fault> {
    let sql = "SELECT current FROM record WHERE union_no = $1 AND no = $2";
    let current: i64 = tx.one(sql, args![no.union(), no]).await?.get("current")?;
    let sql = "UPDATE import_key SET digest = $1, version = $2 WHERE union_no = $3 AND record = $4";
    tx.run(sql, args![digest, current, no.union(), no]).await?;
    let sql = "UPDATE import_key SET entered = $1 WHERE union_no = $2 AND record = $3 AND entered = $4";
    tx.run(sql, args![current, no.union(), no, before]).await?;
    let sql = "UPDATE import_line SET version = $1 WHERE union_no = $2 AND record = $3 AND version = $4";
    tx.run(sql, args![current, no.union(), no, before]).await?;
    Ok(())
}
