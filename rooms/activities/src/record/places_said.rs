//! What is said of places: which units of the country's lists the words fit and what to add where that is not clear, and by
//! which way a former unit came to lie where it does. They are kept as written all the same (docs/rules/places.md).

use kernel::Day;
use places::{Era, Key, Level, Method, Resolved, Succession};

use super::content::{Place, Places};
use super::words;

/// Most units named in one sentence.
const NAMED: usize = 3;
/// Titles of units, folded: words that begin so should be in the lists.
const TITLES: [&str; 7] = ["xa ", "phuong ", "thi tran ", "huyen ", "thi xa ", "dac khu ", "quan "];

/// A sentence for each line that is not one unit of its day.
pub fn lines<'a>(written: impl Iterator<Item = &'a str>, day: Day, near: Option<Key>) -> Vec<String> {
    written.map(str::trim).filter(|line| !line.is_empty()).filter_map(|line| said(line, day, near)).collect()
}

/// What is to be said of one place as it is written; nothing where it is clear.
pub fn said(line: &str, day: Day, near: Option<Key>) -> Option<String> {
    let named = |keys: &[Key]| {
        let some: Vec<String> = keys.iter().take(NAMED).map(|key| key.unit().full_name()).collect();
        let more = if keys.len() > NAMED { "; …" } else { "" };
        format!("{}{more}", some.join("; "))
    };
    if let Some(chosen) = places::chosen(line, day, near) {
        let (part, old) = (chosen.key.unit().full_name(), chosen.former.unit().written());
        return Some(format!(
            "“{line}”: {part}, do người ghi chọn trong các phần của {old} cũ ({}).",
            way(chosen.method)
        ));
    }
    Some(match places::resolve(line, day, near) {
        Resolved::Unit(_) => return None,
        Resolved::Several(keys) if keys.len() == 1 => {
            format!("“{line}”: nếu là {}, hãy ghi rõ cả tỉnh; hiện giữ như đã ghi.", named(&keys))
        }
        Resolved::Several(keys) => {
            let more = if keys.iter().any(|key| key.level() == Level::Commune) { "huyện, tỉnh" } else { "tỉnh" };
            format!("“{line}”: có {} nơi cùng tên ({}); hãy ghi rõ {more}.", keys.len(), named(&keys))
        }
        Resolved::Former { key, .. } => former(line, key, &places::successions(key, Era::on(day))),
        Resolved::Later { then, .. } => format!("“{line}” là tên về sau; vào ngày ấy nơi này là {}.", named(&then)),
        Resolved::None if TITLES.iter().any(|title| viet::fold(line).starts_with(title)) => {
            format!("“{line}” không có trong danh sách đơn vị hành chính; vẫn giữ như đã ghi.")
        }
        Resolved::None => return None,
    })
}

/// A former unit, where it lies and by which way it went there.
fn former(line: &str, key: Key, now: &[Succession]) -> String {
    match now {
        [] => format!("“{line}” là tên cũ, không còn vào ngày ấy."),
        [only] => format!(
            "“{line}” là tên cũ; vào ngày ấy nơi này thuộc {} ({}).",
            only.key.unit().full_name(),
            way(only.method)
        ),
        parts if key.level() == Level::Commune => {
            let parts: Vec<String> =
                parts.iter().map(|part| format!("{} ({})", part.key.unit().written(), way(part.method))).collect();
            format!(
                "“{line}” là tên cũ, đã tách; hãy chọn nơi đúng: {}. Chưa chọn thì vẫn giữ là {}.",
                parts.join("; "),
                key.unit().full_name()
            )
        }
        parts => {
            let names: Vec<String> = parts.iter().take(NAMED).map(|part| part.key.unit().written()).collect();
            let more = if parts.len() > NAMED { "; …" } else { "" };
            format!(
                "“{line}” là tên cũ; vào ngày ấy nơi này là {} xã, phường ({}{more}).",
                parts.len(),
                names.join("; ")
            )
        }
    }
}

/// How a former unit went over, as a reader is told.
fn way(method: Method) -> &'static str {
    match method {
        Method::Whole => "nhập nguyên vẹn",
        Method::Default => "tách: phần lớn, là phần mặc định",
        Method::Part => "tách: một phần",
    }
}

