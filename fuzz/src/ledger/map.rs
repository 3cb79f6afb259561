//! The file of `--map`: headings are composed, and what was read can be written and read again.

use activities::import::read_map;

use super::text;

/// Whatever the file holds.
pub fn map(data: &[u8]) {
    let text = text(data);
    let keys = match read_map(&text) {
        Ok(keys) => keys,
        Err(refusal) => {
            assert_eq!(refusal.code, "import.map_unreadable");
            return assert!(!refusal.sentence.is_empty());
        }
    };
    assert!(keys.keys().all(|heading| viet::nfc(heading) == *heading), "{keys:?}");
    assert!(keys.values().all(|code| code.trim() == code), "{keys:?}");
    let written: String =
        keys.iter().map(|(heading, code)| format!("{} = {}\n", quoted(heading), quoted(code))).collect();
    assert_eq!(read_map(&written).ok(), Some(keys), "{written}");
}

/// A string of TOML in which everything out of the ordinary is a number.
fn quoted(text: &str) -> String {
    let letter = |c: char| if c.is_alphanumeric() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) };
    format!("\"{}\"", text.chars().map(letter).collect::<String>())
}
