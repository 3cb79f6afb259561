//! Declaring a figure: who, what, how many, of which time, from which paper.

use askama::Template;
use kernel::{Actor, BodyNo, FieldErrors};
use organisation::{UnionHere, body};
use store::Snapshot;
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::declaration::Declaration;
use super::figure::{Declarable, by_family};
use super::form::{DeclarationForm, SPANS};
use super::policy::may_declare;
use super::{list, store as declarations};
use crate::record::store as ledger;

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "declaration/declare.html")]
pub struct DeclarePage {
    /// The frame.
    pub frame: Frame,
    /// What is typed.
    pub form: DeclarationForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent, which is the list too.
    pub action: String,
    /// Bodies she may speak for.
    pub bodies: Vec<(String, String)>,
}

impl DeclarePage {
    pub(super) fn new(
        frame: Frame,
        union: &str,
        form: DeclarationForm,
        errors: FieldErrors,
        bodies: Vec<(String, String)>,
    ) -> Self {
        Self { frame: frame.at(union, list::SECTION), form, errors, action: list::url(union), bodies }
    }

    /// What can be declared, by families.
    fn families(&self) -> Vec<(&'static str, Vec<&'static Declarable>)> {
        by_family()
    }

    fn spans(&self) -> [(&'static str, &'static str); 8] {
        SPANS
    }
}

/// GET …/khai-bao/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    // Who speaks for one body need not choose it.
    let body = if let [(_, only)] = hers.as_slice() { only.0.clone() } else { String::new() };
    let form = DeclarationForm { body, ..DeclarationForm::default() };
    page(&DeclarePage::new(cx.frame("Khai báo số liệu"), &at.slug, form, FieldErrors::new(), options(hers)))
}

