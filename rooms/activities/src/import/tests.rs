//! The whole conversation: a sheet is sent, matched, looked at, taken, known again, undone; and who may not.

use std::fmt::Write as _;

use store::args;
use testkit::{Shown, TestHouse, Visitor, house};

use crate::routes;
use crate::talk::opened;

mod again;
mod asked;
mod kept;
mod many;
mod offices;
mod round_trip;
mod waiting;

const SHEETS: &str = "/lang-son/nhap-so-lieu";

/// A sheet as an office keeps it: its own headings, Vietnamese numbers and phrases of time.
const CLASSES: &str = "STT;Tên lớp;Đơn vị;Thời gian;Số lượt người;Ghi chú\n\
    1;Ứng dụng năng lượng mặt trời;Hội Vật lý;14/6/2022;1.234;\n\
    2;Quan sát bầu trời;Hội Vật lý;27-28/5/2022;hơn 60;Buổi tối\n";

async fn send(visitor: &Visitor, name: &str, text: &str) -> Shown {
    visitor.upload(SHEETS, &[("loai", "lop-tap-huan")], &[("file", name, text.as_bytes())]).await
}

/// Sends a sheet and takes its columns as they are guessed; says where the batch is.
async fn matched(visitor: &Visitor, text: &str) -> String {
    matched_as(visitor, "so.csv", text).await
}

/// The same with a file of this name.
async fn matched_as(visitor: &Visitor, name: &str, text: &str) -> String {
    let sent = send(visitor, name, text).await;
    let page = sent.location().unwrap_or_else(|| panic!("not sent: {}", sent.words()));
    let Some(batch) = page.strip_suffix("/cot") else { return page };
    let shown = visitor.get(&page).await;
    let mut fields = vec![("trang".to_owned(), "1".to_owned())];
    for no in 1..=shown.all("tbody tr").len() {
        let name = format!("cot-{no}");
        let chosen = shown.attributes(&format!("select[name={name}] option[selected]"), "value");
        fields.push((name, chosen.first().cloned().unwrap_or_default()));
    }
    fields.extend(
        shown.attributes("input[type=checkbox][checked]", "name").into_iter().map(|name| (name, "on".to_owned())),
    );
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = visitor.post(&page, &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.words());
    batch.to_owned()
}

async fn take(visitor: &Visitor, batch: &str, fields: &[(&str, &str)]) -> Shown {
    visitor.post_and_follow(&format!("{batch}/ghi"), fields).await
}

async fn count(house: &TestHouse, what: &str) -> i64 {
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM {what}");
    house.db().read(async |view| view.one(&sql, args![]).await?.get::<i64>("n")).await.unwrap()
}

#[tokio::test]
async fn a_sheet_is_sent_matched_looked_at_and_taken() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let batch = matched(&minh, CLASSES).await;
        let preview = minh.get(&batch).await;
        insta::assert_snapshot!(preview.words(), @"
        Nhập từ Excel
        Xem trước
        Xem trước tệp so.csv
        Lớp tập huấn. Chưa dòng nào được ghi vào sổ.
        Số dòng
        2
        Bản ghi mới
        2
        Dòng cần xem
        1
        Dòng lỗi
        0
        Ghi 2 dòng vào sổ Tải tệp đã đánh dấu lỗi Sửa ghép cột
        Bỏ tệp này
        Các dòng của tệp
        Dòng | Sẽ | Tên lớp
        Nội dung, chuyên đề | Đơn vị
        Đơn vị chủ trì | Thời gian | Số lượt người
        Lượt người | Ghi chú
        2 | Ghi mới | Ứng dụng năng lượng mặt trời | Hội Vật lý | 14/6/2022 | 1.234 !1“1.234” được hiểu là một nghìn hai trăm ba mươi tư (1.234). |
        3 | Ghi mới | Quan sát bầu trời | Hội Vật lý | 27-28/5/2022 | hơn 60 | Buổi tối
        Những chỗ cần xem
        ! Cần xem Ô E2 (Số lượt người): “1.234” được hiểu là một nghìn hai trăm ba mươi tư (1.234).
        ");
        assert_eq!(count(house, "record").await, 0, "nothing is written yet");
        let done = take(&minh, &batch, &[]).await;
        insta::assert_snapshot!(done.words(), @"
        Đã ghi vào sổ: 2 bản ghi mới.
        Nhập từ Excel
        Kết quả
        Tệp so.csv
        Loại
        Lớp tập huấn
        Tình trạng
        Đã ghi sổ 08:00 ngày 20/06/2022 · Nông Văn Minh
        Gửi lúc
        08:00 ngày 20/06/2022 · Nông Văn Minh
        Số dòng
        2
        Kết quả
        2 bản ghi mới
        Tải tệp gốc Tải tệp đã đánh dấu Hoàn tác cả tệp…
        Bản ghi của tệp này
        Dòng | Nội dung | Tình trạng
        2 | Ứng dụng năng lượng mặt trời |
        3 | Quan sát bầu trời |
        ");
        assert_eq!(minh.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 2);
        let again = minh.post(&format!("{batch}/ghi"), &[]).await;
        assert_eq!(again.refusal(), Some("import.closed"));
    })
    .await;
}

