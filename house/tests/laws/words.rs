//! Law 8, second half: words that must not stand in the code. Clippy refuses most of them too; this list also sees what a
//! macro hides and what a `#[cfg]` leaves out.

use super::nobody_breaks;
use super::tree::{Text, files};

/// The file that asks the machine for time and chance.
const SYSTEM: &str = "house/src/system.rs";

/// What is nowhere. Spelled in halves, so that this list does not find itself.
const NOWHERE: [[&str; 2]; 7] = [
    ["dbg", "!("],
    ["todo", "!("],
    ["unimplemented", "!("],
    ["#[igno", "re"],
    ["FIX", "ME"],
    ["TO", "DO"],
    ["XX", "X"],
];
/// What is in tests alone.
const IN_TESTS: [[&str; 2]; 2] = [[".unwrap", "()"], ["panic", "!("]];
/// What is in `system.rs` alone.
const IN_SYSTEM: [[&str; 2]; 5] =
    [["now_", "utc"], ["now_", "local"], ["SystemTime", "::now"], ["Instant", "::now"], ["getrandom", "::"]];

#[test]
fn no_forbidden_words() {
    nobody_breaks("no_forbidden_words", files(&[".rs"]).iter().flat_map(forbidden).collect());
}

#[test]
fn each_forbidden_word_is_found() {
    let found = |path: &str, text: String| forbidden(&Text { path: path.into(), text }).len();
    for halves in NOWHERE.iter().chain(&IN_SYSTEM).chain(&IN_TESTS) {
        assert_eq!(found("ground/a/src/b.rs", format!("x {}\n", halves.concat())), 1, "{halves:?}");
    }
    for halves in NOWHERE {
        assert_eq!(found("ground/a/tests/b.rs", format!("{}\n", halves.concat())), 1, "{halves:?}");
    }
    let tested = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{ x{} }}\n", IN_TESTS[0].concat());
    assert_eq!(found("ground/a/src/b.rs", tested), 0);
    assert_eq!(found(SYSTEM, format!("{}\n", IN_SYSTEM[2].concat())), 0);
}

fn forbidden(file: &Text) -> Vec<String> {
    let code = file.before_tests().lines().count();
    let mut wrong = Vec::new();
    let is_test = file.is_test();
    for (no, line) in file.lines() {
        let tested = is_test || no > code;
        let mut words: Vec<String> = NOWHERE.map(|halves| halves.concat()).into();
        if !tested {
            words.extend(IN_TESTS.map(|halves| halves.concat()));
            // Comments may speak of what the code must not do.
            if file.path != SYSTEM && !line.trim_start().starts_with("//") {
                words.extend(IN_SYSTEM.map(|halves| halves.concat()));
            }
        }
        wrong.extend(
            words.iter().filter(|word| line.contains(word.as_str())).map(|word| format!("{}:{no}: {word}", file.path)),
        );
    }
    wrong
}
