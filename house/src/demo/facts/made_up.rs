//! Classes made up beside the published ones, so that a comparison with the year before has something to compare.

use activities::record::Kind::TrainingClass;
use activities::record::Measure::{Attendances, Classes, Households, Trainees};

use crate::demo::fact::Fact;

const MADE_UP: &str = "Dữ liệu minh họa: số liệu của dữ liệu mẫu, không lấy từ báo cáo.";

/// Its records.
pub fn records() -> Vec<Fact> {
    let class = |union, title: &str, days, led: &'static str| {
        Fact::of(union, TrainingClass, title, days).led_by(&[led]).note(MADE_UP)
    };
    vec![
        // Thái Bình, the year before.
        class(
            "thai-binh",
            "Phòng, chống dịch Covid-19 tại cộng đồng cho cán bộ hội",
            ("2021-03-09", "2021-03-12"),
            "Hội Y học",
        )
        .helped_by(&[""])
        .counting(Classes, 8)
        .counting(Attendances, 3_600),
        class("thai-binh", "Sử dụng thuốc nam chăm sóc sức khỏe ban đầu", ("2021-04-20", "2021-04-22"), "Hội Đông y")
            .counting(Classes, 4)
            .over(Attendances, 1_750),
        class(
            "thai-binh",
            "Kỹ thuật cải tạo vườn tạp, trồng cây ăn quả an toàn",
            ("2021-05-17", "2021-05-21"),
            "Hội Làm vườn",
        )
        .helped_by(&[""])
        .at(&["huyện Vũ Thư"])
        .counting(Classes, 5)
        .counting(Households, 460),
        // The rest of 2022, for the year's report.
        class(
            "thai-binh",
            "Quản lý, vận hành công trình thủy lợi nội đồng",
            ("2022-08-16", "2022-08-18"),
            "Hội Khoa học Kỹ thuật Thủy lợi",
        )
        .counting(Classes, 3)
        .counting(Trainees, 135),
        class(
            "lang-son",
            "Kỹ thuật trồng và chăm sóc cây hồi theo hướng hữu cơ",
            ("2022-05-12", "2022-05-13"),
            "Hội Khoa học Kỹ thuật Lâm nghiệp",
        )
        .helped_by(&[""])
        .with(&["Trung tâm Khuyến nông tỉnh"])
        .at(&["xã Tri Phương", "xã Quốc Khánh"])
        .counting(Classes, 2)
        .counting(Trainees, 84),
        class("quang-tri", "Nuôi tôm hai giai đoạn an toàn dịch bệnh", ("2022-03-24", "2022-03-25"), "Hội Nghề cá")
            .at(&["xã Trung Hải"])
            .counting(Classes, 1)
            .counting(Households, 45),
    ]
}
