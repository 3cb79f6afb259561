//! Enumerations inside a sentence.

/// Joins names as a sentence does: "A", "A và B", "A, B và C"; empty for none.
pub fn joined(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_is_joined_by_va() {
        assert_eq!(joined(&[]), "");
        assert_eq!(joined(&["Hội Luật gia"]), "Hội Luật gia");
        assert_eq!(joined(&["Bạch Thông", "Chợ Mới"]), "Bạch Thông và Chợ Mới");
        assert_eq!(joined(&["Bạch Thông", "Chợ Mới", "Na Rì", "Ba Bể"]), "Bạch Thông, Chợ Mới, Na Rì và Ba Bể");
    }
}
