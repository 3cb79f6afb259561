//! Tests that read the printed bytes back: where things stand, what they say, and that four formats say the same.

#![allow(clippy::unwrap_used)]

mod archive;
mod bad_data;
mod data;
mod decree30;
mod office;
mod read_docx;
mod read_pdf;
mod same_figures;
mod word;

use std::sync::LazyLock;

use crate::Press;

/// One press for all tests: fonts take a while to read.
static PRESS: LazyLock<Press> = LazyLock::new(Press::load);

/// Text with every run of white space as one space, so that a line's end is a space.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
