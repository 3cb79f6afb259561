//! Any other period: a half or a year of long ago, or two days of one's own. The form asks in words and leads to the
//! report's address; what cannot be a period comes back beside its field.

use kernel::{Actor, Closing, Day, FieldErrors, Period, Span};
use organisation::UnionHere;
use web::{Answer, Asked, Cx, Fields, Problem, To, again};

use super::kind::ReportKind;
use super::list;
use crate::reach;

/// Years a report may speak of: the oldest Union was founded in 1983, and nobody plans further ahead than this.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2100;

/// The form as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChooseForm {
    /// "h1", "h2", "year" or "range".
    pub part: String,
    /// The year, as typed.
    pub year: String,
    /// "statutory" or "calendar".
    pub closing: String,
    /// The first day of a range, as typed.
    pub from: String,
    /// The last day of a range, as typed.
    pub to: String,
}

/// The parts of a year that the form offers.
pub const PARTS: [(&str, &str); 4] =
    [("h1", "6 tháng đầu năm"), ("h2", "6 tháng cuối năm"), ("year", "Cả năm"), ("range", "Từ ngày đến ngày")];

/// The closings that the form offers.
pub const CLOSINGS: [(&str, &str); 2] =
    [("statutory", "Chốt theo chế độ báo cáo nhà nước"), ("calendar", "Chốt theo năm dương lịch")];

impl ChooseForm {
    /// From the address.
    pub fn read(fields: &Fields) -> Self {
        Self {
            part: fields.line("ky"),
            year: fields.line("nam"),
            closing: fields.line("chot"),
            from: fields.line("tu"),
            to: fields.line("den"),
        }
    }

    /// The report that is meant.
    ///
    /// # Errors
    /// What cannot be a period, beside its field.
    pub fn report(&self) -> Result<(ReportKind, Period), FieldErrors> {
        let mut errors = FieldErrors::new();
        let found = match self.part.as_str() {
            "range" => self.range(&mut errors).map(|period| (ReportKind::SixMonth, period)),
            part => self.part_of_year(part, &mut errors),
        };
        found.ok_or(errors)
    }

    fn part_of_year(&self, part: &str, errors: &mut FieldErrors) -> Option<(ReportKind, Period)> {
        let year = self.year.parse().ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            errors.add("nam", "Hãy ghi năm bằng bốn chữ số, thí dụ 2022.");
        }
        let closing = if self.closing == "calendar" { Closing::Calendar } else { Closing::Statutory };
        let period = |year| match part {
            "h1" => Period::half(year, 1, closing).map(|period| (ReportKind::SixMonth, period)),
            "h2" => Period::half(year, 2, closing).map(|period| (ReportKind::SixMonth, period)),
            _ => Period::year(year, closing).map(|period| (ReportKind::Annual, period)),
        };
        year.and_then(|year| period(year).ok())
    }

    fn range(&self, errors: &mut FieldErrors) -> Option<Period> {
        let mut day = |field: &str, text: &str| match viet::parse_date(text) {
            Ok(date) => Some(Day::from(date)),
            Err(error) => {
                errors.add(field, error.to_string());
                None
            }
        };
        let (first, last) = (day("tu", &self.from), day("den", &self.to));
        let (first, last) = (first?, last?);
        Period::range(first, last, Span::Custom).map_err(|error| errors.add("den", format!("{error}."))).ok()
    }
}

/// GET …/bao-cao/chon
pub async fn get(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Answer, Problem> {
    let form = ChooseForm::read(&asked.0);
    let name = asked.0.line(reach::BODY);
    match form.report() {
        Err(errors) => {
            let page = cx.read(async |view| list::compose(view, &cx, &who, &at, &name, form, errors).await).await?;
            Ok(Answer::Again(again(&page)?))
        }
        Ok((kind, period)) => {
            let body = cx.read(async |view| reach::body(view, &who, &at, &name).await).await?;
            let path = format!("/{}/bao-cao/{}/{period}", at.slug, kind.slug());
            Ok(Answer::Go(To::address(reach::with(&path, &reach::query(&at, &body)))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(part: &str, year: &str, closing: &str, days: (&str, &str)) -> ChooseForm {
        let own = str::to_owned;
        ChooseForm { part: own(part), year: own(year), closing: own(closing), from: own(days.0), to: own(days.1) }
    }

    #[test]
    fn words_become_a_period() {
        let means = |form: ChooseForm| form.report().map(|(kind, period)| format!("{} {period}", kind.slug())).unwrap();
        assert_eq!(means(form("h1", "2018", "statutory", ("", ""))), "6-thang 2018-H1@statutory");
        assert_eq!(means(form("h2", "2018", "calendar", ("", ""))), "6-thang 2018-H2");
        assert_eq!(means(form("year", "2018", "calendar", ("", ""))), "nam 2018");
        assert_eq!(means(form("range", "", "", ("28/10/2013", "5/7/2019"))), "6-thang 2013-10-28..2019-07-05");
    }

    #[test]
    fn what_is_no_period_is_said_beside_its_field() {
        let wrong = |form: ChooseForm| {
            let errors = form.report().unwrap_err();
            errors.iter().map(|(field, _)| field.to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(wrong(form("h1", "", "", ("", ""))), ["nam"]);
        assert_eq!(wrong(form("year", "22", "", ("", ""))), ["nam"]);
        assert_eq!(wrong(form("range", "", "", ("31/2/2019", ""))), ["tu", "den"]);
        assert_eq!(wrong(form("range", "", "", ("5/7/2019", "28/10/2013"))), ["den"]);
    }
}
