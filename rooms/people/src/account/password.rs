//! A password as it is typed and as it may be chosen: ten characters or more, any characters, none of the few that are
//! guessed first (NIST SP 800-63B, 5.1.1.2: length instead of composition rules). Its text never shows itself.

use std::fmt;

/// Fewest characters of a chosen password.
pub const SHORTEST: usize = 10;
/// Most characters: nobody remembers more, and a hash of a megabyte would cost us time.
pub const LONGEST: usize = 256;

/// Passwords of sufficient length that are tried before all others, in lower case.
const GUESSED_FIRST: [&str; 28] = [
    "0123456789",
    "0987654321",
    "1234567890",
    "12345678900",
    "12345678910",
    "1234567891",
    "123456789a",
    "a123456789",
    "aa123456789",
    "abc123456789",
    "abcd123456",
    "abcdefghij",
    "administrator",
    "admin12345",
    "admin123456",
    "asdfghjkl;",
    "hoitu12345",
    "iloveyou123",
    "lienhiephoi",
    "matkhau123",
    "matkhau1234",
    "matkhau12345",
    "mật khẩu 123",
    "password12",
    "password123",
    "password1234",
    "qwerty12345",
    "qwertyuiop",
];

/// A password as somebody typed it.
pub struct Password(String);

/// A password that may be chosen.
pub struct NewPassword(Password);

/// Why a password may not be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// Among the first that are guessed, or one character over and over.
    GuessedFirst,
    /// Her own name, address or number.
    AboutHerself,
    /// The second typing differs.
    TypedDifferently,
}

impl fmt::Display for Weak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Short => "Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt nhất.",
            Self::Long => "Mật khẩu dài nhất là 256 ký tự.",
            Self::GuessedFirst => "Mật khẩu này thuộc loại dễ đoán nhất. Hãy chọn mật khẩu khác.",
            Self::AboutHerself => "Không dùng họ tên, địa chỉ thư hoặc số điện thoại của chính mình làm mật khẩu.",
            Self::TypedDifferently => "Hai lần nhập mật khẩu chưa giống nhau.",
        })
    }
}

impl Password {
    /// What was typed; the form has brought it to NFC.
    pub fn typed(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl NewPassword {
    /// Judges a password that somebody wants; `about` is her name, address and number.
    ///
    /// # Errors
    /// Why it may not be chosen.
    pub fn choose(typed: &str, again: &str, about: &[&str]) -> Result<Self, Weak> {
        let length = typed.chars().count();
        let lower = typed.to_lowercase();
        if length < SHORTEST {
            return Err(Weak::Short);
        }
        if length > LONGEST {
            return Err(Weak::Long);
        }
        if GUESSED_FIRST.contains(&lower.as_str()) || is_one_over_and_over(&lower) {
            return Err(Weak::GuessedFirst);
        }
        if about.iter().any(|known| !known.is_empty() && spelled(known) == spelled(typed)) {
            return Err(Weak::AboutHerself);
        }
        if typed != again {
            return Err(Weak::TypedDifferently);
        }
        Ok(Self(Password::typed(typed)))
    }

    pub(super) fn into_password(self) -> Password {
        self.0
    }
}

fn is_one_over_and_over(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| letters.all(|letter| letter == first))
}

/// Without accents, case and blanks: "Nguyễn Thị Hoa" and "nguyenthihoa" are the same guess.
fn spelled(text: &str) -> String {
    viet::fold(text).split_whitespace().collect()
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_little_else() {
        let about = ["Nguyễn Thị Hoa", "hoa@langson.example", "0912345678"];
        let long = "ă".repeat(257);
        for (typed, weak) in [
            ("trăng sáng quá", None),
            ("xanh xanh 1", None),
            ("mười chữ cái", None),
            ("ngắn quá", Some(Weak::Short)),
            ("", Some(Weak::Short)),
            (long.as_str(), Some(Weak::Long)),
            ("PassWord123", Some(Weak::GuessedFirst)),
            ("ôôôôôôôôôôôô", Some(Weak::GuessedFirst)),
            ("nguyenthihoa", Some(Weak::AboutHerself)),
            ("HOA@langson.example", Some(Weak::AboutHerself)),
            ("0912345678", Some(Weak::AboutHerself)),
        ] {
            assert_eq!(NewPassword::choose(typed, typed, &about).err(), weak, "{typed}");
        }
        assert_eq!(NewPassword::choose("trăng sáng quá", "trăng sáng", &[]).err(), Some(Weak::TypedDifferently));
    }

    #[test]
    fn every_guess_on_the_list_could_have_been_chosen() {
        for guess in GUESSED_FIRST {
            assert!(guess.chars().count() >= SHORTEST, "{guess} is too short to be on the list");
        }
    }

    #[test]
    fn its_text_never_shows_itself() {
        let chosen = NewPassword::choose("trăng sáng quá", "trăng sáng quá", &[]);
        assert_eq!(format!("{chosen:?} {:?}", Password::typed("bí mật")), "Ok(NewPassword(…)) Password(…)");
    }
}
