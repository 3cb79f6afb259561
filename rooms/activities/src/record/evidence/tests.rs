//! Files of a record: taken, refused, handed out, struck off.

use axum::http::header::RETRY_AFTER;
use testkit::{Visitor, house};
use tokio::sync::oneshot;

use crate::routes;
use crate::talk::{class, entered, opened};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Page>>endobj";

async fn attached(visitor: &Visitor, page: &str) -> String {
    let sent = visitor.upload(&format!("{page}/minh-chung"), &[], &[("evidence", "Danh sách.pdf", PDF)]).await;
    assert_eq!(sent.location().as_deref(), Some(page));
    visitor.get(page).await.attributes(".files a", "href").pop().unwrap()
}

#[tokio::test]
async fn a_file_is_handed_out_as_an_attachment_in_a_sandbox() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        let file = hoa.get(&attached(&hoa, &page).await).await;
        assert_eq!(file.bytes, PDF);
        let header = |name: &str| file.headers[name].to_str().unwrap().to_owned();
        insta::assert_snapshot!(
            format!("{}\n{}\n{}", header("content-type"), header("content-disposition"), header("content-security-policy")),
            @r#"
        application/pdf
        attachment; filename="Danh sach.pdf"; filename*=UTF-8''Danh%20s%C3%A1ch.pdf
        sandbox; default-src 'none'
        "#
        );
        assert_eq!(hoa.get(&page).await.all(".files li"), ["Danh sách.pdf 1 kB · Hoàng Thị Hoa, 08:00 ngày 20/06/2022 Gỡ"]);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_handed_out_under_an_ending_of_its_type() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        hoa.upload(&format!("{page}/minh-chung"), &[], &[("evidence", "a.html", PDF)]).await;
        let file = hoa.get(&hoa.get(&page).await.attributes(".files a", "href").concat()).await;
        let named = file.headers["content-disposition"].to_str().unwrap();
        assert!(named.starts_with("attachment; filename=\"a.html.pdf\""), "{named}");
    })
    .await;
}

