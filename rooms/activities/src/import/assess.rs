//! The judging of a row: the entry form's own checks and sentences, the days of the bodies, what she keeps, the places'
//! lists, and by which keys the row is known again. It asks no database: what it needs is in `Known`.

use std::collections::HashMap;

use places::{Era, Meanings};
use sha2::{Digest, Sha256};
use sheets::{Level, Mark, TableRow};

use super::column::Key;
use super::known::Known;
use super::plan::Plan;
use super::read::{Filled, Slot, fill};
use crate::record::{Content, Detail, Places, Reason, State, about_place, absent, counting_day, must_be_hers_to_enter};

/// A row that was judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Counted from 0.
    pub row: u32,
    /// What its columns hold, as it was read; one for each column of the table.
    pub cells: Vec<String>,
    /// What gives pause.
    pub marks: Vec<Mark>,
    /// What can be taken; nothing where some mark is an error.
    pub taken: Option<Taken>,
}

/// What a row says, ready to be taken.
#[derive(Clone, Debug)]
pub struct Taken {
    /// What the record will say.
    pub content: Content,
    /// How far it has come.
    pub standing: Standing,
    /// By what it is known again: '=' and its own number, or '~' and a digest of what it is about.
    pub key: String,
    /// Of all that it says.
    pub digest: String,
}

/// How far a row has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As follows from its days.
    AsDays,
    /// Planned, though its days are over: nobody said yet that it was done.
    Planned,
    /// Cancelled, and why.
    Cancelled(Reason),
}

impl Judged {
    /// Whether it cannot be taken.
    pub fn is_bad(&self) -> bool {
        self.taken.is_none()
    }

    /// The worst of its marks.
    pub fn worst(&self) -> Option<Level> {
        self.marks.iter().map(|mark| mark.level).max()
    }

    /// It cannot be taken, because of something about the whole row.
    pub fn fail(&mut self, sentence: impl Into<String>) {
        self.marks.push(Mark { row: self.row, column: None, level: Level::Error, sentence: sentence.into() });
        self.taken = None;
    }

    /// Notes something about the row, or about one of its cells.
    pub fn warn(&mut self, sentence: impl Into<String>) {
        self.marks.push(Mark { row: self.row, column: None, level: Level::Warning, sentence: sentence.into() });
    }
}

/// Judges the rows of one sheet, one after the other: rows that repeat are known by those before them.
pub struct Judge<'a> {
    known: &'a Known,
    plan: &'a Plan,
    slots: Vec<Slot>,
    who: &'a kernel::Actor,
    near: Option<places::Key>,
    meant: Meanings,
    places: HashMap<(String, Era), Option<String>>,
    numbers: HashMap<String, u32>,
    repeats: HashMap<String, (u32, u32)>,
}

impl<'a> Judge<'a> {
    /// For the rows of one sheet.
    pub fn new(known: &'a Known, plan: &'a Plan, slots: Vec<Slot>, who: &'a kernel::Actor) -> Self {
        let near = known.choices.province();
        let (meant, places) = (Meanings::near(near), HashMap::new());
        let (numbers, repeats) = (HashMap::new(), HashMap::new());
        Self { known, plan, slots, who, near, meant, places, numbers, repeats }
    }

