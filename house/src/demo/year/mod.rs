//! A year that never was: 2024 of Thái Bình, so that every screen has something to show. A table of rows, written out by counting
//! on, without any dice: the same records every time. What surprises: none of it is true, and every record's note says so. A few
//! records of Lạng Sơn stand on days after the change of provinces and communes of 1 July 2025.

mod critique;
mod lang_son;
mod others;
mod row;
mod spreading;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use activities::record::{Attribute, Measure, Sort, Timing};
use kernel::{Day, Qualifier, Quantity};
use places::{Era, Level};

use self::row::{Ground, Habit, Reach, Row};
use super::fact::{Course, Fact};

/// What every note of a made-up record begins with.
pub const MARK: &str = "Dữ liệu minh họa";
const NOTE: &str =
    "Dữ liệu minh họa: bản ghi dựng sẵn để xem thử phần mềm, không lấy từ báo cáo, không phải việc có thật.";
const UNION: &str = "thai-binh";
const YEAR: i32 = 2024;

/// Members that are asked to take part, in turn.
const PARTNERS: [&str; 10] = [
    "Hội Đông y",
    "Hội Làm vườn",
    "Hội Điều dưỡng",
    "Hội Khoa học Kỹ thuật Thủy lợi",
    "Hội Cựu giáo chức",
    "Hội Y học",
    "Hội Kế hoạch hóa gia đình",
    "Hội Xây dựng",
    "Hội Khoa học Kinh tế Nông nghiệp và Phát triển nông thôn",
    "Chi hội Khoa học và Kỹ thuật Trường Đại học Y Dược Thái Bình",
];

/// The communes of the province until 30 June 2025, as an address writes them, by code.
static COMMUNES: LazyLock<Vec<String>> = LazyLock::new(|| communes(Era::June2025, "Thái Bình"));

fn communes(era: Era, province: &str) -> Vec<String> {
    let is_there =
        |unit: &&places::Unit| unit.level() == Level::Commune && places::unit(unit.province()).name == province;
    let address = |unit: &places::Unit| match unit.above().find(|above| above.level() == Level::District) {
        Some(district) => format!("{}, {}", unit.written(), district.written()),
        None => unit.written(),
    };
    places::units(era).iter().filter(is_there).map(address).collect()
}

/// All records of the year, and those of the days after.
pub fn records() -> Vec<Fact> {
    let rows = spreading::ROWS.iter().chain(critique::ROWS).chain(others::ROWS).enumerate();
    let turns = rows.flat_map(|(at, row)| (0..row.times).map(move |turn| Turn { at, row, turn }));
    turns.enumerate().map(|(place, turn)| turn.fact(place)).chain(lang_son::records()).collect()
}

/// One writing out of a row.
struct Turn {
    /// Which row.
    at: usize,
    row: &'static Row,
    /// How often it was written out before.
    turn: usize,
}

impl Turn {
    fn fact(&self, place: usize) -> Fact {
        let (title, lead) = *self.one_of(self.row.lines);
        let (first, last) = self.days();
        let title = self.told_apart(&title.replace("{n}", &format!("{:02}", self.turn + 1)));
        let days = (first.to_string(), last.map(|day| day.to_string()).unwrap_or_default());
        let mut fact = Fact::of(UNION, self.row.kind, title, (&days.0, &days.1)).note(NOTE);
        fact = self.parties(fact, lead);
        fact = self.places(fact);
        fact = self.measures(fact);
        fact = self.attributes(fact, lead, last.unwrap_or(first), last.is_some());
        if self.turn % 3 == 1 {
            fact = fact.carrying_out(&[words::PROGRAMMES[place % words::PROGRAMMES.len()]]);
        }
        if !self.row.called.is_empty() {
            fact = fact.called(format!("{}-{}", self.row.called, self.turn));
        }
        if !self.row.within.is_empty() {
            fact = fact.part_of(*self.one_of(self.row.within));
        }
        self.course(fact, place, first, last)
    }

    /// A title that comes back says the how-manieth it is: others name a whole by its title.
    fn told_apart(&self, title: &str) -> String {
        match self.turn / self.row.lines.len() {
            0 => title.to_owned(),
            _ if self.row.called.is_empty() => title.to_owned(),
            before => title.replace("(minh họa)", &format!("lần {} (minh họa)", before + 1)),
        }
    }

