//! The bodies a form or a filter offers: those of the Union today, and whatever else the record already speaks of (a body
//! of another Union, one that has ended), so that correcting a joint record never drops an owner.

use kernel::{Actor, BodyNo, Fault};
use organisation::{Body, Scope, UnionHere, body};
use store::Snapshot;

use super::record::Record;

/// The bodies that can be chosen, in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Choice>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    no: BodyNo,
    id: String,
    words: String,
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
        Ok(Self(placed.iter().map(choice).collect()))
    }

    /// Those of them that somebody reaches in any role: what a filter may name. A form offers all of them, because a class
    /// is often led together with another association.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn reached_by(view: &Snapshot, who: &Actor, at: &UnionHere) -> Result<Self, Fault> {
        let mut choices = Self::here(view, at).await?;
        let hers = Scope::any(who, view.today()).reached_of(view, &choices.numbers()).await?;
        choices.0.retain(|choice| hers.contains(&choice.no));
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
                choices.0.push(Choice::new(&body, body.name.clone()));
            }
        }
        Ok(choices)
    }

    /// The body of this name at the door.
    pub fn find(&self, id: &str) -> Option<BodyNo> {
        self.0.iter().find(|choice| choice.id == id).map(|choice| choice.no)
    }

    /// The name at the door of a body.
    pub fn id_of(&self, no: BodyNo) -> Option<&str> {
        self.0.iter().find(|choice| choice.no == no).map(|choice| choice.id.as_str())
    }

    /// What a body is called; nothing where it cannot be chosen.
    pub fn words_of(&self, no: BodyNo) -> String {
        let choice = self.0.iter().find(|choice| choice.no == no);
        choice.map_or_else(String::new, |choice| choice.words.trim_start_matches("– ").to_owned())
    }

    /// Their numbers.
    pub fn numbers(&self) -> Vec<BodyNo> {
        self.0.iter().map(|choice| choice.no).collect()
    }

    /// Names at the door and words, as a picker takes them.
    pub fn options(&self) -> Vec<(String, String)> {
        self.0.iter().map(|choice| (choice.id.clone(), choice.words.clone())).collect()
    }

    #[cfg(test)]
    pub(super) fn sample(bodies: impl IntoIterator<Item = (BodyNo, body::BodyId)>) -> Self {
        let choice = |(no, id): (BodyNo, body::BodyId)| Choice { no, id: id.to_string(), words: format!("{no:?}") };
        Self(bodies.into_iter().map(choice).collect())
    }
}

impl Choice {
    fn new(body: &Body, words: String) -> Self {
        Self { no: body.no, id: body.id.to_string(), words }
    }
}
