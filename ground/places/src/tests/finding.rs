//! Finding units by what somebody typed.

use kernel::Day;

use super::key;
use crate::*;

/// A day of each list.
const JUNE: &str = "2022-09-28";
const JULY: &str = "2025-10-01";
const APRIL: &str = "2026-05-01";

fn suggested(typed: &str, day: &str, near: i32) -> Vec<String> {
    let near = province_of_old_code(near);
    suggest(typed, day.parse().unwrap(), near, 4).into_iter().map(Unit::full_name).collect()
}

/// The meaning of a line, in words.
fn meant(written: &str, day: &str, near: i32) -> String {
    let names = |keys: &[Key]| keys.iter().map(|key| key.unit().full_name()).collect::<Vec<_>>().join(" | ");
    match resolve(written, day.parse::<Day>().unwrap(), province_of_old_code(near)) {
        Resolved::Unit(key) => key.unit().full_name(),
        Resolved::Several(keys) => format!("? {}", names(&keys)),
        Resolved::Former { key, now } => format!("{} -> {}", key.unit().full_name(), names(&now)),
        Resolved::Later { key, then } => format!("{} <- {}", key.unit().full_name(), names(&then)),
        Resolved::None => "-".to_owned(),
    }
}

#[test]
fn what_is_typed_is_understood_before_it_is_whole() {
    for (typed, first) in [
        ("quang thuan", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("Quang Thuận, Bạch Thông", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("quang thuan bach th", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("xã quang thuận, h", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("xa quang thuan, huyen bach thong, tinh bac kan, viet n", "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("p huyen tung", "phường Huyền Tụng, thành phố Bắc Kạn, tỉnh Bắc Kạn"),
        ("P.Huyền T", "phường Huyền Tụng, thành phố Bắc Kạn, tỉnh Bắc Kạn"),
        ("tt. pht", "-"),
        ("tt. phu th", "thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("tx. ky anh", "thị xã Kỳ Anh, tỉnh Hà Tĩnh"),
        ("h. bach", "huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("tinh lang s", "tỉnh Lạng Sơn"),
        ("thong", "thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("Thuận, Bạch Thông", "-"),
        ("", "-"),
        (" , ", "-"),
    ] {
        let found = suggested(typed, JUNE, 6);
        assert_eq!(found.first().map_or("-", String::as_str), first, "{typed}");
    }
}

#[test]
fn the_own_province_comes_first_then_what_it_merged_with() {
    let provinces = |found: Vec<&Unit>| {
        let mut names: Vec<&str> = found.iter().map(|unit| unit.province().unit().name).collect();
        names.dedup();
        names
    };
    let day: Day = JUNE.parse().unwrap();
    let found = suggest("tan", day, province_of_old_code(20), 400);
    assert_eq!(provinces(found)[0], "Lạng Sơn");
    let day: Day = JULY.parse().unwrap();
    let own: Vec<bool> = suggest("p", day, province_of_old_code(6), 30)
        .into_iter()
        .filter(|unit| unit.province().code() == "19")
        .map(|unit| counterparts(unit.key, Era::June2025).iter().any(|old| old.unit().province().code() == "06"))
        .collect();
    assert!(own.contains(&true) && own.contains(&false));
    assert!(own.is_sorted_by(|a, b| a >= b), "those of Bắc Kạn first");
    let merged = Key::read("2025-07-01", "19");
    assert_eq!(provinces(suggest("bach thong", day, merged, 9)), ["Thái Nguyên"]);
    assert_eq!(suggest("bach thong", day, None, 9).len(), 1);
}

#[test]
fn spelled_alike_comes_before_alike_but_for_accents() {
    let found = suggested("Tân Tiến", JUNE, 20);
    assert_eq!(found[0], "xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn");
    let names: Vec<&str> = suggest("Hòa", JULY.parse().unwrap(), None, 40).iter().map(|unit| unit.name).collect();
    assert!(names.iter().all(|name| viet::same_spelling(name).starts_with("hòa")), "{names:?}");
    let names: Vec<&str> = suggest("hoá", JULY.parse().unwrap(), None, 3).iter().map(|unit| unit.name).collect();
    assert_eq!(names, ["Hóa Quỳ", "Hóa Châu", "Minh Hóa"], "the other place of the tone, and inside a name");
}

#[test]
fn a_line_means_one_unit_of_the_day_or_says_why_not() {
    let quang_thuan = "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn";
    let huyen_tung = "phường Huyền Tụng, thành phố Bắc Kạn, tỉnh Bắc Kạn";
    for (written, expected) in [
        ("xã Quang Thuận", quang_thuan),
        ("Quang Thuận", quang_thuan),
        ("quang  thuan ", quang_thuan),
        ("x. quang thuan", quang_thuan),
        ("XÃ QUANG THUẬN, HUYỆN BẠCH THÔNG", quang_thuan),
        ("xã Quang Thuận (huyện Bạch Thông)", quang_thuan),
        ("Quang Thuận - Bạch Thông", quang_thuan),
        ("Quang Thuận, Bắc Kạn", quang_thuan),
        ("xã Quang Thuận huyện Bạch Thông tỉnh Bắc Kạn, Việt Nam", quang_thuan),
        ("xa\u{303} Quang Thua\u{302}\u{323}n", quang_thuan),
        ("P. Huyền Tụng", huyen_tung),
        ("p.huyen tung, tp. bac kan", huyen_tung),
        ("TT. Phủ Thông", "thị trấn Phủ Thông, huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("huyện Bạch Thông", "huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("Bạch Thông", "huyện Bạch Thông, tỉnh Bắc Kạn"),
        ("tỉnh Bắc Kạn", "tỉnh Bắc Kạn"),
        ("tp Bắc Kạn", "thành phố Bắc Kạn, tỉnh Bắc Kạn"),
        ("tỉnh Lạng Sơn", "tỉnh Lạng Sơn"),
        ("Tân Tiến, Tràng Định, Lạng Sơn", "xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn"),
        ("xã Khánh Hoà, tỉnh Yên Bái", "xã Khánh Hòa, huyện Lục Yên, tỉnh Yên Bái"),
        ("xã Mĩ Thanh", "xã Mỹ Thanh, huyện Bạch Thông, tỉnh Bắc Kạn"),
        // Two units: somebody must choose.
        ("Bắc Kạn", "? tỉnh Bắc Kạn | thành phố Bắc Kạn, tỉnh Bắc Kạn"),
        // One unit, but far away and not said to be there.
        ("xã Việt Tiến, huyện Lâm Thao", "-"),
        ("Phú Quốc", "? thành phố Phú Quốc, tỉnh Kiên Giang"),
        // Not what is written, but perhaps what is meant.
        ("phường Quang Thuận", "? phường Quảng Thuận, thị xã Ba Đồn, tỉnh Quảng Bình"),
        // Not what is written.
        ("xã Quảng Thuận", "-"),
        ("xã Quang Thuận, huyện Ba Bể", "-"),
        ("xã Quang Thuận, Dương Phong", "-"),
        ("hội trường huyện ủy", "-"),
        ("", "-"),
    ] {
        assert_eq!(meant(written, JUNE, 6), expected, "{written}");
    }
}

#[test]
fn a_name_of_another_list_is_told_with_what_became_of_it() {
    let quang_thuan = "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn -> xã Bạch Thông, tỉnh Thái Nguyên";
    for (written, day, near, expected) in [
        ("xã Quang Thuận", JULY, 6, quang_thuan),
        ("quang thuan, bach thong", APRIL, 6, quang_thuan),
        ("xã Quang Thuận (cũ)", JULY, 6, quang_thuan),
        (
            "Tân Tiến, huyện Tràng Định cũ",
            JULY,
            20,
            "xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn -> xã Tân Tiến, tỉnh Lạng Sơn",
        ),
        ("xã Tân Tiến", JULY, 20, "xã Tân Tiến, tỉnh Lạng Sơn"),
        ("xã Tân Tiến cũ", JULY, 20, "xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn -> xã Tân Tiến, tỉnh Lạng Sơn"),
        ("xã Bạch Thông cũ", JULY, 6, "-"),
        ("tỉnh Bắc Kạn", JULY, 6, "tỉnh Bắc Kạn -> tỉnh Thái Nguyên"),
        ("xã Bạch Thông", JULY, 6, "xã Bạch Thông, tỉnh Thái Nguyên"),
        ("Bắc Kạn", JULY, 6, "phường Bắc Kạn, tỉnh Thái Nguyên"),
        ("xã Lộc Ninh", APRIL, 75, "xã Lộc Ninh, tỉnh Đồng Nai -> phường Lộc Ninh, thành phố Đồng Nai"),
        ("Lộc Ninh", APRIL, 75, "phường Lộc Ninh, thành phố Đồng Nai"),
        ("phường Lộc Ninh", JULY, 75, "phường Lộc Ninh, thành phố Đồng Nai <- xã Lộc Ninh, tỉnh Đồng Nai"),
        ("huyện Lý Sơn", JULY, 51, "huyện Lý Sơn, tỉnh Quảng Ngãi -> đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
        (
            "xã Bạch Thông",
            JUNE,
            6,
            "xã Bạch Thông, tỉnh Thái Nguyên <- xã Dương Phong, huyện Bạch Thông, tỉnh Bắc Kạn | \
             xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn | xã Đồng Thắng, huyện Chợ Đồn, tỉnh Bắc Kạn",
        ),
        (
            "phường Hàng Trống, Hà Nội",
            JULY,
            6,
            "phường Hàng Trống, quận Hoàn Kiếm, thành phố Hà Nội -> phường Hoàn Kiếm, thành phố Hà Nội | phường Cửa Nam, thành phố Hà Nội",
        ),
    ] {
        assert_eq!(meant(written, day, near), expected, "{written} on {day}");
    }
}

#[test]
fn names_that_repeat_in_a_province_are_several_until_more_is_said() {
    let meant = |written: &str, near: i32| meant(written, JUNE, near);
    assert_eq!(meant("Kỳ Anh", 42), "? huyện Kỳ Anh, tỉnh Hà Tĩnh | thị xã Kỳ Anh, tỉnh Hà Tĩnh");
    assert_eq!(meant("tx Kỳ Anh", 42), "thị xã Kỳ Anh, tỉnh Hà Tĩnh");
    let both = "? thị trấn Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn | xã Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn";
    assert_eq!(meant("Chi Lăng, huyện Chi Lăng", 20), both);
    assert!(meant("Chi Lăng", 20).contains("huyện Chi Lăng, tỉnh Lạng Sơn | "));
    assert_eq!(meant("TT Chi Lăng", 20), "thị trấn Chi Lăng, huyện Chi Lăng, tỉnh Lạng Sơn");
    let four = meant("Phường 4", 80);
    assert!(four.starts_with("Phường 4, thành phố Tân An"), "{four}");
    assert_eq!(meant("P4, Q4, TPHCM", 6), "Phường 4, Quận 4, Thành phố Hồ Chí Minh");
    assert_eq!(meant("phường 04, quận 4, TP. HCM", 6), "Phường 4, Quận 4, Thành phố Hồ Chí Minh");
}

#[test]
fn a_resolved_unit_is_of_the_list_of_the_day() {
    let day = |day: &str| day.parse::<Day>().unwrap();
    let near = province_of_old_code(75);
    let long_thanh = [("2026-04-29", Era::July2025), ("2026-04-30", Era::April2026)];
    for (on, era) in long_thanh {
        assert_eq!(resolve("Long Thành", day(on), near), Resolved::Unit(key(era, "26368")), "{on}");
    }
}

fn also_former(typed: &str, day: &str, near: i32) -> Vec<String> {
    let near = province_of_old_code(near);
    suggest_also_former(typed, day.parse().unwrap(), near, 3).into_iter().map(Unit::full_name).collect()
}

#[test]
fn old_names_are_still_found_after_their_end() {
    for (typed, near, first) in [
        ("vu hoi", 34, "xã Vũ Hội, huyện Vũ Thư, tỉnh Thái Bình"),
        ("huyen vu thu", 34, "huyện Vũ Thư, tỉnh Thái Bình"),
        ("quang thuan", 6, "xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn"),
    ] {
        assert_eq!(also_former(typed, JULY, near)[0], first);
        assert_eq!(also_former(typed, APRIL, near)[0], first);
        assert_eq!(
            also_former(typed, JUNE, near),
            suggested(typed, JUNE, near)[..also_former(typed, JUNE, near).len()]
        );
    }
    let vu_thu = also_former("vu thu", JULY, 34);
    assert_eq!(vu_thu[..2], ["xã Vũ Thư, tỉnh Hưng Yên", "thị trấn Vũ Thư, huyện Vũ Thư, tỉnh Thái Bình"]);
    let tan_tien = also_former("xa tan tien, trang dinh", JULY, 20);
    assert_eq!(tan_tien, Vec::<String>::new(), "xã Tân Tiến is called so still");
}

#[test]
fn a_part_of_what_was_split_is_chosen_in_writing() {
    for (written, expected) in [
        ("phường Cửa Nam (phường Hàng Trống cũ)", "phường Cửa Nam, thành phố Hà Nội"),
        ("Hoàn Kiếm (phường Hàng Trống, quận Hoàn Kiếm cũ)", "phường Hoàn Kiếm, thành phố Hà Nội"),
        ("phường Ba Đình (phường Hàng Trống cũ)", "-"),
        ("phường Cửa Nam (phường Hàng Trống)", "phường Cửa Nam, thành phố Hà Nội"),
    ] {
        assert_eq!(meant(written, JULY, 1), expected, "{written}");
    }
    let day: Day = APRIL.parse().unwrap();
    let chosen = chosen("phường Cửa Nam (phường Hàng Trống cũ)", day, province_of_old_code(1)).unwrap();
    assert_eq!(chosen.method, Method::Part);
    let ways: Vec<Method> = successions(chosen.former, Era::April2026).iter().map(|step| step.method).collect();
    assert_eq!(ways, [Method::Default, Method::Part]);
}
