//! What somebody may mean by what she has typed so far: places of the day of her record, programmes of the Union's
//! catalogue, outside bodies that the Union's ledger names already. Nothing is ever put in the place of what she wrote.
//!
//! | address (below `/{union}`) | what |
//! |---|---|
//! | GET `goi-y/dia-ban` | units of the country's lists |
//! | GET `goi-y/chuong-trinh` | programmes |
//! | GET `goi-y/don-vi-ngoai` | outside bodies |

use std::collections::BTreeMap;

use kernel::{Actor, Day, Fault, UnionNo};
use organisation::{Scope, UnionHere};
use places::{Key, Level, Unit};
use store::{Snapshot, args};
use web::{Action, Asked, Cx, Fields, Problem, Routes, Suggestion, Suggestions};

use crate::programme;
use crate::record::{KEEPERS, province_of};

/// Whoever keeps a ledger is helped to write in it.
const SUGGEST: Action = Action::holding("record.suggest", &KEEPERS);
/// Most suggestions: more would have to be read instead of typed past.
const MOST: usize = 8;
/// How many of the Union's newest mentions of outside bodies are looked through: each letter typed asks again.
const NEWEST: i64 = 2_000;
/// Longest text that is looked at, in characters.
const LONGEST: usize = 100;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&SUGGEST, "/{union}/goi-y/dia-ban", get_places)
        .get(&SUGGEST, "/{union}/goi-y/chuong-trinh", get_programmes)
        .get(&SUGGEST, "/{union}/goi-y/don-vi-ngoai", get_outside)
}

/// Below which address a Union's fields ask.
pub fn url(union: &str) -> String {
    format!("/{union}/goi-y")
}

fn typed(asked: &Fields) -> String {
    asked.line("q").chars().take(LONGEST).collect()
}

/// GET …/goi-y/dia-ban?q=&last=&first=: units as they are on the last day of the record, or on its first, or today.
async fn get_places(cx: Cx, at: UnionHere, asked: Asked) -> Suggestions {
    let days = ["last", "first"].map(|name| viet::parse_date(&asked.0.line(name)).ok().map(Day::from));
    let day = days.into_iter().flatten().next().unwrap_or_else(|| cx.now().day());
    let near = province_of(at.body.union);
    let found = places::suggest(&typed(&asked.0), day, near, MOST);
    Suggestions(found.into_iter().map(|unit| suggested(unit, day, near)).collect())
}

/// A unit as a line of the form means it again: with its district in the Union's own province, else with all above it.
fn suggested(unit: &Unit, day: Day, near: Option<Key>) -> Suggestion {
    let within: Vec<&Unit> = unit.above().filter(|above| above.level() != Level::Province).collect();
    let short = std::iter::once(unit).chain(within).map(Unit::written).collect::<Vec<_>>().join(", ");
    let province = unit.province().unit().written();
    let is_enough = places::resolve(&short, day, near) == places::Resolved::Unit(unit.key);
    if is_enough && unit.level() != Level::Province {
        Suggestion { value: short, note: province }
    } else {
        Suggestion { value: unit.full_name(), note: String::new() }
    }
}

/// GET …/goi-y/chuong-trinh?q=
async fn get_programmes(cx: Cx, at: UnionHere, asked: Asked) -> Result<Suggestions, Problem> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let found =
        cx.read(async |view| programme::store::suggest(view, at.body.union, &typed(&asked.0), most).await).await?;
    let one = |found: programme::Programme| Suggestion { value: found.name, note: String::new() };
    Ok(Suggestions(found.into_iter().map(one).collect()))
}

