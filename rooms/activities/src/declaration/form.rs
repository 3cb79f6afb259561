//! The declaration form as typed, and its one way in.

use figures::Shape;
use kernel::{Day, FieldErrors, Period, Quantity};
use web::Fields;

use super::declaration::{Said, When};
use super::figure::{self, Declarable};
use crate::record::{Scale, read_scaled};

/// Longest definition or source, in characters.
const LONGEST: usize = 500;
/// Names of periods: the ending of their code, and words.
pub const SPANS: [(&str, &str); 8] = [
    ("-H1", "6 tháng đầu năm"),
    ("-H2", "6 tháng cuối năm"),
    ("-9M", "9 tháng đầu năm"),
    ("-Q1", "Quý I"),
    ("-Q2", "Quý II"),
    ("-Q3", "Quý III"),
    ("-Q4", "Quý IV"),
    ("+", "Cả năm"),
];

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct DeclarationForm {
    /// Who declares, by its name at the door.
    pub body: String,
    /// Key of the figure.
    pub figure: String,
    /// The number with its word.
    pub value: String,
    /// What is counted, in the declarer's words.
    pub meaning: String,
    /// The ending of a period's code, where the paper only names it.
    pub span: String,
    /// The year of that period.
    pub year: String,
    /// First day, where the paper says it.
    pub first: String,
    /// Last day, or the day a stock is determined on.
    pub last: String,
    /// The paper it stands in.
    pub source: String,
}

impl DeclarationForm {
    /// From what was sent.
    pub fn read(fields: &Fields) -> Self {
        Self {
            body: fields.line("body"),
            figure: fields.line("figure"),
            value: fields.line("value"),
            meaning: fields.line("meaning"),
            span: fields.text("span").to_owned(),
            year: fields.line("year"),
            first: fields.line("first"),
            last: fields.line("last"),
            source: fields.line("source"),
        }
    }

