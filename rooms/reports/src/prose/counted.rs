//! A number with its unit, as the official style writes it: "02 lớp", "hơn 9.000 lượt người", "182.068 lượt người".

use figures::Number;
use kernel::Qualifier;

/// A number with its unit. Whole integers below ten are padded; a qualifier stands before; what is not known is said.
///
/// An unknown number is "chưa rõ số lớp"; a sum of which some parts are unknown is "ít nhất 120 lượt người".
pub fn counted(number: &Number, unit: &str) -> String {
    let Some(value) = number.value else { return format!("chưa rõ số {unit}") };
    let figure = format!("{} {unit}", viet::padded(value));
    if number.unknown > 0 {
        // Whatever the unknown parts are, the whole is not less than the known ones together, unless those are "gần".
        return match number.qualifier {
            Qualifier::Exact | Qualifier::Over => format!("ít nhất {figure}"),
            Qualifier::Nearly | Qualifier::About => format!("khoảng {figure} trở lên"),
        };
    }
    match number.qualifier.word() {
        "" => figure,
        word => format!("{word} {figure}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_official_style_does() {
        let number = |value, unknown, qualifier| Number { value, unknown, records: 3, qualifier };
        let say = |value, unknown, qualifier| counted(&number(value, unknown, qualifier), "lượt người");
        assert_eq!(say(Some(2), 0, Qualifier::Exact), "02 lượt người");
        assert_eq!(say(Some(182_068), 0, Qualifier::Exact), "182.068 lượt người");
        assert_eq!(say(Some(9000), 0, Qualifier::Over), "hơn 9.000 lượt người");
        assert_eq!(say(Some(9000), 0, Qualifier::Nearly), "gần 9.000 lượt người");
        assert_eq!(say(Some(9000), 0, Qualifier::About), "khoảng 9.000 lượt người");
        assert_eq!(say(None, 3, Qualifier::Exact), "chưa rõ số lượt người");
        assert_eq!(say(Some(120), 1, Qualifier::Exact), "ít nhất 120 lượt người");
        assert_eq!(say(Some(9000), 1, Qualifier::About), "khoảng 9.000 lượt người trở lên");
    }
}
