//! Names of the bodies and accounts that a record speaks of, fetched once for its page.

use std::collections::BTreeMap;

use kernel::{AccountId, BodyNo, Fault};
use organisation::body;
use store::Snapshot;

use super::content::{Content, Part};
use super::record::Record;

/// Names of bodies and accounts.
#[derive(Clone, Debug, Default)]
pub struct Names {
    bodies: BTreeMap<BodyNo, String>,
    accounts: Vec<(AccountId, String)>,
}

impl Names {
    /// Those that any version of the record speaks of, and those who added its files.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn of(view: &Snapshot, record: &Record, more: &[AccountId]) -> Result<Self, Fault> {
        let mut names = Self::default();
        for (body, _) in record.versions().iter().flat_map(|version| version.content.bodies()) {
            if !names.bodies.contains_key(body) {
                names.bodies.insert(*body, body::store::get(view, *body).await?.short);
            }
        }
        let stamps = record.versions().iter().flat_map(|version| [version.made.by, version.state().stamp().by]);
        for by in stamps.chain(more.iter().copied()) {
            if !names.accounts.iter().any(|(known, _)| *known == by) {
                names.accounts.push((by, account_name(view, by).await?));
            }
        }
        Ok(names)
    }

    /// Names without a database, for samples of pages.
    pub(super) fn sample(body: BodyNo, called: &str, account: AccountId, name: &str) -> Self {
        Self { bodies: BTreeMap::from([(body, called.to_owned())]), accounts: vec![(account, name.to_owned())] }
    }

    /// A body as lists show it.
    pub fn body(&self, body: BodyNo) -> String {
        self.bodies.get(&body).cloned().unwrap_or_default()
    }

    /// Somebody who did something.
    pub fn account(&self, account: AccountId) -> String {
        let known = self.accounts.iter().find(|(known, _)| *known == account);
        known.map_or_else(|| UNKNOWN.to_owned(), |(_, name)| name.clone())
    }

    /// The parties of one part: bodies of the federation, then outside ones.
    pub fn parties(&self, content: &Content, part: Part) -> String {
        let inside = content.bodies_as(part).map(|body| self.body(body));
        let outside = content.outside().iter().filter(|(_, its)| *its == part).map(|(name, _)| name.clone());
        let all: Vec<String> = inside.chain(outside).collect();
        viet::joined(&all.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

const UNKNOWN: &str = "Người dùng khác";

async fn account_name(view: &Snapshot, account: AccountId) -> Result<String, Fault> {
    let known = people::account::store::get(view, account).await?;
    Ok(known.map_or_else(|| UNKNOWN.to_owned(), |account| account.name))
}