#[tokio::test]
async fn the_same_file_again_says_that_it_is_there() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let first = matched(&minh, CLASSES).await;
        take(&minh, &first, &[]).await;
        // The headings were matched once: the second sheet goes straight to its preview.
        let second = send(&minh, "so.csv", CLASSES).await.location().unwrap();
        assert!(!second.ends_with("/cot"), "{second}");
        let preview = minh.get(&second).await;
        assert_eq!(preview.all("tbody .tag"), ["Đã có", "Đã có"]);
        let done = take(&minh, &second, &[]).await;
        assert!(done.words().contains("0 bản ghi mới, 2 dòng đã có"), "{}", done.words());
        assert_eq!(count(house, "record").await, 2);
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_keeps_all_out_unless_it_is_passed_over() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let bad = format!("{CLASSES}3;;Hội Vật Lí;31/6/2022;nhiều;\n");
        let batch = matched(&minh, &bad).await;
        let preview = minh.get(&format!("{batch}?loi=1")).await;
        insta::assert_snapshot!(preview.all(".cell-notes li").join("\n"), @"
        ✕ Lỗi Ô B4 (Tên lớp): Hãy ghi nội dung của lớp tập huấn.
        ✕ Lỗi Ô C4 (Đơn vị): Chưa nhận ra đơn vị “Hội Vật Lí”; gần nhất là “Hội Vật lý”.
        ✕ Lỗi Ô D4 (Thời gian): Không có ngày 31/6/2022, tháng 6 năm 2022 chỉ có từ ngày 1 đến ngày 30.
        ✕ Lỗi Ô E4 (Số lượt người): Chỉ nhập chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.
        ");
        let refused = minh.post(&format!("{batch}/ghi"), &[]).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (409, Some("import.has_errors")));
        assert_eq!(count(house, "record").await, 0);
        let marked = minh.get(&format!("{batch}/tep-danh-dau")).await;
        assert_eq!(marked.bytes[..2], *b"PK");
        let done = take(&minh, &batch, &[("dong_loi", "skip")]).await;
        insta::assert_snapshot!(done.all("table").join("\n"), @"
        DòngNội dungTình trạng 2Ứng dụng năng lượng mặt trời 3Quan sát bầu trời
        DòngNội dungKết quảVì sao 4Hội Vật LíBỏ quaB4: Hãy ghi nội dung của lớp tập huấn. C4: Chưa nhận ra đơn vị “Hội Vật Lí”; gần nhất là “Hội Vật lý”. D4: Không có ngày 31/6/2022, tháng 6 năm 2022 chỉ có từ ngày 1 đến ngày 30. E4: Chỉ nhập chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.
        ");
        assert_eq!(count(house, "record").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_double_click_takes_once() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let batch = matched(&minh, CLASSES).await;
        let key = [("form_key", "01G60000000000000000000KEY")];
        for _ in 0..2 {
            assert_eq!(minh.post(&format!("{batch}/ghi"), &key).await.status, 303);
        }
        assert_eq!(count(house, "record").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_whole_batch_is_undone_but_for_what_somebody_changed() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let batch = matched(&minh, CLASSES).await;
        let done = take(&minh, &batch, &[]).await;
        let record = done.attributes("tbody th a", "href").remove(0);
        minh.post(&format!("{record}/huy"), &[("why", "Mưa bão")]).await;
        let undone = minh.post_and_follow(&format!("{batch}/hoan-tac"), &[]).await;
        assert!(
            undone.words().contains("Đã hoàn tác 1 bản ghi; 1 bản ghi đã được sửa sau lần nhập này"),
            "{}",
            undone.words()
        );
        assert_eq!(minh.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 1);
        let again = minh.post(&format!("{batch}/hoan-tac"), &[]).await;
        assert_eq!(again.refusal(), Some("import.not_done"));
        // What was withdrawn may come again; what somebody changed is known.
        let second = send(&minh, "so.csv", CLASSES).await.location().unwrap();
        let mut fates = minh.get(&second).await.all("tbody .tag");
        fates.sort();
        assert_eq!(fates, ["Ghi mới", "Đã có"]);
    })
    .await;
}

