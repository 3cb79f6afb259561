//! A fresh, migrated database for each test on each engine, copied from one that is migrated once. SQLite: a file in a
//! folder of its own. PostgreSQL: a clone of a template (see `scratch.rs`); `PG_URL` names a server that makes databases.

use std::env;
use std::fs::{self, OpenOptions};
use std::future::{Future, poll_fn};
use std::io::Write;
use std::pin::pin;
use std::sync::Arc;

use kernel::{Dice, SharedClock};
use store::{Db, Engine, Target};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::scratch::{self, Scratch};
use crate::time::{FrozenClock, MORNING};

/// A fresh database with its own clock and dice; gone when dropped.
pub struct Fresh {
    /// The data, migrated.
    pub db: Db,
    /// The clock the data go by.
    pub clock: Arc<FrozenClock>,
    /// Where the data are, for a second program on the same data.
    pub target: Target,
    _postgres: Option<Scratch>,
    folder: TempDir,
}

/// Runs a test on SQLite, then on PostgreSQL, each on a fresh migrated database.
///
/// # Panics
/// When the test does, or when `PG_URL` is not set and `HOITU_SQLITE_ONLY=1` does not say that this is meant.
pub async fn each_engine<F>(test: F)
where
    F: AsyncFn(Fresh),
{
    for engine in engines() {
        let mut telling = pin!(test(Fresh::new(engine, true).await));
        // The same snapshot is met once for each engine, and must be the same; insta wants to be told that this is meant.
        poll_fn(|context| insta::allow_duplicates! { telling.as_mut().poll(context) }).await;
    }
}

/// The engines that this run tests; says so in the tally that `./test` prints.
///
/// # Panics
/// When `PG_URL` is not set and `HOITU_SQLITE_ONLY=1` does not say that this is meant.
pub fn engines() -> Vec<Engine> {
    let engines = match (env::var("PG_URL"), env::var("HOITU_SQLITE_ONLY")) {
        (Ok(_), _) => vec![Engine::Sqlite, Engine::Postgres],
        (Err(_), Ok(only)) if only == "1" => vec![Engine::Sqlite],
        _ => panic!("PG_URL names no PostgreSQL server; run ./test, or set HOITU_SQLITE_ONLY=1 to test SQLite alone"),
    };
    if let Some(tally) = env::var_os("HOITU_TALLY") {
        let lines: String = engines.iter().map(|engine| format!("{engine:?}\n")).collect();
        let file = OpenOptions::new().create(true).append(true).open(tally);
        file.and_then(|mut file| file.write_all(lines.as_bytes())).expect("the tally can be written");
    }
    engines
}

impl Fresh {
    /// A fresh database; an unmigrated one is for tests of the migrations themselves.
    ///
    /// # Panics
    /// When the database cannot be made.
    pub async fn new(engine: Engine, migrated: bool) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = Arc::new(FrozenClock::at(MORNING));
        let postgres = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(scratch::clone(migrated).await),
        };
        let target = match &postgres {
            None => Target::Folder(folder.path().to_owned()),
            Some(scratch) => Target::Postgres { url: scratch.address(), files: folder.path().join("files") },
        };
        if migrated && engine == Engine::Sqlite {
            fs::write(Target::sqlite_file(folder.path()), migrated_file().await).expect("the folder takes a file");
        }
        let db = open(&target, clock.clone()).await;
        Self { db, clock, target, _postgres: postgres, folder }
    }

    /// A second copy of the program on the same data.
    pub async fn second(&self) -> Db {
        open(&self.target, self.clock.clone()).await
    }

    /// A folder that lives as long as the database.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// A migrated SQLite file, made once for each test process: the migrations cost as much as a short test.
async fn migrated_file() -> &'static [u8] {
    static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let make = async || {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let db = open(&Target::Folder(folder.path().to_owned()), Arc::new(FrozenClock::at(MORNING))).await;
        db.migrate().await.expect("a new file takes all migrations");
        db.close().await;
        let file = Target::sqlite_file(folder.path());
        let log = fs::metadata(file.with_extension("sqlite-wal")).map_or(0, |log| log.len());
        assert_eq!(log, 0, "whoever closes last brings everything into the file");
        fs::read(file).expect("the file is there")
    };
    FILE.get_or_init(make).await
}

pub(crate) async fn open(target: &Target, clock: SharedClock) -> Db {
    Db::open(target, clock, Arc::new(Dice::fixed(42))).await.expect("the data open")
}
