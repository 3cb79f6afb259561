//! Rows that may be in the ledger already: asked before they are written, as the entry form asks.

use testkit::{TestHouse, Visitor, house};

use super::{CLASSES, count, matched, matched_as, take};
use crate::routes;
use crate::talk::{entered, opened};

/// The class that `entered` enters, in another's words and a day later, and one that nobody knows.
const ALIKE: &str = "Tên lớp;Đơn vị;Thời gian\n\
    Năng lượng mặt trời;Hội Vật lý;15/6/2022\n\
    Quan sát bầu trời;Hội Vật lý;27/5/2022\n";

async fn fates(visitor: &Visitor, batch: &str) -> Vec<String> {
    visitor.get(batch).await.all(".preview tbody .tag")
}

async fn say(visitor: &Visitor, batch: &str, fields: &[(&str, &str)]) {
    assert_eq!(visitor.post(&format!("{batch}/trung-lap"), fields).await.status, 303);
}

async fn settled(house: &TestHouse) -> i64 {
    count(house, "record_twin WHERE verdict = 'different'").await
}

#[tokio::test]
async fn a_row_like_a_record_waits_for_its_answer() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let there = entered(&minh, &cast.physics, &[]).await;
        let batch = matched(&minh, ALIKE).await;
        assert_eq!(fates(&minh, &batch).await, ["Có thể trùng", "Ghi mới"]);
        let preview = minh.get(&batch).await;
        insta::assert_snapshot!(preview.all("fieldset.field").join("\n"), @"Dòng 2: Năng lượng mặt trời · Hội Vật lý · 15/6/2022 Là một với “Ứng dụng năng lượng mặt trời” 14/06/2022 · Hội Vật lý · 1 lớp; nội dung gần giống. Xem bản ghi Khác nhau, vẫn ghi");
        assert_eq!(preview.attributes("fieldset.field .hint a", "href"), std::slice::from_ref(&there));
        let refused = minh.post(&format!("{batch}/ghi"), &[]).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("import.twins_unsettled")));
        let nothing = minh.post_and_follow(&format!("{batch}/trung-lap"), &[]).await;
        assert!(nothing.words().contains("Chưa chọn dòng nào"), "{}", nothing.words());
        let other = [("dong-2", "01G60000000000000000000KEY")];
        assert_eq!(minh.post(&format!("{batch}/trung-lap"), &other).await.refusal(), Some("import.twin_gone"));
        assert_eq!(count(house, "record").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_one_with_a_record_is_not_written_and_known_from_then_on() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let there = entered(&minh, &cast.physics, &[]).await;
        let name = there.rsplit('/').next().unwrap();
        let batch = matched(&minh, ALIKE).await;
        say(&minh, &batch, &[("dong-2", name)]).await;
        assert_eq!(fates(&minh, &batch).await, ["Là một, không ghi", "Ghi mới"]);
        let done = take(&minh, &batch, &[]).await;
        assert!(done.words().contains("1 bản ghi mới, 1 dòng đã có"), "{}", done.words());
        assert_eq!(done.attributes("tbody th a", "href")[1], there, "the record of the row that was not written");
        assert_eq!(count(house, "record").await, 2);
        assert_eq!(fates(&minh, &matched(&minh, ALIKE).await).await, ["Đã có", "Đã có"]);
        // Taken back, the record that was there stays, and the row is asked about again.
        minh.post(&format!("{batch}/hoan-tac"), &[]).await;
        assert_eq!(count(house, "record_version WHERE state = 'withdrawn'").await, 1);
        assert_eq!(fates(&minh, &matched(&minh, ALIKE).await).await, ["Có thể trùng", "Ghi mới"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_with_its_own_number_that_is_one_with_a_record_never_corrects_it() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let there = entered(&minh, &cast.physics, &[]).await;
        let sheet = |people: &str| {
            format!("Mã;Tên lớp;Đơn vị;Ngày;Số lượt người\nA1;Năng lượng mặt trời;Hội Y học;15/6/2022;{people}\n")
        };
        let batch = matched(&minh, &sheet("40")).await;
        say(&minh, &batch, &[("dong-2", there.rsplit('/').next().unwrap())]).await;
        take(&minh, &batch, &[]).await;
        let second = matched(&minh, &sheet("41")).await;
        assert_eq!(fates(&minh, &second).await, ["Giữ nguyên"]);
        assert!(minh.get(&second).await.words().contains("không do nhập tệp mà có"));
    })
    .await;
}

#[tokio::test]
async fn rows_that_are_other_things_are_written_and_nobody_is_asked_again() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        entered(&minh, &cast.physics, &[]).await;
        let batch = matched(&minh, ALIKE).await;
        say(&minh, &batch, &[("tat_ca", "different")]).await;
        assert_eq!(fates(&minh, &batch).await, ["Ghi mới", "Ghi mới"]);
        say(&minh, &batch, &[("tat_ca", "hoi-lai")]).await;
        assert_eq!(fates(&minh, &batch).await, ["Có thể trùng", "Ghi mới"]);
        say(&minh, &batch, &[("dong-2", "khac-nhau")]).await;
        take(&minh, &batch, &[]).await;
        assert_eq!((count(house, "record").await, settled(house).await), (3, 1));
        let pairs = minh.get("/lang-son/trung-lap?nam=2022").await;
        assert!(!pairs.words().contains("Năng lượng mặt trời"), "{}", pairs.words());
    })
    .await;
}

#[tokio::test]
async fn of_a_record_that_she_may_not_see_an_officer_is_not_asked() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        entered(&minh, &cast.medicine, &[("title", "Quan sát bầu trời"), ("first", "28/5/2022")]).await;
        let batch = matched(&hoa, CLASSES).await;
        assert_eq!(fates(&hoa, &batch).await, ["Ghi mới", "Ghi mới"]);
        take(&hoa, &batch, &[]).await;
        assert_eq!(settled(house).await, 0);
        let pairs = minh.get("/lang-son/trung-lap?nam=2022").await;
        assert!(pairs.words().contains("Quan sát bầu trời"), "the office finds the pair: {}", pairs.words());
    })
    .await;
}

#[tokio::test]
async fn one_with_a_record_that_left_the_ledger_is_void() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let there = entered(&minh, &cast.physics, &[]).await;
        let batch = matched_as(&minh, "so.csv", ALIKE).await;
        say(&minh, &batch, &[("tat_ca", "one")]).await;
        minh.post(&format!("{there}/huy"), &[("why", "Mưa bão")]).await;
        assert_eq!(fates(&minh, &batch).await, ["Ghi mới", "Ghi mới"], "else the thing would be nowhere");
        take(&minh, &batch, &[]).await;
        assert_eq!(count(house, "record").await, 3);
    })
    .await;
}
