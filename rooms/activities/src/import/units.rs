//! Units as offices write them over a column, “Kinh phí (triệu đồng)”, and behind a number, “60 người”. A unit that is
//! another thing than the measure counts is never read over: “lượt người” is not “hộ” (docs/rules/counting.md, rule 4).

use crate::record::{Measure, Scale};

/// What a heading says of the unit of its column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Nothing, or the measure's own unit.
    #[default]
    Own,
    /// So many of the measure's own unit: a thousand, a million, a billion, with its words.
    Times(i64, String),
    /// A unit that offices use for the measure's own, though it says something else: “người” for “lượt người”.
    Near(String),
    /// Another unit.
    Other(String),
}

/// Units besides those of the measures, folded.
const FOREIGN: [&str; 18] = [
    "ha", "hecta", "m", "m2", "m3", "km", "kg", "tan", "ta", "con", "usd", "do la", "euro", "%", "ngay", "gio",
    "thang", "nam",
];
/// Words before a unit that only say that it is one.
const LEADS: [&str; 6] = ["don vi tinh", "don vi", "dvt", "tinh bang", "tinh theo", "tinh"];

/// Whether these words, folded, are a measure's own unit: as the catalogue says it, or as it is called besides.
fn is_own(measure: Measure, unit: &str) -> bool {
    words(measure).0.contains(&unit) || plain(measure.unit()) == unit
}

/// What a measure's unit is called besides, folded, and what offices put in its stead.
fn words(measure: Measure) -> (&'static [&'static str], &'static [&'static str]) {
    use Measure as M;
    match measure {
        M::Attendances | M::Experts => (
            &[
                "luot",
                "luot nguoi",
                "luot dai bieu",
                "luot hoi vien",
                "luot chuyen gia",
                "luot nguoi du",
                "luot tham gia",
            ],
            &["nguoi", "dai bieu", "hoi vien", "hoc vien", "chuyen gia", "can bo", "nong dan", "nguoi du", "hoc sinh"],
        ),
        M::Trainees => (&["hoc vien", "hv", "nguoi"], &["luot", "luot nguoi", "hoi vien", "nong dan", "dai bieu"]),
        M::Households => (&["ho", "ho dan", "ho gia dinh", "gia dinh"], &[]),
        M::Classes => (&["lop", "lop hoc", "lop tap huan"], &["khoa"]),
        M::Sessions => (&["buoi"], &["cuoc", "dot", "lan"]),
        M::Events => (&["cuoc", "hoi thao", "hoi nghi", "toa dam", "cuoc thi", "hoi thi"], &["buoi", "lan"]),
        M::Tasks => (&["nhiem vu", "ho so", "de an", "du an"], &["cuoc", "lan", "van ban"]),
        M::Roles | M::CouncilSeats | M::ConferencesChaired | M::TasksLed | M::ExpertInvitations => {
            (&["luot", "luot tham gia", "lan", "nhiem vu", "hoi nghi"], &["nguoi", "cuoc"])
        }
        M::Drafts => (&["du thao", "van ban"], &["lan", "y kien"]),
        M::CouncilAttendances => (&["luot", "luot nguoi", "luot tham gia"], &["nguoi", "lan", "hoi dong"]),
        M::Papers => (&["van ban"], &["de xuat", "kien nghi"]),
        M::Talks => (&["tham luan", "bai", "bai tham luan", "bao cao"], &[]),
        M::Topics => (&["de tai", "du an", "de tai du an"], &["nhiem vu"]),
        M::Initiatives => (&["sang kien", "giai phap"], &[]),
        M::Entries => (&["bai", "bai du thi", "giai phap", "mo hinh", "san pham"], &["cong trinh"]),
        M::Authors => (&["tac gia", "nguoi"], &[]),
        M::Works => (&["cong trinh", "giai phap"], &[]),
        M::Applications => (&["mo hinh", "giai phap"], &["cong trinh"]),
        M::Commendations => (&["luot", "luot khen"], &[]),
        M::Collectives => (&["tap the"], &["don vi"]),
        M::Individuals => (&["ca nhan", "nguoi", "dong chi"], &[]),
        M::Issues => (&["so", "ky", "dau sach"], &[]),
        M::Copies => (&["ban", "cuon", "quyen", "to"], &[]),
        M::Articles => (&["tin", "bai", "tin bai"], &[]),
        M::Agreements => (&["van ban", "thoa thuan", "ban ghi nho", "chuong trinh"], &[]),
        M::Visits => (&["lan", "luot", "cuoc", "don vi"], &[]),
        M::Gifts => (&["suat", "suat qua", "phan qua", "qua"], &[]),
        M::Activities => (&["hoat dong", "cuoc", "dot", "lan"], &[]),
        // Every measure has its own unit without a word here.
        _ => (&[], &[]),
    }
}

