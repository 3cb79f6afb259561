//! The number itself: digits as Vietnamese writes them, scales up to tỷ, and the words from one to ten.
//!
//! The surprise: "năm" is five and a year, "chín" nine and ripe, "hai" follows "thứ" and "tháng": a number in words is
//! one only before a noun that is counted in these papers.

use crate::fold::same_spelling;
use crate::numbers::parse_count;
use crate::tokens::{Kind, Token};

/// A number that was read.
pub(super) struct Read {
    pub value: i64,
    /// The token behind it.
    pub end: usize,
}

const WORDS: [(&str, i64); 10] = [
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
];

/// How nouns begin that these papers count in words.
const COUNTED: [&str; 34] = [
    "lớp", "lượt", "người", "học", "hộ", "hội", "đại", "buổi", "cuộc", "bài", "tin", "đề", "dự", "giải", "công", "mô",
    "ý", "văn", "giáo", "cán", "nông", "đợt", "chuyến", "nhiệm", "tổ", "đơn", "tập", "tác", "sáng", "ấn", "cuốn", "xã",
    "huyện", "thôn",
];

/// After these a number in digits counts nothing: it names something.
const NAMING: [&str; 18] = [
    "điều",
    "khoản",
    "điểm",
    "thứ",
    "khóa",
    "kỳ",
    "lần",
    "mục",
    "chương",
    "quận",
    "phường",
    "tổ",
    "khu",
    "nhóm",
    "tập",
    "ql",
    "quyển",
    "mẫu",
];

/// After these a number in words is an ordinal, or the end of a longer number.
const BEFORE_WORDS: [&str; 24] = [
    "thứ", "tháng", "ngày", "quý", "khóa", "lần", "nhóm", "số", "lớp", "mươi", "mười", "trăm", "nghìn", "triệu", "tỷ",
    "linh", "lẻ", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy",
];

/// The number that begins at this token.
pub(super) fn read(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    match tokens[at].kind {
        Kind::Number => in_digits(tokens, at),
        Kind::Word(_) => in_words(tokens, at),
        Kind::Sign(_) => None,
    }
}

fn in_words(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let word = same_spelling(tokens[at].text);
    let (_, value) = WORDS.iter().find(|(name, _)| *name == word)?;
    let before = at.checked_sub(1).map(|before| same_spelling(tokens[before].text)).unwrap_or_default();
    let next = tokens.get(at + 1).map(|next| same_spelling(next.text)).unwrap_or_default();
    // "năm học", "năm công tác" are years.
    let is_year = word == "năm" && !matches!(next.as_str(), "lớp" | "buổi" | "lượt" | "cuộc");
    let counts = COUNTED.contains(&next.as_str()) && !is_year && !BEFORE_WORDS.contains(&before.as_str());
    counts.then_some(Read { value: *value, end: at + 1 })
}

