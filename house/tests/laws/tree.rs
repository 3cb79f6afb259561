//! The files of the repository as the laws read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of ours: its path from the root with `/`, and its text.
pub struct Text {
    /// "ground/kernel/src/lib.rs".
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// Where the repository begins.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the house stands in the repository").to_owned()
}

/// All files whose name ends in one of these, sorted by path.
pub fn files(endings: &[&str]) -> Vec<Text> {
    let mut found = Vec::new();
    collect(&root(), &mut found);
    found.sort();
    let of_these = |path: &PathBuf| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending));
    found
        .into_iter()
        .filter(of_these)
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let inside = path.strip_prefix(root()).expect("below the root");
            let path = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            Text { path, text }
        })
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    // What the tools make, and the data of a program that ran here.
    let not_ours = ["target", "node_modules", "demo-data", "hoitu-data"];
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !not_ours.contains(&name.as_str()) && !name.starts_with(".git") {
                collect(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

impl Text {
    /// The lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }

    /// What comes before the tests at the bottom.
    pub fn before_tests(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod ").next().unwrap_or_default()
    }

    /// Whether the whole file is test code: it lies in a `tests` folder, or it or a folder above it is declared as a
    /// module for tests only.
    pub fn is_test(&self) -> bool {
        let parts: Vec<&str> = self.path.trim_end_matches(".rs").split('/').collect();
        let declared = (1..parts.len()).any(|depth| {
            let (folder, module) = (parts[..depth].join("/"), parts[depth]);
            let parents = [format!("{folder}/lib.rs"), format!("{folder}/mod.rs"), format!("{folder}.rs")];
            let declaration = format!("#[cfg(test)]\nmod {module};");
            parents
                .iter()
                .any(|parent| fs::read_to_string(root().join(parent)).is_ok_and(|text| text.contains(&declaration)))
        });
        declared || self.path.starts_with("ground/testkit/") || parts.contains(&"tests")
    }
}