#[tokio::test]
async fn files_come_with_the_entry_form_too() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let files = [("evidence", "a.pdf", PDF), ("evidence", "b.pdf", PDF), ("evidence", "", b"" as &[u8])];
        let sent = hoa.upload("/lang-son/hoat-dong", &class(&lead, &[]), &files).await;
        assert_eq!(hoa.get(&sent.location().unwrap()).await.all(".files a"), ["a.pdf", "b.pdf"]);
        // A form that comes back has lost its files, and says so.
        let again = hoa.upload("/lang-son/hoat-dong", &class(&lead, &[("title", "")]), &files[..1]).await;
        assert_eq!(
            (again.status.as_u16(), again.attributes("[aria-invalid]", "name").join(" ")),
            (422, "title evidence".to_owned())
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_not_taken_is_said_in_words() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        let files = [
            ("evidence", "ảnh.jpg", b"MZ not a picture" as &[u8]),
            ("evidence", "hỏng.png", b"\x89PNG\r\n\x1a\nxx"),
            ("evidence", "IMG_0412.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
            ("evidence", "trắng.pdf", b"%PDF-1.4\n1 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"),
        ];
        let again = hoa.upload(&format!("{page}/minh-chung"), &[], &files).await;
        assert_eq!(again.status, 422);
        insta::assert_snapshot!(again.all("[data-errors] li").join("\n"), @"
        Không nhận tệp “ảnh.jpg”: chỉ nhận ảnh (JPEG, PNG, WebP), PDF và tệp Word, Excel, PowerPoint, OpenDocument không đặt mật khẩu.
        Ảnh “hỏng.png” bị hỏng, không đọc được; hãy chụp hoặc xuất lại ảnh.
        Ảnh “IMG_0412.HEIC” là ảnh HEIC của điện thoại, nhiều máy không mở được: trên iPhone, hãy chọn Cài đặt, Camera, Định dạng, “Tương thích nhất” rồi chụp lại, hoặc chuyển ảnh sang JPEG.
        Tệp PDF “trắng.pdf” không có trang nào hoặc bị hỏng; hãy quét hoặc xuất lại tệp.
        ");
        assert!(hoa.get(&page).await.words().contains("Chưa có minh chứng"));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_was_struck_off_is_gone_from_the_page_and_its_address() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        let file = attached(&hoa, &page).await;
        let shown = hoa.post_and_follow(&format!("{file}/go-bo"), &[]).await;
        assert!(shown.words().contains("Chưa có minh chứng"));
        assert_eq!(hoa.get(&file).await.status, 404);
        assert_eq!(hoa.post(&format!("{file}/go-bo"), &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_file_is_under_the_right_of_its_record() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let minh = house.visitor(&cast.minh);
        let page = entered(&minh, &cast.medicine, &[]).await;
        let file = attached(&minh, &page).await;
        assert_eq!(house.visitor(&cast.binh).get(&file).await.status, 200);
        for stranger in [&cast.hoa, &cast.tuyet] {
            assert_eq!(house.visitor(stranger).get(&file).await.status, 404);
            assert_eq!(house.visitor(stranger).post(&format!("{file}/go-bo"), &[]).await.status, 404);
        }
        let other = entered(&minh, &cast.medicine, &[("title", "Khác")]).await;
        let elsewhere = format!("{other}/minh-chung/{}", file.rsplit('/').next().unwrap());
        assert_eq!(minh.get(&elsewhere).await.status, 404);
        minh.post(&format!("{page}/hoan-tac"), &[]).await;
        let late = minh.upload(&format!("{page}/minh-chung"), &[], &[("evidence", "a.pdf", PDF)]).await;
        assert_eq!(late.refusal(), Some("record.withdrawn"));
    })
    .await;
}

#[tokio::test]
async fn a_photo_is_kept_without_where_it_was_taken() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[]).await;
        let taken = b"\xff\xd8\xff\xe1\x00\x0fExif\0\0GPS 21N\xff\xda\x00\x04ab\x12\x34\xff\xd9";
        hoa.upload(&format!("{page}/minh-chung"), &[], &[("evidence", "ảnh.jpg", taken)]).await;
        let file = hoa.get(&hoa.get(&page).await.attributes(".files a", "href").concat()).await;
        assert_eq!(file.headers["content-type"], "image/jpeg");
        assert_eq!(file.bytes, b"\xff\xd8\xff\xda\x00\x04ab\x12\x34\xff\xd9");
    })
    .await;
}

#[tokio::test]
async fn where_many_send_files_at_once_the_last_is_asked_to_send_again() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let (hoa, minh) = (house.visitor(&cast.hoa), house.visitor(&cast.minh));
        let page = entered(&hoa, &cast.physics, &[]).await;
        let (address, files) = (format!("{page}/minh-chung"), [("evidence", "Danh sách.pdf", PDF)]);
        let ((begin, begun), (go_on, goes_on)) = (oneshot::channel(), oneshot::channel());
        // A form that does not say how long it is may be of the longest, and the test's house holds one such.
        let slowly = hoa.upload_slowly(&address, &[], &files, async {
            begin.send(()).unwrap();
            goes_on.await.unwrap();
        });
        let meanwhile = async {
            begun.await.unwrap();
            let turned_away = minh.upload(&address, &[], &files).await;
            assert_eq!((turned_away.status.as_u16(), turned_away.refusal()), (503, Some("form.files_crowded")));
            assert_eq!(turned_away.headers[RETRY_AFTER], "30");
            insta::assert_snapshot!(turned_away.words(), @"
            Đang có nhiều việc cùng lúc
            Nhiều người đang gửi tệp cùng lúc nên máy chủ chưa nhận thêm được. Chưa có gì được ghi. Hãy quay lại trang trước, nội dung đã nhập vẫn còn ở đó, và gửi lại sau ít phút.
            Về trang đầu
            ");
            go_on.send(()).unwrap();
        };
        let (sent, ()) = tokio::join!(slowly, meanwhile);
        assert_eq!(sent.location().as_deref(), Some(page.as_str()));
        assert_eq!(minh.upload(&address, &[], &files).await.location(), Some(page.clone()));
        assert_eq!(hoa.get(&page).await.all(".files a").len(), 2);
    })
    .await;
}
