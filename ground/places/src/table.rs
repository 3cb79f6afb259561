//! The tables, read once from the text that is built into the program.
//!
//! The surprise: the list of an era after the first two is written down as what changed, and is whole only here.
//! Tests read every line; a line that does not parse is a fault of the build, not of the day.

use std::sync::LazyLock;

use crate::index::Index;
use crate::moves::Moves;
use crate::{Era, Key, Level, Title, Unit};

/// Everything that is known about units.
pub(crate) struct Table {
    /// By era, then by length of the code, then by code.
    pub units: Vec<Unit>,
    /// Where the list of each era begins, and where the last one ends.
    bounds: [usize; Era::ALL.len() + 1],
    pub moves: Moves,
    pub index: Index,
}

pub(crate) static TABLE: LazyLock<Table> = LazyLock::new(Table::load);

/// The unit of a key.
pub fn unit(key: Key) -> &'static Unit {
    &TABLE.units[usize::from(key.0)]
}

/// The whole list of an era: provinces, then districts, then communes, each by code.
pub fn units(era: Era) -> &'static [Unit] {
    &TABLE.units[TABLE.bounds[era.place()]..TABLE.bounds[era.place() + 1]]
}

/// The units directly below, by code.
pub fn below(key: Key) -> impl Iterator<Item = &'static Unit> {
    units(key.era()).iter().filter(move |unit| unit.parent == Some(key))
}

/// The province whose code until 30-6-2025 was this number, which is the number of its Union: 6 is Bắc Kạn.
pub fn province_of_old_code(code: i32) -> Option<Key> {
    find(Era::June2025, &format!("{code:02}")).filter(|key| key.level() == Level::Province)
}

/// The unit of a code in a list.
pub(crate) fn find(era: Era, code: &str) -> Option<Key> {
    find_in(units(era), code)
}

/// The same, while the table is still being read.
pub(crate) fn find_in(list: &[Unit], code: &str) -> Option<Key> {
    let at = list.binary_search_by(|unit| by_code(unit.code, code)).ok()?;
    Some(list[at].key)
}

fn by_code(a: &str, b: &str) -> std::cmp::Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// One line: code, title, name, code of the unit above.
struct Row {
    code: &'static str,
    title: Title,
    name: &'static str,
    above: Option<&'static str>,
}

impl Table {
    fn load() -> Self {
        let june = rows(Era::June2025.text());
        let july = rows(Era::July2025.text());
        let changed = rows(Era::April2026.text());
        let april = july.iter().map(|row| changed.iter().find(|new| new.code == row.code).unwrap_or(row));
        let april: Vec<&Row> = april.collect();
        let mut units = Vec::with_capacity(june.len() + july.len() + april.len());
        let mut bounds = [0; Era::ALL.len() + 1];
        for (era, list) in Era::ALL.into_iter().zip([june.iter().collect(), july.iter().collect(), april]) {
            append(&mut units, era, &list);
            bounds[era.place() + 1] = units.len();
        }
        let lists: Vec<&[Unit]> = bounds.windows(2).map(|ends| &units[ends[0]..ends[1]]).collect();
        let moves = Moves::load(&lists, units.len());
        let index = Index::of(&units);
        Self { units, bounds, moves, index }
    }
}

fn append(units: &mut Vec<Unit>, era: Era, list: &[&Row]) {
    let first = units.len();
    for row in list {
        let key = Key(u16::try_from(units.len()).expect("fewer units than 65.536"));
        let parent = row.above.map(|code| find_in(&units[first..], code).expect("who is above stands before"));
        units.push(Unit { key, title: row.title, name: row.name, parent, code: row.code, era });
    }
}

/// The lines that are not comments.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

fn rows(text: &'static str) -> Vec<Row> {
    lines(text).map(|line| row(line).expect("a row of the tables in ground/places/data")).collect()
}

fn row(line: &'static str) -> Option<Row> {
    let mut fields = line.split('\t');
    let (code, word, name, above) = (fields.next()?, fields.next()?, fields.next()?, fields.next());
    Level::of_code(code)?;
    let title = Title::ALL.into_iter().find(|title| title.word() == word)?;
    Some(Row { code, title, name, above })
}
