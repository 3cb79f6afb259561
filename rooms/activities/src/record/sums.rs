//! What the records of a list add up to, kind by kind, each measure in its own unit. The condition says which of them count;
//! what nobody knows is not nought: the known is added and the unknown counted beside (docs/rules/counting.md, rule 17).

use std::collections::BTreeMap;

use kernel::{Fault, Qualifier, Quantity};
use store::{Snapshot, Value};

use super::kind::Kind;
use super::measure::Measure;
use super::quantity::write_quantity;
use super::words;

/// What one measure adds up to in some records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sum {
    total: i64,
    qualifier: Qualifier,
    known: i64,
    unknown: i64,
}

/// What the records that the condition lets through add up to, in words by kind: "2 lớp, hơn 120 lượt người (1 chưa rõ)".
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn sums(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<BTreeMap<Kind, String>, Fault> {
    let sql = format!(
        "SELECT v.kind, m.measure, m.qualifier, CAST(COALESCE(SUM(m.value), 0) AS BIGINT) AS total,
            CAST(COUNT(m.value) AS BIGINT) AS known, CAST(COUNT(*) AS BIGINT) AS stated
         FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         JOIN record_measure m ON m.union_no = v.union_no AND m.version = v.no
         WHERE {condition} GROUP BY v.kind, m.measure, m.qualifier"
    );
    let mut found: BTreeMap<Kind, BTreeMap<Measure, Sum>> = BTreeMap::new();
    for row in view.all(&sql, args).await? {
        let kind = found.entry(row.word("kind", Kind::from_code)?).or_default();
        let sum = kind.entry(row.word("measure", Measure::from_code)?).or_default();
        let (known, stated): (i64, i64) = (row.get("known")?, row.get("stated")?);
        let qualifier: Qualifier = row.word("qualifier", |code| code.parse().ok())?;
        sum.total += row.get::<i64>("total")?;
        sum.known += known;
        sum.unknown += stated - known;
        if known > 0 {
            sum.qualifier = sum.qualifier.with(qualifier);
        }
    }
    Ok(found.iter().map(|(kind, sums)| (*kind, in_words(*kind, sums))).collect())
}

/// In the order in which the kind names its measures.
fn in_words(kind: Kind, sums: &BTreeMap<Measure, Sum>) -> String {
    let stated = kind.row().measures.iter().filter_map(|measure| sums.get(measure).map(|sum| (measure, sum)));
    let phrases: Vec<String> = stated.map(|(measure, sum)| sum.words(kind, *measure)).collect();
    words::in_one(&phrases)
}

impl Sum {
    fn words(self, kind: Kind, measure: Measure) -> String {
        if self.known == 0 {
            return words::measured(kind, measure, &write_quantity(Some(Quantity::UNKNOWN)));
        }
        let total = write_quantity(Some(Quantity::stated(self.total, self.qualifier)));
        let total = words::measured(kind, measure, &total);
        match self.unknown {
            0 => total,
            unknown => format!("{total} ({} chưa rõ)", viet::grouped(unknown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_is_added_and_the_unknown_told_beside() {
        let sum = |total, qualifier, known, unknown| Sum { total, qualifier, known, unknown };
        let sums = BTreeMap::from([
            (Measure::Attendances, sum(1_240, Qualifier::Over, 3, 1)),
            (Measure::Classes, sum(4, Qualifier::Exact, 4, 0)),
            (Measure::Households, sum(0, Qualifier::Exact, 0, 2)),
        ]);
        let words = in_words(Kind::TrainingClass, &sums);
        assert_eq!(words, "4 lớp, hơn 1.240 lượt người (1 chưa rõ), chưa rõ hộ");
        // Where two measures are counted in one unit, each is named.
        let exact = |total| sum(total, Qualifier::Exact, 1, 0);
        let money = BTreeMap::from([
            (Measure::Value, exact(81_000_000)),
            (Measure::Cost, exact(8_000_000)),
            (Measure::Households, exact(39)),
        ]);
        let words = in_words(Kind::Application, &money);
        assert_eq!(words, "giá trị làm lợi 81.000.000 đồng, 39 hộ, kinh phí 8.000.000 đồng");
        let won = BTreeMap::from([
            (Measure::Works, exact(2)),
            (Measure::FirstPrizes, exact(1)),
            (Measure::ThirdPrizes, exact(2)),
        ]);
        assert_eq!(in_words(Kind::Prize, &won), "2 công trình, giải nhất 1, giải ba 2");
    }
}
