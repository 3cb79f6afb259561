//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

use std::fs;
use std::path::Path;

#[path = "../../../fuzz/src/viet.rs"]
mod bodies;

type Body = fn(&[u8]);

const TARGETS: [(&str, Body); 4] = [
    ("viet_dates", bodies::dates),
    ("viet_legacy", bodies::legacy),
    ("viet_numbers", bodies::numbers),
    ("viet_quantities", bodies::quantities),
];

#[test]
fn every_input_of_the_corpora_holds() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let of_viet = |name: &String| name.starts_with("viet_");
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("the folder of corpora is there");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    };
    let folders: Vec<String> = names(&corpora).into_iter().filter(of_viet).collect();
    assert_eq!(folders, TARGETS.map(|(name, _)| name.to_owned()), "each corpus has its target");
    for (target, body) in TARGETS {
        let inputs = names(&corpora.join(target));
        assert!(inputs.len() >= 10, "{target} has its seeds");
        for input in inputs {
            let data = fs::read(corpora.join(target).join(&input)).expect("an input can be read");
            body(&data);
        }
    }
}