/// What a heading says of the unit of a measure's column: in brackets; an amount of money also behind a sign or at its end.
pub fn of_heading(measure: Measure, title: &str) -> Unit {
    let mut bracketed = brackets(title).map(|said| of_words(measure, said));
    let money = || {
        let bare = title.split('(').next().unwrap_or_default();
        let words: Vec<&str> = bare.split(|c: char| c.is_whitespace() || ",/:-".contains(c)).collect();
        let ends = (1..words.len()).rev().map(|from| words[from..].join(" "));
        ends.map(|end| of_words(measure, &end)).find(|unit| matches!(unit, Unit::Times(..)))
    };
    let said = bracketed.find(|unit| *unit != Unit::Own);
    said.or_else(|| if measure.scale() == Scale::Money { money() } else { None }).unwrap_or_default()
}

fn brackets(title: &str) -> impl Iterator<Item = &str> {
    title.split('(').skip(1).map(|behind| behind.split(')').next().unwrap_or_default())
}

/// What the words of a unit mean to a measure.
fn of_words(measure: Measure, written: &str) -> Unit {
    let plain = plain(written);
    let plain = LEADS.iter().find_map(|lead| plain.strip_prefix(lead)).unwrap_or(&plain).trim();
    let (times, unit) = scaled(plain);
    let is_money = measure.scale() == Scale::Money;
    match times {
        1 if unit.is_empty() || is_own(measure, unit) => Unit::Own,
        _ if unit.is_empty() || is_own(measure, unit) => {
            let word = if is_money && unit.is_empty() { "dong" } else { unit };
            Unit::Times(times, spoken(times, word, measure))
        }
        1 if words(measure).1.contains(&unit) => Unit::Near(written.trim().to_owned()),
        _ if is_a_unit(unit) => Unit::Other(written.trim().to_owned()),
        _ => Unit::Own,
    }
}

/// What the words behind a number mean to a measure; `None` where they are no unit.
pub fn behind(measure: Measure, written: &str) -> Option<Unit> {
    let plain = plain(written);
    let unit = plain.as_str();
    if is_own(measure, unit) {
        Some(Unit::Own)
    } else if words(measure).1.contains(&unit) {
        Some(Unit::Near(written.trim().to_owned()))
    } else {
        is_a_unit(unit).then(|| Unit::Other(written.trim().to_owned()))
    }
}

fn is_a_unit(unit: &str) -> bool {
    let of_measures = || Measure::ALL.iter().any(|measure| is_own(*measure, unit) || words(*measure).1.contains(&unit));
    !unit.is_empty() && (FOREIGN.contains(&unit) || of_measures())
}

/// “nghìn đồng” in the words of the page.
fn spoken(times: i64, unit: &str, measure: Measure) -> String {
    let scale = match times {
        1_000 => "nghìn",
        1_000_000 => "triệu",
        _ => "tỷ",
    };
    let unit = if unit == "dong" { "đồng" } else { measure.unit() };
    format!("{scale} {unit}")
}

