//! A figure's definition: data with a version and a digest, so that a sealed report can name exactly what it counted.
//! A key is never renamed and a published version never changed: another reading is another version of the same key.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::predicate::Predicate;

/// What a figure counts, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Its name for ever ("lop.chu_tri").
    pub key: String,
    /// From 1.
    pub version: u32,
    /// What a table calls it ("Lớp tập huấn chủ trì, đồng chủ trì").
    pub title: String,
    /// The unit of its number ("lớp"); numbers of different units are never added.
    pub unit: String,
    /// What it counts, in one sentence for the office.
    pub sentence: String,
    /// Name of the source it counts from.
    pub source: String,
    /// Whether it is counted over the period or on its last day.
    pub shape: Shape,
    /// Which facts are in its list.
    pub predicate: Predicate,
    /// What its list adds up to.
    pub aggregate: Aggregate,
    /// Whether it may be asked in the tree of another day than that of the facts.
    pub regrouping: Regrouping,
}

/// How a figure lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// "Phát sinh": what has its counting day in the period, both ends included.
    Flow,
    /// "Tồn": what there is on the closing day.
    Stock,
    /// Whatever its day: what ties a fact to the period is in the predicate alone, which therefore asks it of a field. The
    /// tree is that of the counting day; for a fact that lasts, of the day on which it began, or of the period's first
    /// day where it had begun before ("khen cho năm", "đề tài chuyển tiếp").
    Whenever,
}

/// What a list adds up to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregate {
    /// How many lines it has.
    Records,
    /// The sum of a measure. A fact without this measure is not in the list; one with the measure unknown is.
    Sum {
        /// A measure of the source.
        measure: String,
    },
    /// How many different values a field has in it.
    Distinct {
        /// A field of the source.
        field: String,
    },
}

/// Whether a figure may be regrouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regrouping {
    /// It means the same in the tree of any day.
    Allowed,
    /// It speaks of changes of the tree itself, or of what one body said.
    Refused,
}

impl Definition {
    /// SHA-256 of the definition's JSON, in lower-case hex: two definitions with one digest count the same.
    pub fn digest(&self) -> String {
        // Fields stand in declared order and there is no map in it, so that equal definitions have one JSON.
        let json = serde_json::to_vec(self).expect("a definition holds nothing that JSON cannot say");
        data_encoding::HEXLOWER.encode(&Sha256::digest(&json))
    }
}
