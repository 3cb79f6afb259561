//! What stands in a cell, as it would have been typed into the form: numbers in Vietnamese writing, days, phrases of time,
//! letters of the time before Unicode. Each reading that is not the cell's own says so.

use kernel::Day;
use sheets::Value;
use viet::legacy::Legacy;

use super::read::Slot;

/// Longest number of a row's own, in characters.
pub const EXTERNAL: usize = 100;

/// What became of a cell's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// They stay as they are.
    Same,
    /// They are read so, and somebody should look.
    Read(String, String),
    /// They are read so, and the preview shows it in this way.
    Shown(String, String),
    /// They cannot be read.
    Wrong(String),
}

/// A cell's value as it is typed into a form, its letters in Unicode. A cell of old letters in a column of Unicode is
/// converted too, unless somebody said that the column's letters stay.
pub fn typed(value: &Value, slot: &Slot) -> String {
    match (value, slot.letters.legacy().or_else(|| alone(value, slot))) {
        (Value::Text(text), Some(legacy)) => viet::legacy::convert(text.raw(), legacy),
        (value, _) => value.to_string(),
    }
}

/// The encoding of a cell that stands alone in a column of Unicode.
fn alone(value: &Value, slot: &Slot) -> Option<Legacy> {
    let Value::Text(text) = value else { return None };
    if slot.looks.is_some() || !may_be_legacy(text.raw()) { None } else { viet::legacy::recognise(text.raw()) }
}

/// Told at a glance, because every cell is asked: letters of Western Europe, and none that only Unicode has for Vietnamese.
fn may_be_legacy(raw: &str) -> bool {
    let mut western = false;
    for c in raw.chars() {
        match c {
            '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'ĩ' | 'ũ' => {
                return false;
            }
            '\u{a0}'..='\u{ff}' => western = true,
            _ => {}
        }
    }
    western
}

/// What is to be said of the letters of a cell.
pub fn about_letters(value: &Value, slot: &Slot) -> Option<String> {
    let Value::Text(text) = value else { return None };
    if let Some(legacy) = slot.letters.legacy().or_else(|| alone(value, slot)) {
        let converted = viet::legacy::convert(text.raw(), legacy);
        let changed = converted != text.text;
        return changed.then(|| format!("Chữ {} được chuyển sang Unicode: “{}”.", name(legacy), short(&converted)));
    }
    if let Some(legacy) = slot.looks {
        let converted = viet::legacy::convert(text.raw(), legacy);
        if converted != text.text {
            let sentence = format!(
                "Chữ có vẻ theo bảng mã {}; nếu chuyển sang Unicode thì đọc là “{}”.",
                name(legacy),
                short(&converted)
            );
            return Some(sentence);
        }
    }
    // Only what was normalised has kept its raw letters.
    let decomposed = text.raw.as_deref()?.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
    decomposed.then(|| "Chữ ghép dấu rời (Unicode tổ hợp) được chuẩn hóa sang Unicode dựng sẵn.".to_owned())
}

fn name(legacy: Legacy) -> &'static str {
    legacy.title()
}

fn short(text: &str) -> String {
    let mut letters = text.chars();
    let begin: String = letters.by_ref().take(60).collect();
    if letters.next().is_some() { format!("{begin}…") } else { begin }
}

/// The first and the last day of a cell, and what is to be said where they were guessed.
///
/// # Errors
/// The sentence that says how to write them.
pub fn days(value: &Value, typed: &str, today: Day) -> Result<(Day, Day, Option<String>), String> {
    match value {
        Value::Day(day) => Ok((*day, *day, None)),
        Value::Number(number) => Err(format!(
            "Ô chứa số {}, không phải ngày; hãy định dạng ô là ngày, hoặc ghi thành chữ, thí dụ 27/9/2022.",
            number.to_string().replace('.', ",")
        )),
        _ => {
            if let Ok(date) = viet::parse_date(typed) {
                return Ok((Day::from(date), Day::from(date), None));
            }
            let (first, last) = viet::parse_dates(typed, today.date()).map_err(|error| error.to_string())?;
            let range = viet::day_range(first, last);
            let full = [first.year(), last.year()].iter().all(|year| typed.contains(&year.to_string()));
            let sentence = format!("Thời gian “{typed}” được đọc là {range}.");
            Ok((Day::from(first), Day::from(last), (!full || first == last).then_some(sentence)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Hà Tân" is Unicode, though TCVN3 has its letters too; one word alone proves nothing.
    #[test]
    fn one_cell_of_old_letters_in_a_column_of_unicode_is_converted_and_told() {
        let slot = |looks| Slot {
            index: 0,
            column: 0,
            key: crate::import::Key::Title,
            letters: crate::import::plan::Letters::Unicode,
            looks,
            heading: String::new(),
            unit: crate::import::units::Unit::Own,
        };
        let read = |text: &str, looks| {
            let value = Value::Text(sheets::Text { text: viet::nfc(text), raw: Some(text.into()) });
            let said = about_letters(&value, &slot(looks)).unwrap_or_default();
            format!("{} | {said}", typed(&value, &slot(looks)))
        };
        insta::assert_snapshot!([
            read("Phßng bÖnh d¹i cho ®µn chã mÌo", None),
            read("Phßng bÖnh d¹i cho ®µn chã mÌo", Some(Legacy::Tcvn3)),
            read("Phòng bệnh dại cho đàn chó mèo", None),
            read("Hà Tân, café", None),
        ].join("\n"), @"
        Phòng bệnh dại cho đàn chó mèo | Chữ TCVN3 (ABC) được chuyển sang Unicode: “Phòng bệnh dại cho đàn chó mèo”.
        Phßng bÖnh d¹i cho ®µn chã mÌo | Chữ có vẻ theo bảng mã TCVN3 (ABC); nếu chuyển sang Unicode thì đọc là “Phòng bệnh dại cho đàn chó mèo”.
        Phòng bệnh dại cho đàn chó mèo | 
        Hà Tân, café |
        ");
    }

    #[test]
    fn phrases_of_time_are_read_and_guesses_are_told() {
        let today: Day = "2022-06-20".parse().unwrap();
        let told = |typed: &str| {
            let value = Value::Bool(false);
            match days(&value, typed, today) {
                Ok((first, last, sentence)) => format!("{first}..{last} {}", sentence.unwrap_or_default()),
                Err(sentence) => sentence,
            }
        };
        let said =
            ["14/6/2022", "27-28/9/2021", "3-4/7/2024", "từ 3 đến 4/7/2024", "27/5", "tháng 3/2022", "hồi trước"]
                .map(told);
        insta::assert_snapshot!(said.join("\n"), @"
        2022-06-14..2022-06-14 
        2021-09-27..2021-09-28 
        2024-07-03..2024-07-04 
        2024-07-03..2024-07-04 
        2022-05-27..2022-05-27 Thời gian “27/5” được đọc là 27/5/2022.
        2022-03-01..2022-03-31 
        Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
        ");
    }
}
