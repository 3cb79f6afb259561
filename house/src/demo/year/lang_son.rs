//! A few made-up records of Lạng Sơn, which kept its province, on days after the communes changed on 1 July 2025: their places are
//! of the list of that day, so that the same name before and after is two units. Hội Làm vườn has none: its ledger stays empty, as
//! that of an association which has just begun.

use activities::record::Attribute::{Audience, Branch, Origin};
use activities::record::Kind::{Dissemination, Environment, TrainingClass, Workshop};
use activities::record::Measure::{Activities, Attendances, Classes, Events, Sessions, Trainees, Trees};
use places::Era;

use super::{NOTE, communes};
use crate::demo::fact::Fact;

const FORESTERS: &str = "Hội Khoa học Kỹ thuật Lâm nghiệp";

/// The records.
pub fn records() -> Vec<Fact> {
    let after = communes(Era::July2025, "Lạng Sơn");
    let at = |fact: Fact, nth: usize| match after.get(nth) {
        Some(commune) => fact.at(&[commune]),
        None => fact,
    };
    let of = |kind, title: &str, day: &str, led: &'static str| {
        Fact::of("lang-son", kind, title, (day, day)).led_by(&[led]).saying(Origin, "tu_thuc_hien").note(NOTE)
    };
    let class = |title: &str, day: &str, led: &'static str| {
        of(TrainingClass, title, day, led).counting(Classes, 1).counting(Trainees, 42).saying(Audience, "nong_dan")
    };
    vec![
        at(
            class("Trồng hồi theo tiêu chuẩn hữu cơ sau sắp xếp đơn vị hành chính (minh họa)", "2025-07-18", FORESTERS),
            0,
        ),
        // The same class as the Union heard of it, so that something is suspected of being there twice.
        at(class("Trồng hồi theo tiêu chuẩn hữu cơ (minh họa)", "2025-07-19", ""), 0),
        at(class("Chăm sóc na dai rải vụ (minh họa)", "2025-08-21", FORESTERS), 7),
        at(class("Phòng bệnh cho cây ăn quả có múi (minh họa)", "2025-10-09", ""), 14),
        at(
            of(
                Dissemination,
                "Chính quyền địa phương hai cấp và việc của hội (minh họa)",
                "2025-09-12",
                "Hội Luật gia",
            ),
            3,
        )
        .counting(Sessions, 1)
        .over(Attendances, 120)
        .saying(Branch, "phap_luat"),
        at(of(Dissemination, "Phòng bệnh mùa đông cho người cao tuổi (minh họa)", "2025-12-04", "Hội Y học"), 21)
            .counting(Sessions, 1)
            .counting(Attendances, 86)
            .saying(Branch, "y_duoc"),
        of(Workshop, "Tọa đàm trí thức với phát triển kinh tế cửa khẩu (minh họa)", "2025-11-06", "")
            .counting(Events, 1)
            .counting(Attendances, 75),
        at(at(of(Environment, "Tết trồng cây (minh họa)", "2026-02-23", FORESTERS).helped_by(&[""]), 10), 28)
            .counting(Activities, 1)
            .counting(Trees, 650),
        // After the changes of 30 April 2026, which have their own list.
        at(class("Làm giàu rừng bằng cây dược liệu (minh họa)", "2026-05-14", FORESTERS), 33),
        // Still to come.
        at(class("Kỹ thuật nhân giống cây bản địa (minh họa)", "2027-03-18", FORESTERS), 5).planned("2026-05-20"),
        of(Workshop, "Hội thảo trí thức với chuyển đổi số ở cơ sở (minh họa)", "2027-04-22", "").planned("2026-05-20"),
    ]
}
