use figures::{Basis, Catalogue, Question};
use kernel::{BodyNo, Period};
use store::{Engine, Snapshot, args};
use testkit::each_engine;

use super::*;
use crate::demo::stated::{Kept, Stated, Text};
use crate::demo::{Made, facts, make};
use crate::{commands, rooms};

#[tokio::test]
async fn the_demo_is_made_once_and_its_figures_are_the_published_ones() {
    each_engine(async |house| {
        house.clock.set("2026-11-20");
        assert_eq!(make(&house.db).await.unwrap(), Made::Now);
        assert_eq!(make(&house.db).await.unwrap(), Made::Before);
        let catalogue = rooms::catalogue().unwrap();
        let said = house.db.read(async |view| said(view, &catalogue).await).await.unwrap();
        insta::assert_snapshot!(said.join("\n"), @"
        bac-kan 2013-10-28..2019-07-05: lop.chu_tri 10, lop.phoi_hop 2, lop.luot 0, lop.hoc_vien.phoi_hop 120, lop.ho 0, tctv 10
        thai-binh 2022-H1: lop.chu_tri 26, lop.phoi_hop 0, lop.luot hơn 9000, lop.hoc_vien.phoi_hop 0, lop.ho 700, tctv 10
        thai-binh 2022-H1@statutory: lop.chu_tri 26, lop.phoi_hop 0, lop.luot hơn 9000, lop.hoc_vien.phoi_hop 0, lop.ho 700, tctv 10
        thai-binh 2021-H1: lop.chu_tri 17, lop.phoi_hop 0, lop.luot hơn 5350, lop.hoc_vien.phoi_hop 0, lop.ho 460, tctv 10
        lang-son 2021-H1: lop.chu_tri 0, lop.phoi_hop 0, lop.luot 0, lop.hoc_vien.phoi_hop 0, lop.ho 0, tctv 7
        bac-kan 2023-01-01..2023-07-13: lop.chu_tri 0, lop.phoi_hop 0, lop.luot 0, lop.hoc_vien.phoi_hop 0, lop.ho 0, tctv 11
        ");
        let missing = house.db.read(async |view| missing(view, &catalogue).await).await.unwrap();
        assert_eq!(missing, Vec::<String>::new());
        // Tens of thousands of questions: once is enough, each engine has its own test with fewer.
        if house.db.engine() == Engine::Sqlite {
            let found = commands::verify::verify(&house.db, &few()).await.unwrap();
            assert_eq!(found.differences, Vec::<String>::new());
        }
    })
    .await;
}

/// One figure in nine, of all families: all of them are asked from the outside, by the program as it is delivered.
fn few() -> Catalogue {
    let definitions = organisation::figures::definitions().into_iter().chain(activities::figures::definitions());
    let sources = [&organisation::figures::LINKS].into_iter().chain(activities::figures::SOURCES);
    Catalogue::new(sources, definitions.step_by(9)).unwrap()
}

/// The training classes of the texts, figure by figure.
async fn said(view: &Snapshot, catalogue: &Catalogue) -> Result<Vec<String>, Fault> {
    let mut said = Vec::new();
    for (slug, period) in [
        ("bac-kan", "2013-10-28..2019-07-05"),
        ("thai-binh", "2022-H1"),
        ("thai-binh", "2022-H1@statutory"),
        ("thai-binh", "2021-H1"),
        ("lang-son", "2021-H1"),
        ("bac-kan", "2023-01-01..2023-07-13"),
    ] {
        let mut numbers = Vec::new();
        for key in ["lop.chu_tri", "lop.phoi_hop", "lop.luot", "lop.hoc_vien.phoi_hop", "lop.ho", "tctv"] {
            numbers.push(format!("{key} {}", number(view, catalogue, (slug, key, period)).await?));
        }
        said.push(format!("{slug} {period}: {}", numbers.join(", ")));
    }
    Ok(said)
}

/// Every statement of the five texts that the demo does not keep as its list says.
async fn missing(view: &Snapshot, catalogue: &Catalogue) -> Result<Vec<String>, Fault> {
    let mut missing = Vec::new();
    for text in facts::TEXTS {
        for Stated(said, kept) in text.stated {
            let (wanted, found) = match kept {
                Kept::Counted(key, period, reads) => {
                    (*reads, number(view, catalogue, (text.union, key, period)).await?)
                }
                Kept::Declared(key, period, reads) => (*reads, declared(view, (text.union, key, period)).await?),
                Kept::Recorded(title, state) => (*state, state_of(view, text, title).await?),
                Kept::Noted(title, words) => (*words, noted(view, text, title, words).await?),
                Kept::Founded(paper) => (*paper, founded(text)),
                Kept::Nowhere(_) => continue,
            };
            if found != wanted {
                missing.push(format!("{}: {said}: {found} instead of {wanted}", text.title));
            }
        }
    }
    Ok(missing)
}

async fn asked(view: &Snapshot, slug: &str, period: &str) -> Result<(BodyNo, Period), Fault> {
    let union = bodies::find_by_slug(view, slug).await?.ok_or_else(|| wrong("no Union", slug))?;
    Ok((union.no, period.parse().map_err(|error| Fault::caused("a period", error))?))
}

async fn number(
    view: &Snapshot,
    catalogue: &Catalogue,
    (slug, key, period): (&str, &str, &str),
) -> Result<String, Fault> {
    let (body, period) = asked(view, slug, period).await?;
    let question = Question { body, period, basis: Basis::AsReported, known_at: view.now() };
    let number = catalogue.get(key).ok_or_else(|| wrong("no figure", key))?.number(view, &question).await?;
    let value = number.value.map_or("?".to_owned(), |value| value.to_string());
    Ok(format!("{} {value}", number.qualifier.word()).trim().to_owned())
}

async fn declared(view: &Snapshot, (slug, key, period): (&str, &str, &str)) -> Result<String, Fault> {
    let (body, period) = asked(view, slug, period).await?;
    let beside = activities::declaration::beside(view, body, key, period).await?;
    let words =
        |said: activities::declaration::Said| format!("{} {}", said.qualifier.word(), said.value).trim().to_owned();
    Ok(beside.map_or("nothing".to_owned(), |declaration| words(declaration.said)))
}

async fn state_of(view: &Snapshot, text: &Text, title: &str) -> Result<String, Fault> {
    column(view, text, title, "state").await.map(|code| {
        let words = activities::record::State::WORDS.iter().find(|(its, _)| *its == code);
        words.map_or(code, |(_, word)| (*word).to_owned())
    })
}

async fn noted(view: &Snapshot, text: &Text, title: &str, words: &str) -> Result<String, Fault> {
    let note = column(view, text, title, "note").await?;
    Ok(if note.contains(words) { words.to_owned() } else { note })
}

async fn column(view: &Snapshot, text: &Text, title: &str, column: &str) -> Result<String, Fault> {
    let (body, _) = asked(view, text.union, "2022").await?;
    let sql = format!("SELECT {column} FROM record_version WHERE union_no = $1 AND title = $2 AND known_to = $3");
    let row = view.maybe(&sql, args![body.union(), title, kernel::Timestamp::NEVER]).await?;
    row.map_or(Ok("nothing".to_owned()), |row| row.get(column))
}

fn founded(text: &Text) -> String {
    UNIONS.iter().find(|union| union.slug == text.union).map_or("nothing", |union| union.basis).to_owned()
}

#[tokio::test]
async fn real_data_are_left_alone() {
    each_engine(async |house| {
        house.db.write(async |tx| ::people::samples::cast(tx).await.map(drop)).await.unwrap();
        let stop = make(&house.db).await.unwrap_err().to_string();
        assert!(stop.contains("không phải dữ liệu mẫu"), "{stop}");
    })
    .await;
}
