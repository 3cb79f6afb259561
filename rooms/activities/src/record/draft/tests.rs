//! Entering: what the form asks, what comes back, who may.

use testkit::house;

use crate::routes;
use crate::talk::{class, entered, opened};

#[tokio::test]
async fn hoa_enters_a_class() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let typed = class(&lead, &[("places", "xã Bằng Mạc"), ("luot", "hơn 120")]);
        let shown = hoa.post_and_follow("/lang-son/hoat-dong", &typed).await;
        insta::assert_snapshot!(shown.words(), @"
        Đã ghi vào sổ hoạt động.
        Hoạt động
        Lớp tập huấn
        Ứng dụng năng lượng mặt trời
        Đã thực hiện Hoàng Thị Hoa ghi lúc 08:00 ngày 20/06/2022
        Sửa Ghi một bản tương tự
        Gỡ khỏi sổ
        Loại
        Lớp tập huấn
        Thời gian
        14/06/2022
        Đơn vị chủ trì
        Hội Vật lý
        Địa điểm
        xã Bằng Mạc, huyện Chi Lăng, tỉnh Lạng Sơn
        Số lớp
        1 lớp
        Lượt người
        hơn 120 lượt người
        Minh chứng
        Chưa có minh chứng.
        Thêm minh chứng
        Chọn tệp
        Ảnh, PDF, Word, Excel, PowerPoint; mỗi tệp không quá 20 MB. Ảnh được bỏ nơi và giờ chụp; tệp khác giữ nguyên, kể cả tên người soạn
        Chọn tệp…
        Chưa chọn tệp nào
        Thêm minh chứng
        Hủy hoạt động này
        Lý do hủy
        Hoạt động đã hủy vẫn còn trong sổ nhưng không vào số liệu nào.
        Hủy hoạt động
        Lịch sử
        Ghi sổ
        08:00 ngày 20/06/2022 · Hoàng Thị Hoa
        ");
    })
    .await;
}

#[tokio::test]
async fn the_form_begins_with_her_own_association() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let form = house.visitor(&cast.hoa).get("/lang-son/hoat-dong/moi/lop-tap-huan").await;
        insta::assert_snapshot!(form.words(), @"
        Hoạt động
        Ghi lớp tập huấn
        Ghi lớp tập huấn
        Chỉ ghi một lần; báo cáo của hội và của Liên hiệp hội tự có số liệu này.
        Nội dung, chuyên đề
        Đơn vị chủ trì
        Nhiều đơn vị thì chọn cả; vẫn chỉ được tính một lần.
        Tìm trong danh sách: Đơn vị chủ trì
        Liên hiệp hội Lạng Sơn
        Chi hội Cao đẳng Sư phạm
        Hội Đông y
        Hội Làm vườn
        Hội Vật lý
        Hội Y học
        – Chi hội Y học Cao Lộc
        Từ ngày
        Thí dụ: 12/3/2022
        Đến hết ngày
        Một ngày: để trống
        Địa điểm
        Mỗi xã, phường một dòng; hoặc chỉ ghi số, thí dụ: 6 xã
        Số lớp
        Để trống là 01 lớp
        lớp
        Lượt người
        Thí dụ: 120; hơn 9.000; chưa rõ
        lượt người
        Phối hợp, học viên, hộ, nguồn gốc, chương trình, ghi chú
        Học viên
        Tính riêng, không cộng với lượt người
        học viên
        Hộ
        Tính riêng, không cộng với lượt người, học viên
        hộ
        Kinh phí
        Thí dụ: 25.000.000; 25 triệu; 1,2 tỷ
        đồng
        Lĩnh vực
        Đối tượng tham dự
        Hình thức
        Đơn vị trong Liên hiệp hội phối hợp
        Tìm trong danh sách: Đơn vị trong Liên hiệp hội phối hợp
        Liên hiệp hội Lạng Sơn
        Chi hội Cao đẳng Sư phạm
        Hội Đông y
        Hội Làm vườn
        Hội Vật lý
        Hội Y học
        – Chi hội Y học Cao Lộc
        Đơn vị ngoài phối hợp
        Mỗi đơn vị một dòng, thí dụ: Hội Nông dân tỉnh
        Đơn vị ngoài chủ trì
        Chỉ ghi khi đơn vị ngoài đứng ra tổ chức
        Nguồn gốc
        Thực hiện chương trình, đề án, nghị quyết, kế hoạch
        Mỗi văn bản một dòng, thí dụ: Đề án phát triển nông, lâm nghiệp bền vững 2020-2030
        Bản ghi gộp Số gộp của nhiều việc chưa ghi chi tiết; được cộng vào báo cáo và có đánh dấu
        Ghi chú
        Minh chứng (có thể thêm sau)
        Ảnh, PDF, Word, Excel, PowerPoint; mỗi tệp không quá 20 MB. Ảnh được bỏ nơi và giờ chụp; tệp khác giữ nguyên, kể cả tên người soạn
        Chọn tệp…
        Chưa chọn tệp nào
        Lưu vào sổ Thôi
        ");
        assert_eq!(form.attributes("[name=lead][checked]", "value"), [cast.physics.id.to_string()]);
        let form = house.visitor(&cast.minh).get("/lang-son/hoat-dong/moi/lop-tap-huan").await;
        assert_eq!(form.attributes("[name=lead][checked]", "value"), [cast.lang_son.id.to_string()]);
    })
    .await;
}

