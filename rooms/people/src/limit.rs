//! How often one may try: ten times in a quarter of an hour for what was typed as account, fifty times for a network. It
//! counts what was typed, known or not, so that the limit tells nobody which accounts exist, nor which number belongs to
//! which address.

use std::time::Duration;

use kernel::{AccountId, Kind, Refusal, Timestamp};
use store::Tx;
use web::{Cx, Problem};

use crate::client::Client;

/// How long a window stays open.
pub(crate) const WINDOW: Duration = Duration::from_secs(15 * 60);
/// Tries for one account: a person needs three or four, a guesser thousands.
const FOR_ACCOUNT: i64 = 10;
/// Tries for one network: an office of fifty behind one address; whoever is let in is not counted.
const FOR_NETWORK: i64 = 50;

const ACCOUNT: &str = "sign-in account";
const NETWORK: &str = "sign-in network";
const PROOF: &str = "proof of account";

/// Counts a try with a password before anything else is done.
///
/// # Errors
/// `sign_in.too_many` with the time from which one may try again.
pub(crate) async fn count_password(cx: &Cx, typed: &str, client: &Client) -> Result<(), Problem> {
    let mut over = count(cx, ACCOUNT, typed, FOR_ACCOUNT).await?;
    if let Some(network) = &client.network {
        over = over.max(count(cx, NETWORK, network, FOR_NETWORK).await?);
    }
    allowed(over)
}

/// Counts a try of somebody who is known already: a code after the right password, the old password before a change.
///
/// # Errors
/// As [`count_password`].
pub(crate) async fn count_proof(cx: &Cx, account: AccountId) -> Result<(), Problem> {
    allowed(count(cx, PROOF, &account.to_string(), FOR_ACCOUNT).await?)
}

/// The password was right: the tries before it were slips of the finger, and this one was no guess at all.
///
/// # Errors
/// What the engine says, as a problem.
pub(crate) async fn forget_password_tries(tx: &Tx, typed: &str, client: &Client) -> Result<(), Problem> {
    tx.forget_tries(ACCOUNT, typed).await?;
    if let Some(network) = &client.network {
        // Only this one is given back: else somebody with one account could guess at others without end.
        tx.give_try_back(NETWORK, network).await?;
    }
    Ok(())
}

/// The code or the old password was right.
///
/// # Errors
/// What the engine says, as a problem.
pub(crate) async fn forget_proof_tries(tx: &Tx, account: AccountId) -> Result<(), Problem> {
    Ok(tx.forget_tries(PROOF, &account.to_string()).await?)
}

/// Counts one more try; `Some` is when the window is over that is full.
async fn count(cx: &Cx, name: &str, subject: &str, most: i64) -> Result<Option<Timestamp>, Problem> {
    if cx.db().count_try(name, subject, WINDOW).await? <= most {
        return Ok(None);
    }
    Ok(Some(cx.db().window_over(name, subject, WINDOW).await?))
}

fn allowed(over: Option<Timestamp>) -> Result<(), Problem> {
    let Some(over) = over else { return Ok(()) };
    // To the next whole minute: the page shows no seconds.
    let from = over.plus(Duration::from_micros(59_999_999));
    let sentence = format!("Đã thử quá nhiều lần. Có thể thử lại từ {from}.");
    let refusal = Refusal::new(Kind::TooMany, "sign_in.too_many", sentence);
    Err(refusal.with_help("Về trang đăng nhập", "/dang-nhap").into())
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::extract::ConnectInfo;
    use axum::http::StatusCode;

    use super::*;
    use crate::samples::PASSWORD;
    use crate::tests::{house, house_with, knock, people, signed_in};

    #[tokio::test]
    async fn the_eleventh_try_waits_until_the_window_is_over() {
        house(async |house, _| {
            // Whether there is such an account makes no difference.
            for login in ["hoa@langson.example", "huong@langson.example"] {
                let guest = house.guest();
                for _ in 0..10 {
                    assert_eq!(knock(&guest, login, "sai mật khẩu").await.status, StatusCode::UNPROCESSABLE_ENTITY);
                }
                let refused = knock(&guest, login, PASSWORD).await;
                assert_eq!(
                    (refused.status, refused.refusal()),
                    (StatusCode::TOO_MANY_REQUESTS, Some("sign_in.too_many"))
                );
                insta::allow_duplicates! {
                    insta::assert_snapshot!(refused.words(), @"
                    Quá nhiều lần thử
                    Đã thử quá nhiều lần. Có thể thử lại từ 08:15 ngày 20/06/2022.
                    Về trang đăng nhập
                    Về trang đầu
                    ");
                }
            }
            house.clock().advance(Duration::from_secs(16 * 60));
            signed_in(house, "hoa@langson.example").await;
        })
        .await;
    }

    #[tokio::test]
    async fn the_right_password_forgets_the_slips_before_it() {
        house(async |house, _| {
            for _ in 0..3 {
                for _ in 0..4 {
                    knock(&house.guest(), "hoa@langson.example", "sai mật khẩu").await;
                }
                signed_in(house, "hoa@langson.example").await;
            }
        })
        .await;
    }

    #[tokio::test]
    async fn a_network_that_guesses_is_stopped_but_an_office_is_not() {
        let address: SocketAddr = "203.113.131.1:5000".parse().unwrap();
        let routes = || crate::routes(people()).carrying(ConnectInfo(address));
        house_with(routes, async |house, _| {
            // As many sign-ins as one likes; each gives its try back.
            for _ in 0..3 {
                signed_in(house, "hoa@langson.example").await;
            }
            for _ in 0..49 {
                house.db().count_try(NETWORK, "203.113.131.1", WINDOW).await.unwrap();
            }
            signed_in(house, "hoa@langson.example").await;
            knock(&house.guest(), "a@langson.example", "đoán mò thôi").await;
            let refused = knock(&house.guest(), "hoa@langson.example", PASSWORD).await;
            assert_eq!(refused.refusal(), Some("sign_in.too_many"));
            house.clock().advance(Duration::from_secs(15 * 60));
            signed_in(house, "hoa@langson.example").await;
        })
        .await;
    }
}
