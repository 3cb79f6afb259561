//! When two records are suspected to be one thing. More suspicion is not wrong: somebody looks at each pair once. The
//! thresholds stand in docs/rules/duplicates.md with the examples that are tested here.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use kernel::Day;

use crate::record::{Content, Detail, Kind, Places, Timing};

/// Words in common that make two topics similar, out of a hundred words of the shorter one.
const SHARE: usize = 66;
/// Fewer words in common say nothing: "rau" is not a topic.
const FEWEST: usize = 2;
/// Words of every other title, folded, that say nothing about its topic.
const EMPTY: [&str; 30] = [
    "va", "ve", "cho", "cua", "cac", "tai", "tren", "voi", "theo", "trong", "mot", "so", "nhung", "nam", "nang", "cao",
    "ky", "thuat", "khoa", "hoc", "cong", "tac", "tap", "huan", "lop", "hoi", "thao", "bien", "phap", "dia",
];

/// What of a record is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    kind: Kind,
    detail: Detail,
    first: Day,
    last: Day,
    title: String,
    /// The words of its title that say something, told apart once: a face is compared with hundreds.
    words: BTreeSet<String>,
    places: BTreeSet<Spot>,
}

/// A place as far as two records can have it in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Unit(places::Key),
    Words(String),
}

/// Why two records may be one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// The same title, accents and capitals aside.
    Title,
    /// Most words of the shorter title in common.
    Topic,
    /// A commune in common.
    Commune,
}

/// How strong these reasons are, the strongest first: by the first of them, and two before one.
pub(super) fn strength(why: &[Alike]) -> impl Ord + use<> {
    (why.first().copied(), Reverse(why.len()))
}

impl Alike {
    /// As the page says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Title => "cùng nội dung",
            Self::Topic => "nội dung gần giống",
            Self::Commune => "cùng địa điểm",
        }
    }
}

impl Face {
    /// What of this content is compared.
    pub fn of(kind: Kind, content: &Content) -> Self {
        let named = match content.places() {
            Places::Named(places) => places.as_slice(),
            _ => &[],
        };
        let places = named.iter().map(|place| (place.unit, place.written.as_str()));
        Self::new(kind, content.detail(), (content.first(), content.last()), content.title(), places)
    }

    pub(super) fn new<'a>(
        kind: Kind,
        detail: Detail,
        (first, last): (Day, Day),
        title: &str,
        places: impl Iterator<Item = (Option<places::Key>, &'a str)>,
    ) -> Self {
        let spot = |(unit, written): (Option<places::Key>, &str)| {
            unit.map_or_else(|| Spot::Words(viet::fold(written)), Spot::Unit)
        };
        let title = viet::fold(title);
        let words = words(&title);
        Self { kind, detail, first, last, title, words, places: places.map(spot).collect() }
    }

    /// Its first day.
    pub fn first(&self) -> Day {
        self.first
    }

    /// What it is compared within: one kind, single or bulk.
    pub(super) fn sort(&self) -> (Kind, Detail) {
        (self.kind, self.detail)
    }

    /// The last day by which it is near another; nothing while it runs.
    pub(super) fn closing(&self) -> Option<Day> {
        (self.last != Day::MAX).then_some(self.last)
    }

    /// The first day by which it is near another: that of a task, because one of two may not have its result yet.
    pub(super) fn opening(&self) -> Option<Day> {
        matches!(self.kind.row().timing, Timing::Runs { .. }).then_some(self.first)
    }

    /// Why it and another may be one thing, the strongest reason first; nothing where nobody would think so.
    pub fn alike(&self, other: &Self) -> Vec<Alike> {
        if self.kind != other.kind || self.detail != other.detail || !self.is_near(other) {
            return Vec::new();
        }
        let topic = if self.title == other.title {
            Some(Alike::Title)
        } else {
            similar(&self.words, &other.words).then_some(Alike::Topic)
        };
        let commune = self.places.intersection(&other.places).next().map(|_| Alike::Commune);
        topic.into_iter().chain(commune).collect()
    }

