//! The noun's pages without a database.

use askama::Template;
use kernel::{Dice, FieldErrors, Id, Timestamp};
use web::Frame;

use super::list::{self, Line, ListPage};
use super::programme::ProgrammeId;
use super::review::{OfKind, Review};
use super::show::{self, ShowPage, Told};
use crate::record::{self, Ask, Filter, Head, Kind, Listed};

const SLUG: &str = "lang-son";
const NAME: &str = "Đề án phát triển nông, lâm nghiệp bền vững 2020-2030";

/// Every page of the noun, by what the gallery calls it.
///
/// # Errors
/// A template that fails.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    let line = |name: &str, also: &str, records| Line {
        href: show::url(SLUG, id(1)),
        name: name.to_owned(),
        also: also.to_owned(),
        records,
    };
    let lines = vec![line(NAME, "Đề án nông lâm nghiệp", 128), line("Nghị quyết số 45-NQ/TW", "", 0)];
    let found = |words: &str, lines| ListPage {
        frame: Frame::sample("Chương trình, đề án, nghị quyết").at(SLUG, list::SECTION),
        action: list::url(SLUG),
        ledger: record::list_url(SLUG),
        words: words.to_owned(),
        lines,
    };
    let mut errors = FieldErrors::new();
    errors.add("into", "Hãy chọn chương trình cùng là một với chương trình này.");
    Ok(vec![
        ("Chương trình, đề án", found("", Vec::new()).render()?),
        ("Chương trình, đề án", found("không có", Vec::new()).render()?),
        ("Chương trình, đề án", found("", lines).render()?),
        ("Một chương trình", empty().render()?),
        ("Một chương trình", ShowPage { review: review("ky=2019", Vec::new(), Vec::new()), ..empty() }.render()?),
        ("Một chương trình", reviewed().render()?),
        ("Một chương trình", reviewed().with_errors(None, errors).render()?),
    ])
}

/// A programme that nobody carries out where the visitor may look.
fn empty() -> ShowPage {
    ShowPage {
        frame: Frame::sample(NAME).at(SLUG, list::SECTION),
        catalogue: list::url(SLUG),
        action: show::url(SLUG, id(1)),
        name: NAME.to_owned(),
        others: Vec::new(),
        review: review("", Vec::new(), Vec::new()),
        targets: Vec::new(),
        may_tidy: false,
        typed: NAME.to_owned(),
        errors: FieldErrors::new(),
        history: Vec::new(),
    }
}

/// One for its office, with records of two kinds and another writing.
fn reviewed() -> ShowPage {
    let told = |what: &str| Told {
        when: "08:00 ngày 20/06/2022".to_owned(),
        instant: "2022-06-20T08:00+07:00".to_owned(),
        who: "Trần Văn Minh".to_owned(),
        what: what.to_owned(),
    };
    ShowPage {
        others: vec![(id(2), "Đề án nông lâm nghiệp".to_owned())],
        review: review(
            "",
            vec![
                of_kind(Kind::TrainingClass, 2, "2 lớp, hơn 120 lượt người (1 chưa rõ)"),
                of_kind(Kind::CritiqueTask, 1, ""),
            ],
            record::samples::lines(),
        ),
        targets: vec![(id(3).to_string(), "Nghị quyết số 45-NQ/TW".to_owned())],
        may_tidy: true,
        history: vec![told("Gộp “Đề án nông lâm nghiệp” vào đề án này"), told("Ghi lần đầu")],
        ..empty()
    }
}

/// What carries it out.
fn review(asked: &str, kinds: Vec<OfKind>, lines: Vec<record::Line>) -> Review {
    let (ledger, filter) = (record::list_url(SLUG), Filter::of_query(asked));
    Review {
        words: String::new(),
        unclear: Vec::new(),
        count: kinds.iter().map(|of| of.count).sum(),
        kinds,
        listed: Listed::new(ledger.clone(), lines, None, Head::plain()),
        excel: format!("{ledger}/tai-ve"),
        ledger,
        periods: record::periods(&[2022, 2021], filter.of(Ask::Period)),
        bodies: vec![(id(9).to_string(), "Hội Vật lý".to_owned())],
        day: "20/06/2022".to_owned(),
        filter,
    }
}

fn of_kind(kind: Kind, count: i64, sums: &str) -> OfKind {
    let href = record::list_url(SLUG);
    OfKind { kind, count, done: count - 1, done_href: href.clone(), href, sums: sums.to_owned() }
}

fn id(running: u64) -> ProgrammeId {
    Id::new(Timestamp::from_micros(1_655_686_800_000_000), &Dice::fixed(running))
}
