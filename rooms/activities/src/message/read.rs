//! Reading a message: papers, days, whose wish it was, bodies, numbers, places and words of lists each take what they know; of
//! what is left, the part that names the kind is the title, and the rest is the note.

use kernel::Day;

use super::text::Text;
pub use super::text::Understood;
use super::{days, kinds, orders, papers, parties, place, private, says, title, units};
use crate::called::Names;
use crate::record::{Attribute, Kind, RecordForm, Timing};

/// What is known where a message is read.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What the Union's bodies are called.
    pub bodies: Names,
    /// Whose messages these are, where none is named: names at the door.
    pub hers: Vec<String>,
    /// The Union's province.
    pub near: Option<places::Key>,
}

/// A message that was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// What kind of thing it tells of.
    pub kind: Kind,
    /// The form, filled with what was understood.
    pub form: RecordForm,
    /// What was taken for what, in the order of the message; behind it what was not understood.
    pub understood: Vec<Understood>,
    /// The message without what nobody may keep of it.
    pub message: String,
}

/// What is said of words that no field holds.
const NOT_UNDERSTOOD: &str = "Chưa hiểu, giữ ở ô Ghi chú";
/// What is said of a title that is not in the message.
const PROPOSED: &str = "Tên do phần mềm đề nghị; hãy sửa lại cho đúng";

/// Reads a message as of a day. It never fails: what is not understood is in the note. `kind` is said by whoever knows
/// better than the words.
pub fn read(message: &str, today: Day, known: &Known, kind: Option<Kind>) -> Read {
    let message = private::struck(message);
    let kind = kind.unwrap_or_else(|| kind_of(&message, today, known));
    let mut text = Text::new(&message);
    let papers = papers::take(&mut text, kind, today);
    let days = days::take(&mut text, kind, papers.decided, today);
    let mut places = place::rooms(&mut text);
    let ordered = orders::take(&mut text, kind);
    let parties = parties::take(&mut text, &known.bodies);
    let measures = units::take(&mut text, kind);
    match units::communes(&mut text) {
        Some(counted) if places.is_empty() => places.push(counted),
        _ => places.extend(place::take(&mut text, kind, days.any().unwrap_or(today), known.near)),
    }
    let said = says::mark(&mut text, kind);
    text.absorb_joints();
    let title::Titled { title, rest, said: named } = title::take(&mut text, kind);
    let written = |day: Option<Day>| day.map_or_else(String::new, |day| viet::short_date(day.date()));
    let is_one_day = days.first == days.last && matches!(kind.row().timing, Timing::Held { .. });
    let handed = days.handed.map(|day| (Attribute::HandedDay, written(Some(day))));
    let fresh = RecordForm::fresh(kind);
    let mut form = RecordForm {
        title,
        note: rest.join("; "),
        lead: if parties.lead.is_empty() { known.hers.clone() } else { parties.lead.clone() },
        partner: parties.partner.clone(),
        outside_partner: parties.outside.join("\n"),
        first: written(days.first),
        last: if is_one_day { String::new() } else { written(days.last) },
        places: places.join("\n"),
        measures: fresh.measures.into_iter().chain(measures).collect(),
        attributes: said.into_iter().chain(papers.said).chain(ordered).chain(handed).collect(),
        ..RecordForm::default()
    };
    let mut understood = text.understood();
    if form.title.is_empty()
        && let Some(proposed) = title::proposed(kind, &form, &parties, named)
    {
        understood.push(Understood { words: proposed.clone(), meaning: PROPOSED.to_owned() });
        form.title = proposed;
    }
    understood.extend(rest.into_iter().map(|words| Understood { words, meaning: NOT_UNDERSTOOD.to_owned() }));
    Read { kind, form, understood, message }
}

/// The kind that the words name once days and names are out of their way; else classes where classes are counted.
fn kind_of(message: &str, today: Day, known: &Known) -> Kind {
    let mut text = Text::new(message);
    days::set_aside(&mut text, today);
    parties::take(&mut text, &known.bodies);
    let counted =
        || viet::quantities(text.as_str()).iter().any(|found| found.counts("lop")).then_some(Kind::TrainingClass);
    kinds::named(&text).map(|(kind, ..)| kind).or_else(counted).unwrap_or(Kind::Other)
}
