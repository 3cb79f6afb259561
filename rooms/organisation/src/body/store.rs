//! Bodies, links and spans in the tables `body`, `body_link` and `body_span` (migration 0003).
//! Whatever changes a link derives the spans of all that stands below it in the same transaction; `rebuild` and `differs`
//! do it for the whole tree.

use std::borrow::Cow;

use kernel::{BodyNo, Day, Fault, Kind, Refusal, UnionNo};
use store::{Row, Snapshot, Tx, Value, args};
use web::Problem;

use super::body::{Body, BodyId, NewBody, Placed, may_be_slug};
use super::kind::BodyKind;
use super::moves::wrong_place;
use super::spans;
pub use super::spans::{differs, rebuild};
use super::tree::Link;
use crate::scope::Scope;

const COLUMNS: &str = "b.no, b.id, b.union_no, b.slug, b.kind, b.name, b.short, b.founded, b.basis";

fn body(row: &Row) -> Result<Body, Fault> {
    Ok(Body {
        no: row.get("no")?,
        id: row.get("id")?,
        union: row.get("union_no")?,
        slug: row.get("slug")?,
        kind: row.word("kind", BodyKind::from_code)?,
        name: row.get("name")?,
        short: row.get("short")?,
        founded: row.get("founded")?,
        basis: row.get("basis")?,
    })
}

/// A body that is known to be there.
///
/// # Errors
/// When there is none of this number, or what the engine says.
pub async fn get(view: &Snapshot, no: BodyNo) -> Result<Body, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.union_no = $1 AND b.no = $2");
    body(&view.one(&sql, args![no.union(), no]).await?)
}

/// The body of this name, if there is one.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find(view: &Snapshot, id: BodyId) -> Result<Option<Body>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.id = $1");
    view.maybe(&sql, args![id]).await?.as_ref().map(body).transpose()
}

/// The Union of this word in addresses, if there is one.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find_by_slug(view: &Snapshot, slug: &str) -> Result<Option<Body>, Fault> {
    // An address may hold anything, a NUL that PostgreSQL does not take included.
    if !may_be_slug(slug) {
        return Ok(None);
    }
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.slug = $1 AND b.slug <> ''");
    view.maybe(&sql, args![slug]).await?.as_ref().map(body).transpose()
}

/// The national body, once it is founded.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn country(view: &Snapshot) -> Result<Option<Body>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.union_no = $1 AND b.kind = $2");
    view.maybe(&sql, args![UnionNo::COUNTRY, BodyKind::Country.code()]).await?.as_ref().map(body).transpose()
}

/// All Unions there ever were, in Vietnamese order.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn unions(view: &Snapshot) -> Result<Vec<Body>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.slug <> '' ORDER BY b.name_key, b.no");
    view.all(&sql, args![]).await?.iter().map(body).collect()
}

/// The Unions that a scope reaches, or of which it reaches something, in Vietnamese order.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn unions_touched(view: &Snapshot, scope: &Scope) -> Result<Vec<Body>, Fault> {
    let mut args = args![];
    let touching = scope.touching_sql("b.no", &mut args);
    let sql = format!("SELECT {COLUMNS} FROM body b WHERE b.slug <> '' AND {touching} ORDER BY b.name_key, b.no");
    view.all(&sql, args).await?.iter().map(body).collect()
}

/// The bodies of a Union that have not ended, those that are yet to begin included.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn living(view: &Snapshot, union: UnionNo) -> Result<Vec<Body>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM body b
         JOIN body_span life ON life.union_no = b.union_no AND life.body = b.no AND life.ancestor = b.no
         WHERE b.union_no = $1 AND $2 < life.to_day ORDER BY b.name_key, b.no"
    );
    view.all(&sql, args![union, view.today()]).await?.iter().map(body).collect()
}

/// Everything that stands below a body on a day, itself first: the tree from the top down, siblings in Vietnamese order.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list_below(view: &Snapshot, ancestor: BodyNo, day: Day) -> Result<Vec<Placed>, Fault> {
    placed(view, ancestor, day, "", args![]).await
}

