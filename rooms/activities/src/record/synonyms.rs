//! How people write the words of an attribute's list in a sheet, besides what the list says: a part of it (“UBND tỉnh” of
//! “UBND tỉnh, Chủ tịch UBND tỉnh”), the words without “Cấp”, an abbreviation. What fits two words is none.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::attribute::{Attribute, Sort};

/// Codes by what is written, without accents.
type Written = HashMap<String, Option<&'static str>>;

/// All of them, put together once: a sheet of 15,000 rows asks for each cell.
static WRITTEN: LazyLock<HashMap<Attribute, Written>> =
    LazyLock::new(|| Attribute::ALL.iter().map(|attribute| (*attribute, written(*attribute))).collect());

/// The code of what somebody wrote, if it is one word of the attribute's list.
pub fn find(attribute: Attribute, typed: &str) -> Option<&'static str> {
    let words = WRITTEN.get(&attribute)?;
    let folded = viet::fold(typed);
    let folded = folded.trim_end_matches(['.', ';', ',']);
    let bare = || folded.strip_prefix("cap ").and_then(|bare| words.get(bare));
    words.get(folded).or_else(bare).copied().flatten()
}

fn written(attribute: Attribute) -> Written {
    let Sort::Word(list) = attribute.row().sort else { return Written::new() };
    let mut found = Written::new();
    for (code, words) in list {
        for part in parts(&viet::fold(words)) {
            let known = found.entry(part).or_insert(Some(*code));
            *known = known.filter(|its| its == code);
        }
    }
    for (its, code, words) in ALSO.iter().filter(|(its, ..)| *its == attribute) {
        debug_assert!(list.iter().any(|(known, _)| known == code), "{its:?} {code}");
        found.extend(words.split('|').map(|word| (word.to_owned(), Some(*code))));
    }
    // What the list itself says is never doubtful.
    found.extend(list.iter().map(|(code, words)| (viet::fold(words), Some(*code))));
    found
}

/// What the words of a list are known by in part: between commas, in brackets and before them, without “cấp”.
fn parts(folded: &str) -> Vec<String> {
    let separated = folded.split([',', '(', ')', ';']).map(str::trim);
    let mut parts: Vec<String> = separated.filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let bare: Vec<String> = parts.iter().filter_map(|part| part.strip_prefix("cap ")).map(str::to_owned).collect();
    parts.extend(bare);
    parts
}

use Attribute as A;

