//! A long sheet whose turn does not come: it never stays “Đang ghi” for ever.

use std::fmt::Write as _;

use store::args;
use testkit::{TestHouse, Visitor, house};

use super::{CLASSES, SHEETS, matched, take};
use crate::routes;
use crate::talk::opened;

async fn queued(visitor: &Visitor) -> String {
    let mut long = CLASSES.to_owned();
    for no in 3..=2_000 {
        writeln!(long, "{no};Chuyên đề số {no};Hội Vật lý;{}/3/2022;{};", no % 28 + 1, no % 90 + 10).unwrap();
    }
    let batch = matched(visitor, &long).await;
    assert!(take(visitor, &batch, &[]).await.words().contains("Đang ghi vào sổ"));
    batch
}

async fn run(house: &TestHouse, sql: &str) {
    house.db().write(async |tx| tx.run(sql, args![]).await.map(drop)).await.unwrap();
}

#[tokio::test]
async fn a_sheet_whose_sender_lost_her_roles_comes_back() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let batch = queued(&hoa).await;
        // The office asked for it to be written in the end, and is the office no more.
        let payload =
            format!("UPDATE job SET payload = REPLACE(payload, '{}', '{}')", cast.hoa.account, cast.tuyet.account);
        run(house, &payload).await;
        let job = house.db().claim_job().await.unwrap().unwrap();
        crate::import::perform(house.db(), &job).await.unwrap();
        house.db().finish_job(&job).await.unwrap();
        let shown = minh.get(&batch).await;
        assert!(shown.words().contains("Lần ghi trước không thành"), "{}", shown.words());
        assert!(shown.words().contains("không còn vai trò để ghi sổ ở đây"), "{}", shown.words());
    })
    .await;
}

#[tokio::test]
async fn a_sheet_whose_job_was_given_up_can_be_put_aside() {
    house(routes, async |house| {
        let minh = house.visitor(&opened(house).await.minh);
        let batch = queued(&minh).await;
        let early = minh.post(&format!("{batch}/bo"), &[]).await;
        assert_eq!(early.refusal(), Some("import.queued"));
        run(house, "UPDATE job SET failed_at = 1, failure = 'x'").await;
        assert!(minh.get(&format!("{batch}/tien-do")).await.page().contains("next"));
        let shown = minh.get(&batch).await;
        assert!(shown.words().contains("Không ghi được tệp này vào sổ"), "{}", shown.words());
        let dropped = minh.post_and_follow(&format!("{batch}/bo"), &[]).await;
        assert!(dropped.words().contains("Đã bỏ tệp này"), "{}", dropped.words());
        assert_eq!(minh.get(SHEETS).await.all("tbody .tag"), ["Đã bỏ"]);
    })
    .await;
}
