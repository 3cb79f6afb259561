//! The story of the first slice: somebody is invited, sets her password, signs in, enters a class, and the sentence of the
//! report, the list behind its number and the paper to sign all say so.

use std::sync::Arc;

use hoitu::commands::verify::verify;
use hoitu::door::HouseDoor;
use hoitu::rooms;
use organisation::grant::{policy, store as grants};
use people::invitation;
use testkit::{Shown, TestHouse, each_engine};
use web::Problem;

const REPORT: &str = "/lang-son/bao-cao/6-thang/2022-H1";

#[tokio::test]
async fn a_class_goes_all_the_way_to_the_paper() {
    each_engine(async |fresh| {
        let routes = rooms::routes([7; 32], Arc::new(rooms::catalogue().expect("the catalogue fits")));
        let house = TestHouse::with_door(fresh, routes, &rooms::menu(), HouseDoor::default());
        let (invitation, physics) = invited(&house).await;

        // She takes up her invitation and signs in.
        let hoa = house.guest();
        let password = [("password", "tram nam trong coi"), ("password_again", "tram nam trong coi")];
        hoa.post_and_follow(&format!("/loi-moi/{invitation}"), &password).await;
        let inside =
            hoa.post("/dang-nhap", &[("login", "hoa@langson.example"), ("password", "tram nam trong coi")]).await;
        assert_eq!(inside.location().as_deref(), Some("/"), "{}", inside.words());

        // Before: no class.
        let before = sentence(&hoa.get(REPORT).await);

        // She enters two classes for 60 trainees, once, though she clicks twice.
        let form = hoa.get("/lang-son/hoat-dong/moi").await;
        let key = form.value_of("form_key").expect("the form carries its key");
        let class = [
            ("form_key", key.as_str()),
            ("title", "Kính thiên văn cho trường học"),
            ("lead", physics.as_str()),
            ("first", "14/6/2022"),
            ("lop", "2"),
            ("hoc_vien", "60"),
        ];
        let first = hoa.post("/lang-son/hoat-dong", &class).await.location();
        assert!(first.is_some(), "the class was not entered");
        assert_eq!(
            hoa.post("/lang-son/hoat-dong", &class).await.location(),
            first,
            "the second click leads to the same"
        );

        // After: the sentence says so, its number opens the list, the paper has the same words.
        let report = hoa.get(REPORT).await;
        let after = sentence(&report);
        let opens = report.attributes("main p a", "href");
        let list = hoa.peek(opens.first().expect("the number is a link")).await;
        let paper = hoa.get(&format!("{REPORT}/tai-ve/pdf")).await;
        assert_eq!(paper.headers["content-type"], "application/pdf");
        let printed = paper.page().lines().find(|line| line.contains("tổ chức")).unwrap_or_default().to_owned();
        insta::assert_snapshot!(format!("before: {before}\nafter:  {after}\nlist:   {}\npaper:  {printed}",
            list.words().replace('\n', " / ")), @"
        before: Trong kỳ, Hội Vật lý chưa ghi nhận lớp tập huấn nào.
        after:  Trong kỳ, Hội Vật lý đã tổ chức 02 lớp tập huấn cho 60 học viên. Cùng kỳ năm trước không ghi nhận lớp nào.
        list:   Lớp tập huấn chủ trì, đồng chủ trì Đóng danh sách này‹ Trở lại / 2 lớp / = tổng 1 dòng dưới đây · định nghĩa bản 1 · vì sao? / Hội Vật lý · 6 tháng đầu năm 2022 / Kính thiên văn cho trường học 2 14/06/2022 · Hội Vật lý 60 học viên / Tải danh sách (Excel)
        paper:  Trong kỳ, Hội Vật lý đã tổ chức 02 lớp tập huấn cho 60 học viên. Cùng kỳ năm trước không ghi nhận lớp nào.
        ");

        // The console finds everything in order.
        let found =
            verify(house.db(), &rooms::catalogue().expect("the catalogue fits")).await.expect("the data are read");
        assert_eq!(found.differences, Vec::<String>::new());
    })
    .await;
}

/// The cast, with Hoa invited to keep the ledger of Hội Vật lý: her token and the body's name at the door.
async fn invited(house: &TestHouse) -> (String, String) {
    let work = async |tx: &store::Tx| {
        let cast = organisation::samples::cast(tx).await?;
        people::samples::seat(tx, &cast.lan, "lan@langson.example").await?;
        let new = people::account::NewAccount {
            name: "Hoàng Thị Hoa".to_owned(),
            login: "hoa@langson.example".parse().expect("a login"),
            by: Some(cast.lan.account),
        };
        let (account, token) = invitation::invite_new(tx, new, cast.lan.account).await?;
        let permit = policy::the_console_may_give(account.id, kernel::Role::AssociationOfficer, &cast.physics);
        grants::give(tx, permit).await?;
        Ok::<_, Problem>((token.as_str().to_owned(), cast.physics.id.to_string()))
    };
    house.db().write(work).await.unwrap_or_else(|problem| panic!("{problem:?}"))
}

/// The report's sentence about classes.
fn sentence(report: &Shown) -> String {
    let words = report.words();
    words.lines().find(|line| line.starts_with("Trong kỳ")).unwrap_or(&words).to_owned()
}
