//! Messages as clerks send them, each with the form that comes of it, and two things that hold of every message.

use std::fmt::Write;

use kernel::{BodyNo, Day, UnionNo};
use proptest::prelude::*;
use testkit::house;

use super::read::{Known, Read, read};
use super::text::Text;
use crate::called::{Called, Names};
use crate::routes;
use crate::talk::{opened, seen};

/// Bắc Kạn, by its code of before 2025: where "Quang Thuận" and "Dương Phong" are.
const BAC_KAN: i32 = 6;

fn known() -> Known {
    let body = |no: u32, id: &str, short: &str| Called {
        no: BodyNo::new(UnionNo::new(BAC_KAN), no),
        id: id.to_owned(),
        name: format!("{short} tỉnh Bắc Kạn"),
        short: short.to_owned(),
    };
    let union = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Bắc Kạn".to_owned();
    let bodies = vec![
        Called { name: union, ..body(1, "lhh", "Liên hiệp hội Bắc Kạn") },
        body(2, "y", "Hội Y học"),
        body(3, "cy", "Chi hội Y học Ba Bể"),
        body(4, "dy", "Hội Đông y"),
        body(5, "lv", "Hội Làm vườn"),
    ];
    Known {
        bodies: Names::of(bodies.first().map(|called| called.no), bodies),
        hers: vec!["lv".to_owned()],
        near: places::province_of_old_code(BAC_KAN),
    }
}

fn today() -> Day {
    "2022-10-10".parse().unwrap()
}

pub(super) fn told(message: &str) -> String {
    let Read { kind, form, .. } = read(message, today(), &known(), None);
    let measures: Vec<String> =
        form.measures.iter().map(|(measure, typed)| format!("{} {typed}", measure.code())).collect();
    let said: Vec<String> = form.attributes.iter().map(|(which, value)| format!("{} {value}", which.code())).collect();
    let mut line = format!("{} | {} | {}", kind.row().slug, form.title, form.first);
    let more = [
        ("–", form.last),
        ("đo", measures.join(", ")),
        ("ở", form.places.replace('\n', "; ")),
        ("chủ trì", if form.lead == ["lv"] { String::new() } else { form.lead.join(" ") }),
        ("phối hợp", form.partner.join(" ")),
        ("ngoài", form.outside_partner.replace('\n', "; ")),
        ("nói", said.join(", ")),
        ("ghi chú", form.note),
    ];
    for (name, value) in more.into_iter().filter(|(_, value)| !value.is_empty()) {
        write!(line, " | {name}: {value}").unwrap();
    }
    line
}

/// As they come by telephone: with accents and without, in one line and in several, with slips.
const MESSAGES: [&str; 30] = [
    "27-28/9 tập huấn 02 lớp, 120 học viên, xã Quang Thuận, Dương Phong",
    "27-28/9 tap huan 02 lop, 120 hoc vien, xa quang thuan, duong phong",
    "Hôm qua Hội Y học tập huấn sơ cứu, phòng chống đuối nước cho 45 học viên tại xã Quang Thuận",
    "Sáng 14/6/2022, Hội Làm vườn phối hợp với Hội Nông dân tỉnh mở lớp tập huấn kỹ thuật trồng cam cho hơn 60 lượt người tại xã Dương Phong, huyện Bạch Thông.",
    "Hội thảo khoa học \"Chuyển đổi số trong nông nghiệp\" ngày 05/10, 80 đại biểu dự",
    "Phổ biến kiến thức phòng chống dịch tả lợn, 3 buổi, hơn 9.000 lượt người, 6 xã",
    "Khám bệnh, cấp thuốc miễn phí cho 250 người nghèo tại xã Quang Thuận ngày 2/10. Tặng 50 suất quà.",
    "Phản biện Đề án phát triển du lịch tỉnh đến năm 2030, nhận ngày 12/9/2022",
    "Góp ý dự thảo Luật Khoa học và Công nghệ, 12 chuyên gia, 20/9",
    "Tham gia hội đồng thẩm định quy hoạch tỉnh ngày 7/10",
    "ĐÃ TẬP HUẤN KỸ THUẬT NUÔI ONG 01 LỚP 30 HV 03/10/2022",
    "Ngày 14/9\nTập huấn trồng nấm\n02 lớp\n70 học viên\nKinh phí 15 triệu đồng",
    "kính gửi văn phòng, ngày 20/9 hội chúng tôi tổ chức tập huấn trồng gừng. Tham dự có 35 học viên. Trân trọng",
    "Hội nghị Ban Chấp hành lần thứ 5, 28/9/2022, 40 đại biểu",
    "Trồng cây bảo vệ môi trường 19/5, 500 cây, 60 hội viên tham gia",
    "Trao bằng khen cho 12 cá nhân, 03 tập thể ngày 26/9",
    "Truyền thông tư vấn chuyển giao kỹ thuật nuôi gà cho 25 hộ, từ ngày 27/9 đến ngày 02/10",
    "Tọa đàm trí thức trẻ ngày 1-10 tại hội trường Liên hiệp hội, khoảng 50 người",
    "Học tập nghị quyết 45-NQ/TW ngày 15/9, 120 hội viên dự",
    "LHH làm việc với Hội Đông y ngày 12/9",
    "Hội Y học phối hợp với Hội Đông y khám chữa bệnh từ thiện 08/10, 180 lượt người, xã Quang Thuận",
    "tuan truoc co lop o ba be, ko ro so nguoi",
    "lop tap huan nuoi ca long 2 lop 65 hv ngay 5/10 o xa Dương Phong",
    "Ra bản tin số 3, 500 bản, tháng 9/2022",
    "Chi hội Y học Ba Bể truyền thông dinh dưỡng 2 buổi ngày 3 và 4/10, 90 lượt người",
    "Tập huân kỹ thuật bón phân cho cây hồi",
    "Sáng kiến cải tiến máy tách hạt ngô được công nhận 22/9/2022",
    "Phát động cuộc thi Sáng tạo thanh thiếu niên nhi đồng lần thứ 18 ngày 10/9",
    "Đ/c Hùng báo: 30/9 tập huấn VietGAP 1 lớp 40hv xã Quang Thuận (có ảnh)",
    "Xin nghỉ phép ngày 3/10",
];

