//! The other end of the line: what the browser calls itself, the network address it calls from, the session it brought.
//! The address comes from axum's `ConnectInfo`; a program behind a proxy that it trusts puts the real one there.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use web::{App, SignedIn};

use crate::session::device;

/// The other end of the line.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// Browser and system in words, for the list of sessions.
    pub device: String,
    /// Whom the limit by address counts; `None` where the address is not known.
    pub network: Option<String>,
    /// The session it came with, if that is still open.
    pub session: Option<SignedIn>,
}

impl FromRequestParts<App> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            device: device::in_words(agent.unwrap_or_default()),
            network: address.map(|ConnectInfo(address)| network(address.ip())),
            session: parts.extensions.get::<SignedIn>().cloned(),
        })
    }
}

/// Whom an address stands for. One subscriber has all of an IPv6 /64, so its lower half says nothing.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_an_address_stands_for() {
        for (address, whom) in [
            ("203.113.131.1", "203.113.131.1"),
            ("::ffff:203.113.131.1", "203.113.131.1"),
            ("2405:4800:1:2:3:4:5:6", "2405:4800:1:2::"),
            ("2405:4800:1:2::9", "2405:4800:1:2::"),
        ] {
            assert_eq!(network(address.parse().unwrap()), whom);
        }
    }
}
