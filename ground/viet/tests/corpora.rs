//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

#[path = "../../../fuzz/src/viet.rs"]
mod bodies;
#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay(
        "viet_",
        &[
            ("viet_dates", bodies::dates),
            ("viet_legacy", bodies::legacy),
            ("viet_numbers", bodies::numbers),
            ("viet_quantities", bodies::quantities),
        ],
    );
}
