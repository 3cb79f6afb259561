//! A form as it was sent: names and values in order, several values of one name allowed (owners, places). Text is NFC from
//! here on. A room turns it into its own `…Form` of strings, and that, once, into a `Draft` of typed fields (STYLE.md 7).

use std::fmt;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use kernel::{Kind, Refusal};
use sha2::{Digest, Sha256};

use crate::problem::Problem;

/// A form as it was sent.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// From names and values; each value is brought to NFC.
    pub fn new<N: Into<String>, V: AsRef<str>>(pairs: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.into(), viet::nfc(value.as_ref()))).collect())
    }

    /// The first value of a name, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The first value of a name on one line: line breaks become blanks.
    pub fn line(&self, name: &str) -> String {
        self.text(name).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// All values of a name that hold something, in order.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone()).collect()
    }

    /// Whether a box of this name was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }

    /// What the form said, as a digest: names and values in order, without its key.
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (name, value) in self.0.iter().filter(|(name, _)| name != "form_key") {
            // Lengths keep apart what would run together.
            hash.update((name.len() as u64).to_be_bytes());
            hash.update(name);
            hash.update((value.len() as u64).to_be_bytes());
            hash.update(value);
        }
        data_encoding::HEXLOWER.encode(&hash.finalize())
    }

    /// The one-use key of the form; empty where it carried none.
    pub fn key(&self) -> &str {
        self.text("form_key")
    }
}

/// A form whose values are exactly as they were sent. Text of the time before Unicode (`viet::legacy`) has to be recognised
/// before NFC, which takes letters of it away; everything else reads [`RawFields::composed`].
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RawFields(Vec<(String, String)>);

impl RawFields {
    /// The first value of a name as it was sent, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The form as every other is read.
    pub fn composed(&self) -> Fields {
        Fields::new(self.0.iter().map(|(name, value)| (name.as_str(), value)))
    }
}

/// Names only: a value may be a password.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &S) -> Result<Self, Problem> {
        pairs(request, app).await.map(Self::new)
    }
}

impl<S: Send + Sync> FromRequest<S> for RawFields {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &S) -> Result<Self, Problem> {
        pairs(request, app).await.map(Self)
    }
}

async fn pairs<S: Send + Sync>(request: Request, app: &S) -> Result<Vec<(String, String)>, Problem> {
    let unreadable = || {
        let sentence = "Biểu mẫu gửi lên không đọc được hoặc quá lớn. Hãy mở lại trang và nhập lại.";
        Problem::from(Refusal::new(Kind::WrongState, "form.unreadable", sentence))
    };
    let bytes = Bytes::from_request(request, app).await.map_err(|_| unreadable())?;
    serde_urlencoded::from_bytes(&bytes).map_err(|_| unreadable())
}

/// What the address asks for behind its question mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked(pub Fields);

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of_query(parts.uri.query().unwrap_or_default()))
    }
}

impl Asked {
    /// From a query string without its question mark; one that cannot be read asks for nothing.
    pub fn of_query(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        Self(Fields::new(pairs))
    }
}

/// Names and values as a query string without its question mark.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs: Vec<(&str, &str)> = pairs.into_iter().collect();
    serde_urlencoded::to_string(pairs).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_in_a_log_line_shows_no_value() {
        let fields = Fields::new([("login", "hoa@langson.example"), ("password", "bí mật")]);
        assert_eq!(format!("{fields:?}"), r#"{"login", "password"}"#);
    }
}
