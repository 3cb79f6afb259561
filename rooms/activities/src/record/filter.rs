//! What the list is asked for: the filter as typed in the address, and the page within it by key. The same filter draws the
//! page and the workbook, so what is taken away is exactly what is seen.

use kernel::{Actor, BodyNo, Day, Id};
use organisation::Scope;
use store::{Value, args};
use web::Fields;

use super::kind::Kind;
use super::record::RecordId;

/// Records on a page.
pub const PAGE: usize = 50;

/// Longest search that is looked at, in characters: an engine refuses a pattern of pages or a thousand conditions.
const SEARCH: usize = 200;

/// What the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A kind's word in addresses, or nothing for all.
    pub kind: String,
    /// Words, with or without accents.
    pub words: String,
    /// A state's code, or nothing for all but the withdrawn and those behind another.
    pub state: String,
    /// A body's name at the door: it, and everything below it today.
    pub body: String,
    /// Not before, as typed.
    pub from: String,
    /// Not after, as typed.
    pub to: String,
}

/// Where in the list: a record's last day and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its last day.
    pub day: Day,
    /// Its name.
    pub id: RecordId,
}

/// Which page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The newest ones.
    First,
    /// Those after this one.
    After(Key),
    /// Those before this one.
    Before(Key),
}

impl Filter {
    /// From the address.
    pub fn read(fields: &Fields) -> Self {
        Self {
            kind: fields.line("loai"),
            words: fields.line("q"),
            state: fields.line("trang-thai"),
            body: fields.line("don-vi"),
            from: fields.line("tu"),
            to: fields.line("den"),
        }
    }

    /// The kind it names.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_slug(&self.kind)
    }

    /// As a query string without the question mark, for the links that keep it.
    pub fn query(&self) -> String {
        let pairs = [
            ("loai", &self.kind),
            ("q", &self.words),
            ("trang-thai", &self.state),
            ("don-vi", &self.body),
            ("tu", &self.from),
            ("den", &self.to),
        ];
        web::query(pairs.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str())))
    }

    /// The conditions on `r` (record) and `v` (its current version) with their arguments, for whoever asks.
    ///
    /// `within` is the Union, or the body below it that the filter names; a day that cannot be read filters nothing, the
    /// page says so.
    pub fn sql(&self, who: &Actor, within: BodyNo, today: Day) -> (String, Vec<Value>) {
        let mut args = args![];
        let seen = Scope::any(who, today).sql("seen.body", &mut args);
        let here = Scope::below(within, today).sql("here.body", &mut args);
        let mut conditions = vec![
            format!("v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})"),
            format!("v.no IN (SELECT here.version FROM record_body here WHERE {here})"),
        ];
        let mut condition = |sql: &str, value: Value| {
            args.push(value);
            conditions.push(sql.replace('?', &format!("${}", args.len())));
        };
        match self.state.as_str() {
            // What was taken out, and what stands behind another record, would be read twice.
            "" => condition("v.state NOT IN ('behind', ?)", Value::from("withdrawn")),
            state => condition("v.state = ?", Value::from(state)),
        }
        if let Some(kind) = self.kind() {
            condition("v.kind = ?", Value::from(kind.row().code));
        }
        let words: String = viet::fold(&self.words).chars().take(SEARCH).collect();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            condition("v.folded LIKE ? ESCAPE '!'", Value::from(format!("%{}%", escaped(word))));
        }
        if let Ok(from) = viet::parse_date(&self.from) {
            condition("v.last_day >= ?", Value::from(Day::from(from)));
        }
        if let Ok(to) = viet::parse_date(&self.to) {
            condition("v.last_day <= ?", Value::from(Day::from(to)));
        }
        (conditions.join("\n   AND "), args)
    }
}

impl Turn {
    /// From the address; what is not a key is the first page.
    pub fn read(fields: &Fields) -> Self {
        if let Some(key) = Key::read(&fields.line("sau")) {
            return Self::After(key);
        }
        Key::read(&fields.line("truoc")).map_or(Self::First, Self::Before)
    }
}

impl Key {
    fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('_')?;
        Some(Self { day: day.parse().ok()?, id: id.parse::<Id<_>>().ok()? })
    }

    /// As the address carries it.
    pub fn text(&self) -> String {
        format!("{}_{}", self.day, self.id)
    }
}

/// A word that is looked for as it is: `%` and `_` mean themselves.
pub(crate) fn escaped(word: &str) -> String {
    word.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
