//! The corpora of a crate's targets, each input through its target's body: what the tests of that crate include and run.

use std::fs;
use std::path::Path;

/// A target's body.
pub type Body = fn(&[u8]);

/// Fewest inputs that a target begins with.
const SEEDS: usize = 6;

/// Runs every input of the targets whose names begin so; each corpus has its target, and each target its corpus.
pub fn replay(prefix: &str, targets: &[(&str, Body)]) {
    // From the folder of any crate of the house, two below the root.
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("the folder of corpora is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let folders: Vec<String> = names(&corpora).into_iter().filter(|name| name.starts_with(prefix)).collect();
    let known: Vec<&str> = targets.iter().map(|(name, _)| *name).collect();
    assert_eq!(folders, known, "each corpus has its target");
    for (target, body) in targets {
        let inputs = names(&corpora.join(target));
        assert!(inputs.len() >= SEEDS || prefix == "sheet_", "{target} has its seeds");
        for input in inputs {
            println!("{target}/{input}");
            body(&fs::read(corpora.join(target).join(&input)).expect("an input can be read"));
        }
    }
}
