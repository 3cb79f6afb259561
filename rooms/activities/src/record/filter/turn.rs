//! In which order, and which page: by key, in both directions, so that a record entered meanwhile moves nothing. A key says
//! of which order it is; one of another order is the first page, because its place there means nothing here.

use kernel::{Day, Id};
use web::Fields;

use crate::record::record::RecordId;

/// Records on a page.
pub const PAGE: usize = 50;

/// The order of a list. Equal ones follow the newest first, and one day's by their names at the door.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The newest first.
    #[default]
    Day,
    /// By title, as Vietnamese sorts.
    Title,
    /// By the first body in charge, as Vietnamese sorts; those led from outside stand last.
    Body,
}

/// Where in the list: what its order goes by, of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Of which order it is.
    pub sort: Sort,
    /// The sort key of its title or body; nothing where days are the order.
    pub name: Vec<u8>,
    /// Its last day.
    pub day: Day,
    /// Its name at the door.
    pub id: RecordId,
}

/// Which page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The first ones.
    First,
    /// Those after this one.
    After(Key),
    /// Those before this one.
    Before(Key),
}

impl Sort {
    /// All orders, as a list offers them.
    pub const ALL: [Sort; 3] = [Self::Day, Self::Title, Self::Body];
    /// Its word in addresses.
    pub const WORD: &'static str = "xep";

    /// As the address says it; nothing for the usual one.
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "",
            Self::Title => "noi-dung",
            Self::Body => "don-vi",
        }
    }

    /// What a list offers.
    pub fn title(self) -> &'static str {
        match self {
            Self::Day => "Mới nhất trước",
            Self::Title => "Nội dung, A đến Y",
            Self::Body => "Đơn vị chủ trì, A đến Y",
        }
    }

    /// From the address; what is no order is the usual one.
    pub fn read(word: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.word() == word).unwrap_or_default()
    }
}

impl Turn {
    /// From the address; what is no key of this order is the first page.
    pub fn read(fields: &Fields, sort: Sort) -> Self {
        let key = |name: &str| Key::read(&fields.line(name)).filter(|key| key.sort == sort);
        match (key("sau"), key("truoc")) {
            (Some(after), _) => Self::After(after),
            (None, Some(before)) => Self::Before(before),
            (None, None) => Self::First,
        }
    }
}

impl Key {
    /// From the address: “2022-06-14_01G5…”, “noi-dung_2022-06-14_01G5…_2a3b”.
    fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('_').collect();
        let (sort, day, id, name) = match parts[..] {
            [day, id] => (Sort::Day, day, id, ""),
            [word, day, id, name] => (Sort::read(word), day, id, name),
            _ => return None,
        };
        // A word that is no order reads as the usual one, which has no name in its key.
        if sort == Sort::Day && parts.len() > 2 {
            return None;
        }
        Some(Self { sort, name: bytes(name)?, day: day.parse().ok()?, id: id.parse::<Id<_>>().ok()? })
    }

    /// As the address carries it.
    pub fn text(&self) -> String {
        let (day, id) = (self.day, self.id);
        if self.sort == Sort::Day {
            return format!("{day}_{id}");
        }
        let name: String = self.name.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}_{day}_{id}_{name}", self.sort.word())
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digits.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use kernel::{Dice, Timestamp};

    use super::*;

    fn key(sort: Sort, name: &[u8]) -> Key {
        let id = Id::new(Timestamp::from_micros(1_655_686_800_000_000), &Dice::fixed(7));
        Key { sort, name: name.to_vec(), day: "2022-06-14".parse().unwrap(), id }
    }

    #[test]
    fn a_key_is_read_back_and_belongs_to_its_order() {
        for key in [key(Sort::Day, &[]), key(Sort::Title, &[0, 0x2a, 0xff]), key(Sort::Body, &[])] {
            assert_eq!(Key::read(&key.text()), Some(key.clone()), "{}", key.text());
            let asked = Fields::new([("sau", key.text())]);
            for sort in Sort::ALL {
                let expected = if sort == key.sort { Turn::After(key.clone()) } else { Turn::First };
                assert_eq!(Turn::read(&asked, sort), expected);
            }
        }
    }

    #[test]
    fn what_is_no_key_is_the_first_page() {
        let id = key(Sort::Day, &[]).id;
        for text in ["", "_", "2022-06-14", "2022-02-31_x", "a_b_c_d", "___", "noi-dung_2022-06-14_x_2a"] {
            assert_eq!(Key::read(text), None, "{text}");
        }
        for name in ["2", "zz", "é"] {
            assert_eq!(Key::read(&format!("noi-dung_2022-06-14_{id}_{name}")), None, "{name}");
        }
        assert_eq!(Key::read(&format!("nguoi_2022-06-14_{id}_2a")), None);
    }
}
