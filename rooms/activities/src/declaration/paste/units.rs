//! Units as papers write them, and which of them are one. “Lượt người” are attendances and “người” are persons: no word makes
//! one of the other (docs/rules/counting.md, rule 4).

/// A unit of ours, and what papers write for it, folded. The first words of what stands in a paper decide.
const SAME: [(&str, &[&str]); 22] = [
    (
        "lượt người",
        &[
            "luot nguoi",
            "luot hoi vien",
            "luot hoc vien",
            "luot dai bieu",
            "luot can bo",
            "luot nong dan",
            "luot chuyen gia",
            "luot",
        ],
    ),
    ("lượt", &["luot tham gia", "luot", "lan"]),
    ("lượt tham gia", &["luot tham gia", "luot"]),
    ("lượt khen", &["luot khen", "khen thuong", "luot", "bang khen", "giay khen"]),
    ("lớp", &["lop tap huan", "lop"]),
    ("buổi", &["buoi", "cuoc"]),
    ("cuộc", &["cuoc", "hoi thao", "toa dam", "hoi nghi"]),
    ("hộ", &["ho dan", "ho gia dinh", "ho nong dan", "ho"]),
    ("học viên", &["hoc vien"]),
    // Members are persons; who else is counted in persons has a title of his own.
    ("hội viên", &["hoi vien", "nguoi"]),
    ("người", &["nguoi", "can bo", "nhan vien", "tri thuc"]),
    ("nhiệm vụ", &["nhiem vu", "van ban", "de an", "du an", "y kien"]),
    ("dự thảo", &["du thao", "van ban"]),
    ("văn bản", &["van ban", "cong van", "to trinh"]),
    ("đề tài", &["de tai", "du an", "nhiem vu"]),
    ("sáng kiến", &["sang kien", "giai phap"]),
    ("giải", &["giai"]),
    ("tổ chức", &["to chuc", "hoi thanh vien", "hoi", "don vi"]),
    ("tin, bài", &["tin bai", "tin, bai", "tin", "bai"]),
    ("cá nhân", &["ca nhan", "nguoi"]),
    ("giải pháp", &["giai phap"]),
    ("mô hình", &["mo hinh", "san pham"]),
];

/// Money in parts of đồng, folded, and how a number in it is written out.
const MONEY: [(&str, &str); 9] = [
    ("ty dong", "tỷ đồng"),
    ("ty", "tỷ đồng"),
    ("trieu dong", "triệu đồng"),
    ("trieu", "triệu đồng"),
    ("tr.d", "triệu đồng"),
    ("trd", "triệu đồng"),
    ("tr. dong", "triệu đồng"),
    ("dong", "đồng"),
    ("vnd", "đồng"),
];

/// The words of money that a unit is; nothing where it is none.
pub fn money(unit: &str) -> &'static str {
    let folded = viet::fold(unit);
    MONEY.iter().find(|(word, _)| *word == folded).map_or("", |(_, words)| words)
}

/// Whether a cell is a unit and nothing else.
pub fn is_one(cell: &str) -> bool {
    let folded = viet::fold(cell);
    let known = SAME.iter().flat_map(|(_, words)| words.iter());
    !money(cell).is_empty()
        || known.into_iter().any(|word| *word == folded)
        || SAME.iter().any(|(unit, _)| viet::fold(unit) == folded)
}

/// “Số lớp (lớp)”: the unit that stands in brackets behind a title.
pub fn in_brackets(title: &str) -> String {
    let inside = title.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    inside.map(|(_, unit)| unit.trim()).filter(|unit| is_one(unit)).unwrap_or_default().to_owned()
}

/// Whether what a paper counts in can be what a figure counts in. Nothing written fits everything.
pub fn fits(written: &str, unit: &str) -> bool {
    let folded = viet::fold(written);
    if folded.is_empty() {
        return true;
    }
    if unit == "đồng" || !money(written).is_empty() {
        return unit == "đồng" && !money(written).is_empty();
    }
    let begins =
        |word: &str| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',']));
    let own = viet::fold(unit);
    begins(&own) || SAME.iter().any(|(known, words)| *known == unit && words.iter().any(|word| begins(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendances_are_no_persons_and_money_is_money() {
        assert!(fits("lượt hội viên", "lượt người") && fits("Lượt", "lượt người") && fits("hộ dân", "hộ"));
        assert!(!fits("người", "lượt người") && !fits("lượt người", "người") && !fits("hộ", "lớp"));
        assert!(fits("triệu đồng", "đồng") && !fits("triệu đồng", "lớp") && !fits("lớp", "đồng"));
        assert!(fits("", "lớp"), "nothing written fits everything");
        assert_eq!(in_brackets("Số lớp tập huấn (lớp)"), "lớp");
        assert_eq!(in_brackets("Hội viên (đơn vị tự báo)"), "");
    }
}
