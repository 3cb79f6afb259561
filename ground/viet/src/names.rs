//! Names of persons: họ, đệm, tên; people are addressed and listed by the last word.
//!
//! One field holds the full name. Splitting it further guesses wrong for compound surnames and ethnic names,
//! so it is not done.

/// The given name: the last word of `full_name`, or all of it when there is one word only; empty for a blank name.
pub fn given_name(full_name: &str) -> &str {
    full_name.split_whitespace().next_back().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_the_given_name() {
        for (full, given) in [
            ("Nguyễn Thị Minh Khai", "Khai"),
            ("Đàm Văn\u{a0}Bông ", "Bông"),
            ("H'Hen Niê", "Niê"),
            ("Bình", "Bình"),
            ("  ", ""),
        ] {
            assert_eq!(given_name(full), given);
        }
    }
}