/// [`list_below`] with a further condition on `b.no`, written by the caller from `$3` on.
pub(crate) async fn placed(
    view: &Snapshot,
    ancestor: BodyNo,
    day: Day,
    condition: &str,
    mut more: Vec<Value>,
) -> Result<Vec<Placed>, Fault> {
    let mut args = args![ancestor, day];
    args.append(&mut more);
    let sql = format!(
        "SELECT {COLUMNS}, l.parent, p.short AS parent_short, l.from_day, l.basis AS link_basis
         FROM body_span s
         JOIN body b ON b.union_no = s.union_no AND b.no = s.body
         LEFT JOIN body_link l ON l.union_no = s.union_no AND l.child = s.body AND l.from_day <= $2 AND $2 < l.to_day
         LEFT JOIN body p ON p.union_no IN (0, s.union_no) AND p.no = l.parent
         WHERE s.ancestor = $1 AND s.from_day <= $2 AND $2 < s.to_day {condition}
         ORDER BY b.name_key, b.no"
    );
    let rows = view.all(&sql, args).await?;
    let listed: Vec<Placed> = rows
        .iter()
        .map(|row| {
            let body = body(row)?;
            let since = row.maybe("from_day")?.unwrap_or(body.founded);
            let basis = row.maybe("link_basis")?.unwrap_or_else(|| body.basis.clone());
            let parent_name = row.maybe("parent_short")?.unwrap_or_default();
            Ok(Placed { body, parent: row.maybe("parent")?, parent_name, depth: 0, since, basis })
        })
        .collect::<Result<_, Fault>>()?;
    Ok(super::body::as_tree(listed))
}

/// Founds or admits a body: below a parent from a day on the strength of a decision, or, without a parent, at the top.
/// The form checks beforehand that the kind may stand there; this refuses to write what may not.
///
/// # Errors
/// When kind, slug, Union or days cannot be so, or what the engine says.
pub async fn insert(tx: &Tx, new: &NewBody, parent: Option<&Body>, from: Day, basis: &str) -> Result<Body, Fault> {
    let stands = match parent {
        None => new.kind == BodyKind::Country && new.union == UnionNo::COUNTRY,
        Some(parent) => stands_well(new.kind, new.union, parent),
    };
    let slug = if new.kind == BodyKind::Union { may_be_slug(&new.slug) } else { new.slug.is_empty() };
    if !stands || !slug || new.founded > from {
        return Err(Fault::new(format!("the body “{}” cannot stand there so", new.name)));
    }
    let body = Body {
        no: tx.number(new.union, "body").await?,
        id: tx.id(),
        union: new.union,
        slug: new.slug.clone(),
        kind: new.kind,
        name: new.name.clone(),
        short: new.short.clone(),
        founded: new.founded,
        basis: basis.to_owned(),
    };
    let sql = "INSERT INTO body (union_no, no, id, slug, kind, name, short, name_key, folded, founded, basis)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let args = args![
        body.union,
        body.no,
        body.id,
        &body.slug,
        body.kind.code(),
        &body.name,
        &body.short,
        viet::sort_key(&body.name),
        viet::fold(&format!("{} {}", body.name, body.short)),
        body.founded,
        basis,
    ];
    tx.run(sql, args).await?;
    if let Some(parent) = parent {
        put_below(tx, &body, parent, from, basis).await?;
    }
    match spans::derive_below(tx, body.no).await? {
        Ok(()) => Ok(body),
        Err(cycle) => Err(Fault::new(cycle.to_string())),
    }
}

/// Whether a body of this kind and Union may stand directly below that one.
pub fn stands_well(kind: BodyKind, union: UnionNo, parent: &Body) -> bool {
    let same_union = if kind == BodyKind::Union { union != parent.union } else { union == parent.union };
    kind.may_stand_below(parent.kind) && same_union
}

/// Whether a body is there on a day: founded by then and not ended yet.
///
/// # Errors
/// What the engine says.
pub async fn is_there(view: &Snapshot, no: BodyNo, day: Day) -> Result<bool, Fault> {
    let sql = "SELECT body FROM body_span
               WHERE union_no = $1 AND body = $2 AND ancestor = $2 AND from_day <= $3 AND $3 < to_day";
    Ok(view.maybe(sql, args![no.union(), no, day]).await?.is_some())
}

/// Refuses a parent that is not there from a day on: not founded yet, or ended by a decision entered already.
///
/// # Errors
/// The refusal, or what the engine says.
pub async fn must_be_there(view: &Snapshot, parent: &Body, from: Day) -> Result<(), Problem> {
    let sql = "SELECT from_day, to_day FROM body_span WHERE union_no = $1 AND body = $2 AND ancestor = $2";
    let life = view.one(sql, args![parent.union, parent.no]).await?;
    let (begins, ends): (Day, Day) = (life.get("from_day")?, life.get("to_day")?);
    if ends < Day::MAX {
        return Err(refused("body.parent_ended", "Tổ chức cấp trên đã chọn kết thúc hoạt động.").into());
    }
    if from < begins {
        let begins = viet::short_date(begins.date());
        let sentence = format!("Tổ chức cấp trên thành lập ngày {begins}; hãy ghi từ ngày đó trở đi.");
        return Err(refused("body.parent_not_yet", sentence).into());
    }
    Ok(())
}

