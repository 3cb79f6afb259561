//! What somebody may mean by what she has typed so far: places of the day of her record, programmes of the Union's
//! catalogue, outside bodies that the Union's ledger names already. Nothing is ever put in the place of what she wrote.
//!
//! | address (below `/{union}`) | what |
//! |---|---|
//! | GET `goi-y/dia-ban` | units of the country's lists |
//! | GET `goi-y/chuong-trinh` | programmes |
//! | GET `goi-y/don-vi-ngoai` | outside bodies |

mod place;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kernel::{Actor, Day, Fault, Period, Role, UnionNo};
use organisation::{Scope, UnionHere};
use store::{Snapshot, args};
use web::{Action, Asked, Cx, Fields, Problem, Routes, Suggestion, Suggestions};

use crate::programme;
use crate::record::{Ask, KEEPERS, province_of};

/// Whoever may look at the ledger is helped to filter it.
const LOOK: Action = Action::holding("record.suggest_filter", &Role::ALL);
/// Whoever keeps a ledger is helped to write in it.
const SUGGEST: Action = Action::holding("record.suggest", &KEEPERS);
/// Most suggestions: more would have to be read instead of typed past.
const MOST: usize = 8;
/// Longest text that is looked at, in characters.
const LONGEST: usize = 100;

/// The routes.
pub fn routes() -> Routes {
    Routes::new()
        .get(&LOOK, "/{union}/goi-y/dia-ban", get_places)
        .get(&LOOK, "/{union}/goi-y/chuong-trinh", get_programmes)
        .get(&SUGGEST, "/{union}/goi-y/don-vi-ngoai", get_outside)
}

/// Below which address a Union's fields ask.
pub fn url(union: &str) -> String {
    format!("/{union}/goi-y")
}

fn typed(asked: &Fields) -> String {
    asked.line("q").chars().take(LONGEST).collect()
}

/// GET …/goi-y/dia-ban?q=…: units as they are on the day that the form speaks of, or today.
async fn get_places(cx: Cx, at: UnionHere, asked: Asked) -> Suggestions {
    let day = day(&asked.0).unwrap_or_else(|| cx.now().day());
    let near = province_of(at.body.union);
    Suggestions(place::offered(&typed(&asked.0), day, near, MOST))
}

/// The last day of the record (`last`), else its first (`first`); of a filter the day or the period up to which it asks.
fn day(asked: &Fields) -> Option<Day> {
    let to = Ask::To.word();
    let typed = ["last", "first", to].map(|name| viet::parse_date(&asked.line(name)).ok().map(Day::from));
    let period = || asked.line(Ask::Period.word()).parse::<Period>().ok().map(|period| period.last);
    typed.into_iter().flatten().next().or_else(period)
}

/// GET …/goi-y/chuong-trinh?q=
async fn get_programmes(cx: Cx, at: UnionHere, asked: Asked) -> Result<Suggestions, Problem> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let found =
        cx.read(async |view| programme::store::suggest(view, at.body.union, &typed(&asked.0), most).await).await?;
    let one = |found: programme::Programme| Suggestion { value: found.name, note: String::new() };
    Ok(Suggestions(found.into_iter().map(one).collect()))
}

/// GET …/goi-y/don-vi-ngoai?q=: those whose names begin so, then those with words that do, each named most often first.
async fn get_outside(who: Actor, cx: Cx, at: UnionHere, asked: Asked) -> Result<Suggestions, Problem> {
    let names = cx.read(async |view| outside(view, &who, at.body.union, &typed(&asked.0)).await).await?;
    let one = |value| Suggestion { value, note: String::new() };
    Ok(Suggestions(names.into_iter().take(MOST).map(one).collect()))
}

/// A name of outside bodies: how it is written most often, how often that way, and how often in all.
struct Named {
    written: String,
    most: i64,
    times: i64,
}

