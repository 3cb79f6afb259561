//! Whatever a record of a kind may say, thrown by dice: only measures and attributes of its kind, each often left out.

use std::collections::BTreeMap;

use kernel::{Day, Dice, Qualifier, Quantity};

use crate::record::{Attribute, Kind, Measure, Sort, Timing};

/// Measures of the kind; its natural unit always, though perhaps unknown.
pub fn measures(kind: Kind, dice: &Dice) -> BTreeMap<Measure, Quantity> {
    let row = kind.row();
    let thrown = row.measures.iter().filter(|measure| row.natural() == Some(**measure) || dice.below(2) == 0);
    thrown.map(|measure| (*measure, quantity(dice))).collect()
}

fn quantity(dice: &Dice) -> Quantity {
    match dice.below(8) {
        0 => Quantity::UNKNOWN,
        1 => Quantity::stated(i64::from(dice.below(9_000)) + 1, Qualifier::Over),
        2 => Quantity::stated(i64::from(dice.below(9_000)) + 1, Qualifier::Nearly),
        _ => Quantity::exact(i64::from(dice.below(60)) + 1),
    }
}

/// Attributes of the kind, what has to be said always; and for what is decided, by which day it counts.
pub fn attributes(kind: Kind, dice: &Dice) -> BTreeMap<Attribute, String> {
    let row = kind.row();
    let decided = matches!(row.timing, Timing::Decided { .. }).then_some(Attribute::Dated);
    let needed = |attribute| row.required.contains(&attribute) || attribute == Attribute::Dated;
    // Revoked is rare in life, and would empty the other figures.
    let rare = |attribute| if attribute == Attribute::RevokedDay { 4 } else { 2 };
    let thrown = row.all_attributes().chain(decided).filter(|one| needed(*one) || dice.below(rare(*one)) == 0);
    thrown.map(|attribute| (attribute, value(attribute, dice))).collect()
}

fn value(attribute: Attribute, dice: &Dice) -> String {
    match attribute.row().sort {
        Sort::Word(words) => pick(dice, words).0.to_owned(),
        Sort::Words => "Công văn số 812/UBND-KGVX".to_owned(),
        Sort::Day => day(dice).to_string(),
        // Years of merit near the periods that are asked; editions are numbers all the same.
        Sort::Number(least, most) => (2020 + i64::from(dice.below(4))).clamp(least, most).to_string(),
    }
}

/// A day around those on which the periods of the random ledgers begin and end.
pub fn day(dice: &Dice) -> Day {
    (0..dice.below(1000)).fold("2021-01-01".parse::<Day>().unwrap(), |day, _| day.next())
}

/// One of these.
pub fn pick<'a, T>(dice: &Dice, from: &'a [T]) -> &'a T {
    &from[dice.below(u32::try_from(from.len()).unwrap()) as usize]
}
