//! The list: what is filtered, found, paged and taken away.

use organisation::samples::Cast;
use testkit::{TestHouse, house};

use crate::record::{Content, Kind, enter, samples};
use crate::routes;
use crate::talk::{entered, opened};

const LIST: &str = "/lang-son/hoat-dong";

async fn titles(visitor: &testkit::Visitor, query: &str) -> Vec<String> {
    visitor.get(&format!("{LIST}?{}", query.replace(' ', "+"))).await.all("tbody th a")
}

/// `count` classes, one a day or several, straight into the ledger.
async fn many(house: &TestHouse, cast: &Cast, count: usize) {
    let write = async |tx: &store::Tx| {
        for n in 0..count {
            let day = format!("2022-0{}-1{}", 1 + n % 5, n % 7);
            let wanted = samples::wanted(&format!("Lớp {n:03}"), &day, &[cast.physics.no]);
            let content = Content::check(wanted).unwrap();
            enter(tx, &cast.minh, cast.lang_son.union, Kind::TrainingClass, content, &[]).await?;
        }
        Ok::<_, web::Problem>(())
    };
    house.db().write(write).await.unwrap();
}

#[tokio::test]
async fn the_ledger_of_a_morning() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        insta::assert_snapshot!(minh.get(LIST).await.words(), @"
        Sổ hoạt động
        Ghi lớp tập huấn Ghi loại khác Khai báo số liệu
        Tìm
        Loại
        Đơn vị
        Trạng thái
        Từ ngày
        Đến ngày
        Lọc
        Sổ chưa có hoạt động nào
        Ghi hoạt động đầu tiên; báo cáo sẽ tự có số liệu.
        ");
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu"), ("luot", "hơn 100"), ("places", "6 xã")]).await;
        entered(&minh, &cast.physics, &[("first", "30/6/2022"), ("outside_partner", "Hội Nông dân tỉnh")]).await;
        let gross = [("title", "Chuyển giao kỹ thuật"), ("detail", "bulk"), ("ho", "chưa rõ"), ("first", "1/3/2022")];
        entered(&minh, &cast.gardening, &gross).await;
        insta::assert_snapshot!(minh.get(LIST).await.words(), @"
        Đã ghi vào sổ hoạt động.
        Sổ hoạt động
        Ghi lớp tập huấn Ghi loại khác Khai báo số liệu
        Tìm
        Loại
        Đơn vị
        Trạng thái
        Từ ngày
        Đến ngày
        Lọc
        3 hoạt động
        Tải danh sách (Excel)
        Nội dung | Thời gian | Chủ trì | Số liệu | Trạng thái
        Ứng dụng năng lượng mặt trời Lớp tập huấn | 30/6/2022 | Hội Vật lý | 1 lớp | Dự kiến
        Sơ cứu Lớp tập huấn · 6 xã | 14/6/2022 | Hội Y học | 1 lớp, hơn 100 lượt người | Đã thực hiện
        Chuyển giao kỹ thuật Lớp tập huấn | 01/3/2022 | Hội Làm vườn | chưa rõ lớp, chưa rõ hộ | Đã thực hiện Gộp
        ");
    })
    .await;
}

