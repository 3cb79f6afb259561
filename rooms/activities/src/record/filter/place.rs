//! Which units of the country's lists a place of the filter stands for: itself, what lies in it, and the same ground in the
//! lists of other years. The surprise: a commune that was split counts whole under each of its parts, because a record
//! does not say in which part it was; the page says so. Communes that were gone before the oldest list are found by the
//! name of the district or province that was written behind them.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Day;
use places::{Era, Key, Level, Resolved, Unit};

use super::Ask;
use super::understood::{Choice, Condition, Understood};

/// Names that a note lists; of more it says how many.
const LISTED: usize = 6;

/// Adds the condition on a place, as typed or by its key. Words mean what they mean on the last day the filter asks about;
/// where it asks about all years and they mean another place by an earlier list, somebody must choose.
pub(super) fn settle(typed: &str, last: Option<Day>, today: Day, near: Option<Key>, into: &mut Understood) {
    if let Ok(key) = typed.parse() {
        return take(key, &[], into);
    }
    let day = last.unwrap_or(today);
    match places::resolve(typed, day, near) {
        Resolved::Unit(key) | Resolved::Former { key, .. } | Resolved::Later { key, .. } => {
            let others = others(typed, key, today, near);
            if last.is_none() && !others.is_empty() {
                let choices = std::iter::once(key).chain(others).map(choice).collect();
                let sentence =
                    format!("Theo thời gian, “{typed}” là những nơi khác nhau; hãy chọn nơi cần lọc, hoặc chọn kỳ:");
                return into.doubt(Ask::Place, typed, sentence, choices);
            }
            take(key, &others, into);
        }
        Resolved::Several(keys) => {
            let choices: Vec<Choice> = keys.into_iter().map(choice).collect();
            let sentence = if choices.len() == 1 {
                format!("Trong tỉnh không có “{typed}”; nơi có tên ấy là:")
            } else {
                format!("Có hơn một nơi có thể là “{typed}”; hãy chọn:")
            };
            into.doubt(Ask::Place, typed, sentence, choices);
        }
        Resolved::None => {
            let words = format!("Tìm chữ “{typed}” trong nội dung và địa điểm như đã ghi");
            let choice = Choice { words, ask: Ask::Words, value: format!("“{typed}”") };
            let sentence = format!(
                "Danh mục đơn vị hành chính không có “{typed}”. Hãy ghi thêm huyện, tỉnh, hoặc xem lại cách viết."
            );
            into.doubt(Ask::Place, typed, sentence, vec![choice]);
        }
    }
}

/// What these words mean besides by the lists until today: another place of the same name.
fn others(typed: &str, key: Key, today: Day, near: Option<Key>) -> Vec<Key> {
    let mut found = vec![key];
    for era in Era::ALL.into_iter().rev().filter(|era| era.valid_from() <= today) {
        let keys = match places::resolve(typed, era.valid_from(), near) {
            Resolved::Unit(key) => vec![key],
            Resolved::Several(keys) => keys,
            Resolved::Former { .. } | Resolved::Later { .. } | Resolved::None => Vec::new(),
        };
        for other in keys.into_iter().filter(|other| other.era() == era) {
            if !found.iter().any(|known| lives_on(*known, other)) {
                found.push(other);
            }
        }
    }
    found.split_off(1)
}

/// Whether two units are one over the years, whatever joined it or left it: of one title and name, on one ground.
fn lives_on(one: Key, other: Key) -> bool {
    let named = |key: Key| (key.unit().title, key.unit().name);
    named(one) == named(other) && ground(one).contains(&other)
}

/// `others` are what the same words mean at other times.
fn take(key: Key, others: &[Key], into: &mut Understood) {
    let ground = ground(key);
    let mut note = note(key, &ground);
    if !others.is_empty() {
        let names: Vec<String> = others.iter().map(|other| dated(*other)).collect();
        let names = viet::joined(&names.iter().map(String::as_str).collect::<Vec<_>>());
        note.push_str(&format!(" Cùng tên ấy, vào lúc khác còn có {names}; muốn lọc nơi ấy thì bỏ kỳ đã chọn."));
    }
    let named = (key.level() != Level::Commune).then(|| key.unit().written());
    into.say(Ask::Place, dated(key), Condition::Places { units: ground.into_iter().collect(), named });
    into.note(note);
}

