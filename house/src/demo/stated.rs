//! What the texts state, statement by statement, and where the demo keeps each: `docs/demo.md` is this list as a table, and
//! the tests ask the figures and the ledger for every line of it.

/// A text and everything it states.
#[derive(Debug)]
pub struct Text {
    /// What it is.
    pub title: &'static str,
    /// Of which Union.
    pub union: &'static str,
    /// Its statements in its own order.
    pub stated: &'static [Stated],
}

/// A statement: in our words, and what keeps it.
#[derive(Debug)]
pub struct Stated(pub &'static str, pub Kept);

/// What keeps a statement.
#[derive(Debug)]
pub enum Kept {
    /// Records: a figure over a period is so many.
    Counted(&'static str, &'static str, &'static str),
    /// A declaration: so many stand beside a figure over a period.
    Declared(&'static str, &'static str, &'static str),
    /// A record of this title in this state, which says no quantity.
    Recorded(&'static str, &'static str),
    /// A body's founding paper.
    Founded(&'static str),
    /// The note of the record of this title, in these words.
    Noted(&'static str, &'static str),
    /// Nothing yet, or nothing at all: why.
    Nowhere(&'static str),
}

/// What waits for the records of congresses, terms, organs and seats.
pub const ORGANS: &str = "chưa có loại bản ghi: thay đổi tổ chức, nhân sự, nhiệm kỳ";
/// What is no event and no quantity.
pub const OPINION: &str = "nhận định chung, không nêu việc hay con số";

/// The head of a page that nobody writes by hand.
const HEAD: &str = "# What the demo holds of the five texts

Every statement of the five public texts and what keeps it in the demo (`hoitu demo`). A figure is asked by its key over
its period; a declaration stands beside a figure; a record is found by its title. What a text does not date stands on
the day of the text, or over the time it speaks of, and the note of the record says so. A plan is a record in the state
“Dự kiến” until somebody marks it as done. The year 2024 of Thái Bình and the days after 01/07/2025 in Lạng Sơn are made
up, and every one of their records says “Dữ liệu minh họa” in its note.

This page is written by the test `the_page_says_what_the_demo_holds` (`house/src/demo/stated/tests.rs`); the lists stand
in `house/src/demo/facts`.
";

/// The page.
pub fn page(texts: &[&Text]) -> String {
    let lines = |text: &&Text| {
        let line = |Stated(said, kept): &Stated| format!("| {said} | {} |\n", kept.words());
        let rows: String = text.stated.iter().map(line).collect();
        format!("\n## {}\n\n| Nguồn nêu | Trong dữ liệu mẫu |\n|---|---|\n{rows}", text.title)
    };
    format!("{HEAD}{}", texts.iter().map(lines).collect::<String>())
}

impl Kept {
    fn words(&self) -> String {
        match self {
            Self::Counted(key, period, reads) => format!("số liệu `{key}`, {period}: {}", spoken(reads)),
            Self::Declared(key, period, reads) => format!("khai báo cạnh `{key}`, {period}: {}", spoken(reads)),
            Self::Recorded(title, state) => format!("bản ghi “{title}” ({state})"),
            Self::Founded(paper) => format!("căn cứ thành lập: {paper}"),
            Self::Noted(title, words) => format!("ghi chú của bản ghi “{title}”: “{words}”"),
            Self::Nowhere(why) => (*why).to_owned(),
        }
    }
}

/// "hơn 15000" as a paper writes it: "hơn 15.000".
fn spoken(reads: &str) -> String {
    let words = reads.split(' ').map(|word| word.parse().map_or(word.to_owned(), viet::grouped));
    if reads == "?" { "chưa rõ".to_owned() } else { words.collect::<Vec<_>>().join(" ") }
}

#[cfg(test)]
mod tests;