    fn one_of<T>(&self, of: &'static [T]) -> &'static T {
        &of[self.turn % of.len()]
    }

    /// The first and the last day: months in turn, days scattered; a task that runs has no last day.
    fn days(&self) -> (Day, Option<Day>) {
        let (month, day) = match self.row.months {
            [] => ((self.turn * 12 / self.row.times + self.at) % 12 + 1, 2 + (self.turn * 5 + self.at * 3) % 26),
            months => (usize::from(months[self.turn % months.len()]), 20),
        };
        let day = words::day(YEAR, month, day);
        match self.row.kind.row().timing {
            Timing::Runs { .. } if self.turn % 3 == 2 => (day, None),
            Timing::Runs { .. } => (words::before(day, self.row.lasts + self.turn * 5), Some(day)),
            Timing::Held { .. } if self.is_bulk() => (words::before(day, 80), Some(day)),
            Timing::Held { .. } => (words::before(day, self.turn % self.row.lasts.max(1)), Some(day)),
            Timing::Decided { .. } => (day, Some(day)),
        }
    }

    /// Now and then a whole season is written down at once.
    fn is_bulk(&self) -> bool {
        self.row.habit == Habit::Seasons && self.turn % 9 == 7
    }

    fn parties(&self, fact: Fact, lead: &'static str) -> Fact {
        let other = PARTNERS[(self.turn * 3 + self.at) % PARTNERS.len()];
        let other = if other == lead { PARTNERS[(self.turn * 3 + self.at + 1) % PARTNERS.len()] } else { other };
        if self.is_led_outside() {
            let host = words::HOSTS[(self.turn + self.at) % words::HOSTS.len()];
            return fact.led_outside(&[host]).helped_by(&[lead]);
        }
        let fact = match (self.turn % 5, lead) {
            (0 | 3, "") => fact.led_by(&[""]).helped_by(&[other]),
            (0 | 3, lead) => fact.led_by(&[lead]).helped_by(&[""]),
            (2, lead) => fact.led_by(&[lead, other]),
            (_, lead) => fact.led_by(&[lead]),
        };
        // Another Union takes part: the record stands in both ledgers.
        let fact =
            if self.row.reach == Reach::AnotherUnion && self.turn == 1 { fact.helped_by(&["lang-son/"]) } else { fact };
        match self.row.outside {
            [] => fact,
            outside if self.turn.is_multiple_of(2) => fact.with(&[outside[self.turn / 2 % outside.len()]]),
            _ => fact,
        }
    }

    /// Now and then somebody outside holds it, and the Union or a member only takes part: what is counted as "phối hợp".
    fn is_led_outside(&self) -> bool {
        let row = self.row.kind.row();
        let helps = row.feeds.iter().any(|key| key.ends_with(".phoi_hop"));
        helps && matches!(row.timing, Timing::Held { .. }) && self.turn % 5 == 4 && !self.is_bulk()
    }

    fn places(&self, fact: Fact) -> Fact {
        if self.row.ground == Ground::Indoors {
            return fact;
        }
        let from = self.turn * 17 + self.at * 29;
        match self.turn % 8 {
            5 => fact.in_communes(3 + (from % 6) as i64),
            6 => fact.at(&["Nhà văn hóa thôn, hội trường hợp tác xã"]),
            7 => fact,
            many => (0..=many % 3).fold(fact, |fact, next| fact.at(&[&COMMUNES[(from + next) % COMMUNES.len()]])),
        }
    }

    fn measures(&self, fact: Fact) -> Fact {
        let fact = if self.is_bulk() { fact.in_bulk() } else { fact };
        let many = if self.is_bulk() { 8 } else { 1 };
        self.row.counts.iter().enumerate().fold(fact, |fact, (nth, (measure, least, step))| {
            let value = (least + step * (self.turn * 5 % 7) as i64) * many;
            fact.measured(*measure, self.said(nth, *measure, value))
        })
    }

    /// As the papers say it: mostly exactly, now and then "hơn", "gần", "khoảng", or not known.
    fn said(&self, nth: usize, measure: Measure, value: i64) -> Quantity {
        // As somebody rounds who speaks of it: money to the million, others to the ten.
        let step = if value >= 1_000_000 { 1_000_000 } else { 10 };
        let round = value / step * step;
        match (nth, (self.turn + self.at) % 11) {
            (0, _) => Quantity::exact(value),
            (_, 3) if round > 0 && measure != Measure::Cost => Quantity::stated(round, Qualifier::Over),
            (_, 6) if round > 0 => Quantity::stated(round, Qualifier::About),
            (_, 8) if round > 0 => Quantity::stated(round + step, Qualifier::Nearly),
            (_, 9) => Quantity::UNKNOWN,
            _ => Quantity::exact(value),
        }
    }

    fn attributes(&self, fact: Fact, lead: &str, day: Day, is_over: bool) -> Fact {
        let announced = matches!(self.row.kind.row().timing, Timing::Decided { .. }) && self.turn % 5 == 4;
        let fact = if announced { fact.announced() } else { fact };
        self.row.kind.row().all_attributes().fold(fact, |fact, attribute| {
            let written = self.row.says.iter().find(|(its, _)| *its == attribute);
            let said = match (attribute, written) {
                (Attribute::HandedDay, _) if announced => None,
                (_, Some((_, values))) => Some((*self.one_of(values)).to_owned()).filter(|said| !said.is_empty()),
                (Attribute::Branch, _) => Some(words::branch(lead).to_owned()),
                (attribute, _) if words::is_of_a_result(attribute) && !is_over => None,
                _ => match attribute.row().sort {
                    Sort::Word(all) => Some(all[(self.turn + self.at) % all.len()].0.to_owned()),
                    Sort::Words => words::said(attribute, self.turn),
                    Sort::Day => words::day_of(attribute, self.turn, day),
                    Sort::Number(..) => None,
                },
            };
            said.map_or(fact.clone(), |said| fact.saying(attribute, said))
        })
    }

    /// What became of it: most were entered afterwards, some were planned first. All of the year is over, so nothing is planned still.
    fn course(&self, fact: Fact, place: usize, first: Day, last: Option<Day>) -> Fact {
        let (Timing::Held { .. }, Some(last), false) = (self.row.kind.row().timing, last, self.is_bulk()) else {
            return fact;
        };
        let planned = words::before(first, 20).to_string();
        match place {
            _ if place % 13 == 6 => fact.course(Course::Finished(planned, last.next().to_string())),
            _ if place % 29 == 5 => fact.course(Course::Cancelled(
                planned,
                first.previous().to_string(),
                "Mưa bão, địa phương đề nghị dừng",
            )),
            _ if place % 41 == 9 => fact.course(Course::Withdrawn),
            _ if place % 17 == 3 => fact.course(Course::Corrected("Đối chiếu lại với sổ theo dõi của hội")),
            _ => fact,
        }
    }
}
