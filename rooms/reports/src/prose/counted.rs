//! A number as the official style writes it: "02 lớp", "hơn 9.000 lượt người" in a sentence, "hơn 9.000" in a table.
//! A number that holds unknowns is never printed as if it were whole.

use figures::Number;
use kernel::Qualifier;

/// A number with its unit, for a sentence: whole integers below ten are padded, a qualifier stands before, what is not
/// known is said.
///
/// An unknown number is "chưa rõ số lớp"; a sum of which some parts are unknown is "ít nhất 120 lượt người".
pub fn counted(number: &Number, unit: &str) -> String {
    match number.value {
        None => format!("chưa rõ số {unit}"),
        // "ít nhất 00 hộ" would be true and say nothing.
        Some(0) if number.unknown > 0 => format!("chưa rõ số {unit}"),
        Some(value) => extent(number, &format!("{} {unit}", viet::padded(value))),
    }
}

/// The same for a heading, unpadded: "5 lớp", "0 hộ".
pub fn headed(number: &Number, unit: &str) -> String {
    match number.value {
        Some(value) if value > 0 || number.unknown == 0 => extent(number, &format!("{} {unit}", viet::grouped(value))),
        _ => counted(number, unit),
    }
}

/// A number for a table: unpadded, its unit in a column of its own.
pub fn amount(number: &Number) -> String {
    number.value.map_or_else(|| "chưa rõ".to_owned(), |value| extent(number, &viet::grouped(value)))
}

/// The figures with the words that say how far they can be taken.
fn extent(number: &Number, figures: &str) -> String {
    if number.unknown > 0 {
        // Whatever the unknown parts are, the whole is not less than the known ones together, unless those are "gần".
        return match number.qualifier {
            Qualifier::Exact | Qualifier::Over => format!("ít nhất {figures}"),
            Qualifier::Nearly | Qualifier::About => format!("khoảng {figures} trở lên"),
        };
    }
    match number.qualifier.word() {
        "" => figures.to_owned(),
        word => format!("{word} {figures}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_official_style_does() {
        use Qualifier::{About, Exact, Nearly, Over};
        for (value, unknown, qualifier, sentence, table) in [
            (Some(0), 0, Exact, "00 lượt người", "0"),
            (Some(2), 0, Exact, "02 lượt người", "2"),
            (Some(182_068), 0, Exact, "182.068 lượt người", "182.068"),
            (Some(9000), 0, Over, "hơn 9.000 lượt người", "hơn 9.000"),
            (Some(9000), 0, Nearly, "gần 9.000 lượt người", "gần 9.000"),
            (Some(9000), 0, About, "khoảng 9.000 lượt người", "khoảng 9.000"),
            (None, 3, Exact, "chưa rõ số lượt người", "chưa rõ"),
            (Some(0), 1, Exact, "chưa rõ số lượt người", "ít nhất 0"),
            (Some(120), 1, Exact, "ít nhất 120 lượt người", "ít nhất 120"),
            (Some(120), 1, Over, "ít nhất 120 lượt người", "ít nhất 120"),
            (Some(9000), 1, About, "khoảng 9.000 lượt người trở lên", "khoảng 9.000 trở lên"),
        ] {
            let number = Number { value, unknown, records: 3, qualifier };
            assert_eq!(counted(&number, "lượt người"), sentence);
            assert_eq!(amount(&number), table);
            let heading =
                if sentence == "00 lượt người" { "0 lượt người" } else { sentence.trim_start_matches('0') };
            assert_eq!(headed(&number, "lượt người"), heading);
        }
    }
}
