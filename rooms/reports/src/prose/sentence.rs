//! A sentence in the making: words and figures in order. It begins with a capital and ends with one full stop.

use kernel::document::{FigureRun, Inline};

/// A sentence in the making.
#[derive(Debug, Default)]
pub struct Sentence(Vec<Inline>);

impl Sentence {
    /// Begins with words.
    pub fn new(words: &str) -> Self {
        Self::default().say(words)
    }

    /// Goes on with words, taken as they are.
    #[must_use]
    pub fn say(mut self, words: &str) -> Self {
        match self.0.last_mut() {
            Some(Inline::Text(text)) => text.push_str(words),
            _ if words.is_empty() => {}
            _ => self.0.push(Inline::Text(words.to_owned())),
        }
        self
    }

    /// Goes on with a figure.
    #[must_use]
    pub fn figure(mut self, run: FigureRun) -> Self {
        self.0.push(Inline::Figure(run));
        self
    }

    /// Goes on with figures joined as the language joins them: "A", "A và B", "A, B và C".
    #[must_use]
    pub fn figures(mut self, runs: Vec<FigureRun>) -> Self {
        let last = runs.len().saturating_sub(1);
        for (place, run) in runs.into_iter().enumerate() {
            let joint = match place {
                0 => "",
                place if place == last => " và ",
                _ => ", ",
            };
            self = self.say(joint).figure(run);
        }
        self
    }

    /// The sentence with its full stop.
    pub fn end(self) -> Vec<Inline> {
        self.say(".").0
    }
}
