//! The entry form as typed, and its one way in: strings become a [`Wanted`], once, with every error beside its field.
//! A form that cannot stand comes back with all that was typed.

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, FieldErrors, Quantity};
use web::Fields;

use super::choices::Choices;
use super::content::{Content, Detail, Part, Places, Wanted};
use super::kind::{Kind, Measure};
use super::quantity::{read_quantity, write_quantity};
use super::record::Record;
use super::words;

/// The entry form as typed.
#[derive(Clone, Debug, Default)]
pub struct RecordForm {
    /// What it was about.
    pub title: String,
    /// Bodies in charge, by their names at the door.
    pub lead: Vec<String>,
    /// Bodies that took part.
    pub partner: Vec<String>,
    /// Bodies from outside in charge, one a line.
    pub outside_lead: String,
    /// Bodies from outside that took part, one a line.
    pub outside_partner: String,
    /// First day.
    pub first: String,
    /// Last day; nothing typed means the first.
    pub last: String,
    /// Places, one a line, or "6 xã".
    pub places: String,
    /// Measures by their codes.
    pub measures: BTreeMap<Measure, String>,
    /// "bulk" for a bulk record.
    pub detail: String,
    /// Whatever else.
    pub note: String,
    /// Why it is corrected; unused when it is entered.
    pub why: String,
    /// The version it was filled with; empty when it is entered.
    pub seen: String,
}

impl RecordForm {
    /// From what was sent.
    pub fn read(fields: &Fields) -> Self {
        Self {
            title: fields.line("title"),
            lead: fields.all("lead"),
            partner: fields.all("partner"),
            outside_lead: fields.text("outside_lead").to_owned(),
            outside_partner: fields.text("outside_partner").to_owned(),
            first: fields.line("first"),
            last: fields.line("last"),
            places: fields.text("places").to_owned(),
            measures: Measure::ALL.into_iter().map(|measure| (measure, fields.line(measure.code()))).collect(),
            detail: fields.line("detail"),
            note: fields.text("note").to_owned(),
            why: fields.line("why"),
            seen: fields.line("seen"),
        }
    }

    /// Filled with what a record says, for its correction.
    pub fn of(record: &Record, choices: &Choices) -> Self {
        Self { seen: record.version().to_string(), ..Self::saying(&record.current().content, choices) }
    }

    fn saying(content: &Content, choices: &Choices) -> Self {
        let ids = |part| content.bodies_as(part).filter_map(|no| choices.id_of(no)).map(str::to_owned).collect();
        let outside = |part| {
            let names = content.outside().iter().filter(|(_, its)| *its == part).map(|(name, _)| name.as_str());
            names.collect::<Vec<_>>().join("\n")
        };
        let measure = |measure| (measure, write_quantity(content.measure(measure)));
        Self {
            title: content.title().to_owned(),
            lead: ids(Part::Lead),
            partner: ids(Part::Partner),
            outside_lead: outside(Part::Lead),
            outside_partner: outside(Part::Partner),
            first: viet::short_date(content.first().date()),
            last: viet::short_date(content.last().date()),
            places: words::lines_of_places(content.places()).join("\n"),
            measures: Measure::ALL.into_iter().map(measure).collect(),
            detail: if content.detail() == Detail::Bulk { Detail::Bulk.code().to_owned() } else { String::new() },
            note: content.note().to_owned(),
            ..Self::default()
        }
    }

    /// The version it was filled with, if it says so.
    pub fn seen(&self) -> Option<i64> {
        self.seen.parse().ok()
    }

    /// What was typed into a measure's field.
    pub fn measure(&self, measure: &Measure) -> &str {
        self.measures.get(measure).map_or("", String::as_str)
    }

    /// Whether anything stands in the folded part of the form, so that it is shown open.
    pub fn uses_more(&self, kind: Kind) -> bool {
        let texts = [&self.outside_lead, &self.outside_partner, &self.note, &self.detail];
        let folded = kind.row().folded_measures().iter().any(|measure| !self.measure(measure).is_empty());
        folded || !self.partner.is_empty() || texts.iter().any(|text| !text.is_empty())
    }

    /// Reads all fields and checks the whole.
    ///
    /// # Errors
    /// All that cannot stand, in the order of the form.
    pub fn content(&self, kind: Kind, choices: &Choices) -> Result<Content, FieldErrors> {
        let mut errors = FieldErrors::new();
        let first = read_day("first", &self.first, &mut errors);
        let last = if self.last.is_empty() || self.last == self.first {
            first
        } else {
            read_day("last", &self.last, &mut errors)
        };
        let wanted = Wanted {
            kind,
            title: self.title.clone(),
            detail: Detail::from_code(&self.detail).unwrap_or(Detail::Single),
            first: first.or(last).unwrap_or(Day::MIN),
            last: last.or(first).unwrap_or(Day::MIN),
            bodies: self.bodies(choices, &mut errors),
            outside: self.outside(),
            places: self.read_places(),
            measures: self.read_measures(&mut errors),
            note: self.note.clone(),
        };
        let days_stand = first.is_some() && last.is_some();
        match Content::check(wanted) {
            Ok(content) if errors.is_empty() => Ok(content),
            Ok(_) => Err(in_order(&errors)),
            Err(more) => {
                // What cannot be read is said once; what a missing day would say besides is noise.
                for (field, sentence) in
                    more.iter().filter(|(field, _)| days_stand || !["first", "last"].contains(field))
                {
                    if errors.of(field).is_none() {
                        errors.add(field, sentence);
                    }
                }
                Err(in_order(&errors))
            }
        }
    }

