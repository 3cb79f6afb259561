//! Names and numbers of things. [`Id`] is the name at the door (addresses, logs): a ULID of its own type.
//! [`No`] is the number that tables join on: a BIGINT that carries its Union in its upper half, so that every key leads
//! with the Union and no sequence is shared between Unions. Nothing relies on the order of either.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::dice::Dice;

/// Crockford's base 32, the alphabet of ULIDs.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The name of a `T` at the door: 26 characters, made from clock and dice.
pub struct Id<T>(u128, PhantomData<fn() -> T>);

/// The text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” không phải là một mã định danh")]
pub struct NotAnId(pub String);

impl<T> Id<T> {
    /// 48 bits of milliseconds, then 80 bits of chance.
    pub fn new(now: Timestamp, dice: &Dice) -> Self {
        let millis = u128::from(u64::try_from(now.micros() / 1000).unwrap_or(0)) & ((1 << 48) - 1);
        let chance = dice.bytes::<10>().iter().fold(0u128, |sum, byte| (sum << 8) | u128::from(*byte));
        Self((millis << 80) | chance, PhantomData)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut letters = [0; 26];
        for letter in letters.iter_mut().rev() {
            *letter = ALPHABET[usize::try_from(rest & 31).unwrap_or(0)];
            rest >>= 5;
        }
        f.write_str(str::from_utf8(&letters).unwrap_or_default())
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = || NotAnId(text.to_owned());
        // The first of 26 digits holds three bits only; one spelling for each id keeps addresses canonical.
        if text.len() != 26 || text.as_bytes()[0] > b'7' {
            return Err(wrong());
        }
        text.bytes()
            .try_fold(0u128, |sum, byte| {
                let digit = ALPHABET.iter().position(|letter| *letter == byte)?;
                Some((sum << 5) | u128::try_from(digit).ok()?)
            })
            .map(|bits| Self(bits, PhantomData))
            .ok_or_else(wrong)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The number of a Union: it leads the keys of every table of that Union. 0 is the country above all Unions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnionNo(i32);

impl UnionNo {
    /// The country: the national body, and whatever belongs to no Union (accounts, settings).
    pub const COUNTRY: UnionNo = UnionNo(0);

    /// A Union's number; negative ones are never given out.
    pub fn new(no: i32) -> Self {
        Self(no.max(0))
    }

    /// As stored.
    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

/// The number of a `T` within its Union, packed into one BIGINT: Union in the upper 31 bits, running number below.
pub struct No<T>(i64, PhantomData<fn() -> T>);

impl<T> No<T> {
    /// The `running`th of its Union, from 1.
    pub fn new(union: UnionNo, running: u32) -> Self {
        Self((union.get() << 32) | i64::from(running), PhantomData)
    }

    /// From a column.
    pub fn from_column(packed: i64) -> Self {
        Self(packed, PhantomData)
    }

    /// As stored.
    pub fn get(self) -> i64 {
        self.0
    }

    /// The Union it belongs to.
    pub fn union(self) -> UnionNo {
        UnionNo(i32::try_from(self.0 >> 32).unwrap_or(0))
    }
}

impl<T> fmt::Debug for No<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 >> 32, self.0 & 0xffff_ffff)
    }
}
impl<T> Clone for No<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for No<T> {}
impl<T> PartialEq for No<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for No<T> {}
impl<T> PartialOrd for No<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for No<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> Hash for No<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> Serialize for No<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}
impl<'de, T> Deserialize<'de> for No<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self::from_column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_be_written_down() {
        let id = Id::<()>::new(Timestamp::from_micros(1_642_344_000_000_000), &Dice::fixed(42));
        assert_eq!(id.to_string().len(), 26);
        assert_eq!(&id.to_string()[..10], "01FSHN9AG0");
        assert_eq!(id.to_string().parse(), Ok(id));
        for wrong in
            ["", "01FSHN9AG0", "81FSHN9AG00000000000000000", "01fshn9ag00000000000000000", "01FSHN9AG0000000000000000U"]
        {
            assert!(wrong.parse::<Id<()>>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_number_carries_its_union() {
        let no = No::<()>::new(UnionNo::new(20), 7);
        assert_eq!((no.union(), format!("{no:?}")), (UnionNo::new(20), "20.7".to_owned()));
        assert_eq!(No::<()>::from_column(no.get()), no);
    }
}
