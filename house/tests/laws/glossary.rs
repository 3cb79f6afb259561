//! Law 9: one name per thing. Every table and every room has its entry in docs/glossary.md, and docs/codes.md lists
//! exactly the refusal codes that the code gives out.

use std::collections::BTreeSet;
use std::fs;

use super::nobody_breaks;
use super::tree::{Text, files, root};

#[test]
fn glossary_is_complete() {
    let glossary = read("docs/glossary.md");
    let known = in_marks(&glossary);
    let tables = files(&[".sql"]).into_iter().filter(|file| !file.path.contains("/samples/"));
    let tables = tables.flat_map(|file| tables_of(&file.text));
    let rooms = fs::read_dir(root().join("rooms"))
        .expect("the rooms")
        .map(|room| room.expect("a room").file_name().to_string_lossy().into_owned());
    let missing: BTreeSet<String> = tables.chain(rooms).filter(|name| !known.contains(name)).collect();
    let missing = missing.into_iter().map(|name| format!("docs/glossary.md has no entry for `{name}`"));
    nobody_breaks("glossary_is_complete", missing.collect());
}

#[test]
fn codes_are_listed() {
    let listed: BTreeSet<String> = in_marks(&read("docs/codes.md")).into_iter().filter(|code| is_code(code)).collect();
    let given: BTreeSet<String> = files(&[".rs"]).iter().filter(|file| !file.is_test()).flat_map(codes_of).collect();
    let unlisted = given.difference(&listed).map(|code| format!("docs/codes.md does not list `{code}`"));
    let gone = listed.difference(&given).map(|code| format!("docs/codes.md lists `{code}`, which nobody gives out"));
    nobody_breaks("codes_are_listed", unlisted.chain(gone).collect());
}

#[test]
fn names_are_read_where_they_stand() {
    assert_eq!(
        tables_of("CREATE TABLE event_log (\n);\nCREATE INDEX x ON y (z);\nCREATE TABLE job (\n"),
        ["event_log", "job"]
    );
    let code = "Refusal::new(Kind::WrongState, \"record.cancelled\", \"Sổ đã đóng.\")\n\
                Refusal::new(\n    Kind::NotFound,\n    \"record.none\",\n    sentence)\nlet a = \"a.b\";\n";
    let text = Text { path: "a.rs".into(), text: code.into() };
    assert_eq!(codes_of(&text), ["record.cancelled", "record.none"]);
    let code = "const GONE: &str = \"record.gone\";\nErr(wrong(GONE, a));\nErr(wrong(\n    \"record.late\", b));\n\
                fn wrong(code: &'static str, sentence: &str) -> Refusal {\n    Refusal::new(Kind::WrongState, code, sentence)\n}\n";
    let text = Text { path: "a.rs".into(), text: code.into() };
    assert_eq!(codes_of(&text), ["record.gone", "record.late"]);
    assert_eq!(in_marks("a `b` c `d.e`").into_iter().collect::<Vec<_>>(), ["b", "d.e"]);
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn in_marks(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn tables_of(sql: &str) -> Vec<String> {
    let name = |rest: &str| rest.split(|c: char| !(c.is_ascii_lowercase() || c == '_')).next().unwrap_or("").to_owned();
    sql.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ").map(name)).collect()
}

/// The kinds of refusal.
const REFUSALS: [&str; 5] = ["NotFound", "NotAllowed", "WrongState", "TooMany", "Busy"];

/// Codes follow a kind of refusal, or are handed to a function of the same file that takes a `code`; each is a literal or
/// a constant of that file.
fn codes_of(file: &Text) -> Vec<String> {
    let text = file.before_tests();
    // The ledger has kinds of its own, which are followed by keys of figures.
    let refusals = text.split("Kind::").skip(1).filter(|rest| REFUSALS.iter().any(|kind| rest.starts_with(kind)));
    let after_kind = refusals.filter_map(|rest| rest.split_once(',')).map(|(_, rest)| rest);
    let functions = text.split("fn ").skip(1).filter_map(|rest| rest.split_once('('));
    let takes_code = functions.filter(|(_, parameters)| parameters.starts_with("code: &'static str"));
    let after_function = takes_code.flat_map(|(name, _)| text.split(&format!("{name}(")).skip(1).collect::<Vec<_>>());
    after_kind.chain(after_function).filter_map(|rest| code(text, rest.trim_start())).collect()
}

fn code(text: &str, rest: &str) -> Option<String> {
    let literal = match rest.strip_prefix('"') {
        Some(literal) => literal,
        None => {
            let name =
                rest.split(|c: char| !(c.is_ascii_uppercase() || c == '_')).next().filter(|name| !name.is_empty())?;
            text.split_once(&format!("const {name}: &str = \""))?.1
        }
    };
    let code = literal.split('"').next()?;
    is_code(code).then(|| code.to_owned())
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.')
}
