//! Founding or admitting a body: name, kind, what it stands below, from which day, by which decision.
//! A day to come is fine: the body is then there from that day on, and nothing has to be done when it comes.

use askama::Template;
use kernel::{Actor, Day, FieldErrors};
use store::{Snapshot, Value};
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::body::{Body, NewBody, Placed};
use super::form::{BASIS, Late, NAME, day, limit, shown};
use super::kind::BodyKind;
use super::policy::{self, may_found};
use super::{moves, store as bodies};
use crate::here::UnionHere;
use crate::scope::Scope;

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyForm {
    name: String,
    short: String,
    kind: String,
    parent: String,
    from: String,
    basis: String,
}

/// A body that may be founded.
struct Draft {
    new: NewBody,
    parent: Body,
    from: Day,
    basis: String,
}

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "body/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// Address of the list, where the form is sent.
    pub list: String,
    /// What is typed.
    pub form: BodyForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Bodies that it may stand below, by id.
    pub parents: Vec<(String, String)>,
}

impl BodyForm {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.line("name"),
            short: fields.line("short"),
            kind: fields.line("kind"),
            parent: fields.line("parent"),
            from: fields.line("from"),
            basis: fields.line("basis"),
        }
    }

    fn draft(&self, parents: &[Placed]) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.name.is_empty() {
            errors.add("name", "Hãy ghi tên đầy đủ của tổ chức.");
        }
        limit(&self.name, NAME, "name", &mut errors);
        limit(&self.short, NAME, "short", &mut errors);
        let kind = BodyKind::from_code(&self.kind).filter(|kind| KINDS.contains(kind));
        if kind.is_none() {
            errors.add("kind", "Hãy chọn loại tổ chức.");
        }
        let parent = parents.iter().find(|placed| placed.body.id.to_string() == self.parent).map(|placed| &placed.body);
        match (kind, parent) {
            (_, None) => errors.add("parent", "Hãy chọn tổ chức cấp trên."),
            (Some(kind), Some(parent)) if !kind.may_stand_below(parent.kind) => {
                let (kind, parent) = (kind.title(), parent.kind.title());
                errors.add("parent", format!("{kind} không thể trực thuộc loại “{parent}”."));
            }
            _ => {}
        }
        let from = day(&self.from, "from", &mut errors);
        if let (Some(from), Some(parent)) = (from, parent)
            && from < parent.founded
        {
            let founded = shown(parent.founded);
            errors.add("from", format!("Tổ chức cấp trên thành lập ngày {founded}; hãy ghi từ ngày đó trở đi."));
        }
        limit(&self.basis, BASIS, "basis", &mut errors);
        match (kind, parent, from, errors.is_empty()) {
            (Some(kind), Some(parent), Some(from), true) => Ok(self.drafted(kind, parent, from)),
            _ => Err(errors),
        }
    }

    fn drafted(&self, kind: BodyKind, parent: &Body, from: Day) -> Draft {
        let short = if self.short.is_empty() { &self.name } else { &self.short };
        let new = NewBody {
            union: parent.union,
            slug: String::new(),
            kind,
            name: self.name.clone(),
            short: short.clone(),
            founded: from,
        };
        Draft { new, parent: parent.clone(), from, basis: self.basis.clone() }
    }
}

/// Kinds that are founded here; a Union is founded by the program's own command.
const KINDS: [BodyKind; 4] = [BodyKind::Association, BodyKind::Collective, BodyKind::Unit, BodyKind::Chapter];

impl DraftPage {
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        KINDS.map(|kind| (kind.code(), kind.title())).to_vec()
    }

    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let sample = |form: BodyForm, errors: FieldErrors| Self {
            frame: Frame::sample("Thêm tổ chức").at("lang-son", "to-chuc"),
            list: "/lang-son/to-chuc".to_owned(),
            form,
            errors,
            parents: vec![("01G60000000000000000000001".to_owned(), "Liên hiệp hội Lạng Sơn".to_owned())],
        };
        let form = BodyForm { name: "Hội Tin học tỉnh Lạng Sơn".to_owned(), ..BodyForm::default() };
        let errors = form.draft(&[]).err().unwrap_or_default();
        vec![sample(BodyForm::default(), FieldErrors::new()), sample(form, errors)]
    }
}

