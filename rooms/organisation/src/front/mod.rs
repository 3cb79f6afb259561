//! The front door `/` and the first page of a Union. Where somebody is led depends on what she holds; a guest signs in.

use askama::Template;
use axum::response::{IntoResponse, Response};
use kernel::{Actor, Fault};
use people::account::store as accounts;
use store::Snapshot;
use web::{Action, Cx, Frame, Problem, Routes, To, page};

use crate::body::{policy, store as bodies};
use crate::here::UnionHere;
use crate::scope::Scope;

/// Coming in.
pub const ENTER: Action = Action::signed_in("front.enter");
/// Coming to a Union.
pub const COME: Action = Action::signed_in("union.enter");

/// The front door and the first page of a Union.
pub fn routes() -> Routes {
    Routes::new().get(&ENTER, "/", get).get(&COME, "/{union}", get_union)
}

/// The Unions in reach: several, or none and whom to ask.
#[derive(Template)]
#[template(path = "front/front.html")]
pub struct FrontPage {
    /// The frame.
    pub frame: Frame,
    /// Address and name of each Union.
    pub unions: Vec<(String, String)>,
    /// Who invited her: whom to ask where nothing is given.
    pub inviter: Option<String>,
    /// Where she stands.
    pub outlook: Outlook,
}

/// Where somebody stands at the front door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// She holds a role in some Unions, or in none.
    Within,
    /// She holds a role over the country: all Unions lie below her.
    Above,
    /// She keeps the country: she may found Unions.
    AboveAndKeeping,
}

impl FrontPage {
    fn founds(&self) -> bool {
        self.outlook == Outlook::AboveAndKeeping
    }

    fn holds_nothing(&self) -> bool {
        self.unions.is_empty() && self.outlook == Outlook::Within
    }

    /// The page as the laws draw it: several Unions, and none.
    pub fn samples() -> Vec<Self> {
        let sample = |unions: &[(&str, &str)], inviter: Option<&str>, outlook: Outlook| Self {
            frame: Frame::sample("Trang đầu"),
            unions: unions.iter().map(|(href, name)| ((*href).to_owned(), (*name).to_owned())).collect(),
            inviter: inviter.map(str::to_owned),
            outlook,
        };
        let two = [("/lang-son", "Liên hiệp hội Lạng Sơn"), ("/thai-binh", "Liên hiệp hội Thái Bình")];
        vec![
            sample(&two, None, Outlook::AboveAndKeeping),
            sample(&[], None, Outlook::Above),
            sample(&[], Some("Vi Thị Lan"), Outlook::Within),
        ]
    }
}

/// GET /
pub async fn get(who: Actor, cx: Cx) -> Result<Response, Problem> {
    let found = cx
        .read(async |view| {
            let unions = bodies::unions_touched(view, &Scope::any(&who, view.today())).await?;
            Ok::<_, Problem>((unions, inviter(view, &who).await?, outlook(view, &who).await?))
        })
        .await?;
    let (unions, inviter, outlook) = found;
    if let ([union], Outlook::Within) = (unions.as_slice(), outlook) {
        return Ok(To::address(format!("/{}", union.slug)).into_response());
    }
    let unions = unions.into_iter().map(|union| (format!("/{}", union.slug), union.name)).collect();
    Ok(page(&FrontPage { frame: cx.frame("Trang đầu"), unions, inviter, outlook })?.into_response())
}

async fn outlook(view: &Snapshot, who: &Actor) -> Result<Outlook, Fault> {
    let Some(country) = bodies::country(view).await? else { return Ok(Outlook::Within) };
    let today = view.today();
    if Scope::of(who, &policy::KEEPERS, today).reaches(view, country.no).await? {
        Ok(Outlook::AboveAndKeeping)
    } else if Scope::any(who, today).reaches(view, country.no).await? {
        Ok(Outlook::Above)
    } else {
        Ok(Outlook::Within)
    }
}

async fn inviter(view: &Snapshot, who: &Actor) -> Result<Option<String>, Fault> {
    let by = accounts::get(view, who.account).await?.and_then(|account| account.created_by);
    let Some(by) = by else { return Ok(None) };
    Ok(accounts::get(view, by).await?.map(|account| account.name))
}

/// GET /{union}: the ledger is what people come for.
pub async fn get_union(at: UnionHere) -> To {
    To::address(format!("/{}/hoat-dong", at.slug))
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::samples::cast;

    #[tokio::test]
    async fn the_front_door_leads_each_where_she_works() {
        house(crate::routes, async |house| {
            let cast = house.db().write(async |tx| cast(tx).await).await.unwrap();
            assert_eq!(house.guest().get("/").await.location().as_deref(), Some("/dang-nhap?ve=%2F"));
            for (actor, union) in [(&cast.minh, "/lang-son"), (&cast.hoa, "/lang-son"), (&cast.tuyet, "/thai-binh")] {
                let visitor = house.visitor(actor);
                assert_eq!(visitor.get("/").await.location().as_deref(), Some(union), "{}", actor.name);
                let ledger = format!("{union}/hoat-dong");
                assert_eq!(visitor.get(union).await.location().as_deref(), Some(ledger.as_str()), "{}", actor.name);
            }
            let quoc = house.visitor(&cast.quoc).get("/").await;
            insta::assert_snapshot!(quoc.words(), @"
            Chọn Liên hiệp hội
            Thêm Liên hiệp hội
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn
            Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Thái Bình
            ");
            assert_eq!(quoc.attributes("main li a", "href"), ["/lang-son", "/thai-binh"]);
            assert_eq!(house.visitor(&cast.tuyet).get("/lang-son").await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn who_holds_nothing_is_told_whom_to_ask() {
        house(crate::routes, async |house| {
            let mut cast = house.db().write(async |tx| cast(tx).await).await.unwrap();
            cast.hoa.grants.clear();
            let shown = house.visitor(&cast.hoa).get("/").await;
            assert_eq!(shown.status, 200);
            insta::assert_snapshot!(shown.words(), @"
            Bạn chưa được giao vai trò ở tổ chức nào.
            Hãy liên hệ người quản trị hệ thống của Liên hiệp hội để được giao vai trò.
            Khi đã được giao vai trò, hãy đăng nhập lại.
            ");
        })
        .await;
    }
}
