//! Records as tests and the gallery of pages know them: contents without a database, and pages drawn from them.

use std::collections::BTreeMap;
use std::time::Duration;

use askama::Template;
use kernel::{AccountId, BodyNo, Day, Dice, FieldErrors, Id, Quantity, Stamp, Timestamp, UnionNo};
use organisation::samples::LANG_SON;
use web::Frame;

use super::choose::ChoosePage;
use super::content::{Content, Part, Place, Places, Wanted};
use super::evidence::Attached;
use super::filter::{Filter, Key, Sort, Understood};
use super::form::RecordForm;
use super::history::Difference;
use super::kind::Kind;
use super::list::{Head, Line, Listed};
use super::measure::Measure;
use super::names::Names;
use super::quantity::write_quantity;
use super::record::{Change, Record, RecordNo, Version, VersionNo};
use super::state::{State, Verb};
use crate::saved::{self, Shelf};

use super::{DraftPage, ListPage, ShowPage, list, words};

const SLUG: &str = "lang-son";

/// Hội Vật lý, where no database is.
pub fn physics() -> BodyNo {
    BodyNo::new(UnionNo::new(LANG_SON), 4)
}

/// A class as it is wanted: led by these bodies, on one day, one class, 45 attendances.
pub fn wanted(title: &str, day: &str, leads: &[BodyNo]) -> Wanted {
    let day: Day = day.parse().unwrap_or(Day::MIN);
    Wanted {
        bodies: leads.iter().map(|body| (*body, Part::Lead)).collect(),
        places: Places::Named(vec![Place::written("xã Bằng Mạc"), Place::written("xã Y Tịch")]),
        measures: BTreeMap::from([(Measure::Classes, Quantity::exact(1)), (Measure::Attendances, Quantity::exact(45))]),
        ..Wanted::of(Kind::TrainingClass, title, day, day)
    }
}

/// The same, checked.
pub fn content(title: &str, day: &str, leads: &[BodyNo]) -> Content {
    Content::stored(wanted(title, day, leads))
}

/// A record that was never stored.
pub fn record(running: u32, changes: Vec<Change>) -> Record {
    let number = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let versions = changes.into_iter().enumerate().map(|(before, change)| version(before, change)).collect();
    let no = RecordNo::new(UnionNo::new(LANG_SON), running);
    Record::from_rows(no, id(running), Kind::TrainingClass, number, versions).expect("a sample has a version")
}

/// A version that was never stored; `before` is how many there were before it.
pub fn version(before: usize, change: Change) -> Version {
    let Change { content, state, made, verb, why } = change;
    let no = VersionNo::new(UnionNo::new(LANG_SON), u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1));
    Version::from_row(no, content, state, made, verb, why)
}

/// Every page of the noun, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let mut pages = Vec::new();
    for page in list_pages() {
        pages.push(("Sổ hoạt động", page.render()?));
    }
    for page in draft_pages() {
        pages.push(("Ghi, sửa lớp tập huấn", page.render()?));
    }
    pages.push(("Chọn loại hoạt động", choose_page().render()?));
    for kind in [Kind::CritiqueTask, Kind::Commendation, Kind::Contest] {
        let page = DraftPage { kind, form: RecordForm::fresh(kind), ..fresh_page(&format!("Ghi {}", kind.row().noun)) };
        pages.push(("Ghi, sửa loại khác", page.render()?));
    }
    for page in show_pages() {
        pages.push(("Một lớp tập huấn", page.render()?));
    }
    Ok(pages)
}

/// The list: empty, filtered to nothing, with a condition that nobody can follow, full.
pub fn list_pages() -> Vec<ListPage> {
    let asked = |query: &str| Filter::of_query(query);
    let mut unclear = list_page(asked("loai=lop-hoc&dia-diem=T%C3%A2n+Ti%E1%BA%BFn"), Vec::new());
    unclear.understood = Understood::sample();
    let full = ListPage { quick: vec![Kind::TrainingClass, Kind::Workshop], ..list_page(asked(""), lines()) };
    vec![list_page(asked(""), Vec::new()), list_page(asked("q=nu%C3%B4i+ong"), Vec::new()), unclear, full]
}

fn list_page(filter: Filter, lines: Vec<Line>) -> ListPage {
    let action = list::url(SLUG);
    let after = if lines.is_empty() { String::new() } else { format!("{action}?sau=2022-06-14_{}", id::<Record>(2)) };
    ListPage {
        frame: Frame::sample("Sổ hoạt động").at(SLUG, "hoat-dong"),
        bodies: vec![(id::<organisation::Body>(9).to_string(), "Hội Vật lý".to_owned())],
        before: String::new(),
        after,
        today: morning().day(),
        understood: Understood::default(),
        shelf: Shelf {
            action: saved::url(SLUG),
            views: vec![("Chưa có minh chứng".to_owned(), format!("{action}?minh-chung=chua-co"))],
            own: 1,
            saved_already: None,
        },
        quick: Vec::new(),
        years: vec![2022, 2021, 2019],
        suggest: crate::suggest::url(SLUG),
        import: crate::import::url(SLUG),
        neighbours: list::neighbours(SLUG, true),
        waiting: Some(("3 cặp có thể trùng, năm 2022".to_owned(), crate::twin::url(SLUG))),
        count: i64::try_from(lines.len()).unwrap_or(0),
        listed: Listed::new(action.clone(), lines, None, Head::all(&filter, &action)),
        action,
        filter,
    }
}

/// Three records as a list shows them.
pub fn lines() -> Vec<Line> {
    [done(), planned(), cancelled()].iter().enumerate().map(|(at, record)| line(at, record)).collect()
}

