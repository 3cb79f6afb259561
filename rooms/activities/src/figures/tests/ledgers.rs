//! Random ledgers of every kind on both engines: aggregate(list) = number = interpreter for every figure of the room, and
//! figures that are parts of another add up to it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use ::figures::random::{Ledger, insert};
use ::figures::{Question, World, check};
use kernel::{Dice, Fault};
use store::{Db, Snapshot, Tx, args};
use testkit::{Fresh, each_engine};

use super::anything::{attributes, measures, pick};
use super::*;
use crate::record::{Kind, Timing};

/// Figures that share no record and make another.
const PARTS: &[(&str, &[&str])] = &[
    ("lop.tham_gia", &["lop.chu_tri", "lop.phoi_hop"]),
    ("tvpb", &["tv", "pb", "gd"]),
    ("tvpb", &["tvpb.giao", "tvpb.dat_hang", "tvpb.phoi_hop", "tvpb.tu_thuc_hien", "tvpb.chua_tach"]),
    (
        "tvpb.doi_tuong",
        &[
            "tvpb.doi_tuong.van_ban",
            "tvpb.doi_tuong.de_an",
            "tvpb.doi_tuong.do_an",
            "tvpb.doi_tuong.du_an",
            "tvpb.doi_tuong.chua_tach",
        ],
    ),
    ("hd_khac", &["hd_khac.tham_dinh", "hd_khac.xet_duyet", "hd_khac.nghiem_thu", "hd_khac.khac", "hd_khac.chua_tach"]),
    (
        "ct.hoan_thanh",
        &[
            "ct.hoan_thanh.thuong_truc",
            "ct.hoan_thanh.chu_tri",
            "ct.hoan_thanh.thanh_vien",
            "ct.hoan_thanh.phoi_hop",
            "ct.hoan_thanh.tham_muu",
            "ct.hoan_thanh.chua_tach",
        ],
    ),
];

/// Periods in which most figures have something for the country.
const WHOLE: [&str; 2] = ["founding:2010-01-01..2023-12-31", "2022"];

/// The ledgers that are tried: the first few, or as many as `HOITU_LEDGERS` says.
fn seeds(usual: u64) -> std::ops::RangeInclusive<u64> {
    let asked = std::env::var("HOITU_LEDGERS").ok().and_then(|asked| asked.parse().ok());
    1..=asked.unwrap_or(usual)
}

/// A ledger whose records are of all kinds, as they may stand in the tables.
fn ledger(seed: u64, records: u32) -> Ledger {
    let dice = Dice::fixed(seed);
    let mut ledger = Ledger::from_seed(seed, records);
    // Prizes of four rounds and five classes, known or not, revoked or not: most figures, so most records.
    let more = [[Kind::Prize; 5].as_slice(), &[Kind::Commendation; 2], &[Kind::Contest]].concat();
    let kinds = [Kind::ALL, &more, &more, &more].concat();
    for record in &mut ledger.records {
        let kind = *pick(&dice, &kinds);
        record.kind = kind.row().code;
        for version in &mut record.versions {
            version.measures = measures(kind, &dice).into_iter().map(|(one, said)| (one.code(), said)).collect();
            version.attributes = attributes(kind, &dice).into_iter().map(|(one, said)| (one.code(), said)).collect();
            if matches!(kind.row().timing, Timing::Runs { .. }) {
                match dice.below(3) {
                    0 => version.last = Day::MAX,
                    // What runs for years is carried over from one period to the next.
                    _ => version.first = (0..dice.below(700)).fold(version.first, |day, _| day.previous()),
                }
                if version.last == Day::MAX && version.state == "done" {
                    version.state = "running";
                }
            }
        }
    }
    ledger
}

async fn written(tx: &Tx, ledger: &Ledger) -> Result<(), Fault> {
    insert(tx, ledger).await?;
    let opened = "UPDATE record_body SET first_day = (SELECT v.first_day FROM record_version v
        WHERE v.union_no = (record_body.version >> 32) AND v.no = record_body.version)";
    tx.run(opened, args![]).await.map(drop)
}

