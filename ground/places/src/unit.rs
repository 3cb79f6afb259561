//! A unit, and how it is written.
//!
//! The surprise: the word before the name has a capital before a number (Phường 4, Quận 1) and in Thành phố Hồ Chí
//! Minh and Thủ đô Hà Nội, and nowhere else. Before the names of persons and events the decree wants one as well
//! (Phường Điện Biên Phủ), which a list of names cannot tell, so that is left to who writes the paper.
//! Nghị định 30/2020/NĐ-CP, Phụ lục II, mục II.1.

use crate::{Era, Key, unit};

/// How high a unit stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Tỉnh, thành phố trực thuộc trung ương; two digits.
    Province,
    /// Huyện, quận, thị xã, thành phố below a province; three digits. Ended on 30-6-2025.
    District,
    /// Xã, phường, thị trấn, đặc khu; five digits.
    Commune,
}

/// What a unit is called before its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Title {
    /// xã
    Xa,
    /// phường
    Phuong,
    /// thị trấn, until 30-6-2025
    ThiTran,
    /// đặc khu, from 1-7-2025
    DacKhu,
    /// huyện
    Huyen,
    /// quận
    Quan,
    /// thị xã
    ThiXa,
    /// thành phố, of a district's or a province's rank
    ThanhPho,
    /// tỉnh
    Tinh,
}

/// An administrative unit as it was in one list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unit {
    /// Era and code.
    pub key: Key,
    /// The word before the name.
    pub title: Title,
    /// “Quang Thuận”, “4”, spelled as its source does.
    pub name: &'static str,
    /// The unit directly above; none above a province.
    pub parent: Option<Key>,
    pub(crate) code: &'static str,
    pub(crate) era: Era,
}

impl Level {
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        match code.len() {
            2 => Some(Self::Province),
            3 => Some(Self::District),
            5 => Some(Self::Commune),
            _ => None,
        }
    }

    /// How it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Province => "tinh",
            Self::District => "huyen",
            Self::Commune => "xa",
        }
    }
}

impl Title {
    pub(crate) const ALL: [Self; 9] = [
        Self::Xa,
        Self::Phuong,
        Self::ThiTran,
        Self::DacKhu,
        Self::Huyen,
        Self::Quan,
        Self::ThiXa,
        Self::ThanhPho,
        Self::Tinh,
    ];

    /// “thị trấn”, in small letters.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xa => "xã",
            Self::Phuong => "phường",
            Self::ThiTran => "thị trấn",
            Self::DacKhu => "đặc khu",
            Self::Huyen => "huyện",
            Self::Quan => "quận",
            Self::ThiXa => "thị xã",
            Self::ThanhPho => "thành phố",
            Self::Tinh => "tỉnh",
        }
    }

    /// The same at the beginning of a sentence.
    fn capital(self) -> &'static str {
        match self {
            Self::Xa => "Xã",
            Self::Phuong => "Phường",
            Self::ThiTran => "Thị trấn",
            Self::DacKhu => "Đặc khu",
            Self::Huyen => "Huyện",
            Self::Quan => "Quận",
            Self::ThiXa => "Thị xã",
            Self::ThanhPho => "Thành phố",
            Self::Tinh => "Tỉnh",
        }
    }
}

impl Unit {
    /// How high it stands.
    pub fn level(&self) -> Level {
        match self.code.len() {
            2 => Level::Province,
            3 => Level::District,
            _ => Level::Commune,
        }
    }

    /// The units above it, the nearest first.
    pub fn above(&self) -> impl Iterator<Item = &'static Unit> {
        std::iter::successors(self.parent.map(unit), |unit| unit.parent.map(crate::unit))
    }

    /// The province it lies in; itself if it is one.
    pub fn province(&self) -> Key {
        self.above().last().map_or(self.key, |unit| unit.key)
    }

    /// As a sentence writes it: “xã Quang Thuận”, “Phường 4”, “Thành phố Hồ Chí Minh”, “Thủ đô Hà Nội”.
    pub fn written(&self) -> String {
        if self.level() == Level::Province && self.name == "Hà Nội" {
            return format!("Thủ đô {}", self.name);
        }
        self.in_address()
    }

    /// With all that it lies in, as an address writes it: “xã Quang Thuận, huyện Bạch Thông, tỉnh Bắc Kạn”. The capital
    /// is “thành phố Hà Nội” here.
    pub fn full_name(&self) -> String {
        self.above().fold(self.in_address(), |inside, above| format!("{inside}, {}", above.in_address()))
    }

    fn in_address(&self) -> String {
        let has_capital = is_number(self.name) || (self.level() == Level::Province && self.name == "Hồ Chí Minh");
        let title = if has_capital { self.title.capital() } else { self.title.word() };
        format!("{title} {}", self.name)
    }
}

/// 4, or IV as in Vị Thanh.
fn is_number(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_digit()) || name.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}
