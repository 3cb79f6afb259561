//! What somebody calls a saved list: it stands as a link above the ledger, so it is short.

use kernel::FieldErrors;

use super::saved_list::SavedList;

/// Longest name, in characters.
const LONGEST: usize = 40;

/// Reads a name; `others` are the lists of hers that keep theirs.
///
/// # Errors
/// The sentence beside the field `name`.
pub fn read(typed: &str, others: &[SavedList]) -> Result<String, FieldErrors> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = if name.is_empty() {
        "Hãy đặt tên cho cách lọc, thí dụ: Phản biện quý này.".to_owned()
    } else if name.chars().count() > LONGEST {
        format!("Tên dài quá {LONGEST} ký tự; hãy rút gọn.")
    } else if let Some(taken) = others.iter().find(|other| viet::fold(&other.name) == viet::fold(&name)) {
        format!("Bạn đã có cách lọc “{}”; hãy đặt tên khác.", taken.name)
    } else {
        return Ok(name);
    };
    let mut errors = FieldErrors::new();
    errors.add("name", sentence);
    Err(errors)
}
