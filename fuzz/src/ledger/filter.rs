//! What a list is asked for by its address: one spelling for one filter, and a page that is read back.

use activities::record::{Ask, Filter, Turn, patterns};
use web::Asked;

use super::text;

/// Longest value that is looked at, in characters.
const LONGEST: usize = 200;
/// Most words that are looked for.
const MOST: usize = 20;

/// A query string.
pub fn filter(data: &[u8]) {
    let query = text(data);
    let filter = Filter::of_query(&query);
    assert_eq!(Filter::of_query(&filter.query()), filter, "{}", filter.query());
    for (ask, value) in filter.asked() {
        assert!(!value.is_empty() && value.chars().count() <= LONGEST, "{ask:?} {value:?}");
        assert!(!filter.with(ask, "").query().contains(&format!("{}=", ask.word())) || ask == Ask::Words, "{ask:?}");
        assert_eq!(filter.with(ask, "").with(ask, value), filter);
    }
    searched(filter.of(Ask::Words));
    let fields = Asked::of_query(&query).0;
    let turn = Turn::read(&fields, filter.sort());
    let (name, key) = match &turn {
        Turn::First => return,
        Turn::After(key) => ("sau", key),
        Turn::Before(key) => ("truoc", key),
    };
    assert_eq!(key.sort, filter.sort(), "a key of another order is the first page");
    let address = filter.address("/so", &[(name, &key.text())]);
    let (_, written) = address.split_once('?').expect("it says which page");
    assert_eq!(Turn::read(&Asked::of_query(written).0, filter.sort()), turn);
    assert_eq!(Filter::of_query(written), filter);
}

/// Patterns of LIKE in which only the ends mean anything.
fn searched(words: &str) {
    let patterns = patterns(words);
    assert!(patterns.len() <= MOST);
    for pattern in patterns {
        let inside = pattern.strip_prefix('%').and_then(|rest| rest.strip_suffix('%')).expect("anywhere in the text");
        let mut letters = inside.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '!' => assert!(letters.next().is_some_and(|next| "!%_".contains(next)), "{pattern}"),
                letter => assert!(!"%_".contains(letter), "{pattern}"),
            }
        }
        assert!(!inside.trim().is_empty(), "{pattern:?} fits everything");
    }
}
