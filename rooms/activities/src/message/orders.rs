//! Whose wish it was: “Sở Xây dựng đặt hàng”, “UBND tỉnh giao”, “do Tỉnh ủy giao”, “theo đặt hàng của Sở Xây dựng”.

use super::organisation;
use super::text::{Text, one_line};
use crate::record::{Attribute, Kind};

/// Words behind the name of whoever asked, folded, and the origin that they say.
const BEHIND: [(&str, &str); 3] = [("dat hang", "dat_hang"), ("giao nhiem vu", "giao"), ("giao", "giao")];
/// Words before such a name.
const BEFORE: [(&str, &str); 4] = [
    ("theo dat hang cua", "dat_hang"),
    ("dat hang cua", "dat_hang"),
    ("theo de nghi cua", ""),
    ("theo yeu cau cua", ""),
];
/// Words that lead to the name where the wish stands behind it.
const LEADING: [&str; 3] = ["do", "duoc", "theo"];
/// Longest name before the wish, in words.
const LONGEST: usize = 9;

/// Takes who asked, and notes whose wish it was.
pub fn take(text: &mut Text, kind: Kind) -> Vec<(Attribute, String)> {
    let Some((first, count, name, origin)) = behind(text).or_else(|| before(text)) else { return Vec::new() };
    let named = one_line(text.slice(&text.range_of(name.0, name.1)));
    let range = text.range_of(first, count);
    let origins = Attribute::Origin.words();
    let said = origins.iter().find(|(code, _)| *code == origin).map(|(_, word)| *word);
    let asked = kind.row().attributes.contains(&Attribute::OrderedBy);
    let mut found = Vec::new();
    let mut meaning = Vec::new();
    if let Some(word) = said {
        meaning.push(format!("{}: {word}", Attribute::Origin.title()));
        found.push((Attribute::Origin, origin.to_owned()));
    }
    if asked {
        meaning.push(format!("{}: {named}", Attribute::OrderedBy.title()));
        found.push((Attribute::OrderedBy, named));
        text.take(range, meaning.join("; "));
    } else if said.is_some() {
        // No field holds the name, so it stays in the text.
        text.mark(range, meaning.join("; "));
    }
    found
}

/// First word, number of words, the name (first word, number of words), code of the origin.
type Wish = (usize, usize, (usize, usize), &'static str);

fn behind(text: &Text) -> Option<Wish> {
    BEHIND.iter().find_map(|(wish, origin)| {
        let at = text.find(wish)?;
        let begins = (at.saturating_sub(LONGEST)..at).find(|start| {
            let known = organisation::at(text, *start).or_else(|| {
                let led = text.word_before(*start).is_some_and(|before| LEADING.contains(&before.folded.as_str()));
                led.then(|| organisation::led(text, *start)).flatten()
            });
            known == Some(at - start)
        })?;
        let led = text.word_before(begins).is_some_and(|before| LEADING.contains(&before.folded.as_str()));
        let first = begins - usize::from(led);
        Some((first, at + wish.split(' ').count() - first, (begins, at - begins), *origin))
    })
}

fn before(text: &Text) -> Option<Wish> {
    BEFORE.iter().find_map(|(wish, origin)| {
        let at = text.find(wish)?;
        let begins = at + wish.split(' ').count();
        let count = organisation::led(text, begins)?;
        Some((at, begins + count - at, (begins, count), *origin))
    })
}
