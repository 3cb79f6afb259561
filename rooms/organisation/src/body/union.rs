//! Founding a Union: it gets a number and a word in addresses, which it keeps for good. Whoever keeps the country may.

use ::store::{Snapshot, args};
use askama::Template;
use kernel::{Actor, Day, FieldErrors, Refusal, UnionNo};
use web::{Answer, Cx, Fields, Frame, Page, Problem, To, again, page};

use super::body::{Body, NewBody, may_be_slug};
use super::form::{BASIS, Late, NAME, day, limit};
use super::kind::BodyKind;
use super::policy::may_found;
use super::{moves, store as bodies};

/// What was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnionForm {
    name: String,
    short: String,
    slug: String,
    number: String,
    from: String,
    basis: String,
}

/// The form, fresh or sent back.
#[derive(Template)]
#[template(path = "body/union.html")]
pub struct UnionPage {
    /// The frame.
    pub frame: Frame,
    /// What is typed.
    pub form: UnionForm,
    /// What cannot stand.
    pub errors: FieldErrors,
}

const TITLE: &str = "Thêm Liên hiệp hội";

impl UnionForm {
    fn read(fields: &Fields) -> Self {
        Self {
            name: fields.line("name"),
            short: fields.line("short"),
            slug: fields.line("slug"),
            number: fields.line("number"),
            from: fields.line("from"),
            basis: fields.line("basis"),
        }
    }

    fn parsed(&self) -> Result<(NewBody, Day), FieldErrors> {
        let mut errors = FieldErrors::new();
        for (field, typed, sentence) in [
            ("name", &self.name, "Hãy ghi tên đầy đủ của Liên hiệp hội."),
            ("short", &self.short, "Hãy ghi tên gọn, thí dụ: Liên hiệp hội Lạng Sơn."),
        ] {
            if typed.is_empty() {
                errors.add(field, sentence);
            }
            limit(typed, NAME, field, &mut errors);
        }
        if !may_be_slug(&self.slug) {
            errors.add("slug", "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, thí dụ: lang-son.");
        }
        let number = self.number.parse::<i32>().ok().filter(|number| (1..=9999).contains(number));
        if number.is_none() {
            errors.add("number", "Hãy ghi một số từ 1 đến 9999, thí dụ mã tỉnh.");
        }
        let from = day(&self.from, "from", &mut errors);
        limit(&self.basis, BASIS, "basis", &mut errors);
        match (number, from, errors.is_empty()) {
            (Some(number), Some(from), true) => Ok((self.new_body(number, from), from)),
            _ => Err(errors),
        }
    }

    fn new_body(&self, number: i32, founded: Day) -> NewBody {
        NewBody {
            union: UnionNo::new(number),
            slug: self.slug.clone(),
            kind: BodyKind::Union,
            name: self.name.clone(),
            short: self.short.clone(),
            founded,
        }
    }
}

impl UnionPage {
    /// The page as the laws draw it: fresh, and sent back.
    pub fn samples() -> Vec<Self> {
        let sample = |errors| Self { frame: Frame::sample(TITLE), form: UnionForm::default(), errors };
        vec![sample(FieldErrors::new()), sample(UnionForm::default().parsed().err().unwrap_or_default())]
    }
}

/// GET /quan-tri/lien-hiep-hoi/moi
pub async fn get(who: Actor, cx: Cx) -> Result<Page, Problem> {
    cx.read(async |view| kept_country(view, &who).await).await?;
    page(&UnionPage { frame: cx.frame(TITLE), form: UnionForm::default(), errors: FieldErrors::new() })
}

/// POST /quan-tri/lien-hiep-hoi
pub async fn post(who: Actor, cx: Cx, fields: Fields) -> Result<Answer, Problem> {
    let form = UnionForm::read(&fields);
    let country = cx.read(async |view| kept_country(view, &who).await).await?;
    let (new, from) = match form.parsed() {
        Ok(parsed) => parsed,
        Err(errors) => return Ok(Answer::Again(again(&UnionPage { frame: cx.frame(TITLE), form, errors })?)),
    };
    let late = Late::default();
    let done = cx
        .answer_once(&fields, &who, async |tx| {
            let errors = taken(tx, &new).await?;
            if !errors.is_empty() {
                return Err(late.stop(errors));
            }
            let permit = may_found(tx, &who, &country).await?;
            let body = moves::found(tx, permit, &new, &country, from, &form.basis).await?;
            Ok(To::address(format!("/{}/to-chuc", body.slug)).with_notice("Đã thêm Liên hiệp hội."))
        })
        .await;
    match done {
        Ok(to) => Ok(Answer::Go(to)),
        Err(problem) => {
            let errors = late.noted(problem)?;
            Ok(Answer::Again(again(&UnionPage { frame: cx.frame(TITLE), form, errors })?))
        }
    }
}

