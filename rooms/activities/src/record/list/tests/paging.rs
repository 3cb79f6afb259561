//! Pages by key: each record once, in the right order, forward and back, whatever the order.

use std::collections::BTreeMap;

use kernel::{BodyNo, Day};
use organisation::samples::cast;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use testkit::{each_engine, house};

use super::{LIST, many};
use crate::record::filter::{Filter, Key, Sort, Turn, settle};
use crate::record::{Choices, Content, Kind, RecordId, enter, rows, samples};
use crate::routes;
use crate::talk::opened;

#[tokio::test]
async fn pages_turn_forward_and_back_by_key() {
    house(routes, async |house| {
        let cast = opened(house).await;
        many(house, &cast, 120).await;
        let minh = house.visitor(&cast.minh);
        let (mut at, mut forward) = (LIST.to_owned(), Vec::new());
        loop {
            let page = minh.get(&at).await;
            assert!(page.words().contains("120 hoạt động"));
            forward.push(page.all("tbody th a"));
            match page.attributes("a[rel=next]", "href").pop() {
                Some(next) => at = next,
                None => break,
            }
        }
        assert_eq!(forward.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        let mut all = forward.concat();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 120, "each record once");
        let mut back = vec![minh.get(&at).await.all("tbody th a")];
        while let Some(before) = minh.get(&at).await.attributes("a[rel=prev]", "href").pop() {
            at = before;
            back.insert(0, minh.get(&at).await.all("tbody th a"));
        }
        assert_eq!(back, forward);
    })
    .await;
}

/// What a small ledger holds: title, day, who leads. Few of each, so that many are equal.
type Small = Vec<(usize, usize, usize)>;

const TITLES: [&str; 4] = ["Ong mật", "Ổi", "ổi", "Đào"];
const DAYS: [&str; 3] = ["2022-03-01", "2022-03-02", "2022-05-09"];

/// The order that a list must have, said once more without SQL.
fn ordered(sort: Sort, rows: &mut [(RecordId, String, Day, Vec<u8>)]) {
    rows.sort_by(|a, b| {
        let name = |row: &(RecordId, String, Day, Vec<u8>)| match sort {
            Sort::Day => Vec::new(),
            Sort::Title => viet::sort_key(&row.1),
            Sort::Body => row.3.clone(),
        };
        name(a).cmp(&name(b)).then(b.2.cmp(&a.2)).then(b.0.to_string().cmp(&a.0.to_string()))
    });
}

