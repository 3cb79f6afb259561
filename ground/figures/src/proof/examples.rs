//! The examples of docs/rules/counting.md, done by hand and by the interpreter. The federation: the country (0.1) with the
//! Unions of Bắc Kạn (20.1) and Lạng Sơn (30.1); associations 20.2 and 20.3; the chi hội 20.4 is under 20.2 until it goes
//! to 20.3 on 1 October 2022; the association 30.2 leaves Lạng Sơn on that day.

use kernel::{BodyNo, Day, Qualifier, Quantity, Timestamp};

use super::specimen::{ask, body, day, figure};
use crate::fact::{Fact, Lasts, Span, World};
use crate::{Aggregate, Basis, Definition, Literal, Number, Predicate as P, Question, interpret};

const MOVE: &str = "2022-10-01";

fn country() -> BodyNo {
    body(0, 1)
}

fn spans() -> Vec<Span> {
    let between = |body, ancestor, from: &str, to: &str| Span { ancestor, body, from: day(from), to: day(to) };
    let ever = |below, above| between(below, above, "2010-01-01", "9999-12-31");
    let (bac_kan, lang_son) = (body(20, 1), body(30, 1));
    let bodies = [country(), bac_kan, lang_son, body(20, 2), body(20, 3), body(20, 4), body(30, 2)];
    let mut spans: Vec<Span> = bodies.map(|body| ever(body, body)).to_vec();
    spans.extend([bac_kan, lang_son, body(20, 2), body(20, 3), body(20, 4)].map(|body| ever(body, country())));
    spans.extend([body(20, 2), body(20, 3), body(20, 4)].map(|body| ever(body, bac_kan)));
    spans.extend([
        between(body(20, 4), body(20, 2), "2010-01-01", MOVE),
        between(body(20, 4), body(20, 3), MOVE, "9999-12-31"),
        between(body(30, 2), lang_son, "2010-01-01", MOVE),
        between(body(30, 2), country(), "2010-01-01", MOVE),
    ]);
    spans
}

/// One class of one lead body, done, as entered on its last day.
fn class(key: i64, last_day: &str, lead: BodyNo) -> Fact {
    let text = |text: &str| Some(Literal::from(text));
    let fields = [
        ("kind", text("training_class")),
        ("state", text("done")),
        ("detail", text("single")),
        ("record", Some(Literal::Int(key))),
        ("place_count", None),
    ];
    Fact {
        key,
        id: format!("{key:026}"),
        title: format!("Lớp {key}"),
        lasts: Lasts::On(day(last_day)),
        known_from: Timestamp::start_of(day(last_day)),
        known_to: Timestamp::NEVER,
        fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        measures: [("lop".to_owned(), Quantity::exact(1))].into(),
        standing: vec![("lead".to_owned(), lead)],
    }
}

impl Fact {
    fn with(mut self, role: &str, body: BodyNo) -> Self {
        self.standing.push((role.to_owned(), body));
        self
    }

    fn said(mut self, field: &str, value: impl Into<Literal>) -> Self {
        self.fields.insert(field.to_owned(), Some(value.into()));
        self
    }

    fn took(mut self, measure: &str, quantity: Quantity) -> Self {
        self.measures.insert(measure.to_owned(), quantity);
        self
    }

    fn known(mut self, from: &str, to: &str) -> Self {
        (self.known_from, self.known_to) = (Timestamp::start_of(day(from)), Timestamp::start_of(day(to)));
        self
    }
}

/// The number of a figure over these facts, and the keys of its list.
fn count(key: &str, question: Question, facts: &[Fact]) -> (Number, Vec<i64>) {
    let source = figure(key).source().name.to_owned();
    let world = World { spans: spans(), facts: [(source, facts.to_vec())].into() };
    let answer = figure(key).interpret(&world, &question);
    assert_eq!(Number::of(&answer.lines), answer.number, "the interpreter adds up as the house does");
    (answer.number, answer.lines.iter().map(|line| line.key).collect())
}

fn value(key: &str, question: Question, facts: &[Fact]) -> Option<i64> {
    count(key, question, facts).0.value
}

