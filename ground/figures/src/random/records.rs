//! What the bodies did. Every tenth record is of one hard sort for certain, and of the others by chance.

use kernel::{BodyNo, Dice, Id, No, Qualifier, Quantity, Timestamp, UnionNo};

use super::{Body, Chance, Declaration, Record, Version, early, later};

/// The `i`th record.
pub(super) fn enter(dice: &Dice, bodies: &[Body], i: u32) -> Record {
    let sort = Sort { dice, certain: i % 10 };
    let union = if i.is_multiple_of(2) { 20 } else { 30 };
    let number = |running| No::<()>::new(UnionNo::new(union), running).get();
    let kind = if dice.one_in(8) { "talk" } else { "training_class" };
    let mut known_from = match dice.one_in(8) {
        true => Timestamp::start_of(early()),
        false => Timestamp::start_of(dice.day("2021-01-01", 700)),
    };
    let id = Id::<()>::new(known_from, dice).to_string();
    let corrections = if sort.is(5, 6) { 1 + dice.below(2) } else { 0 };
    let mut versions = Vec::new();
    for correction in 0..=corrections {
        let known_to = match correction {
            last if last == corrections => Timestamp::NEVER,
            _ if known_from.day() < early() && dice.one_in(2) => Timestamp::start_of(early()),
            _ => Timestamp::start_of(later(known_from.day(), 1 + dice.below(300))),
        };
        versions.push(version(&sort, bodies, number(i * 10 + correction), known_from, known_to));
        known_from = known_to;
    }
    Record { no: number(i + 1), id, kind, versions }
}

/// Which sorts a record is of.
struct Sort<'a> {
    dice: &'a Dice,
    certain: u32,
}

impl Sort<'_> {
    /// For certain when its turn has come, else one time in `n`.
    fn is(&self, turn: u32, n: u32) -> bool {
        self.certain == turn || self.dice.one_in(n)
    }
}

fn version(sort: &Sort<'_>, bodies: &[Body], no: i64, known_from: Timestamp, known_to: Timestamp) -> Version {
    let dice = sort.dice;
    let last = match dice.one_in(3) {
        true => dice.edge(),
        false => dice.day("2021-01-01", 1000),
    };
    // A hundred days are more than a quarter: such a record straddles wherever it lies.
    let days = if sort.is(4, 8) { 100 + dice.below(300) } else { dice.below(4) };
    let state = match sort.certain {
        0 => "cancelled",
        1 => "planned",
        _ if dice.one_in(20) => "withdrawn",
        _ if dice.one_in(10) => dice.pick(&["cancelled", "planned"]),
        _ => "done",
    };
    let detail = if sort.is(6, 8) { "bulk" } else { "single" };
    Version {
        no,
        known_from,
        known_to,
        state,
        detail,
        first: (0..days).fold(last, |day, _| day.previous()),
        last,
        place_count: dice.one_in(2).then(|| i64::from(1 + dice.below(3))),
        bodies: standing(sort, bodies),
        measures: measures(sort, detail),
        attributes: attributes(sort),
    }
}

fn standing(sort: &Sort<'_>, bodies: &[Body]) -> Vec<(BodyNo, &'static str)> {
    let dice = sort.dice;
    let of_union = |union: i64| {
        let numbers = bodies.iter().map(|body| body.no).filter(|no| no.union().get() == union);
        dice.pick(&numbers.collect::<Vec<_>>())
    };
    let (here, there) = dice.pick(&[(20, 30), (30, 20)]);
    let mut standing = Vec::new();
    let mut add = |body, role| {
        if !standing.iter().any(|(known, _)| *known == body) {
            standing.push((body, role));
        }
    };
    let led_from_outside = sort.certain == 9;
    if !led_from_outside {
        add(of_union(here), "lead");
        if sort.is(3, 6) {
            add(of_union(there), "lead");
        }
        // Two rolls may name one body twice: then it is one owner, and a third is asked.
        if sort.is(2, 4) {
            (0..3).for_each(|_| add(of_union(here), "lead"));
        }
    }
    if led_from_outside || dice.one_in(2) {
        add(of_union(here), "partner");
        if dice.one_in(3) {
            add(of_union(there), "partner");
        }
    }
    standing
}

fn measures(sort: &Sort<'_>, detail: &str) -> Vec<(&'static str, Quantity)> {
    let dice = sort.dice;
    let (unknown, qualified) = (sort.is(7, 6), sort.is(8, 6));
    let some = |below: u32| {
        let value = i64::from(dice.below(below));
        let qualifier = if qualified { dice.pick(&Qualifier::ALL[1..]) } else { Qualifier::Exact };
        Quantity::stated(value, qualifier)
    };
    let classes = match detail {
        "bulk" if dice.one_in(2) => Quantity::UNKNOWN,
        "bulk" => some(60),
        _ => Quantity::exact(dice.pick(&[1, 1, 1, 2, 3])),
    };
    let attendances = if unknown { Quantity::UNKNOWN } else { some(300) };
    let mut measures = vec![("lop", classes)];
    if unknown || qualified || !dice.one_in(4) {
        measures.push(("luot", attendances));
    }
    if dice.one_in(3) {
        measures.push(("ho", some(80)));
    }
    if dice.one_in(4) {
        measures.push(("hoc_vien", if dice.one_in(4) { Quantity::UNKNOWN } else { some(90) }));
    }
    measures
}

fn attributes(sort: &Sort<'_>) -> Vec<(&'static str, String)> {
    let dice = sort.dice;
    // Every tenth record says nothing beside itself, its neighbour says everything; the others say some of it.
    let said = |one_in: u32| sort.certain != 3 && (sort.certain == 4 || !dice.one_in(one_in));
    let mut attributes = Vec::new();
    if said(3) {
        attributes.push(("origin", dice.pick(&ORIGINS).to_owned()));
    }
    if said(2) {
        attributes.push(("merit_year", (2020 + dice.below(4)).to_string()));
    }
    if said(3) {
        let letter = if dice.one_in(2) { dice.edge() } else { dice.day("2021-01-01", 1000) };
        attributes.push(("letter_day", letter.to_string()));
    }
    attributes
}

const ORIGINS: [&str; 4] = ["giao", "dat_hang", "phoi_hop", "tu_thuc_hien"];

/// A few words of each body about itself.
pub(super) fn declare(dice: &Dice, bodies: &[Body]) -> Vec<Declaration> {
    let declaration = |(running, body): (u32, &Body)| Declaration {
        no: No::<()>::new(body.no.union(), running).get(),
        id: Id::<()>::new(Timestamp::start_of(body.founded), dice).to_string(),
        body: body.no,
        day: dice.day("2021-06-01", 600),
        known_from: Timestamp::start_of(dice.day("2021-06-01", 700)),
    };
    (1..).zip(bodies.iter().chain(bodies)).map(declaration).collect()
}
