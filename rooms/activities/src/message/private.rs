//! What of a message is nobody's business: telephone numbers, and the caller who stands beside one (“0912345678 anh Hùng:”).
//! It is struck out before anything is read, so that no field and no draft can hold it (docs/rules/personal-data.md).

use std::ops::Range;

use super::text::{Word, words};

/// How many digits a telephone number has, the country's code counted.
const DIGITS: std::ops::RangeInclusive<usize> = 9..=12;
/// Words before a name, folded.
const HONORIFICS: [&str; 11] = ["anh", "chi", "ong", "ba", "co", "chu", "em", "bac", "dc", "a", "c"];
/// Words before a number that say what it is, folded.
const LEADING: [&str; 8] = ["sdt", "dt", "dien", "thoai", "so", "lh", "lien", "he"];
/// Words behind a caller's name, folded.
const TELLING: [&str; 6] = ["bao", "cao", "nhan", "gui", "noi", "tin"];
/// Longest name of a caller, in words.
const NAME: usize = 4;

/// The message without telephone numbers and callers.
pub fn struck(message: &str) -> String {
    let message = viet::nfc(message);
    let mut left = String::with_capacity(message.len());
    let mut from = 0;
    while let Some(number) = number(&message, from) {
        let start = caller_before(&message, from, number.start);
        let end = caller_behind(&message, number.end);
        left.push_str(&message[from..start]);
        left.push(' ');
        from = end;
    }
    left.push_str(&message[from..]);
    left.trim().to_owned()
}

/// The next telephone number: “0912345678”, “0912.345.678”, “+84 912 345 678”.
fn number(message: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(found) = message[at..].find(['0', '+']) {
        let start = at + found;
        let part_of_more = message[..start].ends_with(|c: char| c.is_alphanumeric() || ".,/-".contains(c));
        let end = digits(message, start);
        let is_one = !part_of_more && looks_like_one(&message[start..end]);
        let goes_on = message[end..].starts_with(|c: char| c.is_alphanumeric() || c == '/');
        if is_one && !goes_on {
            return Some(start..end);
        }
        at = start + 1;
    }
    None
}

/// The byte behind digits with single dots, hyphens or blanks between.
fn digits(message: &str, start: usize) -> usize {
    let mut end = start;
    for (at, c) in message[start..].char_indices() {
        match c {
            '+' if at == 0 => end = start + 1,
            c if c.is_ascii_digit() => end = start + at + 1,
            '.' | ' ' | '-' if end == start + at => {}
            _ => break,
        }
    }
    end
}

fn looks_like_one(written: &str) -> bool {
    let count = written.bytes().filter(u8::is_ascii_digit).count();
    // "02 120 000 000" and other lists of numbers have a group of two in front.
    let first = written.split(['.', ' ', '-']).next().map_or(0, str::len);
    let begins = written.starts_with("+84") || (written.starts_with('0') && first > 2);
    begins && DIGITS.contains(&count)
}

/// Where the caller before a number begins: “anh Hùng 0912345678”, “SĐT: 0912345678”.
fn caller_before(message: &str, from: usize, end: usize) -> usize {
    let line = message[from..end].rfind(['\n', ';', '.', ',']).map_or(from, |at| from + at + 1);
    let words = words(&message[line..end]);
    let without_leading = |words: &[Word]| {
        words.len() - words.iter().rev().take_while(|word| LEADING.contains(&word.folded.as_str())).count()
    };
    let mut first = without_leading(&words);
    let name = words[..first].iter().rev().take(NAME).take_while(|word| word.is_capital).count();
    let honorific = first.checked_sub(name + 1).filter(|at| is_honorific(&words[*at]));
    if let Some(at) = honorific {
        first = without_leading(&words[..at]);
    }
    words.get(first).map_or(end, |word| line + word.range.start)
}

/// Where the caller behind a number ends: “0912345678 anh Hùng:”, “0912345678 (chị Lan)”.
fn caller_behind(message: &str, start: usize) -> usize {
    let rest = &message[start..];
    let rest = &rest[..rest.find(['\n', ';', '.', ',', ':']).unwrap_or(rest.len())];
    let words = words(rest);
    let honorific = words.iter().take(1).filter(|word| is_honorific(word)).count();
    let name = words[honorific..].iter().take(NAME).take_while(|word| word.is_capital).count();
    let tells = words[honorific + name..].iter().all(|word| TELLING.contains(&word.folded.as_str()));
    let end = start + rest.len();
    if message[end..].starts_with(':') && honorific + name > 0 && tells {
        return end + 1;
    }
    // A capital alone may begin the sentence: “0912345678 Tập huấn …”.
    let last = (honorific * name).checked_sub(1).and_then(|last| words.get(honorific + last));
    let end = last.map_or(start, |word| start + word.range.end);
    end + usize::from(message[end..].starts_with(')') && message[start..end].contains('('))
}

fn is_honorific(word: &Word) -> bool {
    HONORIFICS.contains(&word.folded.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::struck;

    #[test]
    fn numbers_and_callers_are_struck_out() {
        for (message, left) in [
            ("0912345678 anh Hùng: tập huấn 2 lớp", "tập huấn 2 lớp"),
            ("0912.345.678 chị Lan báo: 30/9 tập huấn", "30/9 tập huấn"),
            ("tập huấn 2 lớp, LH anh Hùng 0912 345 678", "tập huấn 2 lớp,"),
            ("tập huấn 2 lớp. SĐT: +84 912 345 678 (chị Lan Anh)", "tập huấn 2 lớp."),
            ("trồng 1.200 cây, KP 45.000.000", "trồng 1.200 cây, KP 45.000.000"),
            ("02 lớp 120 hv 03/10/2022", "02 lớp 120 hv 03/10/2022"),
            ("0912345678 tập huấn 2 lớp: 30 hv", "tập huấn 2 lớp: 30 hv"),
            ("QĐ số 0123456789/QĐ-UBND", "QĐ số 0123456789/QĐ-UBND"),
        ] {
            assert_eq!(struck(message), left, "{message}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(message in any::<String>(), more in "[0+][0-9. \\-]{8,14}[a-zA-Zđ:( ]{0,12}") {
            struck(&[message.as_str(), &more, &message].concat());
        }
    }
}