/// The names of outside bodies of which each word typed begins a word, in what the records of the ledger that she sees say
/// now, however old they are; two writings that differ in accents or capitals only are one, under the writing that is used
/// most. The engine hands over each writing once: a Union knows some hundred bodies, however often it names them.
async fn outside(view: &Snapshot, who: &Actor, union: UnionNo, words: &str) -> Result<Vec<String>, Fault> {
    let mut args = args![union];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let sql = format!(
        "SELECT o.name, CAST(COUNT(*) AS BIGINT) AS times FROM record_outside o
         JOIN record_version v ON v.union_no = o.union_no AND v.no = o.version
         JOIN record r ON r.union_no = v.union_no AND r.no = v.record AND r.current = v.no
         WHERE o.union_no = $1 AND v.state NOT IN ('withdrawn', 'behind')
             AND o.version IN (SELECT seen.version FROM record_body seen WHERE {seen})
         GROUP BY o.name ORDER BY o.name"
    );
    let typed = viet::fold(words);
    let mut found: BTreeMap<String, Named> = BTreeMap::new();
    for row in view.all(&sql, args).await? {
        let (written, times): (String, i64) = (row.get("name")?, row.get("times")?);
        let folded = viet::fold(&written);
        if !begins(&folded, &typed) {
            continue;
        }
        let named = found.entry(folded).or_insert(Named { written: String::new(), most: 0, times: 0 });
        named.times += times;
        if times > named.most {
            (named.written, named.most) = (written, times);
        }
    }
    let mut found: Vec<(String, Named)> = found.into_iter().collect();
    // Stable: equally frequent ones stay in the order of their names.
    found.sort_by_key(|(folded, named)| (!folded.starts_with(&typed), Reverse(named.times)));
    Ok(found.into_iter().map(|(_, named)| named.written).collect())
}

/// Whether each of the words begins a word of the name; both folded.
fn begins(name: &str, words: &str) -> bool {
    words.split(' ').all(|word| name.split(' ').any(|its| its.trim_start_matches(['(', '“', '"']).starts_with(word)))
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
            // Whoever looks at the ledger filters it; only who writes in it is told whom others name.
            let binh = house.visitor(&cast.binh);
            assert_eq!(binh.get("/lang-son/goi-y/dia-ban?q=bang").await.status, 200);
            assert_eq!(binh.get("/lang-son/goi-y/don-vi-ngoai?q=y").await.status, 404);
            assert_eq!(house.visitor(&cast.tuyet).get("/lang-son/goi-y/dia-ban?q=bang").await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn a_filter_is_suggested_the_units_of_the_day_up_to_which_it_asks() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let binh = house.visitor(&cast.binh);
            let told = async |with: &str| binh.get(&format!("/lang-son/goi-y/dia-ban?q=bang+mac{with}")).await.page();
            let old = told("").await;
            assert!(old.contains("huyện Chi Lăng"), "{old}");
            for with in ["&den=1/8/2025", "&ky=2025-H2", "&den=&ky=2026@statutory"] {
                let new = told(with).await;
                assert!(!new.contains("huyện"), "{with}: {new}");
            }
            assert_eq!(told("&ky=2022-H1&den=khong").await, old);
        })
        .await;
    }

    #[tokio::test]
    async fn an_old_name_is_found_and_the_most_used_writing_stands_for_it() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            for (name, title) in [
                ("Trạm Khuyến nông huyện", "một"),
                ("Viện Nghiên cứu Rau quả", "hai"),
                ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "ba"),
                ("Sở Khoa học và Công nghệ", "bốn"),
                ("Sở Khoa học và Công nghệ", "năm"),
                ("Công an (Sở chỉ huy)", "sáu"),
            ] {
                entered(&hoa, &cast.physics, &[("outside_partner", name), ("title", title)]).await;
            }
            let told = async |words: &str| {
                hoa.get(&format!("/lang-son/goi-y/don-vi-ngoai?q={words}")).await.page()
            };
            insta::assert_snapshot!(told("so").await, @r#"[{"value":"Sở Khoa học và Công nghệ","note":""},{"value":"Công an (Sở chỉ huy)","note":""}]"#);
            insta::assert_snapshot!(told("rau+nghien").await, @r#"[{"value":"Viện Nghiên cứu Rau quả","note":""}]"#);
            assert_eq!(told("huyen+tram").await, r#"[{"value":"Trạm Khuyến nông huyện","note":""}]"#);
            assert_eq!(told("ien").await, "[]", "a word is found by how it begins");
        })
        .await;
    }
}
