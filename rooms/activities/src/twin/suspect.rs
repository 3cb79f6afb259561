//! What is shown of suspected pairs: in the entry form before a record is saved, on a record's page, in the list of pairs.
//! Only records that the actor sees are shown; the others wait for somebody who sees both.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Actor, BodyNo, Fault};
use organisation::UnionHere;
use store::Snapshot;
use web::Problem;

use super::alike::{Alike, Face, strength};
use super::near::Twin;
use super::policy::may_part;
use super::store::{self as twins, Candidate, Near};
use super::twin::Pair;
use crate::record::{
    Content, Kind, Line, Reached, Record, RecordId, RecordNo, Undoing, VersionNo, lines_of, may_keep, show_url,
    store as ledger,
};

/// Most that are shown beside one record, the strongest: the others come up as these are settled.
const MOST: usize = 10;

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
    let near = Near::around(kind, content.first(), content.last());
    let found = strongest(twins::candidates(view, who, at, near).await?, &Face::of(kind, content), |_| true);
    let kept = kept_of(view, who, &versions_of(&found)).await?;
    lines(view, at, &found, |candidate| kept.contains(&candidate.version)).await
}

/// The records beside rows of a sheet, as the page shows them: a list for each row, read at once.
///
/// # Errors
/// What the engine says.
pub async fn beside_rows(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    rows: &[&[Twin]],
) -> Result<Vec<Vec<Suspect>>, Problem> {
    let versions: BTreeSet<VersionNo> = rows.iter().flat_map(|row| row.iter()).map(|twin| twin.version).collect();
    let versions: Vec<VersionNo> = versions.into_iter().collect();
    let kept = kept_of(view, who, &versions).await?;
    let lines = lines_of(view, &versions).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut suspects = Vec::with_capacity(row.len());
        for twin in *row {
            suspects.push(line_of(
                at,
                twin.id,
                (twin.version, twin.seen),
                &lines,
                &twin.why,
                kept.contains(&twin.version),
            )?);
        }
        all.push(suspects);
    }
    Ok(all)
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
            let may = may_part(who, (record, reached), (its, others)).is_ok();
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
    let unsettled = |other: &Candidate| other.no != record.no && !settled.contains(&Pair::of(record.no, other.no));
    let found = strongest(candidates, &Face::of(record.kind, content), unsettled);
    let kept = match may_keep(who, record, reached) {
        Ok(_) => kept_of(view, who, &versions_of(&found)).await?,
        Err(_) => BTreeSet::new(),
    };
    beside.suspects = lines(view, at, &found, |candidate| kept.contains(&candidate.version)).await?;
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

/// The strongest of those that are alike and that are asked about.
fn strongest(
    candidates: Vec<Candidate>,
    face: &Face,
    is_asked_about: impl Fn(&Candidate) -> bool,
) -> Vec<(Candidate, Vec<Alike>)> {
    let others = candidates.into_iter().filter(is_asked_about);
    let compared = others.map(|candidate| {
        let why = face.alike(&candidate.face);
        (candidate, why)
    });
    let mut found: Vec<_> = compared.filter(|(_, why)| !why.is_empty()).collect();
    // Stable: among equally strong ones the newest stays first.
    found.sort_by_cached_key(|(_, why)| strength(why));
    found.truncate(MOST);
    found
}

fn versions_of(found: &[(Candidate, Vec<Alike>)]) -> Vec<VersionNo> {
    found.iter().map(|(candidate, _)| candidate.version).collect()
}

/// Those of these versions that name a body of which the actor keeps the ledger.
pub(super) async fn kept_of(
    view: &Snapshot,
    who: &Actor,
    versions: &[VersionNo],
) -> Result<BTreeSet<VersionNo>, Fault> {
    let bodies = twins::bodies_of(view, versions).await?;
    let named: BTreeSet<BodyNo> = bodies.values().flatten().copied().collect();
    let reached = ledger::reached(view, who, &named.into_iter().collect::<Vec<_>>()).await?;
    let keeps_one = |bodies: &[BodyNo]| bodies.iter().any(|body| reached.holds(*body));
    Ok(bodies.into_iter().filter(|(_, bodies)| keeps_one(bodies)).map(|(version, _)| version).collect())
}

/// A line of each, read at once.
async fn lines(
    view: &Snapshot,
    at: &UnionHere,
    found: &[(Candidate, Vec<Alike>)],
    settles: impl Fn(&Candidate) -> bool,
) -> Result<Vec<Suspect>, Problem> {
    let lines = lines_of(view, &versions_of(found)).await?;
    let line = |(candidate, why): &(Candidate, Vec<Alike>)| shown(at, candidate, &lines, why, settles(candidate));
    Ok(found.iter().map(line).collect::<Result<_, Fault>>()?)
}

/// A record as a line among those that may be the same.
pub(super) fn shown(
    at: &UnionHere,
    candidate: &Candidate,
    lines: &BTreeMap<VersionNo, Line>,
    why: &[Alike],
    settles: bool,
) -> Result<Suspect, Fault> {
    line_of(at, candidate.id, (candidate.version, candidate.seen), lines, why, settles)
}

fn line_of(
    at: &UnionHere,
    id: RecordId,
    (version, seen): (VersionNo, i64),
    lines: &BTreeMap<VersionNo, Line>,
    why: &[Alike],
    settles: bool,
) -> Result<Suspect, Fault> {
    let line = lines.get(&version).ok_or_else(|| Fault::new("a version that was just read is gone"))?;
    let about = [&line.days, &line.bodies, &line.places, &line.counted()];
    Ok(Suspect {
        id,
        href: show_url(at, id),
        title: line.title.clone(),
        about: about.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "),
        why: why.iter().map(|alike| alike.words()).collect::<Vec<_>>().join(", "),
        seen,
        settles,
    })
}