/// An attribute, the code of one of its words, and how people write that, without accents and between
/// bars.
const ALSO: &[(Attribute, &str, &str)] = &[
    (A::Origin, "giao", "giao|duoc giao|tinh giao|ubnd giao|ubnd tinh giao|tinh uy giao|cap tren giao"),
    (A::Origin, "dat_hang", "dat hang|duoc dat hang|so dat hang|hop dong"),
    (A::Origin, "phoi_hop", "phoi hop thuc hien"),
    (A::Origin, "tu_thuc_hien", "tu lam|tu to chuc|tu de xuat|de xuat|tu nguyen"),
    (
        A::Branch,
        "nong_lam_ngu",
        "nong nghiep|nong lam nghiep|nong lam|lam nghiep|thuy san|chan nuoi|trong trot|\
         nong nghiep va nong thon",
    ),
    (A::Branch, "y_duoc", "y te|y hoc|y|duoc|cham soc suc khoe"),
    (A::Branch, "giao_duc", "giao duc dao tao|giao duc va dao tao|gd&dt|gddt"),
    (A::Branch, "cntt", "cntt|tin hoc|cong nghe so|cds"),
    (A::Branch, "cong_nghiep", "xay dung|giao thong|co khi|dien|ky thuat"),
    (A::Branch, "moi_truong", "bien doi khi hau|tai nguyen|tai nguyen moi truong|tai nguyen va moi truong|bvmt"),
    (A::Branch, "kinh_te", "kinh te xa hoi|quan ly kinh te"),
    (A::Branch, "phap_luat", "luat|phap ly"),
    (A::Branch, "van_hoa", "van hoa xa hoi|khoa hoc xa hoi|khxh"),
    (A::Audience, "hoi_vien", "hoi vien cac hoi|hoi vien hoi"),
    (A::Audience, "tri_thuc", "doi ngu tri thuc|nha khoa hoc"),
    (A::Audience, "can_bo", "cbccvc|cb, cc, vc|cong chuc vien chuc"),
    (A::Audience, "nong_dan", "ho nong dan|ho dan|ba con nong dan"),
    (A::Audience, "hoc_sinh", "hssv|thanh thieu nien|giao vien va hoc sinh"),
    (A::Audience, "phu_nu", "hoi vien phu nu|chi em phu nu"),
    (A::Audience, "doanh_nghiep", "htx|dn|doanh nghiep, htx"),
    (A::Audience, "nhan_dan", "nhan dan|nguoi dan|quan chung|quan chung nhan dan"),
    (A::Form, "truc_tiep", "tap trung|offline"),
    (A::Form, "truc_tuyen", "online|zoom|qua mang|qua zoom"),
    (A::Form, "ket_hop", "ket hop|truc tiep va truc tuyen|truc tiep, truc tuyen"),
    (A::Form, "phuong_tien", "bao chi|phat thanh|truyen hinh|mang xa hoi|qua bao chi"),
    (A::Object, "do_an", "quy hoach"),
    (A::Uptake, "toan_bo", "toan bo|tiep thu|co|da tiep thu|100%"),
    (A::Uptake, "mot_phan", "mot phan"),
    (A::Uptake, "khong", "khong"),
    (A::Uptake, "chua_phan_hoi", "chua|chua co phan hoi|dang cho"),
    (A::Council, "xet_duyet", "tuyen chon|xet chon|tu van tuyen chon"),
    (A::Council, "khac", "khac"),
    (A::Level, "tinh", "tinh|thanh pho|cap thanh pho"),
    (A::Level, "co_so", "co so|truong|don vi"),
    (A::Level, "nha_nuoc", "quoc gia|nha nuoc|cap nha nuoc|trung uong"),
    (A::Level, "quoc_te", "quoc te|nghi dinh thu"),
    (A::TopicRole, "chu_tri", "chu nhiem|co quan chu tri"),
    (A::TopicRole, "thanh_vien", "tham gia|hoi vien|thanh vien"),
    (A::Grade, "dat", "dat yeu cau|kha|trung binh"),
    (A::Contest, "stkt", "stkt|hoi thi stkt|hoi thi sang tao ky thuat tinh|sang tao ky thuat"),
    (
        A::Contest,
        "ttnnd",
        "ttnnd|sttnnd|st ttnnd|cuoc thi ttnnd|cuoc thi st ttnnd|cuoc thi sang tao ttnnd|sang tao ttnnd|\
         sang tao thanh thieu nien nhi dong|sang tao thanh thieu nien, nhi dong|\
         cuoc thi sang tao danh cho thanh thieu nien nhi dong|cuoc thi sang tao thanh, thieu nien, nhi dong|\
         cuoc thi sang tao thanh thieu nien, nhi dong",
    ),
    (
        A::Contest,
        "vifotec",
        "vifotec|giai vifotec|giai thuong vifotec|giai thuong sang tao kh&cn|giai thuong sang tao khcn",
    ),
    (A::Contest, "nha_nong", "nha nong|sang tao nha nong|hoi thi sang tao nha nong"),
    (A::Contest, "khac", "khac"),
    (A::Round, "tinh", "tinh|thanh pho|cap thanh pho"),
    (A::Round, "co_so", "co so|truong"),
    (A::Round, "huyen", "huyen|thi xa"),
    (A::Round, "toan_quoc", "quoc gia|cap quoc gia|trung uong|cap toan quoc"),
    (A::ContestRole, "thuong_truc", "thuong truc|co quan thuong truc btc|thuong truc ban to chuc"),
    (A::ContestRole, "thanh_vien", "thanh vien|thanh vien btc|tham gia btc"),
    (A::Direction, "trao", "trao|khen|khen thuong|tang|trao tang|lhh khen"),
    (A::Direction, "nhan", "nhan|duoc khen|duoc khen thuong|duoc tang|duoc nhan"),
    (A::Award, "giay_khen", "gk"),
    (A::Award, "bang_khen", "bk"),
    (A::Award, "ky_niem_chuong", "knc|huy hieu"),
    (A::Award, "co_thi_dua", "co"),
    (A::Award, "danh_hieu", "chien si thi dua|cstd|lao dong tien tien|ldtt|tap the lao dong xuat sac"),
    (A::Award, "ton_vinh", "tri thuc tieu bieu|ton vinh"),
    (A::Award, "khac", "khac"),
    (A::AwardLevel, "hoi", "hoi|cac hoi thanh vien|hoi nganh"),
    (
        A::AwardLevel,
        "lhh",
        "lhh|lien hiep cac hoi|lhh tinh|lien hiep hoi tinh|ban thuong vu|btv lhh|lien hiep cac hoi kh&kt|\
         lien hiep cac hoi kh&kt tinh",
    ),
    (
        A::AwardLevel,
        "ubnd_tinh",
        "ubnd|ubnd tinh|chu tich ubnd tinh|uy ban nhan dan tinh|chu tich ubnd|tinh|cap tinh|ubnd thanh pho",
    ),
    (
        A::AwardLevel,
        "vusta",
        "vusta|lhhvn|lhh viet nam|lien hiep cac hoi viet nam|lien hiep cac hoi kh&kt viet nam|\
         lien hiep hoi vn",
    ),
    (A::AwardLevel, "bo_nganh", "bo|nganh|bo, nganh|bo nganh|bo khoa hoc va cong nghe|bo kh&cn|trung uong"),
    (A::AwardLevel, "nha_nuoc", "nha nuoc|chinh phu|thu tuong|thu tuong chinh phu|chu tich nuoc|cap nha nuoc"),
    (A::AwardLevel, "khac", "khac"),
    (A::Publication, "tap_chi", "tap san|noi san"),
    (A::Publication, "trang_tin", "website|trang web|cong thong tin|cong thong tin dien tu|web"),
    (A::Publication, "bao_dai", "bao|dai|truyen hinh|phat thanh"),
    (A::Publication, "khac", "khac"),
    (A::Reach, "quoc_te", "nuoc ngoai|doi ngoai"),
    (A::Meeting, "ban_chap_hanh", "bch|hoi nghi bch|ban chap hanh|hop bch"),
    (A::Meeting, "ban_thuong_vu", "btv|hoi nghi btv|ban thuong vu|hop btv"),
    (A::Meeting, "so_ket", "hoi nghi so ket|so ket 6 thang"),
    (A::Meeting, "tong_ket", "hoi nghi tong ket|tong ket nam"),
    (A::Meeting, "chuyen_de", "khac|hoi nghi chuyen de"),
];

