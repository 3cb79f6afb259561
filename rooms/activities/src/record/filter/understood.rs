//! What a filter means once everything in it was looked up. What cannot be understood lets nothing through, and says so: a
//! count that leaves a condition out would be quoted as if it had been kept.

use kernel::{BodyNo, Day};
use places::Key;

use super::Ask;
use crate::programme::ProgrammeNo;
use crate::record::content::{Detail, Part};
use crate::record::kind::Kind;
use crate::record::record::RecordNo;

/// What a filter means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    pub(super) conditions: Vec<Condition>,
    pub(super) body: Option<BodyNo>,
    pub(super) part: Option<Part>,
    kinds: Vec<Kind>,
    said: Vec<(Ask, String)>,
    unclear: Vec<Unclear>,
    notes: Vec<String>,
}

/// One condition on the records of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Words(String),
    Kinds(Vec<Kind>),
    From(Day),
    To(Day),
    /// In one of these units; or in none that is known, where this name was written.
    Places {
        units: Vec<Key>,
        named: Option<String>,
    },
    State(&'static str),
    Origin(&'static str),
    NoOrigin,
    Programmes(Vec<ProgrammeNo>),
    Detail(Detail),
    Evidence(Evidence),
    PartOf(RecordNo),
}

/// Whether files stand behind a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    There,
    Missing,
}

/// A condition that nobody can follow as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// Which one.
    pub ask: Ask,
    /// What is wrong and how to go on.
    pub sentence: String,
    /// What it may mean.
    pub choices: Vec<Choice>,
}

/// One thing that an unclear condition may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// In words.
    pub words: String,
    /// What to ask instead.
    pub ask: Ask,
    /// The answer to it.
    pub value: String,
}

impl Understood {
    pub(super) fn say(&mut self, ask: Ask, words: impl Into<String>, condition: Condition) {
        if let Condition::Kinds(kinds) = &condition {
            self.kinds.clone_from(kinds);
        }
        self.said.push((ask, words.into()));
        self.conditions.push(condition);
    }

    /// A condition on the bodies in a record, which go together.
    pub(super) fn say_who(&mut self, ask: Ask, words: impl Into<String>) {
        self.said.push((ask, words.into()));
    }

    pub(super) fn note(&mut self, sentence: String) {
        self.notes.push(sentence);
    }

    pub(super) fn doubt(&mut self, ask: Ask, typed: &str, sentence: impl Into<String>, choices: Vec<Choice>) {
        self.said.push((ask, format!("{}: {typed}", ask.label())));
        self.unclear.push(Unclear { ask, sentence: sentence.into(), choices });
    }

    /// Each condition in words, in the order of the canonical query.
    pub fn said(&self) -> &[(Ask, String)] {
        &self.said
    }

    /// All of it in words, on one line; nothing where everything is shown.
    pub fn in_words(&self) -> String {
        self.said.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; ")
    }

    /// What could not be followed; while there is any, the list is empty.
    pub fn unclear(&self) -> &[Unclear] {
        &self.unclear
    }

    /// How conditions were understood that can mean more than they say.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// One with conditions that nobody can follow, for samples of pages.
    pub(crate) fn sample() -> Self {
        let mut sample = Self::default();
        sample.doubt(Ask::Kind, "lop-hoc", "Không có loại hoạt động “lop-hoc”.", Vec::new());
        let choice =
            |words: &str, value: &str| Choice { words: words.to_owned(), ask: Ask::Place, value: value.to_owned() };
        let choices = vec![
            choice("xã Tân Tiến, huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025)", "2025-06-30/01858"),
            choice("xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn (đến 30/06/2025)", "2025-06-30/06034"),
        ];
        sample.doubt(Ask::Place, "Tân Tiến", "Có hơn một nơi có thể là “Tân Tiến”; hãy chọn:", choices);
        sample.note("Địa điểm được hiểu là xã Tân Tiến.".to_owned());
        sample
    }

    /// The kind, where the list holds one only.
    pub fn only_kind(&self) -> Option<Kind> {
        if let [kind] = self.kinds[..] { Some(kind) } else { None }
    }
}
