//! What a body declared about itself, as notes under the table: beside what is counted, with its source, its time and what
//! the declarer counts, never added (docs/rules/counting.md). A star leads from the row to its note.

use activities::declaration::{Said, When};
use figures::Number;
use kernel::document::{Block, FigureRun, Inline};

use super::report::{Pair, Report};
use crate::prose::counted;

impl Report {
    /// The star of a row, if something was declared beside it: one for the first, two for the second.
    pub(super) fn star(&self, key: &str) -> String {
        let declared = self.printed().filter(|(_, pair)| pair.declared.is_some());
        let place = declared.map(|(key, _)| key).position(|other| other == key);
        place.map_or_else(String::new, |place| format!(" {}", "*".repeat(place + 1)))
    }

    /// The notes, in the order of the rows.
    pub(super) fn declared(&self) -> Vec<Block> {
        self.printed().filter_map(|(key, pair)| Some(self.note(key, pair, &pair.declared.as_ref()?.said))).collect()
    }

    fn note(&self, key: &str, pair: &Pair, said: &Said) -> Block {
        let number = Number { value: Some(said.value), unknown: 0, records: 1, qualifier: said.qualifier };
        let stated = counted(&number, &said.unit);
        let meaning = if said.meaning.is_empty() { String::new() } else { format!(" ({})", said.meaning) };
        let words = format!(
            "{} Số đơn vị tự báo: {stated}{meaning}, {}, nguồn: {}; số đếm được từ sổ: ",
            self.star(key).trim(),
            time(&said.when),
            said.source
        );
        let run = FigureRun {
            id: format!("{key}@tu_bao"),
            key: key.to_owned(),
            version: pair.version,
            value: pair.now.value,
            text: counted(&pair.now, &pair.unit),
            opens: Some(self.opens(key, &self.period)),
        };
        Block::Note(vec![words.into(), Inline::Figure(run), ".".into()])
    }
}

fn time(when: &When) -> String {
    let short = |day: &kernel::Day| viet::day_range(day.date(), day.date());
    match when {
        When::On(day) => format!("tính đến ngày {}", short(day)),
        When::Over(first, last) => format!("từ ngày {} đến hết ngày {}", short(first), short(last)),
        When::Named(period) => format!("{} (không nêu ngày chốt)", period.name()),
    }
}
