//! Sheets that come again: whose numbers they use, which moves they make, and what taking them back leaves.

use testkit::{Shown, Visitor, house};

use super::{SHEETS, matched, matched_as, take};
use crate::routes;
use crate::talk::opened;

/// A sheet of one class with its own number.
fn sheet(state: &str, people: &str) -> String {
    format!(
        "Mã;Tên lớp;Đơn vị;Ngày;Số lượt người;Trạng thái;Lý do hủy\nA1;Sao Hỏa;Hội Vật lý;14/6/2022;{people};{state};Mưa bão\n"
    )
}

/// Sends a sheet whose headings she may have matched before; says where the batch is.
async fn again(visitor: &Visitor, name: &str, text: &str) -> String {
    matched_as(visitor, name, text).await
}

async fn fates(visitor: &Visitor, batch: &str) -> Vec<String> {
    visitor.get(batch).await.all("tbody .tag")
}

async fn undo(visitor: &Visitor, batch: &str) -> Shown {
    visitor.post_and_follow(&format!("{batch}/hoan-tac"), &[]).await
}

fn record_of(done: &Shown) -> String {
    done.attributes("tbody th a", "href").remove(0)
}

#[tokio::test]
async fn undoing_a_sheet_that_changed_nothing_withdraws_nothing() {
    house(routes, async |house| {
        let minh = house.visitor(&opened(house).await.minh);
        let first = matched(&minh, &sheet("", "45")).await;
        let record = record_of(&take(&minh, &first, &[]).await);
        // It says its state in words now; the record says the same already.
        let second = again(&minh, "hai.csv", &sheet("Đã thực hiện", "45")).await;
        assert_eq!(fates(&minh, &second).await, ["Đã có"]);
        let done = take(&minh, &second, &[]).await;
        assert!(done.words().contains("0 bản ghi mới, 1 dòng đã có"), "{}", done.words());
        let undone = undo(&minh, &second).await;
        assert!(undone.words().contains("Đã hoàn tác 0 bản ghi"), "{}", undone.words());
        assert!(minh.get(&record).await.words().contains("Đã thực hiện"));
    })
    .await;
}

#[tokio::test]
async fn what_a_later_sheet_corrected_outlives_the_earlier_one() {
    house(routes, async |house| {
        let minh = house.visitor(&opened(house).await.minh);
        let first = matched(&minh, &sheet("", "45")).await;
        let record = record_of(&take(&minh, &first, &[]).await);
        let second = again(&minh, "hai.csv", &sheet("", "54")).await;
        take(&minh, &second, &[]).await;
        let asked = minh.get(&format!("{first}/hoan-tac")).await;
        assert!(asked.words().contains("Không còn gì để hoàn tác"), "{}", asked.words());
        assert_eq!(minh.post(&format!("{first}/hoan-tac"), &[]).await.refusal(), Some("import.all_changed"));
        assert!(minh.get(&record).await.words().contains("54 lượt"));
        assert_eq!(minh.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn sheets_are_taken_back_one_after_the_other_to_the_very_first_word() {
    house(routes, async |house| {
        let minh = house.visitor(&opened(house).await.minh);
        let first = matched(&minh, &sheet("Dự kiến", "45")).await;
        let record = record_of(&take(&minh, &first, &[]).await);
        let second = again(&minh, "hai.csv", &sheet("Đã thực hiện", "54")).await;
        take(&minh, &second, &[]).await;
        assert!(minh.get(&record).await.words().contains("Đã thực hiện"));
        let third = again(&minh, "ba.csv", &sheet("Đã hủy", "60")).await;
        take(&minh, &third, &[]).await;
        let cancelled = minh.get(&record).await.words();
        assert!(cancelled.contains("Đã hủy") && cancelled.contains("60 lượt"), "{cancelled}");
        // Two moves of one row are taken back as one.
        undo(&minh, &third).await;
        assert_eq!(fates(&minh, &again(&minh, "hai.csv", &sheet("Đã thực hiện", "54")).await).await, ["Đã có"]);
        undo(&minh, &second).await;
        let planned = minh.get("/lang-son/hoat-dong?trang-thai=du-kien").await;
        assert_eq!(planned.all("tbody tr").len(), 1, "{}", planned.words());
        assert_eq!(fates(&minh, &again(&minh, "mot.csv", &sheet("Dự kiến", "45")).await).await, ["Đã có"]);
        let undone = undo(&minh, &first).await;
        assert!(undone.words().contains("sổ trở lại như trước khi nhập tệp"), "{}", undone.words());
        assert!(minh.get("/lang-son/hoat-dong").await.words().contains("Sổ chưa có hoạt động nào"));
    })
    .await;
}

#[tokio::test]
async fn a_state_to_which_no_move_leads_leaves_the_record_and_says_so() {
    house(routes, async |house| {
        let minh = house.visitor(&opened(house).await.minh);
        let first = matched(&minh, &sheet("Đã thực hiện", "45")).await;
        let record = record_of(&take(&minh, &first, &[]).await);
        for (no, title) in [("A2", "Sao Kim"), ("A3", "Thủy triều")] {
            let back = format!("{}{no};{title};Hội Vật lý;1/6/2022;30;;\n", sheet("Dự kiến", "54"));
            // What is left alone is not remembered: it is said as often as it comes.
            let second = again(&minh, "hai.csv", &back).await;
            assert_eq!(fates(&minh, &second).await, ["Giữ nguyên", "Ghi mới"]);
            let notes = minh.get(&second).await.all(".cell-notes li").join("\n");
            assert!(notes.contains("Trạng thái khác với sổ"), "{notes}");
            take(&minh, &second, &[]).await;
        }
        assert!(minh.get(&record).await.words().contains("45 lượt"));
    })
    .await;
}

#[tokio::test]
async fn a_number_of_another_association_is_an_error() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let others = sheet("", "45").replace("Hội Vật lý", "Hội Y học");
        let first = matched(&minh, &others).await;
        let record = record_of(&take(&minh, &first, &[]).await);
        for visitor in [&hoa, &minh] {
            let second = again(visitor, "hai.csv", &sheet("", "54")).await;
            assert_eq!(fates(visitor, &second).await, ["Lỗi"]);
            let notes = visitor.get(&second).await.all(".cell-notes li").join("\n");
            assert!(notes.contains("Mã này đã dùng cho “"), "{notes}");

            assert_eq!(visitor.post(&format!("{second}/ghi"), &[]).await.refusal(), Some("import.has_errors"));
        }
        assert!(minh.get(&record).await.words().contains("45 lượt"));
        assert!(minh.get(SHEETS).await.status.is_success());
    })
    .await;
}
