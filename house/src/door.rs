//! The door: a cookie's token opens a session (`people`), the session's account holds grants (`organisation`), and both
//! together are who is asking. Asked anew for every request, so that a revoked session or an ended role counts at once.

use kernel::{Actor, Fault};
use people::session;
use store::Db;
use web::{Door, Later, SignedIn};

/// The door of the house.
#[derive(Clone, Copy, Debug, Default)]
pub struct HouseDoor;

impl Door for HouseDoor {
    fn who<'a>(&'a self, db: &'a Db, token: &'a str) -> Later<'a, Result<Option<SignedIn>, Fault>> {
        Box::pin(async move {
            let found = db
                .read(async |view| {
                    let Some(session) = session::find(view, token).await? else { return Ok::<_, Fault>(None) };
                    let grants = organisation::grants_of(view, session.account).await?;
                    Ok(Some((session, grants)))
                })
                .await?;
            let Some((session, grants)) = found else { return Ok(None) };
            session::touch(db, &session).await?;
            let actor = Actor { account: session.account, name: session.name, grants };
            Ok(Some(SignedIn { actor, session: session.id.to_string() }))
        })
    }
}