/// The page of kinds, for somebody who entered two of them lately.
pub fn choose_page() -> ChoosePage {
    let lately = vec![Kind::TrainingClass, Kind::Workshop];
    ChoosePage {
        frame: Frame::sample("Ghi hoạt động").at(SLUG, "hoat-dong"),
        list: list::url(SLUG),
        quick: crate::message::url(SLUG),
        twins: crate::twin::url(SLUG),
        lately,
    }
}

fn fresh_page(heading: &str) -> DraftPage {
    DraftPage {
        frame: Frame::sample(heading).at(SLUG, "hoat-dong"),
        heading: heading.to_owned(),
        kind: Kind::TrainingClass,
        form: RecordForm::default(),
        errors: FieldErrors::new(),
        action: list::url(SLUG),
        back: list::url(SLUG),
        correction: false,
        meanwhile: Vec::new(),
        oddities: Vec::new(),
        suspects: Vec::new(),
        kept_as: "hoat-dong/lop-tap-huan".to_owned(),
        message: String::new(),
        understood: Vec::new(),
        lately: Vec::new(),
        near: None,
        today: morning().day(),
        suggest: crate::suggest::url(SLUG),
        bodies: vec![(id::<organisation::Body>(9).to_string(), "Hội Vật lý".to_owned())],
        list: list::url(SLUG),
        wholes: Vec::new(),
    }
}

/// The form: fresh, sent back, a correction that somebody overtook, a record that may be there already.
pub fn draft_pages() -> Vec<DraftPage> {
    let mut sent_back = fresh_page("Ghi lớp tập huấn");
    sent_back.errors.add("title", "Hãy ghi nội dung của lớp tập huấn.");
    sent_back.errors.add("evidence", "Không nhận tệp “a.exe”.");
    sent_back.form.measures.insert(Measure::Attendances, "hơn 9.000".to_owned());
    let overtaken = DraftPage {
        correction: true,
        meanwhile: vec![Difference { field: "Lượt người", before: "45".to_owned(), after: "54".to_owned() }],
        ..fresh_page("Sửa lớp tập huấn")
    };
    let (suspect, unseen) = crate::twin::samples::pair(true);
    let doubtful = DraftPage {
        suspects: vec![suspect, unseen],
        errors: crate::twin::Answer::wanted(),
        ..fresh_page("Ghi lớp tập huấn")
    };
    let read = DraftPage {
        message: "14/6 tập huấn 02 lớp, xã Bằng Mạc".to_owned(),
        understood: crate::message::samples::understood(),
        lately: vec![(
            format!("{}/moi/lop-tap-huan?nhu={}", list::url(SLUG), id::<Record>(1)),
            "Nuôi ong (14/6/2022)".to_owned(),
        )],
        ..fresh_page("Ghi lớp tập huấn")
    };
    vec![fresh_page("Ghi lớp tập huấn"), sent_back, overtaken, doubtful, read]
}

/// A record: planned for its keeper, cancelled for somebody who only looks, with an error in one of its forms.
pub fn show_pages() -> Vec<ShowPage> {
    let names = Names::sample(physics(), "Hội Vật lý", id(1), "Hoàng Thị Hoa");
    let file = Attached {
        id: id(1),
        name: "Danh sách học viên.pdf".to_owned(),
        size: 48_211,
        added_at: morning(),
        added_by: id(1),
    };
    let page = |record: &Record, keeps: bool| {
        let frame = Frame::sample(record.current().content.title()).at(SLUG, "hoat-dong");
        let moves = keeps.then(|| record.moves(morning().day()));
        ShowPage::new(frame, SLUG, record, moves, &names, std::slice::from_ref(&file))
    };
    let mut errors = FieldErrors::new();
    errors.add("why", "Hãy ghi lý do.");
    vec![page(&planned(), true), page(&cancelled(), false), page(&done(), true).with_errors(String::new(), errors)]
}

fn line(at: usize, record: &Record) -> Line {
    let content = &record.current().content;
    Line {
        id: record.id,
        key: Key { sort: Sort::Day, name: Vec::new(), day: content.last(), id: record.id },
        title: content.title().to_owned(),
        days: viet::short_range(content.first().date(), content.last().date()),
        bodies: "Hội Vật lý".to_owned(),
        places: words::places(content.places()),
        state: record.current().state().title(),
        state_look: words::look(record.current().state()),
        bulk: at == 1,
        kind: Kind::TrainingClass,
        measures: content.measures().iter().map(|(measure, q)| (*measure, write_quantity(Some(*q)))).collect(),
    }
}

fn done() -> Record {
    record(1, vec![change(State::Done(stamp(0)), Verb::Entered, "")])
}

fn planned() -> Record {
    record(2, vec![change(State::Planned(stamp(0)), Verb::Entered, "")])
}

fn cancelled() -> Record {
    let entered = change(State::Planned(stamp(0)), Verb::Entered, "");
    record(3, vec![entered, change(State::Cancelled(stamp(60)), Verb::Cancelled, "Mưa bão, không tổ chức được")])
}

fn change(state: State, verb: Verb, why: &str) -> Change {
    let content = content("Ứng dụng năng lượng mặt trời trong sản xuất", "2022-06-14", &[physics()]);
    Change { content, state, made: state.stamp(), verb, why: why.to_owned() }
}

fn stamp(minutes: u64) -> Stamp {
    let by: AccountId = id(1);
    Stamp { by, at: morning().plus(Duration::from_secs(60 * minutes)) }
}

fn morning() -> Timestamp {
    Timestamp::from_micros(1_655_686_800_000_000)
}

fn id<T>(running: u32) -> Id<T> {
    Id::new(morning(), &Dice::fixed(u64::from(running)))
}
