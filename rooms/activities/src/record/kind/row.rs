//! The form of a line of the catalogue of kinds, and how such a line is written: a few words that read like a sentence.

use super::Kind;
use crate::record::attribute::Attribute;
use crate::record::measure::Measure;

/// What every record of a kind has in common.
#[derive(Debug)]
pub struct KindRow {
    /// Code as stored.
    pub code: &'static str,
    /// Its word in addresses.
    pub slug: &'static str,
    /// The word on screen.
    pub title: &'static str,
    /// The same inside a sentence.
    pub noun: &'static str,
    /// Where the chooser shows it.
    pub group: Group,
    /// Which days it has, and on which of them it counts.
    pub timing: Timing,
    /// What a record of this kind is about, as the form asks.
    pub subject: &'static str,
    /// What the form calls the bodies that own it.
    pub owners: &'static str,
    /// What its page calls them, by the word of an attribute.
    owners_by: Option<(Attribute, &'static [(&'static str, &'static str)])>,
    /// Whether it has a place.
    ground: Ground,
    /// Measures that are called otherwise here: title and hint.
    measure_words: &'static [(Measure, &'static str, &'static str)],
    /// Attributes that are called otherwise here: title and hint.
    attribute_words: &'static [(Attribute, &'static str, &'static str)],
    /// Which of its days come after which.
    pub orders: &'static [Order],
    /// Measures of which the first is hardly ever more than the second.
    pub at_most: &'static [(Measure, Measure)],
    /// Its measures, in the order of the form. The first one is its natural unit.
    pub measures: &'static [Measure],
    /// How many of them stand open in the form; the others are folded away.
    pub open_measures: usize,
    /// What the natural unit is where nobody stated it and the record is not bulk.
    pub unstated: Unstated,
    /// A measure that is the sum of others unless it is stated itself.
    pub total: Option<(Measure, &'static [Measure])>,
    /// Its attributes, in the order of the form, without the origin that every kind has.
    pub attributes: &'static [Attribute],
    /// How many of them stand open in the form.
    pub open_attributes: usize,
    /// Attributes that have to be stated.
    pub required: &'static [Attribute],
    /// Kinds of which a record of this kind may be a part.
    pub part_of: &'static [Kind],
    /// What the form calls the record of which it is a part.
    pub whole: &'static str,
    /// Keys of the figures that count it.
    pub feeds: &'static [&'static str],
}

/// Where the chooser shows a kind; the order is the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Meetings, visits, study.
    Running,
    /// Consultation, critique, appraisal, comments, advice.
    Critique,
    /// Classes, sessions, workshops, publications.
    Spreading,
    /// Topics, initiatives, applications.
    Research,
    /// Contests, entries, prizes.
    Contests,
    /// Commendations.
    Honours,
    /// Cooperation, health, environment and whatever else.
    Community,
}

/// Which days a record of a kind has, and on which of them it counts: always on its last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// It is held from a first to a last day.
    Held {
        /// What the form calls the first day.
        from: &'static str,
    },
    /// It is opened on one day and closed on another, by a paper; until then it runs and counts as a stock.
    Runs {
        /// What the form calls the day it was opened.
        opened: &'static str,
        /// What the form calls the day it was closed.
        closed: &'static str,
    },
    /// It is decided on one day. Where that day is not known, the day it was announced stands in for it, marked.
    Decided {
        /// What the form calls that day.
        on: &'static str,
    },
}

/// What the natural unit is where nobody stated it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unstated {
    /// One: the record is the thing ("số lớp không ghi là 1").
    One,
    /// Unknown, never one ("không ghi số buổi thì chưa rõ"); the form proposes 1.
    Proposed,
    /// Unknown, and nothing to propose.
    Unknown,
}

/// Whether a record of a kind has a place worth asking for before the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// It is held somewhere.
    Held,
    /// It is done on paper; the place is asked for among the folded fields.
    OnPaper,
}

/// A day of a record that another one has to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Its last day, on which it counts.
    Counted,
    /// The day that an attribute says.
    Day(Attribute),
    /// The year that an attribute says.
    Year(Attribute),
}

/// Of two moments of one record the first does not come after the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What comes first, or on the same day.
    pub before: Moment,
    /// What follows.
    pub after: Moment,
    /// What to make of it where it is the other way round.
    pub otherwise: Otherwise,
}

