//! What can be declared: the figures of the ledger and of the tree of bodies, and what no ledger counts yet, by families.
//! Every one has its unit and shape, which decide what the form asks for and beside which period it may stand.

mod reading;

use std::sync::LazyLock;

use figures::{Catalogue, Shape};

use crate::record::Group;
use reading::is_a_part_of_reading;

/// A figure that a body may declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declarable {
    /// Its key ("lop.luot").
    pub key: String,
    /// What a table calls it.
    pub title: String,
    /// The unit of its number.
    pub unit: String,
    /// A stock is declared for a day, anything else for a period.
    pub shape: Shape,
    /// The heading it stands under in a long list.
    pub family: &'static str,
}

/// What bodies are and have, none of which is in the ledger of what they did.
const STANDING: &str = "Tổ chức, hội viên";

/// What is stated in every report and counted nowhere yet: key, title, unit, shape, family.
const STATED_ONLY: [(&str, &str, &str, Shape, &str); 5] = [
    ("hv.khai_bao", "Hội viên (đơn vị tự báo)", "hội viên", Shape::Stock, STANDING),
    ("tri_thuc.khai_bao", "Hội viên là trí thức (đơn vị tự báo)", "người", Shape::Stock, STANDING),
    ("chi_hoi.khai_bao", "Chi hội (đơn vị tự báo)", "chi hội", Shape::Stock, STANDING),
    ("nhan_su.khai_bao", "Cán bộ, nhân viên (đơn vị tự báo)", "người", Shape::Stock, STANDING),
    (
        "tvpb.khai_bao",
        "Nhiệm vụ tư vấn, phản biện (đơn vị tự báo)",
        "nhiệm vụ",
        Shape::Flow,
        "Tư vấn, phản biện, tham mưu",
    ),
];

/// Every figure that a declaration may ever have named, with those that only help reading.
static EVERY: LazyLock<Vec<Declarable>> = LazyLock::new(|| gathered(|_, _| true));
static OFFERED: LazyLock<Vec<Declarable>> = LazyLock::new(|| gathered(|one, all| !is_a_part_of_reading(one, all)));
/// What is counted beside. No catalogue that does not fit leaves the tests of the room.
static COUNTED: LazyLock<Catalogue> = LazyLock::new(|| {
    let sources = [&organisation::figures::LINKS].into_iter().chain(crate::figures::SOURCES);
    let definitions = organisation::figures::definitions().into_iter().chain(crate::figures::definitions());
    Catalogue::new(sources, definitions).unwrap_or_default()
});

/// Everything that can be declared, in the order of the form: family by family.
pub fn declarable() -> Vec<Declarable> {
    OFFERED.clone()
}

/// The same, lent.
pub fn offered() -> &'static [Declarable] {
    &OFFERED
}

/// The figure of this key, if it can be declared.
pub fn find(key: &str) -> Option<&'static Declarable> {
    OFFERED.iter().find(|figure| figure.key == key)
}

/// The figure of this key, if a declaration may ever have named it.
pub fn known(key: &str) -> Option<&'static Declarable> {
    EVERY.iter().find(|figure| figure.key == key)
}

/// The figure as it is counted; nothing where no ledger counts it.
pub fn counted(key: &str) -> Option<&'static figures::Figure> {
    COUNTED.get(key)
}

/// Families with their figures, for a list to choose from.
pub fn by_family() -> Vec<(&'static str, Vec<&'static Declarable>)> {
    let mut families: Vec<(&'static str, Vec<&'static Declarable>)> = Vec::new();
    for figure in OFFERED.iter() {
        match families.iter_mut().find(|(family, _)| *family == figure.family) {
            Some((_, figures)) => figures.push(figure),
            None => families.push((figure.family, vec![figure])),
        }
    }
    families
}

fn gathered(offers: impl Fn(&figures::Definition, &[figures::Definition]) -> bool) -> Vec<Declarable> {
    let groups = Group::ALL.into_iter().map(|group| (group.title(), crate::figures::of_group(group)));
    let families = [(STANDING, organisation::figures::definitions())].into_iter().chain(groups);
    let mut all: Vec<Declarable> = Vec::new();
    for (family, definitions) in families {
        for definition in definitions.iter().filter(|one| offers(one, &definitions)) {
            // A figure with several versions is declared once.
            if all.iter().all(|figure| figure.key != definition.key) {
                all.push(Declarable {
                    key: definition.key.clone(),
                    title: definition.title.clone(),
                    unit: definition.unit.clone(),
                    shape: definition.shape,
                    family,
                });
            }
        }
        let stated = STATED_ONLY.iter().filter(|(.., of)| *of == family);
        all.extend(stated.map(|(key, title, unit, shape, family)| Declarable {
            key: (*key).to_owned(),
            title: (*title).to_owned(),
            unit: (*unit).to_owned(),
            shape: *shape,
            family,
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stated_in_papers_can_be_declared_and_a_part_of_reading_cannot() {
        for key in ["lop.chu_tri", "khen.nhan", "ct.hoan_thanh", "tvpb", "tctv", "hv.khai_bao", "tvpb.khai_bao"] {
            assert!(find(key).is_some(), "{key}");
        }
        let left_out: Vec<&str> =
            EVERY.iter().map(|figure| figure.key.as_str()).filter(|key| find(key).is_none()).collect();
        insta::assert_snapshot!(left_out.join(" "), @"lop.tham_gia lop.gop buoi.gop tvpb.chua_tach tvpb.doi_tuong tvpb.doi_tuong.chua_tach hd_khac.chua_tach sang_kien.chua_ro_ngay ct.hoan_thanh.chua_tach giai.co_so.chua_ro_ngay ctg.co_so.chua_ro_ngay giai.huyen.chua_ro_ngay ctg.huyen.chua_ro_ngay giai.tinh.chua_ro_ngay ctg.tinh.chua_ro_ngay tq.giai.chua_ro_ngay tq.ctg.chua_ro_ngay khen.chua_ro_ngay khen.nhan.chua_ro_ngay");
    }

    #[test]
    fn every_family_stands_together_and_no_key_twice() {
        let mut keys: Vec<&str> = EVERY.iter().map(|figure| figure.key.as_str()).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
        let mut families: Vec<&str> = OFFERED.iter().map(|figure| figure.family).collect();
        families.dedup();
        assert_eq!(families.len(), by_family().len());
    }

    #[test]
    fn what_can_be_counted_is() {
        for figure in EVERY.iter() {
            let is_stated_only = STATED_ONLY.iter().any(|(key, ..)| *key == figure.key);
            assert_eq!(counted(&figure.key).is_none(), is_stated_only, "{}", figure.key);
        }
    }
}