#[test]
fn a_joint_class_counts_once_wherever_more_than_one_owner_is_below() {
    let joint = [class(1, "2022-03-08", body(20, 2)).with("lead", body(20, 3)).with("lead", body(30, 2))];
    for asked in [country(), body(20, 1), body(30, 1), body(20, 2), body(20, 3), body(30, 2)] {
        assert_eq!(value("lop.chu_tri", ask(asked, "2022"), &joint), Some(1), "{asked:?}");
    }
    assert_eq!(value("lop.chu_tri", ask(body(20, 4), "2022"), &joint), Some(0));
}

#[test]
fn a_class_over_the_new_year_counts_in_the_period_of_its_last_day() {
    let class = [class(1, "2022-01-02", body(20, 2)).said("first_day", "2021-12-28")];
    let over = |period: &str| value("lop.chu_tri", ask(body(20, 1), period), &class);
    assert_eq!(["2021", "2022", "2022-H1", "2022-Q2"].map(over), [Some(0), Some(1), Some(1), Some(0)]);
    assert_eq!(over("2022-H1@statutory"), Some(1), "the statutory half begins on 15 December");
}

#[test]
fn both_ends_of_a_period_belong_to_it() {
    let classes = ["2021-12-14", "2021-12-15", "2022-06-14", "2022-06-15"]
        .iter()
        .zip(1..)
        .map(|(last, key)| class(key, last, body(20, 2)))
        .collect::<Vec<_>>();
    assert_eq!(count("lop.chu_tri", ask(body(20, 1), "2022-H1@statutory"), &classes).1, [2, 3]);
}

#[test]
fn planned_cancelled_and_other_kinds_do_not_count() {
    let classes = [
        class(1, "2022-03-08", body(20, 2)),
        class(2, "2022-03-08", body(20, 2)).said("state", "cancelled"),
        class(3, "2022-03-08", body(20, 2)).said("state", "planned"),
        class(4, "2022-03-08", body(20, 2)).said("kind", "talk"),
    ];
    assert_eq!(count("lop.chu_tri", ask(body(20, 1), "2022"), &classes).1, [1]);
}

#[test]
fn a_correction_counts_from_the_instant_it_was_entered() {
    let versions = [
        class(1, "2022-06-10", body(20, 2)).known("2022-06-10", "2022-08-01"),
        class(2, "2022-07-10", body(20, 3)).known("2022-08-01", "9999-12-31"),
    ];
    let known = |at: &str, period: &str, asked: BodyNo| {
        let question = Question { known_at: Timestamp::start_of(day(at)), ..ask(asked, period) };
        count("lop.chu_tri", question, &versions).1
    };
    assert!(known("2022-06-09", "2022", body(20, 1)).is_empty(), "not entered yet");
    assert_eq!(known("2022-06-10", "2022-H1", body(20, 2)), [1]);
    assert_eq!(known("2022-07-31", "2022", body(20, 1)), [1]);
    assert_eq!(known("2022-08-01", "2022", body(20, 1)), [2], "never both, never neither");
    assert!(known("2022-08-01", "2022-H1", body(20, 1)).is_empty(), "it was in July after all");
    assert_eq!(known("2022-08-01", "2022-H2", body(20, 3)), [2]);
}

#[test]
fn a_body_that_moved_keeps_its_past_as_reported_and_takes_it_along_regrouped() {
    let classes = [class(1, "2022-05-01", body(20, 4)), class(2, "2022-11-01", body(20, 4))];
    let in_tree = |basis, asked| count("lop.chu_tri", Question { basis, ..ask(asked, "2022") }, &classes).1;
    assert_eq!(in_tree(Basis::AsReported, body(20, 2)), [1]);
    assert_eq!(in_tree(Basis::AsReported, body(20, 3)), [2]);
    let regrouped = |on: &str| Basis::Regrouped(day(on));
    assert_eq!(in_tree(regrouped("2022-09-30"), body(20, 2)), [1, 2]);
    assert!(in_tree(regrouped(MOVE), body(20, 2)).is_empty());
    assert_eq!(in_tree(regrouped(MOVE), body(20, 3)), [1, 2]);
    for basis in [Basis::AsReported, regrouped(MOVE)] {
        assert_eq!(in_tree(basis, body(20, 1)), [1, 2], "the Union has both either way");
    }
    assert!(in_tree(regrouped("2009-12-31"), body(20, 4)).is_empty(), "before it was, it had nothing");
}

