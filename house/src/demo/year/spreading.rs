//! The made-up year: classes, dissemination, outreach, workshops, publications.

use activities::record::Attribute::Publication as Sort;
use activities::record::Kind::{Dissemination, Outreach, Publication, TrainingClass, Workshop};
use activities::record::Measure::{
    Articles, Attendances, Classes, Copies, Cost, Events, Households, Issues, Sessions, Talks, Trainees,
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

/// Its rows.
pub const ROWS: &[Row] = &[
    Row::of(
        TrainingClass,
        18,
        &[
            ("Kỹ thuật trồng rau an toàn theo hướng hữu cơ", GARDEN),
            ("Cải tạo vườn tạp, trồng cây ăn quả", GARDEN),
            ("Vận hành trạm bơm, điều tiết nước nội đồng", WATER),
            ("Quản trị hợp tác xã và liên kết tiêu thụ nông sản", ECONOMY),
            ("Sử dụng cây thuốc nam chữa bệnh thông thường", HERBS),
        ],
    )
    .counts(&[(Classes, 1, 1), (Trainees, 35, 6), (Households, 20, 5), (Cost, 8_000_000, 1_500_000)])
    .with(&["Trung tâm Khuyến nông tỉnh", "Hội Nông dân tỉnh"])
    .lasting(4)
    .placed()
    .seasonal(),
    Row::of(
        TrainingClass,
        12,
        &[
            ("Phòng, chống tăng huyết áp và đái tháo đường tại cộng đồng", MEDICINE),
            ("Chăm sóc người bệnh tại nhà", NURSES),
            ("Chăm sóc sức khỏe sinh sản vị thành niên", FAMILY),
            ("An toàn lao động trong xây dựng nhà ở nông thôn", BUILDERS),
        ],
    )
    .counts(&[(Classes, 1, 1), (Attendances, 80, 25)])
    .with(&["Trung tâm Y tế huyện", "Hội Liên hiệp Phụ nữ tỉnh"])
    .lasting(3)
    .placed()
    .far(),
    Row::of(
        Dissemination,
        20,
        &[
            ("Kiến thức phòng bệnh mùa nắng nóng", MEDICINE),
            ("Kỹ năng số cho hội viên và người cao tuổi", ""),
            ("Biến đổi khí hậu và sử dụng nước tiết kiệm", WATER),
            ("Nếp sống văn hóa, giáo dục con cháu hiếu học", TEACHERS),
            ("Chính sách dân số trong tình hình mới", FAMILY),
            ("Dinh dưỡng hợp lý cho trẻ em và người già", SCHOOL),
        ],
    )
    .counts(&[(Sessions, 1, 1), (Attendances, 90, 30), (Households, 15, 4), (Cost, 3_000_000, 500_000)])
    .with(&["Đoàn Thanh niên xã", "Hội Người cao tuổi xã"])
    .lasting(2)
    .placed()
    .seasonal(),
    Row::of(
        Outreach,
        12,
        &[
            ("Tư vấn chuyển giao kỹ thuật ủ phân hữu cơ từ rơm rạ", GARDEN),
            ("Chuyên mục truyền thanh về sản xuất vụ xuân, vụ mùa", ECONOMY),
            ("Tư vấn kiên cố hóa kênh mương", WATER),
            ("Chuyên mục sức khỏe trên đài truyền thanh", HERBS),
        ],
    )
    .counts(&[
        (Sessions, 1, 1),
        (Attendances, 40, 10),
        (Households, 12, 6),
        (Articles, 1, 1),
        (Cost, 2_000_000, 250_000),
    ])
    .with(&["Đài Phát thanh và Truyền hình tỉnh"])
    .lasting(5)
    .placed()
    .seasonal(),
    Row::of(
        Workshop,
        12,
        &[
            ("Hội thảo ứng dụng trí tuệ nhân tạo trong công việc văn phòng", ""),
            ("Tọa đàm phát triển nông nghiệp tuần hoàn", ECONOMY),
            ("Hội thảo cập nhật điều trị bệnh không lây nhiễm", MEDICINE),
            ("Tọa đàm đội ngũ trí thức với chuyển đổi số", ""),
            ("Hội thảo vật liệu xây dựng thân thiện môi trường", BUILDERS),
        ],
    )
    .counts(&[(Events, 1, 0), (Attendances, 60, 15), (Talks, 8, 2), (Cost, 15_000_000, 2_000_000)])
    .with(&["Sở Khoa học và Công nghệ", "Trường Đại học Thái Bình"])
    .lasting(2)
    .far(),
    Row::of(Publication, 12, &[("Bản tin Khoa học và Kỹ thuật số {n}/2024 (minh họa)", "")])
        .counts(&[(Issues, 1, 0), (Copies, 500, 50), (Articles, 14, 2), (Cost, 12_000_000, 1_000_000)])
        .says(&[(Sort, &["ban_tin"])]),
    Row::of(
        Publication,
        6,
        &[
            ("Đặc san kỷ niệm Ngày Khoa học và Công nghệ Việt Nam (minh họa)", ""),
            ("Kỷ yếu giải pháp sáng tạo (minh họa)", ""),
            ("Tin, bài trên trang thông tin điện tử (minh họa)", ""),
            ("Phóng sự về trí thức với quê hương (minh họa)", TEACHERS),
            ("Tờ gấp hướng dẫn cây thuốc vườn nhà (minh họa)", HERBS),
            ("Sổ tay kỹ thuật làm vườn (minh họa)", GARDEN),
        ],
    )
    .counts(&[(Issues, 1, 1), (Copies, 300, 20), (Articles, 4, 3)])
    .says(&[(Sort, &["tap_chi", "sach", "trang_tin", "bao_dai", "khac", "sach"])]),
];
