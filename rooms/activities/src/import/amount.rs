//! What stands in a column that counts, as it would have been typed into the form. The unit over the column multiplies, the
//! unit behind a number must agree, and whatever is read otherwise than it stands says so.

use sheets::Value;

use super::units::{Unit, behind};
use super::values::Typed;
use crate::record::{Measure, Scale, read_scaled, write_quantity};

/// Nobody's class costs so few đồng: whoever writes 8 means millions.
const FEWEST_DONG: f64 = 1000.0;
/// More đồng in one row than there may be in a mistake of scale: “8.000.000 triệu đồng”.
const MANY_DONG: i64 = 1_000_000_000_000;

/// A measure's column.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// What it counts.
    pub measure: Measure,
    /// The unit its heading names.
    pub unit: &'a Unit,
    /// Its heading.
    pub heading: &'a str,
}

/// A number that counts.
pub fn counted(value: &Value, typed: &str, of: Counted<'_>) -> Typed {
    match (value, of.unit) {
        (Value::Day(_), _) => Typed::Wrong(format!("Ô chứa ngày {typed}, không phải số; hãy ghi lại số vào ô.")),
        (Value::Number(number), Unit::Times(times, words)) => of_number(*number, typed, *times, words, of.measure),
        (Value::Number(number), _) if number.fract() != 0.0 => fraction(*number, typed),
        (Value::Number(number), _) if of.measure.scale() == Scale::Money && (1.0..FEWEST_DONG).contains(number) => {
            let sentence = format!(
                "Ô ghi {typed}, được đọc là {typed} đồng; nếu là {typed} triệu đồng thì hãy ghi đơn vị vào tên cột, thí dụ \
                 “Kinh phí (triệu đồng)”."
            );
            Typed::Read(typed.to_owned(), sentence)
        }
        (Value::Text(_), Unit::Times(times, words)) => of_words(typed, *times, words, of),
        (Value::Text(_), _) if has_groups(typed) => grouped(typed),
        (Value::Text(_), _) => with_unit(typed, of),
        _ => Typed::Same,
    }
}

fn of_number(number: f64, typed: &str, times: i64, words: &str, measure: Measure) -> Typed {
    // Both are far below 2^53, so that the product is exact to the đồng.
    let product = number * times as f64;
    if (product - product.round()).abs() > 0.01 || product.abs() > 1e15 {
        return Typed::Wrong(format!("Không đọc được {typed} {words}; hãy kiểm tra lại số trong ô."));
    }
    let shown = if number.fract() == 0.0 {
        format!("{number:.0}").parse().map_or_else(|_| typed.to_owned(), viet::grouped)
    } else {
        typed.to_owned()
    };
    told(format!("{:.0}", product.round()), &shown, words, measure)
}

fn of_words(typed: &str, times: i64, words: &str, of: Counted<'_>) -> Typed {
    let (number, unit) = parted(typed);
    let said = behind(of.measure, unit);
    // "1,2 tỷ" below "triệu đồng" says its own unit; so does "500.000 đồng".
    let of_its_own = of.measure.scale() == Scale::Money && !unit.is_empty();
    match said {
        _ if of_its_own => Typed::Same,
        Some(Unit::Other(unit)) => Typed::Wrong(another_unit(typed, &unit, of.measure)),
        None if !unit.is_empty() => Typed::Same,
        _ => {
            let scale = match times {
                1_000 => "nghìn",
                1_000_000 => "triệu",
                _ => "tỷ",
            };
            match read_scaled(&format!("{number} {scale}"), Scale::Money) {
                Ok(quantity) => told(write_quantity(quantity), number, words, of.measure),
                Err(_) => Typed::Same,
            }
        }
    }
}

