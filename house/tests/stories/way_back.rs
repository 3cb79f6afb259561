//! Wherever somebody stands who works in one Union, that Union's menu leads her back: at her account, among the accounts
//! she administers, and where there is no page. Who works above all Unions has none of them for hers; a guest is told
//! nothing.

use std::sync::Arc;

use hoitu::door::HouseDoor;
use hoitu::rooms;
use kernel::Actor;
use organisation::grant::{policy, store as grants};
use people::session;
use testkit::{Shown, TestHouse, Visitor, each_engine};
use web::Problem;

#[tokio::test]
async fn the_menu_of_her_one_union_stands_where_no_union_is_in_the_address() {
    each_engine(async |fresh| {
        let routes = rooms::routes([7; 32], Arc::new(rooms::catalogue().expect("the catalogue fits")));
        let house = TestHouse::with_door(fresh, routes, &rooms::menu(), HouseDoor::default());
        let cast =
            house.db().write(async |tx| organisation::samples::cast(tx).await).await.expect("the cast is seated");
        let lan = signed_in(&house, &cast.lan, "lan@langson.example").await;
        let quoc = signed_in(&house, &cast.quoc, "quoc@hoitu.example").await;
        let hers = ["/lang-son/hoat-dong", "/lang-son/bao-cao", "/lang-son/to-chuc"];
        for place in ["/tai-khoan", "/quan-tri", "/khong-co-trang-nay", "/thai-binh/hoat-dong"] {
            assert_eq!(menu(&lan.get(place).await), hers, "{place}");
            assert_eq!(menu(&quoc.get(place).await).is_empty(), place != "/thai-binh/hoat-dong", "{place}");
            assert!(menu(&house.guest().get(place).await).is_empty(), "{place}");
        }
    })
    .await;
}

async fn signed_in(house: &TestHouse, actor: &Actor, login: &str) -> Visitor {
    let open = async |tx: &store::Tx| {
        people::samples::seat(tx, actor, login).await?;
        let body = organisation::body::store::get(tx, actor.grants[0].body).await?;
        grants::give(tx, policy::the_console_may_give(actor.account, actor.grants[0].role, &body)).await?;
        Ok::<_, Problem>(session::open(tx, actor.account, "Firefox").await?)
    };
    let token = house.db().write(open).await.unwrap_or_else(|problem| panic!("{problem:?}"));
    house.holder(token.as_str())
}

fn menu(shown: &Shown) -> Vec<String> {
    shown.attributes(".nav a", "href")
}
