//! It will not be, or it was not: POST …/{record}/huy, with a reason. The record stays, and counts nowhere.

use kernel::{Actor, FieldErrors};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, InPath, Problem, To, again};

use super::policy::may_keep;
use super::reason::Reason;
use super::record::RecordId;
use super::{seen, show, store as ledger};

/// POST …/{record}/huy
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, RecordId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    let why = match Reason::read(&fields.line("why")) {
        Ok(why) => why,
        Err(sentence) => {
            let mut errors = FieldErrors::new();
            errors.add("why", sentence);
            let shown = show::read(&who, &cx, &at, id).await?.with_errors(fields.line("why"), errors);
            return Ok(Answer::Again(again(&shown)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let (record, reached) = ledger::load(tx, &who, &at, id).await?;
            let permit = may_keep(&who, &record, &reached)?;
            record.unchanged_since(seen(&fields))?;
            ledger::save(tx, &record, record.cancel(permit, why.clone(), tx.now())?).await?;
            Ok(To::address(show::url(&at, id))
                .with_notice("Đã hủy; hoạt động không còn vào số liệu nào. Có thể hoàn tác."))
        })
        .await?;
    Ok(Answer::Go(to))
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{entered, opened};

    #[tokio::test]
    async fn a_cancelled_class_stays_with_its_reason() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let page = entered(&hoa, &cast.physics, &[]).await;
            let cancel = format!("{page}/huy");
            let again = hoa.post(&cancel, &[("why", " ")]).await;
            assert_eq!(
                (again.status.as_u16(), again.attributes("[aria-invalid]", "name").concat()),
                (422, "why".to_owned())
            );
            let shown = hoa.post_and_follow(&cancel, &[("why", "Mưa bão")]).await;
            insta::assert_snapshot!(shown.all(".events li").join("\n"), @"
            Hủy 08:00 ngày 20/06/2022 · Hoàng Thị Hoa Lý do: Mưa bão Trạng thái: trước: Đã thực hiện → sau: Đã hủy
            Ghi sổ 08:00 ngày 20/06/2022 · Hoàng Thị Hoa
            ");
            assert!(!shown.page().contains(&cancel), "no button any more");
            assert_eq!(hoa.post(&cancel, &[("why", "Mưa")]).await.refusal(), Some("record.already_cancelled"));
        })
        .await;
    }
}
