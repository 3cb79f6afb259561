//! By what a line is known again in the next report: its words, accents, capitals, numbers and years aside.

use super::text::Line;

/// Longest words that are kept, in characters.
const LONGEST: usize = 300;
/// Longest meaning, in characters, as a declaration takes it.
const MEANING: usize = 480;

/// The words of a line, and of what stands above or around it.
pub fn of(line: &Line) -> (String, String) {
    (plain(&[line.title.as_str(), " ", &line.unit].concat()), plain(&line.context))
}

/// The words of a paper, cut where a declaration would not take them.
pub fn shortened(words: &str) -> String {
    if words.chars().count() <= MEANING {
        return words.to_owned();
    }
    words.chars().take(MEANING).chain(['…']).collect()
}

fn plain(text: &str) -> String {
    let folded = viet::fold(text);
    let words = folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}
