//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/src/ledger/mod.rs"]
mod ledger;
#[path = "../../../fuzz/src/web.rs"]
#[allow(dead_code, reason = "the ledger's bodies send their forms by it")]
mod web;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay(
        "ledger_",
        &[
            ("ledger_cell", ledger::cell),
            ("ledger_filter", ledger::filter),
            ("ledger_form", ledger::form),
            ("ledger_map", ledger::map),
            ("ledger_message", ledger::message),
            ("ledger_paste", ledger::paste),
            ("ledger_picture", ledger::picture),
        ],
    );
}
