//! Which report: of whom, over which period, closed how and for whom. The closing that the body's letterhead names comes
//! first, the other one is a step away; a period that has not begun is not offered.

use askama::Template;
use kernel::{Actor, Closing, Day, FieldErrors, Period};
use organisation::{Placed, UnionHere};
use store::Snapshot;
use web::{Asked, Cx, Frame, Page, Problem, page};

use super::choose::{CLOSINGS, ChooseForm, PARTS};
use super::kind::ReportKind;
use super::paper::named;
use crate::letterhead::{self, Letterhead, policy::may_settle};
use crate::reach;

/// The page that offers reports.
#[derive(Template)]
#[template(path = "report/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// Its own address.
    pub action: String,
    /// Bodies within reach: name at the door, words.
    pub bodies: Vec<(String, String)>,
    /// The chosen body.
    pub body: String,
    /// Where its letterhead is settled, if that is hers to do.
    pub letterhead: Option<String>,
    /// Reports on offer.
    pub offers: Vec<Offer>,
    /// Any other period, as typed.
    pub form: ChooseForm,
    /// What of it is no period.
    pub errors: FieldErrors,
}

/// Reports of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// "Báo cáo 6 tháng".
    pub title: &'static str,
    /// Those closed as the body usually does.
    pub usual: Closed,
    /// Those closed the other way.
    pub other: Closed,
}

/// Reports of one kind and one closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// How, and for whom: "Chốt theo năm dương lịch, gửi UBND tỉnh".
    pub words: String,
    /// Newest first.
    pub lines: Vec<Line>,
}

/// One report on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// "6 tháng đầu năm 2022", "Năm 2022".
    pub period: String,
    /// "15/12/2021 – 14/6/2022".
    pub range: String,
    /// Where it is.
    pub href: String,
}

impl ListPage {
    /// The page as the laws draw it: for the office, and for somebody who reads one body's reports.
    pub fn samples() -> Vec<Self> {
        let at = crate::samples::here();
        let link = |kind: ReportKind, period: &Period| format!("/{}/bao-cao/{}/{period}", at.slug, kind.slug());
        let today = crate::samples::morning().day();
        let words = Letterhead::derived(&at.body, &at.body);
        let page = |bodies: Vec<(String, String)>, letterhead: Option<String>| Self {
            frame: Frame::sample("Báo cáo").at(&at.slug, "bao-cao"),
            action: format!("/{}/bao-cao", at.slug),
            body: at.body.id.to_string(),
            bodies,
            letterhead,
            offers: ReportKind::ALL.map(|kind| offer(kind, &words, today, &link)).to_vec(),
            form: ChooseForm::default(),
            errors: FieldErrors::new(),
        };
        let union = (at.body.id.to_string(), at.body.short.clone());
        let association = ("01G60000000000000000000001".to_owned(), "– Hội Y học".to_owned());
        vec![page(vec![union.clone(), association], Some(letterhead::url(&at, &at.body))), page(vec![union], None)]
    }
}

/// GET …/bao-cao
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Page, Problem> {
    let name = asked.0.line(reach::BODY);
    let form = ChooseForm { part: "h1".to_owned(), ..ChooseForm::default() };
    let shown = cx.read(async |view| compose(view, &cx, &who, &at, &name, form, FieldErrors::new()).await).await?;
    page(&shown)
}

/// The page for the body that is named, with the form for any other period as it was typed.
pub(super) async fn compose(
    view: &Snapshot,
    cx: &Cx,
    who: &Actor,
    at: &UnionHere,
    name: &str,
    form: ChooseForm,
    errors: FieldErrors,
) -> Result<ListPage, Problem> {
    let chosen = reach::body(view, who, at, name).await?;
    let bodies = reach::bodies(view, who, at).await?;
    let (words, _) = letterhead::store::of(view, &chosen, &at.body).await?;
    let kept = letterhead::store::kept(view, who, &chosen).await?;
    let letterhead = may_settle(who, &chosen, kept).is_ok().then(|| letterhead::url(at, &chosen));
    let query = reach::query(at, &chosen);
    let link = |kind: ReportKind, period: &Period| {
        reach::with(&format!("/{}/bao-cao/{}/{period}", at.slug, kind.slug()), &query)
    };
    Ok(ListPage {
        frame: cx.frame("Báo cáo").at(&at.slug, "bao-cao"),
        action: format!("/{}/bao-cao", at.slug),
        bodies: choices(&bodies),
        body: chosen.id.to_string(),
        letterhead,
        offers: ReportKind::ALL.map(|kind| offer(kind, &words, view.today(), &link)).to_vec(),
        form,
        errors,
    })
}

/// Bodies to choose from, each at its depth.
fn choices(placed: &[Placed]) -> Vec<(String, String)> {
    let top = placed.iter().map(|placed| placed.depth).min().unwrap_or(0);
    let name = |placed: &Placed| format!("{}{}", "– ".repeat(placed.depth - top), placed.body.short);
    placed.iter().map(|placed| (placed.body.id.to_string(), name(placed))).collect()
}

fn offer(kind: ReportKind, words: &Letterhead, today: Day, link: &dyn Fn(ReportKind, &Period) -> String) -> Offer {
    let other = match words.closing {
        Closing::Statutory => Closing::Calendar,
        Closing::Calendar => Closing::Statutory,
    };
    let short = |day: Day| viet::short_date(day.date());
    let line = |period: Period| Line {
        period: named(&period),
        range: format!("{} – {}", short(period.first), short(period.last)),
        href: link(kind, &period),
    };
    let closed = |closing| Closed {
        words: closed_for(words, closing),
        lines: kind.recent(today, closing).into_iter().map(line).collect(),
    };
    Offer { title: kind.title(), usual: closed(words.closing), other: closed(other) }
}

