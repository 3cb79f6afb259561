//! Calling a saved list otherwise: POST …/{view}/doi-ten.

use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, InPath, Problem, To, again};

use super::saved_list::SavedListId;
use super::{list, name, store as saved};

/// POST …/{view}/doi-ten
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, SavedListId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    cx.read(async |view| saved::load(view, at.body.union, who.account, id).await).await?;
    let typed = fields.line("name");
    let renamed = match name::read(&typed) {
        Ok(name) => name::taken(rename(&who, &cx, &at, id, &fields, &name).await)?,
        Err(errors) => Err(errors),
    };
    match renamed {
        Ok(to) => Ok(Answer::Go(to)),
        Err(errors) => sent_back(&who, &cx, &at, (id, &typed), errors).await,
    }
}

async fn rename(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    id: SavedListId,
    fields: &Fields,
    name: &str,
) -> Result<To, Problem> {
    cx.answer_once(fields, who, async |tx| {
        let list = saved::load(tx, at.body.union, who.account, id).await?;
        let hers = saved::list_of(tx, at.body.union, who.account).await?;
        name::is_free(name, hers.iter().filter(|other| other.no != list.no))?;
        saved::rename(tx, &list, name).await?;
        Ok(To::address(list::url(&at.slug)).with_notice(format!("Đã đổi tên cách lọc thành “{name}”.")))
    })
    .await
}

async fn sent_back(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    (id, typed): (SavedListId, &str),
    errors: FieldErrors,
) -> Result<Answer, Problem> {
    let page = list::read(who, cx, at).await?.with_wrong_name(id, typed, errors);
    Ok(Answer::Again(again(&page)?))
}