    /// Days of what may be the same: the last ones, or the first ones of a task, at most a day apart.
    fn is_near(&self, other: &Self) -> bool {
        let near = |(one, other): (Day, Day)| one.previous() <= other && other <= one.next();
        self.closing().zip(other.closing()).is_some_and(near) || self.opening().zip(other.opening()).is_some_and(near)
    }
}

/// Most words of the shorter title are in the longer one.
fn similar(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let common = one.intersection(other).count();
    common >= FEWEST && common * 100 >= one.len().min(other.len()) * SHARE
}

fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !EMPTY.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::samples::physics;
    use crate::record::{Part, Place, Wanted};

    fn face(kind: Kind, title: &str, days: (&str, &str), places: &[&str]) -> Face {
        let [first, last] = [days.0, days.1].map(|day| day.parse().unwrap());
        let places = Places::Named(places.iter().map(|place| Place::written(*place)).collect());
        let bodies = vec![(physics(), Part::Lead)];
        Face::of(kind, &Content::stored(Wanted { bodies, places, ..Wanted::of(kind, title, first, last) }))
    }

    fn class(title: &str, day: &str, places: &[&str]) -> Face {
        face(Kind::TrainingClass, title, (day, day), places)
    }

    /// The table of docs/rules/duplicates.md.
    #[test]
    fn what_is_suspected_and_what_is_not() {
        let one = class("Kỹ thuật nuôi ong lấy mật", "2022-06-14", &["xã Bằng Mạc"]);
        for (title, day, place, expected) in [
            ("KY THUAT NUOI ONG LAY MAT", "2022-06-15", "xã Y Tịch", vec![Alike::Title]),
            ("Tập huấn nuôi ong", "2022-06-13", "xã Y Tịch", vec![Alike::Topic]),
            ("Chăm sóc đàn ong lấy mật", "2022-06-14", "xã Y Tịch", vec![Alike::Topic]),
            ("Chăm sóc đàn ong mùa đông", "2022-06-14", "xã Y Tịch", vec![]),
            ("Nuôi ong lấy mật", "2022-06-16", "xã Bằng Mạc", vec![]),
            ("Kỹ thuật trồng lúa", "2022-06-14", "xã Y Tịch", vec![]),
            ("Sơ cứu, phòng chống đuối nước", "2022-06-14", "xa bang mac", vec![Alike::Commune]),
            ("Nuôi ong lấy mật", "2022-06-14", "Xã Bằng Mạc", vec![Alike::Topic, Alike::Commune]),
        ] {
            let other = class(title, day, &[place]);
            assert_eq!(one.alike(&other), expected, "{title}, {day}");
            assert_eq!(other.alike(&one), expected, "either order: {title}");
        }
    }

    #[test]
    fn another_kind_is_another_thing_and_a_bulk_record_stands_for_many() {
        let one = class("Nuôi ong", "2022-06-14", &[]);
        let other = face(Kind::Workshop, "Nuôi ong", ("2022-06-14", "2022-06-14"), &[]);
        assert_eq!(one.alike(&other), []);
        let bulk = Face { detail: Detail::Bulk, ..one.clone() };
        assert_eq!(one.alike(&bulk), []);
        assert_eq!(bulk.alike(&bulk), [Alike::Title]);
    }

    #[test]
    fn a_task_is_known_by_either_of_its_days() {
        let task = |first, last| face(Kind::CritiqueTask, "Quy hoạch tỉnh", (first, last), &[]);
        let running = task("2022-03-04", "9999-12-31");
        assert_eq!(running.alike(&task("2022-03-05", "2022-06-14")), [Alike::Title]);
        assert_eq!(running.alike(&task("2022-04-05", "9999-12-31")), [], "both run, and began apart");
        assert_eq!(task("2022-03-04", "2022-06-14").alike(&task("2022-05-04", "2022-06-13")), [Alike::Title]);
    }
}
