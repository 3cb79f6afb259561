//! What can be counted, declared by a room as data: one table of dated facts, and what hangs from it.
//! Table and column names are written by programmers only, so they are `&'static str`; what a predicate names is looked
//! up here first, and a name that is not here never reaches the database.
//! One row is one fact as it was known for a while. As everywhere in the house, every table leads its key with `union_no`,
//! numbers are unique over all Unions, and columns are NOT NULL unless said.

use kernel::{Day, Fault};

use crate::predicate::Literal;

/// A table of facts that figures may count.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// How definitions call it ("record").
    pub name: &'static str,
    /// The table.
    pub table: &'static str,
    /// BIGINT column that names the row within the house; measures and standing hang from it.
    pub key: &'static str,
    /// TEXT: the name at the door of the thing counted, where its line in a list leads to.
    pub id: Column,
    /// TEXT: what a list calls it.
    pub title: Column,
    /// When a row counts.
    pub when: When,
    /// From when to when the house held the row to be true; `None` for facts that are never corrected.
    pub known: Option<Known>,
    /// What predicates may ask of a row, and what may be counted once each.
    pub fields: &'static [Field],
    /// Where its quantities are kept, each in its own unit.
    pub measures: Option<Measures>,
    /// How bodies stand to a row.
    pub standing: &'static [Standing],
}

/// Where a value is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// In a column of the row itself.
    Own(&'static str),
    /// In the one row of another table that a number column of this row points to. Every number carries its Union in
    /// its upper half, so the other table's leading key is known without asking.
    Via {
        /// The column of this row that holds the other's number.
        by: &'static str,
        /// The other table.
        table: &'static str,
        /// Its number column.
        key: &'static str,
        /// Its column with the value.
        column: &'static str,
    },
    /// In a side table, which holds at most one row a fact and name, kept under the fact's own Union. Most facts have no
    /// row of a given name, so that a field beside its row is always [`Presence::Sometimes`]. Its values are TEXT whatever
    /// they say: a whole number stands there in plain digits, a day as `YYYY-MM-DD`.
    Beside {
        /// The side table.
        table: &'static str,
        /// Its column with the fact's key.
        of: &'static str,
        /// Its column with the name of what the row says.
        name: &'static str,
        /// The name in this field's row ("origin").
        is: &'static str,
        /// Its column with the value.
        value: &'static str,
    },
}

/// When a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A flow: on one day.
    On {
        /// The counting day.
        day: &'static str,
    },
    /// A stock: on every day of [from, to).
    During {
        /// The first day.
        from: &'static str,
        /// The first day on which it no longer counts; '9999-12-31' is no end.
        to: &'static str,
    },
}

/// The instants, [from, to), for which the house held a row to be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Entered.
    pub from: &'static str,
    /// Replaced or withdrawn.
    pub to: &'static str,
}

/// A property of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// How predicates call it.
    pub name: &'static str,
    /// Where it is.
    pub column: Column,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be unknown (NULL).
    pub presence: Presence,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words or a code.
    Text,
    /// A whole number, also a `No`.
    Int,
    /// A day.
    Day,
}

/// Whether a field of a row may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// NOT NULL.
    Always,
    /// NULL is unknown: it is no value, so it equals nothing.
    Sometimes,
}

impl Field {
    /// A text that is always there.
    pub const fn text(name: &'static str, column: Column) -> Self {
        Self { name, column, holds: Holds::Text, presence: Presence::Always }
    }

    /// A whole number or a `No` that is always there.
    pub const fn int(name: &'static str, column: Column) -> Self {
        Self { name, column, holds: Holds::Int, presence: Presence::Always }
    }

    /// A day that is always there.
    pub const fn day(name: &'static str, column: Column) -> Self {
        Self { name, column, holds: Holds::Day, presence: Presence::Always }
    }

    /// Words of a table as a value of this field. A number in other digits than its own, or what is no day, would equal
    /// nothing in the database, and so is a fault.
    pub(crate) fn literal(&self, said: String) -> Result<Literal, Fault> {
        let fits = match self.holds {
            Holds::Text => Some(Literal::Text(said.clone())),
            Holds::Day => said.parse::<Day>().ok().map(|day| Literal::Text(day.to_string())),
            Holds::Int => said.parse().ok().map(Literal::Int),
        };
        let fits = fits.filter(|value| value.to_string() == said);
        fits.ok_or_else(|| Fault::new(format!("field {} holds “{said}”", self.name)))
    }

    /// The same field, sometimes unknown.
    #[must_use]
    pub const fn or_unknown(self) -> Self {
        Self { presence: Presence::Sometimes, ..self }
    }
}

/// The table of a source's quantities: at most one row a fact and measure, kept under the fact's own Union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// The table.
    pub table: &'static str,
    /// Its column with the fact's key.
    pub of: &'static str,
    /// Its column with the measure's code.
    pub measure: &'static str,
    /// BIGINT, NULL for measured but unknown.
    pub value: &'static str,
    /// TEXT, a code of [`kernel::Qualifier`].
    pub qualifier: &'static str,
    /// The measures it may hold.
    pub known: &'static [&'static str],
}

/// How bodies stand to a row: one column of the row, or any number of rows beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One body, in a column of the row.
    Column {
        /// The role it has there ("parent").
        role: &'static str,
        /// The column with the body's number.
        column: &'static str,
    },
    /// Several bodies, each with its role, in another table.
    Rows {
        /// The other table.
        table: &'static str,
        /// Its column with the fact's key.
        of: &'static str,
        /// Its column with the body's number.
        body: &'static str,
        /// Its column with the role.
        role: &'static str,
        /// Its copy of the counting day, so that bodies are found without looking at the facts; a stock does not ask it.
        day: &'static str,
        /// The roles that occur in it.
        roles: &'static [&'static str],
    },
}

impl Source {
    /// The field of this name.
    ///
    /// # Errors
    /// When the source has no such field.
    pub fn field(&self, name: &str) -> Result<&'static Field, Fault> {
        self.fields.iter().find(|field| field.name == name).ok_or_else(|| self.lacks("field", name))
    }

    /// Where bodies of this role are found.
    ///
    /// # Errors
    /// When bodies do not stand to this source in that role.
    pub fn standing(&self, role: &str) -> Result<&'static Standing, Fault> {
        self.standing.iter().find(|standing| standing.roles().contains(&role)).ok_or_else(|| self.lacks("role", role))
    }

    /// Where this measure is kept.
    ///
    /// # Errors
    /// When the source has no such measure.
    pub fn measures(&self, measure: &str) -> Result<&Measures, Fault> {
        let kept = self.measures.as_ref().filter(|measures| measures.known.contains(&measure));
        kept.ok_or_else(|| self.lacks("measure", measure))
    }

    fn lacks(&self, what: &str, name: &str) -> Fault {
        Fault::new(format!("source {} has no {what} “{name}”", self.name))
    }
}

impl Standing {
    /// The roles it knows.
    pub fn roles(&self) -> &[&'static str] {
        match self {
            Self::Column { role, .. } => std::slice::from_ref(role),
            Self::Rows { roles, .. } => roles,
        }
    }
}
