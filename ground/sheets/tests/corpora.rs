//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body. The
//! other seeds of those targets are in `malformed`, whose answers malformed.rs knows.

#[path = "../../../fuzz/src/sheets.rs"]
#[allow(dead_code, reason = "the bodies without a corpus of their own")]
mod bodies;
#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay("sheet_", &[("sheet_ods", bodies::ods), ("sheet_xlsx", bodies::xlsx)]);
}
