//! Law 8, first half: files stay small. 400 lines at most; who is longer stands in a list with its length, and the list
//! may only shrink: a file may not grow on it, and one that got short enough must leave it.

use super::nobody_breaks;
use super::tree::{Text, files};

const LONGEST: usize = 400;

/// Path and length of the files that are longer. Do not add to it: split the file.
const LONGER: [(&str, usize); 0] = [];

#[test]
fn files_stay_small() {
    let code = files(&[".rs", ".html", ".css", ".js", ".mjs", ".sql", ".sh"]);
    let mut offences: Vec<String> = code.iter().filter_map(too_long).collect();
    for (path, _) in LONGER {
        if !code.iter().any(|file| file.path == path && lines(file) > LONGEST) {
            offences.push(format!("{path} is short enough now: take it off the list"));
        }
    }
    nobody_breaks("files_stay_small", offences);
}

#[test]
fn a_long_file_is_found() {
    let file = |lines: usize| Text { path: "a.rs".into(), text: "line\n".repeat(lines) };
    assert!(too_long(&file(LONGEST)).is_none());
    assert!(too_long(&file(LONGEST + 1)).is_some());
}

fn lines(file: &Text) -> usize {
    file.text.lines().count()
}

fn too_long(file: &Text) -> Option<String> {
    let allowed = LONGER.iter().find(|(path, _)| *path == file.path).map_or(LONGEST, |(_, length)| *length);
    (lines(file) > allowed).then(|| format!("{}: {} lines, {allowed} allowed", file.path, lines(file)))
}
