//! What people do to the tree: found, transfer, end. Each takes the permit of the very bodies, refuses what the decisions
//! entered so far do not allow, and writes its line of the log in the same transaction.

use ::store::{Event, Tx};
use kernel::{AccountId, Day, Kind, Refusal};
use serde_json::{Value as Json, json};
use web::Problem;

use super::body::{Body, NewBody};
use super::{policy, store};

/// Founds or admits a body below a parent from a day on.
///
/// # Errors
/// The parent is not there from that day on, or the kind may not stand there.
pub async fn found(
    tx: &Tx,
    permit: policy::Found,
    new: &NewBody,
    parent: &Body,
    from: Day,
    basis: &str,
) -> Result<Body, Problem> {
    let by = permit.used_for(parent)?;
    if !store::stands_well(new.kind, new.union, parent) {
        return Err(wrong_place().into());
    }
    store::must_be_there(tx, parent, from).await?;
    let body = store::insert(tx, new, Some(parent), from, basis).await?;
    let detail = json!({ "parent": parent.id, "from": from, "kind": body.kind.code() });
    tx.log(&event(&body, by, "founded", basis, detail)).await?;
    Ok(body)
}

/// Moves a body below another from a day on. A body that has ended is thereby admitted again.
///
/// # Errors
/// Refusals: see [`store::move_under`].
pub async fn transfer(
    tx: &Tx,
    permit: policy::Transfer,
    body: &Body,
    parent: &Body,
    day: Day,
    basis: &str,
) -> Result<(), Problem> {
    let by = permit.used_for(body, parent)?;
    store::must_be_there(tx, parent, day).await?;
    store::move_under(tx, body, parent, day, basis).await?;
    let detail = json!({ "parent": parent.id, "from": day });
    Ok(tx.log(&event(body, by, "transferred", basis, detail)).await?)
}

/// Ends a body from a day on.
///
/// # Errors
/// Refusals: see [`store::close`].
pub async fn end(tx: &Tx, permit: policy::End, body: &Body, day: Day, basis: &str) -> Result<(), Problem> {
    let by = permit.used_for(body)?;
    store::close(tx, body, day).await?;
    Ok(tx.log(&event(body, by, "ended", basis, json!({ "from": day }))).await?)
}

fn event(body: &Body, by: AccountId, verb: &'static str, basis: &str, detail: Json) -> Event {
    Event {
        union: body.union,
        by: Some(by),
        noun: "body",
        noun_id: body.id.to_string(),
        verb,
        why: basis.to_owned(),
        detail,
    }
}

pub(super) fn wrong_place() -> Refusal {
    let sentence = "Tổ chức loại này không thể trực thuộc tổ chức đã chọn.";
    Refusal::new(Kind::WrongState, "body.wrong_place", sentence)
}
