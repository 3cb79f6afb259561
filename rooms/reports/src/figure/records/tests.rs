//! Numbers and their lists as conversations: every number of a report is opened, and its rows are added up by hand.

use figures::{Number, Share};
use kernel::{Day, Quantity};
use testkit::{Shown, Visitor, house};

use crate::talk::{busy, class, opened, routes};

/// What the rows of a list add up to, read off the pages as a reader would, every page of it.
async fn added_up(visitor: &Visitor, first: &Shown) -> Number {
    let mut lines = Vec::new();
    let mut amounts = first.all(".rec-amount");
    let mut next = first.attributes(".pager a[rel=next]", "href").pop();
    while let Some(address) = next {
        let more = visitor.get(&address).await;
        amounts.extend(more.all(".rec-amount"));
        next = more.attributes(".pager a[rel=next]", "href").pop();
    }
    for amount in amounts {
        let share = Share::Amount(read(&amount));
        lines.push(figures::Line { key: 0, id: String::new(), day: Day::MIN, title: String::new(), share });
    }
    Number::of(&lines)
}

fn read(amount: &str) -> Quantity {
    activities::record::read_quantity(amount).unwrap().unwrap()
}

#[tokio::test]
async fn every_number_of_a_report_opens_the_list_that_adds_up_to_it() {
    house(routes, async |house| {
        let cast = busy(house).await;
        let khanh = house.visitor(&cast.khanh);
        let of = |body: &organisation::Body| format!("?don-vi={}", body.id);
        let mut opened = 0;
        for (report, body) in [
            ("6-thang/2022-H1@statutory", String::new()),
            ("6-thang/2022-H1", of(&cast.medicine)),
            ("6-thang/2022-H1@statutory", of(&cast.physics)),
            ("nam/2022@statutory", of(&cast.gardening)),
            ("nam/2021-12-20..2022-03-12", String::new()),
        ] {
            let address = format!("/lang-son/bao-cao/{report}{body}");
            let page = khanh.get(&address).await;
            let numbers = page.all("a.fig");
            assert!(!numbers.is_empty(), "{}", page.page());
            for (number, href) in numbers.iter().zip(page.attributes("a.fig", "href")) {
                let (side, alone) = (khanh.peek(&href).await, khanh.get(&href).await);
                assert_eq!(side.all(".rec, .panel-number"), alone.all(".rec, .panel-number"), "{href}");
                assert!(!side.page().contains("<html") && alone.page().contains("<html"));
                let sum = added_up(&khanh, &alone).await;
                let unit = activities::figures::definitions()
                    .into_iter()
                    .find(|definition| href.contains(&format!("/so-lieu/{}/", definition.key)))
                    .map(|definition| definition.unit)
                    .unwrap();
                let printed = [
                    crate::prose::counted(&sum, &unit),
                    format!("{} tập huấn", crate::prose::counted(&sum, &unit)),
                    crate::prose::amount(&sum),
                ];
                let none = sum.records == 0 && number == "chưa ghi nhận lớp tập huấn nào";
                assert!(none || printed.contains(number), "{report}{body}: {number} is not {sum:?} ({href})");
                assert_eq!(alone.all(".panel-number"), [crate::prose::headed(&sum, &unit)], "{href}");
                // On a phone the way back leads to the very report.
                assert_eq!(alone.attributes(".panel-close", "href"), [address.as_str()]);
                opened += 1;
            }
        }
        assert!(opened > 40, "{opened} numbers were opened");
    })
    .await;
}

