//! What the demo's records say: a module a text, and what was made up so that a comparison has something to compare.

mod bac_kan_2019;
mod bac_kan_2023;
mod lang_son_2022;
mod made_up;
mod quang_tri_2023;
mod thai_binh_2022;

use super::fact::Fact;
use super::stated::Text;

/// The five texts, the oldest first.
pub const TEXTS: [&Text; 5] =
    [&bac_kan_2019::TEXT, &thai_binh_2022::TEXT, &lang_son_2022::TEXT, &quang_tri_2023::TEXT, &bac_kan_2023::TEXT];

/// All records that have a source, and those made up beside them.
pub fn records() -> Vec<Fact> {
    [
        bac_kan_2019::records(),
        thai_binh_2022::records(),
        lang_son_2022::records(),
        quang_tri_2023::records(),
        bac_kan_2023::records(),
        made_up::records(),
    ]
    .concat()
}
