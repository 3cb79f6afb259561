//! What is said of places that are not clear: which units of the country's lists the words fit, and what to add. They are
//! kept as written all the same (docs/rules/places.md).

use kernel::Day;
use places::{Key, Level, Resolved};

/// Most units named in one sentence.
const NAMED: usize = 3;
/// Titles of units, folded: words that begin so should be in the lists.
const TITLES: [&str; 7] = ["xa ", "phuong ", "thi tran ", "huyen ", "thi xa ", "dac khu ", "quan "];

/// A sentence for each line that is not one unit of its day.
pub fn lines<'a>(written: impl Iterator<Item = &'a str>, day: Day, near: Option<Key>) -> Vec<String> {
    written.map(str::trim).filter(|line| !line.is_empty()).filter_map(|line| said(line, day, near)).collect()
}

fn said(line: &str, day: Day, near: Option<Key>) -> Option<String> {
    let named = |keys: &[Key]| {
        let some: Vec<String> = keys.iter().take(NAMED).map(|key| key.unit().full_name()).collect();
        let more = if keys.len() > NAMED { "; …" } else { "" };
        format!("{}{more}", some.join("; "))
    };
    Some(match places::resolve(line, day, near) {
        Resolved::Unit(_) => return None,
        Resolved::Several(keys) if keys.len() == 1 => {
            format!("“{line}”: nếu là {}, hãy ghi rõ cả tỉnh; hiện giữ như đã ghi.", named(&keys))
        }
        Resolved::Several(keys) => {
            let more = if keys.iter().any(|key| key.level() == Level::Commune) { "huyện, tỉnh" } else { "tỉnh" };
            format!("“{line}”: có {} nơi cùng tên ({}); hãy ghi rõ {more}.", keys.len(), named(&keys))
        }
        Resolved::Former { now, .. } if now.is_empty() => format!("“{line}” là tên cũ, không còn vào ngày ấy."),
        Resolved::Former { now, .. } => format!("“{line}” là tên cũ; vào ngày ấy nơi này thuộc {}.", named(&now)),
        Resolved::Later { then, .. } => format!("“{line}” là tên về sau; vào ngày ấy nơi này là {}.", named(&then)),
        Resolved::None if TITLES.iter().any(|title| viet::fold(line).starts_with(title)) => {
            format!("“{line}” không có trong danh sách đơn vị hành chính; vẫn giữ như đã ghi.")
        }
        Resolved::None => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clear_says_nothing_and_what_is_not_says_what_to_add() {
        let day = "2022-09-28".parse().unwrap();
        let near = places::province_of_old_code(6);
        let written = "xã Quang Thuận\nxã Tân Tiến\nhội trường huyện\nxã Không Có\nxã Quang Thuận, huyện Bạch Thông";
        insta::assert_snapshot!(lines(written.lines(), day, near).join("\n"), @"
        “xã Tân Tiến”: có 13 nơi cùng tên (xã Tân Tiến, huyện Hoàng Su Phì, tỉnh Hà Giang; xã Tân Tiến, huyện Yên Sơn, tỉnh Tuyên Quang; xã Tân Tiến, huyện Bảo Yên, tỉnh Lào Cai; …); hãy ghi rõ huyện, tỉnh.
        “xã Không Có” không có trong danh sách đơn vị hành chính; vẫn giữ như đã ghi.
        ");
    }
}