fn choice(key: Key) -> Choice {
    Choice { words: dated(key), ask: Ask::Place, value: key.to_string() }
}

/// The unit's full name, with its time where it is not of today's list.
fn dated(key: Key) -> String {
    let name = key.unit().full_name();
    match key.era() {
        Era::June2025 => format!("{name} (đến 30/06/2025)"),
        Era::July2025 => format!("{name} (từ 01/07/2025 đến 29/04/2026)"),
        Era::April2026 => name,
    }
}

/// The unit, all that lies in it, and the same ground in the other lists: there, a district or a province is in it where
/// all of its communes are.
fn ground(key: Key) -> BTreeSet<Key> {
    let leaves = leaves(key);
    let mut all = BTreeSet::from([key]);
    for era in Era::ALL {
        let there: BTreeSet<Key> = leaves.iter().flat_map(|leaf| places::counterparts(*leaf, era)).collect();
        all.extend(wholes(era, &there));
        all.extend(there);
    }
    all
}

/// What records name of a unit: its communes, and districts without any; a commune itself.
fn leaves(key: Key) -> BTreeSet<Key> {
    let units = places::units(key.era());
    let divided: BTreeSet<Key> = units.iter().filter_map(|unit| unit.parent).collect();
    let within = |unit: &&Unit| unit.key == key || unit.above().any(|above| above.key == key);
    units.iter().filter(|unit| !divided.contains(&unit.key)).filter(within).map(|unit| unit.key).collect()
}

/// The districts and provinces of a list all of whose communes are among these.
fn wholes(era: Era, among: &BTreeSet<Key>) -> Vec<Key> {
    let mut counts: BTreeMap<Key, (usize, usize)> = BTreeMap::new();
    for unit in places::units(era).iter().filter(|unit| unit.level() == Level::Commune) {
        for above in unit.above() {
            let count = counts.entry(above.key).or_default();
            *count = (count.0 + 1, count.1 + usize::from(among.contains(&unit.key)));
        }
    }
    counts.into_iter().filter(|(_, (all, within))| all == within).map(|(key, _)| key).collect()
}