    /// Judges the next row.
    pub fn judge(&mut self, row: &TableRow) -> Judged {
        let filled = fill(self.known, self.plan, &self.slots, row);
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.value.to_string()).collect();
        for (index, shown) in &filled.shown {
            cells[*index].clone_from(shown);
        }
        let mut judged = Judged { row: row.row, cells, marks: Vec::new(), taken: None };
        match filled.form.content_by(self.known.kind, &self.known.choices, &mut self.meant) {
            Ok(content) => self.weigh(&filled, content, &mut judged),
            Err(errors) => {
                let unread: Vec<&str> = filled.unread.iter().map(|key| key.field()).collect();
                for (field, sentence) in errors.iter().filter(|(field, _)| !unread.contains(field)) {
                    judged.marks.push(self.error(row.row, field, sentence));
                }
            }
        }
        judged.marks.splice(0..0, filled.marks);
        judged.marks.sort_by_key(|mark| mark.column);
        if judged.marks.iter().any(|mark| mark.level == Level::Error) {
            judged.taken = None;
        }
        judged
    }

    /// What the form cannot know: days of bodies, permits, the state, earlier rows.
    fn weigh(&mut self, filled: &Filled, content: Content, judged: &mut Judged) {
        let day = counting_day(&content);
        for (body, part) in content.bodies() {
            if !self.known.is_there(*body, day) {
                let (field, sentence) = absent(self.known.short(*body), day, *part);
                judged.marks.push(self.error(judged.row, field, &sentence));
            }
        }
        if let Err(refusal) = must_be_hers_to_enter(&content, &self.known.reached) {
            judged.marks.push(self.error(judged.row, "lead", &refusal.sentence));
        }
        let standing = self.standing(filled, &content, judged);
        self.look_at_places(&content, judged);
        let key = self.key(filled, &content, judged);
        let digest = digest_of(&content, filled);
        judged.taken = standing.map(|standing| Taken { content, standing, key, digest });
    }

    fn standing(&self, filled: &Filled, content: &Content, judged: &mut Judged) -> Option<Standing> {
        let stamp = kernel::Stamp { by: self.who.account, at: kernel::Timestamp::from_micros(0) };
        let by_days = State::from_days(content.first(), content.last(), self.known.today, stamp);
        let mut wrong = |sentence: String| {
            judged.marks.push(self.mark(judged.row, Key::State, Level::Error, sentence));
            None
        };
        match (filled.state.as_str(), by_days) {
            ("", _) | ("done", State::Done(_)) | ("planned", State::Planned(_)) | ("running", State::Running(_)) => {
                Some(Standing::AsDays)
            }
            ("planned", _) => {
                let sentence = "Ngày đã qua mà trạng thái còn là dự kiến: bản ghi chưa tính vào số liệu.".to_owned();
                judged.marks.push(self.mark(judged.row, Key::State, Level::Warning, sentence));
                Some(Standing::Planned)
            }
            ("running", State::Done(_)) => {
                let sentence = "Ngày kết thúc đã qua nên bản ghi được ghi là đã thực hiện.".to_owned();
                judged.marks.push(self.mark(judged.row, Key::State, Level::Warning, sentence));
                Some(Standing::AsDays)
            }
            ("cancelled", _) => match Reason::read(&filled.reason) {
                Ok(reason) => Some(Standing::Cancelled(reason)),
                Err(sentence) => {
                    judged.marks.push(self.mark(judged.row, Key::Reason, Level::Error, sentence));
                    None
                }
            },
            ("done", _) if content.runs_on() => {
                wrong("Chưa có ngày kết thúc nên chưa thể ghi là đã thực hiện.".to_owned())
            }
            ("done", _) => {
                let day = viet::short_date(content.last().date());
                wrong(format!("Hoạt động kết thúc ngày {day}, chưa đến ngày ấy nên chưa thể ghi là đã thực hiện."))
            }
            (_, by_days) => {
                let title = by_days.title().to_lowercase();
                wrong(format!("Theo các ngày đã ghi thì việc này là “{title}”; hãy sửa ngày hoặc trạng thái."))
            }
        }
    }

    fn look_at_places(&mut self, content: &Content, judged: &mut Judged) {
        let Places::Named(places) = content.places() else { return };
        let day = counting_day(content);
        for place in places.iter().filter(|place| place.unit.is_none()) {
            let seen = (place.written.clone(), Era::on(day));
            let near = self.near;
            let said = self.places.entry(seen).or_insert_with(|| about_place(&place.written, day, near)).clone();
            if let Some(sentence) = said {
                judged.marks.push(self.mark(judged.row, Key::Places, Level::Warning, sentence));
            }
        }
    }

    fn key(&mut self, filled: &Filled, content: &Content, judged: &mut Judged) -> String {
        if !filled.external.is_empty() {
            if let Some(first) = self.numbers.get(&filled.external) {
                let sentence = format!("Mã riêng “{}” đã có ở dòng {}.", filled.external, first + 1);
                judged.marks.push(self.mark(judged.row, Key::External, Level::Error, sentence));
            }
            self.numbers.entry(filled.external.clone()).or_insert(judged.row);
            return format!("={}", filled.external);
        }
        let about = about(content);
        let (count, first) = self.repeats.entry(about.clone()).or_insert((0, judged.row));
        *count += 1;
        if *count == 1 {
            return format!("~{about}");
        }
        let sentence = format!(
            "Giống dòng {} về nội dung, thời gian, đơn vị, địa điểm; hãy kiểm tra để khỏi ghi trùng.",
            *first + 1
        );
        let key = format!("~{about}.{count}");
        judged.warn(sentence);
        key
    }

    /// An error of the form at the cell it belongs to.
    fn error(&self, row: u32, field: &str, sentence: &str) -> Mark {
        let slot = self.slots.iter().find(|slot| slot.key.field() == field);
        // The form's fields are chosen from; a cell is written into.
        let sentence = sentence.replacen("Hãy chọn ", "Hãy ghi ", 1).replacen("hãy chọn ", "hãy ghi ", 1);
        Mark { row, column: slot.map(|slot| slot.column), level: Level::Error, sentence }
    }

    fn mark(&self, row: u32, key: Key, level: Level, sentence: String) -> Mark {
        let column = self.slots.iter().find(|slot| slot.key == key).map(|slot| slot.column);
        Mark { row, column, level, sentence }
    }
}