/// Where a body stood from when to when, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Directly below what.
    pub parent: BodyNo,
    /// Its name as lists show it.
    pub parent_name: String,
    /// First day.
    pub from: Day,
    /// First day no more; `Day::MAX` is "no end".
    pub to: Day,
    /// The decision as cited, or nothing.
    pub basis: String,
}

/// Where a body stood from when to when, oldest first; nothing for the country.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn places(view: &Snapshot, body: &Body) -> Result<Vec<Place>, Fault> {
    let sql = "SELECT l.parent, p.short, l.from_day, l.to_day, l.basis FROM body_link l
               JOIN body p ON p.no = l.parent AND p.union_no IN (0, $1)
               WHERE l.union_no = $1 AND l.child = $2 ORDER BY l.from_day";
    let read = |row: &Row| {
        Ok(Place {
            parent: row.get("parent")?,
            parent_name: row.get("short")?,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
            basis: row.get("basis")?,
        })
    };
    view.all(sql, args![body.union, body.no]).await?.iter().map(read).collect()
}

/// Puts a body below another from a day on; what it stood below until then, it leaves that day. A closed body is thereby
/// admitted again.
///
/// # Errors
/// Refusals: the kind may not stand there, it stands there already, a later decision is entered already, it would stand
/// below itself.
pub async fn move_under(tx: &Tx, body: &Body, parent: &Body, day: Day, basis: &str) -> Result<(), Problem> {
    if !stands_well(body.kind, body.union, parent) {
        return Err(wrong_place().into());
    }
    match places(tx, body).await?.pop() {
        Some(last) if last.from >= day => return Err(later_decision().into()),
        Some(last) if last.to > day && last.parent == parent.no => {
            return Err(refused("body.there_already", "Tổ chức này đang trực thuộc đúng tổ chức đã chọn.").into());
        }
        Some(last) if last.to > day => leave(tx, body, day).await?,
        _ => {}
    }
    put_below(tx, body, parent, day, basis).await?;
    spans::derive_below(tx, body.no).await?.map_err(|_| {
        let sentence = "Không thể chuyển một tổ chức vào chính nó hoặc vào tổ chức đang trực thuộc nó.";
        Problem::from(refused("body.below_itself", sentence))
    })
}

/// Ends a body: from that day it stands nowhere. What stands below it must be moved or ended before. The decision that
/// ends it is kept in the event log, by the verb.
///
/// # Errors
/// Refusals: it has ended already, something still stands below it, a later decision is entered already.
pub async fn close(tx: &Tx, body: &Body, day: Day) -> Result<(), Problem> {
    match places(tx, body).await?.pop() {
        Some(last) if last.from >= day => return Err(later_decision().into()),
        Some(last) if last.to > day => {}
        _ => return Err(refused("body.ended_already", "Tổ chức này đã kết thúc hoạt động trước ngày đó.").into()),
    }
    let sql = "SELECT COUNT(*) AS below FROM body_link WHERE parent = $1 AND to_day > $2";
    if tx.one(sql, args![body.no, day]).await?.get::<i64>("below")? > 0 {
        let sentence = "Còn tổ chức trực thuộc. Hãy chuyển hoặc kết thúc các tổ chức trực thuộc trước.";
        return Err(refused("body.something_below", sentence).into());
    }
    leave(tx, body, day).await?;
    match spans::derive_below(tx, body.no).await? {
        Ok(()) => Ok(()),
        Err(cycle) => Err(Fault::new(cycle.to_string()).into()),
    }
}

async fn put_below(tx: &Tx, body: &Body, parent: &Body, from: Day, basis: &str) -> Result<(), Fault> {
    let sql = "INSERT INTO body_link (union_no, no, child, parent, kind, from_day, to_day, basis)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let no = tx.number::<Link>(body.union, "body_link").await?;
    let args = args![body.union, no, body.no, parent.no, body.kind.code(), from, Day::MAX, basis];
    tx.run(sql, args).await.map(drop)
}

async fn leave(tx: &Tx, body: &Body, day: Day) -> Result<(), Fault> {
    let sql = "UPDATE body_link SET to_day = $3 WHERE union_no = $1 AND child = $2 AND to_day > $3";
    tx.run_one(sql, args![body.union, body.no, day]).await
}

fn later_decision() -> Refusal {
    let sentence = "Đã có một quyết định ghi từ ngày đó trở về sau cho tổ chức này. Hãy chọn ngày muộn hơn.";
    refused("body.later_decision", sentence)
}

fn refused(code: &'static str, sentence: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::new(Kind::WrongState, code, sentence)
}

#[cfg(test)]
mod tests;
