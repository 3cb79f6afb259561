//! SQL of sessions, with what opens and ends them: a session has no moves but these.

use kernel::{AccountId, Fault, Timestamp, UnionNo};
use store::{Row, Snapshot, Tx, args};

use super::session::{IDLE, LENGTH, Session, SessionId, Why, rounded};
use crate::token::{Token, digest};

const COLUMNS: &str = "s.id, s.account, a.name, s.device, s.opened_at, s.seen_at, s.ends_at";
/// A closed account has no session, even if one were left.
const FROM: &str = "session s JOIN account a ON a.union_no = s.union_no AND a.id = s.account AND a.closed_at IS NULL";

/// Signs somebody in on a device and hands out the cookie's token. Whoever calls this has proof that it is she.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn open(tx: &Tx, account: AccountId, device: &str) -> Result<Token, Fault> {
    let token = Token::draw(tx);
    let sql = "INSERT INTO session (union_no, digest, id, account, device, opened_at, seen_at, ends_at, ended_at,
                                    ended_why)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, '')";
    let args = args![
        UnionNo::COUNTRY,
        token.digest(),
        tx.id::<Session>(),
        account,
        device,
        tx.now(),
        rounded(tx.now()),
        tx.now().plus(LENGTH),
    ];
    tx.run_one(sql, args).await?;
    Ok(token)
}

/// The session of a cookie's token, if it holds; an unknown, ended, idle or old one is `None`.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find(view: &Snapshot, token: &str) -> Result<Option<Session>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE s.union_no = $1 AND s.digest = $2 AND s.ended_at IS NULL");
    let row = view.maybe(&sql, args![UnionNo::COUNTRY, digest(token)]).await?;
    let session = row.map(|row| read(&row)).transpose()?;
    Ok(session.filter(|session| session.holds(view.now())))
}

/// Writes when she was seen; a session that ended meanwhile stays as it ended.
///
/// # Errors
/// What the engine says, as a fault.
pub(super) async fn see(tx: &Tx, session: &Session, at: Timestamp) -> Result<(), Fault> {
    let sql = "UPDATE session SET seen_at = $1 WHERE union_no = $2 AND id = $3 AND account = $4 AND seen_at < $1
               AND ended_at IS NULL";
    let args = args![rounded(at), UnionNo::COUNTRY, session.id, session.account];
    tx.run(sql, args).await.map(drop)
}

/// Where somebody is signed in now, the latest first.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list_open(view: &Snapshot, account: AccountId) -> Result<Vec<Session>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE s.account = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND s.seen_at > $3
         ORDER BY s.opened_at DESC, s.id DESC"
    );
    let rows = view.all(&sql, args![account, view.now(), view.now().minus(IDLE)]).await?;
    rows.iter().map(read).collect()
}

/// Ends one session of hers; says whether there was one to end.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn end(tx: &Tx, account: AccountId, session: SessionId, why: Why) -> Result<bool, Fault> {
    let sql = "UPDATE session SET ended_at = $1, ended_why = $2
               WHERE account = $3 AND id = $4 AND ended_at IS NULL";
    Ok(tx.run(sql, args![tx.now(), why.code(), account, session]).await? > 0)
}

/// Ends all sessions of hers: a change of role, a closed account, a password set anew.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn end_all(tx: &Tx, account: AccountId, why: Why) -> Result<(), Fault> {
    let sql = "UPDATE session SET ended_at = $1, ended_why = $2 WHERE account = $3 AND ended_at IS NULL";
    tx.run(sql, args![tx.now(), why.code(), account]).await.map(drop)
}

/// Ends all sessions of hers but the one she is using.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn end_others(tx: &Tx, account: AccountId, keep: SessionId, why: Why) -> Result<(), Fault> {
    let sql = "UPDATE session SET ended_at = $1, ended_why = $2
               WHERE account = $3 AND id <> $4 AND ended_at IS NULL";
    tx.run(sql, args![tx.now(), why.code(), account, keep]).await.map(drop)
}

fn read(row: &Row) -> Result<Session, Fault> {
    Ok(Session {
        id: row.get("id")?,
        account: row.get("account")?,
        name: row.get("name")?,
        device: row.get("device")?,
        opened: row.get("opened_at")?,
        seen: row.get("seen_at")?,
        ends: row.get("ends_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{house, signed_in};

    #[tokio::test]
    async fn a_change_of_role_ends_all_and_only_hers() {
        house(async |house, cast| {
            let first = signed_in(house, "hoa@langson.example").await;
            let second = signed_in(house, "hoa@langson.example").await;
            let minh = signed_in(house, "0912345678").await;
            let account = cast.hoa.id;
            house.db().write(async |tx| end_all(tx, account, Why::RoleChanged).await).await.unwrap();
            for hoa in [first, second] {
                assert!(hoa.get("/tai-khoan").await.location().is_some());
            }
            assert_eq!(minh.get("/tai-khoan").await.location(), None);
        })
        .await;
    }

    #[tokio::test]
    async fn the_database_keeps_no_token() {
        house(async |house, cast| {
            let account = cast.hoa.id;
            let token = house.db().write(async |tx| open(tx, account, "Firefox").await).await.unwrap();
            assert_eq!(token.as_str().len(), 43, "256 bits in base 64");
            assert_eq!(format!("{token:?}"), "Token(…)");
            let (found, by_digest) = house
                .db()
                .read(async |view| {
                    let found = find(view, token.as_str()).await?;
                    let row = view.one("SELECT digest FROM session", args![]).await?;
                    Ok::<_, Fault>((found, find(view, &row.get::<String>("digest")?).await?))
                })
                .await
                .unwrap();
            assert_eq!(found.map(|session| session.name).as_deref(), Some("Hoàng Thị Hoa"));
            assert_eq!(by_digest, None, "what the database keeps opens nothing");
        })
        .await;
    }
}
