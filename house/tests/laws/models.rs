//! Law 2: what a thing is and who may do what to it knows no database and no web. A model lies in the file named like its
//! folder (`record/record.rs`), or is called `kind`, `tree`, `state` or `policy`. It may name `store::Event`, the line of
//! the log that a move returns; everything else of the store is for `store.rs` and the verbs. Some ask a snapshot
//! themselves; they stand in a list that may only shrink.

use super::nobody_breaks;
use super::tree::{Text, files};

const FORBIDDEN: [&str; 6] = ["sqlx", "sea_orm", "axum", "askama", "store::", "web::"];
const MODELS: [&str; 4] = ["kind", "tree", "state", "policy"];

/// Models that ask a snapshot themselves. Do not add to it: hand the model what it needs to know.
const ASK_THEMSELVES: [&str; 3] = [
    "rooms/organisation/src/body/policy.rs",
    "rooms/organisation/src/grant/policy.rs",
    "rooms/reports/src/report/report.rs",
];

#[test]
fn models_are_pure() {
    let (asking, pure): (Vec<Text>, Vec<Text>) = files(&[".rs"])
        .into_iter()
        .filter(|file| is_model(&file.path))
        .partition(|file| ASK_THEMSELVES.contains(&file.path.as_str()));
    let mut offences: Vec<String> = pure.iter().flat_map(impure).collect();
    for path in ASK_THEMSELVES {
        if !asking.iter().any(|file| file.path == path && !impure(file).is_empty()) {
            offences.push(format!("{path} is pure now: take it off the list"));
        }
    }
    nobody_breaks("models_are_pure", offences);
}

#[test]
fn an_impure_model_is_found() {
    let found = |text: &str| impure(&Text { path: "rooms/a/src/b/b.rs".into(), text: text.into() }).len();
    assert_eq!(found("use store::Tx;\n"), 1);
    assert_eq!(found("use axum::extract::Path;\n"), 1);
    assert_eq!(found("use store::Event;\n// sqlx is not for us\n"), 0);
    assert_eq!(found("fn a() {}\n#[cfg(test)]\nmod tests {\n use store::Db;\n}\n"), 0);
    assert!(is_model("rooms/a/src/record/record.rs") && is_model("rooms/a/src/record/policy.rs"));
    assert!(!is_model("rooms/a/src/record/store.rs") && !is_model("ground/web/src/web/web.rs"));
}

fn is_model(path: &str) -> bool {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    let [.., folder, file] = parts.as_slice() else { return false };
    path.starts_with("rooms/") && (folder == file || MODELS.contains(file))
}

fn impure(file: &Text) -> Vec<String> {
    let code = |line: &str| line.split("//").next().unwrap_or_default().replace("store::Event", "");
    let names = |line: &str| FORBIDDEN.iter().copied().find(|word| code(line).contains(word));
    let lines = file.before_tests().lines().enumerate();
    lines.filter_map(|(no, line)| names(line).map(|word| format!("{}:{}: {word}", file.path, no + 1))).collect()
}
