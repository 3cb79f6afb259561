//! What the forms about bodies share: a day as people type it, one line with a limit, the body of an address.

use std::sync::{Mutex, PoisonError};

use axum::extract::{Path, Query};
use kernel::{Day, FieldErrors, Kind, Refusal};
use web::{Fields, Problem};

use super::body::BodyId;

/// Longest name, in characters.
pub(super) const NAME: usize = 200;
/// Longest citation of a decision, in characters.
pub(super) const BASIS: usize = 300;

/// Union and body of an address.
pub(super) type Here = Path<(String, String)>;

/// What stands behind the `?` of an address; what cannot be read is not there.
pub(super) type Asked<E> = Result<Query<Vec<(String, String)>>, E>;

/// The fields of an address.
pub(super) fn asked<E>(query: Asked<E>) -> Fields {
    Fields::new(query.map(|Query(pairs)| pairs).unwrap_or_default())
}

/// The body that an address names.
pub(super) fn named(Path((_, body)): Here) -> Result<BodyId, Problem> {
    body.parse().map_err(|_| Refusal::not_found().into())
}

/// A day as people type it.
pub(super) fn day(typed: &str, field: &str, errors: &mut FieldErrors) -> Option<Day> {
    viet::parse_date(typed).map(Day::from).map_err(|error| errors.add(field, error.to_string())).ok()
}

/// A day as people read it.
pub(crate) fn shown(day: Day) -> String {
    viet::short_date(day.date())
}

/// Refuses what is longer than `most` characters.
pub(super) fn limit(typed: &str, most: usize, field: &str, errors: &mut FieldErrors) {
    if typed.chars().count() > most {
        errors.add(field, format!("Dài quá {most} ký tự; hãy ghi gọn hơn."));
    }
}

/// What only the transaction can find wrong with a form: a name, word or number that is taken. Looked at there and not
/// before, so that the second sending of a form is led to what the first one made instead of colliding with it.
#[derive(Default)]
pub(super) struct Late(Mutex<FieldErrors>);

impl Late {
    /// Notes what is wrong and stops the transaction.
    pub(super) fn stop(&self, errors: FieldErrors) -> Problem {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = errors;
        Refusal::new(Kind::WrongState, "form.taken", "Có nội dung trùng với nội dung đã có.").into()
    }

    /// What was noted, or the problem itself where it was another.
    pub(super) fn noted(self, problem: Problem) -> Result<FieldErrors, Problem> {
        let errors = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        if errors.is_empty() { Err(problem) } else { Ok(errors) }
    }
}
