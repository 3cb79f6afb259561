//! A long import as a job, and the taking back of one: who queued it is asked again what she may, then all is done in one
//! transaction. A rule that says no brings the batch back to where it was with the sentence; a job that is done twice finds
//! nothing to do.

use kernel::{AccountId, Actor, Fault, Refusal};
use organisation::{UnionHere, body, grants_of};
use store::{Db, Job, Snapshot, args};
use web::Problem;

use super::batch::{Batch, BatchId, State, Turn};
use super::policy::Handle;
use super::take::take;
use super::turn::turn;
use super::withdraw::undo;
use super::{file, store as batches};

/// The kind of job that writes a batch.
pub const JOB: &str = "import.write";

/// The kind of job that takes a batch back.
pub const UNDO_JOB: &str = "import.undo";

/// Does the job of either kind.
///
/// # Errors
/// When the house failed; it is tried again later.
pub async fn perform(db: &Db, job: &Job) -> Result<(), Fault> {
    let (id, by) = read(job)?;
    let found = db.read(async |view| found(view, job, id, by).await).await;
    let (who, at, batch) = match found {
        Ok((who, at, batch, _)) if waits(&batch) => (who, at, batch),
        Ok(_) => return Ok(()),
        Err(Problem::Fault(fault)) => return Err(fault),
        Err(Problem::Refused(refusal)) => return come_back(db, job, (id, by), &refusal).await,
        Err(Problem::SignIn) => return Err(Fault::new("job of a batch: nobody")),
    };
    let done = match batch.state() {
        State::Undoing(_) => take_back(db, &who, &at, id).await,
        _ => write(db, &who, &at, &batch).await,
    };
    match done {
        Ok(()) => Ok(()),
        Err(Problem::Refused(refusal)) => come_back(db, job, (id, by), &refusal).await,
        Err(problem) => Err(failed(problem)),
    }
}

async fn write(db: &Db, who: &Actor, at: &UnionHere, batch: &Batch) -> Result<(), Problem> {
    let file = file::of(db, batch).await?;
    let _turn = turn().await?;
    db.write(async |tx| {
        let (who, at, batch, permit) = found_in(tx, who, at, batch.id).await?;
        if matches!(batch.state(), State::Queued(_)) {
            take(tx, &who, &at, &batch, &permit, file.clone()).await?;
        }
        Ok(())
    })
    .await
}

async fn take_back(db: &Db, who: &Actor, at: &UnionHere, id: BatchId) -> Result<(), Problem> {
    db.write(async |tx| {
        let (who, _, batch, permit) = found_in(tx, who, at, id).await?;
        if matches!(batch.state(), State::Undoing(_)) {
            undo(tx, &who, &batch, &permit).await?;
        }
        Ok(())
    })
    .await
}

/// Whether a batch waits for a turn, to be written or to be taken back.
pub fn waits(batch: &Batch) -> bool {
    matches!(batch.state(), State::Queued(_) | State::Undoing(_))
}

/// Brings the batch back to where it was with the sentence that refused it. Nobody is asked what she may: a batch whose
/// sender lost her roles must not wait for ever.
async fn come_back(db: &Db, job: &Job, (id, by): (BatchId, AccountId), refusal: &Refusal) -> Result<(), Fault> {
    let said = |lost: &str| match refusal.kind {
        kernel::Kind::NotFound => lost.to_owned(),
        _ => refusal.sentence.to_string(),
    };
    let (not_written, not_undone) = (said(LOST_ROLES), said(LOST_ROLES_SINCE));
    db.write(async |tx| {
        let batch = batches::get(tx, job.union, id).await?;
        match batch.state() {
            State::Queued(_) => batches::save(tx, &batch.come_back(by, not_written.clone(), tx.now())).await,
            State::Undoing(_) => batches::save(tx, &batch.stay(by, not_undone.clone(), tx.now())).await,
            _ => Ok(()),
        }
    })
    .await
}

const LOST_ROLES: &str = "Người gửi tệp không còn vai trò để ghi sổ ở đây; hãy bỏ tệp này.";
const LOST_ROLES_SINCE: &str = "Người yêu cầu hoàn tác không còn vai trò để ghi sổ ở đây.";

/// Whether the turn of a batch still comes.
///
/// # Errors
/// What the engine says.
pub async fn turn_of(view: &Snapshot, batch: &Batch) -> Result<Turn, Fault> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS waiting FROM job
        WHERE union_no = $1 AND kind IN ($2, $3) AND done_at IS NULL AND failed_at IS NULL AND payload LIKE $4";
    let named = format!("%{}%", batch.id);
    let waiting: i64 = view.one(sql, args![batch.no.union(), JOB, UNDO_JOB, named]).await?.get("waiting")?;
    Ok(if waiting == 0 { Turn::GivenUp } else { Turn::Comes })
}

fn read(job: &Job) -> Result<(BatchId, AccountId), Fault> {
    let text = |name: &str| job.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let wrong = || Fault::row("job", "payload", job.id);
    Ok((text("batch").parse().map_err(|_| wrong())?, text("by").parse().map_err(|_| wrong())?))
}

fn failed(problem: Problem) -> Fault {
    match problem {
        Problem::Fault(fault) => fault,
        other => Fault::new(format!("job of a batch: {other:?}")),
    }
}

type Found = (Actor, UnionHere, Batch, Handle);

async fn found(view: &Snapshot, job: &Job, id: BatchId, by: AccountId) -> Result<Found, Problem> {
    let unions = body::store::unions(view).await?;
    let union = unions.into_iter().find(|body| body.union == job.union);
    let union = union.ok_or_else(|| Fault::new("job of a batch: no such Union"))?;
    let who = Actor { account: by, name: String::new(), grants: grants_of(view, by).await? };
    let at = UnionHere { slug: union.slug.clone(), body: union };
    found_in(view, &who, &at, id).await
}

async fn found_in(view: &Snapshot, who: &Actor, at: &UnionHere, id: BatchId) -> Result<Found, Problem> {
    let who = Actor { grants: grants_of(view, who.account).await?, ..who.clone() };
    let (batch, permit) = batches::load(view, &who, at, id).await?;
    Ok((who, at.clone(), batch, permit))
}
