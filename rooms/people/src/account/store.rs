//! SQL of accounts. Accounts belong to the house: their `union_no` is always 0.

use kernel::{AccountId, Fault, Stamp, UnionNo};
use store::{Event, Row, Snapshot, Tx, args};

use super::account::{Account, Second};
use super::hasher::Hashed;
use super::login::{Email, Login, Phone};
use super::totp::Step;

const COLUMNS: &str = "id, name, email, phone, password, totp, totp_step, created_at, created_by, closed_at, closed_by, \
                       version";

/// The account of this name, closed or not.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn get(view: &Snapshot, id: AccountId) -> Result<Option<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE union_no = $1 AND id = $2");
    view.maybe(&sql, args![UnionNo::COUNTRY, id]).await?.map(|row| read(&row)).transpose()
}

/// The account that is known at the door by this, closed or not.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn find_by_login(view: &Snapshot, login: &Login) -> Result<Option<Account>, Fault> {
    let sql = match login {
        Login::Email(_) => format!("SELECT {COLUMNS} FROM account WHERE email = $1 AND email <> ''"),
        Login::Phone(_) => format!("SELECT {COLUMNS} FROM account WHERE phone = $1 AND phone <> ''"),
    };
    view.maybe(&sql, args![login.as_str()]).await?.map(|row| read(&row)).transpose()
}

/// All accounts in the order of their given names.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn list(view: &Snapshot) -> Result<Vec<Account>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM account WHERE union_no = $1 ORDER BY name_key, id");
    view.all(&sql, args![UnionNo::COUNTRY]).await?.iter().map(read).collect()
}

/// Whether there is an account at all: until then the first administrator may be made.
///
/// # Errors
/// What the engine says, as a fault.
pub async fn is_any(view: &Snapshot) -> Result<bool, Fault> {
    let sql = "SELECT id FROM account WHERE union_no = $1 LIMIT 1";
    Ok(view.maybe(sql, args![UnionNo::COUNTRY]).await?.is_some())
}

/// Keeps a new account, and the line of the log.
///
/// # Errors
/// What the engine says; a login that somebody else has is a lost race, so look first.
pub async fn insert(tx: &Tx, account: &Account, event: &Event) -> Result<(), Fault> {
    let sql = "INSERT INTO account (union_no, id, name, name_key, email, phone, password, totp, totp_step, created_at,
                                    created_by, closed_at, closed_by, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    let args = args![
        UnionNo::COUNTRY,
        account.id,
        &account.name,
        viet::name_sort_key(&account.name),
        account.email.as_ref().map_or("", Email::as_str),
        account.phone.as_ref().map_or("", Phone::as_str),
        account.password.as_ref().map_or("", Hashed::column),
        account.second.as_ref().map(|second| second.sealed.clone()),
        account.second.as_ref().map_or(0, |second| second.last.0),
        account.created,
        account.created_by.map(|by| by.to_string()).unwrap_or_default(),
        account.closed.map(|stamp| stamp.at),
        account.closed.map(|stamp| stamp.by),
        account.version,
    ];
    tx.run_one(sql, args).await?;
    tx.log(event).await
}

/// Saves what changed, and the line of the log; the version rises. Name and logins are set once.
///
/// # Errors
/// A conflict when somebody else saved meanwhile: the transaction is tried again on the fresh row.
pub async fn save(tx: &Tx, account: &mut Account, event: &Event) -> Result<(), Fault> {
    save_quietly(tx, account).await?;
    tx.log(event).await
}

/// Saves without a line of its own: the use of a code is part of the sign-in that is logged.
///
/// # Errors
/// As [`save`].
pub async fn save_quietly(tx: &Tx, account: &mut Account) -> Result<(), Fault> {
    let sql = "UPDATE account SET password = $1, totp = $2, totp_step = $3, closed_at = $4, closed_by = $5,
                                  version = version + 1
               WHERE union_no = $6 AND id = $7 AND version = $8";
    let args = args![
        account.password.as_ref().map_or("", Hashed::column),
        account.second.as_ref().map(|second| second.sealed.clone()),
        account.second.as_ref().map_or(0, |second| second.last.0),
        account.closed.map(|stamp| stamp.at),
        account.closed.map(|stamp| stamp.by),
        UnionNo::COUNTRY,
        account.id,
        account.version,
    ];
    tx.run_one(sql, args).await?;
    account.version += 1;
    Ok(())
}

fn read(row: &Row) -> Result<Account, Fault> {
    let id: AccountId = row.get("id")?;
    let wrong = |column| Fault::row("account", column, id);
    let email: String = row.get("email")?;
    let phone: String = row.get("phone")?;
    let created_by: String = row.get("created_by")?;
    let last = Step(row.get("totp_step")?);
    let closed = match (row.maybe("closed_at")?, row.maybe("closed_by")?) {
        (None, None) => None,
        (Some(at), Some(by)) => Some(Stamp { by, at }),
        _ => return Err(wrong("closed_by")),
    };
    Ok(Account {
        id,
        name: row.get("name")?,
        email: present(&email).map(|text| text.parse::<Email>().map_err(|_| wrong("email"))).transpose()?,
        phone: present(&phone).map(|text| text.parse::<Phone>().map_err(|_| wrong("phone"))).transpose()?,
        created: row.get("created_at")?,
        created_by: present(&created_by).map(|text| text.parse().map_err(|_| wrong("created_by"))).transpose()?,
        password: Hashed::from_column(row.get("password")?),
        second: row.maybe("totp")?.map(|sealed| Second { sealed, last }),
        closed,
        version: row.get("version")?,
    })
}

fn present(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