/// How many, and of what.
fn scaled(plain: &str) -> (i64, &str) {
    const SCALES: [(&str, i64); 8] = [
        ("1000000000", 1_000_000_000),
        ("1000000", 1_000_000),
        ("1000", 1_000),
        ("nghin", 1_000),
        ("ngan", 1_000),
        ("trieu", 1_000_000),
        ("ty", 1_000_000_000),
        ("ti", 1_000_000_000),
    ];
    let scale = SCALES.iter().find_map(|(word, times)| {
        let rest = plain.strip_prefix(word)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (*times, rest.trim()))
    });
    scale.unwrap_or((1, plain))
}

/// Folded, with single blanks; “tr.đ”, “1.000đ”, “VNĐ” written out.
fn plain(written: &str) -> String {
    let folded = viet::fold(written);
    let mut spaced = String::with_capacity(folded.len() + 4);
    let letters: Vec<char> = folded.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match c {
            '.' if is_digit(before) && is_digit(after) => {}
            'a'..='z' if is_digit(before) => spaced.extend([' ', *c]),
            c if c.is_alphanumeric() || *c == '%' => spaced.push(*c),
            _ => spaced.push(' '),
        }
    }
    let words = spaced.split_whitespace().map(|word| match word {
        "d" | "vnd" | "dg" => "dong",
        "tr" => "trieu",
        "trd" | "trdong" => "trieu dong",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_their_unit_in_many_ways() {
        let told = |measure, title: &str| match of_heading(measure, title) {
            Unit::Own => "own".to_owned(),
            Unit::Times(times, words) => format!("{times} {words}"),
            Unit::Near(words) => format!("near {words}"),
            Unit::Other(words) => format!("other {words}"),
        };
        for title in [
            "Kinh phí (triệu đồng)",
            "Kinh phí (Triệu)",
            "Kinh phí (tr.đ)",
            "Kinh phí (trđ)",
            "Kinh phí (ĐVT: triệu đồng)",
            "Kinh phí / Triệu đồng",
            "Kinh phí, triệu đồng",
            "Kinh phí triệu đồng",
            "Kinh phí thực hiện (nếu có) (1.000.000đ)",
        ] {
            assert_eq!(told(Measure::Cost, title), "1000000 triệu đồng", "{title}");
        }
        for (measure, title, unit) in [
            (Measure::Cost, "Kinh phí (nghìn đồng)", "1000 nghìn đồng"),
            (Measure::Cost, "Kinh phí (1.000đ)", "1000 nghìn đồng"),
            (Measure::Value, "Giá trị (tỷ đồng)", "1000000000 tỷ đồng"),
            (Measure::Cost, "Kinh phí (đồng)", "own"),
            (Measure::Cost, "Kinh phí (VNĐ)", "own"),
            (Measure::Cost, "Kinh phí", "own"),
            (Measure::Cost, "Kinh phí (nếu có)", "own"),
            (Measure::Cost, "Kinh phí (USD)", "other USD"),
            (Measure::Cost, "Kinh phí (người)", "other người"),
            (Measure::Attendances, "Số lượt (lượt)", "own"),
            (Measure::Attendances, "Số người dự (người)", "near người"),
            (Measure::Attendances, "Số lượt (nghìn lượt)", "1000 nghìn lượt người"),
            (Measure::Attendances, "Lượt người (hộ)", "other hộ"),
            (Measure::Attendances, "Số người (nam/nữ)", "own"),
            (Measure::Trainees, "Số học viên (người)", "own"),
            (Measure::Households, "Diện tích (ha)", "other ha"),
            (Measure::Classes, "Số lớp", "own"),
        ] {
            assert_eq!(told(measure, title), unit, "{title}");
        }
    }

    #[test]
    fn every_measure_knows_its_own_unit() {
        for measure in Measure::ALL {
            assert_eq!(behind(*measure, measure.unit()), Some(Unit::Own), "{measure:?}");
        }
    }
}
