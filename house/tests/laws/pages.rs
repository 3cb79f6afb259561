//! Law 6: every page draws from its samples. A drawn page is whole, Vietnamese, has one heading of the first level, and
//! each of its forms carries a one-use key. What cannot be so yet stands in lists that may only shrink.

use std::collections::BTreeSet;

use askama::Template;
use organisation::{body, front, grant};
use people::{invitation, my, sign_in};
use scraper::{Html, Selector};

use super::nobody_breaks;
use super::tree::files;

/// Pages that no sample draws: the problem page has its own tests.
const WITHOUT_SAMPLES: [&str; 1] = ["ground/web/src/problem.rs ProblemPage"];

/// Forms of guests have no key: nobody stands behind them yet, and signing in or out twice does no harm. The gallery's
/// forms lead nowhere.
const WITHOUT_KEY: [&str; 3] = ["web::gallery::", "sign_in::enter::", "sign_in::code::"];

/// The gallery shows headings of every level; the page of somebody without a role has none yet.
const WITHOUT_ONE_HEADING: [&str; 2] = ["web::gallery::GalleryPage 0", "front::FrontPage 2"];

/// The rooms that draw all their pages themselves (`samples::pages`).
const DRAW_THEMSELVES: [&str; 2] = ["rooms/activities/", "rooms/reports/"];

fn drawn<T: Template>(name: &str, samples: Vec<T>) -> Vec<(String, String)> {
    assert!(!samples.is_empty(), "{name} has no samples");
    let draw = |(no, page): (usize, T)| {
        let html = page.render().unwrap_or_else(|error| panic!("{name} {no}: {error}"));
        (format!("{name} {no}"), html)
    };
    samples.into_iter().enumerate().map(draw).collect()
}

macro_rules! pages {
    ($($page:ty),* $(,)?) => {{
        let mut all = Vec::new();
        $(all.extend(drawn(stringify!($page), <$page>::samples()));)*
        all
    }};
}

fn all() -> Vec<(String, String)> {
    let mut all = pages![
        web::gallery::GalleryPage,
        web::gallery::EntryPage,
        web::gallery::ListsPage,
        sign_in::enter::EnterPage,
        sign_in::code::CodePage,
        invitation::found::FoundPage,
        invitation::accept::AcceptPage,
        my::show::ShowPage,
        my::password::PasswordPage,
        my::code_on::CodeOnPage,
        my::code_off::CodeOffPage,
        front::FrontPage,
        body::ListPage,
        body::ShowPage,
        body::DraftPage,
        body::UnionPage,
        body::TransferPage,
        body::EndPage,
        grant::ListPage,
        grant::ShowPage,
        grant::InvitePage,
        grant::LinkPage,
    ];
    let themselves = activities::samples::pages().into_iter().chain(reports::pages());
    all.extend(themselves.map(|(name, html)| (name.to_owned(), html)));
    all
}

#[test]
fn pages_render() {
    nobody_breaks("pages_render", all().iter().flat_map(|(name, html)| wrong(name, html)).collect());
}

#[test]
fn every_page_has_samples() {
    let here = include_str!("pages.rs");
    let mut without = BTreeSet::new();
    for file in files(&[".rs"]).into_iter().filter(|file| !file.path.starts_with("ground/press/")) {
        let templates = file.text.split("Template)]\n").skip(1).chain(file.text.split("Template, ").skip(1));
        for rest in templates {
            let Some(name) =
                rest.split("struct ").nth(1).and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next())
            else {
                continue;
            };
            let drawn = DRAW_THEMSELVES.iter().any(|room| file.path.starts_with(room)) || named(&file.path, name, here);
            if !file.is_test() && !drawn {
                without.insert(format!("{} {name}", file.path));
            }
        }
    }
    let listed: BTreeSet<String> = WITHOUT_SAMPLES.map(str::to_owned).into();
    let new = without.difference(&listed).map(|page| format!("{page} has no samples here"));
    let gone = listed.difference(&without).map(|page| format!("{page} has samples now: take it off the list"));
    nobody_breaks("every_page_has_samples", new.chain(gone).collect());
}

#[test]
fn a_broken_page_is_found() {
    let page = |body: &str| format!("<!doctype html><html lang=\"vi\"><title>a</title><body>{body}</body></html>");
    assert_eq!(wrong("a", &page("<h1>Sổ</h1><form method=post><input name=form_key></form>")), Vec::<String>::new());
    assert_eq!(wrong("a", &page("<h1>Sổ</h1><form method=get></form>")), Vec::<String>::new());
    assert_eq!(wrong("a", &page("<h1>Sổ</h1><form method=post></form>")).len(), 1);
    assert_eq!(wrong("a", &page("<p>{{ sổ }}</p>")).len(), 2);
    assert_eq!(wrong("a", "<h1>Sổ</h1>").len(), 2);
}

/// Whether a line of `here` names this page by its noun: the folder of its file, or, outside of one, the file.
fn named(path: &str, page: &str, here: &str) -> bool {
    let mut parts = path.trim_end_matches(".rs").rsplit('/');
    let noun = match (parts.next(), parts.next()) {
        (Some(file), Some("src")) => file,
        (_, folder) => folder.unwrap_or_default(),
    };
    let lines = here.lines().map(str::trim).filter(|line| line.ends_with(&format!("::{page},")));
    lines.into_iter().any(|line| line.split("::").any(|segment| segment == noun))
}

fn wrong(name: &str, html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let count = |css: &str| page.select(&Selector::parse(css).expect("a selector")).count();
    let without_key = WITHOUT_KEY.iter().any(|page| name.starts_with(page));
    let keyed = count("form[method=post i] input[name=form_key]");
    let checks = [
        (html.contains("<html lang=\"vi\""), "is not Vietnamese"),
        (count("title") == 1 && html.trim_end().ends_with("</html>"), "is not whole"),
        (count("h1") == 1 || WITHOUT_ONE_HEADING.contains(&name), "has not one h1"),
        (count("form[method=post i]") == keyed || without_key, "has a form without a one-use key"),
        (!html.contains("{{") && !html.contains("{%"), "shows its template"),
    ];
    checks.into_iter().filter(|(right, _)| !right).map(|(_, what)| format!("{name} {what}")).collect()
}
