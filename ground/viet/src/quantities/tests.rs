//! Sentences as they come in messages, with what is counted in them.

use proptest::prelude::*;

use super::quantities;

fn read(text: &str) -> String {
    let seen = |found: &super::Found| {
        let word = found.qualifier.word();
        let blank = if word.is_empty() { "" } else { " " };
        format!("{word}{blank}{} {}", found.value, found.unit).trim_end().to_owned()
    };
    quantities(text).iter().map(seen).collect::<Vec<_>>().join("; ")
}

#[test]
fn quantities_are_read_as_they_are_written() {
    for (text, found) in [
        ("02 lớp", "2 lớp"),
        ("120 học viên", "120 học viên"),
        ("hơn 9.000 lượt người", "hơn 9000 lượt người"),
        ("1.234 lượt", "1234 lượt"),
        ("1 234 lượt, 02 120", "1234 lượt; 2; 120"),
        ("ước khoảng 60 đại biểu", "khoảng 60 đại biểu"),
        ("gần 300 hộ và trên 15 xã", "gần 300 hộ; hơn 15 xã"),
        ("3 triệu đồng", "3000000 đồng"),
        ("15,5 triệu đồng", "15500000 đồng"),
        ("1,2 tỷ đồng", "1200000000 đồng"),
        ("500.000đ, 500 nghìn đồng; 20tr", "500000 đồng; 500000 đồng; 20000000"),
        ("3 triệu 500 nghìn đồng", "3500000 đồng"),
        ("2 tỷ rưỡi đồng", "2500000000 đồng"),
        ("2 nghìn tỷ đồng", "2000000000000 đồng"),
        ("1,5 triệu lượt người", "1500000 lượt người"),
        ("hai lớp, mười buổi", "2 lớp; 10 buổi"),
        ("Một cuộc hội thảo", "1 cuộc hội thảo"),
        ("năm lớp", "5 lớp"),
        ("05 đồng chí", "5 đồng chí"),
        ("62 dong chi du, 62 đ/c tham gia, 62đ", "62 đồng chí; 62 đồng chí; 62 đồng"),
        ("120hv", "120 hv"),
        ("tổng số 120 học viên", "120 học viên"),
        ("12 cơ sở, 120 tài liệu cho hội viên", "12 cơ sở; 120 tài liệu"),
        ("hai lo\u{31b}\u{301}p", "2 lớp"),
        ("27-28/9 tập huấn 02 lớp, 120 học viên, xã Quang Thuận, Dương Phong", "2 lớp; 120 học viên"),
        (
            "Sáng 14/6/2022 - 60 đại biểu dự 01 hội thảo về sáng kiến, kinh phí 15 triệu đồng",
            "60 đại biểu dự; 1 hội thảo; 15000000 đồng",
        ),
        ("mở 03 lớp ngày 27/9 tại 2 xã", "3 lớp; 2 xã"),
    ] {
        assert_eq!(read(text), found, "{text}");
    }
}

#[test]
fn what_is_no_quantity_is_left_out() {
    for text in [
        "27-28/9",
        "ngày 14 tháng 6 năm 2022",
        "41/BC-LHH",
        "Nghị định số 30/2020/NĐ-CP",
        "Quyết định 1795/QĐ-UBND, số 27, 12-KH",
        "Điều 5, khoản 2, khóa 12, lần 3, thứ 6",
        "85%, 12,5 %, 9,000 lượt, 15,5 ha, 1.23",
        "120-150 học viên, 120 – 150 học viên",
        "K44, T6, H1N1, 8h30",
        "0912345678",
        "thứ hai, tháng hai, một số, ba mẹ, năm học, hai mươi lớp, hai mươi ba lớp, trong năm công tác",
        "99999999999999999999 lớp",
        "9.223.372.036.854.775.807 tỷ",
        "٣ lớp, 5\u{301} lớp, ² lớp",
        "",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn a_unit_is_asked_for_by_its_first_words() {
    let found = &quantities("120 Học viên xã Quang Thuận")[0];
    assert!(found.counts("học viên") && found.counts("học"));
    assert!(!found.counts("lớp") && !found.counts("") && !found.counts("học v"));
    assert!(!found.is_money());
    assert!(quantities("3 triệu đồng")[0].is_money());
}

#[test]
fn the_range_reaches_from_the_qualifier_to_the_number() {
    for (text, part) in
        [("có hơn 9.000 lượt", "hơn 9.000"), ("chi 15,5 triệu đồng cho", "15,5 triệu đồng"), ("mở hai lớp", "hai")]
    {
        assert_eq!(&text[quantities(text)[0].range.clone()], part);
    }
}

fn near_sentences() -> impl Strategy<Value = String> {
    let words = "hơn|gần|khoảng|02|120|1.234|9|000|15,5|triệu|nghìn|tỷ|đồng|đ|lớp|lượt|học viên|hai|năm|rưỡi|số|27/9|/|-|,|.|%| |\u{301}|\u{1b0}|tổng";
    let pool: Vec<&'static str> = words.split('|').collect();
    let made = proptest::collection::vec(proptest::sample::select(pool), 0..14);
    prop_oneof![made.clone().prop_map(|parts| parts.join(" ")), made.prop_map(|parts| parts.concat()), any::<String>()]
}

proptest! {
    #[test]
    fn what_is_written_is_found(count in 0..100_000_000_i64, before in "[a-z]{2,6}") {
        let text = format!("{before} {} lớp, {} học viên", crate::padded(count), crate::grouped(count));
        // "so 0" is a number's name, "ql 6" a road.
        prop_assume!((count != 0 || before != "so") && before != "ql");
        let found = quantities(&text);
        let values: Vec<i64> = found.iter().map(|found| found.value).collect();
        prop_assert_eq!(values, vec![count, count], "{}", text);
    }

    #[test]
    fn any_text_is_read(text in near_sentences()) {
        let mut end = 0;
        for found in quantities(&text) {
            prop_assert!(found.value >= 0);
            prop_assert!(found.range.start >= end && found.range.start < found.range.end);
            prop_assert!(text.get(found.range.clone()).is_some());
            let behind = text[found.range.end..].chars().next();
            prop_assert!(!behind.is_some_and(unicode_normalization::char::is_combining_mark), "a letter was split");
            end = found.range.end;
        }
    }
}
