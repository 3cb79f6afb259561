//! The bodies and their tree by date.

use kernel::{BodyNo, Day, Dice, UnionNo};

use super::{Body, Chance, Link};
use crate::fact::Span;

const UNIONS: [i32; 2] = [20, 30];

/// Two Unions of four to seven bodies. An association goes from one Union to the other, a chi hội from one association to
/// another, a unit comes late, and sometimes a body leaves for good, all on days on which periods begin or end.
pub(super) fn grow(dice: &Dice) -> (Vec<Body>, Vec<Link>) {
    let since: Day = dice.day("2010-01-01", 1);
    let country = BodyNo::new(UnionNo::COUNTRY, 1);
    let mut bodies = vec![Body { no: country, kind: "country", founded: since }];
    let mut tree = Tree::default();
    for union_no in UNIONS.map(UnionNo::new) {
        let no = |running| BodyNo::new(union_no, running);
        bodies.push(Body { no: no(1), kind: "union", founded: since });
        tree.link(no(1), country, "union", since, Day::MAX);
        for running in 2..=4 + dice.below(4) {
            let (kind, parent, founded) = match running {
                2 | 3 => ("association", no(1), since),
                4 => ("chapter", no(2), since),
                5 => ("unit", no(1), dice.day("2021-05-01", 300)),
                _ if dice.one_in(2) => ("collective", no(1), since),
                _ => ("chapter", no(dice.pick(&[1, 2, 3])), since),
            };
            bodies.push(Body { no: no(running), kind, founded });
            let leaves = if running == 6 { dice.edge() } else { Day::MAX };
            match running {
                3 if union_no.get() == i64::from(UNIONS[0]) => {
                    let moves = dice.edge();
                    tree.link(no(3), no(1), kind, since, moves);
                    tree.link(no(3), BodyNo::new(UnionNo::new(UNIONS[1]), 1), kind, moves, Day::MAX);
                }
                4 => {
                    let moves = dice.edge();
                    tree.link(no(4), no(2), kind, since, moves);
                    tree.link(no(4), no(dice.pick(&[1, 3])), kind, moves, Day::MAX);
                }
                _ => tree.link(no(running), parent, kind, founded, leaves),
            }
        }
    }
    (bodies, tree.links)
}

#[derive(Default)]
struct Tree {
    links: Vec<Link>,
    running: u32,
}

impl Tree {
    fn link(&mut self, child: BodyNo, parent: BodyNo, kind: &'static str, from: Day, to: Day) {
        self.running += 1;
        let no = BodyNo::new(child.union(), self.running).get();
        self.links.push(Link { no, child, parent, kind, from, to });
    }
}

/// Each body below itself from its founding on, and below whatever its links lead up to.
pub(super) fn close(bodies: &[Body], links: &[Link]) -> Vec<Span> {
    let mut spans = Vec::new();
    for body in bodies {
        climb(links, Span { ancestor: body.no, body: body.no, from: body.founded, to: Day::MAX }, &mut spans);
    }
    spans
}

fn climb(links: &[Link], reached: Span, spans: &mut Vec<Span>) {
    spans.push(reached);
    for link in links.iter().filter(|link| link.child == reached.ancestor) {
        let (from, to) = (link.from.max(reached.from), link.to.min(reached.to));
        if from < to {
            climb(links, Span { ancestor: link.parent, body: reached.body, from, to }, spans);
        }
    }
}
