//! The demo: four Unions with what they made public, one made-up year of one of them, and somebody in every role. All of it is
//! written in one transaction through the rooms' own doors, so it is there whole or not at all, and every record has its line
//! in the log. What of the public texts is kept where: docs/demo.md.

pub mod bodies;
pub mod declarations;
pub mod fact;
pub mod facts;
mod ledger;
pub mod people;
mod seed;
pub mod stated;
pub mod year;

use ::people::account::{Hasher, NewPassword, store as accounts};
use kernel::Fault;
use store::Db;

use crate::stop::Stop;

/// Whether the data had to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// They were made now.
    Now,
    /// They were there.
    Before,
}

/// Makes the demo's data where there are none.
///
/// # Errors
/// A sentence where there are data that are not the demo's.
pub async fn make(db: &Db) -> Result<Made, Stop> {
    let (is_any, is_demo) = db
        .read(async |view| {
            let first = seed::login(people::PEOPLE[0].login)?;
            let is_demo = accounts::find_by_login(view, &first).await?.is_some();
            Ok::<_, Fault>((accounts::is_any(view).await?, is_demo))
        })
        .await?;
    match (is_any, is_demo) {
        (_, true) => return Ok(Made::Before),
        (true, false) => {
            return Err(Stop::said(
                "Dữ liệu ở đây không phải dữ liệu mẫu (đã có tài khoản khác), nên lệnh demo không động vào. Hãy nêu thư mục khác bằng --data, hoặc dùng “hoitu serve”.",
            ));
        }
        (false, false) => {}
    }
    let chosen = NewPassword::choose(people::PASSWORD, people::PASSWORD, &[])
        .map_err(|weak| Fault::new(format!("the demo's password: {weak}")))?;
    // Hashed once for all: it is no secret, and ten hashes would make the first start wait.
    let hashed = Hasher::default().hash(chosen, db.dice()).await?;
    db.write(async |tx| seed::everything(tx, &hashed).await).await?;
    Ok(Made::Now)
}

/// Who may sign in, for the console.
pub fn welcome() -> String {
    let width = people::PEOPLE.iter().map(|person| person.login.len()).max().unwrap_or(0);
    let line = |person: &people::PersonFact| {
        let over = match person.over {
            ("", _) => "cả nước".to_owned(),
            (slug, member) => {
                let union = bodies::UNIONS.iter().find(|union| union.slug == slug).map_or(slug, |union| union.province);
                if member.is_empty() { format!("Liên hiệp hội {union}") } else { format!("{member} {union}") }
            }
        };
        format!("  {:width$}  {}, {over}", person.login, person.role.title())
    };
    let lines: Vec<String> = people::PEOPLE.iter().map(line).collect();
    format!("Tài khoản mẫu (mật khẩu chung: {}):\n{}", people::PASSWORD, lines.join("\n"))
}
