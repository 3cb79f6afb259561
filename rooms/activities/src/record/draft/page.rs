//! The page of the entry form: fresh, prefilled, sent back, or of a correction.

use askama::Template;
use kernel::{Day, FieldErrors};
use web::Frame;

use super::asked;
use crate::message::Understood;
use crate::record::attribute::{Attribute, Sort};
use crate::record::content::Oddity;
use crate::record::form::RecordForm;
use crate::record::history::Difference;
use crate::record::kind::{Group, Kind, Timing};
use crate::record::{places_said, words};
use crate::twin::Suspect;

/// The entry form, fresh or sent back, for a new record or a correction.
#[derive(Template)]
#[template(path = "record/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What sort of form it is.
    pub heading: String,
    /// What kind of record.
    pub kind: Kind,
    /// What is typed.
    pub form: RecordForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent.
    pub action: String,
    /// Where "Thôi" leads.
    pub back: String,
    /// A correction asks why and takes no files.
    pub correction: bool,
    /// What somebody else changed while the form was open.
    pub meanwhile: Vec<Difference>,
    /// What hardly ever is so, which she is asked about before hers is saved.
    pub oddities: Vec<Oddity>,
    /// Records that may be the same thing, which she is asked about before hers is saved.
    pub suspects: Vec<Suspect>,
    /// Under what name the browser keeps what is typed, until it is saved: a copy is not the draft of a fresh form, and what
    /// came of a message is one draft with the page on which it was pasted. The form sends it along.
    pub kept_as: String,
    /// The message it was read from; empty where it was not.
    pub message: String,
    /// What of the message was taken for what.
    pub understood: Vec<Understood>,
    /// Her last records of this kind, to copy from: address and words.
    pub lately: Vec<(String, String)>,
    /// The Union's province.
    pub near: Option<places::Key>,
    /// Today.
    pub today: Day,
    /// Below which address the fields ask what may be meant.
    pub suggest: String,
    /// Records of which it may be a part.
    pub wholes: Vec<(String, String)>,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
    /// Where the list is, for the way here.
    pub list: String,
}

impl DraftPage {
    /// What the folded part of the form holds, in a few words.
    fn folded(&self) -> String {
        let row = self.kind.row();
        let measures = row.folded_measures().into_iter().map(|measure| row.title_of(measure).to_lowercase());
        let words = ["Phối hợp".to_owned()].into_iter().chain(measures.take(2));
        let rest = ["nguồn gốc", "chương trình", "ghi chú"].into_iter().skip(usize::from(self.origin_open()));
        words.chain(rest.map(str::to_owned)).collect::<Vec<_>>().join(", ")
    }

    /// What to know of the places as they are typed; nothing of it keeps the form from being saved.
    fn places_said(&self) -> Vec<String> {
        let day = [&self.form.last, &self.form.first].into_iter().find_map(|day| viet::parse_date(day).ok());
        places_said::lines(self.form.places.lines(), day.map_or(self.today, Day::from), self.near)
    }

    /// All kinds, for whoever sees that a message was taken for the wrong one.
    fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        Kind::ALL.iter().map(|kind| (kind.row().slug, kind.row().title)).collect()
    }

    /// Where a message is read again.
    fn read_again(&self) -> String {
        self.suggest.replace("/goi-y", "/ghi-nhanh")
    }

    /// Whether she may settle all that she is asked about.
    fn settles(&self) -> bool {
        self.suspects.iter().all(|suspect| suspect.settles)
    }

    /// What the days are called; the last one only where the kind has one.
    fn days(&self) -> (&'static str, Option<&'static str>) {
        words::day_names(self.kind)
    }

    /// What to say of a last day that is left empty.
    fn last_hint(&self) -> &'static str {
        match self.kind.row().timing {
            Timing::Runs { .. } => "Chưa có thì để trống: việc đang thực hiện",
            _ => "Một ngày: để trống",
        }
    }

    /// What to say of the day of a decision that nobody knows.
    fn undated_hint(&self) -> String {
        let announced = words::lower(self.kind.row().name_of(Attribute::HandedDay));
        format!("Chưa rõ thì để trống và ghi {announced}")
    }

    /// The name of what she is asked about, which the form carries so that nothing else is saved unasked.
    fn oddities_seen(&self) -> String {
        asked::seen(&self.oddities)
    }

    /// Whether the origin stands open: where it decides which figure counts.
    fn origin_open(&self) -> bool {
        self.kind.row().group == Group::Critique
    }
}