/// What to make of something that contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// It cannot be.
    Impossible,
    /// It can be, and hardly ever is: it is asked once and then kept.
    Implausible,
}

impl Order {
    /// It cannot be the other way round.
    pub(super) const fn always(before: Moment, after: Moment) -> Self {
        Self { before, after, otherwise: Otherwise::Impossible }
    }

    /// It hardly ever is the other way round.
    pub(super) const fn mostly(before: Moment, after: Moment) -> Self {
        Self { before, after, otherwise: Otherwise::Implausible }
    }
}

impl Group {
    /// All groups, in the order of the chooser.
    pub const ALL: [Group; 7] = [
        Self::Spreading,
        Self::Critique,
        Self::Research,
        Self::Contests,
        Self::Honours,
        Self::Running,
        Self::Community,
    ];

    /// The heading of the chooser.
    pub fn title(self) -> &'static str {
        match self {
            Self::Spreading => "Phổ biến kiến thức, thông tin",
            Self::Critique => "Tư vấn, phản biện, tham mưu",
            Self::Research => "Nghiên cứu, ứng dụng",
            Self::Contests => "Hội thi, cuộc thi, giải thưởng",
            Self::Honours => "Thi đua, khen thưởng",
            Self::Running => "Tổ chức, chỉ đạo, điều hành",
            Self::Community => "Hợp tác, cộng đồng, khác",
        }
    }
}

impl KindRow {
    /// A kind: code, word in addresses, title, the same inside a sentence.
    pub(super) const fn of(words: [&'static str; 4], group: Group, timing: Timing) -> Self {
        let [code, slug, title, noun] = words;
        Self {
            code,
            slug,
            title,
            noun,
            group,
            timing,
            subject: "Nội dung",
            owners: "Đơn vị chủ trì",
            owners_by: None,
            ground: if matches!(timing, Timing::Decided { .. }) { Ground::OnPaper } else { Ground::Held },
            measure_words: &[],
            attribute_words: &[],
            orders: &[],
            at_most: &[],
            measures: &[],
            open_measures: 0,
            unstated: Unstated::Unknown,
            total: None,
            attributes: &[],
            open_attributes: 0,
            required: &[],
            part_of: &[],
            whole: "Thuộc",
            feeds: &[],
        }
    }

    /// What it is about, as the form asks.
    pub(super) const fn about(self, subject: &'static str) -> Self {
        Self { subject, ..self }
    }

    /// What the form calls the bodies that own it.
    pub(super) const fn of_bodies(self, owners: &'static str) -> Self {
        Self { owners, ..self }
    }

    /// What its page calls them, by the word of an attribute.
    pub(super) const fn of_bodies_by(
        self,
        attribute: Attribute,
        words: &'static [(&'static str, &'static str)],
    ) -> Self {
        Self { owners_by: Some((attribute, words)), ..self }
    }

    /// It is done on paper.
    pub(super) const fn on_paper(self) -> Self {
        Self { ground: Ground::OnPaper, ..self }
    }

    /// What some of its measures are called here, and what the form says about them.
    pub(super) const fn calls(self, measure_words: &'static [(Measure, &'static str, &'static str)]) -> Self {
        Self { measure_words, ..self }
    }

    /// What some of its attributes are called here, and what the form says about them.
    pub(super) const fn words(self, attribute_words: &'static [(Attribute, &'static str, &'static str)]) -> Self {
        Self { attribute_words, ..self }
    }

    /// Which of its days come after which.
    pub(super) const fn in_order(self, orders: &'static [Order]) -> Self {
        Self { orders, ..self }
    }

    /// Measures of which the first is hardly ever more than the second.
    pub(super) const fn hardly_more(self, at_most: &'static [(Measure, Measure)]) -> Self {
        Self { at_most, ..self }
    }

    /// Its measures; so many of them stand open.
    pub(super) const fn counts(self, open: usize, measures: &'static [Measure], unstated: Unstated) -> Self {
        Self { open_measures: open, measures, unstated, ..self }
    }

    /// One measure is the sum of others.
    pub(super) const fn sums(self, total: Measure, parts: &'static [Measure]) -> Self {
        Self { total: Some((total, parts)), ..self }
    }

    /// Its attributes; so many of them stand open.
    pub(super) const fn says(self, open: usize, attributes: &'static [Attribute]) -> Self {
        Self { open_attributes: open, attributes, ..self }
    }

    /// Attributes without which it cannot be counted.
    pub(super) const fn must_say(self, required: &'static [Attribute]) -> Self {
        Self { required, ..self }
    }

    /// Kinds of which it may be a part.
    pub(super) const fn within(self, part_of: &'static [Kind]) -> Self {
        Self { part_of, ..self }
    }

    /// The same, with what the form calls that record.
    pub(super) const fn following(self, whole: &'static str, part_of: &'static [Kind]) -> Self {
        Self { whole, part_of, ..self }
    }

    /// The figures that count it.
    pub(super) const fn feeds(self, feeds: &'static [&'static str]) -> Self {
        Self { feeds, ..self }
    }

