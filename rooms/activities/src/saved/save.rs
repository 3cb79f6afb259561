//! Keeping a filter: POST …/cach-loc. Only the questions of the ledger's list are kept, in their canonical spelling.

use kernel::{Actor, FieldErrors, Kind, Refusal, Stamp};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, Problem, To, again};

use super::saved_list::MOST;
use super::{list, name, store as saved};
use crate::record::{self, Choices, Filter, settle};

/// POST …/cach-loc
pub async fn post(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let filter = Filter::of_query(fields.text("filter"));
    if filter.query().is_empty() {
        let sentence = "Chưa có điều kiện lọc nào để lưu; hãy lọc sổ trước, rồi lưu cách lọc.";
        return Err(Refusal::new(Kind::WrongState, "saved_list.asks_nothing", sentence).into());
    }
    let typed = fields.line("name");
    let kept = match name::read(&typed) {
        Ok(name) => name::taken(save(&who, &cx, &at, &fields, &name, &filter).await)?,
        Err(errors) => Err(errors),
    };
    match kept {
        Ok(to) => Ok(Answer::Go(to)),
        Err(errors) => sent_back(&who, &cx, &at, (typed, &filter), errors).await,
    }
}

async fn save(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    fields: &Fields,
    name: &str,
    filter: &Filter,
) -> Result<To, Problem> {
    cx.answer_once(fields, who, async |tx| {
        let hers = saved::list_of(tx, at.body.union, who.account).await?;
        name::is_free(name, &hers)?;
        if hers.len() >= MOST {
            let sentence = format!("Bạn đã lưu {MOST} cách lọc; hãy xóa bớt cách lọc không còn dùng.");
            return Err(Refusal::new(Kind::WrongState, "saved_list.too_many", sentence).into());
        }
        saved::insert(tx, at.body.union, Stamp { by: who.account, at: tx.now() }, name, filter).await?;
        let ledger = filter.address(&record::list_url(&at.slug), &[]);
        Ok(To::address(ledger).with_notice(format!("Đã lưu cách lọc “{name}”; lần sau chọn ở đầu sổ.")))
    })
    .await
}

async fn sent_back(
    who: &Actor,
    cx: &Cx,
    at: &UnionHere,
    (typed, filter): (String, &Filter),
    errors: FieldErrors,
) -> Result<Answer, Problem> {
    let words = cx
        .read(async |view| {
            let choices = Choices::reached_by(view, who, at).await?;
            Ok::<_, Problem>(settle(view, who, at, filter, &choices).await?.in_words())
        })
        .await?;
    let page = list::read(who, cx, at).await?.with_fresh(typed, filter, words, errors);
    Ok(Answer::Again(again(&page)?))
}
