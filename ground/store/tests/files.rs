//! Attached files lie under their digest, are durable before their row, and are swept when no row ever came.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use common::UNION;
use kernel::{Clock, Fault, Id, Timestamp};
use store::{Db, Swept, args};
use testkit::{Fresh, each_engine};

const DAY: Duration = Duration::from_secs(86_400);
/// SHA-256 of "abc", from FIPS 180-2.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn place(fresh: &Fresh, digest: &str) -> PathBuf {
    fresh.target.files().join(&digest[..2]).join(digest)
}

/// As if it had been written at an instant: the clock of the test is not the clock of the disk.
fn written_at(path: &PathBuf, at: Timestamp) {
    let at = SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(at.micros()).unwrap());
    File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

async fn name(db: &Db, digest: &str) {
    let sql = "INSERT INTO file (union_no, id, digest, name, media_type, size, added_at, added_by)
               VALUES ($1, $2, $3, 'Danh sách.pdf', 'application/pdf', 3, $4, '')";
    db.write(async |tx| tx.run(sql, args![UNION, tx.id::<()>(), digest, tx.now()]).await).await.unwrap();
}

#[tokio::test]
async fn bytes_come_back_under_their_digest() {
    each_engine(async |fresh| {
        let files = fresh.db.files();
        assert_eq!(files.put(b"abc".to_vec()).await.unwrap(), ABC);
        assert_eq!(files.put(b"abc".to_vec()).await.unwrap(), ABC, "the same bytes are kept once");
        assert_eq!(files.get(ABC).await.unwrap().as_deref(), Some(&b"abc"[..]));
        assert_eq!(files.get(&ABC.replace('b', "c")).await.unwrap(), None);
        for wrong in ["", "b", "../../hoitu.sqlite", &ABC.to_uppercase(), &ABC[1..]] {
            assert!(files.get(wrong).await.is_err(), "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_file_changed_on_disk_is_found_out() {
    each_engine(async |fresh| {
        fresh.db.files().put(b"abc".to_vec()).await.unwrap();
        fs::write(place(&fresh, ABC), b"abd").unwrap();
        let fault = fresh.db.files().get(ABC).await.unwrap_err();
        assert_eq!(fault.to_string(), format!("the attached file {ABC} was changed on disk"));
        fresh.db.files().put(b"abc".to_vec()).await.unwrap();
        assert!(fresh.db.files().get(ABC).await.is_ok(), "putting the bytes again mends it");
    })
    .await;
}

/// What was acknowledged survives a power cut: each file and its folder are synced. No test can cut the power, so it
/// reads the setting.
#[tokio::test]
async fn files_are_synced() {
    each_engine(async |fresh| assert!(format!("{:?}", fresh.db.files()).contains("fsync: true"))).await;
}

#[tokio::test]
async fn an_orphan_is_swept_after_a_day_and_a_named_file_never() {
    each_engine(async |fresh| {
        let (db, now) = (&fresh.db, fresh.clock.now());
        let named = db.files().put(b"named".to_vec()).await.unwrap();
        let young = db.files().put(b"young".to_vec()).await.unwrap();
        let orphan = db.files().put(b"orphan".to_vec()).await.unwrap();
        name(db, &named).await;
        written_at(&place(&fresh, &named), now.minus(DAY * 400));
        written_at(&place(&fresh, &orphan), now.minus(DAY));
        // A transaction may still be on its way to name it.
        written_at(&place(&fresh, &young), now.minus(DAY).plus(Duration::from_secs(1)));
        assert_eq!(db.sweep(now).await.unwrap(), Swept { files: 1, ..Swept::default() });
        assert_eq!(db.files().get(&orphan).await.unwrap(), None);
        assert!(db.files().get(&named).await.unwrap().is_some() && db.files().get(&young).await.unwrap().is_some());
        assert_eq!(db.sweep(now).await.unwrap(), Swept::default());
    })
    .await;
}

/// A sweep that was killed half-way left files aside: one that is named by now is brought back, one that was sent again
/// without a row yet keeps its day, the rest goes.
#[tokio::test]
async fn an_interrupted_sweep_is_taken_up() {
    each_engine(async |fresh| {
        let (db, now) = (&fresh.db, fresh.clock.now());
        let aside = fresh.target.files().join("aside");
        fs::create_dir_all(&aside).unwrap();
        let mut digests = Vec::new();
        for bytes in ["named", "again", "orphan"] {
            let digest = db.files().put(bytes.into()).await.unwrap();
            written_at(&place(&fresh, &digest), now.minus(DAY * 2));
            fs::rename(place(&fresh, &digest), aside.join(&digest)).unwrap();
            digests.push(digest);
        }
        name(db, &digests[0]).await;
        db.files().put(b"again".to_vec()).await.unwrap();
        assert_eq!(db.sweep(now).await.unwrap().files, 1);
        assert!(db.files().get(&digests[0]).await.unwrap().is_some());
        assert!(db.files().get(&digests[1]).await.unwrap().is_some());
        assert_eq!(db.files().get(&digests[2]).await.unwrap(), None);
        assert_eq!(fs::read_dir(&aside).unwrap().count(), 0);
    })
    .await;
}

/// Keys of forms go after two days, windows after one, done jobs after thirty; open and given-up jobs stay.
#[tokio::test]
async fn old_rows_are_swept_each_in_its_time() {
    each_engine(async |fresh| {
        let db = &fresh.db;
        let by: kernel::AccountId = "01G5ZG4P0000000000000000A1".parse().unwrap();
        db.count_try("account", "hoa", DAY).await.unwrap();
        let jobs: Vec<Id<store::Job>> = db
            .write(async |tx| {
                tx.answer("key", by, "/lop").await?;
                let mut jobs = Vec::new();
                for kind in ["done", "given up", "open"] {
                    jobs.push(tx.enqueue(common::job(kind, tx.now())).await?);
                }
                Ok::<_, Fault>(jobs)
            })
            .await
            .unwrap();
        while let Some(mut job) = db.claim_job().await.unwrap() {
            match job.kind.as_str() {
                "done" => db.finish_job(&job).await.unwrap(),
                "given up" => {
                    let give_up = "UPDATE job SET attempts = 8 WHERE id = $1";
                    db.write(async |tx| tx.run(give_up, args![job.id]).await).await.unwrap();
                    job.attempt = 8;
                    db.fail_job(&job, "no").await.unwrap();
                }
                _ => {}
            }
        }
        let began = fresh.clock.now();
        let mut swept = Vec::new();
        for day in 1..=91 {
            let found = db.sweep(began.plus(DAY * day)).await.unwrap();
            if found != Swept::default() {
                swept.push((day, found));
            }
        }
        let none = Swept::default();
        assert_eq!(
            swept,
            [(1, Swept { windows: 1, ..none }), (30, Swept { jobs: 1, ..none }), (90, Swept { forms: 1, ..none })]
        );
        assert_eq!(common::count(db, "job").await, i64::try_from(jobs.len()).unwrap() - 1);
    })
    .await;
}
