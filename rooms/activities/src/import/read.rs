//! From a row of a sheet to the entry form as somebody would have typed it, with a mark at every cell that gives pause.
//! Nothing is checked here that the form checks: a row is a `RecordForm`, and `assess.rs` hands it the form's own way.

use std::collections::BTreeSet;

use kernel::Day;
use sheets::{Cell, Level, Mark, Merge, Origin, Shown, TableRow, Value};

use super::amount::{Counted, counted};
use super::column::{BULK, Key, STATES};
use super::known::Known;
use super::parties::bodies_in;
use super::plan::Plan;
use super::units::Unit;
use super::values::{self, Typed};
use crate::record::{Measure, RecordForm, State, Timing};

/// How people write the states besides, without accents.
const WRITTEN_STATES: [(&str, &[&str]); 4] = [
    ("done", &["hoan thanh", "da hoan thanh", "xong", "da xong", "da to chuc", "da thuc hien xong", "da nghiem thu"]),
    ("running", &["dang trien khai", "dang lam", "chua hoan thanh", "dang to chuc"]),
    ("planned", &["ke hoach", "chua thuc hien", "chua to chuc", "se to chuc", "du kien to chuc"]),
    ("cancelled", &["huy", "huy bo", "khong to chuc", "khong thuc hien"]),
];

/// A column of the sheet that means something.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Which of the table's columns, from 0.
    pub index: usize,
    /// Its column in the sheet, from 0.
    pub column: u32,
    /// What it means.
    pub key: Key,
    /// How its letters are read.
    pub letters: super::plan::Letters,
    /// The encoding its letters look like, where nobody asked for the conversion.
    pub looks: Option<viet::legacy::Legacy>,
    /// Its heading.
    pub heading: String,
    /// The unit that its heading names.
    pub unit: Unit,
}

/// A row as the form has it typed.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The form.
    pub form: RecordForm,
    /// Its own number, or nothing.
    pub external: String,
    /// Code of the state it names, or nothing.
    pub state: String,
    /// Why it was cancelled, or nothing.
    pub reason: String,
    /// What the preview shows in place of what stands in a cell: which of the table's columns, and the words.
    pub shown: Vec<(usize, String)>,
    /// What gives pause.
    pub marks: Vec<Mark>,
    /// Keys of cells that could not be read: the form's own sentence about them would be noise.
    pub unread: BTreeSet<Key>,
}

/// What the reading of one row stands on.
pub struct Reading<'a> {
    known: &'a Known,
    row: &'a TableRow,
    filled: Filled,
}

/// Fills the form from a row.
pub fn fill(known: &Known, plan: &Plan, slots: &[Slot], row: &TableRow) -> Filled {
    let mut reading = Reading { known, row, filled: Filled::default() };
    if row.shown == Shown::Hidden {
        reading.mark(None, Level::Warning, "Dòng đang bị ẩn trong tệp nhưng vẫn được đọc.");
    }
    if !plan.lead.is_empty() && !plan.has(Key::Lead) {
        reading.filled.form.lead = vec![plan.lead.clone()];
    }
    for slot in slots {
        if let Some(cell) = row.cells.get(slot.index) {
            reading.cell(slot, cell);
        }
    }
    reading.filled
}

