//! Law 2: what a thing is and who may do what to it knows no database and no web. A model lies in the file named like its
//! folder (`record/record.rs`), or is called `kind`, `tree`, `state` or `policy`. It may name `store::Event`, the line of
//! the log that a move returns; everything else of the store is for `store.rs` and the verbs.

use super::nobody_breaks;
use super::tree::{Text, files};

const FORBIDDEN: [&str; 6] = ["sqlx", "sea_orm", "axum", "askama", "store::", "web::"];
const MODELS: [&str; 4] = ["kind", "tree", "state", "policy"];

#[test]
fn models_are_pure() {
    let models: Vec<Text> = files(&[".rs"]).into_iter().filter(|file| is_model(&file.path)).collect();
    nobody_breaks("models_are_pure", models.iter().flat_map(impure).collect());
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
