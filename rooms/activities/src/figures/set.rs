//! How a line of the catalogue of figures is written: which records, when they count, for whom; the predicate and the
//! sentence for the office are made of the same parts, so that they cannot say two things.
//!
//! Headline figures count what a body leads (chủ trì, đồng chủ trì); what it only takes part in (phối hợp, and nobody below
//! it leads) is counted apart, so that the two lists never share a record.

use ::figures::{Aggregate, Definition, Predicate as P, Regrouping, Shape, Source};

use super::source::{OPENED, RECORDS, RUNNING};
use crate::record::{Attribute, Kind, Measure};

/// Some records, and the words for them.
#[derive(Clone, Debug)]
pub struct Set {
    kinds: &'static [Kind],
    /// What they are, inside a sentence.
    things: &'static str,
    when: Time,
    only: Vec<P>,
    /// What is said of them further, each after a comma.
    clauses: Vec<&'static str>,
    who: (P, &'static str),
    /// What the reader might not expect, last.
    note: &'static str,
}

/// When a record counts, in which state; with the words.
#[derive(Clone, Copy, Debug)]
enum Time {
    /// Done, on its last day in the period.
    Ended(&'static str),
    /// Begun, whether it still runs or is done, on its first day in the period.
    Begun(&'static str),
    /// There on the closing day: begun, and not ended by then.
    Lasting(&'static str),
    /// Done on whatever day; the rest of the predicate asks the period.
    Done(&'static str),
    /// Running or done, on whatever day; the rest of the predicate asks the period.
    Whenever(&'static str),
}

impl Set {
    /// Records of these kinds that are done, counted on their last day, for whoever leads them.
    pub fn of(kinds: &'static [Kind], things: &'static str) -> Self {
        let who = (P::stands("lead"), "chủ trì hoặc đồng chủ trì");
        let when = Time::Ended("đã thực hiện, có ngày kết thúc trong kỳ");
        Self { kinds, things, when, only: Vec::new(), clauses: Vec::new(), who, note: "" }
    }

    /// The same, with other words for the last day.
    pub fn on(self, words: &'static str) -> Self {
        Self { when: Time::Ended(words), ..self }
    }

    /// Counted on the first day instead.
    pub fn begun(self, words: &'static str) -> Self {
        Self { when: Time::Begun(words), ..self }
    }

    /// What there is on the closing day.
    pub fn lasting(self, words: &'static str) -> Self {
        Self { when: Time::Lasting(words), ..self }
    }

    /// Done, whatever its day, where `tie` says what it has to do with the period.
    pub fn done_whenever(self, tie: P, words: &'static str) -> Self {
        Self { when: Time::Done(words), ..self }.and(tie)
    }

    /// Running or done, whatever its days, where `ties` say what it has to do with the period.
    pub fn whenever(self, ties: impl IntoIterator<Item = P>, words: &'static str) -> Self {
        ties.into_iter().fold(Self { when: Time::Whenever(words), ..self }, Self::and)
    }

    /// Only those of which this is true, in words.
    pub fn only(mut self, which: P, clause: &'static str) -> Self {
        self.clauses.push(clause);
        self.and(which)
    }

    /// Only those whose attribute is this word of its list.
    pub fn saying(self, attribute: Attribute, word: &str, clause: &'static str) -> Self {
        self.only(P::is(attribute.code(), word), clause)
    }

    /// Only those of which nobody said this attribute.
    pub fn silent(self, attribute: Attribute, clause: &'static str) -> Self {
        self.only(P::unknown(attribute.code()), clause)
    }

    /// For whoever takes part, and nobody of whom leads.
    pub fn helped(self) -> Self {
        self.who(P::all([P::stands("partner"), !P::stands("lead")]), "phối hợp mà không chủ trì")
    }

    /// For whoever leads or takes part.
    pub fn taken_part(self) -> Self {
        self.who(P::any([P::stands("lead"), P::stands("partner")]), "chủ trì hoặc phối hợp")
    }

    /// For whom.
    pub fn who(self, who: P, words: &'static str) -> Self {
        Self { who: (who, words), ..self }
    }

    /// What the reader might not expect.
    pub fn noting(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    /// The sum of a measure over these records; one in which the measure is not stated is not in the list, one in which it is
    /// stated as unknown is.
    pub fn sum(&self, measure: Measure, key: &str, title: &str) -> Definition {
        let aggregate = Aggregate::Sum { measure: measure.code().to_owned() };
        let unit = published_unit(measure);
        self.define(key, title, unit, &format!("Tổng số {unit}"), aggregate)
    }

    /// The sum of money over these records.
    pub fn money(&self, measure: Measure, key: &str, title: &str) -> Definition {
        let aggregate = Aggregate::Sum { measure: measure.code().to_owned() };
        self.define(key, title, measure.unit(), "Tổng số tiền", aggregate)
    }

    /// How many records there are.
    pub fn records(&self, unit: &str, key: &str, title: &str) -> Definition {
        self.define(key, title, unit, "Số bản ghi", Aggregate::Records)
    }

    fn and(mut self, which: P) -> Self {
        self.only.push(which);
        self
    }

    fn define(&self, key: &str, title: &str, unit: &str, counted: &str, aggregate: Aggregate) -> Definition {
        let (source, shape) = self.when.counts();
        let clauses: String = self.clauses.iter().map(|clause| format!(", {clause}")).collect();
        let note = if self.note.is_empty() { String::new() } else { format!("; {}", self.note) };
        let (things, when, who) = (self.things, self.when.words(), self.who.1);
        Definition {
            key: key.to_owned(),
            version: 1,
            title: title.to_owned(),
            unit: unit.to_owned(),
            sentence: format!(
                "{counted} của các {things} {when}{clauses}, do đơn vị hoặc tổ chức trực thuộc {who}; mỗi bản ghi tính một lần{note}."
            ),
            source: source.name.to_owned(),
            shape,
            predicate: self.predicate(),
            aggregate,
            regrouping: Regrouping::Allowed,
        }
    }

    fn predicate(&self) -> P {
        let kinds = match self.kinds {
            [kind] => P::is("kind", kind.row().code),
            kinds => P::one_of("kind", kinds.iter().map(|kind| kind.row().code)),
        };
        P::all([kinds, self.when.state()].into_iter().chain(self.only.iter().cloned()).chain([self.who.0.clone()]))
    }
}

impl Time {
    fn counts(self) -> (&'static Source, Shape) {
        match self {
            Self::Ended(_) => (&RECORDS, Shape::Flow),
            Self::Begun(_) => (&OPENED, Shape::Flow),
            Self::Lasting(_) => (&RUNNING, Shape::Stock),
            Self::Done(_) => (&RECORDS, Shape::Whenever),
            Self::Whenever(_) => (&RUNNING, Shape::Whenever),
        }
    }

    fn state(self) -> P {
        match self {
            Self::Ended(_) | Self::Done(_) => P::is("state", "done"),
            Self::Begun(_) | Self::Lasting(_) | Self::Whenever(_) => P::one_of("state", ["running", "done"]),
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Ended(words)
            | Self::Begun(words)
            | Self::Lasting(words)
            | Self::Done(words)
            | Self::Whenever(words) => words,
        }
    }
}

/// The unit that published definitions name: a definition's words are never changed, whatever the form says by now.
fn published_unit(measure: Measure) -> &'static str {
    if measure == Measure::Experts { "lượt người" } else { measure.unit() }
}

/// Of what is decided: only that of which the day of the decision is known. It is a part of every such figure's meaning, not a
/// clause of its own.
pub fn decided(set: Set) -> Set {
    set.and(P::is(Attribute::Dated.code(), "quyet_dinh"))
}

/// Of what is decided: only that of which nobody knows when, so that it stands under the day it was announced.
pub fn announced(set: Set) -> Set {
    set.saying(Attribute::Dated, "cong_bo", "chưa rõ ngày quyết định")
}

/// Without what was revoked since, as far as it is known.
pub fn not_revoked(set: Set) -> Set {
    set.silent(Attribute::RevokedDay, "chưa bị thu hồi")
}
