//! The demo's training classes. Those with a source are what the Unions made public; a sum that the source does not
//! divide ("19 lớp … hơn 9.000 lượt") is divided plausibly among the associations. Those marked as illustration were made
//! up so that a comparison with the year before has something to compare.

use activities::record::Measure::{Attendances, Classes, Households, Trainees};
use activities::record::{Detail, Measure, Part};
use kernel::Qualifier::{self, Exact, Over};

/// A training class, or several that were logged as one.
#[derive(Debug)]
pub struct ClassFact {
    /// Whose ledger.
    pub union: &'static str,
    /// The bodies in it by name, "" for the Union itself.
    pub bodies: &'static [(&'static str, Part)],
    /// Those from outside.
    pub outside: &'static [(&'static str, Part)],
    /// What it was about.
    pub title: &'static str,
    /// One thing or many.
    pub detail: Detail,
    /// First and last day.
    pub days: (&'static str, &'static str),
    /// Where.
    pub places: &'static [&'static str],
    /// What was counted.
    pub measures: &'static [(Measure, i64, Qualifier)],
    /// Where this comes from.
    pub note: &'static str,
}

const MADE_UP: &str = "Số liệu minh họa cho dữ liệu mẫu, không lấy từ báo cáo.";
const BAC_KAN_2019: &str = "Theo bài của Liên hiệp hội tỉnh Bắc Kạn ngày 05/7/2019.";
const THAI_BINH_2022: &str = "Theo tin sơ kết 6 tháng đầu năm 2022 của Liên hiệp hội tỉnh Thái Bình (hội nghị ngày \
                              24/6/2022); nguồn không nêu ngày chốt và không chia theo hội, phần chia ở đây là minh họa.";
const COVID: &str = "Hướng dẫn theo dõi, phát hiện và phòng ngừa các biến chứng sau Covid-19";
const FARMING: &str = "Nâng cao kiến thức và năng lực tổ chức sản xuất cho hộ nông dân";

const fn class(
    bodies: &'static [(&'static str, Part)],
    title: &'static str,
    days: (&'static str, &'static str),
    measures: &'static [(Measure, i64, Qualifier)],
    note: &'static str,
) -> ClassFact {
    ClassFact {
        union: "thai-binh",
        bodies,
        outside: &[],
        title,
        detail: Detail::Single,
        days,
        places: &[],
        measures,
        note,
    }
}

