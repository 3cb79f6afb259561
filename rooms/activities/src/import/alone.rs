//! One row, judged and written back where there is no ledger: what the fuzz target of cells stands on
//! (fuzz/src/ledger/cell.rs). The very reading, judging and writing of a sheet, in a Union of two bodies on one day.

use std::collections::HashMap;

use kernel::{Actor, BodyNo, Day, Dice, Id, Timestamp, UnionNo};
use sheets::{Address, Cell, Mark, Shown, TableRow, TemplateCell, Text, Value};

use super::assess::Judge;
use super::column::{Key, columns};
use super::export::said_by;
use super::known::{Elsewhere, Known};
use super::plan::{Letters, Plan};
use super::read::Slot;
use super::units::Unit;
use crate::called::{Called, Names};
use crate::record::{Choices, Content, Kind, Reached};

/// What the two bodies are called, in full and in lists.
const BODIES: [(&str, &str); 2] =
    [("Hội Làm vườn tỉnh Lạng Sơn", "Hội Làm vườn"), ("Hội Y học tỉnh Lạng Sơn", "Hội Y học")];
/// Whose code the Union has: Lạng Sơn's.
const UNION: i32 = 20;

/// Where single rows of a kind are judged.
#[derive(Clone, Debug)]
pub struct Alone {
    known: Known,
}

impl Alone {
    /// For rows of this kind, judged on this day by somebody who keeps the ledger of both bodies.
    pub fn new(kind: Kind, today: Day) -> Self {
        let union = UnionNo::new(UNION);
        let id = |running: u32| Id::new(Timestamp::from_micros(0), &Dice::fixed(u64::from(running)));
        let numbers = [1, 2].map(|running| BodyNo::new(union, running));
        let ids = [1, 2].map(id);
        let called = numbers.into_iter().zip(ids).zip(BODIES);
        let called = called.map(|((no, id), (name, short))| Called {
            no,
            id: id.to_string(),
            name: name.to_owned(),
            short: short.to_owned(),
        });
        let who = Actor {
            account: Id::new(Timestamp::from_micros(0), &Dice::fixed(0)),
            name: String::new(),
            grants: Vec::new(),
        };
        let known = Known {
            who,
            kind,
            union,
            today,
            choices: Choices::sample(numbers.into_iter().zip(ids)),
            reached: Reached::sample(numbers.to_vec()),
            names: Names::of(None, called.collect()),
            elsewhere: Elsewhere::default(),
            lives: numbers.into_iter().map(|no| (no, vec![(Day::MIN, Day::MAX)])).collect(),
            wholes: HashMap::new(),
        };
        Self { known }
    }

    /// The bodies, as a form offers them.
    pub fn choices(&self) -> &Choices {
        &self.known.choices
    }

    /// Judges one row of these cells: what it says, where it can be taken, and what gives pause.
    pub fn judge(&self, cells: Vec<(Key, Value)>) -> (Option<Content>, Vec<Mark>) {
        let slot = |(index, column, key)| Slot {
            index,
            column,
            key,
            letters: Letters::Unicode,
            looks: None,
            heading: String::new(),
            unit: Unit::Own,
        };
        let slots =
            (0..).zip(0u32..).zip(&cells).map(|((index, column), (key, _))| slot((index, column, *key))).collect();
        let cell = |(column, (_, value))| Cell::new(Address { row: 1, column }, value);
        let row = TableRow { row: 1, shown: Shown::Visible, cells: (0..).zip(cells).map(cell).collect() };
        let plan = Plan::default();
        let judged = Judge::new(&self.known, &plan, slots, &self.known.who).judge(&row);
        (judged.taken.map(|taken| taken.content), judged.marks)
    }

    /// What the export writes of a content, as a spreadsheet hands it back.
    pub fn export(&self, content: &Content) -> Vec<(Key, Value)> {
        let names: HashMap<BodyNo, String> =
            self.known.names.bodies().iter().map(|called| (called.no, called.name.clone())).collect();
        let cell = |key| (key, value(said_by(self.known.kind, content, key, &names)));
        columns(self.known.kind).into_iter().map(|column| cell(column.key)).collect()
    }
}

fn value(cell: TemplateCell) -> Value {
    match cell {
        TemplateCell::Empty => Value::Empty,
        TemplateCell::Text(text) => words(&text),
        TemplateCell::Number(number) => Value::Number(number),
        TemplateCell::Day(day) => Value::Day(day),
    }
}

/// Words as a spreadsheet's cell hands them on.
pub fn words(raw: &str) -> Value {
    let text = viet::nfc(raw);
    if text.is_empty() {
        return Value::Empty;
    }
    let raw = (text != raw).then(|| raw.into());
    Value::Text(Text { text, raw })
}