#[test]
fn a_body_that_left_takes_its_records_out_of_the_regrouped_figure() {
    let classes = [class(1, "2022-05-01", body(30, 2)), class(2, "2022-11-01", body(30, 2))];
    let in_tree = |basis, asked| count("lop.chu_tri", Question { basis, ..ask(asked, "2022") }, &classes).1;
    assert_eq!(in_tree(Basis::AsReported, body(30, 1)), [1]);
    assert_eq!(in_tree(Basis::AsReported, country()), [1], "of no Union, it is not the country's");
    assert_eq!(in_tree(Basis::AsReported, body(30, 2)), [1, 2], "it has what it did");
    assert!(in_tree(Basis::Regrouped(day(MOVE)), body(30, 1)).is_empty());
}

#[test]
fn an_heir_has_what_falls_due_after_the_merger_and_all_of_it_regrouped() {
    let merged_into = |below, above| Span { ancestor: above, body: below, from: day(MOVE), to: Day::MAX };
    let mut spans = spans();
    spans.retain(|span| span.ancestor != body(20, 2) || span.body == body(20, 2));
    spans.push(merged_into(body(20, 2), body(20, 3)));
    let classes = vec![class(1, "2022-05-01", body(20, 2)), class(2, "2022-11-01", body(20, 2))];
    let world = World { spans, facts: [("record".to_owned(), classes)].into() };
    let of = |asked, basis| {
        let lines = figure("lop.chu_tri").interpret(&world, &Question { basis, ..ask(asked, "2022") }).lines;
        lines.iter().map(|line| line.key).collect::<Vec<_>>()
    };
    assert_eq!(of(body(20, 3), Basis::AsReported), [2]);
    assert_eq!(of(body(20, 3), Basis::Regrouped(day(MOVE))), [1, 2]);
    assert!(of(body(20, 3), Basis::Regrouped(day("2022-09-30"))).is_empty(), "mergers are not followed backward");
}

#[test]
fn led_and_helped_are_two_disjoint_lists() {
    let led_from_outside = Fact { standing: vec![], ..class(3, "2022-03-10", body(20, 2)) };
    let classes = [
        class(1, "2022-03-08", body(20, 2)),
        class(2, "2022-03-09", body(20, 2)).with("partner", body(20, 3)),
        led_from_outside.with("partner", body(20, 3)),
    ];
    let lists =
        |asked| ["lop.chu_tri", "lop.phoi_hop", "lop.tham_gia"].map(|key| count(key, ask(asked, "2022"), &classes).1);
    assert_eq!(lists(body(20, 1)), [vec![1, 2], vec![3], vec![1, 2, 3]], "whoever leads below, the Union leads");
    assert_eq!(lists(body(20, 2)), [vec![1, 2], vec![], vec![1, 2]]);
    assert_eq!(lists(body(20, 3)), [vec![], vec![2, 3], vec![2, 3]]);
}

#[test]
fn unknown_is_not_zero_and_not_taken_is_not_unknown() {
    let taken = |key, quantity| class(key, "2022-03-08", body(20, 2)).took("luot", quantity);
    let not_taken = class(1, "2022-03-08", body(20, 2));
    let luot = |facts: &[Fact]| count("lop.luot", ask(body(20, 1), "2022"), facts).0;
    let number = |value, unknown, records| Number { value, unknown, records, qualifier: Qualifier::Exact };
    assert_eq!(luot(std::slice::from_ref(&not_taken)), number(Some(0), 0, 0));
    assert_eq!(luot(&[taken(2, Quantity::exact(0))]), number(Some(0), 0, 1));
    assert_eq!(luot(&[taken(2, Quantity::UNKNOWN), not_taken.clone()]), number(None, 1, 1));
    let three = [taken(2, Quantity::UNKNOWN), taken(3, Quantity::exact(40)), not_taken];
    assert_eq!(luot(&three), number(Some(40), 1, 2));
    assert_eq!(value("lop.chu_tri", ask(body(20, 1), "2022"), &three), Some(3));
}

