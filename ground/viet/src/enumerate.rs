//! Marks of the parts of a document: "Phần I", "điểm a)".
//!
//! The surprise: điểm follow the Vietnamese alphabet: đ comes after d, and there is no f, j, w or z.
//! Rule: Decree 30/2020/NĐ-CP, Phụ lục I, Mục V. The modified vowels ă, â, ê, ô, ơ, ư do not mark a điểm.

const LETTERS: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

const NUMERALS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The letter of a điểm, counted from 0: a, b, c, d, đ, …; none after y, the 23rd.
pub fn letter(index: usize) -> Option<char> {
    LETTERS.get(index).copied()
}

/// The Roman numeral of 1 to 3999; none outside, for the Romans had no sign for it.
pub fn roman(number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut numeral = String::new();
    for (value, sign) in NUMERALS {
        while rest >= value {
            numeral.push_str(sign);
            rest -= value;
        }
    }
    Some(numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_diem() {
        let all: String = (0..).map_while(letter).collect();
        assert_eq!(all, "abcdđeghiklmnopqrstuvxy");
        assert_eq!(letter(23), None);
    }

    #[test]
    fn roman_numerals() {
        for (number, numeral) in
            [(1, "I"), (4, "IV"), (5, "V"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV"), (3999, "MMMCMXCIX")]
        {
            assert_eq!(roman(number).as_deref(), Some(numeral));
        }
        assert_eq!(roman(0), None);
        assert_eq!(roman(4000), None);
    }
}