#[tokio::test]
async fn any_small_ledger_is_walked_through_both_ways_in_every_order() {
    each_engine(async |fresh| {
        let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
        let at = organisation::UnionHere { slug: "lang-son".to_owned(), body: cast.lang_son.clone() };
        let leads: [(&[BodyNo], Option<&organisation::Body>); 4] = [
            (&[cast.physics.no], Some(&cast.physics)),
            (&[cast.medicine.no, cast.physics.no], Some(&cast.medicine)),
            (&[cast.eastern_medicine.no], Some(&cast.eastern_medicine)),
            (&[], None),
        ];
        let mut keys: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        for (place, (_, first)) in leads.iter().enumerate() {
            keys.insert(place, first.map_or_else(|| vec![0xff], |body| viet::sort_key(&body.name)));
        }
        let mut runner = TestRunner::deterministic();
        let small = proptest::collection::vec((0..TITLES.len(), 0..DAYS.len(), 0..leads.len()), 0..9);
        let mut standing: Vec<(RecordId, String, Day, Vec<u8>)> = Vec::new();
        for round in 0..6 {
            let ledger: Small = small.new_tree(&mut runner).unwrap().current();
            let write = async |tx: &store::Tx| {
                let mut written = Vec::new();
                for (title, day, lead) in &ledger {
                    let mut wanted = samples::wanted(TITLES[*title], DAYS[*day], leads[*lead].0);
                    if leads[*lead].0.is_empty() {
                        wanted.bodies = vec![(cast.gardening.no, crate::record::Part::Partner)];
                        wanted.outside = vec![("Hội Nông dân tỉnh".to_owned(), crate::record::Part::Lead)];
                    }
                    let content = Content::check(wanted).unwrap();
                    let record = enter(tx, &cast.minh, cast.lang_son.union, Kind::TrainingClass, content, &[]).await?;
                    written.push((
                        record.id,
                        TITLES[*title].to_owned(),
                        DAYS[*day].parse().unwrap(),
                        keys[lead].clone(),
                    ));
                }
                Ok::<_, web::Problem>(written)
            };
            standing.extend(fresh.db.write(write).await.unwrap());
            for sort in Sort::ALL {
                ordered(sort, &mut standing);
                let expected: Vec<RecordId> = standing.iter().map(|row| row.0).collect();
                for size in [1, 2, 3, 50] {
                    let (forward, back) = fresh
                        .db
                        .read(async |view| {
                            let choices = Choices::reached_by(view, &cast.minh, &at).await?;
                            let all = settle(view, &cast.minh, &at, &Filter::default(), &choices).await?;
                            let (sql, args) = all.sql(&cast.minh, at.body.no, view.today());
                            let (mut forward, mut turn) = (Vec::new(), Turn::First);
                            let mut last: Option<Key>;
                            loop {
                                let (lines, _, more) = rows::page(view, &sql, args.clone(), sort, &turn, size).await?;
                                forward.extend(lines.iter().map(|line| line.id));
                                last = lines.first().map(|line| line.key.clone());
                                let Some(next) = lines.last().filter(|_| more) else { break };
                                turn = Turn::After(next.key.clone());
                            }
                            let mut back = Vec::new();
                            while let Some(key) = last.take() {
                                let turn = Turn::Before(key);
                                let (lines, more, _) = rows::page(view, &sql, args.clone(), sort, &turn, size).await?;
                                back.extend(lines.iter().rev().map(|line| line.id));
                                last = lines.first().filter(|_| more).map(|line| line.key.clone());
                            }
                            Ok::<_, kernel::Fault>((forward, back))
                        })
                        .await
                        .unwrap();
                    assert_eq!(forward, expected, "{sort:?}, {size} a page, round {round}");
                    // Backwards from the last page: everything before it, in the opposite order.
                    let mut before = expected[..back.len()].to_vec();
                    before.reverse();
                    assert_eq!(back, before, "{sort:?}, {size} a page, round {round}");
                    assert!(expected.len() - back.len() <= size, "all but the last page");
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_key_of_another_order_is_the_first_page() {
    house(routes, async |house| {
        let cast = opened(house).await;
        many(house, &cast, 60).await;
        let minh = house.visitor(&cast.minh);
        let next = minh.get(LIST).await.attributes("a[rel=next]", "href").pop().unwrap();
        let key = next.split_once("sau=").unwrap().1;
        let first = minh.get(&format!("{LIST}?xep=noi-dung")).await.all("tbody th a");
        assert_eq!(minh.get(&format!("{LIST}?xep=noi-dung&sau={key}")).await.all("tbody th a"), first);
        assert_eq!(minh.get(&format!("{LIST}?xep=khac&sau={key}")).await.all("tbody tr").len(), 10);
        assert_eq!(minh.get(&format!("{LIST}?sau=khong-co")).await.all("tbody tr").len(), 50);
    })
    .await;
}

#[tokio::test]
async fn the_heads_of_columns_put_the_list_in_order() {
    house(routes, async |house| {
        let cast = opened(house).await;
        let classes = [("Ổi", "2022-03-01"), ("Đào", "2022-05-01"), ("ong mật", "2022-04-01")];
        let wanted = classes.map(|(title, day)| samples::wanted(title, day, &[cast.gardening.no])).to_vec();
        super::written(house, &cast.minh, cast.lang_son.union, wanted).await;
        let minh = house.visitor(&cast.minh);
        let newest = minh.get(&format!("{LIST}?q=o")).await;
        assert_eq!(newest.attributes("th[aria-sort]", "aria-sort"), ["descending"]);
        let href = newest.attributes("thead a", "href").remove(0);
        assert_eq!(href, format!("{LIST}?q=o&xep=noi-dung"));
        let by_title = minh.get(&href).await;
        assert_eq!(by_title.all("tbody th a"), ["Đào", "ong mật", "Ổi"]);
        assert_eq!(by_title.attributes("th[aria-sort]", "aria-sort"), ["ascending"]);
    })
    .await;
}