#[tokio::test]
async fn filters_find_by_state_body_day_and_words_without_accents() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu đuối nước"), ("places", "xã Bằng Mạc")]).await;
        entered(&minh, &cast.cao_loc, &[("title", "Tiêm chủng"), ("first", "2/2/2022")]).await;
        entered(&minh, &cast.physics, &[("title", "Điện mặt trời"), ("first", "30/6/2022")]).await;
        assert_eq!(titles(&minh, "q=duoi nuoc").await, ["Sơ cứu đuối nước"]);
        assert_eq!(titles(&minh, "q=bang mac").await, ["Sơ cứu đuối nước"], "a place");
        assert_eq!(titles(&minh, "q=Vat ly").await, ["Điện mặt trời"], "a body");
        assert_eq!(titles(&minh, "trang-thai=planned").await, ["Điện mặt trời"]);
        assert_eq!(titles(&minh, &format!("don-vi={}", cast.medicine.id)).await, ["Sơ cứu đuối nước", "Tiêm chủng"]);
        assert_eq!(titles(&minh, "tu=1/2/2022&den=28/2/2022").await, ["Tiêm chủng"]);
        assert_eq!(titles(&minh, "q=khong co").await, [""; 0]);
        let (words, pattern) = ("z ".repeat(3_000), "z".repeat(60_000));
        for long in [words, pattern] {
            assert_eq!(titles(&minh, &format!("q={long}")).await, [""; 0]);
        }
        let wrong = minh.get(&format!("{LIST}?tu=31/2/2022")).await;
        assert_eq!((wrong.all(".notice.warn").len(), wrong.all("tbody tr").len()), (1, 3));
        assert_eq!(minh.get(&format!("{LIST}?don-vi={}", cast.thai_binh.id)).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn signs_of_the_search_mean_themselves() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        for title in ["Giảm 50% phân bón", "Giảm 500 cây", "Mã a_b", "Mã axb", "Hay quá!"] {
            entered(&minh, &cast.gardening, &[("title", title)]).await;
        }
        assert_eq!(titles(&minh, "q=50%25").await, ["Giảm 50% phân bón"]);
        assert_eq!(titles(&minh, "q=a_b").await, ["Mã a_b"]);
        assert_eq!(titles(&minh, "q=qua!").await, ["Hay quá!"]);
        assert_eq!(titles(&minh, "q='").await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn pages_turn_forward_and_back_by_key() {
    house(routes, async |house| {
        let cast = opened(house).await;
        many(house, &cast, 120).await;
        let minh = house.visitor(&cast.minh);
        let (mut at, mut forward) = (LIST.to_owned(), Vec::new());
        loop {
            let page = minh.get(&at).await;
            assert!(page.words().contains("120 hoạt động"));
            forward.push(page.all("tbody th a"));
            match page.attributes("a[rel=next]", "href").pop() {
                Some(next) => at = next,
                None => break,
            }
        }
        assert_eq!(forward.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        let mut all = forward.concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 120, "each record once");
        let mut back = vec![minh.get(&at).await.all("tbody th a")];
        while let Some(before) = minh.get(&at).await.attributes("a[rel=prev]", "href").pop() {
            at = before;
            back.insert(0, minh.get(&at).await.all("tbody th a"));
        }
        assert_eq!(back, forward);
    })
    .await;
}

#[tokio::test]
async fn the_workbook_holds_what_the_list_shows() {
    house(routes, async |house| {
        let cast = opened(house).await;
        many(house, &cast, 60).await;
        let minh = house.visitor(&cast.minh);
        let book = minh.get(&format!("{LIST}/tai-ve?q=lop+01&tu=1/3/2022")).await;
        let rows: Vec<String> =
            book.page().lines().skip(2).map(|row| row.split(" | ").nth(1).unwrap().to_owned()).collect();
        assert_eq!(rows, titles(&minh, "q=lop 01&tu=1/3/2022").await);
        insta::assert_snapshot!(book.page().lines().take(3).collect::<Vec<_>>().join("\n"), @"
        [records]
        Thời gian | Nội dung | Loại | Chủ trì | Địa điểm | Số lớp | Lượt người | Trạng thái | Loại bản ghi
        15/5/2022 | Lớp 019 | Lớp tập huấn | Hội Vật lý | xã Bằng Mạc; xã Y Tịch | 1 | 45 | Đã thực hiện |
        ");
        assert_eq!(minh.get(&format!("{LIST}/tai-ve")).await.page().lines().count(), 62);
    })
    .await;
}

#[tokio::test]
async fn each_sees_the_records_she_reaches() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.medicine, &[("title", "Sơ cứu")]).await;
        let both = [("title", "Vật lý trị liệu"), ("partner", &cast.physics.id.to_string())];
        entered(&minh, &cast.medicine, &both).await;
        assert_eq!(titles(&house.visitor(&cast.hoa), "").await, ["Vật lý trị liệu"]);
        assert_eq!(titles(&minh, "").await.len(), 2);
        assert_eq!(house.visitor(&cast.tuyet).get(LIST).await.status, 404);
        let button = |shown: testkit::Shown| shown.page().contains("/hoat-dong/moi");
        assert!(button(minh.get(LIST).await) && !button(house.visitor(&cast.binh).get(LIST).await));
    })
    .await;
}

#[tokio::test]
async fn the_filter_names_no_body_out_of_reach() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let offered = hoa.get(LIST).await.attributes("#don-vi option", "value");
        assert_eq!(offered, ["".to_owned(), cast.physics.id.to_string()]);
        let beside = format!("{LIST}?don-vi={}", cast.medicine.id);
        assert_eq!(hoa.get(&beside).await.status, 404);
        assert_eq!(house.visitor(&cast.minh).get(&beside).await.status, 200);
    })
    .await;
}