#[tokio::test]
async fn a_list_says_what_and_when_and_whose() {
    house(routes, async |house| {
        let cast = busy(house).await;
        let khanh = house.visitor(&cast.khanh);
        let shown = khanh.get("/lang-son/so-lieu/lop.luot/2022-H1@statutory?tu=6-thang/2022-H1@statutory").await;
        insta::assert_snapshot!(shown.words(), @"
        Lượt người dự lớp Đóng danh sách này‹ Trở lại
        ít nhất 3.201 lượt người
        = tổng 5 dòng dưới đây, 01 dòng chưa rõ số · định nghĩa bản 1 · vì sao?
        Liên hiệp hội Lạng Sơn · 6 tháng đầu năm 2022
        Dinh dưỡng <script>alert(1)</script> & phục hồi 55 20/12/2021 · Hội Y học 2 lớp
        Theo dõi biến chứng sau Covid-19 hơn 2.400 12/03/2022 · Hội Y học, Hội Đông y · thành phố Lạng Sơn 5 lớp
        Chăm sóc người cao tuổi 106 19/04/2022 · Hội Y học 3 lớp
        Các lớp của chi hội 640 từ 01/01 đến 31/05/2022 · Hội Làm vườn 10 lớp
        Ứng dụng năng lượng mặt trời chưa rõ 14/06/2022 · Hội Vật lý 1 lớp, 40 hộ
        Tải danh sách (Excel)
        ");
        assert!(shown.page().contains("&#60;script&#62;alert(1)") && !shown.page().contains("<script>alert"));
        let links = shown.attributes(".rec a", "href");
        assert_eq!(khanh.get(&links[0]).await.all("h1"), ["Dinh dưỡng <script>alert(1)</script> & phục hồi"]);
    })
    .await;
}

#[tokio::test]
async fn an_empty_list_and_a_stock_say_so() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let khanh = house.visitor(&cast.khanh);
        let empty = khanh.get("/lang-son/so-lieu/lop.ho/2022").await;
        let members = khanh.get("/lang-son/so-lieu/tctv/2022-H1").await;
        insta::assert_snapshot!(format!("{}\n\n{}", empty.words(), members.words()), @"
        Hộ được tập huấn Đóng danh sách này‹ Trở lại
        0 hộ
        Chưa có bản ghi nào trong kỳ · định nghĩa bản 1 · vì sao?
        Liên hiệp hội Lạng Sơn · năm 2022
        Tải danh sách (Excel)

        Tổ chức thành viên Đóng danh sách này‹ Trở lại
        5 tổ chức
        = tổng 5 dòng dưới đây · định nghĩa bản 1 · vì sao?
        Liên hiệp hội Lạng Sơn · 6 tháng đầu năm 2022
        Hội Y học tỉnh Lạng Sơn 1 từ ngày 12/03/1997
        Hội Đông y tỉnh Lạng Sơn 1 từ ngày 12/03/1997
        Hội Làm vườn tỉnh Lạng Sơn 1 từ ngày 19/05/1999
        Hội Vật lý tỉnh Lạng Sơn 1 từ ngày 30/09/2004
        Chi hội Khoa học và Kỹ thuật Trường Cao đẳng Sư phạm Lạng Sơn 1 từ ngày 20/10/2008
        Tải danh sách (Excel)
        ");
        let first = members.attributes(".rec a", "href").remove(0);
        assert!(first.starts_with("/lang-son/to-chuc/"), "{first}");
    })
    .await;
}

#[tokio::test]
async fn a_long_list_is_turned_page_by_page() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        for day in 0..120 {
            let first = format!("{}/{}/2022", day % 28 + 1, day % 5 + 1);
            let typed = [("title", "Vật lý quanh ta"), ("first", first.as_str()), ("luot", "11")];
            class(&hoa, &[&cast.physics], &[], &typed).await;
        }
        let first = hoa.get("/lang-son/so-lieu/lop.luot/2022?tu=nam/2022").await;
        insta::assert_snapshot!(first.all(".panel-number, .panel-equals, .pager").join("\n"), @"
        1.320 lượt người
        = tổng 120 dòng của danh sách · định nghĩa bản 1 · vì sao?
        Trang sau
        ");
        assert_eq!(first.all(".rec").len(), 100);
        let next = first.attributes(".pager a", "href").remove(0);
        let second = hoa.get(&next).await;
        assert_eq!((second.all(".rec").len(), second.all(".pager").len()), (20, 0));
        assert_eq!(second.attributes(".panel-close", "href"), first.attributes(".panel-close", "href"));
        assert_eq!(added_up(&hoa, &first).await.value, Some(1320));
        let book = hoa.get("/lang-son/so-lieu/lop.luot/2022/tai-ve").await;
        assert_eq!(book.page().matches("Vật lý quanh ta").count(), 120);
    })
    .await;
}

