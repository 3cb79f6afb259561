//! Another name: POST …/{programme}/doi-ten. The same words with other accents are only spelt anew. Other words are a new
//! writing into which the old one is merged: records that name the old one still do, and typing it again finds it.

use kernel::{Actor, FieldErrors, Refusal, Stamp};
use organisation::UnionHere;
use web::{Answer, Cx, Fields, InPath, Problem, To, again};

use super::policy::may_tidy;
use super::programme::ProgrammeId;
use super::{show, store as programmes};
use crate::record::Filter;

/// Longest name, in characters, as a record may write it.
const LONGEST: usize = 300;

/// POST …/{programme}/doi-ten
pub async fn post(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, id)): InPath<(String, ProgrammeId)>,
    fields: Fields,
) -> Result<Answer, Problem> {
    let (union, name) = (at.body.union, fields.line("name"));
    let wrong = cx
        .read(async |view| {
            may_tidy(&who, at.body.no, &programmes::reached(view, &who, at.body.no).await?)?;
            let catalogue = programmes::catalogue(view, union).await?;
            let programme = catalogue.find(id).ok_or_else(Refusal::not_found)?;
            let folded = viet::fold(&name);
            let same =
                catalogue.programmes().find(|other| viet::fold(&other.name) == folded && other.no != programme.no);
            Ok::<_, Problem>(if name.is_empty() {
                Some("Hãy ghi tên mới.".to_owned())
            } else if name.chars().count() > LONGEST {
                Some(format!("Tên dài quá {LONGEST} ký tự; hãy rút gọn."))
            } else {
                same.map(|same| format!("Danh mục đã có “{}”; hãy dùng “Gộp vào” bên dưới.", same.name))
            })
        })
        .await?;
    if let Some(sentence) = wrong {
        let mut errors = FieldErrors::new();
        errors.add("name", sentence);
        let shown = show::read(&who, &cx, &at, id, &Filter::default()).await?.with_errors(Some(name), errors);
        return Ok(Answer::Again(again(&shown)?));
    }
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let catalogue = programmes::catalogue(tx, union).await?;
            let programme = catalogue.find(id).ok_or_else(Refusal::not_found)?;
            let permit = may_tidy(&who, at.body.no, &programmes::reached(tx, &who, at.body.no).await?)?;
            let mut shown = programme.id;
            if viet::fold(&name) == viet::fold(&programme.name) {
                programmes::save(tx, programme, programme.spell(permit, name.clone(), tx.now())).await?;
            } else {
                let made = Stamp { by: who.account, at: tx.now() };
                let no = programmes::find_or_add(tx, union, &name, made).await?;
                let catalogue = programmes::catalogue(tx, union).await?;
                let into = catalogue.writing(no).ok_or_else(Refusal::not_found)?;
                if let Some(from) =
                    catalogue.root(no).filter(|root| into.merged_into.is_some() && root.no == programme.no)
                {
                    // Back to one of its own writings: that one stands for itself first.
                    programmes::save(
                        tx,
                        into,
                        into.part(
                            may_tidy(&who, at.body.no, &programmes::reached(tx, &who, at.body.no).await?)?,
                            from,
                            tx.now(),
                        )?,
                    )
                    .await?;
                }
                programmes::save(tx, programme, programme.rename(permit, into, tx.now())?).await?;
                shown = into.id;
            }
            Ok(To::address(show::url(&at.slug, shown)).with_notice("Đã đổi tên trong danh mục."))
        })
        .await?;
    Ok(Answer::Go(to))
}
