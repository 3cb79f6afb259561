//! Units that somebody may mean, each as a line of the form means it again. Old names are offered for years after their end,
//! with what they lie in by now: one that went whole needs no choice, of one that was split each part is a line of its own
//! and says that it is one (docs/rules/places.md, rules 2 and 4).

use kernel::Day;
use places::{Era, Key, Level, Method, Resolved, Succession, Unit};
use web::Suggestion;

/// Most units that a former district is said to lie in.
const NAMED: usize = 3;

/// What the words may become on a day, at most `most`, to a Union of this province.
pub fn offered(typed: &str, day: Day, near: Option<Key>, most: usize) -> Vec<Suggestion> {
    let found = places::suggest_also_former(typed, day, near, most);
    let mut all: Vec<Suggestion> = found.into_iter().flat_map(|unit| lines(unit, day, near)).collect();
    all.truncate(most);
    all
}

fn lines(unit: &Unit, day: Day, near: Option<Key>) -> Vec<Suggestion> {
    if unit.key.era() == Era::on(day) {
        return vec![of_the_day(unit, day, near)];
    }
    let now = places::successions(unit.key, Era::on(day));
    match &now[..] {
        parts @ [_, _, ..] if unit.level() == Level::Commune => {
            parts.iter().map(|part| part_of(unit, *part, day, near)).collect()
        }
        now => vec![former(unit, now, day, near)],
    }
}

/// With its district in the Union's own province, else with all above it.
fn of_the_day(unit: &Unit, day: Day, near: Option<Key>) -> Suggestion {
    let is_enough = |short: &str| places::resolve(short, day, near) == Resolved::Unit(unit.key);
    match short(unit).filter(|short| is_enough(short)) {
        Some(value) => Suggestion { value, note: unit.province().unit().written() },
        None => Suggestion { value: unit.full_name(), note: String::new() },
    }
}

/// By its old name, which is kept as it is written.
fn former(unit: &Unit, now: &[Succession], day: Day, near: Option<Key>) -> Suggestion {
    let means =
        |line: &str| matches!(places::resolve(line, day, near), Resolved::Former { key, .. } if key == unit.key);
    let plain = short(unit).into_iter().chain([unit.full_name()]);
    let lines = plain.flat_map(|line| [line.clone(), format!("{line} cũ")]);
    let value = lines.into_iter().find(|line| means(line)).unwrap_or_else(|| unit.full_name());
    let note = match now {
        [] => "tên cũ, không còn".to_owned(),
        [only] => format!("nay thuộc {}", only.key.unit().full_name()),
        several => {
            let names: Vec<String> = several.iter().take(NAMED).map(|part| part.key.unit().written()).collect();
            let more = if several.len() > NAMED { ", …" } else { "" };
            format!("tên cũ, nay là {} xã, phường: {}{more}", several.len(), names.join(", "))
        }
    };
    Suggestion { value, note }
}

/// One of the units in which a former one lies, with the old name beside it.
fn part_of(unit: &Unit, part: Succession, day: Day, near: Option<Key>) -> Suggestion {
    let now = part.key.unit();
    let lines = [now.written(), now.full_name()]
        .into_iter()
        .flat_map(|now| [unit.written(), unit.full_name()].map(|old| format!("{now} ({old} cũ)")));
    let means = |line: &String| places::resolve(line, day, near) == Resolved::Unit(part.key);
    let value = lines.into_iter().find(means).unwrap_or_else(|| now.full_name());
    let note = match part.method {
        Method::Default => "phần lớn của xã, phường cũ; đã tách, cần chọn",
        Method::Whole | Method::Part => "một phần của xã, phường cũ; đã tách, cần chọn",
    };
    Suggestion { value, note: note.to_owned() }
}

/// Without its province; nothing for a province itself.
fn short(unit: &Unit) -> Option<String> {
    let within = unit.above().filter(|above| above.level() != Level::Province);
    let names = std::iter::once(unit.written()).chain(within.map(Unit::written));
    (unit.level() != Level::Province).then(|| names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str, day: &str, province: i32) -> String {
        let found = offered(typed, day.parse().unwrap(), places::province_of_old_code(province), 3);
        found.iter().map(|one| format!("{} | {}", one.value, one.note)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn old_names_are_offered_with_what_they_lie_in() {
        insta::assert_snapshot!(told("vu hoi", "2025-07-02", 34), @"xã Vũ Hội, huyện Vũ Thư | nay thuộc xã Thư Vũ, tỉnh Hưng Yên");
        insta::assert_snapshot!(told("huyen vu thu", "2026-11-20", 34), @"huyện Vũ Thư | tên cũ, nay là 8 xã, phường: phường Vũ Phúc, xã Vũ Thư, xã Vạn Xuân, …");
        insta::assert_snapshot!(told("quang thuan", "2025-10-01", 6), @"
        xã Quang Thuận, huyện Bạch Thông | nay thuộc xã Bạch Thông, tỉnh Thái Nguyên
        phường Quảng Thuận, thị xã Ba Đồn | nay thuộc phường Bắc Gianh, tỉnh Quảng Trị
        ");
        insta::assert_snapshot!(told("vu hoi", "2025-06-30", 34), @"xã Vũ Hội, huyện Vũ Thư | tỉnh Thái Bình");
    }

    #[test]
    fn of_what_was_split_each_part_is_offered() {
        insta::assert_snapshot!(told("hang trong", "2025-10-01", 1), @"
        phường Hoàn Kiếm (phường Hàng Trống cũ) | phần lớn của xã, phường cũ; đã tách, cần chọn
        phường Cửa Nam (phường Hàng Trống cũ) | một phần của xã, phường cũ; đã tách, cần chọn
        ");
    }

    /// Whatever is offered, the form understands as one unit, or as one former one.
    #[test]
    fn what_is_offered_is_understood() {
        let day: Day = "2026-11-20".parse().unwrap();
        for province in [1, 6, 20, 34, 45] {
            let near = places::province_of_old_code(province);
            for typed in ["vu", "tan", "quang", "hoa", "huyen", "thi tran", "p. h", "bac"] {
                for one in offered(typed, day, near, 40) {
                    let meant = places::resolve(&one.value, day, near);
                    assert!(matches!(meant, Resolved::Unit(_) | Resolved::Former { .. }), "{}: {meant:?}", one.value);
                }
            }
        }
    }
}
