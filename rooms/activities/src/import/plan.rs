//! What the columns of a sheet mean: a key for each heading, how its letters are read, and the body that leads where no
//! column says so. A batch keeps its own plan; what somebody settled is remembered for the next sheet of these headings.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sheets::MARKS;

use super::column::{Key, column, columns};
use super::synonyms;
use super::units::{Unit, of_heading};
use crate::record::{Kind, Measure, Timing};

/// What the columns of a sheet mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// One for each heading, from left to right.
    pub columns: Vec<Matched>,
    /// The body that leads every row that names none, by its name at the door; or nothing.
    #[serde(default)]
    pub lead: String,
}

/// A heading and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    /// As it stands in the sheet.
    pub title: String,
    /// The code of its [`Key`]; nothing for a column that is passed over.
    pub key: String,
    /// How its letters are read.
    #[serde(default)]
    pub letters: Letters,
    /// What they look like, where that is no Unicode.
    #[serde(default)]
    pub looks: Option<Letters>,
}

/// How the letters of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// As they stand: Unicode.
    #[default]
    Unicode,
    /// From TCVN3, of fonts called .VnTime.
    Tcvn3,
    /// From VNI, of fonts called VNI-Times.
    Vni,
}

impl Letters {
    /// From what a column was recognised as.
    pub fn of(legacy: Option<viet::legacy::Legacy>) -> Self {
        match legacy {
            None => Self::Unicode,
            Some(viet::legacy::Legacy::Tcvn3) => Self::Tcvn3,
            Some(viet::legacy::Legacy::Vni) => Self::Vni,
        }
    }

    /// Which encoding is converted from.
    pub fn legacy(self) -> Option<viet::legacy::Legacy> {
        match self {
            Self::Unicode => None,
            Self::Tcvn3 => Some(viet::legacy::Legacy::Tcvn3),
            Self::Vni => Some(viet::legacy::Legacy::Vni),
        }
    }
}

impl Matched {
    /// What it means.
    pub fn key(&self) -> Option<Key> {
        Key::from_code(&self.key)
    }
}

impl Plan {
    /// What the headings seem to mean: by the headings of the template, then by words that offices use.
    pub fn guess(kind: Kind, headings: &[String]) -> Self {
        let mut plan = Self::default();
        for title in headings {
            let taken: Vec<Key> = plan.columns.iter().filter_map(Matched::key).collect();
            let key = key_of(kind, title).filter(|key| !taken.contains(key) && !clashes(*key, &taken));
            let key = key.map_or("", Key::code).to_owned();
            plan.columns.push(Matched { title: title.clone(), key, ..Matched::default() });
        }
        plan
    }

    /// With these codes of keys, as somebody settled them before; what is no key of the kind is passed over.
    #[must_use]
    pub fn with_keys(mut self, kind: Kind, keys: &[String]) -> Self {
        for (matched, key) in self.columns.iter_mut().zip(keys) {
            let known = Key::from_code(key).and_then(|key| column(kind, key));
            matched.key = known.map_or("", |column| column.key.code()).to_owned();
        }
        self
    }

    /// The codes of its keys in order: what is remembered of it.
    pub fn keys(&self) -> Vec<String> {
        self.columns.iter().map(|matched| matched.key.clone()).collect()
    }

    /// Whether some column means this.
    pub fn has(&self, key: Key) -> bool {
        self.columns.iter().any(|matched| matched.key() == Some(key))
    }

    /// The units that the headings of measures name.
    pub fn units(&self) -> Vec<(&str, Measure, Unit)> {
        let unit = |matched: &'_ Matched| match matched.key() {
            Some(Key::Measure(measure)) => Some((measure, of_heading(measure, &matched.title))),
            _ => None,
        };
        self.columns
            .iter()
            .filter_map(|matched| unit(matched).map(|(measure, unit)| (matched.title.as_str(), measure, unit)))
            .collect()
    }

    /// What keeps it from being used, a sentence each.
    pub fn lacks(&self, kind: Kind) -> Vec<String> {
        let mut said = Vec::new();
        let mut seen: Vec<Key> = Vec::new();
        for key in self.columns.iter().filter_map(Matched::key) {
            if seen.contains(&key) {
                let title = column(kind, key).map(|column| column.title).unwrap_or_default();
                said.push(format!("Hai cột cùng được ghép với “{title}”; hãy bỏ một cột."));
            }
            seen.push(key);
        }
        if !self.has(Key::Title) {
            said.push(format!("Chưa có cột nào được ghép với “{}”.", kind.row().subject));
        }
        let dated = [Key::First, Key::When].into_iter().any(|key| self.has(key));
        if !dated && !matches!(kind.row().timing, Timing::Decided { .. }) {
            said.push("Chưa có cột ngày; hãy ghép một cột với ngày hoặc với “Thời gian”.".to_owned());
        }
        if self.has(Key::When) && (self.has(Key::First) || self.has(Key::Last)) {
            said.push("Đã ghép cột “Thời gian” thì không ghép thêm cột ngày bắt đầu, ngày kết thúc.".to_owned());
        }
        let led = [Key::Lead, Key::Partner].into_iter().any(|key| self.has(key)) || !self.lead.is_empty();
        if !led {
            said.push("Chưa có cột đơn vị; hãy ghép cột đơn vị hoặc chọn một đơn vị cho cả tệp.".to_owned());
        }
        for (title, measure, unit) in self.units() {
            if let Unit::Other(unit) = unit {
                said.push(format!(
                    "Cột “{title}” tính bằng {unit}, còn mục “{}” tính bằng {}: không đọc thay nhau được. Hãy không ghép cột \
                     này, hoặc ghép với mục khác.",
                    measure.title(),
                    measure.unit()
                ));
            }
        }
        said
    }
}

