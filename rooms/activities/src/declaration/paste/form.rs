//! The paste as typed: what paper, of which time, the text, what its columns hold and what she chose for its lines.
//! A choice is kept with the words of its line, so that a text mended in between never lends a choice to another line.

use kernel::{Day, FieldErrors};
use viet::legacy::{self, Legacy};
use web::{Fields, RawFields};

use super::key;
use super::text::{LONGEST, MOST_COLUMNS, MOST_LINES, Pasted, read};
use crate::declaration::form::DeclarationForm;

/// How many periods a paste may state at once: this one, and the one it is compared with.
pub const PERIODS: usize = 2;

/// What a line's field says while she has not decided.
pub const UNDECIDED: &str = "?";

/// The time of one period, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeForm {
    /// The ending of a period's code.
    pub span: String,
    /// Its year.
    pub year: String,
    /// First day.
    pub first: String,
    /// Last day.
    pub last: String,
    /// The day that stocks are determined on.
    pub day: String,
}

/// The paste as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasteForm {
    /// Who declares, by its name at the door.
    pub body: String,
    /// What was pasted, in Unicode.
    pub text: String,
    /// What it was written in, where that was another encoding.
    pub legacy: Option<Legacy>,
    /// Name of the paper ("Báo cáo").
    pub paper: String,
    /// Its number and symbol.
    pub number: String,
    /// Its day.
    pub dated: String,
    /// The periods.
    pub times: [TimeForm; PERIODS],
    /// What the columns hold: "1", "2", or nothing; empty until she saw them.
    pub columns: Vec<String>,
    /// What she chose for lines, each at its place: the words of the line, and the key of a figure or nothing; empty until
    /// she saw them.
    pub choices: Vec<(String, String)>,
}

impl PasteForm {
    /// From what was sent; letters of before Unicode are recognised here and nowhere else.
    pub fn read(sent: &RawFields) -> Self {
        let (fields, raw) = (sent.composed(), sent.text("text"));
        // Composing takes letters away that spoke against an old encoding; the preview sends back what was composed, and must
        // not be read otherwise than the first page was.
        let recognised = || legacy::recognise(raw).or_else(|| legacy::recognise(&composed(raw)));
        let legacy = if raw.len() <= LONGEST { recognised() } else { None };
        let text = match legacy {
            Some(legacy) => legacy::convert(raw, legacy),
            None => raw.to_owned(),
        };
        let text = composed(&text);
        let columns = (0..MOST_COLUMNS).map(|at| fields.line(&format!("cot{at}")));
        let columns: Vec<String> = if fields.text("cot").is_empty() { Vec::new() } else { columns.collect() };
        let asked = if columns.is_empty() { 0 } else { MOST_LINES };
        let line = |at: usize| (fields.line(&format!("t{at}")), fields.line(&format!("f{at}")));
        Self {
            body: fields.line("body"),
            text,
            legacy,
            paper: fields.line("paper"),
            number: fields.line("number"),
            dated: fields.line("dated"),
            times: [time(&fields, ""), time(&fields, "2")],
            columns,
            choices: (0..asked).map(line).collect(),
        }
    }

    /// Reads the text.
    ///
    /// # Errors
    /// It is empty, too long, or holds no number.
    pub fn pasted(&self) -> Result<Pasted, FieldErrors> {
        let refuse = |sentence: String| {
            let mut errors = FieldErrors::new();
            errors.add("text", sentence);
            errors
        };
        if self.text.trim().is_empty() {
            return Err(refuse("Hãy dán bảng số liệu từ Word hoặc Excel vào đây.".to_owned()));
        }
        if self.text.len() > LONGEST {
            let sentence = "Nội dung dán dài quá 100 kB; hãy dán riêng từng bảng số liệu, không dán cả văn bản.";
            return Err(refuse(sentence.to_owned()));
        }
        let pasted = read(&self.text);
        if pasted.lines.is_empty() {
            let sentence = "Không thấy con số nào. Hãy chọn cả bảng trong Word hoặc Excel, sao chép rồi dán lại.";
            return Err(refuse(sentence.to_owned()));
        }
        if pasted.lines.len() > MOST_LINES {
            let sentence =
                format!("Nội dung dán có {} dòng có số, mỗi lần nhập tối đa {MOST_LINES} dòng.", pasted.lines.len());
            return Err(refuse(format!("{sentence} Hãy dán từng phần.")));
        }
        Ok(pasted)
    }

