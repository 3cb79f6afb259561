//! Records as a table shows them, on whichever page: the ledger, a programme, the list behind a figure.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::filter::{Filter, Key, Sort};
use crate::record::kind::Kind;
use crate::record::measure::Measure;
use crate::record::record::RecordId;
use crate::record::words;

/// Most measures that have a column of their own; more are told in one phrase.
const COLUMNS: usize = 4;

/// A record as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its name at the door.
    pub id: RecordId,
    /// Its place in the order of the list.
    pub key: Key,
    /// What it was about.
    pub title: String,
    /// What kind of thing it was.
    pub kind: Kind,
    /// When, in words.
    pub days: String,
    /// Who led it.
    pub bodies: String,
    /// Where.
    pub places: String,
    /// Its state in words.
    pub state: &'static str,
    /// The look of that word.
    pub state_look: &'static str,
    /// It stands for many.
    pub bulk: bool,
    /// Its measures as stated.
    pub measures: BTreeMap<Measure, String>,
}

/// Records of one page as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The address of the ledger.
    pub ledger: String,
    /// The records.
    pub lines: Vec<Line>,
    /// The heads of its first three columns.
    pub heads: [Head; 3],
    measures: Vec<Measure>,
    only_kind: Option<Kind>,
}

/// The head of a column by which a list can be put in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The word.
    pub words: &'static str,
    /// The list in that order; nothing where it is in it, or cannot be.
    pub href: String,
    /// "ascending", "descending"; nothing where it is not the order.
    pub order: &'static str,
}

impl Line {
    /// A measure as stated; nothing where it was not measured.
    pub fn stated(&self, measure: &Measure) -> &str {
        self.measures.get(measure).map_or("", String::as_str)
    }

    /// All measures in one phrase: "2 lớp, hơn 120 lượt người"; "1 công trình, tổng số giải 3, giải nhất 1, giải ba 2"; what is unknown says of what it is unknown.
    pub fn counted(&self) -> String {
        let stated = self.kind.row().measures.iter().filter(|measure| !self.stated(measure).is_empty());
        let phrases = stated.map(|measure| words::measured(self.kind, *measure, self.stated(measure)));
        words::in_one(&phrases.collect::<Vec<_>>())
    }
}

impl Listed {
    /// The records of a list that holds one kind, or several.
    pub fn new(ledger: String, lines: Vec<Line>, only_kind: Option<Kind>, heads: [Head; 3]) -> Self {
        let used: BTreeSet<Measure> = lines
            .iter()
            .flat_map(|line| line.measures.iter().filter(|(_, stated)| !stated.is_empty()))
            .map(|(measure, _)| *measure)
            .collect();
        let all = only_kind.map_or(&[][..], |kind| kind.row().measures);
        let measures: Vec<Measure> = all.iter().copied().filter(|measure| used.contains(measure)).collect();
        Self { ledger, lines, heads, measures: if measures.len() > COLUMNS { Vec::new() } else { measures }, only_kind }
    }

    /// The measures that have a column: those that the records of one kind state, as long as they are few.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// What a measure is called that has a column.
    pub fn title_of(&self, measure: Measure) -> &'static str {
        self.only_kind.map_or(measure.title(), |kind| kind.row().title_of(measure))
    }

    /// What stands softly behind a title: the kind where there are several, the places.
    pub fn beside(&self, line: &Line) -> String {
        let kind = if self.only_kind.is_none() { line.kind.row().title } else { "" };
        [kind, &line.places].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

impl Head {
    /// The heads of a list with this filter; each but the present one leads to the list in its order.
    pub fn all(filter: &Filter, address: &str) -> [Self; 3] {
        let head = |words, sort, order| {
            let is_so = filter.sort() == sort;
            let href = if is_so { String::new() } else { filter.sorted(sort).address(address, &[]) };
            Self { words, href, order: if is_so { order } else { "" } }
        };
        [
            head("Nội dung", Sort::Title, "ascending"),
            head("Thời gian", Sort::Day, "descending"),
            head("Chủ trì", Sort::Body, "ascending"),
        ]
    }

    /// The heads of a list that has one order, the newest first.
    pub fn plain() -> [Self; 3] {
        ["Nội dung", "Thời gian", "Chủ trì"].map(|words| Self { words, href: String::new(), order: "" })
    }
}
