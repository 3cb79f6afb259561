//! What stands in a cell, as it would have been typed into the form: numbers in Vietnamese writing, days, phrases of time,
//! letters of the time before Unicode. Each reading that is not the cell's own says so.

use kernel::Day;
use sheets::Value;
use viet::legacy::Legacy;

use super::plan::Letters;
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
    /// They cannot be read.
    Wrong(String),
}

/// A cell's value as it is typed into a form, its letters in Unicode.
pub fn typed(value: &Value, letters: Letters) -> String {
    match (value, letters.legacy()) {
        (Value::Text(text), Some(legacy)) => viet::legacy::convert(text.raw(), legacy),
        (value, _) => value.to_string(),
    }
}

/// What is to be said of the letters of a cell.
pub fn about_letters(value: &Value, slot: &Slot) -> Option<String> {
    let Value::Text(text) = value else { return None };
    if let Some(legacy) = slot.letters.legacy() {
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
    let decomposed = text.raw().chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
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

/// A number that counts. Excel set to English makes 1,234 of "1.234": a fraction of exactly three places is read as
/// thousands, any other is no count.
pub fn counted(value: &Value, typed: &str) -> Typed {
    match value {
        Value::Number(number) if number.fract() != 0.0 => {
            let thousands = number * 1000.0;
            if (1.0..1000.0).contains(number)
                && (thousands - thousands.round()).abs() < 1e-9
                && thousands.round() % 10.0 != 0.0
            {
                let read = format!("{thousands:.0}");
                let sentence = format!("Ô chứa số lẻ {typed}, được đọc là {}; hãy kiểm tra lại.", grouped(&read));
                Typed::Read(read, sentence)
            } else {
                Typed::Wrong(format!("Ô chứa số lẻ {typed}; hãy ghi số nguyên, thí dụ 1.234."))
            }
        }
        Value::Text(_) if has_groups(typed) => {
            let plain: String = typed.chars().filter(char::is_ascii_digit).collect();
            match viet::parse_count(typed) {
                Ok(number) => Typed::Read(typed.to_owned(), format!("“{typed}” là chữ, được đọc là số {number}.")),
                Err(_) if plain.is_empty() => Typed::Same,
                Err(_) => Typed::Same,
            }
        }
        Value::Day(_) => Typed::Wrong(format!("Ô chứa ngày {typed}, không phải số; hãy ghi lại số vào ô.")),
        _ => Typed::Same,
    }
}

fn has_groups(typed: &str) -> bool {
    typed.contains('.') && typed.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn grouped(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), viet::grouped)
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

    #[test]
    fn thousands_are_thousands_whatever_excel_made_of_them() {
        let read = |value: Value| {
            let typed = value.to_string();
            counted(&value, &typed)
        };
        assert_eq!(read(Value::Number(1234.0)), Typed::Same);
        assert!(matches!(read(Value::Number(1.234)), Typed::Read(read, _) if read == "1234"));
        assert!(matches!(read(Value::Number(182.068)), Typed::Read(read, _) if read == "182068"));
        for wrong in [0.5, 1.5, 1.23, 1234.5, 1.2345] {
            assert!(matches!(read(Value::Number(wrong)), Typed::Wrong(_)), "{wrong}");
        }
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
        let said = ["14/6/2022", "27-28/9/2021", "27/5", "tháng 3/2022", "hồi trước"].map(told);
        insta::assert_snapshot!(said.join("\n"), @"
        2022-06-14..2022-06-14 
        2021-09-27..2021-09-28 
        2022-05-27..2022-05-27 Thời gian “27/5” được đọc là 27/5/2022.
        2022-03-01..2022-03-31 
        Chưa đọc được thời gian này. Hãy viết như một trong các mẫu: 27/9/2022; 27-28/9/2022; từ 27/9 đến 02/10/2022; tháng 6/2022; quý I/2022; năm 2022.
        ");
    }
}