    /// The paper as a source: “Báo cáo số 41/BC-LHH ngày 28/6/2022”.
    ///
    /// # Errors
    /// No name, neither number nor day, or a day that is none.
    pub fn source(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::new();
        if self.paper.is_empty() {
            errors.add("paper", "Hãy ghi loại văn bản, thí dụ: Báo cáo.");
        }
        let number = if self.number.is_empty() { String::new() } else { format!(" số {}", self.number) };
        let dated = match viet::parse_date(&self.dated) {
            _ if self.dated.is_empty() => String::new(),
            Ok(date) => format!(" ngày {}", viet::short_date(date)),
            Err(error) => {
                errors.add("dated", error.to_string());
                String::new()
            }
        };
        if self.number.is_empty() && self.dated.is_empty() {
            errors.add("number", "Hãy ghi số, ký hiệu hoặc ngày của văn bản, để sau này tra lại được.");
        }
        if errors.is_empty() { Ok([self.paper.as_str(), &number, &dated].concat()) } else { Err(errors) }
    }

    /// The figure she chose for a line; `None` where she has not decided yet, nothing where it is to be left out.
    pub fn chosen(&self, at: usize, words: &str) -> Option<&str> {
        let same = |(known, _): &&(String, String)| known == words;
        // Lines of equal words are told apart by their place, and those without any word have nothing else.
        let here = self.choices.get(at).filter(|choice| same(choice));
        let elsewhere = || self.choices.iter().find(same).filter(|_| !words.is_empty());
        let chosen = here.or_else(elsewhere).map(|(_, figure)| figure.as_str());
        chosen.filter(|figure| *figure != UNDECIDED)
    }

    /// The form of one number: from here on it goes the way of a declaration that was typed by itself.
    pub fn declaration(
        &self,
        period: usize,
        figure: &str,
        value: String,
        meaning: String,
        source: &str,
    ) -> DeclarationForm {
        let time = &self.times[period];
        let is_stock =
            crate::declaration::figure::find(figure).is_some_and(|figure| figure.shape == figures::Shape::Stock);
        let form = DeclarationForm {
            body: self.body.clone(),
            figure: figure.to_owned(),
            value,
            meaning: key::shortened(&meaning),
            source: source.to_owned(),
            ..DeclarationForm::default()
        };
        if is_stock {
            return DeclarationForm { last: time.day.clone(), ..form };
        }
        let (span, year) = (time.span.clone(), time.year.clone());
        DeclarationForm { span, year, first: time.first.clone(), last: time.last.clone(), ..form }
    }
}

impl TimeForm {
    /// The year it speaks of, for the period before it; nothing where it says none.
    pub fn stated_year(&self) -> Option<i32> {
        let of_days = || viet::parse_date(&self.last).ok().map(|date| Day::from(date).year());
        self.year.parse().ok().or_else(of_days)
    }

    /// The same period a year before, where it is named.
    pub fn year_before(&self) -> Self {
        let year = self.stated_year().map(|year| (year - 1).to_string()).unwrap_or_default();
        if self.span.is_empty() { Self::default() } else { Self { span: self.span.clone(), year, ..Self::default() } }
    }
}

/// In NFC, cell by cell: as a whole, the tabs would become blanks.
fn composed(text: &str) -> String {
    let row = |row: &str| row.split('\t').map(viet::nfc).collect::<Vec<_>>().join("\t");
    text.replace("\r\n", "\n").split('\n').map(row).collect::<Vec<_>>().join("\n")
}

fn time(fields: &Fields, suffix: &str) -> TimeForm {
    let line = |name: &str| fields.line(&format!("{name}{suffix}"));
    TimeForm { span: line("span"), year: line("year"), first: line("first"), last: line("last"), day: line("day") }
}
