//! A token: 256 random bits that somebody carries as a cookie or in a link. The database keeps its SHA-256 only, so that a
//! stolen copy of the data opens nothing.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use sha2::{Digest, Sha256};
use store::Tx;

/// What somebody carries. It shows itself only to whoever asks for its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub(crate) fn draw(tx: &Tx) -> Self {
        Self(BASE64URL_NOPAD.encode(&tx.random::<32>()))
    }

    /// The text for the cookie or the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps of it.
    pub(crate) fn digest(&self) -> String {
        digest(&self.0)
    }
}

/// What the database keeps of a token that somebody brought.
pub(crate) fn digest(brought: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(brought.as_bytes()))
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
