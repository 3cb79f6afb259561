//! Meetings, study of resolutions, visits. Sessions of study are apart from those of dissemination.

use ::figures::Definition;

use super::set::Set;
use crate::record::Kind::{Meeting, Study, Visit};
use crate::record::Measure::{Attendances, Events, Gifts, Sessions, Visits};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    let met = Set::of(&[Meeting], "hội nghị, cuộc họp");
    let studied = Set::of(&[Study], "đợt học tập, quán triệt nghị quyết");
    let apart = studied.clone().noting("là số riêng, không vào buổi phổ biến kiến thức");
    let visited = Set::of(&[Visit], "lần thăm, làm việc");
    vec![
        met.sum(Events, "hoi_nghi", "Hội nghị, cuộc họp"),
        met.clone().helped().sum(Events, "hoi_nghi.phoi_hop", "Hội nghị, cuộc họp phối hợp"),
        met.sum(Attendances, "hoi_nghi.luot", "Lượt người dự hội nghị, cuộc họp"),
        apart.sum(Sessions, "hoc_tap_nq", "Buổi học tập, quán triệt nghị quyết"),
        studied.sum(Attendances, "hoc_tap_nq.luot", "Lượt người học tập, quán triệt nghị quyết"),
        visited.sum(Visits, "tham_hoi", "Lần thăm, làm việc với tổ chức thành viên, trí thức"),
        visited.sum(Attendances, "tham_hoi.luot", "Lượt người dự các buổi thăm, làm việc"),
        visited.sum(Gifts, "tham_hoi.qua", "Suất quà khi thăm, làm việc"),
    ]
}