/// Where, on one line, each place as the unit it was taken for; what was written stands beside it where that says
/// something else. Nothing is added to what is no unit.
pub fn in_full(places: &Places) -> String {
    let Places::Named(named) = places else { return words::places(places) };
    named.iter().map(full).collect::<Vec<_>>().join("; ")
}

fn full(place: &Place) -> String {
    let Some(unit) = place.unit.map(Key::unit) else { return place.written.clone() };
    let (name, written) = (unit.full_name(), viet::fold(&place.written));
    // What only leaves the end of the address out says nothing else.
    let is_beginning =
        viet::fold(&name).strip_prefix(&written).is_some_and(|rest| rest.is_empty() || rest.starts_with(','));
    if is_beginning { name } else { format!("{name} (đã ghi: “{}”)", place.written) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clear_says_nothing_and_what_is_not_says_what_to_add() {
        let day: Day = "2022-09-28".parse().unwrap();
        let near = places::province_of_old_code(6);
        let written = "xã Quang Thuận\nxã Tân Tiến\nhội trường huyện\nxã Không Có\nxã Quang Thuận, huyện Bạch Thông";
        insta::assert_snapshot!(lines(written.lines(), day, near).join("\n"), @"
        “xã Tân Tiến”: có 13 nơi cùng tên (xã Tân Tiến, huyện Hoàng Su Phì, tỉnh Hà Giang; xã Tân Tiến, huyện Yên Sơn, tỉnh Tuyên Quang; xã Tân Tiến, huyện Bảo Yên, tỉnh Lào Cai; …); hãy ghi rõ huyện, tỉnh.
        “xã Không Có” không có trong danh sách đơn vị hành chính; vẫn giữ như đã ghi.
        ");
    }

    #[test]
    fn a_former_unit_says_by_which_way_it_went() {
        let day: Day = "2025-10-01".parse().unwrap();
        let said =
            |written: &str, province| lines(written.lines(), day, places::province_of_old_code(province)).join("\n");
        insta::assert_snapshot!(said("xã Vũ Hội\nhuyện Vũ Thư\nxã Thư Vũ", 34), @"
        “xã Vũ Hội” là tên cũ; vào ngày ấy nơi này thuộc xã Thư Vũ, tỉnh Hưng Yên (nhập nguyên vẹn).
        “huyện Vũ Thư” là tên cũ; vào ngày ấy nơi này là 8 xã, phường (phường Vũ Phúc; xã Vũ Thư; xã Vạn Xuân; …).
        ");
        insta::assert_snapshot!(said("phường Hàng Trống\nphường Cửa Nam (phường Hàng Trống cũ)", 1), @"
        “phường Hàng Trống” là tên cũ, đã tách; hãy chọn nơi đúng: phường Hoàn Kiếm (tách: phần lớn, là phần mặc định); phường Cửa Nam (tách: một phần). Chưa chọn thì vẫn giữ là phường Hàng Trống, quận Hoàn Kiếm, thành phố Hà Nội.
        “phường Cửa Nam (phường Hàng Trống cũ)”: phường Cửa Nam, thành phố Hà Nội, do người ghi chọn trong các phần của phường Hàng Trống cũ (tách: một phần).
        ");
    }

    #[test]
    fn a_place_is_told_in_full_beside_what_was_written() {
        let (old, new): (Day, Day) = ("2022-09-28".parse().unwrap(), "2025-10-01".parse().unwrap());
        let near = places::province_of_old_code(34);
        let told = |day, written: &[&str]| {
            in_full(&Places::Named(written.iter().map(|written| Place::meant(*written, day, near)).collect()))
        };
        insta::assert_snapshot!(told(old, &["xã Đông Sơn", "Vũ Hội, Vũ Thư", "hội trường huyện"]), @"xã Đông Sơn, huyện Đông Hưng, tỉnh Thái Bình; xã Vũ Hội, huyện Vũ Thư, tỉnh Thái Bình (đã ghi: “Vũ Hội, Vũ Thư”); hội trường huyện");
        insta::assert_snapshot!(told(new, &["xã Vũ Hội", "xã Thư Vũ, tỉnh Hưng Yên", "huyện Vũ Thư"]), @"xã Thư Vũ, tỉnh Hưng Yên (đã ghi: “xã Vũ Hội”); xã Thư Vũ, tỉnh Hưng Yên; huyện Vũ Thư, tỉnh Thái Bình");
        assert_eq!(in_full(&Places::Counted(6)), "6 xã");
    }
}
