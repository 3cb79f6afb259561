//! One record: what it says, what may be done with it, its evidence and its whole history.

use askama::Template;
use kernel::{AccountId, Actor, Fault, FieldErrors, Timestamp};
use organisation::UnionHere;
use store::Snapshot;
use web::{Cx, Frame, InPath, Page, Problem, page};

use super::attribute::Attribute;
use super::choices::province_of;
use super::content::{Detail, Part};
use super::draft::copy_url;
use super::evidence::{self, Attached};
use super::history::{self, Difference};
use super::kind::{Kind, KindRow};
use super::names::Names;
use super::policy::may_keep;
use super::quantity::write_quantity;
use super::record::{Moves, Record, RecordId, RecordNo, Undoing};
use super::{list, places_said, store as ledger, wholes, words};
use crate::twin::{self, Beside};

/// What stands for the title of a record that the visitor may not see.
const UNSEEN: &str = "Bản ghi ngoài phạm vi xem của bạn";

/// The page of a record.
#[derive(Template)]
#[template(path = "record/show.html")]
pub struct ShowPage {
    /// The frame.
    pub frame: Frame,
    /// Its own address.
    pub url: String,
    /// The list's address.
    pub list: String,
    /// What it was about.
    pub title: String,
    /// What kind of thing it is.
    pub kind: &'static str,
    /// How far it has come, in words.
    pub state: &'static str,
    /// The look of that word.
    pub state_look: &'static str,
    /// Since when and by whom.
    pub state_since: String,
    /// It stands for many.
    pub bulk: bool,
    /// What it says: name and value.
    pub pairs: Vec<(&'static str, String)>,
    /// Which moves stand open to the visitor; none where she may only look.
    pub moves: Option<Moves>,
    /// The version she sees, which her forms carry.
    pub seen: i64,
    /// The reason for cancelling as typed.
    pub why: String,
    /// What could not stand in one of the forms below it.
    pub errors: FieldErrors,
    /// What the record of which it is a part is called.
    pub whole_name: &'static str,
    /// The record of which it is a part: address and words; no address where the visitor may not see it.
    pub whole: Option<(String, String)>,
    /// The records that are a part of it: address, kind and words; no address where the visitor may not see it.
    pub parts: Vec<(String, &'static str, String)>,
    /// Kinds of which parts can be added: address of the form, and words.
    pub add_parts: Vec<(String, String)>,
    /// Records that may be the same, and those that are.
    pub beside: Beside,
    /// The form of a record like this one; nothing where the visitor only looks.
    pub like: Option<String>,
    /// What to know of its places.
    pub places_said: Vec<String>,
    /// Its files.
    pub evidence: Vec<EvidenceLine>,
    /// Its versions, newest first.
    pub history: Vec<HistoryLine>,
}

/// A file of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// How large, when and by whom added.
    pub note: String,
}

/// One version in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// When, for people.
    pub when: String,
    /// When, for machines.
    pub instant: String,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: &'static str,
    /// Why.
    pub why: String,
    /// What changed.
    pub changes: Vec<Difference>,
}

/// The address of a record.
pub fn url(at: &UnionHere, id: RecordId) -> String {
    format!("{}/{id}", list::url(&at.slug))
}

/// GET …/hoat-dong/{record}
pub async fn get(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
) -> Result<Page, Problem> {
    page(&read(&who, &cx, &at, id).await?)
}

/// The page of a record as this visitor sees it.
pub(super) async fn read(who: &Actor, cx: &Cx, at: &UnionHere, id: RecordId) -> Result<ShowPage, Problem> {
    cx.read(async |view| {
        let (record, reached) = ledger::load(view, who, at, id).await?;
        let evidence = evidence::list(view, &record).await?;
        let adders: Vec<AccountId> = evidence.iter().map(|file| file.added_by).collect();
        let names = Names::of(view, &record, &adders).await?;
        let moves = may_keep(who, &record, &reached).is_ok().then(|| record.moves(view.today()));
        let frame = cx.frame(record.current().content.title()).at(&at.slug, "hoat-dong");
        let mut page = ShowPage::new(frame, &at.slug, &record, moves, &names, &evidence);
        page.relate(view, who, at, &record).await?;
        let content = &record.current().content;
        let day = if content.runs_on() { content.first() } else { content.last() };
        let near = province_of(record.union());
        page.places_said =
            places_said::lines(words::lines_of_places(content.places()).iter().map(String::as_str), day, near);
        page.like = page.moves.map(|_| copy_url(&at.slug, record.kind, record.id));
        page.beside = twin::beside(view, who, at, &record, &reached).await?;
        Ok(page)
    })
    .await
}

impl ShowPage {
    /// The page of this record below a Union's address.
    pub(crate) fn new(
        frame: Frame,
        union: &str,
        record: &Record,
        moves: Option<Moves>,
        names: &Names,
        evidence: &[Attached],
    ) -> Self {
        let current = record.current();
        let state = current.state();
        let url = format!("{}/{}", list::url(union), record.id);
        Self {
            frame,
            list: list::url(union),
            title: current.content.title().to_owned(),
            kind: record.kind.row().title,
            state: state.title(),
            state_look: words::look(state),
            state_since: format!("{} ghi lúc {}", names.account(state.stamp().by), state.stamp().at),
            bulk: current.content.detail() == Detail::Bulk,
            pairs: pairs(record, names),
            moves,
            seen: record.version(),
            why: String::new(),
            errors: FieldErrors::new(),
            whole_name: record.kind.row().whole,
            whole: None,
            parts: Vec::new(),
            add_parts: Vec::new(),
            beside: Beside::default(),
            like: None,
            places_said: Vec::new(),
            evidence: evidence.iter().map(|file| evidence_line(&url, file, names)).collect(),
            history: history_lines(record, names),
            url,
        }
    }

