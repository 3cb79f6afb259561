//! The second step: a six-digit code from an app on her telephone (RFC 6238). SHA-1, six digits and thirty seconds are what
//! every such app knows. A code of the step before or after counts too, because telephones' clocks differ; each step counts
//! once, so that a code read over her shoulder is worth nothing.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use kernel::{AccountId, Dice, Fault, Timestamp};
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::{Algorithm, Builder, Totp};

use super::key::Key;

/// Length of a step in seconds.
pub const STEP: u64 = 30;
/// White modules around the picture that scanners need (ISO/IEC 18004, 9.1).
const QUIET: usize = 4;

/// A code as it was typed.
pub struct Code(String);

/// The thirty-second step to which a code belongs, counted from 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(pub(super) i64);

/// The secret that her app and the house share: 160 bits.
#[derive(Clone)]
pub struct Secret([u8; 20]);

/// A QR code, to be drawn as one path of an SVG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in modules, quiet zone included.
    pub size: usize,
    /// The dark modules, as SVG path data.
    pub path: String,
}

impl Code {
    /// What was typed; blanks between the digits do not matter.
    pub fn typed(text: &str) -> Self {
        Self(text.chars().filter(|c| !c.is_whitespace()).collect())
    }
}

impl Secret {
    /// A new secret.
    pub fn draw(dice: &Dice) -> Self {
        Self(dice.bytes())
    }

    /// As it is typed into an app that cannot scan: base 32 in groups of four.
    pub fn in_groups(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.0);
        let groups: Vec<&str> = (0..text.len()).step_by(4).filter_map(|from| text.get(from..from + 4)).collect();
        groups.join(" ")
    }

    /// Sealed for one account.
    ///
    /// # Errors
    /// As [`Key::seal`].
    pub fn seal(&self, key: &Key, dice: &Dice, account: AccountId) -> Result<Vec<u8>, Fault> {
        key.seal(dice, &about(account), &self.0)
    }

    /// From its sealed form; `None` when it was sealed with another key or for another account.
    pub fn open(key: &Key, account: AccountId, sealed: &[u8]) -> Option<Self> {
        key.open(&about(account), sealed)?.try_into().ok().map(Self)
    }

    /// The step to which a code belongs, if it is right now (one step to either side counts).
    ///
    /// # Errors
    /// When the library refuses the secret.
    pub fn step_of(&self, code: &Code, now: Timestamp) -> Result<Option<Step>, Fault> {
        let step = self.totp()?.check(&code.0, seconds(now));
        Ok(step.and_then(|step| i64::try_from(step).ok()).map(Step))
    }

    /// The code of this instant: what her app shows.
    ///
    /// # Errors
    /// When the library refuses the secret.
    pub fn code_at(&self, now: Timestamp) -> Result<String, Fault> {
        Ok(self.totp()?.generate(seconds(now)).to_string())
    }

    /// The picture that her app scans; `login` is how the app will name the account.
    ///
    /// # Errors
    /// When the text does not fit into a QR code.
    pub fn picture(&self, login: &str) -> Result<Picture, Fault> {
        let code = QrCode::with_error_correction_level(self.address(login), EcLevel::M)
            .map_err(|error| Fault::new(format!("draw a QR code: {error}")))?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET)).collect();
        Ok(Picture { size: width + 2 * QUIET, path })
    }

    /// The address that such apps understand (the key URI format).
    fn address(&self, login: &str) -> String {
        let issuer = percent("Hội Tụ");
        let secret = BASE32_NOPAD.encode(&self.0);
        format!("otpauth://totp/{issuer}:{}?secret={secret}&issuer={issuer}", percent(login))
    }

    fn totp(&self) -> Result<Totp, Fault> {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP)
            .with_secret(self.0)
            .build()
            .map_err(|error| Fault::new(format!("totp: {error}")))
    }
}

fn about(account: AccountId) -> String {
    format!("totp {account}")
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.micros() / 1_000_000).unwrap_or(0)
}

fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn secret() -> Secret {
        Secret(*b"12345678901234567890")
    }

    /// Appendix B of RFC 6238 prints eight digits; ours are the last six of them.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let now = Timestamp::from_micros(second * 1_000_000);
            assert_eq!(secret().code_at(now).unwrap(), code);
            assert_eq!(secret().step_of(&Code::typed(code), now).unwrap(), Some(Step(second / 30)));
        }
    }

    #[test]
    fn one_step_to_either_side_counts() {
        let now = Timestamp::from_micros(1_655_686_800_000_000);
        let code = Code::typed(&secret().code_at(now).unwrap());
        for (later, known) in [(-60, false), (-30, true), (0, true), (29, true), (59, true), (60, false)] {
            let length = Duration::from_secs(u64::try_from(i64::abs(later)).unwrap());
            let at = if later < 0 { now.minus(length) } else { now.plus(length) };
            assert_eq!(secret().step_of(&code, at).unwrap().is_some(), known, "{later} seconds later");
        }
    }

    #[test]
    fn what_is_not_a_code_is_not_right() {
        let now = Timestamp::from_micros(59_000_000);
        for (typed, right) in
            [("287 082", true), ("287082", true), ("", false), ("28708", false), ("2870822", false), ("hai tám", false)]
        {
            assert_eq!(secret().step_of(&Code::typed(typed), now).unwrap().is_some(), right, "{typed}");
        }
    }

    #[test]
    fn a_sealed_secret_opens_for_its_account_only() {
        let (key, dice) = (Key::from_bytes([7; 32]), Dice::fixed(42));
        let now = Timestamp::from_micros(0);
        let (hoa, minh) = (AccountId::new(now, &dice), AccountId::new(now, &dice));
        let sealed = secret().seal(&key, &dice, hoa).unwrap();
        assert_eq!(Secret::open(&key, hoa, &sealed).map(|secret| secret.0), Some(secret().0));
        assert!(Secret::open(&key, minh, &sealed).is_none());
    }

    #[test]
    fn the_picture_says_whose_it_is_and_the_secret_can_be_typed() {
        let issuer = "H%E1%BB%99i%20T%E1%BB%A5";
        assert_eq!(
            secret().address("hoa@langson.example"),
            format!(
                "otpauth://totp/{issuer}:hoa@langson.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer={issuer}"
            )
        );
        assert_eq!(secret().in_groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let picture = secret().picture("hoa@langson.example").unwrap();
        assert!(picture.path.starts_with("M4 4h1v1h-1z"), "the finder pattern begins after the quiet zone");
        assert_eq!(format!("{:?} {:?}", secret(), Code::typed("287082")), "Secret(…) Code(…)");
    }
}
