//! The two cookies: the session's, and a notice that is shown once after a redirect.
//! On loopback and over TLS the session cookie is `__Host-hoitu` (Secure, whole site, no other host can set it). On a plain
//! LAN address browsers drop such cookies, so `allow_plain_lan` uses a plain name, and every page then carries a warning.

use axum::http::{HeaderMap, HeaderValue, header};

/// How cookies are named and guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookies {
    /// `__Host-hoitu`, Secure: loopback or TLS.
    Guarded,
    /// `hoitu`, not Secure: a plain LAN address that the administrator allowed.
    PlainLan,
}

const NOTICE: &str = "hoitu-notice";

impl Cookies {
    fn name(self) -> &'static str {
        match self {
            Self::Guarded => "__Host-hoitu",
            Self::PlainLan => "hoitu",
        }
    }

    fn secure(self) -> &'static str {
        match self {
            Self::Guarded => "; Secure",
            Self::PlainLan => "",
        }
    }

    /// The session's token, if the visitor brought one.
    pub fn session(self, headers: &HeaderMap) -> Option<&str> {
        read(headers, self.name())
    }

    /// Hands the visitor her session's token.
    pub fn give_session(self, token: &str) -> Option<HeaderValue> {
        HeaderValue::from_str(&format!("{}={token}; Path=/; HttpOnly; SameSite=Lax{}", self.name(), self.secure())).ok()
    }

    /// Takes the token back.
    pub fn take_session(self) -> Option<HeaderValue> {
        let name = self.name();
        HeaderValue::from_str(&format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{}", self.secure())).ok()
    }
}

/// A sentence for the next page.
pub fn give_notice(sentence: &str) -> Option<HeaderValue> {
    let value = data_encoding::BASE64URL_NOPAD.encode(sentence.as_bytes());
    HeaderValue::from_str(&format!("{NOTICE}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60")).ok()
}

/// The sentence the page before left, if any.
pub fn notice(headers: &HeaderMap) -> Option<String> {
    let bytes = data_encoding::BASE64URL_NOPAD.decode(read(headers, NOTICE)?.as_bytes()).ok()?;
    String::from_utf8(bytes).ok().filter(|sentence| !sentence.is_empty())
}

/// Takes the sentence away once it is shown.
pub(crate) fn take_notice() -> HeaderValue {
    HeaderValue::from_static("hoitu-notice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
}

fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}
