//! `hoitu verify`: proves on the live data what the tests prove on made-up ones. Every figure of every body over every
//! period that holds anything is counted by the database, summed from its list, and recounted from the plain rows; the
//! kept tree is compared with its links; every attached file is read back. Whatever differs is named.

use std::collections::BTreeSet;
use std::process::ExitCode;

use figures::fact::Lasts;
use figures::{Basis, Catalogue, Figure, Question, Shape, World};
use kernel::{BodyNo, Closing, Day, Fault, Period, Span};
use store::{Db, Snapshot, args};

use super::Bench;
use crate::stop::Stop;
use crate::{data, rooms};

/// What was looked at, and what differs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// How many questions were asked of figures.
    pub questions: u64,
    /// How many files were read back.
    pub files: u64,
    /// What differs, a sentence each.
    pub differences: Vec<String>,
}

/// Verifies and prints what differs; the exit code is 1 where anything does.
///
/// # Errors
/// When the data cannot be read.
pub async fn run(mut bench: Bench<'_>) -> Result<ExitCode, Stop> {
    let db = data::open_existing(&bench.settings, bench.clock.clone(), bench.dice.clone()).await?;
    let found = verify(&db, &rooms::catalogue()?).await?;
    db.close().await;
    for difference in &found.differences {
        bench.say(difference)?;
    }
    let looked = format!(
        "Đã đối chiếu {} phép đếm số liệu, cây tổ chức và {} tệp đính kèm",
        viet::grouped(i64::try_from(found.questions).unwrap_or(i64::MAX)),
        viet::grouped(i64::try_from(found.files).unwrap_or(i64::MAX)),
    );
    if found.differences.is_empty() {
        bench.say(&format!("{looked}: tất cả đều khớp."))?;
        return Ok(ExitCode::SUCCESS);
    }
    bench.say(&format!("{looked}: có {} chỗ lệch, nêu ở trên.", found.differences.len()))?;
    Ok(ExitCode::FAILURE)
}

/// Looks at everything in one snapshot, then at the files.
///
/// # Errors
/// When the data cannot be read; a difference is not an error.
pub async fn verify(db: &Db, catalogue: &Catalogue) -> Result<Findings, Fault> {
    let mut found = Findings::default();
    let files = db
        .read(async |view| {
            check_figures(view, catalogue, &mut found).await?;
            check_tree(view, &mut found).await?;
            let rows = view.all("SELECT DISTINCT digest FROM file ORDER BY digest", args![]).await?;
            rows.iter().map(|row| row.get("digest")).collect::<Result<Vec<String>, Fault>>()
        })
        .await?;
    for digest in files {
        found.files += 1;
        match db.files().get(&digest).await {
            Ok(Some(_)) => {}
            Ok(None) => found.differences.push(format!("tệp đính kèm {digest}: có trong sổ nhưng không còn trên đĩa")),
            Err(fault) => found.differences.push(format!("tệp đính kèm {digest}: không đọc lại được ({fault})")),
        }
    }
    Ok(found)
}

async fn check_figures(view: &Snapshot, catalogue: &Catalogue, found: &mut Findings) -> Result<(), Fault> {
    let world = World::load(view, catalogue.sources()).await?;
    let rows = view.all("SELECT no FROM body ORDER BY no", args![]).await?;
    let bodies = rows.iter().map(|row| row.get("no")).collect::<Result<Vec<BodyNo>, Fault>>()?;
    let periods = periods(&world);
    // Every day but the one that stands for no end.
    let ever =
        Period::range(Day::MIN, Day::MAX.previous(), Span::Custom).map_err(|error| Fault::caused("a period", error))?;
    for figure in catalogue.latest() {
        for basis in [Basis::AsReported, Basis::Regrouped(view.today())].into_iter().filter(|it| figure.takes(*it)) {
            for body in &bodies {
                let about = Question { body: *body, period: ever, basis, known_at: view.now() };
                for period in told_apart(figure, &world, &about, &periods) {
                    let differences = figures::check(view, figure, &world, &Question { period, ..about }).await?;
                    found.questions += 1;
                    found.differences.extend(differences.iter().map(|difference| format!("số liệu {difference}")));
                }
            }
        }
    }
    Ok(())
}

