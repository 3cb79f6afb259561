//! Both encodings there and back, and what must never be taken for them.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Legacy, convert, recognise, recognise_column};

/// Words of the Unions' papers. None begins with a capital that has a tone: TCVN3 has none in a word of small letters.
const WORDS: &str = "ủy ban nhân dân tỉnh Liên hiệp các Hội Khoa học và Kỹ thuật tập huấn lớp chuyển giao kỹ thuật trồng trọt chăn \
    nuôi phòng bệnh cho gia súc học viên lượt người hộ nông dân xã phường thị trấn huyện thành phố Bắc Kạn Thái Bình Lạng \
    Sơn Quảng Trị phổ biến kiến thức truyền thông tư vấn phản biện giám định xã hội đề tài dự án sáng kiến cải tiến cuộc \
    thi hội thảo tọa đàm giải thưởng khen thưởng ấn phẩm bản tin hợp tác quốc tế nghị quyết hướng dẫn sử dụng phân bón \
    đất vườn rừng cây ăn quả nhãn vải bưởi mía chè lúa ngô đậu tương lợn gà vịt trâu bò dê ong cá ếch nấm mật ướp muối \
    quý năm tháng ngày khóa họp thường trực kỳ cuối đầu đủ thiếu sẽ đã chưa được ở giữa những mỗi cũng rất nhiều ít lẻ \
    chẵn mẫu ảnh vẽ sửa chữa ngữ nghĩa bằng cấp đặc biệt nghỉ lễ kẽm sở ỷ quyền lũy kế ký tên tuổi ý kiến góp thẩm tra";

/// What arrives as well and is no Vietnamese of any encoding.
const OTHERS: [&str; 24] = [
    "",
    "120",
    "1.234,5 m²; 25 °C; ±5 %; ½; 3 × 4; 10 µm × 20 µm × 5 µg",
    "Copyright © 2022 «Brand®» Škoda",
    "The quick brown fox doesn't jump: naïve café, résumé, coöperate, façade",
    "François Hélène Noël André René Zoé Chloé Loïc Maël Anaïs Gaël",
    "Élève à l'école supérieure: déjà vu, pâté, crème brûlée, fête, forêt, hôtel, maïs, où, ça, même, très, près",
    "Le comité a été créé à Đà Nẵng",
    "Le prêt dû a été payé là où il fût né; l'été, la clé, le thé, le blé, un bébé né à côté du café",
    "Größe, Straße, über, schön, Müller, Bär",
    "São Paulo, João, não, ações, pão, mãe, avô, avó",
    "El niño comió piña mañana en Bogotá; ¿dónde está Perú?",
    "Krông Nô, Ea Súp, Kông Chro, Niê, Ê Ban, Y Tý",
    "Liên hiá»‡p cÃ¡c Há»™i Khoa há»c",
    "Tiếng Việt viết bằng Unicode",
    "nº 5, 2º, 1ª, § 12, ¶ 3, ¹, ², ³, «à», ¥ 500, £ 20, ¢",
    "hòan thành qúy I, hoan thanh",
    "Hà Nội",
    "hoà toán là và có thì bé xã hè khoá quý cô bê tên tôi mía mùa múa bò thuý loá",
    "Hội thảo",
    "B. Spökenkieker, Smørrebrød, Ærø, Ñandú",
    "Ha\u{300} No\u{302}\u{323}i, Vie\u{323}\u{302}t Nam",
    "abc@def.vn, 0912 345 678, 41/BC-LHH, QĐ-UBND",
    "\u{ad}\u{a0}\u{feff}",
];

/// The way into the encodings: tries what could stand for a letter until it comes out.
fn encode(text: &str, legacy: Legacy) -> String {
    text.nfc().map(|c| if c.is_ascii() { c.to_string() } else { encode_letter(c, legacy) }).collect()
}

