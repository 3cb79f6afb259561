//! What a record says: title, days, bodies, places, measures. A [`Content`] is only made by [`Content::check`], so whoever
//! holds one knows that it can stand; every version of a record holds a whole one.

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, FieldErrors, Quantity};

use super::kind::{Kind, Measure};

/// One thing, or many that were logged elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// One thing with its own day.
    Single,
    /// "Bản ghi gộp": stands for many, is added, and is marked wherever it is shown.
    Bulk,
}

impl Detail {
    /// Code as stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Bulk => "bulk",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Single, Self::Bulk].into_iter().find(|detail| detail.code() == code)
    }
}

/// The part a body has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// "Chủ trì, đồng chủ trì": an owner.
    Lead,
    /// "Phối hợp": takes part.
    Partner,
}

impl Part {
    /// Code as stored; the figures' roles.
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Partner => "partner",
        }
    }

    /// From a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Lead, Self::Partner].into_iter().find(|part| part.code() == code)
    }
}

/// Where it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Places {
    /// Nobody wrote it down.
    Unstated,
    /// By name, as written.
    Named(Vec<String>),
    /// Only how many communes ("6 xã").
    Counted(i64),
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    title: String,
    detail: Detail,
    first: Day,
    last: Day,
    bodies: Vec<(BodyNo, Part)>,
    outside: Vec<(String, Part)>,
    places: Places,
    measures: BTreeMap<Measure, Quantity>,
    note: String,
}

/// What somebody wants a record to say, typed but not yet checked as a whole.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which kind it is.
    pub kind: Kind,
    /// What it was about.
    pub title: String,
    /// One thing or many.
    pub detail: Detail,
    /// First day.
    pub first: Day,
    /// Last day: the counting day.
    pub last: Day,
    /// Bodies of the federation, each once.
    pub bodies: Vec<(BodyNo, Part)>,
    /// Bodies from outside, by name.
    pub outside: Vec<(String, Part)>,
    /// Where.
    pub places: Places,
    /// What was counted; what is missing was not measured.
    pub measures: BTreeMap<Measure, Quantity>,
    /// Whatever else is worth keeping.
    pub note: String,
}

/// Longest title, in characters; a report prints it on a line or two.
pub const TITLE: usize = 300;
/// Longest note, in characters.
pub const NOTE: usize = 4000;
/// Longest name of an outside body or a place, in characters.
pub const NAME: usize = 200;
/// Most bodies from outside in one part; more belong to the note or a list attached.
pub const OUTSIDE: usize = 30;
/// Most places by name; a longer list belongs to a bulk record's log.
pub const PLACES: usize = 60;
/// More communes than the country ever had: a slip of the fingers.
const MOST_COMMUNES: i64 = 12_000;
/// Longest stretch of one record that is not bulk: a course, not an archive.
const LONGEST: i64 = 366;
/// Nothing of a Union is older: the first one was founded in 1983.
const EARLIEST: i32 = 1980;

impl Content {
    /// Checks what is wanted as a whole.
    ///
    /// # Errors
    /// All that cannot stand, by the names of the entry form's fields.
    pub fn check(wanted: Wanted) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        check_texts(&wanted, &mut errors);
        check_days(&wanted, &mut errors);
        check_bodies(&wanted, &mut errors);
        check_places(&wanted, &mut errors);
        let measures = settle_measures(&wanted, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let Wanted { title, detail, first, last, bodies, outside, places, note, .. } = wanted;
        Ok(Self { title, detail, first, last, bodies, outside, places, measures, note })
    }

    /// From stored columns, which were checked when they were written.
    pub(crate) fn stored(wanted: Wanted) -> Self {
        let Wanted { title, detail, first, last, bodies, outside, places, measures, note, .. } = wanted;
        Self { title, detail, first, last, bodies, outside, places, measures, note }
    }

    /// What it was about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// One thing or many.
    pub fn detail(&self) -> Detail {
        self.detail
    }

    /// First day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// Last day: it counts in the period that holds it, whole and once.
    pub fn last(&self) -> Day {
        self.last
    }

    /// Bodies of the federation in the order they were entered.
    pub fn bodies(&self) -> &[(BodyNo, Part)] {
        &self.bodies
    }

    /// The numbers of all of them.
    pub fn body_numbers(&self) -> Vec<BodyNo> {
        self.bodies.iter().map(|(body, _)| *body).collect()
    }

    /// The bodies with this part in it.
    pub fn bodies_as(&self, part: Part) -> impl Iterator<Item = BodyNo> {
        self.bodies.iter().filter(move |(_, its)| *its == part).map(|(body, _)| *body)
    }

    /// Bodies from outside the federation.
    pub fn outside(&self) -> &[(String, Part)] {
        &self.outside
    }

    /// Where.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// What was counted, in the order of the kind's measures.
    pub fn measures(&self) -> &BTreeMap<Measure, Quantity> {
        &self.measures
    }

    /// One measure; `None` is "not measured".
    pub fn measure(&self, measure: Measure) -> Option<Quantity> {
        self.measures.get(&measure).copied()
    }

