//! The bodies a form or a filter offers: those of the Union today, and whatever else the record already speaks of (a body
//! of another Union, one that has ended; the record of which it is a part, whatever became of that; its places), so that
//! correcting it never drops what nobody touched.

use kernel::{Actor, BodyNo, Day, Fault, UnionNo};
use organisation::{Body, Scope, UnionHere, body};
use store::Snapshot;

use super::content::{Place, Places};
use super::kind::Kind;
use super::record::{Record, RecordId, RecordNo};
use super::{there, wholes};
use crate::called::{Called, Names};

/// The bodies that can be chosen, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    home: Option<BodyNo>,
    bodies: Vec<Choice>,
    wholes: Vec<Whole>,
    province: Option<places::Key>,
    places: Vec<(places::Era, Place)>,
}

/// A record of which others may be a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Its number.
    pub no: RecordNo,
    /// Its name at the door.
    pub id: RecordId,
    /// What it was about.
    pub title: String,
    /// Its first day.
    pub day: Day,
    /// What it was about, with its year.
    pub words: String,
}

impl Whole {
    /// What it was about, with its first day.
    pub fn in_full(&self) -> String {
        format!("{} ({})", self.title, viet::short_date(self.day.date()))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    no: BodyNo,
    id: String,
    words: String,
    name: String,
    short: String,
}

impl Choices {
    /// The bodies of this Union today, each at its depth.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn here(view: &Snapshot, at: &UnionHere) -> Result<Self, Fault> {
        let placed = body::store::list_below(view, at.body.no, view.today()).await?;
        let choice = |placed: &body::Placed| {
            Choice::new(&placed.body, format!("{}{}", "– ".repeat(placed.depth.saturating_sub(1)), placed.body.short))
        };
        let bodies = placed.iter().map(choice).collect();
        Ok(Self { home: Some(at.body.no), bodies, province: province_of(at.body.union), ..Self::default() })
    }

    /// The same, and the records of this Union of which one of this kind may be a part, as far as the actor sees them.
    ///
    /// # Errors
    /// What the engine says.
    #[must_use = "the choices are handed back with the records"]
    pub async fn with_wholes(self, view: &Snapshot, who: &Actor, at: &UnionHere, kind: Kind) -> Result<Self, Fault> {
        let wholes = wholes::list(view, who, at.body.union, kind.row().part_of).await?;
        Ok(Self { wholes, ..self })
    }

    /// The same with these records, for whoever has fetched them.
    #[must_use]
    pub(crate) fn and_wholes(self, wholes: Vec<Whole>) -> Self {
        Self { wholes, ..self }
    }