fn closed_for(words: &Letterhead, closing: Closing) -> String {
    let how = match closing {
        Closing::Statutory => "Chốt theo chế độ báo cáo nhà nước",
        Closing::Calendar => "Chốt theo năm dương lịch",
    };
    let whom = words.addressed_under(closing);
    if whom.is_empty() { how.to_owned() } else { format!("{how}, gửi {}", whom.join(", ")) }
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::talk::{opened, routes};

    #[tokio::test]
    async fn the_office_chooses_whose_and_when() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let shown = house.visitor(&cast.minh).get("/lang-son/bao-cao").await;
            insta::assert_snapshot!(shown.words(), @"
            Báo cáo
            Báo cáo tự có số liệu từ sổ hoạt động; bấm vào con số để xem danh sách phía sau.
            Đơn vị
            Lọc
            Thể thức văn bản của đơn vị
            Báo cáo 6 tháng
            Chốt theo chế độ báo cáo nhà nước, gửi Thường trực Tỉnh ủy, UBND tỉnh, Liên hiệp các Hội KH&KT Việt Nam
            Kỳ | Số liệu tính
            6 tháng cuối năm 2022 | 15/06/2022 – 14/12/2022
            6 tháng đầu năm 2022 | 15/12/2021 – 14/06/2022
            6 tháng cuối năm 2021 | 15/06/2021 – 14/12/2021
            6 tháng đầu năm 2021 | 15/12/2020 – 14/06/2021
            6 tháng cuối năm 2020 | 15/06/2020 – 14/12/2020
            6 tháng đầu năm 2020 | 15/12/2019 – 14/06/2020
            6 tháng cuối năm 2019 | 15/06/2019 – 14/12/2019
            6 tháng đầu năm 2019 | 15/12/2018 – 14/06/2019
            6 tháng cuối năm 2018 | 15/06/2018 – 14/12/2018
            6 tháng đầu năm 2018 | 15/12/2017 – 14/06/2018
            Chốt theo năm dương lịch, gửi Liên hiệp các Hội KH&KT Việt Nam
            Kỳ | Số liệu tính
            6 tháng đầu năm 2022 | 01/01/2022 – 30/06/2022
            6 tháng cuối năm 2021 | 01/07/2021 – 31/12/2021
            6 tháng đầu năm 2021 | 01/01/2021 – 30/06/2021
            6 tháng cuối năm 2020 | 01/07/2020 – 31/12/2020
            6 tháng đầu năm 2020 | 01/01/2020 – 30/06/2020
            6 tháng cuối năm 2019 | 01/07/2019 – 31/12/2019
            6 tháng đầu năm 2019 | 01/01/2019 – 30/06/2019
            6 tháng cuối năm 2018 | 01/07/2018 – 31/12/2018
            6 tháng đầu năm 2018 | 01/01/2018 – 30/06/2018
            Báo cáo năm
            Chốt theo chế độ báo cáo nhà nước, gửi Thường trực Tỉnh ủy, UBND tỉnh, Liên hiệp các Hội KH&KT Việt Nam
            Kỳ | Số liệu tính
            Năm 2022 | 15/12/2021 – 14/12/2022
            Năm 2021 | 15/12/2020 – 14/12/2021
            Năm 2020 | 15/12/2019 – 14/12/2020
            Năm 2019 | 15/12/2018 – 14/12/2019
            Năm 2018 | 15/12/2017 – 14/12/2018
            Chốt theo năm dương lịch, gửi Liên hiệp các Hội KH&KT Việt Nam
            Kỳ | Số liệu tính
            Năm 2022 | 01/01/2022 – 31/12/2022
            Năm 2021 | 01/01/2021 – 31/12/2021
            Năm 2020 | 01/01/2020 – 31/12/2020
            Năm 2019 | 01/01/2019 – 31/12/2019
            Năm 2018 | 01/01/2018 – 31/12/2018
            Kỳ khác
            Kỳ báo cáo
            Năm (khi không ghi từ ngày đến ngày)
            Cách chốt
            Từ ngày
            Thí dụ: 12/3/2022
            Đến hết ngày
            Thí dụ: 12/3/2022
            Mở báo cáo
            ");
            insta::assert_snapshot!(shown.all("option").join("\n"), @"
            Liên hiệp hội Lạng Sơn
            – Chi hội Cao đẳng Sư phạm
            – Hội Đông y
            – Hội Làm vườn
            – Hội Vật lý
            – Hội Y học
            – – Chi hội Y học Cao Lộc
            6 tháng đầu năm
            6 tháng cuối năm
            Cả năm
            Từ ngày đến ngày
            Chốt theo chế độ báo cáo nhà nước
            Chốt theo năm dương lịch
            ");
            assert_eq!(shown.attributes("a.link-quiet", "href"), ["/lang-son/the-thuc"]);
            // What is offered is there.
            for href in shown.attributes("th a", "href") {
                assert_eq!(house.visitor(&cast.minh).get(&href).await.status, 200, "{href}");
            }
        })
        .await;
    }

    #[tokio::test]
    async fn an_officer_is_offered_her_own_and_settles_nothing() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let shown = house.visitor(&cast.hoa).get("/lang-son/bao-cao").await;
            assert_eq!(shown.all("#don-vi, a.link-quiet"), Vec::<String>::new());
            let first = shown.attributes("th a", "href").remove(0);
            assert_eq!(first, format!("/lang-son/bao-cao/6-thang/2022-H2@statutory?don-vi={}", cast.physics.id));
            assert_eq!(house.visitor(&cast.tuyet).get("/lang-son/bao-cao").await.status, 404);
        })
        .await;
    }
}