#[tokio::test]
async fn a_list_is_taken_away_as_a_workbook() {
    house(routes, async |house| {
        let cast = busy(house).await;
        let hoa = house.visitor(&cast.hoa);
        let book = hoa.get("/lang-son/so-lieu/lop.luot/2022-H1/tai-ve").await;
        insta::assert_snapshot!(book.page(), @"
        [records]
        Lượt người dự lớp: ít nhất 30 lượt người
        Nội dung | Thời gian, đơn vị, địa điểm | lượt người | Số đo khác
        Ứng dụng năng lượng mặt trời | 14/06/2022 · Hội Vật lý | chưa rõ | 1 lớp, 40 hộ
        An toàn điện | 18/06/2022 · Hội Vật lý | 30 | 1 lớp
        ");
        let named = book.headers["content-disposition"].to_str().unwrap();
        let name = "Luot nguoi du lop, 6 thang dau nam 2022, Hoi Vat ly (chot 30-06-2022).xlsx";
        assert!(named.contains(&format!("filename=\"{name}\"")), "{named}");
    })
    .await;
}

#[tokio::test]
async fn what_is_out_of_reach_is_not_found() {
    house(routes, async |house| {
        let cast = busy(house).await;
        let hoa = house.visitor(&cast.hoa);
        let of = |body: &organisation::Body| format!("/lang-son/so-lieu/lop.luot/2022-H1?don-vi={}", body.id);
        assert_eq!(hoa.get(&of(&cast.physics)).await.status, 200);
        for path in [
            of(&cast.lang_son),
            of(&cast.medicine),
            of(&cast.thai_binh),
            "/lang-son/so-lieu/lop.khong_co/2022-H1".to_owned(),
            "/lang-son/so-lieu/lop.luot/2022-H7".to_owned(),
            "/lang-son/so-lieu/lop.luot/2022-H1?don-vi=x".to_owned(),
            "/lang-son/so-lieu/lop.khong_co".to_owned(),
            "/thai-binh/so-lieu/lop.luot/2022-H1".to_owned(),
        ] {
            assert_eq!(hoa.get(&path).await.status, 404, "{path}");
            assert_eq!(hoa.get(&path.replace("?", "/tai-ve?")).await.status, 404, "{path}");
        }
        let guest = house.guest().get("/lang-son/so-lieu/lop.luot/2022-H1").await;
        assert!(guest.location().is_some_and(|to| to.starts_with("/dang-nhap")));
        // A way back that is no report of ours leads to the list of reports.
        let lured = hoa.get(&format!("{}&tu=//evil.example", of(&cast.physics))).await;
        assert_eq!(lured.attributes(".panel-close", "href"), [format!("/lang-son/bao-cao?don-vi={}", cast.physics.id)]);
    })
    .await;
}

#[tokio::test]
async fn what_has_left_her_reach_is_counted_but_not_told() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let typed = [("title", "Tiêm chủng"), ("first", "2/2/2022"), ("luot", "30"), ("places", "xã Bằng Mạc")];
        class(&house.visitor(&cast.minh), &[&cast.cao_loc], &[], &typed).await;
        let moved = async |tx: &store::Tx| {
            let day = "2022-05-01".parse().unwrap();
            organisation::body::store::move_under(tx, &cast.cao_loc, &cast.physics, day, "").await
        };
        house.db().write(moved).await.unwrap();
        let over = |body: &organisation::Body| kernel::Actor {
            grants: vec![kernel::Grant {
                role: kernel::Role::AssociationOfficer,
                body: body.no,
                body_name: body.short.clone(),
            }],
            ..cast.hoa.clone()
        };
        let address = format!("/lang-son/so-lieu/lop.luot/2022-H1?don-vi={}", cast.medicine.id);
        let (before, all) = (house.visitor(&over(&cast.medicine)), house.visitor(&cast.khanh));
        let shown = before.get(&address).await;
        assert_eq!(shown.all(".panel-number"), ["30 lượt người"]);
        assert_eq!(shown.all(".rec"), ["Lớp tập huấn ngoài phạm vi xem của bạn 30 02/02/2022 · xã Bằng Mạc 1 lớp"]);
        assert!(shown.attributes(".rec a", "href").is_empty());
        let book = before.get(&address.replace('?', "/tai-ve?")).await;
        assert!(!book.page().contains("Tiêm chủng") && !book.page().contains("Cao Lộc"), "{}", book.page());
        assert_eq!(all.get(&address).await.all(".rec a"), ["Tiêm chủng"]);
    })
    .await;
}