/// POST …/khai-bao
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let form = DeclarationForm::read(&fields);
    let hers = cx.read(async |view| hers(view, &who, &at).await).await?;
    let body = hers.iter().find(|(_, (id, _))| *id == form.body).map(|(no, _)| *no);
    let (body, said) = match (body, form.said()) {
        (Some(body), Ok(said)) => (body, said),
        (body, said) => {
            let mut errors = FieldErrors::new();
            if body.is_none() {
                errors.add("body", "Hãy chọn đơn vị khai báo, trong các đơn vị bạn phụ trách.");
            }
            said.err().unwrap_or_default().iter().for_each(|(field, sentence)| errors.add(field, sentence));
            let shown = DeclarePage::new(cx.frame("Khai báo số liệu"), &at.slug, form, errors, options(hers));
            return Ok(Answer::Again(again(&shown)?));
        }
    };
    let to = cx
        .answer_once(&fields, &who, async |tx| {
            let permit = may_declare(&who, body, &ledger::reached(tx, &who, &[body]).await?)?;
            declarations::insert(tx, Declaration::declare(permit, said.clone(), tx.now())).await?;
            Ok(To::address(list::url(&at.slug))
                .with_notice("Đã lưu khai báo; số này được in bên cạnh số đếm từ sổ, không cộng vào."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// The bodies of this Union that she may speak for: number, name at the door, words.
pub(super) async fn hers(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
) -> Result<Vec<(BodyNo, (String, String))>, Problem> {
    let placed = body::store::list_below(view, at.body.no, view.today()).await?;
    let numbers: Vec<BodyNo> = placed.iter().map(|placed| placed.body.no).collect();
    let reached = ledger::reached(view, who, &numbers).await?;
    let hers = placed.into_iter().map(|placed| placed.body).filter(|body| reached.holds(body.no));
    Ok(hers.map(|body| (body.no, (body.id.to_string(), body.short))).collect())
}

pub(super) fn options(hers: Vec<(BodyNo, (String, String))>) -> Vec<(String, String)> {
    hers.into_iter().map(|(_, option)| option).collect()
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{declared, opened};

    #[tokio::test]
    async fn hoa_declares_for_her_association() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let body = cast.physics.id.to_string();
            let form = hoa.get("/lang-son/khai-bao/moi").await;
            assert_eq!(form.attributes("#body option[selected]", "value"), [body.as_str()], "she speaks for one body");
            let members = [("figure", "hv.khai_bao"), ("value", "khoảng 85"), ("span", ""), ("last", "14/6/2022")];
            hoa.post("/lang-son/khai-bao", &declared(&body, &members)).await;
            let listed = hoa.post_and_follow("/lang-son/khai-bao", &declared(&body, &[])).await;
            insta::assert_snapshot!(listed.words(), @"
            Đã lưu khai báo; số này được in bên cạnh số đếm từ sổ, không cộng vào.
            Khai báo số liệu
            Số liệu do đơn vị tự báo cáo, có thời gian, cách tính và nguồn. Số khai báo được in bên cạnh số đếm từ sổ hoạt động, không cộng vào.
            Dán số liệu báo cáo Khai báo mới
            Chỉ tiêu
            Năm
            Lọc
            Báo cáo số 41/BC-LHH ngày 28/6/2022
            Hội Vật lý · 6 tháng đầu năm 2022 (không nêu ngày chốt)
            Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
            Lượt người dự lớp Lượt người dự các lớp của toàn hội | lượt người | hơn 1.820 | 0 | khoảng −1.820sổ ít hơn khoảng 1.820 |
            Rút
            Báo cáo số 41/BC-LHH ngày 28/6/2022
            Hội Vật lý · đến ngày 14/06/2022
            Chỉ tiêu | Đơn vị tính | Khai báo | Đếm từ sổ | Chênh lệch | Tình trạng
            Hội viên (đơn vị tự báo) Lượt người dự các lớp của toàn hội | hội viên | khoảng 85 | | |
            Rút
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn a_bad_form_comes_back_with_everything_typed() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let wrong = [("figure", ""), ("value", "chưa rõ"), ("meaning", ""), ("source", ""), ("year", "22")];
            let again = house.visitor(&cast.hoa).post("/lang-son/khai-bao", &declared("", &wrong)).await;
            assert_eq!((again.status.as_u16(), again.value_of("year").as_deref()), (422, Some("22")));
            assert_eq!(again.attributes("[aria-invalid]", "name"), ["body", "figure", "value", "meaning", "source"]);
            insta::assert_snapshot!(again.all("[data-errors] li").join("\n"), @"
            Hãy chọn đơn vị khai báo, trong các đơn vị bạn phụ trách.
            Hãy chọn chỉ tiêu khai báo.
            Hãy ghi con số như văn bản nêu, thí dụ: 4.985 hoặc hơn 5.000.
            Hãy ghi phạm vi, cách tính con số này, thí dụ: hội viên có thẻ của các chi hội.
            Hãy ghi văn bản nêu con số này, thí dụ: Báo cáo số 41/BC-LHH ngày 28/6/2022.
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn nobody_declares_for_others() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let body = cast.medicine.id.to_string();
            let again = house.visitor(&cast.hoa).post("/lang-son/khai-bao", &declared(&body, &[])).await;
            assert_eq!(
                (again.status.as_u16(), again.attributes("[aria-invalid]", "name").concat()),
                (422, "body".to_owned())
            );
            for stranger in [&cast.tuyet, &cast.binh, &cast.khanh] {
                assert_eq!(house.visitor(stranger).post("/lang-son/khai-bao", &declared(&body, &[])).await.status, 404);
            }
            assert_eq!(house.visitor(&cast.tuyet).get("/lang-son/khai-bao").await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn a_double_click_declares_once() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let body = cast.physics.id.to_string();
            let fields = declared(&body, &[("form_key", "01G60000000000000000000009")]);
            tokio::join!(hoa.post("/lang-son/khai-bao", &fields), hoa.post("/lang-son/khai-bao", &fields));
            assert_eq!(hoa.get("/lang-son/khai-bao").await.all("tbody tr").len(), 1);
        })
        .await;
    }
}
