//! GET /{union}/to-chuc: the tree of a Union on a day, as far as the reader reaches, with a search that ignores accents.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use kernel::{Actor, Day, FieldErrors};
use store::{Snapshot, Value};
use web::{Cx, Frame, Page, Problem, again, page};

use super::body::Placed;
use super::form::{Asked, asked, day, shown};
use super::{policy, store as bodies};
use crate::here::UnionHere;
use crate::scope::Scope;

/// The tree of a Union on a day.
#[derive(Template)]
#[template(path = "body/list.html")]
pub struct ListPage {
    /// The frame.
    pub frame: Frame,
    /// Address of this page without its filter.
    pub list: String,
    /// The Union's name in full.
    pub union: String,
    /// The day as typed.
    pub day: String,
    /// The search as typed.
    pub find: String,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Whether a filter is set.
    pub filtered: bool,
    /// Whether the reader may found bodies here.
    pub may_found: bool,
    /// The bodies.
    pub lines: Vec<Line>,
}

/// A body as the tree shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands, as dashes before its name.
    pub dashes: String,
    /// Its page.
    pub href: String,
    /// Its name in full.
    pub name: String,
    /// Its kind in words.
    pub kind: &'static str,
    /// What it stands below, by its short name.
    pub parent: String,
    /// Since when.
    pub since: String,
    /// The decision as cited.
    pub basis: String,
}

impl ListPage {
    fn clear(&self) -> &str {
        if self.filtered { &self.list } else { "" }
    }

    fn count(&self) -> String {
        match (self.filtered, viet::grouped(i64::try_from(self.lines.len()).unwrap_or(i64::MAX))) {
            (false, count) => format!("{count} tổ chức"),
            (true, count) => format!("{count} tổ chức phù hợp với điều kiện"),
        }
    }

    /// The page as the laws draw it: full, and with nothing found.
    pub fn samples() -> Vec<Self> {
        let sample = |find: &str, lines: Vec<Line>| Self {
            frame: Frame::sample("Tổ chức").at("lang-son", "to-chuc"),
            list: "/lang-son/to-chuc".to_owned(),
            union: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn".to_owned(),
            day: "20/06/2022".to_owned(),
            find: find.to_owned(),
            errors: FieldErrors::new(),
            filtered: !find.is_empty(),
            may_found: true,
            lines,
        };
        let line = |dashes: &str, name: &str, kind: &'static str, parent: &str| Line {
            dashes: dashes.to_owned(),
            href: "/lang-son/to-chuc/01G60000000000000000000001".to_owned(),
            name: name.to_owned(),
            kind,
            parent: parent.to_owned(),
            since: "12/03/1997".to_owned(),
            basis: "Quyết định công nhận hội thành viên".to_owned(),
        };
        let lines = vec![
            line("", "Hội Y học tỉnh Lạng Sơn", "Hội thành viên", "Liên hiệp hội Lạng Sơn"),
            line("– ", "Chi hội Y học huyện Cao Lộc", "Chi hội", "Hội Y học"),
        ];
        vec![sample("", lines), sample("thien van", vec![])]
    }
}

/// GET /{union}/to-chuc
pub async fn get(who: Actor, cx: Cx, at: UnionHere, query: Asked<QueryRejection>) -> Result<Page, Problem> {
    let asked = asked(query);
    let today = cx.now().day();
    let mut errors = FieldErrors::new();
    let on = match asked.text("ngay") {
        "" => Some(today),
        typed => day(typed, "ngay", &mut errors),
    };
    let find = asked.line("tim");
    let list = format!("/{}/to-chuc", at.slug);
    let (lines, may_found) = cx
        .read(async |view| {
            let placed = seen(view, &who, &at, on.unwrap_or(today), &find).await?;
            let keeps = Scope::of(&who, &policy::KEEPERS, today);
            Ok::<_, Problem>((lines(&list, &placed), keeps.touches(view, at.body.no).await?))
        })
        .await?;
    let shown = ListPage {
        frame: cx.frame("Tổ chức").at(&at.slug, "to-chuc"),
        union: at.body.name.clone(),
        day: if errors.is_empty() { shown(on.unwrap_or(today)) } else { asked.text("ngay").to_owned() },
        filtered: !find.is_empty() || on != Some(today),
        lines: if errors.is_empty() { lines } else { vec![] },
        list,
        find,
        errors,
        may_found,
    };
    if shown.errors.is_empty() { page(&shown) } else { again(&shown) }
}

/// The bodies of a Union on a day that the actor reaches and that match a search.
async fn seen(view: &Snapshot, who: &Actor, at: &UnionHere, on: Day, find: &str) -> Result<Vec<Placed>, Problem> {
    let mut args = vec![Value::from(at.body.no), Value::from(on)];
    let within = Scope::any(who, view.today()).sql("b.no", &mut args);
    let mut condition = format!("AND {within}");
    if !find.is_empty() {
        // An engine refuses a pattern of pages.
        let find: String = find.chars().take(200).collect();
        let folded = viet::fold(&find).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        args.push(Value::from(format!("%{folded}%")));
        condition.push_str(&format!(" AND b.folded LIKE ${} ESCAPE '\\'", args.len()));
    }
    Ok(bodies::placed(view, at.body.no, on, &condition, args.split_off(2)).await?)
}

