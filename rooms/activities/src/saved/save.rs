//! Keeping a filter: POST …/cach-loc. Only the questions of the ledger's list are kept, in their canonical spelling.

use kernel::{Actor, Kind, Refusal, Stamp};
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
    // A second sending would find its own list under this name: it is led to where the first one led.
    if let Some(address) = answered(&cx, &who, &fields).await? {
        return Ok(Answer::Go(To::address(address)));
    }
    let typed = fields.line("name");
    let others = cx.read(async |view| saved::list_of(view, at.body.union, who.account).await).await?;
    let name = match name::read(&typed, &others) {
        Ok(name) => name,
        Err(errors) => {
            let words = cx
                .read(async |view| {
                    let choices = Choices::reached_by(view, &who, &at).await?;
                    Ok::<_, Problem>(settle(view, &who, &at, &filter, &choices).await?.in_words())
                })
                .await?;
            let page = list::read(&who, &cx, &at).await?.with_fresh(typed, &filter, words, errors);
            return Ok(Answer::Again(again(&page)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            if saved::list_of(tx, at.body.union, who.account).await?.len() >= MOST {
                let sentence = format!("Bạn đã lưu {MOST} cách lọc; hãy xóa bớt cách lọc không còn dùng.");
                return Err(Refusal::new(Kind::WrongState, "saved_list.too_many", sentence).into());
            }
            saved::insert(tx, at.body.union, Stamp { by: who.account, at: tx.now() }, &name, &filter).await?;
            let ledger = filter.address(&record::list_url(&at.slug), &[]);
            Ok(To::address(ledger).with_notice(format!("Đã lưu cách lọc “{name}”; lần sau chọn ở đầu sổ.")))
        })
        .await?;
    Ok(Answer::Go(to))
}

async fn answered(cx: &Cx, who: &Actor, fields: &Fields) -> Result<Option<String>, Problem> {
    cx.write(async |tx| Ok::<_, Problem>(tx.answered(fields.key(), who.account).await?)).await
}
