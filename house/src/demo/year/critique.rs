//! The made-up year: tasks of consultation, critique and appraisal, the parts taken in them, comments, councils, advice.

use activities::record::Kind::{Appraisal, Comment, Consultation, Council, CritiqueTask, Participation, Proposal};
use activities::record::Measure::{
    ConferencesChaired, Cost, CouncilAttendances, CouncilSeats, Drafts, ExpertInvitations, Experts, Papers, Tasks,
    TasksLed,
};

use super::row::Row;

const WATER: &str = "Hội Khoa học Kỹ thuật Thủy lợi";
const BUILDERS: &str = "Hội Xây dựng";
const ECONOMY: &str = "Hội Khoa học Kinh tế Nông nghiệp và Phát triển nông thôn";
const MEDICINE: &str = "Hội Y học";
const TEACHERS: &str = "Hội Cựu giáo chức";
const SCHOOL: &str = "Chi hội Khoa học và Kỹ thuật Trường Đại học Y Dược Thái Bình";

/// Its rows; the tasks come first, since parts are taken in them.
pub const ROWS: &[Row] = &[
    Row::of(
        Consultation,
        8,
        &[
            ("Tư vấn lập đề án phát triển làng nghề (minh họa)", ECONOMY),
            ("Tư vấn giải pháp thoát nước khu dân cư (minh họa)", WATER),
            ("Tư vấn bộ tiêu chí xã nông thôn mới thông minh (minh họa)", ""),
            ("Tư vấn tổ chức mạng lưới y tế cơ sở (minh họa)", MEDICINE),
        ],
    )
    .counts(&[(Tasks, 1, 0), (Experts, 5, 2), (Cost, 20_000_000, 3_000_000)])
    .lasting(35)
    .called("tu-van"),
    Row::of(
        CritiqueTask,
        12,
        &[
            ("Phản biện đồ án quy hoạch phân khu ven sông (minh họa)", BUILDERS),
            ("Phản biện đề án nâng cao chất lượng dân số (minh họa)", MEDICINE),
            ("Phản biện dự án nâng cấp hệ thống trạm bơm (minh họa)", WATER),
            ("Phản biện dự thảo chính sách thu hút nhân lực (minh họa)", ""),
            ("Phản biện đề án giáo dục hướng nghiệp (minh họa)", TEACHERS),
        ],
    )
    .counts(&[(Tasks, 1, 0), (Experts, 7, 2), (Cost, 30_000_000, 4_000_000)])
    .lasting(40)
    .called("phan-bien"),
    Row::of(
        Appraisal,
        6,
        &[
            ("Giám định xã hội chương trình nước sạch nông thôn (minh họa)", WATER),
            ("Giám định xã hội việc thực hiện đề án chuyển đổi số cấp xã (minh họa)", ""),
            ("Giám định xã hội mô hình hợp tác xã kiểu mới (minh họa)", ECONOMY),
        ],
    )
    .counts(&[(Tasks, 1, 0), (Experts, 6, 1), (Cost, 10_000_000, 2_000_000)])
    .lasting(50)
    .called("giam-dinh"),
    Row::of(
        Participation,
        14,
        &[
            ("Họp hội đồng phản biện và hội nghị lấy ý kiến (minh họa)", ""),
            ("Chuyên gia dự hội nghị góp ý quy hoạch (minh họa)", BUILDERS),
            ("Hội đồng giám định xã hội (minh họa)", WATER),
            ("Nhận xét của chuyên gia y tế (minh họa)", SCHOOL),
        ],
    )
    .counts(&[
        (CouncilSeats, 2, 1),
        (ConferencesChaired, 1, 0),
        (TasksLed, 1, 0),
        (ExpertInvitations, 3, 1),
        (Experts, 6, 1),
    ])
    .seasonal()
    .within(&["phan-bien-0", "tu-van-0", "giam-dinh-0", "phan-bien-1", "phan-bien-3"]),
    Row::of(
        Comment,
        14,
        &[
            ("Góp ý dự thảo nghị quyết của Hội đồng nhân dân tỉnh (minh họa)", ""),
            ("Góp ý dự thảo luật do Đoàn đại biểu Quốc hội gửi (minh họa)", ""),
            ("Góp ý dự thảo quy định về công trình thủy lợi (minh họa)", WATER),
            ("Góp ý dự thảo kế hoạch phát triển giáo dục (minh họa)", TEACHERS),
        ],
    )
    .counts(&[(Drafts, 1, 1), (Experts, 3, 1)])
    .seasonal(),
    Row::of(
        Council,
        14,
        &[
            ("Hội đồng về đề tài giống lúa chất lượng cao (minh họa)", ECONOMY),
            ("Hội đồng về đề tài công nghệ xử lý chất thải (minh họa)", ""),
            ("Hội đồng về dự án ứng dụng y học cổ truyền (minh họa)", MEDICINE),
        ],
    )
    .counts(&[(CouncilAttendances, 1, 1)]),
    Row::of(
        Proposal,
        12,
        &[
            ("Đề xuất cơ chế đặt hàng nhiệm vụ tư vấn, phản biện (minh họa)", ""),
            ("Tham mưu kế hoạch tổ chức Hội thi Sáng tạo kỹ thuật (minh họa)", ""),
            ("Kiến nghị về quản lý nước sạch nông thôn (minh họa)", WATER),
            ("Đề xuất chương trình khám sức khỏe người cao tuổi (minh họa)", MEDICINE),
        ],
    )
    .counts(&[(Papers, 1, 0), (Cost, 25_000_000, 5_000_000)]),
];
