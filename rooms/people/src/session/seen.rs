//! When somebody was last seen: the only thing that reading a page writes. It is noted beside the answer and never waits
//! before it, so that pages open while somebody else's long import holds the writer. One note is on its way at a time;
//! who comes meanwhile is noted with one of her next pages, and twelve idle hours forgive that.

use std::sync::Arc;

use ::store::Db;
use tokio::sync::Semaphore;

use super::session::Session;
use super::store;

/// Who was seen, on its way into the data. Cheap to clone; all clones are one line.
#[derive(Clone, Debug)]
pub struct Seen(Arc<Semaphore>);

impl Default for Seen {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Seen {
    /// Notes that she is seen now, at most once in [`SEEN_EVERY`](super::SEEN_EVERY). Returns at once, whatever becomes of
    /// the note: the log hears of one that failed.
    pub fn note(&self, db: &Db, session: &Session) {
        let now = db.clock().now();
        if !session.is_due(now) {
            return;
        }
        let Ok(turn) = self.0.clone().try_acquire_owned() else { return };
        let (db, session) = (db.clone(), session.clone());
        tokio::spawn(async move {
            if let Err(fault) = db.write(async |tx| store::see(tx, &session, now).await).await {
                tracing::warn!(%fault, session = %session.id, "who was seen could not be noted");
            }
            drop(turn);
        });
    }

    /// Waits until no note is on its way, so that the data may be closed.
    pub async fn settled(&self) {
        // The line is never closed, so there is no error to tell.
        drop(self.0.acquire().await);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ::store::args;
    use kernel::Fault;
    use tokio::sync::Semaphore;
    use tokio::time::timeout;

    use super::super::list_open;
    use crate::tests::{house_seeing, signed_in};

    const HOUR: Duration = Duration::from_secs(3600);

    #[tokio::test]
    async fn idle_for_twelve_hours_it_is_over() {
        house_seeing(async |house, _, seen| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            for _ in 0..3 {
                house.clock().advance(11 * HOUR);
                assert_eq!(hoa.get("/tai-khoan").await.location(), None, "each visit counts");
                seen.settled().await;
            }
            house.clock().advance(12 * HOUR);
            assert_eq!(hoa.get("/tai-khoan").await.location().as_deref(), Some("/dang-nhap?ve=%2Ftai-khoan"));
        })
        .await;
    }

    #[tokio::test]
    async fn after_fourteen_days_it_is_over_however_busy() {
        house_seeing(async |house, _, seen| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            for _ in 0..(14 * 24 / 8 - 1) {
                house.clock().advance(8 * HOUR);
                assert_eq!(hoa.get("/tai-khoan").await.location(), None);
                seen.settled().await;
            }
            house.clock().advance(8 * HOUR);
            assert_eq!(hoa.get("/tai-khoan").await.location().as_deref(), Some("/dang-nhap?ve=%2Ftai-khoan"));
        })
        .await;
    }

    #[tokio::test]
    async fn being_seen_is_written_once_in_five_minutes() {
        house_seeing(async |house, cast, seen| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let account = cast.hoa.id;
            let written = async || {
                seen.settled().await;
                let open = house.db().read(async |view| list_open(view, account).await).await.unwrap();
                open[0].seen.to_string()
            };
            house.clock().advance(Duration::from_secs(299));
            hoa.get("/tai-khoan").await;
            assert_eq!(written().await, "08:00 ngày 20/06/2022");
            house.clock().advance(Duration::from_secs(2));
            hoa.get("/tai-khoan").await;
            assert_eq!(written().await, "08:05 ngày 20/06/2022");
        })
        .await;
    }

    #[tokio::test]
    async fn a_page_opens_while_somebody_holds_the_writer_and_her_visit_is_noted_after_that() {
        house_seeing(async |house, cast, seen| {
            let hoa = signed_in(house, "hoa@langson.example").await;
            let account = cast.hoa.id;
            house.clock().advance(HOUR);
            let (begun, released) = (&Semaphore::new(0), &Semaphore::new(0));
            // SQLite has one writer; PostgreSQL makes whoever writes the same row wait.
            let import = house.db().write(async |tx| {
                tx.run("UPDATE session SET device = device WHERE account = $1", args![account]).await?;
                begun.add_permits(1);
                drop(released.acquire().await);
                Ok::<_, Fault>(())
            });
            let visits = async {
                drop(begun.acquire().await);
                // Far longer than a page takes, far shorter than the writer's line.
                let page =
                    timeout(Duration::from_secs(20), hoa.get("/tai-khoan")).await.expect("a page waits for no writer");
                assert_eq!(page.location(), None);
                assert_eq!(
                    hoa.get("/tai-khoan").await.location(),
                    None,
                    "nor does the next, for which there is no turn"
                );
                released.add_permits(1);
            };
            let (imported, ()) = tokio::join!(import, visits);
            imported.unwrap();
            seen.settled().await;
            let open = house.db().read(async |view| list_open(view, account).await).await.unwrap();
            assert_eq!(open[0].seen.to_string(), "09:00 ngày 20/06/2022");
        })
        .await;
    }
}
