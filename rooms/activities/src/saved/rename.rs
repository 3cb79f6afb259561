//! Calling a saved list otherwise: POST …/{view}/doi-ten.

use kernel::Actor;
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
    let union = at.body.union;
    let others = cx
        .read(async |view| {
            saved::load(view, union, who.account, id).await?;
            let mut others = saved::list_of(view, union, who.account).await?;
            others.retain(|other| other.id != id);
            Ok::<_, Problem>(others)
        })
        .await?;
    let typed = fields.line("name");
    let name = match name::read(&typed, &others) {
        Ok(name) => name,
        Err(errors) => {
            let page = list::read(&who, &cx, &at).await?.with_wrong_name(id, &typed, errors);
            return Ok(Answer::Again(again(&page)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let list = saved::load(tx, union, who.account, id).await?;
            saved::rename(tx, &list, &name).await?;
            Ok(To::address(list::url(&at.slug)).with_notice(format!("Đã đổi tên cách lọc thành “{name}”.")))
        })
        .await?;
    Ok(Answer::Go(to))
}