fn in_digits(tokens: &[Token<'_>], at: usize) -> Option<Read> {
    let joined_before = at.checked_sub(1).is_some_and(|before| joins(tokens, before, at));
    let names = at.checked_sub(1).is_some_and(|before| names_something(tokens, before));
    let (whole, decimals, end) = digits(tokens, at);
    if joined_before || names || joins_behind(tokens, end) {
        return None;
    }
    let (mut value, mut end) = scaled(tokens, &whole, &decimals, end)?;
    // "3 triệu 500 nghìn": each further part is smaller than the scale before it.
    while let Some((more, scale_before)) = further(tokens, end) {
        if more.value >= scale_before {
            break;
        }
        value = value.checked_add(more.value)?;
        end = more.end;
    }
    Some(Read { value, end })
}

/// The largest number that is kept has nineteen digits in seven groups.
const LONGEST: usize = 28;

/// The digits with their dots, the decimals behind a comma, and the token behind both.
fn digits(tokens: &[Token<'_>], at: usize) -> (String, String, usize) {
    let follows = |end: usize, sign: char| {
        let [last, mark, next] = tokens.get(end - 1..end + 2)? else { return None };
        let is_one = mark.sign() == Some(sign) && next.kind == Kind::Number;
        (is_one && last.touches(mark) && mark.touches(next)).then_some(next.text)
    };
    let (mut whole, mut end) = (tokens[at].text.to_owned(), at + 1);
    // Beyond this no number is kept, and nobody need read on.
    let is_short = |whole: &str| whole.len() < LONGEST;
    while let Some(group) = follows(end, '.').filter(|_| is_short(&whole)) {
        whole.push('.');
        whole.push_str(group);
        end += 2;
    }
    // "1 234", as some type it.
    while is_short(&whole) && !whole.contains('.') && is_blank_group(tokens, end, &whole) {
        whole.push(' ');
        whole.push_str(tokens[end].text);
        end += 1;
    }
    let decimals = follows(end, ',').unwrap_or_default();
    (whole, decimals.to_owned(), if decimals.is_empty() { end } else { end + 2 })
}

/// Whether three digits behind a blank belong to the number: "1 234", but "02 120" and "2022 120" are two.
fn is_blank_group(tokens: &[Token<'_>], end: usize, whole: &str) -> bool {
    let first = whole.split(' ').next().unwrap_or_default();
    let next = tokens.get(end).filter(|next| next.kind == Kind::Number && next.text.len() == 3);
    let near = next.is_some_and(|next| next.range.start - tokens[end - 1].range.end <= '\u{202f}'.len_utf8());
    near && first.len() <= 3 && !first.starts_with('0')
}

/// The number times its scale: "15,5 triệu" is 15 500 000. Decimals without a scale are no count.
fn scaled(tokens: &[Token<'_>], whole: &str, decimals: &str, end: usize) -> Option<(i64, usize)> {
    // "0912345678" is a telephone number.
    if whole.len() > 2 && whole.starts_with('0') {
        return None;
    }
    let number = parse_count(whole).ok()?;
    let (scale, mut end) = scale(tokens, end);
    // "15,5 ha" is no count, and "9,000" is nine thousand to some.
    if scale == 1 && !decimals.is_empty() {
        return None;
    }
    let places = u32::try_from(decimals.len()).ok().filter(|places| *places <= 9)?;
    let tenths = 10_i64.pow(places);
    let fraction = if decimals.is_empty() { 0 } else { decimals.parse::<i64>().ok()?.checked_mul(scale)? };
    if fraction % tenths != 0 {
        return None;
    }
    let mut value = number.checked_mul(scale)?.checked_add(fraction / tenths)?;
    if scale > 1 && tokens.get(end).is_some_and(|token| token.word() == "ruoi") {
        value = value.checked_add(scale / 2)?;
        end += 1;
    }
    Some((value, end))
}

/// The scale that stands here, "nghìn tỷ" too, and the token behind it.
fn scale(tokens: &[Token<'_>], at: usize) -> (i64, usize) {
    let of = |token: Option<&Token<'_>>| match token?.word() {
        "nghin" | "ngan" => Some(1_000),
        "trieu" | "tr" => Some(1_000_000),
        "ty" | "ti" => Some(1_000_000_000),
        _ => None,
    };
    match (of(tokens.get(at)), of(tokens.get(at + 1))) {
        (Some(1_000), Some(1_000_000_000)) => (1_000_000_000_000, at + 2),
        (Some(scale), _) => (scale, at + 1),
        (None, _) => (1, at),
    }
}

/// The next part of a number in parts, if the part before ended with a scale; and that scale.
fn further(tokens: &[Token<'_>], end: usize) -> Option<(Read, i64)> {
    let (before, _) = scale(tokens, end.checked_sub(1)?);
    if before == 1 || tokens.get(end)?.kind != Kind::Number {
        return None;
    }
    let (whole, decimals, behind) = digits(tokens, end);
    let (own, _) = scale(tokens, behind);
    if own == 1 || joins_behind(tokens, behind) {
        return None;
    }
    let (value, end) = scaled(tokens, &whole, &decimals, behind)?;
    Some((Read { value, end }, before))
}

/// Whether the token before belongs to the same thing: "K44", "41/BC", "120-150", "QĐ-5".
fn joins(tokens: &[Token<'_>], before: usize, at: usize) -> bool {
    let (sign, touches) = (&tokens[before], tokens[before].touches(&tokens[at]));
    let behind = before.checked_sub(1).map(|at| &tokens[at]);
    let is_dash = matches!(sign.sign(), Some('-' | '–' | '—' | '~' | '÷'));
    let after_number = behind.is_some_and(|token| token.kind == Kind::Number);
    match sign.kind {
        Kind::Word(_) | Kind::Number => touches,
        // "120 - 150": two ends of one estimate; a list's "- 120" has no number before.
        Kind::Sign(_) if is_dash && after_number => true,
        Kind::Sign(sign_) => {
            touches
                && "/-.,+".contains(sign_)
                && behind.is_some_and(|token| token.touches(sign) && token.sign().is_none())
        }
    }
}

/// Whether what follows makes it something else: "41/BC", "85%", "8h30", "120-150".
fn joins_behind(tokens: &[Token<'_>], end: usize) -> bool {
    let [last, sign] = tokens.get(end - 1..end + 1).unwrap_or_default() else { return false };
    let next = tokens.get(end + 1);
    let then_number = next.is_some_and(|next| next.kind == Kind::Number);
    let then_touches = next.is_some_and(|next| sign.touches(next));
    match &sign.kind {
        Kind::Sign('%' | '‰' | '°') => true,
        Kind::Sign('/' | ':' | '.' | ',') => {
            last.touches(sign) && then_touches && next.is_some_and(|next| next.sign().is_none())
        }
        Kind::Sign('-' | '–' | '—' | '~' | '÷') => {
            then_number
                || (last.touches(sign)
                    && then_touches
                    && next.is_some_and(|next| next.text.chars().all(char::is_uppercase)))
        }
        Kind::Word(word) => last.touches(sign) && then_number && then_touches && matches!(word.as_str(), "h" | "g"),
        Kind::Sign(_) | Kind::Number => false,
    }
}

fn names_something(tokens: &[Token<'_>], before: usize) -> bool {
    let earlier = before.checked_sub(1).map(|at| same_spelling(tokens[at].text)).unwrap_or_default();
    match same_spelling(tokens[before].text).as_str() {
        // "tổng số 120"
        "số" => earlier != "tổng",
        // "hằng năm 120 lượt" counts, "năm 2022" names.
        "năm" | "ngày" | "tháng" | "quý" => !matches!(earlier.as_str(), "hằng" | "hàng" | "mỗi" | "trong" | "cả"),
        word => NAMING.contains(&word),
    }
}
