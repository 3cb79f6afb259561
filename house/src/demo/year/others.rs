//! The made-up year: topics, initiatives, contests with their entries and prizes, commendations, meetings, and the community.

use activities::record::Attribute::{
    Award, AwardLevel, Contest as Which, ContestRole, Direction, Edition, Grade, Meeting as Sort, MeritYear, Round,
};
use activities::record::Kind::{
    Application, Charity, Commendation, Contest, Cooperation, Entry, Environment, Initiative, Meeting, Other, Prize,
    Study, Topic, Visit,
};
use activities::record::Measure::{
    Activities, Agreements, Applications, Attendances, Authors, CollectivePrizes, Collectives, ConsolationPrizes, Cost,
    Delegations, Entries, Events, FirstPrizes, Gifts, Households, Individuals, Initiatives, MovementPrizes,
    SecondPrizes, Sessions, SpecialPrizes, ThirdPrizes, Topics, Trees, Value, Visits, Works,
};

use super::row::Row;

const GARDEN: &str = "Hội Làm vườn";
const MEDICINE: &str = "Hội Y học";
const HERBS: &str = "Hội Đông y";
const WATER: &str = "Hội Khoa học Kỹ thuật Thủy lợi";
const NURSES: &str = "Hội Điều dưỡng";
const TEACHERS: &str = "Hội Cựu giáo chức";
const FAMILY: &str = "Hội Kế hoạch hóa gia đình";
const BUILDERS: &str = "Hội Xây dựng";
const ECONOMY: &str = "Hội Khoa học Kinh tế Nông nghiệp và Phát triển nông thôn";
const SCHOOL: &str = "Chi hội Khoa học và Kỹ thuật Trường Đại học Y Dược Thái Bình";

