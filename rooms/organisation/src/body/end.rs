//! Ending a body from a day on, by a decision. What still stands below it must be moved or ended first; what it did before
//! that day stays in every figure.

use askama::Template;
use kernel::{Actor, Day, FieldErrors};
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::body::Body;
use super::form::{BASIS, Here, day, limit, named};
use super::moves;
use super::policy::{may_end, visible};
use super::show::url;
use crate::here::UnionHere;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndForm {
    from: String,
    basis: String,
}

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "body/end.html")]
pub struct EndPage {
    /// The frame.
    pub frame: Frame,
    /// Address of the list.
    pub list: String,
    /// The body's address.
    pub url: String,
    /// The body's name.
    pub name: String,
    /// What is typed.
    pub form: EndForm,
    /// What cannot stand.
    pub errors: FieldErrors,
}

impl EndForm {
    fn read(fields: &Fields) -> Self {
        Self { from: fields.line("from"), basis: fields.line("basis") }
    }

    fn parsed(&self) -> Result<Day, FieldErrors> {
        let mut errors = FieldErrors::new();
        let from = day(&self.from, "from", &mut errors);
        if self.basis.is_empty() {
            errors.add("basis", "Hãy ghi quyết định giải thể, sáp nhập hoặc cho thôi làm thành viên.");
        }
        limit(&self.basis, BASIS, "basis", &mut errors);
        from.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

impl EndPage {
    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let sample = |errors: FieldErrors| Self {
            frame: Frame::sample("Kết thúc hoạt động").at("lang-son", "to-chuc"),
            list: "/lang-son/to-chuc".to_owned(),
            url: "/lang-son/to-chuc/01G60000000000000000000001".to_owned(),
            name: "Chi hội Y học huyện Cao Lộc".to_owned(),
            form: EndForm::default(),
            errors,
        };
        vec![sample(FieldErrors::new()), sample(EndForm::default().parsed().err().unwrap_or_default())]
    }
}

/// GET /{union}/to-chuc/{body}/ket-thuc
pub async fn get(who: Actor, cx: Cx, at: UnionHere, path: Here) -> Result<Page, Problem> {
    let body = looked_up(&who, &cx, &at, path).await?;
    page(&shown(&cx, &at, &body, EndForm::default(), FieldErrors::new()))
}

/// POST /{union}/to-chuc/{body}/ket-thuc
pub async fn post(who: Actor, cx: Cx, at: UnionHere, path: Here, fields: Fields) -> Result<Answer, Problem> {
    let body = looked_up(&who, &cx, &at, path).await?;
    let form = EndForm::read(&fields);
    let from = match form.parsed() {
        Ok(from) => from,
        Err(errors) => return Ok(Answer::Again(again(&shown(&cx, &at, &body, form, errors))?)),
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let permit = may_end(tx, &who, &body).await?;
            moves::end(tx, permit, &body, from, &form.basis).await?;
            Ok(To::address(url(&at, &body)).with_notice("Đã ghi việc kết thúc hoạt động."))
        })
        .await?;
    Ok(Answer::Go(to))
}

async fn looked_up(who: &Actor, cx: &Cx, at: &UnionHere, path: Here) -> Result<Body, Problem> {
    let id = named(path)?;
    cx.read(async |view| {
        let body = visible(view, who, &at.body, id).await?;
        may_end(view, who, &body).await?;
        Ok(body)
    })
    .await
}

fn shown(cx: &Cx, at: &UnionHere, body: &Body, form: EndForm, errors: FieldErrors) -> EndPage {
    EndPage {
        frame: cx.frame("Kết thúc hoạt động").at(&at.slug, "to-chuc"),
        list: format!("/{}/to-chuc", at.slug),
        url: url(at, body),
        name: body.name.clone(),
        form,
        errors,
    }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::seated;

    #[tokio::test]
    async fn an_association_ends_once_nothing_stands_below_it() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let minh = house.visitor(&cast.minh);
            let url = |body: &crate::Body| format!("/lang-son/to-chuc/{}/ket-thuc", body.id);
            let fields = [("from", "1/7/2022"), ("basis", "Quyết định 20/QĐ-UBND")];
            assert_eq!(minh.post(&url(&cast.medicine), &fields).await.refusal(), Some("body.something_below"));
            assert_eq!(minh.post(&url(&cast.cao_loc), &fields).await.status, 303);
            let shown = minh.post_and_follow(&url(&cast.medicine), &fields).await;
            insta::assert_snapshot!(shown.words(), @"
            Đã ghi việc kết thúc hoạt động.
            Tổ chức
            Hội Y học tỉnh Lạng Sơn
            Hội Y học tỉnh Lạng Sơn
            Hội thành viên
            Chuyển trực thuộc Kết thúc hoạt động
            Tên gọn
            Hội Y học
            Thành lập
            12/03/1997
            Trực thuộc
            Liên hiệp hội Lạng Sơn, đến hết ngày 30/06/2022
            Căn cứ thành lập
            Quyết định công nhận hội thành viên của Liên hiệp hội
            Trực thuộc qua các thời kỳ
            Trực thuộc qua các thời kỳ
            Trực thuộc | Từ ngày | Đến hết ngày | Căn cứ
            Liên hiệp hội Lạng Sơn | 12/03/1997 | 30/06/2022 | Quyết định công nhận hội thành viên của Liên hiệp hội
            Lịch sử
            Kết thúc hoạt động, từ ngày 01/07/2022
            08:00 ngày 20/06/2022 · Nông Văn Minh
            Căn cứ: Quyết định 20/QĐ-UBND
            ");
            assert_eq!(minh.post(&url(&cast.medicine), &fields).await.refusal(), Some("body.ended_already"));
            house.clock().set("2022-07-02");
            // It has left the tree, yet its page is still there for who kept it.
            assert_eq!(minh.get("/lang-son/to-chuc?tim=hoi+y+hoc").await.all("tbody th"), [""; 0]);
            let page = minh.get(&format!("/lang-son/to-chuc/{}", cast.medicine.id)).await;
            assert_eq!(page.all("dd")[2], "đã kết thúc hoạt động từ ngày 01/07/2022");
        })
        .await;
    }

    #[tokio::test]
    async fn an_end_names_its_day_and_its_decision() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let url = format!("/lang-son/to-chuc/{}/ket-thuc", cast.cao_loc.id);
            let shown = house.visitor(&cast.minh).post(&url, &[("from", "")]).await;
            assert_eq!(shown.status, 422);
            insta::assert_snapshot!(shown.all("[data-errors] li").join("\n"), @"
            Hãy nhập ngày, thí dụ 27/9/2018.
            Hãy ghi quyết định giải thể, sáp nhập hoặc cho thôi làm thành viên.
            ");
        })
        .await;
    }
}