/// What was multiplied is shown beside what stands there; where the product is beyond belief, it gives pause.
fn told(read: String, typed: &str, words: &str, measure: Measure) -> Typed {
    let product = read_scaled(&read, measure.scale()).ok().flatten().and_then(|quantity| quantity.value);
    let shown = format!("{typed} {words} → {}", product.map_or_else(|| read.clone(), viet::grouped));
    if measure.scale() == Scale::Money && product.is_some_and(|product| product >= MANY_DONG) {
        let sentence = format!("Được đọc là {shown} đồng; hãy kiểm tra lại đơn vị tính ở tên cột.");
        return Typed::Read(read, sentence);
    }
    Typed::Shown(read, shown)
}

/// “60 người”, “02 lớp”, “khoảng 150 lượt”.
fn with_unit(typed: &str, of: Counted<'_>) -> Typed {
    let (number, unit) = parted(typed);
    if unit.is_empty() || of.measure.scale() == Scale::Money {
        return Typed::Same;
    }
    match behind(of.measure, unit) {
        None => Typed::Same,
        Some(Unit::Other(unit)) => Typed::Wrong(another_unit(typed, &unit, of.measure)),
        // The heading said so already.
        Some(Unit::Near(unit)) if !viet::fold(of.heading).contains(&viet::fold(&unit)) => {
            let sentence = format!("“{typed}” được hiểu là {number} {}.", of.measure.unit());
            Typed::Read(number.to_owned(), sentence)
        }
        Some(_) => Typed::Shown(number.to_owned(), typed.to_owned()),
    }
}

fn another_unit(typed: &str, unit: &str, measure: Measure) -> String {
    format!(
        "Ô ghi “{typed}”, còn mục “{}” tính bằng {}; “{unit}” là đơn vị khác, không cộng chung. Hãy sửa ô, hoặc ghép cột với \
         mục khác.",
        measure.title(),
        measure.unit()
    )
}

/// The number with its qualifier, and what stands behind its last figure.
fn parted(typed: &str) -> (&str, &str) {
    match typed.rfind(|c: char| c.is_ascii_digit()) {
        Some(last) => (typed[..=last].trim(), typed[last + 1..].trim()),
        None => (typed, ""),
    }
}

/// Excel set to English makes 1,234 of "1.234": a fraction of exactly three places is read as thousands, any other is no
/// count.
fn fraction(number: f64, typed: &str) -> Typed {
    let thousands = number * 1000.0;
    if (1.0..1000.0).contains(&number)
        && (thousands - thousands.round()).abs() < 1e-9
        && thousands.round() % 10.0 != 0.0
    {
        let read = format!("{thousands:.0}");
        let shown = read.parse().map_or_else(|_| read.clone(), viet::grouped);
        let sentence = format!("Ô chứa số lẻ {typed}, được đọc là {shown}; hãy kiểm tra lại.");
        Typed::Read(read, sentence)
    } else {
        Typed::Wrong(format!("Ô chứa số lẻ {typed}; hãy ghi số nguyên, thí dụ 1.234."))
    }
}