/// "Địa điểm được hiểu là …": how the page says what it counts.
fn note(key: Key, ground: &BTreeSet<Key>) -> String {
    let mut said = format!("Địa điểm được hiểu là {}", dated(key));
    if key.level() != Level::Commune {
        let within = leaves(key).len();
        let within = viet::grouped(i64::try_from(within).unwrap_or(i64::MAX));
        let name = key.unit().written();
        said.push_str(&format!(
            ", gồm cả {within} xã, phường, thị trấn bên trong và nơi không có trong danh mục mà ghi rõ “{name}”"
        ));
    }
    // The two lists of three months ago and of today mostly name the same communes: each is told once.
    let mut names: Vec<String> = Vec::new();
    for other in ground.iter().filter(|other| other.era() != key.era() && other.level() == Level::Commune) {
        let name = other.unit().written();
        if !names.contains(&name) && name != key.unit().written() {
            names.push(name);
        }
    }
    match names.len() {
        0 => {}
        more if more > LISTED => {
            said.push_str(&format!("; tính cả {more} xã, phường cùng địa bàn theo danh mục năm khác"))
        }
        _ => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            said.push_str(&format!("; tính cả {} theo danh mục năm khác", viet::joined(&names)));
        }
    }
    said.push('.');
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAC_KAN: i32 = 6;

    fn understood(typed: &str, day: &str) -> Understood {
        let (mut into, day) = (Understood::default(), day.parse().unwrap());
        settle(typed, Some(day), day, places::province_of_old_code(BAC_KAN), &mut into);
        into
    }

    /// By somebody who asks about all years.
    fn asked_today(typed: &str, province: i32) -> String {
        let mut into = Understood::default();
        settle(typed, None, "2026-11-20".parse().unwrap(), places::province_of_old_code(province), &mut into);
        in_words(&into)
    }

    fn said(typed: &str, day: &str) -> String {
        in_words(&understood(typed, day))
    }

    fn in_words(understood: &Understood) -> String {
        let doubts = understood.unclear().iter().map(|unclear| {
            let choices: Vec<&str> = unclear.choices.iter().map(|choice| choice.words.as_str()).collect();
            format!("{} {}", unclear.sentence, choices.join(" / "))
        });
        understood.notes().iter().cloned().chain(doubts).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_commune_is_itself_and_what_it_was_and_became() {
        insta::assert_snapshot!(said("quang thuan", "2022-06-30"), @"Địa điểm được hiểu là xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025); tính cả xã Bạch Thông theo danh mục năm khác.");
        insta::assert_snapshot!(said("Quang Thuận, Bạch Thông", "2026-11-20"), @"Địa điểm được hiểu là xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025); tính cả xã Bạch Thông theo danh mục năm khác.");
        insta::assert_snapshot!(said("xã Phong Quang", "2026-11-20"), @"Địa điểm được hiểu là xã Phong Quang, tỉnh Thái Nguyên; tính cả xã Dương Quang và xã Đôn Phong theo danh mục năm khác.");
    }

    #[test]
    fn a_district_or_a_province_is_all_that_lies_in_it() {
        insta::assert_snapshot!(said("huyện Bạch Thông", "2022-06-30"), @"Địa điểm được hiểu là huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025), gồm cả 14 xã, phường, thị trấn bên trong và nơi không có trong danh mục mà ghi rõ “huyện Bạch Thông”; tính cả xã Phong Quang, xã Phủ Thông, xã Vĩnh Thông, xã Cẩm Giàng và xã Bạch Thông theo danh mục năm khác.");
        insta::assert_snapshot!(said("Bắc Kạn", "2022-06-30"), @"Có hơn một nơi có thể là “Bắc Kạn”; hãy chọn: tỉnh Bắc Kạn (đến 30/06/2025) / thành phố Bắc Kạn, tỉnh Bắc Kạn (đến 30/06/2025)");
        insta::assert_snapshot!(said("tỉnh Thái Nguyên", "2026-11-20"), @"Địa điểm được hiểu là tỉnh Thái Nguyên, gồm cả 92 xã, phường, thị trấn bên trong và nơi không có trong danh mục mà ghi rõ “tỉnh Thái Nguyên”; tính cả 312 xã, phường cùng địa bàn theo danh mục năm khác.");
    }

    #[test]
    fn what_can_be_several_is_for_her_to_choose_and_nothing_is_guessed() {
        insta::assert_snapshot!(said("Tân Tiến", "2022-06-30"), @"Có hơn một nơi có thể là “Tân Tiến”; hãy chọn: xã Tân Tiến, huyện Hoàng Su Phì, tỉnh Hà Giang (đến 30/06/2025) / xã Tân Tiến, huyện Yên Sơn, tỉnh Tuyên Quang (đến 30/06/2025) / xã Tân Tiến, huyện Bảo Yên, tỉnh Lào Cai (đến 30/06/2025) / xã Tân Tiến, huyện Tràng Định, tỉnh Lạng Sơn (đến 30/06/2025) / phường Tân Tiến, thành phố Bắc Giang, tỉnh Bắc Giang (đến 30/06/2025) / xã Tân Tiến, huyện Chương Mỹ, thành phố Hà Nội (đến 30/06/2025) / phường Tân Tiến, quận An Dương, thành phố Hải Phòng (đến 30/06/2025) / xã Tân Tiến, huyện Văn Giang, tỉnh Hưng Yên (đến 30/06/2025) / xã Tân Tiến, huyện Hưng Hà, tỉnh Thái Bình (đến 30/06/2025) / phường Tân Tiến, thành phố Nha Trang, tỉnh Khánh Hòa (đến 30/06/2025) / xã Tân Tiến, thị xã La Gi, tỉnh Bình Thuận (đến 30/06/2025) / phường Tân Tiến, thành phố Buôn Ma Thuột, tỉnh Đắk Lắk (đến 30/06/2025) / xã Tân Tiến, huyện Krông Pắc, tỉnh Đắk Lắk (đến 30/06/2025) / xã Tân Tiến, huyện Bù Đốp, tỉnh Bình Phước (đến 30/06/2025) / xã Tân Tiến, huyện Đồng Phú, tỉnh Bình Phước (đến 30/06/2025) / xã Tân Tiến, thành phố Vị Thanh, tỉnh Hậu Giang (đến 30/06/2025) / xã Tân Tiến, huyện Đầm Dơi, tỉnh Cà Mau (đến 30/06/2025)");
        insta::assert_snapshot!(said("xóm Chùa", "2022-06-30"), @"Danh mục đơn vị hành chính không có “xóm Chùa”. Hãy ghi thêm huyện, tỉnh, hoặc xem lại cách viết. Tìm chữ “xóm Chùa” trong nội dung và địa điểm như đã ghi");
    }

    #[test]
    fn a_name_that_was_another_place_before_is_asked_about_or_said() {
        insta::assert_snapshot!(asked_today("Vũ Thư", 34), @"Theo thời gian, “Vũ Thư” là những nơi khác nhau; hãy chọn nơi cần lọc, hoặc chọn kỳ: xã Vũ Thư, tỉnh Hưng Yên / huyện Vũ Thư, tỉnh Thái Bình (đến 30/06/2025) / thị trấn Vũ Thư, huyện Vũ Thư, tỉnh Thái Bình (đến 30/06/2025)");
        insta::assert_snapshot!(asked_today("Bạch Thông", BAC_KAN), @"Theo thời gian, “Bạch Thông” là những nơi khác nhau; hãy chọn nơi cần lọc, hoặc chọn kỳ: xã Bạch Thông, tỉnh Thái Nguyên / huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025)");
        insta::assert_snapshot!(said("Bạch Thông", "2026-11-20"), @"Địa điểm được hiểu là xã Bạch Thông, tỉnh Thái Nguyên; tính cả xã Dương Phong, xã Quang Thuận và xã Đồng Thắng theo danh mục năm khác. Cùng tên ấy, vào lúc khác còn có huyện Bạch Thông, tỉnh Bắc Kạn (đến 30/06/2025); muốn lọc nơi ấy thì bỏ kỳ đã chọn.");
        insta::assert_snapshot!(asked_today("huyện Vũ Thư", 34), @"Địa điểm được hiểu là huyện Vũ Thư, tỉnh Thái Bình (đến 30/06/2025), gồm cả 30 xã, phường, thị trấn bên trong và nơi không có trong danh mục mà ghi rõ “huyện Vũ Thư”; tính cả 8 xã, phường cùng địa bàn theo danh mục năm khác.");
        for plain in ["xã Phong Quang", "quang thuan", "tỉnh Thái Nguyên"] {
            assert!(!asked_today(plain, BAC_KAN).contains("hãy chọn"), "{plain}: {}", asked_today(plain, BAC_KAN));
        }
        assert!(!asked_today("xã Tân Tiến", 20).contains("hãy chọn"), "it is called so still");
    }

    #[test]
    fn the_ground_of_a_unit_is_the_same_whichever_of_its_names_is_typed() {
        let of = |text: &str| {
            let key: Key = text.parse().unwrap();
            ground(key)
        };
        let province = places::province_of_old_code(BAC_KAN).unwrap();
        let ground = of(&province.to_string());
        assert!(ground.contains(&province));
        let old = leaves(province);
        assert!(old.iter().all(|commune| ground.contains(commune)));
        let now = ground.iter().filter(|key| key.era() == Era::April2026).count();
        assert!(now > 0 && now < old.len(), "communes were merged: {now} of {}", old.len());
        let beyond = ground.iter().filter(|key| key.level() == Level::Province).count();
        assert_eq!(beyond, 1, "Thái Nguyên is more than Bắc Kạn was");
    }
}
