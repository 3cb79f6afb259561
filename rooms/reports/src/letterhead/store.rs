//! Letterheads as kept.

use kernel::{Actor, Closing, Fault};
use organisation::{Body, Scope};
use serde_json::json;
use store::{Event, Row, Snapshot, Tx, args};

use super::addressee::Addressee;
use super::letterhead::Letterhead;
use super::policy::{KEEPERS, Kept};
use super::settle::Settled;

const COLUMNS: &str = "superior, organ, suffix, place, authority, signer, recipients, closing, version";

/// A body's letterhead and its version (0 while it is only derived from the name).
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn of(view: &Snapshot, body: &Body, union: &Body) -> Result<(Letterhead, i64), Fault> {
    let sql = format!("SELECT {COLUMNS} FROM letterhead WHERE union_no = $1 AND body = $2");
    match view.maybe(&sql, args![body.union, body.no]).await? {
        None => Ok((Letterhead::derived(body, union), 0)),
        Some(row) => Ok((read(&row, addressees(view, body).await?)?, row.get("version")?)),
    }
}

async fn addressees(view: &Snapshot, body: &Body) -> Result<Vec<Addressee>, Fault> {
    let sql = "SELECT name, closing FROM addressee WHERE union_no = $1 AND body = $2 ORDER BY position";
    let rows = view.all(sql, args![body.union, body.no]).await?;
    let read = |row: &Row| Ok(Addressee { name: row.get("name")?, closing: row.word("closing", closing_from)? });
    rows.iter().map(read).collect()
}

/// Whether the actor reaches the body as a keeper of letterheads today.
///
/// # Errors
/// What the engine says.
pub async fn kept(view: &Snapshot, who: &Actor, body: &Body) -> Result<Kept, Fault> {
    let reaches = Scope::of(who, &KEEPERS, view.today()).reaches(view, body.no).await?;
    Ok(Kept(reaches.then_some(body.no)))
}

/// Keeps a letterhead in place of the version that was seen, and says so in the log.
///
/// # Errors
/// What the engine says; a conflict when somebody else changed it meanwhile.
pub async fn save(tx: &Tx, settled: &Settled, before: &Letterhead) -> Result<(), Fault> {
    let Settled { body, letterhead: new, seen, by } = settled;
    let (seen, by) = (*seen, *by);
    let superior = new.superior.clone().unwrap_or_default();
    let [authority, recipients] = [&new.authority, &new.recipients].map(|lines| lines.join("\n"));
    let sql = if seen == 0 {
        "INSERT INTO letterhead (union_no, body, superior, organ, suffix, place, authority, signer, recipients, closing,
            changed_at, changed_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 + 1)"
    } else {
        "UPDATE letterhead SET superior = $3, organ = $4, suffix = $5, place = $6, authority = $7, signer = $8,
            recipients = $9, closing = $10, changed_at = $11, changed_by = $12, version = $13 + 1
         WHERE union_no = $1 AND body = $2 AND version = $13"
    };
    let args = args![
        body.union,
        body.no,
        superior,
        &new.organ,
        &new.suffix,
        &new.place,
        authority,
        &new.signer,
        recipients,
        closing_code(new.closing),
        tx.now(),
        by,
        seen,
    ];
    tx.run_one(sql, args).await?;
    // The version above guards these rows, too.
    tx.run("DELETE FROM addressee WHERE union_no = $1 AND body = $2", args![body.union, body.no]).await?;
    for (position, Addressee { name, closing }) in (1_i64..).zip(&new.addressees) {
        let sql = "INSERT INTO addressee (union_no, body, position, name, closing) VALUES ($1, $2, $3, $4, $5)";
        tx.run_one(sql, args![body.union, body.no, position, name, closing_code(*closing)]).await?;
    }
    tx.log(&Event {
        union: body.union,
        by: Some(by),
        noun: "letterhead",
        noun_id: body.id.to_string(),
        verb: "settled",
        why: String::new(),
        detail: json!({ "before": before, "after": new }),
    })
    .await
}

fn read(row: &Row, addressees: Vec<Addressee>) -> Result<Letterhead, Fault> {
    let lines = |column: &str| -> Result<Vec<String>, Fault> {
        let text: String = row.get(column)?;
        Ok(text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
    };
    let superior: String = row.get("superior")?;
    Ok(Letterhead {
        superior: (!superior.is_empty()).then_some(superior),
        organ: row.get("organ")?,
        suffix: row.get("suffix")?,
        place: row.get("place")?,
        authority: lines("authority")?,
        signer: row.get("signer")?,
        addressees,
        recipients: lines("recipients")?,
        closing: row.word("closing", closing_from)?,
    })
}

/// A closing as it is stored, and as the form sends it.
pub(super) fn closing_code(closing: Closing) -> &'static str {
    match closing {
        Closing::Statutory => "statutory",
        Closing::Calendar => "calendar",
    }
}

/// From a stored code.
pub(super) fn closing_from(code: &str) -> Option<Closing> {
    [Closing::Statutory, Closing::Calendar].into_iter().find(|closing| closing_code(*closing) == code)
}
