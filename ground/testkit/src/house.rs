//! A whole router on a fresh database, and visitors who talk to it. Who is signed in is decided by the test, not by a
//! password: the testkit stands in the doorway. At the end no job may be left that nobody expected.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use kernel::document::{Block, Document, Format};
use kernel::{Actor, Fault, Timestamp};
use store::{Db, Engine};
use web::{App, Cookies, Door, Later, Manner, MenuItem, Printer, Routes, SignedIn, Uploads};

use crate::engines::{Fresh, each_engine};
use crate::time::FrozenClock;
use crate::visitor::Visitor;

/// One form of the largest at a time, and nobody waits: what a clock would measure is nothing for a test.
const NOBODY_WAITS: Uploads = Uploads { mebibytes: Uploads::LEAST, patience: Duration::ZERO };

/// A whole router on a fresh database.
pub struct TestHouse {
    fresh: Fresh,
    router: Router,
    doorway: Doorway,
}

/// Tells one conversation on SQLite, then on PostgreSQL.
///
/// # Panics
/// When the test does, or when it leaves a job behind that nobody did.
pub async fn house<F>(routes: fn() -> Routes, test: F)
where
    F: AsyncFn(&TestHouse),
{
    each_engine(async |fresh| {
        let house = TestHouse::with(fresh, routes(), &[]);
        test(&house).await;
        house.leaves_no_job().await;
    })
    .await;
}

/// As [`house`], behind a real door: for the room that keeps the door. Nobody comes in but by signing in, so visitors
/// begin as guests and keep the cookie they are given.
///
/// # Panics
/// As [`house`].
pub async fn house_behind<D, F>(build: impl Fn() -> (Routes, D), test: F)
where
    D: Door + 'static,
    F: AsyncFn(&TestHouse),
{
    each_engine(async |fresh| {
        let (routes, door) = build();
        let house = TestHouse::behind(fresh, routes, &[], door, Doorway::default());
        test(&house).await;
        house.leaves_no_job().await;
    })
    .await;
}

impl TestHouse {
    /// These routes on this database.
    pub fn with(fresh: Fresh, routes: Routes, menu: &[MenuItem]) -> Self {
        let doorway = Doorway::default();
        Self::behind(fresh, routes, menu, doorway.clone(), doorway)
    }

    /// These routes behind a real door; visitors come in with a token that it knows ([`TestHouse::holder`]).
    pub fn with_door(fresh: Fresh, routes: Routes, menu: &[MenuItem], door: impl Door + 'static) -> Self {
        Self::behind(fresh, routes, menu, door, Doorway::default())
    }

    fn behind(fresh: Fresh, routes: Routes, menu: &[MenuItem], door: impl Door + 'static, doorway: Doorway) -> Self {
        let manner = Manner { cookies: Cookies::Guarded, uploads: NOBODY_WAITS };
        let app = App::new(fresh.db.clone(), door, PlainText, manner, menu.to_vec());
        Self { fresh, router: web::router(app, routes), doorway }
    }

    async fn leaves_no_job(&self) {
        let left = self.db().open_jobs().await.expect("the jobs can be counted");
        assert_eq!(left, 0, "a job was left that nobody did");
    }

    /// The data.
    pub fn db(&self) -> &Db {
        &self.fresh.db
    }

    /// Which engine this telling runs on.
    pub fn engine(&self) -> Engine {
        self.fresh.db.engine()
    }

    /// The clock.
    pub fn clock(&self) -> &FrozenClock {
        &self.fresh.clock
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        kernel::Clock::now(self.clock())
    }

    /// Somebody who is not signed in.
    pub fn guest(&self) -> Visitor {
        Visitor::new(self.router.clone(), None)
    }

    /// Somebody whose browser holds this session's token.
    pub fn holder(&self, token: &str) -> Visitor {
        Visitor::new(self.router.clone(), Some(format!("__Host-hoitu={token}")))
    }

    /// Somebody signed in as this actor.
    pub fn visitor(&self, actor: &Actor) -> Visitor {
        self.holder(&self.doorway.let_in(actor.clone()))
    }
}

/// Lets in whom the test says.
#[derive(Clone, Default)]
struct Doorway(Arc<Mutex<HashMap<String, Actor>>>);

impl Doorway {
    fn let_in(&self, actor: Actor) -> String {
        let mut inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let token = format!("visitor{}", inside.len() + 1);
        inside.insert(token.clone(), actor);
        token
    }
}

impl Door for Doorway {
    fn who<'a>(&'a self, _: &'a Db, token: &'a str) -> Later<'a, Result<Option<SignedIn>, Fault>> {
        let inside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found =
            inside.get(token).map(|actor| SignedIn { actor: actor.clone(), union: None, session: token.to_owned() });
        Box::pin(async { Ok(found) })
    }
}

/// Prints a paper as plain text, whatever the format: what it says, not how it looks.
struct PlainText;

impl Printer for PlainText {
    fn print(&self, paper: Document, _: Format) -> Later<'_, Result<Vec<u8>, Fault>> {
        Box::pin(async move { Ok(plain_text(&paper).into_bytes()) })
    }
}

/// A paper as plain text, for snapshots.
pub fn plain_text(paper: &Document) -> String {
    let mut lines = Vec::new();
    for section in &paper.sections {
        lines.push(format!("[{}]", section.name));
        for block in &section.blocks {
            lines.extend(block_lines(block));
        }
    }
    lines.join("\n")
}

fn block_lines(block: &Block) -> Vec<String> {
    let line = |runs: &[kernel::document::Inline]| runs.iter().map(|run| run.text()).collect::<String>();
    match block {
        Block::Letterhead(head) => {
            let mut lines: Vec<String> = head.superior.iter().cloned().collect();
            lines.extend([
                head.organ.clone(),
                format!("Số: {}", head.number),
                format!("{}, {}", head.place, head.date),
            ]);
            lines
        }
        Block::Title(title) => std::iter::once(title.kind.clone()).chain(title.subject.iter().cloned()).collect(),
        Block::Addressed(to) => vec![format!("Kính gửi: {}", to.join("; "))],
        Block::Heading(heading) => vec![format!("{} {}", heading.number, heading.text)],
        Block::Paragraph(runs) | Block::Note(runs) => vec![line(runs)],
        Block::Table(table) => {
            let head = table.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>().join(" | ");
            let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.text()).collect::<Vec<_>>().join(" | "));
            [table.caption.clone(), head].into_iter().filter(|line| !line.is_empty()).chain(rows).collect()
        }
        Block::Signature(signature) => {
            let mut lines = signature.authority.clone();
            lines.push(signature.signer.clone());
            lines.push(format!("Nơi nhận: {}", signature.recipients.join("; ")));
            lines
        }
    }
}
