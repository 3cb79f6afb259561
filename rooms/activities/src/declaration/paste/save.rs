//! Keeping a paste: every line as a declaration of its own, all or none. Sent twice it is kept once, by the key of the form;
//! pasted twice likewise, since an equal declaration of the same paper is there already.

use kernel::{Actor, BodyNo, Kind, Quantity, Refusal, Stamp};
use organisation::UnionHere;
use web::{Cx, Fields, Problem, To};

use super::assess::{Assessed, Memory, State, time_key};
use super::{key, store};
use crate::declaration::declaration::{Declaration, Said};
use crate::declaration::policy::may_declare;
use crate::declaration::{list, store as declarations};
use crate::record::store as ledger;

/// Whether there is something to save, or to be told that it is there.
pub(super) fn is_anything(assessed: &Assessed) -> bool {
    assessed.lines.iter().any(|judged| !judged.said.is_empty() || judged.state == State::There)
}

/// Saves what the judgement lets through.
pub(super) async fn save(
    cx: &Cx,
    who: &Actor,
    at: &UnionHere,
    fields: &Fields,
    body: BodyNo,
    source: &str,
    assessed: &Assessed,
) -> Result<To, Problem> {
    let said: Vec<&Said> = assessed.lines.iter().flat_map(|judged| &judged.said).collect();
    let settled = settled(assessed);
    let there = assessed.lines.iter().filter(|judged| judged.state == State::There).count();
    cx.answer_once(fields, who, async |tx| {
        let reached = ledger::reached(tx, who, &[body]).await?;
        // Somebody else may have pasted the same paper since the preview was drawn.
        let standing = store::standing(tx, body, source).await?;
        let mut new = Vec::new();
        for one in &said {
            match standing.get(&(one.figure.clone(), time_key(one.when))) {
                None => new.push((*one).clone()),
                Some(known) if *known == Quantity::stated(one.value, one.qualifier) => {}
                Some(_) => return Err(stated_otherwise(source).into()),
            }
        }
        let made = Stamp { by: may_declare(who, body, &reached)?.by(), at: tx.now() };
        let known = there + said.len() - new.len();
        let count = new.len();
        if !new.is_empty() {
            let paste = store::insert(tx, body, source, made, count).await?;
            for one in new {
                let permit = may_declare(who, body, &reached)?;
                declarations::insert(tx, Declaration::declare(permit, one, tx.now()).of_paste(paste.no)).await?;
            }
        }
        store::remember(tx, body.union(), &settled, made).await?;
        Ok(To::address(list::url(&at.slug)).with_notice(notice(count, known)))
    })
    .await
}

/// What is worth remembering: what a line states, and that one is left out on purpose.
fn settled(assessed: &Assessed) -> Memory {
    let mut settled = Memory::new();
    for judged in &assessed.lines {
        match (judged.figure, &judged.state) {
            // Where she has not decided, she is asked again; a line of a column that is left out says nothing of its words.
            (_, State::Open(_)) | (Some(_), State::LeftOut(_)) => {}
            (Some(figure), _) => {
                settled.insert(key::of(&judged.line), figure.key.clone());
            }
            (None, _) => {
                settled.insert(key::of(&judged.line), String::new());
            }
        }
    }
    settled
}

fn notice(count: usize, known: usize) -> String {
    match (count, known) {
        (0, known) => format!("Cả {known} con số đã được khai báo từ văn bản này; không ghi thêm."),
        (count, 0) => format!("Đã lưu {count} khai báo; số này được in bên cạnh số đếm từ sổ, không cộng vào."),
        (count, known) => format!("Đã lưu {count} khai báo; {known} con số đã được khai báo từ trước, không ghi thêm."),
    }
}

fn stated_otherwise(source: &str) -> Refusal {
    let sentence = format!(
        "Trong lúc bạn xem, người khác đã khai báo một con số khác từ {source}. Chưa có gì được lưu; hãy quay lại và bấm “Xem lại”."
    );
    Refusal::new(Kind::WrongState, "declaration.stated_otherwise", sentence)
}