fn lines(list: &str, placed: &[Placed]) -> Vec<Line> {
    let line = |placed: &Placed| Line {
        dashes: "– ".repeat(placed.depth),
        href: format!("{list}/{}", placed.body.id),
        name: placed.body.name.clone(),
        kind: placed.body.kind.title(),
        parent: placed.parent_name.clone(),
        since: shown(placed.since),
        basis: placed.basis.clone(),
    };
    placed.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::cast;

    #[tokio::test]
    async fn the_office_sees_the_tree_of_a_day() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| cast(tx).await).await.unwrap();
            let minh = house.visitor(&cast.minh);
            let shown = minh.get("/lang-son/to-chuc").await;
            insta::assert_snapshot!(shown.words(), @"
            Tổ chức
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
            Thêm tổ chức
            Tìm theo tên
            Có dấu hoặc không
            Tổ chức tại ngày
            Thí dụ: 12/3/2022
            Lọc
            7 tổ chức
            Các tổ chức tại ngày 20/06/2022
            Tên | Loại | Trực thuộc | Từ ngày | Căn cứ
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn | Liên hiệp hội | Liên hiệp hội Việt Nam | 05/11/1996 | Quyết định thành lập của Ủy ban nhân dân tỉnh
            – Chi hội Khoa học và Kỹ thuật Trường Cao đẳng Sư phạm Lạng Sơn | Chi hội | Liên hiệp hội Lạng Sơn | 20/10/2008 | Quyết định thành lập chi hội
            – Hội Đông y tỉnh Lạng Sơn | Hội thành viên | Liên hiệp hội Lạng Sơn | 12/03/1997 | Quyết định công nhận hội thành viên của Liên hiệp hội
            – Hội Làm vườn tỉnh Lạng Sơn | Hội thành viên | Liên hiệp hội Lạng Sơn | 19/05/1999 | Quyết định công nhận hội thành viên của Liên hiệp hội
            – Hội Vật lý tỉnh Lạng Sơn | Hội thành viên | Liên hiệp hội Lạng Sơn | 30/09/2004 | Quyết định công nhận hội thành viên của Liên hiệp hội
            – Hội Y học tỉnh Lạng Sơn | Hội thành viên | Liên hiệp hội Lạng Sơn | 12/03/1997 | Quyết định công nhận hội thành viên của Liên hiệp hội
            – – Chi hội Y học huyện Cao Lộc | Chi hội | Hội Y học | 27/02/2001 | Quyết định thành lập chi hội
            ");
            let earlier = minh.get("/lang-son/to-chuc?ngay=1/1/2000").await;
            insta::assert_snapshot!(earlier.all("tbody th").join("\n"), @"
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
            – Hội Đông y tỉnh Lạng Sơn
            – Hội Làm vườn tỉnh Lạng Sơn
            – Hội Y học tỉnh Lạng Sơn
            ");
            let found = minh.get("/lang-son/to-chuc?tim=y%20hoc").await;
            insta::assert_snapshot!(found.all("tbody th").join("\n"), @"
            Hội Y học tỉnh Lạng Sơn
            – Chi hội Y học huyện Cao Lộc
            ");
            assert_eq!(minh.get("/lang-son/to-chuc?tim=%25").await.all("tbody th"), [""; 0]);
            let long = format!("/lang-son/to-chuc?tim={}", "a".repeat(60_000));
            assert_eq!(minh.get(&long).await.all("tbody th"), [""; 0]);
            assert_eq!(minh.get("/lang%00son/to-chuc").await.status, 404);
            let wrong = minh.get("/lang-son/to-chuc?ngay=31/2/2022").await;
            assert_eq!(wrong.status, 422);
            assert_eq!(wrong.value_of("ngay").as_deref(), Some("31/2/2022"));
        })
        .await;
    }

    #[tokio::test]
    async fn each_sees_what_she_reaches_and_nothing_of_another_union() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| cast(tx).await).await.unwrap();
            let everyone = [&cast.lan, &cast.minh, &cast.khanh, &cast.binh, &cast.hoa, &cast.tuyet, &cast.quoc];
            let mut table = String::new();
            for actor in everyone {
                let visitor = house.visitor(actor);
                let here = visitor.get("/lang-son/to-chuc").await;
                let there = visitor.get("/thai-binh/to-chuc").await;
                let count =
                    |shown: &testkit::Shown| format!("{} {}", shown.status.as_u16(), shown.all("tbody th").len());
                let add = visitor.get("/lang-son/to-chuc/moi").await.status.as_u16();
                let unknown = visitor.get("/quang-tri/to-chuc").await.status.as_u16();
                table.push_str(&format!(
                    "{}: {} | {} | moi {add} | {unknown}\n",
                    actor.name,
                    count(&here),
                    count(&there)
                ));
            }
            insta::assert_snapshot!(table, @"
            Vi Thị Lan: 200 7 | 404 0 | moi 200 | 404
            Nông Văn Minh: 200 7 | 404 0 | moi 200 | 404
            Hoàng Đình Khánh: 200 7 | 404 0 | moi 404 | 404
            Lương Thanh Bình: 200 7 | 404 0 | moi 404 | 404
            Hoàng Thị Hoa: 200 1 | 404 0 | moi 404 | 404
            Phạm Thị Tuyết: 404 0 | 200 3 | moi 404 | 404
            Trần Anh Quốc: 200 7 | 200 3 | moi 200 | 404
            ");
            let guest = house.guest().get("/lang-son/to-chuc").await;
            assert_eq!(guest.location().as_deref(), Some("/dang-nhap?ve=%2Flang-son%2Fto-chuc"));
        })
        .await;
    }
}
