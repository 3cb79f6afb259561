//! What somebody calls a saved list: it stands as a link above the ledger, so it is short. Whether another one of hers has
//! the name already is asked inside the write that gives it: two tabs may give it at once.

use kernel::{FieldErrors, Kind, Refusal};
use web::Problem;

use super::saved_list::SavedList;

/// Longest name, in characters.
const LONGEST: usize = 40;
/// The code of [`is_free`]'s no.
const TAKEN: &str = "saved_list.name_taken";

/// Reads a name.
///
/// # Errors
/// The sentence beside the field `name`.
pub fn read(typed: &str) -> Result<String, FieldErrors> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(beside("Hãy đặt tên cho cách lọc, thí dụ: Phản biện quý này."))
    } else if name.chars().count() > LONGEST {
        Err(beside(format!("Tên dài quá {LONGEST} ký tự; hãy rút gọn.")))
    } else {
        Ok(name)
    }
}

/// None of the others is called so, however it is accented; `others` are those of hers that keep their names.
///
/// # Errors
/// One of them is.
pub fn is_free<'a>(name: &str, others: impl IntoIterator<Item = &'a SavedList>) -> Result<(), Refusal> {
    let folded = viet::fold(name);
    match others.into_iter().find(|other| viet::fold(&other.name) == folded) {
        Some(taken) => {
            let sentence = format!("Bạn đã có cách lọc “{}”; hãy đặt tên khác.", taken.name);
            Err(Refusal::new(Kind::WrongState, TAKEN, sentence))
        }
        None => Ok(()),
    }
}

/// What the write said, with the name's no as a sentence beside its field: she types another one where she stands.
///
/// # Errors
/// Whatever else the write said.
pub fn taken<T>(written: Result<T, Problem>) -> Result<Result<T, FieldErrors>, Problem> {
    match written {
        Err(Problem::Refused(refusal)) if refusal.code == TAKEN => Ok(Err(beside(refusal.sentence))),
        Ok(done) => Ok(Ok(done)),
        Err(problem) => Err(problem),
    }
}

fn beside(sentence: impl Into<String>) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let sentence: String = sentence.into();
    errors.add("name", sentence);
    errors
}