#[tokio::test]
async fn number_list_and_interpreter_are_one_for_every_figure() {
    let met = RefCell::new(BTreeSet::new());
    for seed in seeds(3) {
        each_engine(async |fresh| {
            let ledger = ledger(seed, 700);
            fresh.db.write(async |tx| written(tx, &ledger).await).await.unwrap();
            let catalogue = catalogue();
            let asked = fresh.db.read(async |view| {
                let world = World::load(view, catalogue.sources()).await?;
                let mut differences = Vec::new();
                let country = ledger.bodies[0].no;
                for (turn, question) in ledger.questions().into_iter().enumerate() {
                    let whole = question.body == country && WHOLE.contains(&question.period.to_string().as_str());
                    for (place, figure) in catalogue.latest().enumerate() {
                        // Each question is asked of some figures, of each ledger of others; a few of all.
                        if !whole && !(turn + place + usize::try_from(seed).unwrap()).is_multiple_of(61) {
                            continue;
                        }
                        differences.extend(check(view, figure, &world, &question).await?);
                        if figure.interpret(&world, &question).number.records > 0 {
                            met.borrow_mut().insert(figure.key().to_owned());
                        }
                    }
                }
                Ok::<_, Fault>(differences)
            });
            let differences = asked.await.unwrap();
            let said: Vec<String> = differences.iter().take(5).map(ToString::to_string).collect();
            assert!(said.is_empty(), "seed {seed}: {} differences, the first: {said:#?}", differences.len());
        })
        .await;
    }
    let (catalogue, met) = (catalogue(), met.into_inner());
    let idle: Vec<&str> = catalogue.latest().map(Figure::key).filter(|key| !met.contains(*key)).collect();
    assert_eq!(idle, [""; 0], "figures in which nothing ever was");
}

#[tokio::test]
async fn parts_add_up_to_the_whole() {
    each_engine(async |fresh| {
        let mut busy = BTreeSet::new();
        for seed in seeds(2) {
            let other = Fresh::new(fresh.db.engine(), true).await;
            busy.extend(add_up(&other.db, seed).await);
        }
        assert_eq!(busy.len(), PARTS.len(), "every whole is worth its parts: {busy:?}");
    })
    .await;
}

/// Asks a ledger for wholes and parts; which wholes were more than one record.
async fn add_up(db: &Db, seed: u64) -> BTreeSet<usize> {
    let ledger = ledger(seed, 250);
    db.write(async |tx| written(tx, &ledger).await).await.unwrap();
    let catalogue = catalogue();
    let asked = db.read(async |view| {
        let mut busy = BTreeSet::new();
        for question in ledger.questions().iter().step_by(5) {
            for (place, (whole, parts)) in PARTS.iter().enumerate() {
                let number = of(view, &catalogue, whole, question).await?;
                let mut sum = Number::ZERO;
                for part in *parts {
                    sum = sum.and(of(view, &catalogue, part, question).await?);
                }
                assert_eq!(sum, number, "seed {seed}, {whole}: {question:?}");
                if number.records > 1 {
                    busy.insert(place);
                }
            }
            let carried = of(view, &catalogue, "de_tai.chuyen_tiep", question).await?;
            let new = of(view, &catalogue, "de_tai.moi", question).await?;
            let worked_on = of(view, &catalogue, "de_tai.trong_ky", question).await?;
            assert_eq!(carried.and(new), worked_on, "seed {seed}: {question:?}");
        }
        Ok::<_, Fault>(busy)
    });
    asked.await.unwrap()
}

async fn of(view: &Snapshot, catalogue: &Catalogue, key: &str, question: &Question) -> Result<Number, Fault> {
    catalogue.get(key).unwrap().number(view, question).await
}
