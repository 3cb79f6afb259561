//! How many pairs wait to be settled, for the ledger's list: of this year, or else of the newest one before it that holds
//! records, so that what was written down twice in December is still asked about in January. The number is that of the page it leads to.

use kernel::{Actor, Fault};
use organisation::UnionHere;
use web::Cx;

use super::list::{address, found, near, searched};
use super::pairs;

/// How many years are looked through.
const YEARS: usize = 2;

/// The pairs of this year, or else of the year before it among these: words and address; nothing where nothing waits.
/// `years` are those that hold records and this one, the newest first.
///
/// # Errors
/// What the engine says.
pub async fn waiting(cx: &Cx, who: &Actor, at: &UnionHere, years: &[i32]) -> Result<Option<(String, String)>, Fault> {
    let this_year = cx.now().day().year();
    let years: Vec<i32> = years.iter().copied().filter(|year| *year <= this_year).take(YEARS).collect();
    for year in years {
        let Some(near) = near(year, None) else { continue };
        let (searched, found) = found(cx.read(async |view| searched(view, who, at, near).await).await?).await?;
        if !found.is_empty() {
            let is_all = searched.part.is_none() && found.len() < pairs::MOST;
            return Ok(Some((words(found.len(), is_all, year), address(&at.slug, year))));
        }
    }
    Ok(None)
}

fn words(pairs: usize, is_all: bool, year: i32) -> String {
    let pairs = viet::grouped(i64::try_from(pairs).unwrap_or(i64::MAX));
    let least = if is_all { "" } else { "Ít nhất " };
    format!("{least}{pairs} cặp có thể trùng, năm {year}")
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use super::*;
    use crate::routes;
    use crate::talk::{entered, opened};

    const LEDGER: &str = "/lang-son/hoat-dong";

    #[test]
    fn the_number_says_whether_it_is_all() {
        assert_eq!(words(3, true, 2022), "3 cặp có thể trùng, năm 2022");
        assert_eq!(words(1_000, false, 2022), "Ít nhất 1.000 cặp có thể trùng, năm 2022");
    }

    #[tokio::test]
    async fn the_ledger_says_how_many_pairs_wait_and_leads_to_them() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let minh = house.visitor(&cast.minh);
            let link = async |visitor: &testkit::Visitor, query: &str| {
                let shown = visitor.get(&format!("{LEDGER}{query}")).await;
                let links = shown.attributes("a[href*='trung-lap']", "href");
                shown.all("a[href*='trung-lap']").into_iter().zip(links).collect::<Vec<_>>()
            };
            assert_eq!(link(&minh, "").await, []);
            // Last year's, while this year holds none yet.
            for _ in 0..2 {
                entered(&minh, &cast.physics, &[("first", "28/12/2021")]).await;
            }
            let told =
                |pairs: usize, year: i32| vec![(words(pairs, true, year), format!("/lang-son/trung-lap?nam={year}"))];
            assert_eq!(link(&minh, "").await, told(1, 2021));
            for _ in 0..2 {
                entered(&minh, &cast.medicine, &[("first", "10/6/2022")]).await;
            }
            assert_eq!(link(&minh, "").await, told(1, 2022), "{:?}", house.engine());
            assert_eq!(link(&minh, "?q=ong").await, [], "not where something is looked for");
            assert_eq!(link(&house.visitor(&cast.hoa), "").await, told(1, 2021), "as far as she sees both");
            assert_eq!(link(&house.visitor(&cast.binh), "").await, [], "nothing that she could do about it");
        })
        .await;
    }
}
