//! Cooperation, health and charity, the environment; and whatever else, which is listed in one figure and counted in no other.

use ::figures::Definition;

use super::set::Set;
use crate::record::Kind::{Charity, Cooperation, Environment, Other};
use crate::record::Measure::{Activities, Agreements, Attendances, Delegations, Gifts, Households, Trees, Value};

/// The family's definitions.
pub fn definitions() -> Vec<Definition> {
    [cooperation(), charity(), environment(), others()].concat()
}

fn cooperation() -> Vec<Definition> {
    let cooperated = Set::of(&[Cooperation], "hoạt động hợp tác, đối ngoại");
    vec![
        cooperated.sum(Activities, "hop_tac", "Hoạt động hợp tác, đối ngoại"),
        cooperated.sum(Agreements, "hop_tac.thoa_thuan", "Thỏa thuận, chương trình phối hợp đã ký"),
        cooperated.sum(Delegations, "hop_tac.doan", "Đoàn ra, đoàn vào"),
        cooperated.sum(Attendances, "hop_tac.luot", "Lượt người tham gia hợp tác, đối ngoại"),
    ]
}

fn charity() -> Vec<Definition> {
    let gave = Set::of(&[Charity], "hoạt động khám chữa bệnh, từ thiện, nhân đạo");
    vec![
        gave.sum(Activities, "tu_thien", "Hoạt động khám chữa bệnh, từ thiện"),
        gave.clone().helped().sum(Activities, "tu_thien.phoi_hop", "Hoạt động khám chữa bệnh, từ thiện phối hợp"),
        gave.sum(Attendances, "tu_thien.luot", "Lượt người được khám, được giúp"),
        gave.sum(Gifts, "tu_thien.qua", "Suất quà từ thiện"),
        gave.sum(Households, "tu_thien.ho", "Hộ được giúp"),
        gave.money(Value, "tu_thien.gia_tri", "Giá trị ủng hộ, từ thiện"),
    ]
}

fn environment() -> Vec<Definition> {
    let cared = Set::of(&[Environment], "hoạt động bảo vệ môi trường");
    vec![
        cared.sum(Activities, "moi_truong", "Hoạt động bảo vệ môi trường"),
        cared.clone().helped().sum(Activities, "moi_truong.phoi_hop", "Hoạt động bảo vệ môi trường phối hợp"),
        cared.sum(Attendances, "moi_truong.luot", "Lượt người tham gia bảo vệ môi trường"),
        cared.sum(Trees, "moi_truong.cay", "Cây trồng"),
        cared.sum(Households, "moi_truong.ho", "Hộ tham gia bảo vệ môi trường"),
    ]
}

fn others() -> Vec<Definition> {
    let others = Set::of(&[Other], "hoạt động khác").noting("được liệt kê, không vào số liệu nào khác");
    vec![others.records("hoạt động", "khac", "Hoạt động khác")]
}
