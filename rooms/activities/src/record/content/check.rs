//! What cannot stand in a record, each with the name of its field; and what becomes of that which nobody stated.

use std::collections::BTreeMap;

use kernel::{BodyNo, FieldErrors, Qualifier, Quantity};

use super::contradict::Said;
use super::{Detail, Part, Places, Wanted};
use crate::record::attribute::Attribute;
use crate::record::kind::{KindRow, Timing, Unstated};
use crate::record::measure::Measure;
use crate::record::words;

/// Longest title, in characters; a report prints it on a line or two.
pub const TITLE: usize = 300;
/// Longest note, in characters.
pub const NOTE: usize = 4000;
/// Longest name of an outside body or a place, in characters.
pub const NAME: usize = 200;
/// Most bodies from outside in one part; more belong to the note or a list attached.
pub const OUTSIDE: usize = 30;
/// Most programmes of one record.
pub const PROGRAMMES: usize = 10;
/// Most places by name; a longer list belongs to a bulk record's log.
pub const PLACES: usize = 60;
/// More communes than the country ever had: a slip of the fingers.
const MOST_COMMUNES: i64 = 12_000;
/// Longest stretch of one record that is not bulk: a course, not an archive.
const LONGEST: i64 = 366;
/// Nothing of a Union is older: the first one was founded in 1983.
const EARLIEST: i32 = 1980;

/// [`Attribute::Dated`] of what counts on the day of its decision.
const DECIDED: &str = "quyet_dinh";

/// What is wanted, checked as a whole, with whatever follows from it filled in.
///
/// # Errors
/// All that cannot stand, by the names of the entry form's fields.
pub fn settled(wanted: Wanted) -> Result<Wanted, FieldErrors> {
    let mut errors = FieldErrors::new();
    check_texts(&wanted, &mut errors);
    check_days(&wanted, &mut errors);
    check_bodies(&wanted, &mut errors);
    check_places(&wanted, &mut errors);
    check_attributes(&wanted, &mut errors);
    let measures = settle_measures(&wanted, &mut errors);
    let attributes = settle_attributes(&wanted);
    let wanted = Wanted { measures, attributes, ..wanted };
    Said::by(&wanted).refuse(&mut errors);
    if errors.is_empty() { Ok(wanted) } else { Err(errors) }
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
        Places::Named(names) if names.iter().any(|place| place.written.chars().count() > NAME) => {
            errors.add("places", format!("Tên một địa điểm dài quá {NAME} ký tự; hãy ghi mỗi xã, phường một dòng."));
        }
        _ => {}
    }
}