    /// What it is a part of, and what is a part of it; of what she may not see, only that it is there.
    async fn relate(&mut self, view: &Snapshot, who: &Actor, at: &UnionHere, record: &Record) -> Result<(), Fault> {
        let whole = record.current().content.part_of();
        let parts = wholes::parts(view, record.no).await?;
        let related: Vec<RecordNo> = whole.into_iter().chain(parts.iter().map(|part| part.no)).collect();
        let seen = wholes::seen(view, who, &related).await?;
        let link = |no: RecordNo, id: RecordId, words: String| {
            if seen.contains(&no) { (url(at, id), words) } else { (String::new(), UNSEEN.to_owned()) }
        };
        if let Some(no) = whole {
            let whole = wholes::of(view, no).await?;
            self.whole = Some(link(no, whole.id, whole.words));
        }
        let line = |part: wholes::PartOf| {
            let (address, words) = link(part.no, part.id, part.title);
            (address, part.kind.row().title, words)
        };
        self.parts = parts.into_iter().map(line).collect();
        if self.moves.is_some() {
            let kinds = Kind::ALL.iter().map(|kind| kind.row()).filter(|row| row.part_of.contains(&record.kind));
            let form = |row: &KindRow| {
                let address = format!("{}/moi/{}?thuoc={}", list::url(&at.slug), row.slug, record.id);
                (address, format!("Thêm {}", row.noun))
            };
            self.add_parts = kinds.map(form).collect();
        }
        Ok(())
    }

    /// The page again, because one of its forms could not stand.
    pub(super) fn with_errors(self, why: String, errors: FieldErrors) -> Self {
        Self { why, errors, ..self }
    }

    /// What the button that takes the last change back is called; none where that does not go.
    fn undo(&self) -> Option<&'static str> {
        match twin::undoing(self.moves?.undo, &self.beside)? {
            Undoing::Change => Some("Hoàn tác thay đổi gần nhất"),
            Undoing::Entry => Some("Gỡ khỏi sổ"),
            Undoing::Joining => Some("Tách hai bản ghi đã gộp"),
        }
    }

    fn may_attach(&self) -> bool {
        self.moves.is_some_and(|moves| moves.attach)
    }

    fn may_cancel(&self) -> bool {
        self.moves.is_some_and(|moves| moves.cancel)
    }
}

fn pairs(record: &Record, names: &Names) -> Vec<(&'static str, String)> {
    let (content, row) = (&record.current().content, record.kind.row());
    let mut pairs = vec![("Loại", record.kind.row().title.to_owned())];
    pairs.extend(words::when(record.kind, content));
    pairs.extend([
        (row.owners_of(|attribute| content.attribute(attribute)), names.parties(content, Part::Lead)),
        ("Phối hợp", names.parties(content, Part::Partner)),
        ("Địa điểm", places_said::in_full(content.places())),
    ]);
    for measure in row.measures {
        let quantity = content.measure(*measure);
        let unit = if quantity.is_some_and(|q| q.value.is_some()) { measure.unit() } else { "" };
        let unsplit = content.unsplit(record.kind).filter(|_| row.total.is_some_and(|(total, _)| total == *measure));
        let rest = unsplit.map_or_else(String::new, |rest| format!(" (chưa tách {})", viet::grouped(rest)));
        pairs.push((row.title_of(*measure), format!("{} {unit}{rest}", write_quantity(quantity)).trim().to_owned()));
    }
    for attribute in row.all_attributes().chain([Attribute::Dated]) {
        // That a decision's day is known goes without saying.
        let stored = content.attribute(attribute).filter(|stored| *stored != "quyet_dinh");
        pairs.push((row.name_of(attribute), stored.map_or_else(String::new, |stored| attribute.write(stored))));
    }
    pairs.push(("Chương trình, văn bản", content.programmes().join("; ")));
    pairs.push(("Ghi chú", content.note().to_owned()));
    let odd: Vec<String> = content.oddities(record.kind).into_iter().map(|odd| odd.sentence).collect();
    pairs.push(("Cần xem lại", odd.join(" ")));
    pairs.retain(|(_, value)| !value.is_empty());
    pairs
}

fn evidence_line(url: &str, file: &Attached, names: &Names) -> EvidenceLine {
    let note = format!("{} · {}, {}", words::size(file.size), names.account(file.added_by), file.added_at);
    EvidenceLine { href: format!("{url}/minh-chung/{}", file.id), name: file.name.clone(), note }
}

/// An instant for machines, to the minute, in the time of Viet Nam.
fn instant(at: Timestamp) -> String {
    let local = at.local();
    format!("{}T{:02}:{:02}+07:00", at.day(), local.hour(), local.minute())
}

fn history_lines(record: &Record, names: &Names) -> Vec<HistoryLine> {
    let versions = record.versions();
    let before = std::iter::once(None).chain(versions.iter().map(Some));
    let mut lines: Vec<HistoryLine> = before
        .zip(versions)
        .map(|(before, version)| HistoryLine {
            when: version.made.at.to_string(),
            instant: instant(version.made.at),
            who: names.account(version.made.by),
            what: version.verb.title(),
            why: version.why.clone(),
            changes: before.map_or_else(Vec::new, |before| history::between(before, version, &|body| names.body(body))),
        })
        .collect();
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests;
