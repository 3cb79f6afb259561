//! What becomes of each pasted line: which figure it states, which numbers, and whether they can be declared. The preview
//! shows it and the saving does it, from one judgement.

use std::collections::BTreeMap;

use figures::Shape;
use kernel::{FieldErrors, Qualifier, Quantity};

use super::form::{PERIODS, PasteForm};
use super::guess::{self, Doubt};
use super::key;
use super::number::{self, Cell};
use super::text::{Line, Pasted};
use super::units;
use crate::declaration::declaration::{Said, When};
use crate::declaration::figure::{self, Declarable};
use crate::record::write_quantity;

/// What is declared from this paper already: figure and time, with the number.
pub type Standing = BTreeMap<(String, String), Quantity>;
/// What lines were once settled to state: words and what stood around them, with the key of a figure or nothing.
pub type Memory = BTreeMap<(String, String), String>;

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It will be declared.
    Declared(&'static str),
    /// Nobody can be sure what it states: nothing is chosen, and it is not declared unless she chooses.
    Open(&'static str),
    /// It is declared from this paper already.
    There,
    /// It cannot stand so.
    Wrong(String),
    /// It is left out.
    LeftOut(&'static str),
}

/// A line with its judgement.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The line.
    pub line: Line,
    /// The figure that it states; nothing where it is left out.
    pub figure: Option<&'static Declarable>,
    /// What becomes of it.
    pub state: State,
    /// What will be declared.
    pub said: Vec<Said>,
}

/// The paste with its judgement.
#[derive(Clone, Debug)]
pub struct Assessed {
    /// What its columns hold: for each the period, counted from 0, or nothing.
    pub columns: Vec<Option<usize>>,
    /// The lines.
    pub lines: Vec<Judged>,
    /// What cannot stand, of the paper, the periods and the lines.
    pub errors: FieldErrors,
}

/// Judges a paste.
pub fn assess(form: &PasteForm, pasted: &Pasted, memory: &Memory, standing: &Standing) -> Assessed {
    let (source, mut errors) = match form.source() {
        Ok(source) => (source, FieldErrors::new()),
        Err(errors) => (String::new(), errors),
    };
    let columns = columns(form, pasted);
    let mut judging = Judging { form, columns: &columns, source: &source, standing, taken: BTreeMap::new() };
    let settled = settled(form, pasted, memory);
    let mut lines = Vec::new();
    for (at, (line, settled)) in pasted.lines.iter().zip(settled).enumerate() {
        let (figure, state, said) = match settled {
            Settled::States(figure, how) => {
                let (state, said) = judging.line(at, line, figure, how, &mut errors);
                (Some(figure), state, said)
            }
            Settled::LeftOut(how) => (None, State::LeftOut(how), Vec::new()),
            Settled::Open(why) => (None, State::Open(why), Vec::new()),
        };
        if let State::Wrong(sentence) = &state {
            errors.add(format!("f{at}"), format!("Dòng {}: {sentence}", at + 1));
        }
        lines.push(Judged { line: line.clone(), figure, state, said });
    }
    Assessed { columns, lines, errors }
}

/// What each column holds: as she said, or as its heading sounds.
fn columns(form: &PasteForm, pasted: &Pasted) -> Vec<Option<usize>> {
    if !form.columns.is_empty() {
        let period =
            |said: &String| said.parse::<usize>().ok().filter(|no| (1..=PERIODS).contains(no)).map(|no| no - 1);
        return pasted.columns.iter().enumerate().map(|(at, _)| form.columns.get(at).and_then(period)).collect();
    }
    let year = form.times[0].stated_year();
    let sounds = |head: &String| {
        let folded = viet::fold(head);
        let before = year.is_some_and(|year| folded.contains(&(year - 1).to_string()));
        let planned = ["ke hoach", "chi tieu giao", "du kien", "uoc"].iter().any(|word| folded.contains(word));
        let earlier = before || ["cung ky", "nam truoc", "ky truoc"].iter().any(|word| folded.contains(word));
        (planned, earlier)
    };
    let mut found: Vec<Option<usize>> = Vec::new();
    for head in &pasted.columns {
        // One column a period: a second one that sounds alike is hers to choose.
        let period = match sounds(head) {
            (true, _) => None,
            (_, true) => Some(1),
            _ => Some(0),
        };
        found.push(period.filter(|period| !found.contains(&Some(*period))));
    }
    found
}

/// What is settled of a line before its number is read, and how it came to be.
#[derive(Clone, Copy)]
enum Settled {
    States(&'static Declarable, &'static str),
    LeftOut(&'static str),
    Open(&'static str),
}

/// What is settled of each line: by her, by the time before, or by its words.
fn settled(form: &PasteForm, pasted: &Pasted, memory: &Memory) -> Vec<Settled> {
    let known = |(at, line): (usize, &Line)| {
        let (words, around) = key::of(line);
        let of = |key: &str, chosen, left_out| {
            figure::find(key).map_or(Settled::LeftOut(left_out), |figure| Settled::States(figure, chosen))
        };
        match (form.chosen(at, &words), remembered(memory, &words, &around)) {
            (Some(key), _) => Some(of(key, CHOSEN, "Không nhập.")),
            (None, Some(key)) => Some(of(key, REMEMBERED, "Không nhập, như lần trước.")),
            (None, None) => None,
        }
    };
    let known: Vec<Option<Settled>> = pasted.lines.iter().enumerate().map(known).collect();
    let is_taken = |figure: &Declarable| {
        known.iter().flatten().any(|settled| matches!(settled, Settled::States(other, _) if other.key == figure.key))
    };
    let guessed = |guess: Result<&'static Declarable, Doubt>| match guess {
        Ok(figure) if is_taken(figure) => Settled::Open(why(Doubt::Several)),
        Ok(figure) => Settled::States(figure, GUESSED),
        Err(doubt) => Settled::Open(why(doubt)),
    };
    let open = pasted.lines.iter().zip(&known).filter(|(_, settled)| settled.is_none());
    let open: Vec<Line> = open.map(|(line, _)| line.clone()).collect();
    let mut guesses = guess::for_all(&open).into_iter().map(guessed);
    let next = |settled: &Option<Settled>| {
        settled.unwrap_or_else(|| guesses.next().unwrap_or(Settled::Open(why(Doubt::NoTitle))))
    };
    known.iter().map(next).collect()
}

fn remembered<'a>(memory: &'a Memory, words: &str, around: &str) -> Option<&'a str> {
    let exactly = memory.get(&(words.to_owned(), around.to_owned()));
    let mut alike = memory.iter().filter(|((known, _), _)| known == words).map(|(_, figure)| figure);
    // A line without words is like every other one without.
    let only = alike.next().filter(|first| !words.is_empty() && alike.all(|other| other == *first));
    exactly.or(only).map(String::as_str)
}

