//! What the fields of the filter offer, and what their words in addresses mean. A code as stored is never in an address:
//! addresses are read aloud over the telephone.

use kernel::{Closing, Period};

use crate::record::attribute::Attribute;
use crate::record::kind::{Group, Kind};
use crate::record::state::State;

/// A group's word in addresses and its title, with its kinds' words and titles.
pub type Offered = (&'static str, &'static str, Vec<(&'static str, &'static str)>);

/// All kinds by group, as a list offers them.
pub fn groups() -> Vec<Offered> {
    let kinds = |group| Kind::of_group(group).map(|kind| (kind.row().slug, kind.row().title)).collect();
    Group::ALL.into_iter().map(|group| (slug(group), group.title(), kinds(group))).collect()
}

/// The kinds that a word in an address means, with what they are called together: one kind, or all of a group.
pub fn kinds_of_slug(word: &str) -> Option<(Vec<Kind>, &'static str)> {
    if let Some(kind) = Kind::from_slug(word) {
        return Some((vec![kind], kind.row().title));
    }
    let group = Group::ALL.into_iter().find(|group| slug(*group) == word)?;
    Some((Kind::of_group(group).collect(), group.title()))
}

fn slug(group: Group) -> &'static str {
    match group {
        Group::Running => "nhom-dieu-hanh",
        Group::Critique => "nhom-tu-van-phan-bien",
        Group::Spreading => "nhom-pho-bien-kien-thuc",
        Group::Research => "nhom-nghien-cuu-ung-dung",
        Group::Contests => "nhom-hoi-thi-giai-thuong",
        Group::Honours => "nhom-khen-thuong",
        Group::Community => "nhom-hop-tac-cong-dong",
    }
}

/// The word in addresses of what is done.
pub const DONE: &str = "da-thuc-hien";

/// Words in addresses and titles of all states.
pub fn states() -> Vec<(String, &'static str)> {
    State::WORDS.iter().map(|(_, title)| (hyphened(title), *title)).collect()
}

/// The stored code and the title of the state that a word in an address means.
pub(super) fn state(word: &str) -> Option<(&'static str, &'static str)> {
    State::WORDS.into_iter().find(|(_, title)| hyphened(title) == word)
}

/// "Đã thực hiện" as "da-thuc-hien".
fn hyphened(title: &str) -> String {
    viet::fold(title).replace([' ', '_'], "-")
}

/// The word in addresses of records whose origin nobody wrote down.
pub(super) const NO_ORIGIN: &str = "chua-ro";

/// Words in addresses and titles of all origins.
pub fn origins() -> Vec<(String, &'static str)> {
    let known = Attribute::Origin.words().iter().map(|(code, title)| (hyphened(code), *title));
    known.chain([(NO_ORIGIN.to_owned(), "Chưa ghi nguồn gốc")]).collect()
}

/// The stored code and the title of the origin that a word in an address means.
pub(super) fn origin(word: &str) -> Option<(&'static str, &'static str)> {
    Attribute::Origin.words().iter().copied().find(|(code, _)| hyphened(code) == word)
}

/// Periods that stand together: their heading, codes and names.
pub type Periods = (String, Vec<(String, String)>);

/// The named periods of these years, a year's together: those of the calendar, then those on which reports to the State
/// close. `chosen` is offered too.
pub fn periods(years: &[i32], chosen: &str) -> Vec<Periods> {
    let mut offered: Vec<Periods> = years.iter().map(|year| (format!("Năm {year}"), named(*year))).collect();
    if let Ok(period) = chosen.parse::<Period>() {
        let code = period.to_string();
        if !offered.iter().flat_map(|(_, periods)| periods).any(|(offered, _)| *offered == code) {
            offered.push(("Đang chọn".to_owned(), vec![(code, name(&period))]));
        }
    }
    offered
}

