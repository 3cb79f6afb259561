//! What the room's tests say before they begin to talk: the cast, and a busy half-year as officers type it.

use std::sync::Arc;

use figures::Catalogue;
use organisation::Body;
use organisation::samples::{Cast, cast};
use testkit::{TestHouse, Visitor};
use web::Routes;

/// This room's routes and those it stands on.
pub fn routes() -> Routes {
    activities::routes().and(crate::routes(Arc::new(catalogue())))
}

/// The figures of the rooms below.
pub fn catalogue() -> Catalogue {
    let definitions = organisation::figures::definitions().into_iter().chain(activities::figures::definitions());
    let sources = [&organisation::figures::LINKS].into_iter().chain(activities::figures::SOURCES);
    Catalogue::new(sources, definitions).unwrap()
}

/// The cast.
pub async fn opened(house: &TestHouse) -> Cast {
    house.db().write(async |tx| cast(tx).await).await.unwrap()
}

/// Enters a class that these bodies led, and whatever else is typed.
pub async fn class(visitor: &Visitor, leads: &[&Body], partners: &[&Body], typed: &[(&str, &str)]) {
    let ids = |bodies: &[&Body]| bodies.iter().map(|body| body.id.to_string()).collect::<Vec<_>>();
    let (leads, partners) = (ids(leads), ids(partners));
    let mut fields: Vec<(&str, &str)> = typed.to_vec();
    // Many of them are alike, and each is meant.
    fields.push(("trung", "khac-nhau"));
    fields.extend(leads.iter().map(|id| ("lead", id.as_str())));
    fields.extend(partners.iter().map(|id| ("partner", id.as_str())));
    let answer = visitor.post("/lang-son/hoat-dong", &fields).await;
    assert!(answer.location().is_some(), "not entered: {}", answer.words());
}

/// A half-year with everything that makes counting hard: joint, led from outside, bulk, unknown, qualified, on the edge of
/// both closings, planned, and titles that would like to be markup.
pub async fn busy(house: &TestHouse) -> Cast {
    let cast = opened(house).await;
    let minh = house.visitor(&cast.minh);
    let (medicine, eastern, physics, gardening) =
        (&cast.medicine, &cast.eastern_medicine, &cast.physics, &cast.gardening);
    let last_year = [("title", "Kỹ thuật trồng hồi"), ("first", "10/3/2021"), ("lop", "3"), ("luot", "90")];
    class(&minh, &[gardening], &[], &last_year).await;
    let winter = [
        ("title", "Dinh dưỡng <script>alert(1)</script> & phục hồi"),
        ("first", "20/12/2021"),
        ("lop", "2"),
        ("luot", "55"),
    ];
    class(&minh, &[medicine], &[], &winter).await;
    let joint = [
        ("title", "Theo dõi biến chứng sau Covid-19"),
        ("first", "12/3/2022"),
        ("lop", "5"),
        ("luot", "hơn 2.400"),
        ("places", "thành phố Lạng Sơn"),
    ];
    class(&minh, &[medicine, eastern], &[], &joint).await;
    let helped = [("title", "Chăm sóc người cao tuổi"), ("first", "19/4/2022"), ("lop", "3"), ("luot", "106")];
    class(&minh, &[medicine], &[physics], &helped).await;
    let outside = [
        ("title", "Chuyển giao kỹ thuật nuôi ong"),
        ("first", "20/5/2022"),
        ("lop", "2"),
        ("hoc_vien", "120"),
        ("outside_lead", "Hội Nông dân tỉnh"),
    ];
    class(&minh, &[], &[gardening], &outside).await;
    let bulk = [
        ("title", "Các lớp của chi hội"),
        ("detail", "bulk"),
        ("first", "1/1/2022"),
        ("last", "31/5/2022"),
        ("lop", "10"),
        ("luot", "640"),
    ];
    class(&minh, &[gardening], &[], &bulk).await;
    let closing_day =
        [("title", "Ứng dụng năng lượng mặt trời"), ("first", "14/6/2022"), ("luot", "chưa rõ"), ("ho", "40")];
    class(&minh, &[physics], &[], &closing_day).await;
    let after_it = [("title", "An toàn điện"), ("first", "18/6/2022"), ("luot", "30")];
    class(&minh, &[physics], &[], &after_it).await;
    let planned = [("title", "Sử dụng kính thiên văn"), ("first", "29/6/2022"), ("luot", "25")];
    class(&minh, &[physics], &[], &planned).await;
    cast
}
