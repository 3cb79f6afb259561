//! Figures that only help reading others, which no paper states and nobody declares. It is seen from what they ask, so that
//! a figure of a new kind needs no line here: they count the same as another, put together what others keep apart, or ask
//! how a record was kept instead of what was done.

use figures::{Definition, Literal, Predicate};

use crate::record::{Attribute, Sort};

/// Whether this figure is a part of reading the others of its family.
pub fn is_a_part_of_reading(one: &Definition, family: &[Definition]) -> bool {
    repeats_another(one, family) || puts_roles_together(one, family) || asks_how_it_was_kept(&one.predicate)
}

/// The same list and number under another heading ("theo đối tượng").
fn repeats_another(one: &Definition, family: &[Definition]) -> bool {
    family.iter().take_while(|other| other.key != one.key).any(|other| counts_alike(one, &one.predicate, other))
}

/// Both who leads and who helps, where another figure has those who lead alone.
fn puts_roles_together(one: &Definition, family: &[Definition]) -> bool {
    let both = Predicate::any([Predicate::stands("lead"), Predicate::stands("partner")]);
    let Predicate::All(parts) = &one.predicate else { return false };
    if !parts.contains(&both) {
        return false;
    }
    let alone = parts.iter().map(|part| if *part == both { Predicate::stands("lead") } else { part.clone() });
    let alone = Predicate::all(alone);
    family.iter().any(|other| counts_alike(one, &alone, other))
}

fn counts_alike(one: &Definition, predicate: &Predicate, other: &Definition) -> bool {
    (&one.source, &one.unit, &one.aggregate, one.shape, predicate)
        == (&other.source, &other.unit, &other.aggregate, other.shape, &other.predicate)
}

/// In bulk; under the day of its announcement because the decision's is not known; without the word that others are told
/// apart by. A day that nobody gave is another matter: the thing has not happened.
fn asks_how_it_was_kept(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().any(asks_how_it_was_kept),
        Predicate::Is { field, value } => {
            let is = |code: &str| *value == Literal::from(code);
            (field == "detail" && is("bulk")) || (field == Attribute::Dated.code() && is("cong_bo"))
        }
        Predicate::Not(inner) => {
            matches!(&**inner, Predicate::Known { field } if is_a_word(field))
        }
        _ => false,
    }
}

fn is_a_word(field: &str) -> bool {
    Attribute::ALL.iter().any(|attribute| attribute.code() == field && matches!(attribute.row().sort, Sort::Word(_)))
}
