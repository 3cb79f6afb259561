//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

#[path = "../../../fuzz/src/place.rs"]
mod bodies;
#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay("place_", &[("place_resolve", bodies::resolved), ("place_suggest", bodies::suggested)]);
}
