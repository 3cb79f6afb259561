//! The catalogue of kinds: what can be done, with which measures, each in its own unit. Adding a kind is adding a variant
//! and its row here; the form, the list and the figures read the row. Units are never added across (docs/rules/counting.md).

/// What kind of thing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// "Lớp tập huấn".
    TrainingClass,
}

/// What is counted about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// "Lớp": classes; one record may stand for several ("02 lớp").
    Classes,
    /// "Lượt người": attendances, never de-duplicated.
    Attendances,
    /// "Học viên": trainees, a column of its own.
    Trainees,
    /// "Hộ": households, a column of its own.
    Households,
}

/// What every record of a kind has in common.
#[derive(Debug)]
pub struct KindRow {
    /// Code as stored.
    pub code: &'static str,
    /// The word on screen.
    pub title: &'static str,
    /// The same inside a sentence.
    pub noun: &'static str,
    /// What a record of this kind is about, as the form asks.
    pub subject: &'static str,
    /// Its measures, in the order of the form. The first one is its natural unit: 1 unless stated or bulk.
    pub measures: &'static [Measure],
    /// How many of them stand open in the form; the others are folded away.
    pub open: usize,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 1] = [Self::TrainingClass];

    /// Its row of the catalogue.
    pub fn row(self) -> &'static KindRow {
        match self {
            Self::TrainingClass => &KindRow {
                code: "training_class",
                title: "Lớp tập huấn",
                noun: "lớp tập huấn",
                subject: "Nội dung, chuyên đề",
                measures: &[Measure::Classes, Measure::Attendances, Measure::Trainees, Measure::Households],
                open: 2,
            },
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.row().code == code)
    }
}

impl KindRow {
    /// Measures that stand open in the form.
    pub fn open_measures(&self) -> &'static [Measure] {
        &self.measures[..self.open.min(self.measures.len())]
    }

    /// Measures that are folded away.
    pub fn folded_measures(&self) -> &'static [Measure] {
        &self.measures[self.open.min(self.measures.len())..]
    }
}

impl Measure {
    /// All measures.
    pub const ALL: [Measure; 4] = [Self::Classes, Self::Attendances, Self::Trainees, Self::Households];

    /// Code as stored, and the name of its field in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Classes => "lop",
            Self::Attendances => "luot",
            Self::Trainees => "hoc_vien",
            Self::Households => "ho",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// The label on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Classes => "Số lớp",
            Self::Attendances => "Lượt người",
            Self::Trainees => "Học viên",
            Self::Households => "Hộ",
        }
    }

    /// Its unit, as it stands after a number.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Classes => "lớp",
            Self::Attendances => "lượt người",
            Self::Trainees => "học viên",
            Self::Households => "hộ",
        }
    }

    /// What the form says about its field.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Classes => "Để trống là 01 lớp",
            Self::Attendances => "Thí dụ: 120; hơn 9.000; chưa rõ",
            Self::Trainees => "Tính riêng, không cộng với lượt người",
            Self::Households => "Tính riêng, không cộng với lượt người, học viên",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::from_code(kind.row().code) == Some(kind)));
        assert!(Measure::ALL.into_iter().all(|measure| Measure::from_code(measure.code()) == Some(measure)));
        assert_eq!(Measure::from_code("buoi"), None);
    }
}
