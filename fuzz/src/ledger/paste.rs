//! A pasted report: its cells are the text's own, what cannot be read says why, and what is shown before saving is what is
//! saved when the page comes back as it was.

use activities::declaration::paste::{
    Assessed, LONGEST, MOST_COLUMNS, MOST_LINES, Memory, PasteForm, Pasted, Standing, State, TimeForm, assess, words_of,
};

use super::{one_line, said, text};
use crate::web::raw;

/// Whatever was pasted.
pub fn paste(data: &[u8]) {
    let text = text(data);
    let first = read(&PasteForm { text, ..entered() });
    assert_eq!(read(&first).text, first.text, "what was converted is Unicode");
    let pasted = match first.pasted() {
        Ok(pasted) => pasted,
        Err(errors) => return said(&errors),
    };
    sound(&first.text, &pasted);
    let shown = read(&sent_back(&first, &pasted, &judged(&first, &pasted)));
    let before = judged(&shown, &pasted);
    let after = judged(&read(&sent_back(&shown, &pasted, &before)), &pasted);
    for (before, after) in before.lines.iter().zip(&after.lines) {
        assert_eq!(before.figure.map(|figure| &figure.key), after.figure.map(|figure| &figure.key), "{before:?}");
        assert_eq!(before.said, after.said, "{before:?}");
    }
}

/// The form of the first page but for its text.
fn entered() -> PasteForm {
    let time = TimeForm {
        span: "-H1".to_owned(),
        year: "2022".to_owned(),
        day: "30/6/2022".to_owned(),
        ..TimeForm::default()
    };
    PasteForm {
        body: "x".to_owned(),
        paper: "Báo cáo".to_owned(),
        number: "41/BC-LHH".to_owned(),
        times: [time, TimeForm::default()],
        ..PasteForm::default()
    }
}

/// As the browser sends it and the house reads it.
fn read(form: &PasteForm) -> PasteForm {
    let mut pairs = vec![("body".to_owned(), &form.body), ("text".to_owned(), &form.text)];
    pairs.extend([("paper".to_owned(), &form.paper), ("number".to_owned(), &form.number)]);
    for (time, suffix) in form.times.iter().zip(["", "2"]) {
        let fields = [("span", &time.span), ("year", &time.year), ("first", &time.first), ("last", &time.last)];
        pairs.extend(fields.map(|(name, value)| (format!("{name}{suffix}"), value)));
        pairs.push((format!("day{suffix}"), &time.day));
    }
    let seen = "1".to_owned();
    if !form.columns.is_empty() {
        pairs.push(("cot".to_owned(), &seen));
        pairs.extend(form.columns.iter().enumerate().map(|(at, period)| (format!("cot{at}"), period)));
    }
    for (at, (words, figure)) in form.choices.iter().enumerate() {
        pairs.extend([(format!("t{at}"), words), (format!("f{at}"), figure)]);
    }
    let query = ::web::query(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    PasteForm::read(&raw(query.as_bytes()).expect("a form of ours can be read"))
}

/// The cells are the text's own, and no more than a page takes.
fn sound(text: &str, pasted: &Pasted) {
    assert!(text.len() <= LONGEST && pasted.columns.len() <= MOST_COLUMNS && pasted.lines.len() <= MOST_LINES);
    let whole = one_line(text);
    for line in &pasted.lines {
        assert!(line.cells.len() <= pasted.columns.len(), "{line:?}");
        assert!(line.cells.iter().any(|cell| !cell.is_empty()), "{line:?}");
        // Quotation marks around a cell are the spreadsheet's, and are taken off.
        let inside = |cell: &String| whole.contains('"') || whole.contains(cell.as_str());
        assert!(line.cells.iter().all(inside), "{line:?}");
    }
}

fn judged(form: &PasteForm, pasted: &Pasted) -> Assessed {
    let assessed = assess(form, pasted, &Memory::new(), &Standing::new());
    assert_eq!(assessed.lines.len(), pasted.lines.len());
    let mut stated = Vec::new();
    for line in &assessed.lines {
        let wrong = matches!(line.state, State::Wrong(_) | State::LeftOut(_) | State::There);
        assert!(!wrong || line.said.is_empty(), "{line:?}");
        for one in &line.said {
            assert!(one.value >= 0 && line.figure.is_some_and(|figure| figure.key == one.figure), "{line:?}");
            stated.push((one.figure.clone(), format!("{:?}", one.when)));
        }
        if let State::Wrong(why) = &line.state {
            assert!(!why.is_empty());
        }
        if let State::Open(why) = &line.state {
            assert!(!why.is_empty() && line.figure.is_none(), "{line:?}");
        }
    }
    let all = stated.len();
    stated.sort();
    stated.dedup();
    assert_eq!(stated.len(), all, "a figure of a time is stated once");
    assessed
}

/// The page as it comes back where nobody changed anything.
fn sent_back(form: &PasteForm, pasted: &Pasted, assessed: &Assessed) -> PasteForm {
    let period = |period: &Option<usize>| period.map_or_else(String::new, |period| (period + 1).to_string());
    let mut times = form.times.clone();
    if assessed.columns.contains(&Some(1)) && times[1] == TimeForm::default() {
        times[1] = times[0].year_before();
    }
    let figure = |at: usize| assessed.lines[at].figure.map(|figure| figure.key.clone()).unwrap_or_default();
    let choices = pasted.lines.iter().enumerate().map(|(at, line)| (words_of(line).0, figure(at))).collect();
    PasteForm { columns: assessed.columns.iter().map(period).collect(), choices, times, ..form.clone() }
}
