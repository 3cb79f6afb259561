//! The door: a cookie's token opens a session (`people`), the session's account holds grants (`organisation`), and both
//! together are who is asking. Asked anew for every request, so that a revoked session or an ended role counts at once.

use kernel::{Actor, Fault};
use people::session::{self, Seen};
use store::Db;
use web::{Door, Later, SignedIn};

/// The door of the house. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct HouseDoor {
    seen: Seen,
}

impl HouseDoor {
    /// Waits until whoever was seen is written down, so that the data may be closed.
    pub async fn settled(&self) {
        self.seen.settled().await;
    }
}

impl Door for HouseDoor {
    fn who<'a>(&'a self, db: &'a Db, token: &'a str) -> Later<'a, Result<Option<SignedIn>, Fault>> {
        Box::pin(async move {
            let found = db
                .read(async |view| {
                    let Some(session) = session::find(view, token).await? else { return Ok::<_, Fault>(None) };
                    let grants = organisation::grants_of(view, session.account).await?;
                    let union = organisation::union_of(view, &grants).await?;
                    Ok(Some((session, grants, union)))
                })
                .await?;
            let Some((session, grants, union)) = found else { return Ok(None) };
            self.seen.note(db, &session);
            let actor = Actor { account: session.account, name: session.name, grants };
            Ok(Some(SignedIn { actor, union, session: session.id.to_string() }))
        })
    }
}
