//! Messages as they come from the field, each with what is read of it: with accents and without, with abbreviations, with what
//! must not be kept. A field that nobody can be sure of is empty here too.

use super::tests::told;

/// What was sent, and what is read of it.
const GOLDEN: [(&str, &str); 42] = [
    (
        "sáng nay 9/10 Hội Y học tập huấn cấp cứu ngừng tuần hoàn 01 lớp 45 hv tại xã Quang Thuận",
        "lop-tap-huan | Cấp cứu ngừng tuần hoàn | 09/10/2022 | đo: lop 1, hoc_vien 45 | ở: xã Quang Thuận | chủ trì: y",
    ),
    (
        "Ngày 18/5 khen thưởng 03 tập thể, 10 cá nhân có thành tích năm 2021 (QĐ số 05/QĐ-LHH ngày 10/1/2022)",
        "khen-thuong | Có thành tích năm 2021 | 10/01/2022 | đo: tap_the 3, ca_nhan 10 | nói: so_ky_hieu 05/QĐ-LHH, nam_thanh_tich 2021, ngay_trao 18/05/2022",
    ),
    (
        "7/10 dự HĐ nghiệm thu đề tài cấp tỉnh \"Giống lúa chịu mặn\"",
        "hoi-dong | Dự HĐ nghiệm thu đề tài cấp tỉnh \"Giống lúa chịu mặn\" | 07/10/2022 | đo: luot_tham_gia 1 | nói: hoi_dong nghiem_thu, cap tinh",
    ),
    (
        "hop BTV sang 6/10, 12 dong chi du",
        "hoi-nghi | Hop BTV ngày 06/10/2022 | 06/10/2022 | đo: cuoc 1, luot 12 | nói: loai_hoi_nghi ban_thuong_vu",
    ),
    (
        "Hội nghị giao ban khối hội ngày 5/10, 62 đ/c dự",
        "hoi-nghi | Hội nghị giao ban khối hội | 05/10/2022 | đo: cuoc 1, luot 62 | nói: loai_hoi_nghi giao_ban",
    ),
    (
        "phối hợp với TTYT huyện Ba Bể khám bệnh cho 120 người tại xã Quang Thuận ngày 2/10",
        "tu-thien | Khám bệnh tại xã Quang Thuận | 02/10/2022 | đo: luot 120 | ở: xã Quang Thuận | ngoài: TTYT huyện Ba Bể",
    ),
    (
        "Phản biện đồ án quy hoạch chung thị trấn Chợ Rã ngày 20/9, Sở Xây dựng đặt hàng",
        "phan-bien | Phản biện đồ án quy hoạch chung thị trấn Chợ Rã |  | –: 20/09/2022 | nói: nguon_goc dat_hang, doi_tuong do_an, co_quan Sở Xây dựng",
    ),
    (
        "0912345678 anh Hùng: 30/9 tập huấn VietGAP 1 lớp 40hv xã Quang Thuận",
        "lop-tap-huan | VietGAP | 30/09/2022 | đo: lop 1, hoc_vien 40 | ở: xã Quang Thuận",
    ),
    (
        "PBKT phòng cháy rừng 3 buổi, 210 ng, 6 xã huyện Na Rì, 14/9",
        "pho-bien-kien-thuc | PBKT phòng cháy rừng | 14/09/2022 | đo: buoi 3, luot 210 | ở: 6 xã | ghi chú: huyện Na Rì",
    ),
    (
        "Trồng 1.200 cây ở xã Dương Phong 19/5, 60 ng tham gia",
        "moi-truong | Trồng cây tại xã Dương Phong | 19/05/2022 | đo: luot 60, cay 1.200 | ở: xã Dương Phong",
    ),
    (
        "Hội thảo chuyển đổi số trong nông nghiệp 05/10, 12 tham luận, 80 đại biểu, KP 45tr",
        "hoi-thao | Hội thảo chuyển đổi số trong nông nghiệp | 05/10/2022 | đo: cuoc 1, luot 80, tham_luan 12, kinh_phi 45.000.000",
    ),
    (
        "In 500 cuốn kỷ yếu hội thảo, tháng 9/2022",
        "an-pham | Kỷ yếu hội thảo | 01/09/2022 | –: 30/09/2022 | đo: ban 500 | nói: loai_an_pham sach",
    ),
    ("Chào anh chị", "khac |  |  | ghi chú: Chào anh chị"),
    (
        "Dạ em chào các bác ạ, chúc các bác một ngày tốt lành",
        "khac |  |  | ghi chú: Dạ em chào các bác ạ, chúc các bác một ngày tốt lành",
    ),
    (
        "pho bien kien thuc ve giam ngheo 2 buoi ngay 21/9 tai 4 xa, gan 300 luot nguoi",
        "pho-bien-kien-thuc | Pho bien kien thuc ve giam ngheo | 21/09/2022 | đo: buoi 2, luot gần 300 | ở: 4 xã",
    ),
    (
        "Hôm nay (8/10) LHH dự hội đồng thẩm định quy hoạch huyện Na Rì, Sở KH&ĐT chủ trì",
        "hoi-dong | Dự hội đồng thẩm định quy hoạch huyện Na Rì, Sở KH&ĐT chủ trì | 08/10/2022 | đo: luot_tham_gia 1 | chủ trì: lhh | nói: hoi_dong tham_dinh",
    ),
    (
        "UBND tỉnh giao phản biện dự án hồ chứa nước Nặm Cắt, nhận ngày 12/9, gửi văn bản ngày 30/9",
        "phan-bien | Phản biện dự án hồ chứa nước Nặm Cắt | 12/09/2022 | –: 30/09/2022 | nói: nguon_goc giao, doi_tuong du_an, co_quan UBND tỉnh",
    ),
    (
        "theo CV 812/UBND-KT ngày 4/3/2022 phản biện Đề án phát triển du lịch, xong 15/9",
        "phan-bien | Phản biện Đề án phát triển du lịch |  | –: 15/09/2022 | nói: doi_tuong de_an, van_ban_giao CV 812/UBND-KT ngày 4/3/2022",
    ),
    (
        "Tờ trình số 84/TTr-LHH ngày 14/6/2022 đề xuất kinh phí Hội thi sáng tạo kỹ thuật",
        "tham-muu | Đề xuất kinh phí Hội thi sáng tạo kỹ thuật | 14/06/2022 | nói: so_ky_hieu 84/TTr-LHH",
    ),
    (
        "Nghiệm thu đề tài nhân giống gừng cấp tỉnh ngày 22/9, loại xuất sắc",
        "de-tai | Nghiệm thu đề tài nhân giống gừng cấp tỉnh |  | –: 22/09/2022 | nói: cap tinh, xep_loai xuat_sac | ghi chú: loại xuất sắc",
    ),
    (
        "Hội Làm vườn được UBND tỉnh tặng bằng khen ngày 28/9",
        "khen-thuong | Được UBND tỉnh tặng bằng khen |  | nói: chieu nhan, hinh_thuc_khen bang_khen, ngay_trao 28/09/2022",
    ),
    (
        "Trao giấy khen của LHH cho 5 tập thể và 12 cá nhân sáng 3/10",
        "khen-thuong | Trao giấy khen |  | đo: tap_the 5, ca_nhan 12 | chủ trì: lhh | nói: chieu trao, hinh_thuc_khen giay_khen, ngay_trao 03/10/2022",
    ),
    (
        "tap huan cham soc cay an qua 2 lop 70 dc du, 22-23/9, xa duong phong",
        "lop-tap-huan | Cham soc cay an qua | 22/09/2022 | –: 23/09/2022 | đo: lop 2, luot 70 | ở: xa duong phong",
    ),
    (
        "Phát động Hội thi sáng tạo kỹ thuật tỉnh lần thứ 8 ngày 15/9",
        "cuoc-thi | Phát động Hội thi sáng tạo kỹ thuật tỉnh lần thứ 8 | 15/09/2022 | nói: cuoc_thi stkt, lan_thu 8",
    ),
    (
        "Góp ý dự thảo Nghị quyết HĐND tỉnh về KHCN, 8 chuyên gia, gửi 20/9",
        "gop-y | Góp ý dự thảo Nghị quyết HĐND tỉnh về KHCN | 20/09/2022 | đo: chuyen_gia 8, du_thao 1 | ghi chú: gửi",
    ),
    (
        "hop BCH Lien hiep hoi lan thu 5, 28/9, 40 db",
        "hoi-nghi | Hop BCH ngày 28/09/2022 | 28/09/2022 | đo: cuoc 1, luot 40 | chủ trì: lhh | nói: loai_hoi_nghi ban_chap_hanh | ghi chú: lan thu 5",
    ),
    (
        "Tọa đàm trí thức với chuyển đổi số, Hội Đông y cùng với Sở Y tế tổ chức 1/10/2022, 55 đại biểu, 7 tham luận",
        "hoi-thao | Tọa đàm trí thức với chuyển đổi số | 01/10/2022 | đo: cuoc 1, luot 55, tham_luan 7 | chủ trì: dy | ngoài: Sở Y tế | ghi chú: tổ chức",
    ),
    (
        "Tặng quà 50 suất quà cho hộ nghèo xã Quang Thuận 27/9, trị giá 25 triệu đồng",
        "tu-thien | Tặng quà tại xã Quang Thuận | 27/09/2022 | đo: gia_tri 25.000.000, suat_qua 50 | ở: xã Quang Thuận | ghi chú: cho hộ nghèo",
    ),
    (
        "Quán triệt NQ 45-NQ/TW chiều 15/9, 120 đồng chí tham dự",
        "hoc-tap-nghi-quyet | Quán triệt NQ 45-NQ/TW | 15/09/2022 | đo: buoi 1, luot 120",
    ),
    (
        "Ra bản tin số 3, in 500 bản, phát hành 12/9",
        "an-pham | Ra bản tin số 3 | 12/09/2022 | đo: ban 500 | nói: loai_an_pham ban_tin | ghi chú: phát hành",
    ),
    (
        "Hội Y học khám bệnh, cấp thuốc cho 300 đối tượng chính sách, 180 lượt người, xã Quang Thuận 8/10",
        "tu-thien | Khám bệnh, cấp thuốc cho 300 đối tượng chính sách | 08/10/2022 | đo: luot 180 | ở: xã Quang Thuận | chủ trì: y",
    ),
    (
        "Thăm hỏi trí thức cao tuổi nhân 20/11, 15 suất quà",
        "tham-lam-viec | Thăm hỏi trí thức cao tuổi nhân 20/11 |  | đo: lan 1, suat_qua 15",
    ),
    (
        "Chuyển giao KHKT nuôi cá lồng cho 30 hộ, 4/10, xã Dương Phong, KP: 12.500.000",
        "lop-tap-huan | Chuyển giao KHKT nuôi cá lồng | 04/10/2022 | đo: ho 30, kinh_phi 12.500.000 | ở: xã Dương Phong",
    ),
    (
        "Tap huan phong chong thien tai, 3 lop, hon 150 luot nguoi, hom qua, TT Cho Ra",
        "lop-tap-huan | Phong chong thien tai | 09/10/2022 | đo: lop 3, luot hơn 150 | ở: TT Cho Ra",
    ),
    ("ATK: ko họp được, dời sang tuần sau", "khac |  |  | ghi chú: ATK: ko họp được, dời sang tuần sau"),
    (
        "Hội thảo khoa học trực tuyến qua zoom về thuốc nam 30/9, 65 người",
        "hoi-thao | Hội thảo khoa học trực tuyến qua zoom về thuốc nam | 30/09/2022 | đo: cuoc 1, luot 65 | nói: hinh_thuc truc_tuyen",
    ),
    (
        "Ngày 26/9 Liên hiệp hội ký kết chương trình phối hợp với Hội Nông dân tỉnh và Sở Khoa học và Công nghệ",
        "hop-tac | Ký kết chương trình | 26/09/2022 | chủ trì: lhh | ngoài: Hội Nông dân tỉnh; Sở Khoa học và Công nghệ",
    ),
    (
        "Ứng dụng giải pháp bẫy ruồi vàng cho 45 hộ tại xã Quang Thuận từ 1/9/2022, giá trị 120 triệu đồng",
        "ung-dung | Ứng dụng giải pháp bẫy ruồi vàng | 01/09/2022 | đo: ho 45, gia_tri 120.000.000 | ở: xã Quang Thuận",
    ),
    (
        "Cấp giấy chứng nhận sáng kiến máy gieo hạt, QĐ 77/QĐ-SKHCN ngày 22/8/2022, trao 5/9",
        "sang-kien | Cấp giấy chứng nhận sáng kiến máy gieo hạt | 22/08/2022 | nói: so_ky_hieu 77/QĐ-SKHCN, ngay_trao 05/09/2022 | ghi chú: trao",
    ),
    (
        "20/9 mở lớp kỹ năng số cho 35 cán bộ hội, do Sở TT&TT đặt hàng",
        "lop-tap-huan | Kỹ năng số | 20/09/2022 | đo: luot 35 | nói: nguon_goc dat_hang | ghi chú: hội, do Sở TT&TT đặt hàng",
    ),
    (
        "Tập huấn ngày 20/9, 25/9 và 27/9 xã Quang Thuận 3 lớp 90 hv",
        "lop-tap-huan | Tập huấn tại xã Quang Thuận | 20/09/2022 | –: 27/09/2022 | đo: lop 3, hoc_vien 90 | ở: xã Quang Thuận",
    ),
    (
        "lien he chi Lan 0987 654 321, tap huan nam rom 2 lop 60 hv 14/9",
        "lop-tap-huan | Nam rom | 14/09/2022 | đo: lop 2, hoc_vien 60",
    ),
];

#[test]
fn messages_from_the_field() {
    let wrong: Vec<String> = (GOLDEN.iter())
        .map(|(message, expected)| (message, *expected, told(message)))
        .filter(|(_, expected, read)| expected != read)
        .map(|(message, expected, read)| format!("{message}\n  expected {expected}\n  read     {read}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