/// GET /{union}/to-chuc/moi
pub async fn get_new(who: Actor, cx: Cx, at: UnionHere) -> Result<Page, Problem> {
    let parents = cx.read(async |view| kept(view, &who, &at).await).await?;
    let parent = parents.first().map(|placed| placed.body.id.to_string()).unwrap_or_default();
    let form = BodyForm { kind: BodyKind::Association.code().to_owned(), parent, ..BodyForm::default() };
    page(&draft(&cx, &at, form, FieldErrors::new(), &parents))
}

/// POST /{union}/to-chuc
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, fields: Fields) -> Result<Answer, Problem> {
    let form = BodyForm::read(&fields);
    let parents = cx.read(async |view| kept(view, &who, &at).await).await?;
    let new = match form.draft(&parents) {
        Ok(new) => new,
        Err(errors) => return Ok(Answer::Again(again(&draft(&cx, &at, form, errors, &parents))?)),
    };
    let late = Late::default();
    let done = cx
        .answer_once(&fields, &who, async |tx| {
            let errors = taken(tx, &new.new).await?;
            if !errors.is_empty() {
                return Err(late.stop(errors));
            }
            let permit = may_found(tx, &who, &new.parent).await?;
            let body = moves::found(tx, permit, &new.new, &new.parent, new.from, &new.basis).await?;
            Ok(To::address(format!("/{}/to-chuc/{}", at.slug, body.id)).with_notice("Đã thêm tổ chức."))
        })
        .await;
    match done {
        Ok(to) => Ok(Answer::Go(to)),
        Err(problem) => {
            let errors = late.noted(problem)?;
            Ok(Answer::Again(again(&draft(&cx, &at, form, errors, &parents))?))
        }
    }
}

/// Two living bodies of one Union are not called the same, however the name is spelt.
async fn taken(view: &Snapshot, new: &NewBody) -> Result<FieldErrors, Problem> {
    let mut errors = FieldErrors::new();
    let name = viet::same_spelling(&new.name);
    let living = bodies::living(view, new.union).await?;
    if let Some(same) = living.iter().find(|body| viet::same_spelling(&body.name) == name) {
        errors.add("name", format!("Đã có “{}”, thành lập ngày {}.", same.name, shown(same.founded)));
    }
    Ok(errors)
}