#[tokio::test]
async fn at_most_eight_fields_stand_open() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let form = house.visitor(&cast.hoa).get("/lang-son/hoat-dong/moi/lop-tap-huan").await;
        let open = "form.form > .field [name], form.form > .beside [name], form.form > fieldset [name]";
        let mut open = form.attributes(open, "name");
        open.dedup();
        assert_eq!(open, ["title", "lead", "first", "last", "places", "lop", "luot", "evidence"]);
    })
    .await;
}

#[tokio::test]
async fn a_bad_form_comes_back_with_everything_typed() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let typed = [("title", ""), ("first", "31/2/2022"), ("luot", "nhiều"), ("ho", "chưa rõ"), ("note", "Sáng")];
        let lead = cast.physics.id.to_string();
        let again = house.visitor(&cast.hoa).post("/lang-son/hoat-dong", &class(&lead, &typed)).await;
        assert_eq!(again.status, 422);
        insta::assert_snapshot!(again.all("p.error").join("\n"), @"
        Lỗi: Hãy ghi nội dung của lớp tập huấn.
        Lỗi: Không có ngày 31/2/2022, tháng 2 năm 2022 chỉ có từ ngày 1 đến ngày 28.
        Lỗi: Chỉ nhập chữ số, thí dụ 1.234. Trước số có thể ghi hơn, gần, khoảng; nếu chưa biết thì ghi “chưa rõ”.
        ");
        assert_eq!(again.attributes("[aria-invalid]", "name"), ["title", "first", "luot"]);
        assert_eq!(
            again.attributes("[data-errors] a", "href"),
            ["#title", "#first", "#luot"],
            "in the order of the form"
        );
        for (name, value) in [("first", "31/2/2022"), ("luot", "nhiều"), ("ho", "chưa rõ")] {
            assert_eq!(again.value_of(name).as_deref(), Some(value));
        }
        assert_eq!(again.all("[name=note]"), ["Sáng"]);
        assert_eq!(again.attributes("[name=lead][checked]", "value"), [lead]);
    })
    .await;
}

#[tokio::test]
async fn what_is_to_come_is_planned() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let page = entered(&hoa, &cast.physics, &[("first", "30/6/2022")]).await;
        assert!(hoa.get(&page).await.words().contains("Dự kiến"));
    })
    .await;
}

#[tokio::test]
async fn a_double_click_and_a_lost_answer_write_once() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let fields = class(&lead, &[("form_key", "01G60000000000000000000009")]);
        let (one, other) =
            tokio::join!(hoa.post("/lang-son/hoat-dong", &fields), hoa.post("/lang-son/hoat-dong", &fields));
        assert!(one.location().is_some());
        assert_eq!(one.location(), other.location());
        // The answer was lost: she sends the form once more and lands on the same page.
        assert_eq!(hoa.post("/lang-son/hoat-dong", &fields).await.location(), one.location());
        assert_eq!(hoa.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 1);
    })
    .await;
}

/// An entry waited on a telephone, was written while its answer was lost, and was then changed there.
#[tokio::test]
async fn what_was_changed_after_it_was_written_is_not_taken_for_written() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let key = ("form_key", "01G60000000000000000000009");
        let first = hoa.post("/lang-son/hoat-dong", &class(&lead, &[key, ("luot", "45")])).await;
        assert!(first.location().is_some());
        let changed = hoa.post("/lang-son/hoat-dong", &class(&lead, &[key, ("luot", "54")])).await;
        assert_eq!((changed.status.as_u16(), changed.refusal()), (409, Some("form.answered_otherwise")));
        assert_eq!(hoa.get("/lang-son/hoat-dong").await.all("tbody tr").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_enters_for_others() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let lead = cast.medicine.id.to_string();
        let fields = class(&lead, &[]);
        let refused = house.visitor(&cast.hoa).post("/lang-son/hoat-dong", &fields).await;
        assert_eq!((refused.status.as_u16(), refused.refusal()), (403, Some("record.not_hers")));
        for stranger in [&cast.tuyet, &cast.binh, &cast.khanh] {
            assert_eq!(house.visitor(stranger).post("/lang-son/hoat-dong", &fields).await.status, 404);
        }
        assert!(house.visitor(&cast.minh).post("/lang-son/hoat-dong", &fields).await.location().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_title_is_words_and_never_markup() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let title = "<script>alert(1)</script> & “A”";
        let page = hoa.get(&entered(&hoa, &cast.physics, &[("title", title)]).await).await;
        assert_eq!(page.all("h1"), [title]);
        let list = hoa.get("/lang-son/hoat-dong").await;
        assert_eq!(list.all("tbody th a"), [title]);
        assert!(!list.page().contains("<script>alert"));
    })
    .await;
}

