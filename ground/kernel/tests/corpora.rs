//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

#[path = "../../../fuzz/src/kernel.rs"]
mod bodies;
#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay("kernel_", &[("kernel_codes", bodies::codes)]);
}
