//! From the driver's errors to a [`Fault`]: which ones mean "lost a race, try the whole transaction again".

use kernel::Fault;
use sea_orm::{DbErr, RuntimeErr};

/// Codes that say another transaction was faster. PostgreSQL: 40001 serialization failure, 40P01 deadlock, 23505 unique
/// violation. SQLite: 1555 and 2067 unique violation. Its 5 "busy" is not among them: the file was held for the whole
/// busy timeout, and waiting twelve times as long would only keep the visitor.
///
/// A unique violation counts because under SERIALIZABLE two writers who both looked first and found nothing may be told
/// so by the index instead of 40001. Tried again, the second one finds the row and answers properly; where it is a
/// mistake of ours, the bounded retry ends in the same fault.
const LOST_RACES: [&str; 5] = ["40001", "40P01", "23505", "1555", "2067"];

pub(crate) fn fault(sql: &str, error: DbErr) -> Fault {
    let lost = code(&error).is_some_and(|code| LOST_RACES.contains(&code.as_str()));
    let fault = Fault::caused(format!("statement {}", shortened(sql)), error);
    if lost { fault.as_conflict() } else { fault }
}

fn code(error: &DbErr) -> Option<String> {
    let (DbErr::Exec(RuntimeErr::SqlxError(error))
    | DbErr::Query(RuntimeErr::SqlxError(error))
    | DbErr::Conn(RuntimeErr::SqlxError(error))) = error
    else {
        return None;
    };
    Some(error.as_database_error()?.code()?.into_owned())
}

/// Statements hold no values (they are arguments), so a log line may show them; one line is enough.
pub(crate) fn shortened(sql: &str) -> String {
    let line: String = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(160).collect()
}