fn has_groups(typed: &str) -> bool {
    typed.contains('.') && typed.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn grouped(typed: &str) -> Typed {
    match viet::parse_count(typed) {
        Ok(number) => {
            let words = viet::in_words(number);
            Typed::Read(typed.to_owned(), format!("“{typed}” được hiểu là {words} ({}).", viet::grouped(number)))
        }
        Err(_) => Typed::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(measure: Measure, heading: &str, value: Value) -> String {
        let unit = super::super::units::of_heading(measure, heading);
        let typed = value.to_string();
        match counted(&value, &typed, Counted { measure, unit: &unit, heading }) {
            Typed::Same => format!("{typed} ="),
            Typed::Read(read, sentence) => format!("{read} ! {sentence}"),
            Typed::Shown(read, shown) => format!("{read} [{shown}]"),
            Typed::Wrong(sentence) => format!("✗ {sentence}"),
        }
    }

    fn words(text: &str) -> Value {
        Value::Text(sheets::Text { text: text.to_owned(), raw: None })
    }

    #[test]
    fn thousands_are_thousands_whatever_excel_made_of_them() {
        let of = |number| read(Measure::Attendances, "Số lượt", Value::Number(number));
        assert_eq!(of(1234.0), "1234 =");
        assert!(of(1.234).starts_with("1234 !") && of(182.068).starts_with("182068 !"));
        for wrong in [0.5, 1.5, 1.23, 1234.5, 1.2345] {
            assert!(of(wrong).starts_with('✗'), "{wrong}");
        }
    }

    /// An office's "8" below "triệu đồng" once became eight đồng.
    #[test]
    fn the_unit_over_a_column_multiplies() {
        let said = [
            read(Measure::Cost, "Kinh phí (triệu đồng)", Value::Number(8.0)),
            read(Measure::Cost, "Kinh phí (triệu đồng)", Value::Number(8.5)),
            read(Measure::Cost, "Kinh phí (triệu đồng)", Value::Number(1.234)),
            read(Measure::Cost, "Kinh phí (triệu đồng)", words("khoảng 8,5")),
            read(Measure::Cost, "Kinh phí (triệu đồng)", words("1,2 tỷ")),
            read(Measure::Cost, "Kinh phí (triệu đồng)", words("500.000 đồng")),
            read(Measure::Cost, "Kinh phí (triệu đồng)", Value::Number(8_000_000.0)),
            read(Measure::Cost, "Kinh phí (nghìn đồng)", words("8.000")),
            read(Measure::Cost, "Kinh phí (triệu đồng)", words("chưa rõ")),
            read(Measure::Cost, "Kinh phí", Value::Number(8.0)),
            read(Measure::Cost, "Kinh phí", Value::Number(8_000_000.0)),
            read(Measure::Attendances, "Số lượt (nghìn lượt)", Value::Number(1.2)),
        ];
        insta::assert_snapshot!(said.join("\n"), @"
        8000000 [8 triệu đồng → 8.000.000]
        8500000 [8,5 triệu đồng → 8.500.000]
        1234000 [1,234 triệu đồng → 1.234.000]
        khoảng 8.500.000 [khoảng 8,5 triệu đồng → 8.500.000]
        1,2 tỷ =
        500.000 đồng =
        8000000000000 ! Được đọc là 8.000.000 triệu đồng → 8.000.000.000.000 đồng; hãy kiểm tra lại đơn vị tính ở tên cột.
        8.000.000 [8.000 nghìn đồng → 8.000.000]
        chưa rõ =
        8 ! Ô ghi 8, được đọc là 8 đồng; nếu là 8 triệu đồng thì hãy ghi đơn vị vào tên cột, thí dụ “Kinh phí (triệu đồng)”.
        8000000 =
        1200 [1,2 nghìn lượt người → 1.200]
        ");
    }

    #[test]
    fn a_unit_behind_a_number_must_be_the_columns() {
        let said = [
            read(Measure::Attendances, "Số người", words("60 người")),
            read(Measure::Attendances, "Lượt dự", words("60 người")),
            read(Measure::Attendances, "Lượt dự", words("khoảng 1.200 lượt")),
            read(Measure::Attendances, "Lượt dự", words("60 hộ")),
            read(Measure::Classes, "Số lớp", words("02 lớp")),
            read(Measure::Attendances, "Lượt dự", words("1.234")),
            read(Measure::Attendances, "Lượt dự", words("120 (nữ 40)")),
            read(Measure::Attendances, "Lượt dự", words("~150")),
        ];
        insta::assert_snapshot!(said.join("\n"), @"
        60 [60 người]
        60 ! “60 người” được hiểu là 60 lượt người.
        khoảng 1.200 [khoảng 1.200 lượt]
        ✗ Ô ghi “60 hộ”, còn mục “Lượt người” tính bằng lượt người; “hộ” là đơn vị khác, không cộng chung. Hãy sửa ô, hoặc ghép cột với mục khác.
        02 [02 lớp]
        1.234 ! “1.234” được hiểu là một nghìn hai trăm ba mươi tư (1.234).
        120 (nữ 40) =
        ~150 =
        ");
    }
}