#[test]
fn qualifiers_stay_or_become_khoang() {
    let luot = |said: &[(i64, Qualifier)]| {
        let taken = |(key, (value, qualifier)): (i64, &(i64, Qualifier))| {
            class(key, "2022-03-08", body(20, 2)).took("luot", Quantity::stated(*value, *qualifier))
        };
        let facts: Vec<Fact> = (1..).zip(said).map(taken).collect();
        let number = count("lop.luot", ask(body(20, 1), "2022"), &facts).0;
        format!("{} {}", number.qualifier.word(), number.value.unwrap())
    };
    use Qualifier::{About, Exact, Nearly, Over};
    assert_eq!(luot(&[(40, Exact), (60, Exact)]), " 100");
    assert_eq!(luot(&[(9_000, Over), (60, Exact)]), "hơn 9060");
    assert_eq!(luot(&[(9_000, Over), (700, Over)]), "hơn 9700");
    assert_eq!(luot(&[(9_000, Over), (700, Nearly)]), "khoảng 9700");
    assert_eq!(luot(&[(9_000, About), (700, Exact)]), "khoảng 9700");
}

#[test]
fn a_value_nobody_knows_equals_nothing() {
    let facts = [
        class(1, "2022-03-08", body(20, 2)).took("ho", Quantity::exact(9)),
        class(2, "2022-03-08", body(20, 2)).took("ho", Quantity::exact(9)).said("place_count", 1),
        class(3, "2022-03-08", body(20, 2)).took("ho", Quantity::exact(9)).said("place_count", 6),
    ];
    assert_eq!(count("thu.co_ho", ask(body(20, 1), "2022"), &facts).1, [1, 3], "unknown is not one commune");
    let kinds = count("thu.so_xa", ask(body(20, 1), "2022"), &facts).0;
    assert_eq!((kinds.value, kinds.unknown, kinds.records), (Some(2), 1, 3));
}