/// The bodies of this Union today under which the actor may put others.
pub(super) async fn kept(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Vec<Placed>, Problem> {
    let mut args = vec![Value::from(at.body.no), Value::from(view.today())];
    let within = Scope::of(who, &policy::KEEPERS, view.today()).sql("b.no", &mut args);
    let condition = format!("AND {within}");
    let placed = bodies::placed(view, at.body.no, view.today(), &condition, args.split_off(2)).await?;
    if placed.is_empty() { Err(kernel::Refusal::not_found().into()) } else { Ok(placed) }
}

/// Bodies to choose from, each at its depth.
pub(super) fn choices(placed: &[Placed]) -> Vec<(String, String)> {
    let name = |placed: &Placed| format!("{}{}", "– ".repeat(placed.depth), placed.body.short);
    placed.iter().map(|placed| (placed.body.id.to_string(), name(placed))).collect()
}

fn draft(cx: &Cx, at: &UnionHere, form: BodyForm, errors: FieldErrors, parents: &[Placed]) -> DraftPage {
    DraftPage {
        frame: cx.frame("Thêm tổ chức").at(&at.slug, "to-chuc"),
        list: format!("/{}/to-chuc", at.slug),
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
    async fn the_office_founds_a_chapter_from_a_day_to_come() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let minh = house.visitor(&cast.minh);
            let form = minh.get("/lang-son/to-chuc/moi").await;
            insta::assert_snapshot!(form.words(), @"
            Tổ chức
            Thêm tổ chức
            Thêm tổ chức
            Ghi theo quyết định thành lập hoặc công nhận. Tổ chức được tính từ ngày ghi dưới đây; có thể ghi trước ngày sắp tới.
            Tên đầy đủ
            Như trong quyết định, không viết tắt
            Tên gọn (nếu có)
            Dùng trong danh sách, thí dụ: Hội Y học. Để trống thì dùng tên đầy đủ
            Loại tổ chức
            Trực thuộc
            Từ ngày
            Ngày quyết định có hiệu lực, thí dụ: 1/7/2022
            Căn cứ (nếu có)
            Số, ngày và cơ quan ban hành quyết định
            Thêm tổ chức Thôi
            ");
            let medicine = cast.medicine.id.to_string();
            let key = form.value_of("form_key").unwrap();
            let fields = [
                ("form_key", key.as_str()),
                ("name", "Chi hội Y học  huyện Chi Lăng"),
                ("kind", "chapter"),
                ("parent", &medicine),
                ("from", "1/7/2022"),
                ("basis", "Quyết định số 15/QĐ-HYH ngày 15/6/2022"),
            ];
            let shown = minh.post_and_follow("/lang-son/to-chuc", &fields).await;
            insta::assert_snapshot!(shown.words(), @"
            Đã thêm tổ chức.
            Tổ chức
            Chi hội Y học huyện Chi Lăng
            Chi hội Y học huyện Chi Lăng
            Chi hội
            Chuyển trực thuộc Kết thúc hoạt động
            Tên gọn
            Chi hội Y học huyện Chi Lăng
            Thành lập
            01/07/2022
            Trực thuộc
            Hội Y học, từ ngày 01/07/2022
            Căn cứ thành lập
            Quyết định số 15/QĐ-HYH ngày 15/6/2022
            Trực thuộc qua các thời kỳ
            Trực thuộc qua các thời kỳ
            Trực thuộc | Từ ngày | Đến hết ngày | Căn cứ
            Hội Y học | 01/07/2022 | nay | Quyết định số 15/QĐ-HYH ngày 15/6/2022
            Lịch sử
            Thành lập hoặc công nhận, từ ngày 01/07/2022
            08:00 ngày 20/06/2022 · Nông Văn Minh
            Căn cứ: Quyết định số 15/QĐ-HYH ngày 15/6/2022
            ");
            // A double click leads to the same body.
            let again = minh.post_and_follow("/lang-son/to-chuc", &fields).await;
            assert_eq!(again.all("h1"), shown.all("h1"));
            let count = async |day: &str| {
                minh.get(&format!("/lang-son/to-chuc?ngay={day}&tim=chi+lang")).await.all("tbody th").len()
            };
            assert_eq!((count("30/6/2022").await, count("1/7/2022").await), (0, 1));
        })
        .await;
    }

    #[tokio::test]
    async fn a_bad_form_comes_back_with_what_was_typed() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let minh = house.visitor(&cast.minh);
            let college = cast.college.id.to_string();
            let fields = [("name", ""), ("kind", "unit"), ("parent", &college), ("from", "1.7")];
            let shown = minh.post("/lang-son/to-chuc", &fields).await;
            assert_eq!(shown.status, 422);
            insta::assert_snapshot!(shown.all("[data-errors] li").join("\n"), @"
            Hãy ghi tên đầy đủ của tổ chức.
            Đơn vị trực thuộc không thể trực thuộc loại “Chi hội”.
            Hãy nhập ngày theo mẫu ngày/tháng/năm, thí dụ 27/9/2018.
            ");
            assert_eq!(shown.value_of("from").as_deref(), Some("1.7"));
            assert_eq!(shown.attributes("#parent option[selected]", "value"), [college]);
            let union = cast.lang_son.id.to_string();
            let name = "Hội Y  HỌC tỉnh Lạng Sơn";
            let fields = [("name", name), ("kind", "association"), ("parent", &union), ("from", "1/7/2022")];
            let shown = minh.post("/lang-son/to-chuc", &fields).await;
            assert_eq!(shown.all("[data-errors] li"), ["Đã có “Hội Y học tỉnh Lạng Sơn”, thành lập ngày 12/03/1997."]);
            assert_eq!(shown.value_of("name").as_deref(), Some("Hội Y HỌC tỉnh Lạng Sơn"));
            // Another Union's body is not among those that can be chosen.
            let theirs = cast.thai_binh.id.to_string();
            let fields = [("name", "Hội Tin học"), ("kind", "association"), ("parent", &theirs), ("from", "1/7/2022")];
            let shown = minh.post("/lang-son/to-chuc", &fields).await;
            assert_eq!(shown.all("[data-errors] li"), ["Hãy chọn tổ chức cấp trên."]);
        })
        .await;
    }
}