#[test]
fn messages_as_clerks_send_them() {
    let told = MESSAGES.map(|message| format!("{message}\n    → {}\n", told(message)));
    insta::assert_snapshot!(told.join(""), @r#"
    27-28/9 tập huấn 02 lớp, 120 học viên, xã Quang Thuận, Dương Phong
        → lop-tap-huan | Tập huấn tại xã Quang Thuận, Dương Phong | 27/09/2022 | –: 28/09/2022 | đo: lop 2, hoc_vien 120 | ở: xã Quang Thuận; Dương Phong
    27-28/9 tap huan 02 lop, 120 hoc vien, xa quang thuan, duong phong
        → lop-tap-huan | Tập huấn tại xa quang thuan, duong phong | 27/09/2022 | –: 28/09/2022 | đo: lop 2, hoc_vien 120 | ở: xa quang thuan; duong phong
    Hôm qua Hội Y học tập huấn sơ cứu, phòng chống đuối nước cho 45 học viên tại xã Quang Thuận
        → lop-tap-huan | Sơ cứu, phòng chống đuối nước | 09/10/2022 | đo: hoc_vien 45 | ở: xã Quang Thuận | chủ trì: y
    Sáng 14/6/2022, Hội Làm vườn phối hợp với Hội Nông dân tỉnh mở lớp tập huấn kỹ thuật trồng cam cho hơn 60 lượt người tại xã Dương Phong, huyện Bạch Thông.
        → lop-tap-huan | Kỹ thuật trồng cam | 14/06/2022 | đo: luot hơn 60 | ở: xã Dương Phong, huyện Bạch Thông | ngoài: Hội Nông dân tỉnh
    Hội thảo khoa học "Chuyển đổi số trong nông nghiệp" ngày 05/10, 80 đại biểu dự
        → hoi-thao | Hội thảo khoa học "Chuyển đổi số trong nông nghiệp" | 05/10/2022 | đo: cuoc 1, luot 80
    Phổ biến kiến thức phòng chống dịch tả lợn, 3 buổi, hơn 9.000 lượt người, 6 xã
        → pho-bien-kien-thuc | Phổ biến kiến thức phòng chống dịch tả lợn |  | đo: buoi 3, luot hơn 9.000 | ở: 6 xã
    Khám bệnh, cấp thuốc miễn phí cho 250 người nghèo tại xã Quang Thuận ngày 2/10. Tặng 50 suất quà.
        → tu-thien | Khám bệnh, cấp thuốc miễn phí | 02/10/2022 | đo: luot 250, suat_qua 50 | ở: xã Quang Thuận | ghi chú: nghèo; Tặng
    Phản biện Đề án phát triển du lịch tỉnh đến năm 2030, nhận ngày 12/9/2022
        → phan-bien | Phản biện Đề án phát triển du lịch tỉnh đến năm 2030 | 12/09/2022 | nói: doi_tuong de_an
    Góp ý dự thảo Luật Khoa học và Công nghệ, 12 chuyên gia, 20/9
        → gop-y | Góp ý dự thảo Luật Khoa học và Công nghệ | 20/09/2022 | đo: chuyen_gia 12, du_thao 1
    Tham gia hội đồng thẩm định quy hoạch tỉnh ngày 7/10
        → hoi-dong | Tham gia hội đồng thẩm định quy hoạch tỉnh | 07/10/2022 | đo: luot_tham_gia 1 | nói: hoi_dong tham_dinh
    ĐÃ TẬP HUẤN KỸ THUẬT NUÔI ONG 01 LỚP 30 HV 03/10/2022
        → lop-tap-huan | KỸ THUẬT NUÔI ONG | 03/10/2022 | đo: lop 1, hoc_vien 30
    Ngày 14/9
    Tập huấn trồng nấm
    02 lớp
    70 học viên
    Kinh phí 15 triệu đồng
        → lop-tap-huan | Trồng nấm | 14/09/2022 | đo: lop 2, hoc_vien 70, kinh_phi 15.000.000
    kính gửi văn phòng, ngày 20/9 hội chúng tôi tổ chức tập huấn trồng gừng. Tham dự có 35 học viên. Trân trọng
        → lop-tap-huan | Trồng gừng | 20/09/2022 | đo: hoc_vien 35 | ghi chú: kính gửi văn phòng; hội chúng tôi; Trân trọng
    Hội nghị Ban Chấp hành lần thứ 5, 28/9/2022, 40 đại biểu
        → hoi-nghi | Hội nghị Ban Chấp hành lần thứ 5 | 28/09/2022 | đo: cuoc 1, luot 40 | nói: loai_hoi_nghi ban_chap_hanh
    Trồng cây bảo vệ môi trường 19/5, 500 cây, 60 hội viên tham gia
        → moi-truong | Trồng cây bảo vệ môi trường | 19/05/2022 | đo: luot 60, cay 500
    Trao bằng khen cho 12 cá nhân, 03 tập thể ngày 26/9
        → khen-thuong | Trao bằng khen |  | đo: tap_the 3, ca_nhan 12 | nói: chieu trao, hinh_thuc_khen bang_khen, ngay_trao 26/09/2022
    Truyền thông tư vấn chuyển giao kỹ thuật nuôi gà cho 25 hộ, từ ngày 27/9 đến ngày 02/10
        → truyen-thong | Truyền thông tư vấn chuyển giao kỹ thuật nuôi gà | 27/09/2022 | –: 02/10/2022 | đo: buoi 1, ho 25
    Tọa đàm trí thức trẻ ngày 1-10 tại hội trường Liên hiệp hội, khoảng 50 người
        → hoi-thao | Tọa đàm trí thức trẻ ngày 1-10 |  | đo: cuoc 1, luot khoảng 50 | ở: hội trường Liên hiệp hội
    Học tập nghị quyết 45-NQ/TW ngày 15/9, 120 hội viên dự
        → hoc-tap-nghi-quyet | Học tập nghị quyết 45-NQ/TW | 15/09/2022 | đo: buoi 1, luot 120
    LHH làm việc với Hội Đông y ngày 12/9
        → tham-lam-viec | Làm việc với Hội Đông y | 12/09/2022 | đo: lan 1 | chủ trì: lhh | phối hợp: dy
    Hội Y học phối hợp với Hội Đông y khám chữa bệnh từ thiện 08/10, 180 lượt người, xã Quang Thuận
        → tu-thien | Khám chữa bệnh từ thiện | 08/10/2022 | đo: luot 180 | ở: xã Quang Thuận | chủ trì: y | phối hợp: dy
    tuan truoc co lop o ba be, ko ro so nguoi
        → khac |  |  | ghi chú: tuan truoc co lop o ba be, ko ro so nguoi
    lop tap huan nuoi ca long 2 lop 65 hv ngay 5/10 o xa Dương Phong
        → lop-tap-huan | Nuoi ca long | 05/10/2022 | đo: lop 2, hoc_vien 65 | ở: xa Dương Phong
    Ra bản tin số 3, 500 bản, tháng 9/2022
        → an-pham | Ra bản tin số 3 | 01/09/2022 | –: 30/09/2022 | đo: ban 500 | nói: loai_an_pham ban_tin
    Chi hội Y học Ba Bể truyền thông dinh dưỡng 2 buổi ngày 3 và 4/10, 90 lượt người
        → truyen-thong | Truyền thông dinh dưỡng | 03/10/2022 | –: 04/10/2022 | đo: buoi 2, luot 90 | chủ trì: cy
    Tập huân kỹ thuật bón phân cho cây hồi
        → lop-tap-huan | Kỹ thuật bón phân cho cây hồi | 
    Sáng kiến cải tiến máy tách hạt ngô được công nhận 22/9/2022
        → sang-kien | Sáng kiến cải tiến máy tách hạt ngô được công nhận | 22/09/2022
    Phát động cuộc thi Sáng tạo thanh thiếu niên nhi đồng lần thứ 18 ngày 10/9
        → cuoc-thi | Phát động cuộc thi Sáng tạo thanh thiếu niên nhi đồng lần thứ 18 | 10/09/2022 | nói: cuoc_thi ttnnd, lan_thu 18
    Đ/c Hùng báo: 30/9 tập huấn VietGAP 1 lớp 40hv xã Quang Thuận (có ảnh)
        → lop-tap-huan | VietGAP | 30/09/2022 | đo: lop 1, hoc_vien 40 | ở: xã Quang Thuận | ghi chú: Đ/c Hùng báo; (có ảnh)
    Xin nghỉ phép ngày 3/10
        → khac | Xin nghỉ phép | 03/10/2022
    "#);
}

/// Every word of the message stands in a field or was taken for something that is shown.
fn lost(message: &str) -> Vec<String> {
    let Read { form, understood, message, .. } = read(message, today(), &known(), None);
    let mut kept = vec![form.title, form.note, form.places, form.outside_partner];
    kept.extend(understood.into_iter().map(|one| one.words));
    let kept = kept.join(" ");
    let kept: Vec<String> = Text::new(&kept).words().iter().map(|word| word.folded.clone()).collect();
    let words = Text::new(&message);
    words.words().iter().map(|word| word.folded.clone()).filter(|word| !kept.contains(word)).collect()
}

#[test]
fn no_word_of_them_is_lost() {
    for message in MESSAGES {
        assert_eq!(lost(message), Vec::<String>::new(), "{message}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_message_is_too_strange(message in any::<String>()) {
        prop_assert_eq!(lost(&message), Vec::<String>::new());
    }

    #[test]
    fn no_word_is_lost_however_they_are_mixed(
        words in proptest::collection::vec(proptest::sample::select(MESSAGES.join(" ").split(' ').map(str::to_owned).collect::<Vec<_>>()), 0..25),
        joints in proptest::collection::vec(proptest::sample::select(vec![" ", ", ", "\n", ". ", "; ", ": ", " và "]), 25),
    ) {
        let message: String = words.iter().zip(joints).flat_map(|(word, joint)| [word.as_str(), joint]).collect();
        prop_assert_eq!(lost(&message), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_message_becomes_a_form_and_then_a_record() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let hoa = house.visitor(&cast.hoa);
        assert!(hoa.get("/lang-son/ghi-nhanh").await.words().contains("Dán tin nhắn"));
        let empty = hoa.post("/lang-son/ghi-nhanh", &[("tin", " ")]).await;
        assert_eq!((empty.status.as_u16(), empty.all("p.error").concat()), (422, "Lỗi: Hãy dán hoặc gõ tin nhắn.".to_owned()));
        let message = "14/6 tập huấn năng lượng mặt trời 02 lớp, hơn 60 học viên, xã Bằng Mạc. Đ/c Hùng báo";
        let form = hoa.post("/lang-son/ghi-nhanh", &[("tin", message)]).await;
        insta::assert_snapshot!(form.all(".notice").concat(), @"Hãy xem lại rồi lưu: chưa có gì được ghi vào sổ “14/6” → Thời gian: 14/06/2022 “tập huấn” → Loại: Lớp tập huấn “02 lớp” → Số lớp: 2 lớp “hơn 60 học viên” → Học viên: hơn 60 học viên “xã Bằng Mạc” → Địa điểm: xã Bằng Mạc “Đ/c Hùng báo” → Chưa hiểu, giữ ở ô Ghi chú Chỗ nào chưa hiểu được giữ trong ô ghi chú.");
        assert!(hoa.get("/lang-son/hoat-dong").await.words().contains("Sổ chưa có hoạt động nào"), "nothing is saved unseen");
        let names = ["title", "first", "last", "lop", "hoc_vien", "loai"];
        let mut sent: Vec<(&str, String)> = names.map(|name| (name, form.value_of(name).unwrap_or_default())).to_vec();
        sent.extend(["places", "note", "tin"].map(|name| (name, form.all(&format!("[name={name}]")).concat())));
        sent.push(("lead", form.attributes("[name=lead][checked]", "value").concat()));
        let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = hoa.post_and_follow("/lang-son/hoat-dong", &sent).await;
        insta::assert_snapshot!(saved.all("dl").concat(), @"LoạiLớp tập huấn Thời gian14/06/2022 Đơn vị chủ trìHội Vật lý Địa điểmxã Bằng Mạc, huyện Chi Lăng, tỉnh Lạng Sơn Số lớp2 lớp Học viênhơn 60 học viên Ghi chúĐ/c Hùng báo");
        assert_eq!(seen(&saved), "1");
        let other = hoa.post("/lang-son/ghi-nhanh", &[("tin", message), ("loai", "hoi-thao")]).await;
        assert_eq!(other.value_of("loai").as_deref(), Some("hoi-thao"), "she knows better than the words");
    })
    .await;
}