#[test]
fn unknown_equals_nothing_and_falls_nowhere() {
    let facts = [
        class(1, "2022-03-08", body(20, 2)),
        class(2, "2022-03-08", body(20, 2)).said("letter_day", "2021-12-14"),
        class(3, "2022-03-08", body(20, 2)).said("letter_day", "2021-12-15"),
        class(4, "2022-03-08", body(20, 2)).said("letter_day", "2022-06-14"),
        class(5, "2022-03-08", body(20, 2)).said("letter_day", "2022-06-15"),
        class(6, "2022-03-08", body(20, 2)).said("merit_year", 2021),
        class(7, "2022-03-08", body(20, 2)).said("merit_year", 2021).said("origin", "giao"),
    ];
    let which = |predicate: P| {
        let definition =
            Definition { predicate, aggregate: Aggregate::Records, ..figure("lop.chu_tri").definition().clone() };
        let world = World { spans: spans(), facts: [("record".to_owned(), facts.to_vec())].into() };
        let lines = interpret::answer(&definition, &world, &ask(country(), "2022-H1@statutory")).lines;
        lines.iter().map(|line| line.key).collect::<Vec<_>>()
    };
    assert_eq!(which(P::known("letter_day")), [2, 3, 4, 5]);
    assert_eq!(which(P::unknown("letter_day")), [1, 6, 7]);
    assert_eq!(which(P::before_period("letter_day")), [2]);
    assert_eq!(which(P::falls_in_period("letter_day")), [3, 4], "both ends are in it");
    assert_eq!(which(P::by_closing("letter_day")), [2, 3, 4]);
    assert_eq!(which(!P::by_closing("letter_day")), [1, 5, 6, 7], "what is unknown is not by the closing");
    assert_eq!(which(P::all([P::known("letter_day"), !P::by_closing("letter_day")])), [5], "after the period");
    assert_eq!(which(!P::is("merit_year", 2021)), [1, 2, 3, 4, 5], "what is unknown is not 2021");
    assert_eq!(which(!P::one_of("origin", ["giao", "dat_hang"])), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn what_is_for_a_year_counts_in_that_year_whenever_it_was_decided() {
    let facts = [
        class(1, "2023-02-20", body(20, 4)).said("merit_year", 2022),
        class(2, "2022-09-30", body(20, 4)).said("merit_year", 2022),
        class(3, "2022-12-20", body(20, 4)).said("merit_year", 2023),
        class(4, "2022-12-20", body(20, 4)),
    ];
    let khen = |asked, period: &str| count("thu.khen", ask(asked, period), &facts).1;
    assert_eq!(khen(body(20, 1), "2022"), [2, 1]);
    assert_eq!(khen(body(20, 1), "2022@statutory"), [2, 1], "either closing alike");
    assert_eq!(khen(body(20, 1), "2023"), [3]);
    for no_year in ["2022-H1", "2022-H2", "2022-01-01..2022-12-31"] {
        assert!(khen(body(20, 1), no_year).is_empty(), "{no_year} is no year");
    }
    assert_eq!(khen(body(20, 2), "2022"), [2], "the chi hội was below it on the day of the decision");
    assert_eq!(khen(body(20, 3), "2022"), [1]);
}

#[test]
fn what_is_carried_over_began_before_the_period_and_had_not_ended_before_it() {
    let run = |key, from: &str, to: &str, lead| Fact {
        lasts: Lasts::During(day(from), day(to)),
        ..class(key, from, lead).said("first_day", from).said("last_day", to)
    };
    let facts = [
        run(1, "2021-05-01", "2021-12-31", body(20, 2)),
        run(2, "2021-05-01", "2022-01-01", body(20, 2)),
        run(3, "2021-05-01", "9999-12-31", body(20, 4)),
        run(4, "2022-01-01", "2022-05-01", body(20, 2)),
        run(5, "2022-10-05", "9999-12-31", body(20, 4)),
    ];
    let over = |key: &str, asked, period: &str| count(key, ask(asked, period), &facts).1;
    assert_eq!(over("thu.chuyen_tiep", body(20, 1), "2022"), [2, 3]);
    assert_eq!(over("thu.chuyen_tiep", body(20, 2), "2022"), [2, 3], "the tree of the first day of the period");
    assert_eq!(over("thu.chuyen_tiep", body(20, 3), "2023"), [3, 5], "when the chi hội had gone there");
    assert_eq!(over("thu.dang", body(20, 4), "2022"), [3, 5]);
}

#[test]
fn member_organisations_are_those_of_the_closing_day_placed_by_the_basis() {
    let link = |key, child, kind: &str, parent_kind: &str, from: &str, to: &str| Fact {
        lasts: Lasts::During(day(from), day(to)),
        known_from: Timestamp::start_of(Day::MIN),
        measures: Default::default(),
        standing: vec![("child".to_owned(), child)],
        ..class(key, "2010-01-01", child).said("kind", kind).said("parent_kind", parent_kind)
    };
    let end = "9999-12-31";
    let links = [
        link(1, body(20, 1), "union", "country", "2010-01-01", end),
        link(2, body(20, 2), "association", "union", "2010-01-01", end),
        link(3, body(20, 3), "unit", "union", "2010-01-01", end),
        link(4, body(20, 4), "chapter", "association", "2010-01-01", end),
        link(5, body(30, 2), "association", "union", "2010-01-01", MOVE),
    ];
    let members = |asked, period: &str, basis| count("tctv", Question { basis, ..ask(asked, period) }, &links).1;
    assert_eq!(members(body(20, 1), "2022", Basis::AsReported), [2], "a unit is no part by this charter");
    assert_eq!(members(country(), "2022-H1", Basis::AsReported), [2, 5]);
    assert!(members(body(20, 2), "2022", Basis::AsReported).is_empty(), "a chi hội below is nobody's member");
    assert_eq!(members(body(30, 1), "2022-09-01..2022-09-30", Basis::AsReported), [5], "[from, to)");
    assert!(members(body(30, 1), "2022-10-01..2022-10-01", Basis::AsReported).is_empty());
    assert!(members(body(30, 1), "2022-H1", Basis::Regrouped(day(MOVE))).is_empty(), "its place then is nowhere");
}
