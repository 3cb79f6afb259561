//! What the list is asked for, as the address says it. The same filter draws the page and the workbook, is what a saved view
//! keeps, and is told in words on paper. What it means is [`Understood`]; which page of it is shown is a [`Turn`].

mod ask;
mod options;
mod place;
mod search;
mod settle;
mod sql;
mod turn;
mod understood;

use std::collections::BTreeMap;

use web::{Asked, Fields};

pub use ask::Ask;
pub use options::{DONE, Offered, Periods, groups, origins, periods, states};

pub use search::patterns;
pub use settle::settle;
pub use turn::{Key, PAGE, Sort, Turn};
pub use understood::{Choice, Understood};

/// Longest value that is looked at, in characters: an engine refuses a pattern of pages or a thousand conditions.
const LONGEST: usize = 200;

/// What the list is asked for, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    asked: BTreeMap<Ask, String>,
    sort: Sort,
}

impl Filter {
    /// From the address, or from a form with the same fields. What is no question of ours is left out.
    pub fn read(fields: &Fields) -> Self {
        let value = |ask: &Ask| {
            let cut: String = fields.line(ask.word()).chars().take(LONGEST).collect();
            // Where a blank was the last letter, the address would be read back without it.
            cut.trim_end().to_owned()
        };
        let asked = Ask::ALL.iter().map(|ask| (*ask, value(ask))).filter(|(_, value)| !value.is_empty());
        Self { asked: asked.collect(), sort: Sort::read(&fields.line(Sort::WORD)) }
    }

    /// From a query string, as [`Filter::query`] writes it.
    pub fn of_query(query: &str) -> Self {
        Self::read(&Asked::of_query(query).0)
    }

    /// What it asks, nothing where it does not.
    pub fn of(&self, ask: Ask) -> &str {
        self.asked.get(&ask).map_or("", String::as_str)
    }

    /// Everything it asks, in the order of the canonical query.
    pub fn asked(&self) -> impl Iterator<Item = (Ask, &str)> {
        self.asked.iter().map(|(ask, value)| (*ask, value.as_str()))
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// The order of the list.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The same with another answer to one question; "" takes it out.
    #[must_use]
    pub fn with(&self, ask: Ask, value: impl Into<String>) -> Self {
        let (mut filter, value) = (self.clone(), value.into());
        if value.is_empty() {
            filter.asked.remove(&ask)
        } else {
            filter.asked.insert(ask, value)
        };
        filter
    }

    /// The same in another order.
    #[must_use]
    pub fn sorted(&self, sort: Sort) -> Self {
        Self { sort, ..self.clone() }
    }

    /// As a query string without the question mark: one spelling for one filter.
    pub fn query(&self) -> String {
        let sort = Some((Sort::WORD, self.sort.word())).filter(|(_, word)| !word.is_empty());
        web::query(self.asked().map(|(ask, value)| (ask.word(), value)).chain(sort))
    }

    /// The address of what it shows below `address`, with what turns the page.
    pub fn address(&self, address: &str, turn: &[(&str, &str)]) -> String {
        let parts = [self.query(), web::query(turn.iter().copied())];
        let query: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if query.is_empty() { address.to_owned() } else { format!("{address}?{}", query.join("&")) }
    }
}

#[cfg(test)]
mod tests;
