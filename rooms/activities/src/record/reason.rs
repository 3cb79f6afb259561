//! Why something was changed: said by whoever changes it, kept with the version, never empty.

/// A reason that a reader of the history can understand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Longest reason, in characters.
    pub const LONGEST: usize = 500;

    /// Reads what was typed.
    ///
    /// # Errors
    /// The sentence that says what is wrong and how to mend it.
    pub fn read(typed: &str) -> Result<Self, String> {
        match typed.chars().count() {
            0 => Err("Hãy ghi lý do, thí dụ: ghi nhầm số lượt người; người đọc lịch sử cần hiểu vì sao.".to_owned()),
            length if length > Self::LONGEST => {
                Err(format!("Lý do dài {length} ký tự; hãy rút còn không quá {} ký tự.", Self::LONGEST))
            }
            _ => Ok(Self(typed.to_owned())),
        }
    }

    /// As typed.
    pub fn into_text(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_neither_empty_nor_a_report() {
        assert!(Reason::read("").is_err());
        assert!(Reason::read("Mưa bão").is_ok());
        assert!(Reason::read(&"ă".repeat(Reason::LONGEST)).is_ok());
        assert_eq!(
            Reason::read(&"ă".repeat(Reason::LONGEST + 1)).unwrap_err(),
            "Lý do dài 501 ký tự; hãy rút còn không quá 500 ký tự."
        );
    }
}
