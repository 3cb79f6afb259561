//! How a figure is shown in a cell: its number, in the words of the paper.

use kernel::document::FigureRun;

/// The number format that shows a value as the paper writes it: "hơn 9.000" is `"hơn "#,##0`, "07" is `00`,
/// "+4" is `+#,##0;-#,##0;0`. Words that do not hold the value's digits are left to the paper.
pub(super) fn format(figure: &FigureRun, value: i64) -> String {
    let plain = "#,##0".to_owned();
    let magnitude = value.unsigned_abs();
    let spellings = [(grouped(magnitude), "#,##0"), (magnitude.to_string(), "0"), (format!("{magnitude:02}"), "00")];
    let split = spellings.iter().find_map(|(spelling, digits)| {
        let (before, after) = figure.text.split_once(spelling.as_str())?;
        let is_whole = !before.ends_with(is_of_number) && !after.starts_with(is_of_number);
        is_whole.then_some((before, *digits, after))
    });
    let Some((before, digits, after)) = split else { return plain };
    match before {
        "+" | "-" | "−" if after.is_empty() => format!("+{digits};-{digits};0"),
        _ if format!("{before}{after}").contains(['"', '\\', '-', '−']) => plain,
        _ => [quoted(before), digits.to_owned(), quoted(after)].concat(),
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || c == '.' || c == ','
}

/// Words as a number format shows them. Excel takes 255 characters in all; longer words are left out.
fn quoted(words: &str) -> String {
    if words.is_empty() || words.chars().count() > 60 { String::new() } else { format!("\"{words}\"") }
}

/// Digits in groups of three, as Vietnamese writes them: "1.234.567".
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_format_repeats_the_words_of_the_paper() {
        let of = |value: i64, text: &str| {
            let figure = FigureRun {
                id: "lop".into(),
                key: "lop".into(),
                version: 1,
                value: Some(value),
                text: text.into(),
                opens: None,
            };
            format(&figure, value)
        };
        let table = [
            (9000, "hơn 9.000", "\"hơn \"#,##0"),
            (7, "07", "00"),
            (7, "7", "#,##0"),
            (700, "700 hộ", "#,##0\" hộ\""),
            (4, "+4", "+#,##0;-#,##0;0"),
            (-60, "−60", "+#,##0;-#,##0;0"),
            (1590, "+1.590", "+#,##0;-#,##0;0"),
            (5, "không phát sinh", "#,##0"),
            (5, "15", "#,##0"),
            (5, "\"5\"", "#,##0"),
        ];
        for (value, text, expected) in table {
            assert_eq!(of(value, text), expected, "{text}");
        }
    }

    #[test]
    fn thousands_stand_in_groups() {
        let numbers = [0, 12, 999, 1000, 182_068, 1_234_567].map(grouped);
        assert_eq!(numbers, ["0", "12", "999", "1.000", "182.068", "1.234.567"]);
    }
}
