//! The first administrator: her account is made by `people` from the link on the console; this gives her the role over the
//! country, which is founded here where the data are new.

use ::store::Tx;
use kernel::{AccountId, Day, Fault, UnionNo};
use people::Founding;
use web::{Later, Problem};

use super::{policy, store};
use crate::body::{Body, BodyKind, NewBody, store as bodies};

/// Makes the account that founds the house administrator over the country.
#[derive(Clone, Copy, Debug)]
pub struct FirstAdministrator;

impl Founding for FirstAdministrator {
    fn found<'a>(&'a self, tx: &'a Tx, account: AccountId) -> Later<'a, Result<(), Fault>> {
        Box::pin(async move {
            let country = match bodies::country(tx).await? {
                Some(country) => country,
                None => found_country(tx).await?,
            };
            let given = match policy::the_first_may_be_given(tx, account, &country).await {
                Ok(permit) => store::give(tx, permit).await.map(drop),
                Err(problem) => Err(problem),
            };
            given.map_err(|problem| match problem {
                Problem::Fault(fault) => fault,
                other => Fault::new(format!("the first administrator: {other:?}")),
            })
        })
    }
}

/// Founds the national body at the top of the tree.
///
/// # Errors
/// What the engine says.
pub(crate) async fn found_country(tx: &Tx) -> Result<Body, Fault> {
    let founded = Day::new(1983, 3, 26).map_err(|error| Fault::caused("the day of VUSTA", error))?;
    let new = NewBody {
        union: UnionNo::COUNTRY,
        slug: String::new(),
        kind: BodyKind::Country,
        name: "Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam".to_owned(),
        short: "Liên hiệp hội Việt Nam".to_owned(),
        founded,
    };
    bodies::insert(tx, &new, None, founded, "Quyết định thành lập ngày 26/3/1983").await
}

#[cfg(test)]
mod tests {
    use kernel::Role;
    use testkit::each_engine;

    use super::*;
    use crate::grants_of;
    use crate::samples::seated;

    #[tokio::test]
    async fn the_first_gets_the_country_and_the_second_gets_nothing() {
        each_engine(async |fresh| {
            let (first, second) = fresh
                .db
                .write(async |tx| {
                    let (first, second) = (tx.id(), tx.id());
                    FirstAdministrator.found(tx, first).await?;
                    Ok::<_, Fault>((first, second))
                })
                .await
                .unwrap();
            let grants = fresh.db.read(async |view| grants_of(view, first).await).await.unwrap();
            assert_eq!((grants.len(), grants[0].role), (1, Role::Administrator));
            assert_eq!(grants[0].body_name, "Liên hiệp hội Việt Nam");
            let refused = fresh.db.write(async |tx| FirstAdministrator.found(tx, second).await).await;
            assert!(refused.unwrap_err().to_string().contains("grant.not_the_first"));
        })
        .await;
    }

    #[tokio::test]
    async fn where_roles_are_held_nobody_becomes_the_first() {
        each_engine(async |fresh| {
            let cast = fresh.db.write(async |tx| seated(tx).await).await.unwrap();
            let refused = fresh.db.write(async |tx| FirstAdministrator.found(tx, cast.hoa.account).await).await;
            assert!(refused.is_err());
        })
        .await;
    }
}
