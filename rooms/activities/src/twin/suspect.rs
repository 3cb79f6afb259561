//! What is shown of suspected pairs: in the entry form before a record is saved, on a record's page, in the list of pairs.
//! Only records that the actor sees are shown; the others wait for somebody who sees both.

use kernel::{Actor, Fault};
use organisation::UnionHere;
use store::Snapshot;
use web::Problem;

use super::alike::{Alike, Face};
use super::policy::may_settle;
use super::store::{self as twins, Candidate, Near};
use super::twin::Pair;
use crate::record::{Content, Kind, Reached, Record, RecordId, RecordNo, Undoing, lines_of, show_url, store as ledger};

/// A record that may be the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Its name at the door.
    pub id: RecordId,
    /// Its address.
    pub href: String,
    /// What it was about.
    pub title: String,
    /// When, who, where: one line.
    pub about: String,
    /// Why it is suspected.
    pub why: String,
    /// How often it was written.
    pub seen: i64,
    /// Whether the visitor may settle it.
    pub settles: bool,
}

/// What stands beside a record on its page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Records that may be the same thing, and nobody has said.
    pub suspects: Vec<Suspect>,
    /// The record behind which this one stands: address and words.
    pub kept: Option<(String, String)>,
    /// The records behind this one: address and words.
    pub behind: Vec<(String, String)>,
    /// Whether the visitor may part what was joined last.
    pub parts: bool,
}

/// The records that may be the same as what somebody is about to enter.
///
/// # Errors
/// What the engine says.
pub async fn suspects(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: Kind,
    content: &Content,
) -> Result<Vec<Suspect>, Problem> {
    let face = Face::of(kind, content);
    let near = Near::around(kind, content.first(), content.last());
    let mut found = Vec::new();
    for (candidate, why) in alike(twins::candidates(view, who, at, near).await?, &face, None) {
        let bodies = ledger::load(view, who, at, candidate.id).await?.1;
        found.push(shown(view, at, &candidate, &why, !bodies.is_empty()).await?);
    }
    Ok(found)
}

/// What stands beside this record.
///
/// # Errors
/// What the engine says.
pub async fn beside(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    record: &Record,
    reached: &Reached,
) -> Result<Beside, Problem> {
    let mut beside = Beside::default();
    for joined in twins::joined(view, record.no).await? {
        let other = if joined.behind == record.no { joined.kept.0 } else { joined.behind };
        let its = view_of(view, who, at, other).await?;
        if let Some((its, others)) = &its {
            let undoes_it = joined.behind == record.no || joined.kept.1 == record.current().no;
            let may = may_settle(who, (record, reached), (its, others)).is_ok();
            beside.parts |= undoes_it && may;
            let link = (show_url(at, its.id), words(its));
            if joined.behind == record.no { beside.kept = Some(link) } else { beside.behind.push(link) }
        }
    }
    if record.to_join().is_err() {
        return Ok(beside);
    }
    let content = &record.current().content;
    let near = Near::around(record.kind, content.first(), content.last());
    let candidates = twins::candidates(view, who, at, near).await?;
    let settled = twins::settled(view, &[record.no]).await?;
    for (candidate, why) in alike(candidates, &Face::of(record.kind, content), Some(record.no)) {
        if settled.contains(&Pair::of(record.no, candidate.no)) {
            continue;
        }
        let (other, others) = ledger::load(view, who, at, candidate.id).await?;
        let settles = may_settle(who, (record, reached), (&other, &others)).is_ok();
        beside.suspects.push(shown(view, at, &candidate, &why, settles).await?);
    }
    Ok(beside)
}

/// What would be undone by the button of a record's page, as far as this visitor may.
pub fn undoing(undo: Option<Undoing>, beside: &Beside) -> Option<Undoing> {
    undo.filter(|undo| *undo != Undoing::Joining || beside.parts)
}

async fn view_of(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    no: RecordNo,
) -> Result<Option<(Record, Reached)>, Fault> {
    match ledger::load(view, who, at, twins::name_of(view, no).await?).await {
        Ok(found) => Ok(Some(found)),
        Err(Problem::Fault(fault)) => Err(fault),
        Err(_) => Ok(None),
    }
}

fn words(record: &Record) -> String {
    let content = &record.current().content;
    format!("{} ({})", content.title(), viet::short_date(content.first().date()))
}

fn alike(candidates: Vec<Candidate>, face: &Face, but: Option<RecordNo>) -> Vec<(Candidate, Vec<Alike>)> {
    let others = candidates.into_iter().filter(|candidate| Some(candidate.no) != but);
    let compared = others.map(|candidate| {
        let why = face.alike(&candidate.face);
        (candidate, why)
    });
    compared.filter(|(_, why)| !why.is_empty()).collect()
}

pub(super) async fn shown(
    view: &Snapshot,
    at: &UnionHere,
    candidate: &Candidate,
    why: &[Alike],
    settles: bool,
) -> Result<Suspect, Fault> {
    let lines = lines_of(view, &[candidate.version]).await?;
    let line = lines.get(&candidate.version).ok_or_else(|| Fault::new("a version that was just read is gone"))?;
    let about = [&line.days, &line.bodies, &line.places, &line.counted()];
    Ok(Suspect {
        id: candidate.id,
        href: show_url(at, candidate.id),
        title: line.title.clone(),
        about: about.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "),
        why: why.iter().map(|alike| alike.words()).collect::<Vec<_>>().join(", "),
        seen: candidate.seen,
        settles,
    })
}