/// GET …/goi-y/don-vi-ngoai?q=: those named most often first.
async fn get_outside(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Suggestions, Problem> {
    let names = cx.read(async |view| outside(view, &who, at.body.union, &typed(&asked.0)).await).await?;
    let one = |value| Suggestion { value, note: String::new() };
    Ok(Suggestions(names.into_iter().take(MOST).map(one).collect()))
}

/// The names of outside bodies that hold these words, in what the newest records of the ledger that she sees say now; two
/// writings that differ in accents or capitals only are one, under the writing that is used most.
async fn outside(view: &Snapshot, who: &Actor, union: UnionNo, words: &str) -> Result<Vec<String>, Fault> {
    let mut args = args![union, NEWEST];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let sql = format!(
        "SELECT recent.name, CAST(COUNT(*) AS BIGINT) AS times FROM (
            SELECT o.name FROM record_outside o
            JOIN record r ON r.union_no = o.union_no AND r.current = o.version
            JOIN record_version v ON v.union_no = o.union_no AND v.no = o.version
            WHERE o.union_no = $1 AND v.state NOT IN ('withdrawn', 'behind')
                AND o.version IN (SELECT seen.version FROM record_body seen WHERE {seen})
            ORDER BY o.version DESC LIMIT $2
         ) recent GROUP BY recent.name ORDER BY times DESC, recent.name"
    );
    let folded = viet::fold(words);
    let mut found: BTreeMap<String, (i64, String)> = BTreeMap::new();
    for row in view.all(&sql, args).await? {
        let (name, times): (String, i64) = (row.get("name")?, row.get("times")?);
        let key = viet::fold(&name);
        if folded.split(' ').all(|word| key.contains(word)) {
            found.entry(key).or_insert((0, name)).0 += times;
        }
    }
    let mut found: Vec<(i64, String)> = found.into_values().collect();
    found.sort_by(|(one, its), (other, others)| other.cmp(one).then_with(|| its.cmp(others)));
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{entered, opened};

    #[tokio::test]
    async fn what_may_be_meant() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let more = [("outside_partner", "Hội Nông dân tỉnh\nSở Y tế"), ("programmes", "Đề án 844")];
            entered(&hoa, &cast.physics, &more).await;
            entered(&hoa, &cast.physics, &[("outside_partner", "HỘI NÔNG DÂN TỈNH; Hội Nông dân tỉnh")]).await;
            let told = async |what: &str| hoa.get(&format!("/lang-son/goi-y/{what}")).await.page();
            insta::assert_snapshot!(told("dia-ban?q=bang+mac&first=14/6/2022").await, @r#"[{"value":"xã Bằng Mạc, huyện Chi Lăng","note":"tỉnh Lạng Sơn"}]"#);
            insta::assert_snapshot!(told("dia-ban?q=bang+mac&first=14/6/2022&last=1/8/2025").await, @r#"[{"value":"xã Bằng Mạc","note":"tỉnh Lạng Sơn"}]"#);
            insta::assert_snapshot!(told("chuong-trinh?q=de+an").await, @r#"[{"value":"Đề án 844","note":""}]"#);
            insta::assert_snapshot!(told("don-vi-ngoai?q=t").await, @r#"[{"value":"Hội Nông dân tỉnh","note":""},{"value":"Sở Y tế","note":""}]"#);
            assert_eq!(told("don-vi-ngoai?q=kh%C3%B4ng+c%C3%B3").await, "[]");
            // What was taken out of the ledger, and what others' records say, is not hers to read.
            let minh = house.visitor(&cast.minh);
            entered(&minh, &cast.medicine, &[("outside_partner", "Trường Y")]).await;
            let mistaken = entered(&hoa, &cast.physics, &[("outside_partner", "Trạm Y tế")]).await;
            hoa.post(&format!("{mistaken}/hoan-tac"), &[]).await;
            insta::assert_snapshot!(told("don-vi-ngoai?q=t").await, @r#"[{"value":"Hội Nông dân tỉnh","note":""},{"value":"Sở Y tế","note":""}]"#);
            let office = minh.get("/lang-son/goi-y/don-vi-ngoai?q=y").await.page();
            insta::assert_snapshot!(office, @r#"[{"value":"Sở Y tế","note":""},{"value":"Trường Y","note":""}]"#);
            for stranger in [&cast.tuyet, &cast.binh] {
                assert_eq!(house.visitor(stranger).get("/lang-son/goi-y/dia-ban?q=bang").await.status, 404);
            }
        })
        .await;
    }
}