/// Its rows; wholes come before their parts.
pub const ROWS: &[Row] = &[
    Row::of(
        Topic,
        9,
        &[
            ("Mô hình canh tác lúa giảm phát thải (minh họa)", ECONOMY),
            ("Chiết xuất dược liệu vườn nhà (minh họa)", HERBS),
            ("Cảnh báo xâm nhập mặn bằng cảm biến giá rẻ (minh họa)", WATER),
            ("Sàng lọc bệnh hô hấp ở trẻ em (minh họa)", SCHOOL),
            ("Gạch không nung từ tro bay (minh họa)", BUILDERS),
        ],
    )
    .counts(&[(Topics, 1, 0), (Cost, 150_000_000, 40_000_000)])
    .says(&[(Grade, &["xuat_sac", "dat", "", "dat", "khong_dat", ""])])
    .lasting(300)
    .called("de-tai"),
    Row::of(
        Initiative,
        10,
        &[
            ("Dụng cụ tách hạt cầm tay (minh họa)", GARDEN),
            ("Quy trình bàn giao người bệnh (minh họa)", NURSES),
            ("Phao đo mực nước kênh (minh họa)", WATER),
            ("Sổ theo dõi tiêm chủng điện tử (minh họa)", FAMILY),
            ("Bộ dụng cụ dạy học từ vật liệu tái chế (minh họa)", TEACHERS),
        ],
    )
    .counts(&[(Initiatives, 1, 0), (Authors, 1, 1), (Value, 12_000_000, 5_000_000)]),
    Row::of(
        Contest,
        6,
        &[
            ("Hội thi Sáng tạo kỹ thuật tỉnh, lần trước (minh họa)", ""),
            ("Cuộc thi Sáng tạo thanh thiếu niên nhi đồng tỉnh (minh họa)", ""),
            ("Hội thi Sáng tạo kỹ thuật tỉnh, lần này (minh họa)", ""),
            ("Cuộc thi Sáng tạo nhà nông (minh họa)", GARDEN),
            ("Xét chọn cho Giải thưởng Sáng tạo Khoa học Công nghệ Việt Nam (minh họa)", ""),
            ("Cuộc thi tìm hiểu chuyển đổi số (minh họa)", TEACHERS),
        ],
    )
    .counts(&[(Events, 1, 0), (Cost, 90_000_000, 15_000_000)])
    .says(&[
        (Which, &["stkt", "ttnnd", "stkt", "nha_nong", "vifotec", "khac"]),
        (Edition, &["9", "14", "10", "3", "29", "1"]),
        (Round, &["tinh", "tinh", "tinh", "huyen", "toan_quoc", "co_so"]),
        (ContestRole, &["thuong_truc", "chu_tri", "thuong_truc", "phoi_hop", "tham_muu", "thanh_vien"]),
    ])
    .months(&[5, 8, 1, 11, 6, 2])
    .lasting(200)
    .called("hoi-thi"),
    Row::of(
        Entry,
        10,
        &[
            ("Máy gieo hạt kiểu đẩy (minh họa)", GARDEN),
            ("Thiết bị lọc nước sinh hoạt (minh họa)", WATER),
            ("Phần mềm quản lý hồ sơ sức khỏe (minh họa)", MEDICINE),
            ("Khung nhà lưới lắp ghép (minh họa)", BUILDERS),
        ],
    )
    .counts(&[(Entries, 1, 0), (Authors, 1, 1)])
    .says(&[(Which, &["stkt"]), (Edition, &["10"]), (Round, &["tinh"])])
    .within(&["hoi-thi-2"]),
    Row::of(
        Entry,
        8,
        &[("Mô hình dự thi của khối tiểu học (minh họa)", ""), ("Mô hình dự thi của khối trung học (minh họa)", "")],
    )
    .counts(&[(Entries, 9, 3), (Authors, 14, 4)])
    .says(&[
        (Which, &["ttnnd", "ttnnd", "nha_nong", "vifotec"]),
        (Edition, &["14", "14", "3", "29"]),
        (Round, &["tinh", "co_so", "huyen", "toan_quoc"]),
    ])
    .months(&[3, 4, 7, 2, 4, 5, 9, 3])
    .within(&["hoi-thi-1", "hoi-thi-1", "hoi-thi-3", "hoi-thi-4"]),
    Row::of(
        Prize,
        4,
        &[
            ("Giải Hội thi Sáng tạo kỹ thuật tỉnh, lần trước (minh họa)", ""),
            ("Giải Cuộc thi Sáng tạo thanh thiếu niên nhi đồng tỉnh (minh họa)", ""),
            ("Giải Cuộc thi Sáng tạo nhà nông (minh họa)", GARDEN),
            ("Giải thưởng Sáng tạo Khoa học Công nghệ Việt Nam (minh họa)", ""),
        ],
    )
    .counts(&[
        (Works, 18, 1),
        (SpecialPrizes, 1, 0),
        (FirstPrizes, 2, 0),
        (SecondPrizes, 3, 1),
        (ThirdPrizes, 5, 1),
        (ConsolationPrizes, 7, 2),
        (MovementPrizes, 2, 0),
        (CollectivePrizes, 1, 0),
    ])
    .says(&[
        (Which, &["stkt", "ttnnd", "nha_nong", "vifotec"]),
        (Edition, &["9", "14", "3", "29"]),
        (Round, &["tinh", "tinh", "huyen", "toan_quoc"]),
    ])
    .months(&[5, 8, 11, 6])
    .called("giai")
    .within(&["hoi-thi-0", "hoi-thi-1", "hoi-thi-3", "hoi-thi-4"]),
    Row::of(
        Prize,
        6,
        &[("Giải cấp cơ sở đợt {n} (minh họa)", TEACHERS), ("Giải cấp huyện đợt {n} (minh họa)", GARDEN)],
    )
    .counts(&[(Works, 4, 1), (FirstPrizes, 1, 0), (SecondPrizes, 1, 1), (ThirdPrizes, 2, 1), (Authors, 6, 1)])
    .says(&[(Which, &["khac", "nha_nong"]), (Round, &["co_so", "huyen"])]),
    Row::of(
        Application,
        10,
        &[
            ("Nhân rộng máy gieo hạt kiểu đẩy (minh họa)", GARDEN),
            ("Ứng dụng thiết bị lọc nước tại hộ (minh họa)", WATER),
            ("Áp dụng mô hình canh tác giảm phát thải (minh họa)", ECONOMY),
        ],
    )
    .counts(&[(Applications, 1, 1), (Value, 45_000_000, 12_000_000), (Households, 18, 7), (Cost, 5_000_000, 1_000_000)])
    .placed()
    .within(&["giai-0", "de-tai-0"]),
    Row::of(
        Commendation,
        12,
        &[
            ("Thành tích trong phong trào lao động sáng tạo (minh họa)", ""),
            ("Thành tích trong công tác hội (minh họa)", MEDICINE),
            ("Đóng góp cho phổ biến kiến thức (minh họa)", ""),
        ],
    )
    .counts(&[(Collectives, 2, 1), (Individuals, 6, 2)])
    .says(&[
        (Direction, &["trao"]),
        (Award, &["giay_khen", "giay_khen", "ton_vinh", "ky_niem_chuong", "danh_hieu", "khac"]),
        (AwardLevel, &["lhh", "hoi", "lhh", "lhh", "khac", "lhh"]),
        (MeritYear, &["2023", "2024"]),
    ]),
    Row::of(
        Commendation,
        8,
        &[("Thành tích xuất sắc trong công tác hội (minh họa)", ""), ("Thành tích chuyên môn (minh họa)", NURSES)],
    )
    .counts(&[(Collectives, 1, 1), (Individuals, 2, 1), (Cost, 6_000_000, 500_000)])
    .says(&[
        (Direction, &["nhan"]),
        (Award, &["bang_khen", "co_thi_dua", "huan_chuong", "bang_khen"]),
        (AwardLevel, &["vusta", "ubnd_tinh", "nha_nuoc", "bo_nganh"]),
        (MeritYear, &["2023"]),
    ]),
    Row::of(
        Meeting,
        24,
        &[
            ("Giao ban công tác tháng {n} (minh họa)", ""),
            ("Hội nghị Ban Thường vụ (minh họa)", ""),
            ("Hội nghị chuyên môn của hội (minh họa)", MEDICINE),
            ("Hội nghị Ban Chấp hành (minh họa)", ""),
            ("Họp mặt hội viên (minh họa)", TEACHERS),
            ("Sơ kết, tổng kết phong trào (minh họa)", HERBS),
        ],
    )
    .counts(&[(Events, 1, 0), (Attendances, 25, 12), (Cost, 4_000_000, 750_000)])
    .says(&[(
        Sort,
        &["giao_ban", "ban_thuong_vu", "chuyen_de", "ban_chap_hanh", "gap_mat", "so_ket", "tong_ket", "dai_hoi"],
    )]),
    Row::of(
        Study,
        10,
        &[
            ("Học tập, quán triệt Nghị quyết số 45-NQ/TW (minh họa)", ""),
            ("Sinh hoạt chuyên đề theo gương Bác (minh họa)", TEACHERS),
        ],
    )
    .counts(&[(Sessions, 1, 1), (Attendances, 50, 20)]),
    Row::of(
        Visit,
        14,
        &[
            ("Làm việc với Ban Chấp hành hội thành viên (minh họa)", ""),
            ("Thăm trí thức cao tuổi dịp lễ, tết (minh họa)", ""),
            ("Nắm tình hình chi hội cơ sở (minh họa)", NURSES),
        ],
    )
    .counts(&[(Visits, 1, 1), (Attendances, 8, 3), (Gifts, 2, 2)])
    .placed()
    .seasonal(),
    Row::of(
        Cooperation,
        8,
        &[
            ("Trao đổi kinh nghiệm với Liên hiệp hội tỉnh bạn (minh họa)", ""),
            ("Ký chương trình phối hợp với trường đại học (minh họa)", SCHOOL),
            ("Tiếp đoàn chuyên gia nông nghiệp nước ngoài (minh họa)", ECONOMY),
        ],
    )
    .counts(&[
        (Activities, 1, 0),
        (Agreements, 1, 1),
        (Delegations, 1, 1),
        (Attendances, 15, 4),
        (Cost, 10_000_000, 2_000_000),
    ])
    .far(),
    Row::of(
        Charity,
        12,
        &[
            ("Khám bệnh, cấp thuốc miễn phí cho người có công (minh họa)", MEDICINE),
            ("Châm cứu, bấm huyệt tình nguyện (minh họa)", HERBS),
            ("Tặng quà học sinh vượt khó (minh họa)", TEACHERS),
        ],
    )
    .counts(&[
        (Activities, 1, 0),
        (Attendances, 70, 30),
        (Gifts, 40, 15),
        (Households, 12, 5),
        (Value, 20_000_000, 6_000_000),
    ])
    .placed()
    .seasonal(),
    Row::of(
        Environment,
        10,
        &[
            ("Trồng cây ven đê, ven kênh (minh họa)", WATER),
            ("Thu gom vỏ bao bì thuốc bảo vệ thực vật (minh họa)", GARDEN),
            ("Tuyến đường hoa khu dân cư (minh họa)", FAMILY),
        ],
    )
    .counts(&[
        (Activities, 1, 0),
        (Attendances, 45, 15),
        (Trees, 120, 60),
        (Households, 20, 6),
        (Cost, 4_500_000, 800_000),
    ])
    .placed()
    .seasonal(),
    Row::of(
        Other,
        6,
        &[
            ("Giao lưu văn nghệ, thể thao của hội viên (minh họa)", NURSES),
            ("Sắp xếp kho tư liệu khoa học (minh họa)", ""),
        ],
    )
    .counts(&[(Activities, 1, 0), (Attendances, 30, 10), (Cost, 2_000_000, 300_000)]),
];