    /// Reads all fields but the body, which only a transaction can know.
    ///
    /// # Errors
    /// All that cannot stand, in the order of the form.
    pub fn said(&self) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::new();
        let figure = figure::find(&self.figure);
        if figure.is_none() {
            errors.add("figure", "Hãy chọn chỉ tiêu khai báo.");
        }
        let quantity = self.quantity(figure, &mut errors);
        for (field, text, ask) in [
            (
                "meaning",
                &self.meaning,
                "Hãy ghi phạm vi, cách tính con số này, thí dụ: hội viên có thẻ của các chi hội.",
            ),
            ("source", &self.source, "Hãy ghi văn bản nêu con số này, thí dụ: Báo cáo số 41/BC-LHH ngày 28/6/2022."),
        ] {
            if text.is_empty() {
                errors.add(field, ask);
            } else if text.chars().count() > LONGEST {
                errors.add(field, format!("Nội dung dài quá {LONGEST} ký tự; hãy rút gọn."));
            }
        }
        let when = figure.and_then(|figure| self.when(figure, &mut errors));
        match (figure, quantity, when) {
            (Some(figure), Some(Quantity { value: Some(value), qualifier }), Some(when)) if errors.is_empty() => {
                Ok(Said {
                    figure: figure.key.clone(),
                    value,
                    qualifier,
                    unit: figure.unit.clone(),
                    meaning: self.meaning.clone(),
                    when,
                    source: self.source.clone(),
                })
            }
            _ => Err(errors),
        }
    }

    fn quantity(&self, figure: Option<&Declarable>, errors: &mut FieldErrors) -> Option<Quantity> {
        let is_money = figure.is_some_and(|figure| figure.unit == "đồng");
        match read_scaled(&self.value, if is_money { Scale::Money } else { Scale::Count }) {
            Ok(Some(quantity)) if quantity.value.is_some() => Some(quantity),
            Ok(_) => {
                errors.add("value", "Hãy ghi con số như văn bản nêu, thí dụ: 4.985 hoặc hơn 5.000.");
                None
            }
            Err(sentence) => {
                errors.add("value", sentence);
                None
            }
        }
    }

    fn when(&self, figure: &Declarable, errors: &mut FieldErrors) -> Option<When> {
        match (figure.shape, self.span.is_empty()) {
            (Shape::Stock, true) => self.day("last", &self.last, errors).map(When::On),
            (Shape::Stock, false) => {
                errors.add(
                    "span",
                    "Chỉ tiêu này là số tính đến một ngày, không phải số của cả kỳ. Hãy chọn “Ghi theo ngày” ở ô “Kỳ” và ghi ngày chốt số liệu vào ô “Đến hết ngày”.",
                );
                None
            }
            (Shape::Flow | Shape::Whenever, true) if self.first.is_empty() && self.last.is_empty() => {
                errors.add("span", "Hãy chọn kỳ mà văn bản nêu, hoặc ghi từ ngày nào đến hết ngày nào.");
                None
            }
            (Shape::Flow | Shape::Whenever, true) => {
                let first = self.day("first", &self.first, errors);
                let last = self.day("last", &self.last, errors);
                let (first, last) = (first?, last?);
                if last < first {
                    errors.add("last", "Ngày kết thúc trước ngày bắt đầu; hãy sửa một trong hai ngày.");
                    return None;
                }
                Some(When::Over(first, last))
            }
            (Shape::Flow | Shape::Whenever, false) => self.named(errors).map(When::Named),
        }
    }

    fn named(&self, errors: &mut FieldErrors) -> Option<Period> {
        if !self.first.is_empty() || !self.last.is_empty() {
            errors.add("span", "Vừa chọn kỳ vừa ghi ngày: hãy xóa ngày đã ghi, hoặc chọn “Ghi theo ngày” ở ô “Kỳ”.");
            return None;
        }
        let known = SPANS.iter().any(|(code, _)| *code == self.span);
        let period = format!("{}{}", self.year, self.span.trim_end_matches('+')).parse().ok().filter(|_| known);
        if period.is_none() {
            errors.add("year", "Hãy ghi năm của kỳ bằng bốn chữ số, thí dụ: 2022.");
        }
        period
    }

    fn day(&self, field: &str, text: &str, errors: &mut FieldErrors) -> Option<Day> {
        match viet::parse_date(text) {
            Ok(date) => Some(Day::from(date)),
            Err(error) => {
                errors.add(field, error.to_string());
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(figure: &str, span: &str, days: [&str; 2]) -> DeclarationForm {
        let text = str::to_owned;
        DeclarationForm {
            figure: text(figure),
            value: text("hơn 5.000"),
            meaning: text("Hội viên có thẻ"),
            span: text(span),
            year: text("2022"),
            first: text(days[0]),
            last: text(days[1]),
            source: text("Báo cáo số 41"),
            ..DeclarationForm::default()
        }
    }

    #[test]
    fn a_flow_has_a_period_and_a_stock_a_day() {
        let read = |form: DeclarationForm| match form.said() {
            Ok(said) => said.when.words(),
            Err(errors) => errors.iter().map(|(field, _)| field).collect::<Vec<_>>().join(" "),
        };
        let table = [
            read(form("lop.luot", "-H1", ["", ""])),
            read(form("lop.luot", "+", ["", ""])),
            read(form("lop.luot", "", ["15/12/2021", "14/6/2022"])),
            read(form("hv.khai_bao", "", ["", "14/6/2022"])),
            read(form("lop.luot", "-H1", ["1/1/2022", ""])),
            read(form("lop.luot", "-W1", ["", ""])),
            read(form("lop.luot", "", ["", ""])),
            read(form("lop.luot", "", ["2/1/2022", "1/1/2022"])),
            read(form("hv.khai_bao", "-H1", ["", ""])),
        ];
        insta::assert_snapshot!(table.join("\n"), @"
        6 tháng đầu năm 2022 (không nêu ngày chốt)
        năm 2022 (không nêu ngày chốt)
        từ 15/12/2021 đến 14/06/2022
        đến ngày 14/06/2022
        span
        year
        span
        last
        span
        ");
    }
}