/// By what a sheet's headings are known again: a digest of them, whatever their case and accents.
pub fn signature(headings: &[String]) -> String {
    let mut digest = Sha256::new();
    for heading in headings {
        digest.update(viet::fold(heading));
        digest.update([0]);
    }
    data_encoding::HEXLOWER.encode(&digest.finalize()[..16])
}

fn key_of(kind: Kind, title: &str) -> Option<Key> {
    let folded = plain(title);
    if folded.is_empty() || folded == plain(MARKS) {
        return None;
    }
    let own = columns(kind).into_iter().find(|column| plain(&column.title) == folded).map(|column| column.key);
    own.or_else(|| synonyms::find(kind, &folded))
}

/// Without accents, stars of "bắt buộc", units in brackets and colons.
fn plain(title: &str) -> String {
    let folded = viet::fold(title);
    let before = folded.split('(').next().unwrap_or_default();
    before.chars().filter(|c| !matches!(c, '*' | ':' | '.')).collect::<String>().trim().to_owned()
}

/// The phrase of time and the two days are two ways to say one thing.
fn clashes(key: Key, taken: &[Key]) -> bool {
    match key {
        Key::When => taken.iter().any(|key| matches!(key, Key::First | Key::Last)),
        Key::First | Key::Last => taken.contains(&Key::When),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(kind: Kind, headings: &[&str]) -> String {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let plan = Plan::guess(kind, &headings);
        plan.columns.iter().map(|matched| format!("{}={}", matched.title, matched.key)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn an_offices_own_headings_are_understood() {
        insta::assert_snapshot!(guessed(Kind::TrainingClass, &[
            "STT", "Tên lớp tập huấn", "Thời gian tổ chức", "Địa điểm", "Đơn vị thực hiện", "Số lượt người dự",
            "Số học viên (người)", "Kinh phí (đồng)", "Ghi chú", "Lỗi cần sửa",
        ]), @"STT=; Tên lớp tập huấn=noi_dung; Thời gian tổ chức=thoi_gian; Địa điểm=dia_diem; Đơn vị thực hiện=chu_tri; Số lượt người dự=luot; Số học viên (người)=hoc_vien; Kinh phí (đồng)=kinh_phi; Ghi chú=ghi_chu; Lỗi cần sửa=");
        insta::assert_snapshot!(guessed(Kind::Commendation, &[
            "TT", "Nội dung khen", "Ngày QĐ", "Số quyết định", "Hình thức", "Tập thể", "Cá nhân", "Đơn vị",
        ]), @"TT=; Nội dung khen=noi_dung; Ngày QĐ=tu_ngay; Số quyết định=so_ky_hieu; Hình thức=hinh_thuc_khen; Tập thể=tap_the; Cá nhân=ca_nhan; Đơn vị=chu_tri");
    }

    #[test]
    fn every_template_is_its_own_plan() {
        for kind in Kind::ALL {
            let columns = columns(*kind);
            let headings: Vec<String> = columns.iter().map(|column| column.title.clone()).collect();
            let keys: Vec<String> = columns.iter().map(|column| column.key.code().to_owned()).collect();
            let plan = Plan::guess(*kind, &headings);
            assert_eq!(plan.keys(), keys, "{kind:?}");
            assert_eq!(plan.lacks(*kind), Vec::<String>::new(), "{kind:?}");
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let plan = Plan::guess(Kind::TrainingClass, &["Số lớp".to_owned(), "Hộ".to_owned()]);
        insta::assert_snapshot!(plan.lacks(Kind::TrainingClass).join("\n"), @"
        Chưa có cột nào được ghép với “Nội dung, chuyên đề”.
        Chưa có cột ngày; hãy ghép một cột với ngày hoặc với “Thời gian”.
        Chưa có cột đơn vị; hãy ghép cột đơn vị hoặc chọn một đơn vị cho cả tệp.
        ");
    }
}