fn check_days(wanted: &Wanted, errors: &mut FieldErrors) {
    if wanted.first.year() < EARLIEST {
        errors.add("first", "Năm bắt đầu quá xa; hãy kiểm tra lại.");
    }
    let length = (wanted.last.date() - wanted.first.date()).whole_days();
    match wanted.kind.row().timing {
        Timing::Held { .. } if length < 0 => {
            errors.add("last", "Ngày kết thúc trước ngày bắt đầu; hãy sửa một trong hai ngày.");
        }
        Timing::Held { .. } if length > LONGEST && wanted.detail == Detail::Single => errors.add(
            "last",
            "Một hoạt động không kéo dài quá một năm; nếu đây là số gộp của nhiều hoạt động, hãy chọn “Bản ghi gộp”.",
        ),
        Timing::Runs { opened, closed } if length < 0 => {
            errors.add("last", format!("{closed} trước {}; hãy sửa một trong hai ngày.", words::lower(opened)));
        }
        _ => {}
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

fn check_attributes(wanted: &Wanted, errors: &mut FieldErrors) {
    for attribute in wanted.kind.row().required {
        if !wanted.attributes.contains_key(attribute) {
            errors.add(
                attribute.code(),
                format!(
                    "Hãy chọn “{}”; thiếu mục này thì không tính được số liệu.",
                    wanted.kind.row().name_of(*attribute)
                ),
            );
        }
    }
    if wanted.programmes.len() > PROGRAMMES {
        errors.add("programmes", format!("Quá {PROGRAMMES} chương trình, văn bản; hãy ghi những văn bản chính."));
    } else if wanted.programmes.iter().any(|name| name.chars().count() > TITLE) {
        errors.add("programmes", format!("Tên một văn bản dài quá {TITLE} ký tự; hãy ghi mỗi văn bản một dòng."));
    }
}

/// Only what the kind has; and for what is decided, by which day it is counted.
fn settle_attributes(wanted: &Wanted) -> BTreeMap<Attribute, String> {
    let row = wanted.kind.row();
    let mut attributes = wanted.attributes.clone();
    attributes
        .retain(|attribute, _| row.all_attributes().any(|its| its == *attribute) || *attribute == Attribute::Dated);
    match row.timing {
        Timing::Decided { .. } => {
            attributes.entry(Attribute::Dated).or_insert_with(|| DECIDED.to_owned());
        }
        _ => {
            attributes.remove(&Attribute::Dated);
        }
    }
    attributes
}

/// A total that nobody stated is the sum of its parts where all stated parts are known; and the natural unit is what the
/// catalogue says ("số lớp không ghi là 1"; for a bulk record unstated is unknown).
fn settle_measures(wanted: &Wanted, errors: &mut FieldErrors) -> BTreeMap<Measure, Quantity> {
    let row = wanted.kind.row();
    let mut measures: BTreeMap<Measure, Quantity> =
        wanted.measures.iter().filter(|(measure, _)| row.measures.contains(measure)).map(|(m, q)| (*m, *q)).collect();
    if let Some((total, parts)) = row.total {
        let stated: Vec<Quantity> = parts.iter().filter_map(|part| measures.get(part).copied()).collect();
        if !stated.is_empty() {
            measures.entry(total).or_insert_with(|| sum(&stated));
        }
    }
    for unit in row.natural().into_iter().chain(row.total.map(|(total, _)| total)) {
        if measures.entry(unit).or_insert(unstated(row, wanted.detail)).value == Some(0) {
            errors.add(
                unit.code(),
                format!(
                    "{} phải từ 1 trở lên; việc không thực hiện thì không ghi, hoặc ghi rồi hủy.",
                    row.title_of(unit)
                ),
            );
        }
    }
    measures
}

/// What a natural unit or a total is where nobody stated it, nor any part of it.
fn unstated(row: &KindRow, detail: Detail) -> Quantity {
    match (detail, row.unstated) {
        (Detail::Single, Unstated::One) => Quantity::exact(1),
        _ => Quantity::UNKNOWN,
    }
}

/// Whether a total says no more than its parts, or without parts no more than what unstated means: then nobody stated it,
/// and it follows its parts when they are corrected. Whoever did type that very number loses nothing: a blank field says
/// the same.
pub fn follows_from_parts(
    row: &KindRow,
    detail: Detail,
    measure: Measure,
    measures: &BTreeMap<Measure, Quantity>,
) -> bool {
    let Some((_, parts)) = row.total.filter(|(total, _)| *total == measure) else { return false };
    let stated: Vec<Quantity> = parts.iter().filter_map(|part| measures.get(part).copied()).collect();
    let follows = if stated.is_empty() { unstated(row, detail) } else { sum(&stated) };
    measures.get(&measure) == Some(&follows)
}

fn sum(stated: &[Quantity]) -> Quantity {
    let values: Option<Vec<i64>> = stated.iter().map(|quantity| quantity.value).collect();
    values.map_or(Quantity::UNKNOWN, |values| {
        let qualifier = stated.iter().fold(Qualifier::Exact, |so_far, quantity| so_far.with(quantity.qualifier));
        Quantity::stated(values.into_iter().fold(0, i64::saturating_add), qualifier)
    })
}
