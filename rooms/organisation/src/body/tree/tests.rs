//! The closure against a walk that goes up link by link for every day.

use std::collections::BTreeSet;

use kernel::{No, UnionNo};
use proptest::prelude::*;

use super::*;

fn no(running: u32) -> BodyNo {
    No::new(UnionNo::new(20), running)
}

/// Days 0 to 27 of January 2022; 28 is "no end".
fn day(offset: u8) -> Day {
    if offset >= 28 { Day::MAX } else { Day::new(2022, 1, offset + 1).expect("January has 28 days") }
}

fn link(child: u32, parent: u32, from: u8, to: u8) -> Link {
    Link { child: no(child), parent: no(parent), from: day(from), to: day(to) }
}

fn told(spans: &[Span]) -> String {
    let line = |span: &Span| format!("{:?} below {:?} [{}, {})", span.body, span.ancestor, span.from, span.to);
    spans.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_chapter_that_changes_its_association_stays_below_the_union_without_a_break() {
    let bodies = [1, 2, 3, 4].map(|body| Founded { body: no(body), on: day(0) });
    let links = [link(2, 1, 0, 28), link(3, 1, 0, 28), link(4, 2, 1, 10), link(4, 3, 10, 28)];
    insta::assert_snapshot!(told(&spans(&bodies, &links, &[]).unwrap()), @"
    20.1 below 20.1 [2022-01-01, 9999-12-31)
    20.2 below 20.1 [2022-01-01, 9999-12-31)
    20.2 below 20.2 [2022-01-01, 9999-12-31)
    20.3 below 20.1 [2022-01-01, 9999-12-31)
    20.3 below 20.3 [2022-01-01, 9999-12-31)
    20.4 below 20.1 [2022-01-02, 9999-12-31)
    20.4 below 20.2 [2022-01-02, 2022-01-11)
    20.4 below 20.3 [2022-01-11, 9999-12-31)
    20.4 below 20.4 [2022-01-01, 9999-12-31)
    ");
}

#[test]
fn a_loop_is_refused_only_where_its_days_meet() {
    let bodies = [1, 2].map(|body| Founded { body: no(body), on: day(0) });
    let apart = [link(1, 2, 0, 10), link(2, 1, 10, 28)];
    // Body 1 lives to day 10 only, so from then on body 2 stands below nothing that lives.
    assert_eq!(spans(&bodies, &apart, &[]).map(|spans| spans.len()), Ok(3));
    let meeting = [link(1, 2, 0, 11), link(2, 1, 10, 28)];
    assert_eq!(spans(&bodies, &meeting, &[]), Err(Cycle { body: no(1), from: day(10) }));
}

const BODIES: u32 = 6;

fn lives_on(founded: &[Founded], links: &[Link], body: BodyNo, day: Day) -> bool {
    let own: Vec<&Link> = links.iter().filter(|link| link.child == body).collect();
    let on = founded.iter().find(|founded| founded.body == body).expect("every body was founded").on;
    let begun = on <= day || own.iter().any(|link| link.from <= day);
    begun && (own.is_empty() || own.iter().any(|link| day < link.to))
}

/// All ancestors of a body on a day; `None` where the walk comes back to where it started.
fn naive(founded: &[Founded], links: &[Link], body: BodyNo, day: Day) -> Option<BTreeSet<BodyNo>> {
    let mut above = BTreeSet::new();
    let mut open = if lives_on(founded, links, body, day) { vec![body] } else { vec![] };
    while let Some(at) = open.pop() {
        if !above.insert(at) {
            continue;
        }
        for link in links.iter().filter(|link| link.child == at && link.from <= day && day < link.to) {
            if link.parent == body {
                return None;
            }
            if lives_on(founded, links, link.parent, day) {
                open.push(link.parent);
            }
        }
    }
    Some(above)
}

fn of_the_day(spans: &[Span], body: BodyNo, day: Day) -> Vec<BodyNo> {
    spans.iter().filter(|s| s.body == body && s.from <= day && day < s.to).map(|s| s.ancestor).collect()
}

prop_compose! {
    fn any_link(upwards: bool)(child in 1..=BODIES, parent in 1..=BODIES, from in 0u8..28, long in 1u8..29) -> Option<Link> {
        // Half of the cases only link to lower numbers, so that most of those have no loop.
        let (child, parent) = if upwards { (child.max(parent), child.min(parent)) } else { (child, parent) };
        (child != parent).then(|| link(child, parent, from, (from + long).min(28)))
    }
}

fn any_tree() -> impl Strategy<Value = (Vec<Founded>, Vec<Link>)> {
    any::<bool>().prop_flat_map(|upwards| {
        let founded = prop::collection::vec(0u8..28, BODIES as usize);
        let links = prop::collection::vec(any_link(upwards), 0..9);
        (founded, links).prop_map(|(founded, links)| {
            let founded = (1..).zip(founded).map(|(body, on)| Founded { body: no(body), on: day(on) }).collect();
            (founded, links.into_iter().flatten().collect())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn the_closure_is_what_a_walk_finds_on_every_day((founded, links) in any_tree()) {
        let days: Vec<Day> = (0..28).map(day).collect();
        let walked: Option<Vec<_>> = days.iter().flat_map(|day| {
            founded.iter().map(|body| naive(&founded, &links, body.body, *day))
        }).collect();
        match (spans(&founded, &links, &[]), walked) {
            (Err(_), None) => {}
            (Ok(spans), Some(walked)) => {
                let mut walked = walked.into_iter();
                for day in days {
                    for body in &founded {
                        let found = of_the_day(&spans, body.body, day);
                        let walked: Vec<BodyNo> = walked.next().expect("one walk for each").into_iter().collect();
                        prop_assert_eq!(found, walked, "{:?} on {}", body.body, day);
                    }
                }
            }
            (closed, walked) => prop_assert!(false, "closure {closed:?}, walk {walked:?}"),
        }
    }

    #[test]
    fn a_part_closed_over_the_rest_is_the_same_as_the_whole((founded, links) in any_tree(), top in 1..=BODIES) {
        let Ok(whole) = spans(&founded, &links, &[]) else { return Ok(()) };
        let lower: Vec<Founded> = founded.iter().copied()
            .filter(|body| whole.iter().any(|span| span.body == body.body && span.ancestor == no(top)))
            .collect();
        let is_lower = |body: BodyNo| lower.iter().any(|founded| founded.body == body);
        let own: Vec<Link> = links.iter().copied().filter(|link| is_lower(link.child)).collect();
        let rest: Vec<Span> = whole.iter().copied().filter(|span| !is_lower(span.body)).collect();
        let part = spans(&lower, &own, &rest).expect("a part of a tree has no loop");
        let expected: Vec<Span> = whole.iter().copied().filter(|span| is_lower(span.body)).collect();
        prop_assert_eq!(part, expected);
    }
}