    /// Whatever else is worth keeping.
    pub fn note(&self) -> &str {
        &self.note
    }
}

fn check_texts(wanted: &Wanted, errors: &mut FieldErrors) {
    if wanted.title.is_empty() {
        errors.add("title", format!("Hãy ghi nội dung của {}.", wanted.kind.row().noun));
    } else if wanted.title.chars().count() > TITLE {
        errors.add("title", format!("Nội dung dài quá {TITLE} ký tự; hãy rút gọn, phần còn lại ghi vào ô ghi chú."));
    }
    for (field, part) in [("outside_lead", Part::Lead), ("outside_partner", Part::Partner)] {
        if wanted.outside.iter().filter(|(_, its)| *its == part).count() > OUTSIDE {
            errors.add(field, format!("Quá {OUTSIDE} đơn vị ngoài; hãy ghi các đơn vị chính và đính kèm danh sách."));
        } else if wanted.outside.iter().any(|(name, its)| *its == part && name.chars().count() > NAME) {
            errors.add(field, format!("Tên một đơn vị dài quá {NAME} ký tự; hãy ghi mỗi đơn vị một dòng."));
        }
    }
    if wanted.note.chars().count() > NOTE {
        errors.add("note", "Ghi chú dài quá 4.000 ký tự; hãy rút gọn hoặc đính kèm thành minh chứng.");
    }
}

fn check_places(wanted: &Wanted, errors: &mut FieldErrors) {
    match &wanted.places {
        Places::Counted(count) if *count < 1 => {
            errors.add("places", "Số xã phải từ 1 trở lên; nếu chưa rõ hãy để trống.");
        }
        Places::Counted(count) if *count > MOST_COMMUNES => {
            errors.add("places", "Số xã lớn hơn số xã, phường của cả nước; hãy kiểm tra lại.");
        }
        Places::Named(names) if names.len() > PLACES => {
            errors
                .add("places", format!("Quá {PLACES} địa điểm; hãy ghi số xã (thí dụ “65 xã”) và đính kèm danh sách."));
        }
        Places::Named(names) if names.iter().any(|name| name.chars().count() > NAME) => {
            errors.add("places", format!("Tên một địa điểm dài quá {NAME} ký tự; hãy ghi mỗi xã, phường một dòng."));
        }
        _ => {}
    }
}

fn check_days(wanted: &Wanted, errors: &mut FieldErrors) {
    let length = (wanted.last.date() - wanted.first.date()).whole_days();
    if length < 0 {
        errors.add("last", "Ngày kết thúc trước ngày bắt đầu; hãy sửa một trong hai ngày.");
    } else if length > LONGEST && wanted.detail == Detail::Single {
        errors.add(
            "last",
            "Một hoạt động không kéo dài quá một năm; nếu đây là số gộp của nhiều hoạt động, hãy chọn “Bản ghi gộp”.",
        );
    }
    if wanted.first.year() < EARLIEST {
        errors.add("first", "Năm bắt đầu quá xa; hãy kiểm tra lại.");
    }
}

fn check_bodies(wanted: &Wanted, errors: &mut FieldErrors) {
    let mut seen: Vec<BodyNo> = wanted.bodies.iter().map(|(body, _)| *body).collect();
    seen.sort();
    let before = seen.len();
    seen.dedup();
    if seen.is_empty() {
        errors.add("lead", "Hãy chọn ít nhất một đơn vị chủ trì hoặc phối hợp.");
    } else if seen.len() < before {
        errors.add("partner", "Một đơn vị chỉ được chọn một lần: hoặc chủ trì, hoặc phối hợp.");
    }
    let led = wanted.bodies.iter().any(|(_, part)| *part == Part::Lead)
        || wanted.outside.iter().any(|(_, part)| *part == Part::Lead);
    if !seen.is_empty() && !led {
        errors
            .add("lead", "Chưa có đơn vị chủ trì; nếu đơn vị ngoài chủ trì, hãy ghi tên vào ô “Đơn vị ngoài chủ trì”.");
    }
}

/// The kind's natural unit is 1 unless stated ("số lớp không ghi là 1"); for a bulk record unstated is unknown.
fn settle_measures(wanted: &Wanted, errors: &mut FieldErrors) -> BTreeMap<Measure, Quantity> {
    let row = wanted.kind.row();
    let mut measures: BTreeMap<Measure, Quantity> =
        wanted.measures.iter().filter(|(measure, _)| row.measures.contains(measure)).map(|(m, q)| (*m, *q)).collect();
    if let Some(natural) = row.measures.first() {
        let unstated = if wanted.detail == Detail::Bulk { Quantity::UNKNOWN } else { Quantity::exact(1) };
        let settled = *measures.entry(*natural).or_insert(unstated);
        if settled.value == Some(0) {
            let title = natural.title();
            errors.add(
                natural.code(),
                format!("{title} phải từ 1 trở lên; hoạt động không thực hiện thì không ghi, hoặc ghi rồi hủy."),
            );
        }
    }
    measures
}

#[cfg(test)]
mod tests;