fn encode_letter(letter: char, legacy: Legacy) -> String {
    let alone = (0xa1..=0xff).filter_map(char::from_u32).filter(|code| legacy.has(*code)).map(String::from);
    let pairs = |bases: &'static str| {
        bases.chars().flat_map(|base| (0xe0..=0xff).filter_map(char::from_u32).map(move |mark| format!("{base}{mark}")))
    };
    let comes_out = |wanted: &str, codes: &str| convert(codes, legacy) == wanted;
    let small = letter.to_lowercase().to_string();
    match legacy {
        // A capital with a tone has the code of the small letter.
        Legacy::Tcvn3 => {
            let whole = alone.clone().find(|code| comes_out(&letter.to_string(), code));
            whole.or_else(|| alone.into_iter().find(|code| comes_out(&small, code)))
        }
        Legacy::Vni => {
            let found = pairs("aeouyôö").chain(alone).find(|codes| comes_out(&small, codes));
            found.map(|codes| if letter.is_uppercase() { codes.to_uppercase() } else { codes })
        }
    }
    .expect("every letter has its code")
}

/// à to ỵ, đ: what ASCII lacks, in small letters.
fn letters() -> Vec<char> {
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let toned = "aăâeêioôơuưy".chars().flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}").nfc().collect()));
    let all: Vec<char> = toned.chain(["đ".to_owned()]).filter_map(|text: String| text.chars().next()).collect();
    all.into_iter().filter(|letter| !letter.is_ascii()).collect()
}

#[test]
fn every_letter_comes_back_in_both_cases() {
    assert_eq!(letters().len(), 67);
    for legacy in Legacy::ALL {
        for letter in letters() {
            let (small, capital) = (format!("b{letter}n"), format!("B{}N", letter.to_uppercase()));
            for word in [small, capital] {
                let encoded = encode(&word, legacy);
                assert!(encoded.chars().all(|c| u32::from(c) < 0x100), "{encoded:?}");
                assert_eq!(convert(&encoded, legacy), word, "{encoded:?} of {legacy:?}");
            }
        }
    }
}

#[test]
fn what_arrives_is_recognised_and_read() {
    for (arrived, legacy, text) in [
        ("Uû ban nh©n d©n", Legacy::Tcvn3, "Uỷ ban nhân dân"),
        ("Liªn hiÖp c¸c Héi Khoa häc vµ Kü thuËt", Legacy::Tcvn3, "Liên hiệp các Hội Khoa học và Kỹ thuật"),
        ("LiÖn hiÖp c¸c Héi Khoa häc vµ Kü thuËt", Legacy::Tcvn3, "Liện hiệp các Hội Khoa học và Kỹ thuật"),
        ("HuyÖn B¹ch Th«ng, x· D\u{ad}¬ng Phong", Legacy::Tcvn3, "Huyện Bạch Thông, xã Dương Phong"),
        ("§¹i héi ®¹i biÓu Q§-UBND", Legacy::Tcvn3, "Đại hội đại biểu QĐ-UBND"),
        ("UBND TØNH B¾C K¹N", Legacy::Tcvn3, "UBND TỈNH BẮC KẠN"),
        ("Uû BAN NH¢N D¢N ë TØNH", Legacy::Tcvn3, "UỶ BAN NHÂN DÂN Ở TỈNH"),
        ("Lª Tó, Hµ Néi", Legacy::Tcvn3, "Lê Tú, Hà Nội"),
        ("Lieân hieäp caùc Hoäi Khoa hoïc vaø Kyõ thuaät", Legacy::Vni, "Liên hiệp các Hội Khoa học và Kỹ thuật"),
        ("LIEÂN HIEÄP CAÙC HOÄI", Legacy::Vni, "LIÊN HIỆP CÁC HỘI"),
        ("Tröôøng Ñaïi hoïc Quy Nhôn", Legacy::Vni, "Trường Đại học Quy Nhơn"),
        ("taäp huaán 02 lôùp, 120 hoïc vieân, xaõ Thuûy An", Legacy::Vni, "tập huấn 02 lớp, 120 học viên, xã Thủy An"),
    ] {
        assert_eq!(recognise(arrived), Some(legacy), "{arrived}");
        assert_eq!(convert(arrived, legacy), text);
    }
}

#[test]
fn nothing_else_is_recognised() {
    for text in OTHERS {
        assert_eq!(recognise(text), None, "{text}");
        assert_eq!(recognise_column(&[text]), None, "{text}");
    }
    assert_eq!(recognise_column(&OTHERS), None);
    assert_eq!(recognise_column(&[]), None);
}

