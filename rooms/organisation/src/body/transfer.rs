//! Moving a body below another from a day on, by a decision. A body that has ended is thereby admitted again.

use askama::Template;
use kernel::{Actor, Day, FieldErrors};
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::body::{Body, Placed};
use super::draft::{choices, kept};
use super::form::{BASIS, Here, day, limit, named};
use super::moves;
use super::policy::{may_end, may_transfer, visible};
use super::show::url;
use crate::here::UnionHere;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TransferForm {
    parent: String,
    from: String,
    basis: String,
}

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "body/transfer.html")]
pub struct TransferPage {
    /// The frame.
    pub frame: Frame,
    /// Address of the list.
    pub list: String,
    /// The body's address.
    pub url: String,
    /// The body's name.
    pub name: String,
    /// What is typed.
    pub form: TransferForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Bodies that it may stand below, by id.
    pub parents: Vec<(String, String)>,
}

impl TransferForm {
    fn read(fields: &Fields) -> Self {
        Self { parent: fields.line("parent"), from: fields.line("from"), basis: fields.line("basis") }
    }

    fn parsed(&self, parents: &[Placed]) -> Result<(Body, Day), FieldErrors> {
        let mut errors = FieldErrors::new();
        let parent = parents.iter().find(|placed| placed.body.id.to_string() == self.parent);
        if parent.is_none() {
            errors.add("parent", "Hãy chọn tổ chức cấp trên mới.");
        }
        let from = day(&self.from, "from", &mut errors);
        limit(&self.basis, BASIS, "basis", &mut errors);
        match (parent, from, errors.is_empty()) {
            (Some(parent), Some(from), true) => Ok((parent.body.clone(), from)),
            _ => Err(errors),
        }
    }
}

impl TransferPage {
    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let sample = |errors: FieldErrors| Self {
            frame: Frame::sample("Chuyển trực thuộc").at("lang-son", "to-chuc"),
            list: "/lang-son/to-chuc".to_owned(),
            url: "/lang-son/to-chuc/01G60000000000000000000001".to_owned(),
            name: "Chi hội Y học huyện Cao Lộc".to_owned(),
            form: TransferForm::default(),
            errors,
            parents: vec![("01G60000000000000000000002".to_owned(), "Hội Y học".to_owned())],
        };
        let errors = TransferForm::default().parsed(&[]).err().unwrap_or_default();
        vec![sample(FieldErrors::new()), sample(errors)]
    }
}

/// GET /{union}/to-chuc/{body}/chuyen
pub async fn get(who: Actor, cx: Cx, at: UnionHere, path: Here) -> Result<Page, Problem> {
    let (body, parents) = looked_up(&who, &cx, &at, path).await?;
    page(&shown(&cx, &at, &body, TransferForm::default(), FieldErrors::new(), &parents))
}

/// POST /{union}/to-chuc/{body}/chuyen
pub async fn post(who: Actor, cx: Cx, at: UnionHere, path: Here, fields: Fields) -> Result<Answer, Problem> {
    let (body, parents) = looked_up(&who, &cx, &at, path).await?;
    let form = TransferForm::read(&fields);
    let (parent, from) = match form.parsed(&parents) {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(Answer::Again(again(&shown(&cx, &at, &body, form, errors, &parents))?)),
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let permit = may_transfer(tx, &who, &body, &parent).await?;
            moves::transfer(tx, permit, &body, &parent, from, &form.basis).await?;
            Ok(To::address(url(&at, &body)).with_notice("Đã ghi việc chuyển trực thuộc."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// The body, and what it may be put below: a body that may not be moved by the actor is refused before the form is shown.
async fn looked_up(who: &Actor, cx: &Cx, at: &UnionHere, path: Here) -> Result<(Body, Vec<Placed>), Problem> {
    let id = named(path)?;
    cx.read(async |view| {
        let body = visible(view, who, &at.body, id).await?;
        may_end(view, who, &body).await?;
        let mut parents = kept(view, who, at).await?;
        parents.retain(|placed| placed.body.no != body.no && body.kind.may_stand_below(placed.body.kind));
        Ok((body, parents))
    })
    .await
}

fn shown(
    cx: &Cx,
    at: &UnionHere,
    body: &Body,
    form: TransferForm,
    errors: FieldErrors,
    parents: &[Placed],
) -> TransferPage {
    TransferPage {
        frame: cx.frame("Chuyển trực thuộc").at(&at.slug, "to-chuc"),
        list: format!("/{}/to-chuc", at.slug),
        url: url(at, body),
        name: body.name.clone(),
        form,
        errors,
        parents: choices(parents),
    }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::seated;

    #[tokio::test]
    async fn a_chapter_moves_and_its_page_tells_where_it_stood() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let minh = house.visitor(&cast.minh);
            let url = format!("/lang-son/to-chuc/{}", cast.cao_loc.id);
            let parent = cast.eastern_medicine.id.to_string();
            let fields = [("parent", parent.as_str()), ("from", "1/7/2022"), ("basis", "Quyết định 12/QĐ-LHH")];
            let shown = minh.post_and_follow(&format!("{url}/chuyen"), &fields).await;
            insta::assert_snapshot!(shown.words(), @"
            Đã ghi việc chuyển trực thuộc.
            Tổ chức
            Chi hội Y học huyện Cao Lộc
            Chi hội Y học huyện Cao Lộc
            Chi hội
            Chuyển trực thuộc Kết thúc hoạt động
            Tên gọn
            Chi hội Y học Cao Lộc
            Thành lập
            27/02/2001
            Trực thuộc
            Hội Y học, đến hết ngày 30/06/2022; Hội Đông y, từ ngày 01/07/2022
            Căn cứ thành lập
            Quyết định thành lập chi hội
            Trực thuộc qua các thời kỳ
            Trực thuộc qua các thời kỳ
            Trực thuộc | Từ ngày | Đến hết ngày | Căn cứ
            Hội Đông y | 01/07/2022 | nay | Quyết định 12/QĐ-LHH
            Hội Y học | 27/02/2001 | 30/06/2022 | Quyết định thành lập chi hội
            Lịch sử
            Chuyển trực thuộc, từ ngày 01/07/2022
            08:00 ngày 20/06/2022 · Nông Văn Minh
            Căn cứ: Quyết định 12/QĐ-LHH
            ");
            let twice = minh.post(&format!("{url}/chuyen"), &fields).await;
            assert_eq!(twice.refusal(), Some("body.later_decision"));
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_moves_what_is_not_below_hers() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let url = format!("/lang-son/to-chuc/{}/chuyen", cast.cao_loc.id);
            for (actor, status) in [(&cast.hoa, 404), (&cast.khanh, 404), (&cast.binh, 404), (&cast.tuyet, 404)] {
                let visitor = house.visitor(actor);
                assert_eq!(visitor.get(&url).await.status, status, "{}", actor.name);
                assert_eq!(visitor.post(&url, &[]).await.status, status, "{}", actor.name);
            }
            // The office of Hội Y học itself reads its own page but does not decide where it stands.
            let mut office = cast.minh.clone();
            office.grants[0].body = cast.medicine.no;
            let office = house.visitor(&office);
            let own = format!("/lang-son/to-chuc/{}", cast.medicine.id);
            assert_eq!(office.get(&own).await.status, 200);
            assert_eq!(office.get(&format!("{own}/chuyen")).await.refusal(), Some("body.not_hers"));
            assert_eq!(office.get(&url).await.status, 200);
            assert_eq!(office.get(&format!("/lang-son/to-chuc/{}", cast.physics.id)).await.status, 404);
        })
        .await;
    }
}