    fn bodies(&self, choices: &Choices, errors: &mut FieldErrors) -> Vec<(BodyNo, Part)> {
        let mut chosen = Vec::new();
        for (part, field, names) in [(Part::Lead, "lead", &self.lead), (Part::Partner, "partner", &self.partner)] {
            for name in names {
                match choices.find(name) {
                    Some(no) => chosen.push((no, part)),
                    None => errors.add(field, "Có đơn vị không còn trong danh sách; hãy chọn lại."),
                }
            }
        }
        chosen
    }

    fn outside(&self) -> Vec<(String, Part)> {
        let lead = lines(&self.outside_lead).map(|name| (name, Part::Lead));
        lead.chain(lines(&self.outside_partner).map(|name| (name, Part::Partner))).collect()
    }

    fn read_places(&self) -> Places {
        let names: Vec<String> = lines(&self.places).collect();
        match names.as_slice() {
            [] => Places::Unstated,
            [only] => counted(only).map_or_else(|| Places::Named(names.clone()), Places::Counted),
            _ => Places::Named(names),
        }
    }

    fn read_measures(&self, errors: &mut FieldErrors) -> BTreeMap<Measure, Quantity> {
        let mut measures = BTreeMap::new();
        for (measure, text) in &self.measures {
            match read_quantity(text) {
                Ok(Some(quantity)) => {
                    measures.insert(*measure, quantity);
                }
                Ok(None) => {}
                Err(sentence) => errors.add(measure.code(), sentence),
            }
        }
        measures
    }
}

/// The errors in the order in which the form asks; its folded fields come last.
fn in_order(errors: &FieldErrors) -> FieldErrors {
    const ASKED: [&str; 5] = ["title", "lead", "first", "last", "places"];
    let place = |field: &str| ASKED.iter().position(|asked| *asked == field).unwrap_or(ASKED.len());
    let mut all: Vec<_> = errors.iter().collect();
    all.sort_by_key(|(field, _)| place(field));
    let mut ordered = FieldErrors::new();
    for (field, sentence) in all {
        ordered.add(field, sentence);
    }
    ordered
}

/// "6 xã", "06 xã, phường": how many communes, none named.
fn counted(text: &str) -> Option<i64> {
    let folded = viet::fold(text);
    let (number, rest) = folded.split_once(' ')?;
    let unit = ["xa", "phuong", "xa, phuong", "xa phuong"].contains(&rest);
    unit.then(|| viet::parse_count(number).ok()).flatten()
}

fn lines(text: &str) -> impl Iterator<Item = String> {
    text.split(['\n', ';'])
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
}

fn read_day(field: &str, text: &str, errors: &mut FieldErrors) -> Option<Day> {
    match viet::parse_date(text) {
        Ok(date) => Some(Day::from(date)),
        Err(error) => {
            errors.add(field, error.to_string());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, Id, Timestamp, UnionNo};
    use proptest::prelude::*;

    use super::*;
    use crate::record::store::tests::contents;

    proptest! {
        #[test]
        fn what_the_form_shows_it_reads_back(content in contents(bodies())) {
            let form = RecordForm::saying(&content, &choices());
            prop_assert_eq!(form.content(Kind::TrainingClass, &choices()).unwrap(), content);
        }
    }

    fn bodies() -> Vec<BodyNo> {
        (1..5).map(|running| BodyNo::new(UnionNo::new(20), running)).collect()
    }

    fn choices() -> Choices {
        let id = |running| Id::new(Timestamp::from_micros(0), &Dice::fixed(running));
        Choices::sample(bodies().into_iter().zip((0..4).map(id)))
    }

    #[test]
    fn places_are_named_or_only_counted() {
        let places = |text: &str| {
            let form = RecordForm { places: text.to_owned(), ..RecordForm::default() };
            form.read_places()
        };
        let named = |names: &[&str]| Places::Named(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(places("  \n "), Places::Unstated);
        assert_eq!(places("06 xã"), Places::Counted(6));
        assert_eq!(places("xã Quang Thuận; xã Dương Phong"), named(&["xã Quang Thuận", "xã Dương Phong"]));
        assert_eq!(places("6 xã\nxã Quang Thuận"), named(&["6 xã", "xã Quang Thuận"]));
        assert_eq!(places("2 xã vùng cao"), named(&["2 xã vùng cao"]));
    }

    #[test]
    fn everything_wrong_is_said_at_once_in_the_order_of_the_form() {
        let mut form = RecordForm { first: "31/2/2022".to_owned(), last: String::new(), ..RecordForm::default() };
        form.measures.insert(Measure::Attendances, "nhiều".to_owned());
        let errors = form.content(Kind::TrainingClass, &Choices::default()).unwrap_err();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["title", "lead", "first", "luot"]);
    }
}