/// A digest of what makes two rows one thing: subject, days, bodies, places.
fn about(content: &Content) -> String {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update(text);
        digest.update([0]);
    };
    add(&viet::fold(content.title()));
    add(&content.first().to_string());
    add(&content.last().to_string());
    let mut bodies: Vec<String> =
        content.bodies().iter().map(|(no, part)| format!("{}{}", no.get(), part.code())).collect();
    bodies.sort_unstable();
    bodies.iter().for_each(|body| add(body));
    match content.places() {
        Places::Unstated => {}
        Places::Counted(count) => add(&count.to_string()),
        Places::Named(places) => places.iter().for_each(|place| add(&viet::fold(&place.written))),
    }
    hex(&digest.finalize())
}

/// A digest of all that a row says.
fn digest_of(content: &Content, filled: &Filled) -> String {
    let mut digest = Sha256::new();
    let mut add = |text: &str| {
        digest.update(text);
        digest.update([0]);
    };
    add(content.title());
    add(&content.first().to_string());
    add(&content.last().to_string());
    add(content.note());
    add(if content.detail() == Detail::Bulk { "bulk" } else { "" });
    content.bodies().iter().for_each(|(no, part)| add(&format!("b{}{}", no.get(), part.code())));
    content.outside().iter().for_each(|(name, part)| add(&format!("o{name}{}", part.code())));
    match content.places() {
        Places::Unstated => {}
        Places::Counted(count) => add(&format!("c{count}")),
        Places::Named(places) => places.iter().for_each(|place| add(&format!("p{}", place.written))),
    }
    for (measure, quantity) in content.measures() {
        add(&format!("m{}{:?}{}", measure.code(), quantity.value, quantity.qualifier.code()));
    }
    content.attributes().iter().for_each(|(attribute, value)| add(&format!("a{}{value}", attribute.code())));
    content.programmes().iter().for_each(|name| add(&format!("g{name}")));
    add(&content.part_of().map_or(0, |no| no.get()).to_string());
    add(&filled.state);
    add(&filled.reason);
    hex(&digest.finalize())
}

fn hex(digest: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&digest[..16])
}
