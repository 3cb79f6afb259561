//! Law 7: whatever a text points to is there. In Markdown: every relative link, and every path in code marks that begins
//! at the root. In doc comments: every path that begins at the root.

use std::path::Path;

use super::nobody_breaks;
use super::tree::{Text, files, root};

/// With what a path that begins at the root begins.
const ROOTS: [&str; 8] = ["ground/", "rooms/", "house/", "migrations/", "docs/", "scripts/", "packaging/", ".ci/"];

#[test]
fn docs_point_to_things() {
    let mut offences = Vec::new();
    for file in files(&[".md", ".rs", ".sql"]) {
        let pointers = if file.path.ends_with(".md") { of_markdown(&file) } else { of_comments(&file) };
        offences.extend(
            pointers
                .into_iter()
                .filter(|(_, path)| !root().join(path).exists())
                .map(|(no, path)| format!("{}:{no} points to {path}", file.path)),
        );
    }
    nobody_breaks("docs_point_to_things", offences);
}

#[test]
fn every_kind_of_pointer_is_read() {
    let markdown = Text {
        path: "docs/a/b.md".into(),
        text: "[x](../c.md#part) [y](https://x.vn) [z](#here)\n`house/src/main.rs`, `docs/rules/*.md`, `cargo run`\n"
            .into(),
    };
    assert_eq!(of_markdown(&markdown), [(1, "docs/c.md".to_owned()), (2, "house/src/main.rs".to_owned())]);
    let code = Text {
        path: "ground/a/src/b.rs".into(),
        text:
            "//! See docs/rules/x.md. And (house/tests/laws).\nlet a = \"docs/no.md\";\n/// `ground/a`, docs/NNN-x.md\n"
                .into(),
    };
    let found: Vec<String> = of_comments(&code).into_iter().map(|(_, path)| path).collect();
    assert_eq!(found, ["docs/rules/x.md", "house/tests/laws", "ground/a"]);
}

fn of_markdown(file: &Text) -> Vec<(usize, String)> {
    let folder = Path::new(&file.path).parent().unwrap_or(Path::new(""));
    let mut found = Vec::new();
    for (no, line) in file.lines() {
        for after in line.split("](").skip(1) {
            let target = after.split(')').next().unwrap_or_default();
            let target = target.split('#').next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:") {
                found.push((no, plain(&folder.join(target))));
            }
        }
        let code = line.split('`').skip(1).step_by(2).filter(|code| !code.contains(' '));
        found.extend(code.filter_map(from_root).map(|path| (no, path)));
    }
    found
}

fn of_comments(file: &Text) -> Vec<(usize, String)> {
    let comment = |line: &str| ["//", "--"].iter().any(|mark| line.trim_start().starts_with(mark));
    let lines = file.lines().filter(|(_, line)| comment(line));
    lines
        .flat_map(|(no, line)| {
            let words = line.split(|c: char| c.is_whitespace() || "`()[]“”\"".contains(c));
            words.filter_map(from_root).map(move |path| (no, path)).collect::<Vec<_>>()
        })
        .collect()
}

/// The path, if the word is one that begins at the root; patterns and placeholders are not paths.
fn from_root(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| ".,;:!?'`".contains(c)).split('#').next().unwrap_or_default();
    let pattern = word.contains(['*', '{', '}', '<', '…', '|', '$']) || word.contains("NNN");
    (ROOTS.iter().any(|root| word.starts_with(root)) && !pattern).then(|| word.to_owned())
}

/// Without `.` and `..`.
fn plain(path: &Path) -> String {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => drop(parts.pop()),
            std::path::Component::Normal(name) => parts.push(name.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    parts.join("/")
}
