//! What goes into a statement and comes out of a row. Three types serve both engines: BIGINT, TEXT, BYTES.
//! A value that does not parse is a [`Fault`] that names its column: past the door nothing is re-checked (STYLE.md 7).

use std::fmt::Display;

use kernel::{Day, Fault, Id, No, Timestamp, UnionNo};
use sea_orm::QueryResult;

/// An argument of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A BIGINT.
    Int(Option<i64>),
    /// A TEXT.
    Text(Option<String>),
    /// BYTES.
    Bytes(Option<Vec<u8>>),
}

impl From<Value> for sea_orm::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Int(int) => Self::BigInt(int),
            Value::Text(text) => Self::String(text),
            Value::Bytes(bytes) => Self::Bytes(bytes),
        }
    }
}

/// The arguments of a statement in the order of `$1`, `$2`, …
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

/// A Rust type that is kept in one column.
pub trait Column: Sized {
    /// Reads it from a row; `Ok(None)` is NULL.
    ///
    /// # Errors
    /// What the text of the column is, where it does not parse.
    fn read(row: &QueryResult, column: &str) -> Result<Option<Self>, String>;
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl Column for $type {
            fn read(row: &QueryResult, column: &str) -> Result<Option<Self>, String> {
                row.try_get::<Option<$type>>("", column).map_err(|error| error.to_string())
            }
        }
    )*};
}
plain!(i64, String, Vec<u8>);

macro_rules! parsed {
    ($(($($generic:ident)?) $type:ty),*) => {$(
        impl$(<$generic>)? Column for $type {
            fn read(row: &QueryResult, column: &str) -> Result<Option<Self>, String> {
                let text = String::read(row, column)?;
                text.map(|text| text.parse().map_err(|error| format!("{error}"))).transpose()
            }
        }
        impl$(<$generic>)? From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::Text(Some(value.to_string()))
            }
        }
    )*};
}
parsed!(() Day, (T) Id<T>);

macro_rules! number {
    ($(($($generic:ident)?) $type:ty, $from:expr, $to:expr);*) => {$(
        impl$(<$generic>)? Column for $type {
            fn read(row: &QueryResult, column: &str) -> Result<Option<Self>, String> {
                i64::read(row, column)?.map($from).transpose()
            }
        }
        impl$(<$generic>)? From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::Int(Some($to(value)))
            }
        }
    )*};
}
number! {
    () Timestamp, |micros| Ok(Timestamp::from_micros(micros)), Timestamp::micros;
    (T) No<T>, |packed| Ok(No::from_column(packed)), No::get;
    () UnionNo, union_no, UnionNo::get
}

/// A number that is no Union's is a fault, not the country.
fn union_no(no: i64) -> Result<UnionNo, String> {
    let known = i32::try_from(no).ok().filter(|no| *no >= 0);
    known.map(UnionNo::new).ok_or_else(|| format!("{no} is not the number of a Union"))
}

macro_rules! into_value {
    ($($type:ty => $variant:ident),*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(Some(value.into()))
            }
        }
    )*};
}
into_value!(i64 => Int, u32 => Int, String => Text, &str => Text, &String => Text, Vec<u8> => Bytes, &[u8] => Bytes);

impl<T> From<Option<T>> for Value
where
    T: NullLike + Into<Value>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(T::NULL, Into::into)
    }
}

/// A type that knows which column type its absence has: PostgreSQL wants to know even for NULL.
pub trait NullLike {
    /// NULL of that column type.
    const NULL: Value;
}

macro_rules! null {
    ($(($($generic:ident)?) $type:ty => $variant:ident),*) => {$(
        impl$(<$generic>)? NullLike for $type { const NULL: Value = Value::$variant(None); }
    )*};
}
null!(() i64 => Int, () Timestamp => Int, (T) No<T> => Int, () UnionNo => Int, () String => Text, () &str => Text, () Day => Text,
      (T) Id<T> => Text, () Vec<u8> => Bytes);

/// A row as it came back.
#[derive(Debug)]
pub struct Row(pub(crate) QueryResult);

impl Row {
    /// The value of a NOT NULL column.
    ///
    /// # Errors
    /// A fault that names the column, where it is NULL, missing or does not parse.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, Fault> {
        self.maybe(column)?.ok_or_else(|| Fault::new(format!("column {column} is NULL")))
    }

    /// The value of a column that may be NULL.
    ///
    /// # Errors
    /// A fault that names the column, where it is missing or does not parse.
    pub fn maybe<T: Column>(&self, column: &str) -> Result<Option<T>, Fault> {
        T::read(&self.0, column).map_err(|what| Fault::new(format!("column {column} does not parse: {what}")))
    }

    /// The value of a TEXT column that stands for one of a fixed set of words.
    ///
    /// # Errors
    /// A fault that names the column and the word, where `read` does not know it.
    pub fn word<T>(&self, column: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        let word: String = self.get(column)?;
        read(&word).ok_or_else(|| unknown_word(column, &word))
    }
}

fn unknown_word(column: &str, word: impl Display) -> Fault {
    Fault::new(format!("column {column} holds the unknown word “{word}”"))
}