const CHOSEN: &str = "Theo lựa chọn của bạn.";
const REMEMBERED: &str = "Như lần trước.";
const GUESSED: &str = "Khớp theo tên và đơn vị tính.";

/// Why she is asked, as the preview says it.
fn why(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::NoTitle => "Chưa rõ là chỉ tiêu nào; hãy chọn nếu cần nhập.",
        Doubt::Several => "Dòng khác cũng ghi chỉ tiêu này; hãy chọn dòng nào là số của cả kỳ.",
        Doubt::Sentence => "Số trong câu có thể chỉ là một phần; hãy chọn chỉ tiêu nếu cần nhập.",
        Doubt::Part => "Là một phần của dòng trên; hãy chọn chỉ tiêu nếu cần nhập.",
    }
}

/// What judging goes on.
struct Judging<'a> {
    form: &'a PasteForm,
    columns: &'a [Option<usize>],
    source: &'a str,
    standing: &'a Standing,
    /// Which line stated a figure of a period first.
    taken: BTreeMap<(String, usize), usize>,
}

impl Judging<'_> {
    fn line(
        &mut self,
        at: usize,
        line: &Line,
        figure: &'static Declarable,
        how: &'static str,
        errors: &mut FieldErrors,
    ) -> (State, Vec<Said>) {
        if !units::fits(&line.unit, &figure.unit) {
            return (State::Wrong(misfit(&line.unit, figure)), Vec::new());
        }
        let (mut said, mut there, mut numbers) = (Vec::new(), 0, 0);
        for (column, period) in self.columns.iter().enumerate() {
            let Some(period) = *period else { continue };
            let cell = line.cells.get(column).map(String::as_str).unwrap_or_default();
            let value = match number::read(cell, &line.unit) {
                Cell::Nothing => continue,
                Cell::Wrong(sentence) => return (State::Wrong(format!("“{cell}”: {sentence}")), Vec::new()),
                Cell::Number(_, _, unit) if !units::fits(&unit, &figure.unit) => {
                    return (State::Wrong(misfit(&unit, figure)), Vec::new());
                }
                Cell::Number(value, qualifier, _) => (value, qualifier),
            };
            numbers += 1;
            if let Some(first) = self.taken.insert((figure.key.clone(), period), at) {
                let sentence = "cũng ghi chỉ tiêu này cho cùng kỳ; hãy chọn “Không nhập” ở một trong hai dòng.";
                return (State::Wrong(format!("dòng {} {sentence}", first + 1)), Vec::new());
            }
            let Some(one) = self.said(line, figure, period, value, errors) else { continue };
            match self.standing.get(&(one.figure.clone(), time_key(one.when))) {
                Some(known) if *known == Quantity::stated(one.value, one.qualifier) => there += 1,
                Some(known) => return (State::Wrong(otherwise(*known, figure)), Vec::new()),
                None => said.push(one),
            }
        }
        let state = match numbers {
            0 => State::LeftOut("Không có số ở cột đã chọn."),
            all if all == there => State::There,
            _ => State::Declared(how),
        };
        (state, said)
    }

    /// One number as a declaration; nothing where its time or paper cannot stand, which the fields above say once.
    fn said(
        &self,
        line: &Line,
        figure: &Declarable,
        period: usize,
        (value, qualifier): (i64, Qualifier),
        errors: &mut FieldErrors,
    ) -> Option<Said> {
        let suffix = if period == 0 { "" } else { "2" };
        let written = write_quantity(Some(Quantity::stated(value, qualifier)));
        let form = self.form.declaration(period, &figure.key, written, line.meaning.clone(), self.source);
        let found = match form.said() {
            Ok(said) => return Some(said),
            Err(found) => found,
        };
        for (field, sentence) in found.iter().filter(|(field, _)| *field != "source") {
            let (field, sentence) = match (figure.shape, field) {
                (Shape::Stock, "last") if form.last.is_empty() => (format!("day{suffix}"), NO_DAY.to_owned()),
                (Shape::Stock, "last") => (format!("day{suffix}"), sentence.to_owned()),
                _ => (format!("{field}{suffix}"), sentence.to_owned()),
            };
            let sentence = if period == 0 { sentence } else { format!("Kỳ thứ hai: {}", begun_small(&sentence)) };
            if errors.of(&field).is_none() {
                errors.add(field, sentence);
            }
        }
        None
    }
}

const NO_DAY: &str = "Bảng có số liệu tại một thời điểm, thí dụ số hội viên; hãy ghi số ấy tính đến ngày nào.";

/// The sentence as it goes on after a colon.
fn begun_small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn misfit(written: &str, figure: &Declarable) -> String {
    format!(
        "tính bằng “{written}”, còn chỉ tiêu “{}” tính bằng “{}”; hãy chọn chỉ tiêu khác hoặc “Không nhập”.",
        figure.title, figure.unit
    )
}

fn otherwise(known: Quantity, figure: &Declarable) -> String {
    let known = write_quantity(Some(known));
    format!(
        "văn bản này đã khai báo {known} {} cho chỉ tiêu “{}”; hãy rút khai báo cũ trước, hoặc chọn “Không nhập”.",
        figure.unit, figure.title
    )
}

/// The time of a declaration, to compare it by.
pub fn time_key(when: When) -> String {
    let (first, last) = when.days();
    format!("{first} {last} {}", when.label())
}