/// The number that an ordinal says: “lần thứ X”, “lần 10”, “thứ nhất”, “năm 2022”; nothing where it says none in the range.
pub fn ordinal(typed: &str, least: i64, most: i64) -> Option<i64> {
    const WORDS: [&str; 12] =
        ["nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"];
    let folded = viet::fold(typed);
    let mut bare = folded.trim_end_matches('.');
    for word in ["lan", "thu", "khoa", "nam"] {
        bare = bare.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')).unwrap_or(bare);
    }
    let by_word = || WORDS.iter().position(|word| *word == bare).and_then(|at| i64::try_from(at + 1).ok());
    let by_sign = || (1..=200).find(|number| viet::roman(*number).is_some_and(|roman| roman.to_lowercase() == bare));
    let read = viet::parse_count(bare).ok().or_else(by_word).or_else(|| by_sign().map(i64::from));
    read.filter(|number| (least..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_one_word_of_the_list() {
        for (attribute, typed, code) in [
            (A::AwardLevel, "UBND tỉnh", Some("ubnd_tinh")),
            (A::AwardLevel, "Chủ tịch UBND tỉnh", Some("ubnd_tinh")),
            (A::AwardLevel, "LHH", Some("lhh")),
            (A::AwardLevel, "VUSTA", Some("vusta")),
            (A::AwardLevel, "Bộ", Some("bo_nganh")),
            (A::AwardLevel, "Thủ tướng", Some("nha_nuoc")),
            (A::Round, "Tỉnh", Some("tinh")),
            (A::Round, "Cấp tỉnh", Some("tinh")),
            (A::Round, "Cấp toàn quốc", Some("toan_quoc")),
            (A::Level, "Cơ sở", Some("co_so")),
            (A::Level, "Bộ", Some("bo")),
            (A::Contest, "Hội thi STKT", Some("stkt")),
            (A::Contest, "Cuộc thi Sáng tạo TTNNĐ", Some("ttnnd")),
            (A::Direction, "trao", Some("trao")),
            (A::Direction, "Được khen", Some("nhan")),
            (A::Meeting, "Hội nghị BCH", Some("ban_chap_hanh")),
            (A::Branch, "Thủy sản", Some("nong_lam_ngu")),
            (A::Audience, "Nông dân", Some("nong_dan")),
            (A::Contest, "Giải gì đó", None),
            (A::Symbol, "84/TTr-LHH", None),
        ] {
            assert_eq!(find(attribute, typed), code, "{typed}");
        }
    }

    #[test]
    fn the_table_is_sound() {
        let mut seen = std::collections::BTreeSet::new();
        for (attribute, code, words) in ALSO {
            assert!(attribute.words().iter().any(|(known, _)| known == code), "{attribute:?} {code}");
            for word in words.split('|') {
                assert_eq!(viet::fold(word), word);
                assert!(seen.insert((*attribute, word)), "{attribute:?} {word} stands twice");
            }
        }
        for attribute in Attribute::ALL {
            for (code, words) in attribute.words() {
                assert_eq!(find(*attribute, words), Some(*code), "{words}");
            }
        }
    }

    #[test]
    fn editions_are_counted_in_many_ways() {
        for (typed, number) in [
            ("X", Some(10)),
            ("lần thứ X", Some(10)),
            ("Lần thứ 10", Some(10)),
            ("lần 10", Some(10)),
            ("10", Some(10)),
            ("lần thứ nhất", Some(1)),
            ("thứ năm", Some(5)),
            ("năm", Some(5)),
            ("XIV", Some(14)),
            ("lần thứ IIX", None),
            ("mấy", None),
            ("201", None),
        ] {
            assert_eq!(ordinal(typed, 1, 200), number, "{typed}");
        }
        assert_eq!(ordinal("năm 2022", 1980, 2100), Some(2022));
    }
}
