//! The entry form as typed, and its one way in: strings become a [`Wanted`], once, with every error beside its field.
//! A form that cannot stand comes back with all that was typed.

use std::collections::BTreeMap;

use kernel::{BodyNo, Day, FieldErrors, Quantity};
use places::Meanings;
use web::Fields;

use super::attribute::Attribute;
use super::choices::Choices;
use super::content::{Content, Detail, Part, Places, Wanted};
use super::kind::{Kind, Timing, Unstated};
use super::measure::Measure;
use super::quantity::{read_scaled, write_quantity};
use super::record::{Record, RecordNo};
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
    /// Attributes by their codes: the code of a word, else what was typed.
    pub attributes: BTreeMap<Attribute, String>,
    /// Programmes, one a line.
    pub programmes: String,
    /// The record of which it is a part, by its name at the door.
    pub part_of: String,
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
            measures: Measure::ALL.iter().map(|measure| (*measure, fields.line(measure.code()))).collect(),
            attributes: Attribute::ALL.iter().map(|attribute| (*attribute, fields.line(attribute.code()))).collect(),
            programmes: fields.text("programmes").to_owned(),
            part_of: fields.line("part_of"),
            detail: fields.line("detail"),
            note: fields.text("note").to_owned(),
            why: fields.line("why"),
            seen: fields.line("seen"),
        }
    }

    /// Empty, but for what the kind proposes: one of its natural unit.
    pub fn fresh(kind: Kind) -> Self {
        let proposed = kind.row().natural().filter(|_| kind.row().unstated == Unstated::Proposed);
        Self { measures: proposed.map(|measure| (measure, "1".to_owned())).into_iter().collect(), ..Self::default() }
    }

    /// Filled with what a record says, for its correction.
    pub fn of(record: &Record, choices: &Choices) -> Self {
        let saying = Self::saying(record.kind, &record.current().content, choices);
        Self { seen: record.version().to_string(), ..saying }
    }

    /// Filled with this content.
    pub fn saying(kind: Kind, content: &Content, choices: &Choices) -> Self {
        let ids = |part| content.bodies_as(part).filter_map(|no| choices.id_of(no)).map(str::to_owned).collect();
        let outside = |part| {
            let names = content.outside().iter().filter(|(_, its)| *its == part).map(|(name, _)| name.as_str());
            names.collect::<Vec<_>>().join("\n")
        };
        let measure = |measure: &Measure| (*measure, write_quantity(content.typed_measure(kind, *measure)));
        let attribute = |attribute: Attribute| {
            let stored = content.attribute(attribute)?;
            Some((attribute, attribute.typed(stored)))
        };
        let decided = matches!(kind.row().timing, Timing::Decided { .. });
        let last = if decided || content.runs_on() { String::new() } else { viet::short_date(content.last().date()) };
        Self {
            title: content.title().to_owned(),
            lead: ids(Part::Lead),
            partner: ids(Part::Partner),
            outside_lead: outside(Part::Lead),
            outside_partner: outside(Part::Partner),
            first: if decided { words::decided(content) } else { viet::short_date(content.first().date()) },
            last,
            places: words::lines_of_places(content.places()).join("\n"),
            measures: kind.row().measures.iter().map(measure).collect(),
            attributes: kind.row().all_attributes().filter_map(attribute).collect(),
            programmes: content.programmes().join("\n"),
            part_of: content.part_of().and_then(|no| choices.whole_id_of(no)).unwrap_or_default(),
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

    /// What was typed or chosen for an attribute.
    pub fn attribute(&self, attribute: &Attribute) -> &str {
        self.attributes.get(attribute).map_or("", String::as_str)
    }

    /// Whether anything stands in the folded part of the form, so that it is shown open.
    pub fn uses_more(&self, kind: Kind) -> bool {
        let row = kind.row();
        let texts = [&self.outside_lead, &self.outside_partner, &self.note, &self.detail, &self.programmes];
        let measures = row.folded_measures().iter().any(|measure| !self.measure(measure).is_empty());
        let folded = row.folded_attributes().iter().chain([&Attribute::Origin]);
        let attributes = folded.into_iter().any(|attribute| !self.attribute(attribute).is_empty());
        measures || attributes || !self.partner.is_empty() || texts.iter().any(|text| !text.is_empty())
    }

    /// Reads all fields and checks the whole.
    ///
    /// # Errors
    /// All that cannot stand, in the order of the form.
    pub fn content(&self, kind: Kind, choices: &Choices) -> Result<Content, FieldErrors> {
        self.content_by(kind, choices, &mut Meanings::near(choices.province()))
    }

    /// The same, for whoever reads many forms of one Union: what places mean is remembered from one to the next.
    ///
    /// # Errors
    /// As [`RecordForm::content`].
    pub fn content_by(&self, kind: Kind, choices: &Choices, meant: &mut Meanings) -> Result<Content, FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut attributes = self.read_attributes(kind, &mut errors);
        let (first, last) = self.days(kind, &mut attributes, &mut errors);
        let wanted = Wanted {
            kind,
            title: self.title.clone(),
            detail: Detail::from_code(&self.detail).unwrap_or(Detail::Single),
            first: first.or(last).unwrap_or(Day::MIN),
            last: last.or(first).unwrap_or(Day::MIN),
            bodies: self.bodies(choices, &mut errors),
            outside: self.outside(),
            places: self.read_places(places_day(first, last), choices, meant),
            measures: self.read_measures(kind, &mut errors),
            attributes,
            programmes: lines(&self.programmes).collect(),
            part_of: self.whole(choices, &mut errors),
            note: self.note.clone(),
        };
        let days_stand = first.is_some() && last.is_some();
        match Content::check(wanted) {
            Ok(content) if errors.is_empty() => Ok(content),
            Ok(_) => Err(in_order(&errors, kind)),
            Err(more) => {
                // What cannot be read is said once; what a missing day would say besides is noise.
                for (field, sentence) in
                    more.iter().filter(|(field, _)| days_stand || !["first", "last"].contains(field))
                {
                    if errors.of(field).is_none() {
                        errors.add(field, sentence);
                    }
                }
                Err(in_order(&errors, kind))
            }
        }
    }

    /// The first and the last day, as the kind counts them.
    fn days(
        &self,
        kind: Kind,
        attributes: &mut BTreeMap<Attribute, String>,
        errors: &mut FieldErrors,
    ) -> (Option<Day>, Option<Day>) {
        let announced = attributes.get(&Attribute::HandedDay).and_then(|day| day.parse::<Day>().ok());
        match kind.row().timing {
            Timing::Decided { .. } => {
                if let (true, Some(announced)) = (self.first.is_empty(), announced) {
                    attributes.insert(Attribute::Dated, words::ANNOUNCED.to_owned());
                    return (Some(announced), Some(announced));
                }
                let decided = read_day("first", &self.first, errors);
                (decided, decided)
            }
            Timing::Runs { .. } if self.last.is_empty() => (read_day("first", &self.first, errors), Some(Day::MAX)),
            _ => {
                let first = read_day("first", &self.first, errors);
                let same = self.last.is_empty() || self.last == self.first;
                (first, if same { first } else { read_day("last", &self.last, errors) })
            }
        }
    }

    fn read_attributes(&self, kind: Kind, errors: &mut FieldErrors) -> BTreeMap<Attribute, String> {
        let mut attributes = BTreeMap::new();
        for attribute in kind.row().all_attributes() {
            match attribute.read(self.attribute(&attribute)) {
                Ok(Some(value)) => {
                    attributes.insert(attribute, value);
                }
                Ok(None) => {}
                Err(sentence) => errors.add(attribute.code(), sentence),
            }
        }
        attributes
    }

    fn whole(&self, choices: &Choices, errors: &mut FieldErrors) -> Option<RecordNo> {
        let found = choices.find_whole(&self.part_of);
        if found.is_none() && !self.part_of.is_empty() {
            errors.add("part_of", "Bản ghi này không còn trong danh sách; hãy chọn lại.");
        }
        found
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

    fn read_places(&self, day: Day, choices: &Choices, meant: &mut Meanings) -> Places {
        let names: Vec<String> = lines(&self.places).collect();
        match names.as_slice() {
            [] => Places::Unstated,
            [only] if counted(only).is_some() => counted(only).map_or(Places::Unstated, Places::Counted),
            _ => Places::Named(names.into_iter().map(|name| choices.place(name, day, meant)).collect()),
        }
    }

    fn read_measures(&self, kind: Kind, errors: &mut FieldErrors) -> BTreeMap<Measure, Quantity> {
        let mut measures = BTreeMap::new();
        for measure in kind.row().measures {
            match read_scaled(self.measure(measure), measure.scale()) {
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
fn in_order(errors: &FieldErrors, kind: Kind) -> FieldErrors {
    let row = kind.row();
    let open = row.open_attributes().iter().map(|attribute| attribute.code());
    let measures = row.open_measures().into_iter().map(|measure| measure.code());
    let asked: Vec<&str> =
        ["title", "lead", "first", "last"].into_iter().chain(open).chain(["places"]).chain(measures).collect();
    let place = |field: &str| asked.iter().position(|asked| *asked == field).unwrap_or(asked.len());
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

/// The day whose list of units a record's places are read by: its last one, or its first while it runs.
fn places_day(first: Option<Day>, last: Option<Day>) -> Day {
    last.filter(|last| *last != Day::MAX).or(first).unwrap_or(Day::MAX)
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
    use crate::record::content::Place;
    use crate::record::store::tests::contents;

    proptest! {
        #[test]
        fn what_the_form_shows_it_reads_back(content in contents(bodies())) {
            let form = RecordForm::saying(Kind::TrainingClass, &content, &choices());
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

    /// A day of the three levels, in Bắc Kạn.
    const DAY: Day = Day::MIN;

    fn bac_kan() -> Option<places::Key> {
        places::province_of_old_code(6)
    }

    fn meant(name: &str) -> Place {
        Place::meant(name, DAY, bac_kan())
    }

    #[test]
    fn places_are_named_or_only_counted() {
        let places = |text: &str| {
            let form = RecordForm { places: text.to_owned(), ..RecordForm::default() };
            form.read_places(DAY, &Choices::near(bac_kan()), &mut Meanings::near(bac_kan()))
        };
        let named = |names: &[&str]| Places::Named(names.iter().map(|name| meant(name)).collect());
        assert_eq!(places("  \n "), Places::Unstated);
        assert_eq!(places("06 xã"), Places::Counted(6));
        assert_eq!(places("xã Quang Thuận; xã Dương Phong"), named(&["xã Quang Thuận", "xã Dương Phong"]));
        assert_eq!(places("6 xã\nxã Quang Thuận"), named(&["6 xã", "xã Quang Thuận"]));
        assert_eq!(places("2 xã vùng cao"), named(&["2 xã vùng cao"]));
        assert!(meant("Quang Thuận").unit.is_some() && meant("2 xã vùng cao").unit.is_none());
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
