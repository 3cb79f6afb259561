//! Whatever somebody writes for a place: nothing is guessed, and every answer is of the lists that it claims to be of.

use ::places::{Era, Key, Resolved, province_of_old_code, resolve, suggest};
use kernel::Day;

/// Day, province and line of an input: two bytes say in which list and from where it is asked.
fn asked(data: &[u8]) -> (Era, Day, Option<Key>, String) {
    let (head, line) = data.split_at(data.len().min(2));
    let of = |at: usize| head.get(at).copied().unwrap_or_default();
    let era = Era::ALL[usize::from(of(0)) % Era::ALL.len()];
    (era, era.valid_to().previous(), province_of_old_code(i32::from(of(1))), String::from_utf8_lossy(line).into_owned())
}

/// What a line means.
pub fn resolved(data: &[u8]) {
    let (era, day, near, line) = asked(data);
    let meaning = resolve(&line, day, near);
    assert_eq!(meaning, resolve(&viet::nfc(&line), day, near), "composed or not is one line: {line:?}");
    assert_eq!(meaning, resolve(&format!(" {line} ,"), day, near), "signs around it say nothing: {line:?}");
    match meaning {
        Resolved::Unit(key) => {
            assert_eq!(key.era(), era);
            assert_eq!(resolve(&key.unit().full_name(), day, Some(key.unit().province())), Resolved::Unit(key));
        }
        Resolved::Several(keys) => {
            assert!(!keys.is_empty() && keys.iter().all(|key| key.era() == keys[0].era()), "{keys:?}");
            let mut once = keys.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), keys.len(), "each once: {keys:?}");
        }
        Resolved::Former { key, now } => {
            assert!(key.era() < era && now.iter().all(|key| key.era() == era), "{key} {now:?}");
        }
        Resolved::Later { key, then } => {
            assert!(key.era() > era && then.iter().all(|key| key.era() == era), "{key} {then:?}");
        }
        Resolved::None => {}
    }
    if let Ok(key) = line.parse::<Key>() {
        assert_eq!(key.to_string(), line, "a key has one spelling");
    }
}

/// What a line may become.
pub fn suggested(data: &[u8]) {
    let (era, day, near, line) = asked(data);
    let all = suggest(&line, day, near, usize::MAX);
    assert!(all.iter().all(|unit| unit.key.era() == era));
    assert_eq!(suggest(&line, day, near, 8)[..], all[..all.len().min(8)], "a longer list begins the same");
    let mut keys: Vec<Key> = all.iter().map(|unit| unit.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all.len(), "each once");
    // What a line means in its own list is among what it may become.
    if let Resolved::Unit(key) = resolve(&line, day, near) {
        assert!(keys.binary_search(&key).is_ok() || line.to_lowercase().contains("cũ"), "{line:?} means {key}");
    }
}
