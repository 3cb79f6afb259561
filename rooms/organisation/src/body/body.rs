//! What a body is. Where it stands is not part of it: that is a matter of the day (see `tree.rs`).
//! Nobody edits a body's place: a decision with a day moves it.

use std::collections::{HashMap, HashSet, VecDeque};

use kernel::{BodyNo, Day, Id, UnionNo};

use super::kind::BodyKind;

/// The name of a body at the door.
pub type BodyId = Id<kernel::actor::Body>;

/// A body of the federation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Its number, by which tables join.
    pub no: BodyNo,
    /// Its name at the door.
    pub id: BodyId,
    /// The Union it belongs to; the country for the national body and what stands directly below it.
    pub union: UnionNo,
    /// Its word in addresses and on the command line; empty for all but Unions.
    pub slug: String,
    /// What sort of body it is.
    pub kind: BodyKind,
    /// Its name in full, as its founding decision writes it.
    pub name: String,
    /// Its name as lists show it.
    pub short: String,
    /// The day it was founded.
    pub founded: Day,
    /// The founding decision as cited, or nothing.
    pub basis: String,
}

/// A body that is about to be founded or admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBody {
    /// The Union it will belong to.
    pub union: UnionNo,
    /// Its word in addresses (see [`may_be_slug`]); empty for all but Unions.
    pub slug: String,
    /// What sort of body it is.
    pub kind: BodyKind,
    /// Its name in full.
    pub name: String,
    /// Its name as lists show it.
    pub short: String,
    /// The day it was founded, at the latest the day from which it stands below another.
    pub founded: Day,
}

/// A body at its place in the tree of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The body.
    pub body: Body,
    /// What it stands directly below on that day; `None` at the top.
    pub parent: Option<BodyNo>,
    /// That body's name as lists show it; empty at the top.
    pub parent_name: String,
    /// How many of the listed bodies it stands below.
    pub depth: usize,
    /// Since when it stands there.
    pub since: Day,
    /// The decision that put it there as cited, or nothing.
    pub basis: String,
}

/// First words of addresses that are the house's own: no Union may be called so.
const TAKEN: [&str; 12] = [
    "assets",
    "dang-nhap",
    "dang-xuat",
    "thiet-lap",
    "loi-moi",
    "tai-khoan",
    "quan-tri",
    "bo-mau",
    "hoat-dong",
    "bao-cao",
    "to-chuc",
    "so-lieu",
];

/// Whether a word may stand for a Union in addresses: 2 to 40 of a-z, 0-9 and single hyphens inside, and not a word of
/// the house's own.
pub fn may_be_slug(word: &str) -> bool {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    let hyphens_inside = !word.starts_with('-') && !word.ends_with('-') && !word.contains("--");
    (2..=40).contains(&word.len()) && plain && hyphens_inside && !TAKEN.contains(&word)
}

/// Puts listed bodies, which come in the order of siblings, into the order of the tree: each above what stands below it.
/// A body whose parent is not listed stands at the top of the list.
pub(super) fn as_tree(listed: Vec<Placed>) -> Vec<Placed> {
    let known: HashSet<BodyNo> = listed.iter().map(|placed| placed.body.no).collect();
    let mut below: HashMap<Option<BodyNo>, VecDeque<Placed>> = HashMap::new();
    for placed in listed {
        let parent = placed.parent.filter(|parent| known.contains(parent));
        below.entry(parent).or_default().push_back(placed);
    }
    let mut ordered = Vec::with_capacity(known.len());
    // The parents on the way down to the next body; `None` is above them all.
    let mut way = vec![None];
    while let Some(parent) = way.last().copied() {
        match below.get_mut(&parent).and_then(VecDeque::pop_front) {
            Some(mut placed) => {
                placed.depth = way.len() - 1;
                way.push(Some(placed.body.no));
                ordered.push(placed);
            }
            None => {
                way.pop();
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain_and_not_a_word_of_the_house() {
        for good in ["lang-son", "thai-binh", "tp-ho-chi-minh", "union2"] {
            assert!(may_be_slug(good), "{good}");
        }
        for bad in ["", "a", "-a", "a-", "a--b", "Lang-Son", "lạng-sơn", "dang-nhap", "quan-tri", "a/b", "a b"] {
            assert!(!may_be_slug(bad), "{bad}");
        }
    }
}
