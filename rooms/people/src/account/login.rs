//! How somebody is known at the door: an e-mail address or a Vietnamese telephone number, in one spelling each, so that
//! `+84 912 345 678` and `0912.345.678` find the same account.

use std::fmt;
use std::str::FromStr;

/// Longest address that mail systems carry (RFC 5321, 4.5.3.1.3).
const LONGEST_EMAIL: usize = 254;

/// An e-mail address: lower case, NFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(String);

/// A telephone number of Viet Nam: digits only, from 0; ten for mobiles, ten or eleven for fixed lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

/// What somebody typed to say who she is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// An e-mail address.
    Email(Email),
    /// A telephone number.
    Phone(Phone),
}

/// Neither an e-mail address nor a telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALogin;

impl fmt::Display for NotALogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "Hãy nhập địa chỉ thư điện tử (thí dụ: hoa@langson.example) hoặc số điện thoại (thí dụ: 0912 345 678).",
        )
    }
}

impl FromStr for Email {
    type Err = NotALogin;

    /// Does not judge more than it must: whether an address exists is known only to the letter that arrives.
    fn from_str(typed: &str) -> Result<Self, NotALogin> {
        let address = viet::nfc(typed.trim()).to_lowercase();
        let (local, domain) = address.rsplit_once('@').ok_or(NotALogin)?;
        let dotted = domain.split('.').count() >= 2 && domain.split('.').all(|label| !label.is_empty());
        let clean = !address.chars().any(|c| c.is_whitespace() || c.is_control() || "<>(),;:\"".contains(c));
        if local.is_empty() || local.contains('@') || !dotted || !clean || address.len() > LONGEST_EMAIL {
            return Err(NotALogin);
        }
        Ok(Self(address))
    }
}

impl FromStr for Phone {
    type Err = NotALogin;

    fn from_str(typed: &str) -> Result<Self, NotALogin> {
        let bare: String = typed.chars().filter(|c| !c.is_whitespace() && !".-()".contains(*c)).collect();
        let national = match bare.strip_prefix("+84").or_else(|| bare.strip_prefix("0084")) {
            // "+84 (0)912…" is written often: the 0 in brackets is the same 0.
            Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
            None => bare,
        };
        let digits = national.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || !national.starts_with('0') || !matches!(national.len(), 10 | 11) {
            return Err(NotALogin);
        }
        Ok(Self(national))
    }
}

impl FromStr for Login {
    type Err = NotALogin;

    fn from_str(typed: &str) -> Result<Self, NotALogin> {
        if typed.contains('@') { typed.parse().map(Self::Email) } else { typed.parse().map(Self::Phone) }
    }
}

impl Email {
    /// As stored and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Phone {
    /// As stored and shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Login {
    /// As stored and shown.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_spelling_for_each() {
        for (typed, kept) in [
            ("Hoa@LangSon.Example ", Some("hoa@langson.example")),
            ("v\u{e2}\u{301}n@x.vn", Some("v\u{1ea5}n@x.vn")),
            ("0912345678", Some("0912345678")),
            ("+84 912 345 678", Some("0912345678")),
            ("+84 (0)912.345.678", Some("0912345678")),
            ("0084-912-345-678", Some("0912345678")),
            ("0205 3812 345", Some("02053812345")),
            ("", None),
            ("hoa", None),
            ("hoa@", None),
            ("hoa@langson", None),
            ("hoa@.vn", None),
            ("a@b@c.vn", None),
            ("Hoa <hoa@x.vn>", None),
            ("912345678", None),
            ("+1 912 345 6789", None),
            ("٠٩١٢٣٤٥٦٧٨", None),
        ] {
            assert_eq!(typed.parse::<Login>().ok().as_ref().map(Login::as_str), kept, "{typed}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_kept_is_kept_again(typed in "\\PC{0,40}") {
            if let Ok(login) = typed.parse::<Login>() {
                proptest::prop_assert_eq!(login.as_str().parse::<Login>(), Ok(login.clone()));
            }
        }

        #[test]
        fn each_way_to_write_a_mobile_is_one(number in "9[0-9]{8}") {
            let kept: Phone = format!("0{number}").parse().unwrap();
            for written in [format!("+84{number}"), format!("0084{number}"), format!("0{} {}", &number[..3], &number[3..])] {
                proptest::prop_assert_eq!(written.parse::<Phone>().unwrap(), kept.clone());
            }
        }
    }
}