#[tokio::test]
async fn a_row_with_its_own_number_corrects_what_nobody_changed() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let sheet = |people: &str| {
            format!("Mã;Tên lớp;Đơn vị;Ngày;Số lượt người\nA1;Sao Hỏa;Hội Vật lý;14/6/2022;{people}\nA2;Sao Kim;Hội Vật lý;15/6/2022;30\n")
        };
        let first = matched(&minh, &sheet("45")).await;
        take(&minh, &first, &[]).await;
        let second = send(&minh, "so-moi.csv", &sheet("54")).await.location().unwrap();
        assert_eq!(minh.get(&second).await.all("tbody .tag"), ["Sửa", "Đã có"]);
        let done = take(&minh, &second, &[]).await;
        let record = done.attributes("tbody th a", "href").remove(0);
        let history = minh.get(&record).await.all(".events li").join("\n");
        assert!(history.contains("Lý do: Nhập lại từ tệp so-moi.csv"), "{history}");
        // Taken back, the row is a correction again; changed by hand, it is left alone.
        minh.post(&format!("{second}/hoan-tac"), &[]).await;
        assert!(minh.get(&record).await.words().contains("45 lượt"), "the number before stands again");
        let third = send(&minh, "so-moi.csv", &sheet("54")).await.location().unwrap();
        assert_eq!(minh.get(&third).await.all("tbody .tag"), ["Sửa", "Đã có"]);
        minh.post(&format!("{record}/huy"), &[("why", "Mưa bão")]).await;
        assert_eq!(minh.get(&third).await.all("tbody .tag"), ["Giữ nguyên", "Đã có"]);
    })
    .await;
}

#[tokio::test]
async fn an_officer_imports_for_her_own_association_alone() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh, binh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh), house.visitor(&cast.binh));
        let others = CLASSES.replace("2;Quan sát bầu trời;Hội Vật lý", "2;Quan sát bầu trời;Hội Y học");
        let batch = matched(&hoa, &others).await;
        let notes = hoa.get(&batch).await.all(".cell-notes li").join("\n");
        assert!(notes.contains("Ô C3 (Đơn vị): Bạn chỉ ghi sổ được cho đơn vị mình phụ trách"), "{notes}");
        assert_eq!(hoa.post(&format!("{batch}/ghi"), &[]).await.refusal(), Some("import.has_errors"));
        assert_eq!(minh.get(&batch).await.status, 200, "the office sees what officers send");
        assert_eq!(house.visitor(&cast.tuyet).get(&batch).await.status, 404);
        assert_eq!(binh.get(SHEETS).await.status, 404, "who may only look does not import");
        let hers = matched(&minh, CLASSES).await;
        assert_eq!(hoa.get(&hers).await.status, 404, "an officer does not see the office's");
    })
    .await;
}