impl Reading<'_> {
    fn mark(&mut self, slot: Option<&Slot>, level: Level, sentence: impl Into<String>) {
        let column = slot.map(|slot| slot.column);
        self.filled.marks.push(Mark { row: self.row.row, column, level, sentence: sentence.into() });
    }

    fn error(&mut self, slot: &Slot, sentence: impl Into<String>) {
        self.filled.unread.insert(slot.key);
        self.mark(Some(slot), Level::Error, sentence);
    }

    fn warn(&mut self, slot: &Slot, sentence: impl Into<String>) {
        self.mark(Some(slot), Level::Warning, sentence);
    }

    fn cell(&mut self, slot: &Slot, cell: &Cell) {
        if cell.origin == Origin::NeverCalculated {
            self.warn(
                slot,
                "Công thức chưa được tính nên ô được coi là trống; hãy mở tệp bằng Excel, bấm Lưu rồi gửi lại.",
            );
            return;
        }
        let value = match (&cell.value, &cell.merge) {
            (Value::Empty, Merge::Covered { by, value }) if slot.key.may_repeat() && !value.is_empty() => {
                self.warn(slot, format!("Ô gộp: lấy nội dung của ô {by}."));
                value.as_ref()
            }
            (value, _) => value,
        };
        if let Value::Error(code) = value {
            self.error(slot, format!("Ô báo lỗi công thức {code}; hãy sửa công thức hoặc ghi giá trị vào ô."));
            return;
        }
        let typed = values::typed(value, slot);
        if let Some(sentence) = values::about_letters(value, slot) {
            self.warn(slot, sentence);
        }
        if !typed.is_empty() {
            self.put(slot, value, typed);
        }
    }

    fn put(&mut self, slot: &Slot, value: &Value, typed: String) {
        let line = || typed.split_whitespace().collect::<Vec<_>>().join(" ");
        match slot.key {
            Key::External if typed.chars().count() > values::EXTERNAL => {
                self.error(slot, format!("Mã riêng dài quá {} ký tự.", values::EXTERNAL));
            }
            Key::External => self.filled.external = line(),
            Key::Title => self.filled.form.title = line(),
            Key::First | Key::Last | Key::When => self.days(slot, value, &typed),
            Key::Lead | Key::Partner => self.bodies(slot, &typed),
            Key::OutsideLead => self.filled.form.outside_lead = typed,
            Key::OutsidePartner => self.filled.form.outside_partner = typed,
            Key::Places => self.filled.form.places = typed,
            Key::Measure(measure) => {
                let typed = self.counted(slot, measure, value, typed);
                self.filled.form.measures.insert(measure, typed);
            }
            Key::Attribute(attribute) => {
                self.filled.form.attributes.insert(attribute, typed);
            }
            Key::Programmes => self.filled.form.programmes = typed,
            Key::PartOf => self.part_of(slot, &line()),
            Key::Detail => self.detail(slot, &typed),
            Key::State => self.state(slot, &typed),
            Key::Reason => self.filled.reason = line(),
            Key::Note => self.filled.form.note = typed,
        }
    }

    fn counted(&mut self, slot: &Slot, measure: Measure, value: &Value, typed: String) -> String {
        let of = Counted { measure, unit: &slot.unit, heading: &slot.heading };
        match counted(value, &typed, of) {
            Typed::Same => typed,
            Typed::Read(read, sentence) => {
                self.warn(slot, sentence);
                read
            }
            Typed::Shown(read, shown) => {
                self.filled.shown.push((slot.index, shown));
                read
            }
            Typed::Wrong(sentence) => {
                self.error(slot, sentence);
                String::new()
            }
        }
    }

    fn days(&mut self, slot: &Slot, value: &Value, typed: &str) {
        let (first, last) = match values::days(value, typed, self.known.today) {
            Ok((first, last, None)) => (first, last),
            Ok((first, last, Some(sentence))) => {
                self.warn(slot, sentence);
                (first, last)
            }
            Err(sentence) => return self.error(slot, sentence),
        };
        if first != last && matches!(self.known.kind.row().timing, Timing::Decided { .. }) {
            return self.error(
                slot,
                format!("“{typed}” không phải là một ngày; cột này cần ngày, tháng, năm của quyết định."),
            );
        }
        let written = |day: Day| viet::short_date(day.date());
        let form = &mut self.filled.form;
        match slot.key {
            Key::First => {
                form.first = written(first);
                if form.last.is_empty() && last != first {
                    form.last = written(last);
                }
            }
            Key::Last => form.last = written(last),
            _ => {
                form.first = written(first);
                form.last = if last == first { String::new() } else { written(last) };
            }
        }
    }

    /// A cell with one name, or with several.
    fn bodies(&mut self, slot: &Slot, typed: &str) {
        match bodies_in(typed, |name| self.known.find(name).one()) {
            Ok(found) => {
                let strange: Vec<&str> = found
                    .iter()
                    .filter(|called| called.no.union() != self.known.union)
                    .map(|called| called.name.as_str())
                    .collect();
                for name in strange {
                    self.warn(slot, format!("“{name}” không thuộc Liên hiệp hội này; hãy kiểm tra lại."));
                }
                let ids = found.into_iter().map(|called| called.id.clone()).collect();
                if slot.key == Key::Lead {
                    self.filled.form.lead = ids;
                } else {
                    self.filled.form.partner = ids;
                }
            }
            Err(name) => self.error(slot, self.known.about_name(&name)),
        }
    }

    fn part_of(&mut self, slot: &Slot, typed: &str) {
        match self.known.wholes.get(typed) {
            Some(id) => self.filled.form.part_of = id.to_string(),
            None => self.error(
                slot,
                format!(
                    "Không có bản ghi nào mang mã riêng “{typed}” để dòng này thuộc về; hãy nhập bản ghi ấy trước."
                ),
            ),
        }
    }

    fn detail(&mut self, slot: &Slot, typed: &str) {
        match viet::fold(typed).as_str() {
            "gop" | "ban ghi gop" | "x" | "co" | "true" => self.filled.form.detail = "bulk".to_owned(),
            "khong" | "false" | "0" | "ban ghi rieng" => {}
            _ => self.error(slot, format!("Ghi “{BULK}” nếu dòng này là số gộp, hoặc để trống.")),
        }
    }

    fn state(&mut self, slot: &Slot, typed: &str) {
        let folded = viet::fold(typed);
        let words = State::WORDS.iter().filter(|(code, _)| STATES.contains(code));
        let also = || WRITTEN_STATES.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(code, _)| *code);
        let found = words.clone().find(|(_, word)| viet::fold(word) == folded).map(|(code, _)| *code).or_else(also);
        match found {
            Some(code) => self.filled.state = code.to_owned(),
            None => {
                let all: Vec<&str> = words.map(|(_, word)| *word).collect();
                self.error(
                    slot,
                    format!("Không có trạng thái “{typed}”; hãy ghi một trong: {}, hoặc để trống.", all.join("; ")),
                );
            }
        }
    }
}