/// The periods worth asking; `about` asks for all of time. A flow of which a body has nothing in all of time has nothing in any part of it: both
/// statements are one text with other days, so asking for all of time asks for every part.
fn told_apart(figure: &Figure, world: &World, about: &Question, periods: &[Period]) -> Vec<Period> {
    if figure.definition().shape == Shape::Flow && figure.interpret(world, about).lines.is_empty() {
        return vec![about.period];
    }
    periods.to_vec()
}

async fn check_tree(view: &Snapshot, found: &mut Findings) -> Result<(), Fault> {
    use organisation::body::Difference::{Missing, TooMuch};
    for difference in organisation::body::store::differs(view).await? {
        let (what, span) = match difference {
            TooMuch(span) => ("thừa", span),
            Missing(span) => ("thiếu", span),
        };
        found.differences.push(format!("cây tổ chức {what} một dòng so với các quyết định: {span:?}"));
    }
    Ok(())
}

/// Both closings of both halves and of the whole of each year in which something was done, each year in which a stock
/// changed, and all of time.
fn periods(world: &World) -> Vec<Period> {
    let (mut flows, mut stocks) = (BTreeSet::new(), BTreeSet::new());
    for fact in world.facts.values().flatten() {
        match fact.lasts {
            // What still runs has no counting day yet.
            Lasts::On(day) => flows.extend([day].into_iter().filter(|day| *day < Day::MAX)),
            Lasts::During(from, to) => stocks.extend([from, to].into_iter().filter(|day| *day < Day::MAX)),
        }
    }
    let busy: BTreeSet<i32> = flows.iter().flat_map(|day| [day.year(), closing_year(*day)]).collect();
    let quiet: BTreeSet<i32> = stocks.iter().map(|day| day.year()).filter(|year| !busy.contains(year)).collect();
    let of_year = |year: i32| {
        [Closing::Calendar, Closing::Statutory].into_iter().flat_map(move |closing| {
            [Period::half(year, 1, closing), Period::half(year, 2, closing), Period::year(year, closing)]
        })
    };
    let all = flows.first().zip(flows.last()).map(|(first, last)| Period::range(*first, *last, Span::Custom));
    let years =
        busy.into_iter().flat_map(of_year).chain(quiet.into_iter().map(|year| Period::year(year, Closing::Calendar)));
    years.chain(all).filter_map(Result::ok).collect()
}

/// The year in whose state reports a day counts: one after 14 December counts in the next.
fn closing_year(day: Day) -> i32 {
    match Period::year(day.year(), Closing::Statutory) {
        Ok(year) if year.last < day => day.year() + 1,
        _ => day.year(),
    }
}

#[cfg(test)]
mod tests {
    use testkit::each_engine;

    use super::*;

    #[tokio::test]
    async fn what_differs_is_named() {
        each_engine(async |house| {
            let db = &house.db;
            let kept = db.files().put(b"minh chung".to_vec()).await.unwrap();
            db.write(async |tx| {
                let cast = organisation::samples::cast(tx).await?;
                for (id, digest) in [("1", kept.as_str()), ("2", "0000lost")] {
                    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
                               VALUES ($1, $2, $3, 'a.pdf', 'application/pdf', 10, 0, '')";
                    tx.run_one(sql, args![cast.lang_son.union, id, digest]).await?;
                }
                let sql = "DELETE FROM body_span WHERE ancestor = $1 AND body = $2";
                tx.run_one(sql, args![cast.lang_son.no, cast.physics.no]).await
            })
            .await
            .unwrap();
            let found = verify(db, &rooms::catalogue().unwrap()).await.unwrap();
            assert_eq!(found.files, 2);
            let said: Vec<&str> = found.differences.iter().map(|what| what.split(':').next().unwrap_or("")).collect();
            assert_eq!(said, ["cây tổ chức thiếu một dòng so với các quyết định", "tệp đính kèm 0000lost"]);
        })
        .await;
    }

    #[test]
    fn each_year_with_anything_in_it_is_asked() {
        assert_eq!(periods(&World::default()), []);
        assert_eq!(closing_year("2021-12-14".parse().unwrap()), 2021);
        assert_eq!(closing_year("2021-12-15".parse().unwrap()), 2022);
    }
}
