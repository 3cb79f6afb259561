//! What fuzzing found worth keeping: the corpora of the targets on this crate, each input through its target's body.

#[path = "../../../fuzz/src/web.rs"]
mod bodies;
#[path = "../../../fuzz/src/corpus.rs"]
mod corpus;

#[test]
fn every_input_of_the_corpora_holds() {
    corpus::replay(
        "web_",
        &[("web_form", bodies::form), ("web_headers", bodies::headers), ("web_multipart", bodies::multipart)],
    );
}