fn named(year: i32) -> Vec<(String, String)> {
    let halves = |closing| (1..=2).map(move |half| Period::half(year, half, closing));
    let quarters = (1..=4).map(|quarter| Period::quarter(year, quarter, Closing::Calendar));
    let calendar = [Period::year(year, Closing::Calendar), Period::nine_months(year, Closing::Calendar)];
    let calendar = calendar.into_iter().chain(halves(Closing::Calendar)).chain(quarters);
    let statutory = [Period::year(year, Closing::Statutory)].into_iter().chain(halves(Closing::Statutory));
    calendar.chain(statutory).flatten().map(|period| (period.to_string(), name(&period))).collect()
}

/// "6 tháng đầu năm 2022"; where it does not close by the calendar, with its days.
pub(super) fn name(period: &Period) -> String {
    let name = period.name();
    let mut letters = name.chars();
    let name = letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect());
    match period.closing {
        Closing::Calendar => name,
        Closing::Statutory => {
            format!("{name} ({})", viet::short_range(period.first.date(), period.last.date()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_is_offered_once_and_every_word_is_understood() {
        let offered = groups();
        let slugs: Vec<_> = offered.iter().flat_map(|(_, _, kinds)| kinds.iter().map(|(slug, _)| *slug)).collect();
        assert_eq!(slugs.len(), Kind::ALL.len());
        assert_eq!(slugs.iter().collect::<BTreeSet<_>>().len(), Kind::ALL.len());
        for (group, title, kinds) in &offered {
            assert_eq!(kinds_of_slug(group).map(|(kinds, title)| (kinds.len(), title)), Some((kinds.len(), *title)));
            assert!(slugs.iter().all(|slug| slug != group));
        }
        assert_eq!(kinds_of_slug("lop_hoc"), None);
        assert!(states().iter().all(|(word, title)| state(word).is_some_and(|(_, found)| found == *title)));
        assert_eq!(state(DONE).map(|(code, _)| code), Some("done"));
        assert!(origins().iter().all(|(word, _)| word == NO_ORIGIN || origin(word).is_some()));
    }

    #[test]
    fn words_in_addresses_are_plain() {
        let words: Vec<String> = states().into_iter().chain(origins()).map(|(word, _)| word).collect();
        insta::assert_snapshot!(words.join(" "), @"da-thuc-hien dang-thuc-hien du-kien da-huy da-go da-gop-vao-ban-ghi-khac giao dat-hang phoi-hop tu-thuc-hien chua-ro");
    }

    #[test]
    fn the_periods_of_the_years_are_offered_and_the_chosen_one() {
        let years = [2022, 2013];
        let offered = periods(&years, "2019-H1@statutory");
        let headings: Vec<&str> = offered.iter().map(|(year, _)| year.as_str()).collect();
        assert_eq!(headings, ["Năm 2022", "Năm 2013", "Đang chọn"]);
        let words = |at: usize| offered[at].1.iter().map(|(code, name)| format!("{code}: {name}")).collect::<Vec<_>>();
        insta::assert_snapshot!(words(0).into_iter().chain(words(2)).collect::<Vec<_>>().join("\n"), @"
        2022: Năm 2022
        2022-9M: 9 tháng đầu năm 2022
        2022-H1: 6 tháng đầu năm 2022
        2022-H2: 6 tháng cuối năm 2022
        2022-Q1: Quý I năm 2022
        2022-Q2: Quý II năm 2022
        2022-Q3: Quý III năm 2022
        2022-Q4: Quý IV năm 2022
        2022@statutory: Năm 2022 (từ 15/12/2021 đến 14/12/2022)
        2022-H1@statutory: 6 tháng đầu năm 2022 (từ 15/12/2021 đến 14/06/2022)
        2022-H2@statutory: 6 tháng cuối năm 2022 (từ 15/06 đến 14/12/2022)
        2019-H1@statutory: 6 tháng đầu năm 2019 (từ 15/12/2018 đến 14/06/2019)
        ");
        assert_eq!(periods(&years, "2022-H1").len(), 2);
    }
}