/// What people read in this repository, each line and each run of words in it.
#[test]
fn no_line_of_our_own_is_recognised() {
    let texts = [
        include_str!("../../../../README.vi.md"),
        include_str!("../../../../docs/operate/office.md"),
        include_str!("../../../../docs/glossary.md"),
        include_str!("../../../../STYLE.md"),
    ];
    for line in texts.iter().flat_map(|text| text.lines()) {
        assert_eq!(recognise(line), None, "{line}");
        let words: Vec<&str> = line.split_whitespace().collect();
        for few in words.windows(3) {
            assert_eq!(recognise(&few.join(" ")), None, "{few:?}");
        }
    }
    let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).collect();
    assert_eq!(recognise_column(&lines), None);
}

#[test]
fn a_column_tells_what_a_cell_cannot() {
    let cells = ["Hµ Néi", "Lao Cai", "B¾c K¹n", "", "120", "HuÕ", "S¬n La"];
    assert_eq!(recognise("HuÕ"), None);
    assert_eq!(recognise_column(&cells), Some(Legacy::Tcvn3));
    assert_eq!(recognise_column(&["Hueá", "Baéc Kaïn", "Ñoàng Nai"]), Some(Legacy::Vni));
    assert_eq!(recognise_column(&["HuÕ", "HuÕ", "HuÕ"]), None, "one word is not enough");
    assert_eq!(recognise_column(&["HuÕ", "B¾c K¹n", "Đồng Nai"]), None, "one in three is Unicode");
    let mixed = ["HuÕ", "B¾c K¹n", "S¬n La", "Hµ Néi", "Đồng Nai"];
    assert_eq!(recognise_column(&mixed), Some(Legacy::Tcvn3));
    assert_eq!(mixed.map(|cell| convert(cell, Legacy::Tcvn3)).join("; "), "Huế; Bắc Kạn; Sơn La; Hà Nội; Đồng Nai");
}

fn of_words(words: Vec<&'static str>, case: u8) -> String {
    let text = words.join(" ");
    match case {
        0 => text.to_uppercase(),
        1 => text.nfd().collect(),
        _ => text,
    }
}

proptest! {
    #[test]
    fn there_and_back(
        words in proptest::sample::subsequence(WORDS.split_whitespace().collect::<Vec<_>>(), 16..40).prop_shuffle(),
        case in 0..3_u8,
    ) {
        let text: String = of_words(words, case).nfc().collect();
        for legacy in Legacy::ALL {
            let encoded = encode(&text, legacy);
            prop_assert_eq!(recognise(&encoded), Some(legacy), "{}", encoded);
            prop_assert_eq!(convert(&encoded, legacy), text.clone());
            let cells: Vec<&str> = encoded.split(' ').collect();
            prop_assert_eq!(recognise_column(&cells), Some(legacy), "{}", encoded);
        }
    }

    #[test]
    fn unicode_is_never_recognised(
        words in proptest::sample::subsequence(WORDS.split_whitespace().collect::<Vec<_>>(), 1..12).prop_shuffle(),
        case in 0..3_u8,
    ) {
        let text = of_words(words, case);
        prop_assert_eq!(recognise(&text), None);
        let cells: Vec<&str> = text.split(' ').collect();
        prop_assert_eq!(recognise_column(&cells), None);
        // Words whose letters are all in Latin-1, where nothing else gives Unicode away.
        let latin: Vec<&str> = cells.into_iter().filter(|cell| cell.nfc().all(|c| u32::from(c) < 0x100)).collect();
        prop_assert_eq!(recognise(&latin.join(" ")), None);
        prop_assert_eq!(recognise_column(&latin), None);
    }

    #[test]
    fn any_text_is_converted(text in prop_oneof![any::<String>(), "[ -~\u{a0}-\u{ff}\u{300}]{0,40}"]) {
        for legacy in Legacy::ALL {
            let converted = convert(&text, legacy);
            prop_assert!(unicode_normalization::is_nfc(&converted));
        }
        let _ = recognise(&text);
        let _ = recognise_column(&text.split(' ').collect::<Vec<_>>());
    }
}