#[tokio::test]
async fn letters_of_old_fonts_are_offered_converted() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let old = "Tên lớp;Ngày;Đơn vị\n\
            TËp huÊn kü thuËt trång c©y håi;14/6/2022;Hội Vật lý\n\
            Phßng chèng dÞch bÖnh cho gia sóc;15/6/2022;Hội Vật lý\n";
        let batch = matched(&minh, old).await;
        let preview = minh.get(&batch).await;
        let notes = preview.all(".cell-notes li").join("\n");
        assert!(
            notes.contains("Chữ TCVN3 (ABC) được chuyển sang Unicode: “Tập huấn kỹ thuật trồng cây hồi”."),
            "{notes}"
        );
        let done = take(&minh, &batch, &[]).await;
        assert_eq!(done.all("tbody th"), ["Tập huấn kỹ thuật trồng cây hồi", "Phòng chống dịch bệnh cho gia súc"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_sheet_is_refused_with_a_sentence() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let said = |shown: &Shown| (shown.status.as_u16(), shown.all("[data-errors] li").join(" "));
        let pdf = minh.upload(SHEETS, &[("loai", "lop-tap-huan")], &[("file", "a.xlsx", b"%PDF-1.7 abc")]).await;
        assert_eq!(
            said(&pdf),
            (
                422,
                "Tệp là văn bản PDF, không phải bảng tính; hãy gửi tệp Excel gốc, hoặc chép bảng sang Excel."
                    .to_owned()
            )
        );
        let empty = send(&minh, "so.xlsx", "").await;
        assert_eq!(said(&empty).1, "Tệp rỗng (0 byte); hãy kiểm tra lại tệp gốc rồi gửi lại.");
        let mut long = CLASSES.to_owned();
        for no in 3..=20_001 {
            writeln!(long, "{no};Chuyên đề số {no};Hội Vật lý;14/6/2022;30;").unwrap();
        }
        let long = send(&minh, "so.csv", &long).await;
        assert_eq!(said(&long).1, "Trang tính có hơn 20.000 dòng; hãy tách thành nhiều tệp rồi nhập lần lượt.");
        let nothing = minh.upload(SHEETS, &[], &[]).await;
        insta::assert_snapshot!(said(&nothing).1, @"Hãy chọn tệp bảng tính: .xlsx, .xls, .ods hoặc .csv. Hãy chọn loại hoạt động mà các dòng của tệp thuộc về.");
        assert_eq!(count(house, "import_batch").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_template_knows_its_kind_and_its_columns() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let template = minh.get(&format!("{SHEETS}/mau/hoi-thao")).await;
        assert_eq!(template.bytes[..2], *b"PK");
        // Nothing is filled in: there is no row to take.
        let sent = minh.upload(SHEETS, &[], &[("file", "mau.xlsx", &template.bytes)]).await;
        assert_eq!(sent.status, 422, "{}", sent.words());
    })
    .await;
}

#[tokio::test]
async fn a_long_sheet_waits_for_its_turn_and_is_written_whole() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let mut long = CLASSES.to_owned();
        for no in 3..=2_000 {
            writeln!(long, "{no};Chuyên đề số {no};Hội Làm vườn;{}/3/2022;{};", no % 28 + 1, no % 90 + 10).unwrap();
        }
        let batch = matched(&minh, &long).await;
        let waits = take(&minh, &batch, &[]).await;
        assert!(waits.words().contains("Đang ghi vào sổ"), "{}", waits.words());
        assert_eq!(minh.post(&format!("{batch}/ghi"), &[]).await.refusal(), Some("import.queued"));
        assert!(!minh.get(&format!("{batch}/tien-do")).await.page().contains("next"));
        let job = house.db().claim_job().await.unwrap().unwrap();
        crate::import::perform(house.db(), &job).await.unwrap();
        crate::import::perform(house.db(), &job).await.unwrap();
        house.db().finish_job(&job).await.unwrap();
        assert!(minh.get(&format!("{batch}/tien-do")).await.page().contains("next"));
        assert!(minh.get(&batch).await.words().contains("2.000 bản ghi mới"));
        assert_eq!((count(house, "record").await, count(house, "import_key").await), (2_000, 2_000));
        let waits = minh.post_and_follow(&format!("{batch}/hoan-tac"), &[]).await;
        assert!(waits.words().contains("Đang hoàn tác"), "{}", waits.words());
        assert_eq!(minh.post(&format!("{batch}/hoan-tac"), &[]).await.refusal(), Some("import.undoing"));
        assert_eq!(count(house, "import_key").await, 2_000, "nothing is taken back yet");
        let job = house.db().claim_job().await.unwrap().unwrap();
        crate::import::perform(house.db(), &job).await.unwrap();
        crate::import::perform(house.db(), &job).await.unwrap();
        house.db().finish_job(&job).await.unwrap();
        assert!(minh.get(&format!("{batch}/tien-do")).await.page().contains("next"));
        assert!(minh.get(&batch).await.words().contains("Đã hoàn tác"));
        assert_eq!(count(house, "import_key").await, 0);
        assert_eq!(
            count(house, "record_version WHERE state = 'withdrawn'").await,
            2_000,
            "once, however often it is done"
        );
        assert_eq!(minh.post(&format!("{batch}/hoan-tac"), &[]).await.refusal(), Some("import.not_done"));
    })
    .await;
}
