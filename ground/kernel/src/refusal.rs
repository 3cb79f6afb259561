//! Three ways to say no (STYLE.md 6). [`FieldErrors`]: what was typed cannot stand (422, the form again).
//! [`Refusal`]: a rule forbids it (403, 404, 409, 429, 503; a stable code, a sentence, perhaps a link that helps).
//! [`Fault`]: the house failed (500); the visitor gets a number, the log gets the chain, never the other way round.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use serde::Serialize;

/// What is wrong with which field, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a sentence that says what is wrong with a field and how to mend it.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// The first sentence about a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, sentence)| sentence.as_str())
    }

    /// All of them, for the summary at the top of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What sort of no a refusal is; decides the status a visitor gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// There is no such thing, or you may not know of it (404).
    NotFound,
    /// You may see it but not do this (403).
    NotAllowed,
    /// The thing is not in the state for it (409).
    WrongState,
    /// Too many tries (429).
    TooMany,
    /// The house has its hands full just now; the same thing a little later will do (503).
    Busy,
}

/// A rule says no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What sort of no.
    pub kind: Kind,
    /// Stable code ("record.already_cancelled"), listed in docs/codes.md.
    pub code: &'static str,
    /// The sentence on the page, in Vietnamese: what, why and how to go on.
    pub sentence: Cow<'static, str>,
    /// A link that helps: words and address.
    pub help: Option<(Cow<'static, str>, String)>,
}

impl Refusal {
    /// A refusal without a link.
    pub fn new(kind: Kind, code: &'static str, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self { kind, code, sentence: sentence.into(), help: None }
    }

    /// There is no such thing, or the actor may not know of it: one answer for both.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "not_found", "Không tìm thấy nội dung này, hoặc bạn không có quyền xem.")
    }

    /// The same refusal with a link that helps.
    #[must_use]
    pub fn with_help(mut self, words: impl Into<Cow<'static, str>>, address: impl Into<String>) -> Self {
        self.help = Some((words.into(), address.into()));
        self
    }
}

/// The house failed. The text is for the log only.
pub struct Fault {
    context: Vec<Cow<'static, str>>,
    source: Option<Box<dyn Error + Send + Sync>>,
    conflict: bool,
}

impl Fault {
    /// A fault with its own words.
    pub fn new(what: impl Into<Cow<'static, str>>) -> Self {
        Self { context: vec![what.into()], source: None, conflict: false }
    }

    /// A fault that another error caused.
    pub fn caused(what: impl Into<Cow<'static, str>>, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { context: vec![what.into()], source: Some(source.into()), conflict: false }
    }

    /// A row that does not parse, named by table, column and key.
    pub fn row(table: &str, column: &str, key: impl fmt::Display) -> Self {
        Self::new(format!("row of {table} with key {key}: column {column} does not parse"))
    }

    /// Marks a transaction that lost against another and may be tried again whole.
    #[must_use]
    pub fn as_conflict(mut self) -> Self {
        self.conflict = true;
        self
    }

    /// Whether trying the whole transaction again may succeed.
    pub fn is_conflict(&self) -> bool {
        self.conflict
    }

    /// Says what was being done.
    #[must_use]
    pub fn while_doing(mut self, what: impl Into<Cow<'static, str>>) -> Self {
        self.context.insert(0, what.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.context.join(": "))?;
        let mut cause: Option<&dyn Error> = match &self.source {
            Some(source) => Some(source.as_ref()),
            None => None,
        };
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_tells_its_whole_chain_to_the_log() {
        let fault = Fault::caused("insert record", "disk full").while_doing("POST /hoat-dong");
        assert_eq!(fault.to_string(), "POST /hoat-dong: insert record: disk full");
    }

    #[test]
    fn the_first_error_of_a_field_stands_beside_it() {
        let mut errors = FieldErrors::new();
        errors.add("last_day", "một");
        errors.add("last_day", "hai");
        assert_eq!(errors.of("last_day"), Some("một"));
        assert_eq!(errors.iter().count(), 2);
    }
}