    /// Measures that stand open in the form. A total is folded away: it follows from its parts.
    pub fn open_measures(&self) -> Vec<Measure> {
        self.typed_measures().take(self.open_measures).collect()
    }

    /// Measures that are folded away.
    pub fn folded_measures(&self) -> Vec<Measure> {
        self.typed_measures().skip(self.open_measures).chain(self.total.map(|(total, _)| total)).collect()
    }

    fn typed_measures(&self) -> impl Iterator<Item = Measure> {
        let total = self.total.map(|(total, _)| total);
        self.measures.iter().copied().filter(move |measure| Some(*measure) != total)
    }

    /// Whether it has a place worth asking for before the rest: what is decided or done on paper has none.
    pub fn asks_where(&self) -> bool {
        self.ground == Ground::Held
    }

    /// What the bodies that own a record are called on its page; `said` are its attributes as stored.
    pub fn owners_of<'a>(&self, said: impl Fn(Attribute) -> Option<&'a str>) -> &'static str {
        let by = self.owners_by.and_then(|(attribute, words)| {
            let stored = said(attribute)?;
            words.iter().find(|(code, _)| *code == stored).map(|(_, word)| *word)
        });
        by.unwrap_or(self.owners)
    }

    /// The label of a measure of this kind.
    pub fn title_of(&self, measure: Measure) -> &'static str {
        self.measure_words.iter().find(|(its, ..)| *its == measure).map_or(measure.title(), |(_, title, _)| title)
    }

    /// What the form of this kind says about a measure.
    pub fn hint_of(&self, measure: Measure) -> &'static str {
        self.measure_words.iter().find(|(its, ..)| *its == measure).map_or(measure.hint(), |(.., hint)| hint)
    }

    /// The label of an attribute of this kind.
    pub fn name_of(&self, attribute: Attribute) -> &'static str {
        let words = self.attribute_words.iter().find(|(its, ..)| *its == attribute);
        words.map_or(attribute.title(), |(_, title, _)| title)
    }

    /// What the form of this kind says about an attribute.
    pub fn note_of(&self, attribute: Attribute) -> &'static str {
        let words = self.attribute_words.iter().find(|(its, ..)| *its == attribute);
        words.map_or(attribute.row().hint, |(.., hint)| hint)
    }

    /// Whether another measure of this kind is counted in the same unit, so that the unit alone does not tell them apart.
    pub fn shares_unit(&self, measure: Measure) -> bool {
        self.measures.iter().filter(|its| its.unit() == measure.unit()).count() > 1
    }

    /// Attributes that stand open in the form.
    pub fn open_attributes(&self) -> &'static [Attribute] {
        &self.attributes[..self.open_attributes.min(self.attributes.len())]
    }

    /// Attributes that are folded away.
    pub fn folded_attributes(&self) -> &'static [Attribute] {
        &self.attributes[self.open_attributes.min(self.attributes.len())..]
    }

    /// Everything a record of this kind may say besides, the origin first.
    pub fn all_attributes(&self) -> impl Iterator<Item = Attribute> + use<> {
        std::iter::once(Attribute::Origin).chain(self.attributes.iter().copied())
    }

    /// Its natural unit.
    pub fn natural(&self) -> Option<Measure> {
        self.measures.first().copied()
    }
}