/// A paper of advice whose money came before the task it was for.
const ODD: [(&str, &str); 4] =
    [("loai", "tham-muu"), ("giao_ngay", "10/6/2022"), ("cap_ngay", "1/6/2022"), ("first", "15/5/2022")];

#[tokio::test]
async fn what_hardly_ever_is_so_is_asked_once_and_shown_on_the_page() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let asked = hoa.post("/lang-son/hoat-dong", &class(&lead, &ODD)).await;
        assert_eq!(asked.status, 422);
        insta::assert_snapshot!(asked.all("main .notice li").join("\n"), @"Ngày cấp kinh phí 01/06/2022 lại trước ngày được giao 10/06/2022.");
        let seen = asked.value_of("da_xem_lai").unwrap();
        assert!(asked.words().contains("Vẫn ghi") && !asked.words().contains("Lưu vào sổ"));
        // Another oddity than the one she was shown is asked about as well.
        let more = [&ODD[..], &[("da_xem_lai", seen.as_str()), ("phan_hoi_ngay", "2/6/2022")]].concat();
        assert_eq!(hoa.post("/lang-son/hoat-dong", &class(&lead, &more)).await.status, 422);
        let meant = [&ODD[..], &[("da_xem_lai", seen.as_str())]].concat();
        let page = hoa.post("/lang-son/hoat-dong", &class(&lead, &meant)).await.location().unwrap();
        let shown = hoa.get(&page).await;
        assert!(shown.words().contains("Cần xem lại"), "{}", shown.words());
        // A correction asks again, as whoever corrects is to know.
        let version = shown.value_of("seen").unwrap();
        let mended = [&meant[..3], &[("first", "16/5/2022"), ("why", "Nhầm ngày"), ("seen", version.as_str())]].concat();
        assert_eq!(hoa.post(&format!("{page}/ban-sua"), &class(&lead, &mended)).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_beside_its_field() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let lead = cast.physics.id.to_string();
        let won = [
            ("loai", "giai-thuong"),
            ("cuoc_thi", "stkt"),
            ("vong", "tinh"),
            ("giai", "3"),
            ("giai_nhi", "5"),
            ("ngay_trao", "1/5/2022"),
            ("first", "20/5/2022"),
        ];
        let again = hoa.post("/lang-son/hoat-dong", &class(&lead, &won)).await;
        assert_eq!(again.status, 422);
        insta::assert_snapshot!(again.all("[data-errors] li").join("\n"), @"
        Ngày công bố, trao 01/05/2022 lại trước ngày quyết định 20/05/2022; hãy sửa lại cho đúng.
        Tổng số giải là 3 mà các phần cộng lại đã là 5; hãy sửa một trong các số, hoặc để trống ô này.
        ");
        assert_eq!(again.attributes("[aria-invalid]", "name"), ["ngay_trao", "giai"]);
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_commendation_says_who_gave_it_and_what_is_not_split() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        let given = [("loai", "khen-thuong"), ("chieu", "trao"), ("khen", "20"), ("tap_the", "4"), ("ca_nhan", "14")];
        let page = entered(&hoa, &cast.physics, &given).await;
        insta::assert_snapshot!(hoa.get(&page).await.all("dl > div").join("\n"), @"
        LoạiKhen thưởng, tôn vinh
        Ngày quyết định14/06/2022
        Đơn vị khenHội Vật lý
        Tổng số lượt khen20 lượt khen (chưa tách 2)
        Tập thể4 tập thể
        Cá nhân14 cá nhân
        Trao hay nhậnĐơn vị khen thưởng (trao)
        ");
        let got = [("loai", "khen-thuong"), ("chieu", "nhan"), ("so_ky_hieu", "05/QĐ-LHH"), ("nam_thanh_tich", "2021")];
        let page = entered(&hoa, &cast.physics, &got).await;
        let shown = hoa.get(&page).await;
        assert!(shown.words().contains("Đơn vị được khen"));
        let copied = hoa.get(&shown.attributes("a[href*='nhu=']", "href")[0]).await;
        for (name, value) in [("so_ky_hieu", ""), ("nam_thanh_tich", "")] {
            assert_eq!(copied.value_of(name).as_deref(), Some(value), "{name}");
        }
        assert_eq!(copied.attributes("[name=chieu] [selected]", "value"), ["nhan"]);
    })
    .await;
}

/// What is done on paper has no place to be asked for first.
#[tokio::test]
async fn papers_ask_for_a_place_among_the_rest() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        for (kind, folded) in [("tham-muu", true), ("phan-bien", true), ("lop-tap-huan", false)] {
            let form = hoa.get(&format!("/lang-son/hoat-dong/moi/{kind}")).await;
            assert_eq!(form.all("details [name=places]").len(), usize::from(folded), "{kind}");
        }
    })
    .await;
}