    /// What the form of a record's correction offers and reads by, whichever Union's address it is below: its own bodies,
    /// the record of which it is a part, its places, and the province of the Union that entered it.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn to_correct(view: &Snapshot, who: &Actor, at: &UnionHere, record: &Record) -> Result<Self, Fault> {
        let mut choices = Self::here_and_of(view, at, record).await?.with_wholes(view, who, at, record.kind).await?;
        let content = &record.current().content;
        if let Some(no) = content.part_of().filter(|no| choices.whole_id_of(*no).is_none()) {
            choices.wholes.push(wholes::of(view, no).await?);
        }
        if let Places::Named(places) = content.places() {
            let era = places::Era::on(there::counting_day(content));
            choices.places = places.iter().map(|place| (era, place.clone())).collect();
        }
        choices.province = province_of(record.union());
        Ok(choices)
    }

    /// The place that these words mean on a day. What the record says in the same words of the same list of units stays the
    /// unit it was taken for.
    pub fn place(&self, written: String, day: Day, meant: &mut places::Meanings) -> Place {
        let same = |(era, place): &&(places::Era, Place)| {
            place.unit.is_some() && place.written == written && *era == places::Era::on(day)
        };
        let stored = self.places.iter().find(same).map(|(_, place)| place.clone());
        stored.unwrap_or_else(|| Place { unit: Place::unit_of(meant.resolve(&written, day)), written })
    }

    /// The Union's province, by which a bare name of a commune is understood.
    pub fn province(&self) -> Option<places::Key> {
        self.province
    }

    /// What these bodies are called.
    pub(crate) fn names(&self) -> Names {
        let called = |choice: &Choice| {
            let Choice { no, id, name, short, .. } = choice.clone();
            Called { no, id, name, short }
        };
        Names::of(self.home, self.bodies.iter().map(called).collect())
    }

    /// The same, and bodies that no form offers, for whoever reads them by their names.
    #[must_use]
    pub(crate) fn and_bodies(mut self, more: &[Called]) -> Self {
        let choice = |called: &Called| {
            let Called { no, id, name, short } = called.clone();
            Choice { no, id, words: name.clone(), name, short }
        };
        self.bodies.extend(more.iter().map(choice));
        self
    }

    /// The record of this name at the door of which others may be a part.
    pub fn find_whole(&self, id: &str) -> Option<RecordNo> {
        let id: RecordId = id.parse().ok()?;
        self.wholes.iter().find(|whole| whole.id == id).map(|whole| whole.no)
    }

    /// The name at the door of a record of which others may be a part.
    pub fn whole_id_of(&self, no: RecordNo) -> Option<String> {
        self.wholes.iter().find(|whole| whole.no == no).map(|whole| whole.id.to_string())
    }

    /// The records of which others may be a part, as a select takes them.
    pub fn whole_options(&self) -> Vec<(String, String)> {
        self.wholes.iter().map(|whole| (whole.id.to_string(), whole.words.clone())).collect()
    }

    /// Those of them that somebody reaches in any role: what a filter may name. A form offers all of them, because a class
    /// is often led together with another association.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn reached_by(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Self, Fault> {
        let mut choices = Self::here(view, at).await?;
        let hers = Scope::any(who, view.today()).reached_of(view, &choices.numbers()).await?;
        choices.bodies.retain(|choice| hers.contains(&choice.no));
        Ok(choices)
    }

    /// The bodies of this Union today, and those that any version of a record speaks of.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn here_and_of(view: &Snapshot, at: &UnionHere, record: &Record) -> Result<Self, Fault> {
        let mut choices = Self::here(view, at).await?;
        for (no, _) in record.versions().iter().flat_map(|version| version.content.bodies()) {
            if choices.id_of(*no).is_none() {
                let body = body::store::get(view, *no).await?;
                choices.bodies.push(Choice::new(&body, body.name.clone()));
            }
        }
        Ok(choices)
    }

    /// The body of this name at the door.
    pub fn find(&self, id: &str) -> Option<BodyNo> {
        self.bodies.iter().find(|choice| choice.id == id).map(|choice| choice.no)
    }

    /// The name at the door of a body.
    pub fn id_of(&self, no: BodyNo) -> Option<&str> {
        self.bodies.iter().find(|choice| choice.no == no).map(|choice| choice.id.as_str())
    }

    /// What a body is called; nothing where it cannot be chosen.
    pub fn words_of(&self, no: BodyNo) -> String {
        let choice = self.bodies.iter().find(|choice| choice.no == no);
        choice.map_or_else(String::new, |choice| choice.words.trim_start_matches("– ").to_owned())
    }

    /// Their numbers.
    pub fn numbers(&self) -> Vec<BodyNo> {
        self.bodies.iter().map(|choice| choice.no).collect()
    }

    /// Names at the door and words, as a picker takes them.
    pub fn options(&self) -> Vec<(String, String)> {
        self.bodies.iter().map(|choice| (choice.id.clone(), choice.words.clone())).collect()
    }

    #[cfg(test)]
    pub(super) fn near(province: Option<places::Key>) -> Self {
        Self { province, ..Self::default() }
    }

    /// These bodies, for whoever reads a form where there is no ledger.
    pub fn sample(bodies: impl IntoIterator<Item = (BodyNo, body::BodyId)>) -> Self {
        let choice = |(no, id): (BodyNo, body::BodyId)| Choice {
            no,
            id: id.to_string(),
            words: format!("{no:?}"),
            name: format!("{no:?}"),
            short: format!("{no:?}"),
        };
        Self { bodies: bodies.into_iter().map(choice).collect(), ..Self::default() }
    }
}

/// The province of a Union, by which a bare name of a commune is understood.
pub fn province_of(union: UnionNo) -> Option<places::Key> {
    // A Union's number is the code that its province had when the Unions were numbered.
    i32::try_from(union.get()).ok().and_then(places::province_of_old_code)
}

impl Choice {
    fn new(body: &Body, words: String) -> Self {
        Self { no: body.no, id: body.id.to_string(), words, name: body.name.clone(), short: body.short.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// docs/rules/places.md, rule 2: a day of another list is another question.
    #[test]
    fn a_place_keeps_its_unit_while_its_words_and_its_list_stay() {
        let [old, new] = ["2022-06-14", "2025-07-02"].map(|day| day.parse::<Day>().unwrap());
        let [lang_son, thai_binh] = [20, 34].map(|union| province_of(UnionNo::new(union)));
        let stored = Place::meant("xã Vũ Lăng", old, thai_binh);
        let places = vec![(places::Era::on(old), stored.clone())];
        let choices = Choices { province: lang_son, places, ..Choices::default() };
        let place = |words: &str, day| choices.place(words.to_owned(), day, &mut places::Meanings::near(lang_son));
        assert_eq!(place("xã Vũ Lăng", old), stored);
        for (words, day) in [("Vũ Lăng", old), ("xã Vũ Lăng", new)] {
            let meant = place(words, day);
            assert_eq!(meant, Place::meant(words, day, lang_son));
            assert_ne!(meant.unit, stored.unit, "{words}");
        }
    }
}