/// The country, for whoever keeps what stands below it; for anybody else this page is not there.
async fn kept_country(view: &Snapshot, who: &Actor) -> Result<Body, Problem> {
    let country = bodies::country(view).await?.ok_or_else(Refusal::not_found)?;
    match may_found(view, who, &country).await {
        Ok(_) => Ok(country),
        Err(Problem::Refused(_)) => Err(Refusal::not_found().into()),
        Err(problem) => Err(problem),
    }
}

/// Number and word are given out once.
async fn taken(view: &Snapshot, new: &NewBody) -> Result<FieldErrors, Problem> {
    let mut errors = FieldErrors::new();
    if let Some(other) = bodies::find_by_slug(view, &new.slug).await? {
        errors.add("slug", format!("{} đang dùng địa chỉ này.", other.name));
    }
    if !view.all("SELECT no FROM body WHERE union_no = $1 LIMIT 1", args![new.union]).await?.is_empty() {
        errors.add("number", "Mã số này đã dùng cho một Liên hiệp hội khác.");
    }
    Ok(errors)
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::seated;

    #[tokio::test]
    async fn who_keeps_the_country_founds_a_union_and_nobody_else() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let quoc = house.visitor(&cast.quoc);
            assert_eq!(quoc.get("/").await.attributes("a.button", "href"), ["/quan-tri/lien-hiep-hoi/moi"]);
            let form = quoc.get("/quan-tri/lien-hiep-hoi/moi").await;
            let key = form.value_of("form_key").unwrap();
            let fields = [
                ("form_key", key.as_str()),
                ("name", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Quảng Trị"),
                ("short", "Liên hiệp hội Quảng Trị"),
                ("slug", "quang-tri"),
                ("number", "45"),
                ("from", "1/7/2012"),
            ];
            let shown = quoc.post_and_follow("/quan-tri/lien-hiep-hoi", &fields).await;
            assert_eq!(shown.all("tbody th"), ["Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Quảng Trị"]);
            // A double click is led to the same Union.
            assert_eq!(
                quoc.post("/quan-tri/lien-hiep-hoi", &fields).await.location().as_deref(),
                Some("/quang-tri/to-chuc")
            );
            let again = quoc.post("/quan-tri/lien-hiep-hoi", &fields[1..]).await;
            insta::assert_snapshot!(again.all("[data-errors] li").join("\n"), @"
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Quảng Trị đang dùng địa chỉ này.
            Mã số này đã dùng cho một Liên hiệp hội khác.
            ");
            for actor in [&cast.minh, &cast.lan, &cast.hoa, &cast.khanh] {
                let visitor = house.visitor(actor);
                assert_eq!(visitor.get("/quan-tri/lien-hiep-hoi/moi").await.status, 404, "{}", actor.name);
                assert_eq!(visitor.post("/quan-tri/lien-hiep-hoi", &fields).await.status, 404, "{}", actor.name);
            }
        })
        .await;
    }

    #[tokio::test]
    async fn an_empty_form_says_all_that_is_missing() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| seated(tx).await).await.unwrap();
            let shown = house.visitor(&cast.quoc).post("/quan-tri/lien-hiep-hoi", &[("slug", "quan-tri")]).await;
            assert_eq!(shown.status, 422);
            insta::assert_snapshot!(shown.all("[data-errors] li").join("\n"), @"
            Hãy ghi tên đầy đủ của Liên hiệp hội.
            Hãy ghi tên gọn, thí dụ: Liên hiệp hội Lạng Sơn.
            Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, thí dụ: lang-son.
            Hãy ghi một số từ 1 đến 9999, thí dụ mã tỉnh.
            Hãy nhập ngày, thí dụ 27/9/2018.
            ");
        })
        .await;
    }
}
