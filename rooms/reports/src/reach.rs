//! Whose reports and figures somebody may open: the bodies of a Union within her reach today. What is out of reach is not
//! found, so an address never tells that a body exists.

use std::collections::BTreeSet;

use kernel::{Actor, BodyNo, Refusal};
use organisation::body::{self, BodyId};
use organisation::{Body, Placed, Scope, UnionHere};
use store::{Snapshot, args};
use web::Problem;

/// The bodies of this Union within reach today, the highest first, siblings in Vietnamese order.
///
/// # Errors
/// What the engine says.
pub async fn bodies(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Vec<Placed>, Problem> {
    let mut args = args![at.body.union];
    let within = Scope::any(who, view.today()).sql("b.no", &mut args);
    let sql = format!("SELECT b.no FROM body b WHERE b.union_no = $1 AND {within}");
    let rows = view.all(&sql, args).await?;
    let reached: BTreeSet<BodyNo> = rows.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
    let mut placed = body::store::list_below(view, at.body.no, view.today()).await?;
    placed.retain(|placed| reached.contains(&placed.body.no));
    Ok(placed)
}

/// The body that an address names by its id, a past one included; without a name the highest within reach: an officer of
/// one association who asks for "the report" means her own.
///
/// # Errors
/// "Not found" for a body that is not there, of another Union, or out of reach; or what the engine says.
pub async fn body(view: &Snapshot, who: &Actor, at: &UnionHere, name: &str) -> Result<Body, Problem> {
    if name.is_empty() {
        let highest = bodies(view, who, at).await?.into_iter().next();
        return Ok(highest.ok_or_else(Refusal::not_found)?.body);
    }
    let id: BodyId = name.parse().map_err(|_| Refusal::not_found())?;
    let body = body::store::find(view, id).await?.filter(|body| body.union == at.body.union);
    let body = body.ok_or_else(Refusal::not_found)?;
    if Scope::any(who, view.today()).reaches(view, body.no).await? {
        Ok(body)
    } else {
        Err(Refusal::not_found().into())
    }
}

/// The part of an address that names a body; nothing for the Union itself.
pub fn query(at: &UnionHere, body: &Body) -> Vec<(&'static str, String)> {
    if body.no == at.body.no { Vec::new() } else { vec![(BODY, body.id.to_string())] }
}

/// The name of that part.
pub const BODY: &str = "don-vi";

/// An address with its parts behind the question mark, if there are any.
pub fn with(path: &str, parts: &[(&str, String)]) -> String {
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if parts.is_empty() { path.to_owned() } else { format!("{path}?{}", web::query(parts)) }
}