/// All of them.
pub const CLASSES: [ClassFact; 15] = [
    ClassFact {
        union: "bac-kan",
        bodies: &[("", Part::Lead)],
        outside: &[],
        title: "Tập huấn, truyền thông tư vấn chuyển giao tiến bộ kỹ thuật chăn nuôi, trồng trọt",
        detail: Detail::Bulk,
        days: ("2013-10-28", "2019-07-05"),
        places: &[],
        measures: &[(Classes, 10, Exact)],
        note: BAC_KAN_2019,
    },
    ClassFact {
        union: "bac-kan",
        bodies: &[("", Part::Partner)],
        outside: &[("Viện Nghiên cứu Rau quả", Part::Lead), ("Hội Nông dân tỉnh", Part::Lead)],
        title: "Ứng dụng công nghệ cao trong sản xuất nhằm tăng năng suất, chất lượng sản phẩm nông sản",
        detail: Detail::Single,
        days: ("2018-09-27", "2018-09-28"),
        places: &["xã Quang Thuận", "xã Dương Phong", "phường Huyền Tụng"],
        measures: &[(Classes, 2, Exact), (Trainees, 120, Exact)],
        note: BAC_KAN_2019,
    },
    // Thái Bình, first half of 2022: 19 classes for more than 9.000. All days lie before 15 June, so that either closing
    // of the half counts them.
    class(
        &[("Hội Y học", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-02-22", "2022-02-24"),
        &[(Classes, 3, Exact), (Attendances, 1_450, Exact)],
        THAI_BINH_2022,
    ),
    class(
        &[("Hội Y học", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-03-15", "2022-03-17"),
        &[(Classes, 3, Exact), (Attendances, 1_400, Exact)],
        THAI_BINH_2022,
    ),
    class(
        &[("Hội Đông y", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-03-28", "2022-03-31"),
        &[(Classes, 4, Exact), (Attendances, 1_850, Over)],
        THAI_BINH_2022,
    ),
    class(
        &[("Hội Điều dưỡng", Part::Lead), ("Hội Y học", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-04-11", "2022-04-15"),
        &[(Classes, 5, Exact), (Attendances, 2_400, Over)],
        THAI_BINH_2022,
    ),
    class(
        &[("Hội Kế hoạch hóa gia đình", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-05-10", "2022-05-11"),
        &[(Classes, 2, Exact), (Attendances, 950, Exact)],
        THAI_BINH_2022,
    ),
    class(
        &[("Hội Cựu giáo chức", Part::Lead), ("", Part::Partner)],
        COVID,
        ("2022-05-24", "2022-05-25"),
        &[(Classes, 2, Exact), (Attendances, 950, Over)],
        THAI_BINH_2022,
    ),
    ClassFact {
        places: &["huyện Vũ Thư", "huyện Đông Hưng"],
        ..class(
            &[("", Part::Lead), ("Hội Làm vườn", Part::Partner)],
            FARMING,
            ("2022-04-04", "2022-06-03"),
            &[(Classes, 7, Exact), (Households, 700, Exact)],
            THAI_BINH_2022,
        )
    },
    // The year before.
    class(
        &[("Hội Y học", Part::Lead), ("", Part::Partner)],
        "Phòng, chống dịch Covid-19 tại cộng đồng cho cán bộ hội",
        ("2021-03-09", "2021-03-12"),
        &[(Classes, 8, Exact), (Attendances, 3_600, Exact)],
        MADE_UP,
    ),
    class(
        &[("Hội Đông y", Part::Lead)],
        "Sử dụng thuốc nam chăm sóc sức khỏe ban đầu",
        ("2021-04-20", "2021-04-22"),
        &[(Classes, 4, Exact), (Attendances, 1_750, Over)],
        MADE_UP,
    ),
    ClassFact {
        places: &["huyện Vũ Thư"],
        ..class(
            &[("Hội Làm vườn", Part::Lead), ("", Part::Partner)],
            "Kỹ thuật cải tạo vườn tạp, trồng cây ăn quả an toàn",
            ("2021-05-17", "2021-05-21"),
            &[(Classes, 5, Exact), (Households, 460, Exact)],
            MADE_UP,
        )
    },
    // The rest of 2022, for the year's report.
    class(
        &[("Hội Khoa học Kỹ thuật Thủy lợi", Part::Lead)],
        "Quản lý, vận hành công trình thủy lợi nội đồng",
        ("2022-08-16", "2022-08-18"),
        &[(Classes, 3, Exact), (Trainees, 135, Exact)],
        MADE_UP,
    ),
    ClassFact {
        union: "lang-son",
        bodies: &[("Hội Khoa học Kỹ thuật Lâm nghiệp", Part::Lead), ("", Part::Partner)],
        outside: &[("Trung tâm Khuyến nông tỉnh", Part::Partner)],
        title: "Kỹ thuật trồng và chăm sóc cây hồi theo hướng hữu cơ",
        detail: Detail::Single,
        days: ("2022-05-12", "2022-05-13"),
        places: &["xã Tri Phương", "xã Quốc Khánh"],
        measures: &[(Classes, 2, Exact), (Trainees, 84, Exact)],
        note: MADE_UP,
    },
    ClassFact {
        union: "quang-tri",
        bodies: &[("Hội Nghề cá", Part::Lead)],
        outside: &[],
        title: "Nuôi tôm hai giai đoạn an toàn dịch bệnh",
        detail: Detail::Single,
        days: ("2022-03-24", "2022-03-25"),
        places: &["xã Trung Hải"],
        measures: &[(Classes, 1, Exact), (Households, 45, Exact)],
        note: MADE_UP,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(measure: Measure, from: &str, to: &str, title: &str) -> i64 {
        let counted = CLASSES.iter().filter(|class| class.title == title && (from..=to).contains(&class.days.1));
        counted.flat_map(|class| class.measures).filter(|(its, ..)| *its == measure).map(|(_, value, _)| value).sum()
    }

    #[test]
    fn the_parts_make_the_published_sums() {
        // Both closings of the first half of 2022 hold them all.
        for (from, to) in [("2022-01-01", "2022-06-30"), ("2021-12-15", "2022-06-14")] {
            assert_eq!(sum(Classes, from, to, COVID), 19);
            assert_eq!(sum(Attendances, from, to, COVID), 9_000);
            assert_eq!(sum(Classes, from, to, FARMING), 7);
            assert_eq!(sum(Households, from, to, FARMING), 700);
        }
    }
}
