//! What rows are judged by, fetched once for a whole sheet: the bodies by their names and days, what she keeps, records of
//! which others are a part. The judging itself asks no database, so a preview of thousands of rows and the import of them
//! say the same.

use std::collections::{BTreeMap, HashMap};

use kernel::{Actor, BodyNo, Day, Fault, UnionNo};
use organisation::{UnionHere, body};
use store::{Snapshot, args};

use crate::record::{Choices, Kind, Reached, RecordId, RecordNo, store as ledger, wholes_of};

/// What rows are judged by.
#[derive(Clone, Debug)]
pub struct Known {
    /// Whose rows they will be.
    pub who: Actor,
    /// What kind the rows are of.
    pub kind: Kind,
    /// The Union of the ledger.
    pub union: UnionNo,
    /// The day of the judging.
    pub today: Day,
    /// What the entry form would offer.
    pub choices: Choices,
    /// Which of the bodies she keeps.
    pub reached: Reached,
    /// What bodies are called.
    pub bodies: Vec<Called>,
    /// From when to when bodies are there.
    pub lives: HashMap<BodyNo, Vec<(Day, Day)>>,
    /// Records of which others are a part, by their own numbers in sheets.
    pub wholes: HashMap<String, RecordId>,
}

/// What a body is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Which body.
    pub no: BodyNo,
    /// Its name at the door.
    pub id: String,
    /// Its name in full.
    pub name: String,
    /// Its name as lists show it.
    pub short: String,
    folded: [String; 2],
}

impl Called {
    /// A body of these names.
    pub fn new(no: BodyNo, id: String, name: String, short: String) -> Self {
        let folded = [viet::fold(&name), viet::fold(&short)];
        Self { no, id, name, short, folded }
    }
}

impl Known {
    /// Fetches what rows of this kind in this Union are judged by.
    ///
    /// # Errors
    /// What the engine says, or a row that does not parse.
    pub async fn fetch(view: &Snapshot, who: &Actor, at: &UnionHere, kind: Kind) -> Result<Self, Fault> {
        let placed = body::store::list_below(view, at.body.no, view.today()).await?;
        let called =
            |body: &body::Body| Called::new(body.no, body.id.to_string(), body.name.clone(), body.short.clone());
        let bodies: Vec<Called> = placed.iter().map(|placed| called(&placed.body)).collect();
        let (choices, wholes) = wholes(view, who, at, kind).await?;
        let reached = ledger::reached(view, who, &choices.numbers()).await?;
        Ok(Self {
            who: who.clone(),
            kind,
            union: at.body.union,
            today: view.today(),
            choices,
            reached,
            bodies,
            lives: lives(view, at.body.union).await?,
            wholes,
        })
    }

    /// Whether a body is there on a day.
    pub fn is_there(&self, body: BodyNo, day: Day) -> bool {
        self.lives.get(&body).is_some_and(|lives| lives.iter().any(|(from, to)| *from <= day && day < *to))
    }

    /// What a body is called in lists.
    pub fn short(&self, body: BodyNo) -> &str {
        self.bodies.iter().find(|called| called.no == body).map_or("", |called| called.short.as_str())
    }

    /// The body of this name, whatever its case and accents.
    ///
    /// # Errors
    /// The sentence that says what is wrong and which names come near.
    pub fn body(&self, typed: &str) -> Result<&Called, String> {
        let folded = viet::fold(typed);
        let fits: Vec<&Called> = self.bodies.iter().filter(|called| called.folded.contains(&folded)).collect();
        // Who sets accents means them: "Hội Y" is not "Hội Ý".
        let same: Vec<&Called> = match fits.as_slice() {
            [_, _, ..] => {
                let spelled = viet::same_spelling(typed);
                let same = |called: &&Called| {
                    [&called.name, &called.short].into_iter().any(|name| viet::same_spelling(name) == spelled)
                };
                fits.iter().copied().filter(same).collect()
            }
            _ => fits.clone(),
        };
        match (same.as_slice(), fits.as_slice()) {
            ([one], _) => Ok(one),
            (_, []) => Err(self.nearest(typed, &folded)),
            (_, several) => {
                let names: Vec<&str> = several.iter().map(|called| called.name.as_str()).collect();
                Err(format!("“{typed}” là tên của nhiều đơn vị: {}; hãy ghi tên đầy đủ.", names.join("; ")))
            }
        }
    }

    fn nearest(&self, typed: &str, folded: &str) -> String {
        let mut near: Vec<(usize, &str)> = self
            .bodies
            .iter()
            .map(|called| {
                let distance = called.folded.iter().map(|name| distance(name, folded)).min().unwrap_or(usize::MAX);
                (distance, called.short.as_str())
            })
            .filter(|(distance, _)| *distance * 2 <= folded.chars().count())
            .collect();
        near.sort_unstable();
        let names: Vec<String> = near.iter().take(3).map(|(_, name)| format!("“{name}”")).collect();
        if names.is_empty() {
            format!("Không có đơn vị nào tên “{typed}” trong Liên hiệp hội; đơn vị ngoài thì ghi ở cột đơn vị ngoài.")
        } else {
            format!("Không có đơn vị nào tên “{typed}”; gần nhất là {}.", names.join(", "))
        }
    }
}

/// How many letters apart two names are; names that differ much in length are far at once.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = before + usize::from(a != b);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
    }
    row[other.len()]
}

async fn wholes(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: Kind,
) -> Result<(Choices, HashMap<String, RecordId>), Fault> {
    let choices = Choices::here(view, at).await?;
    let kinds = kind.row().part_of;
    if kinds.is_empty() {
        return Ok((choices, HashMap::new()));
    }
    let all = wholes_of(view, who, at.body.union, kinds).await?;
    let ids: BTreeMap<RecordNo, RecordId> = all.iter().map(|whole| (whole.no, whole.id)).collect();
    let mut named: HashMap<String, RecordId> = ids.values().map(|id| (id.to_string(), *id)).collect();
    for kind in kinds {
        let sql = "SELECT key, record FROM import_key WHERE union_no = $1 AND kind = $2 AND key LIKE '=%'";
        for row in view.all(sql, args![at.body.union, kind.row().code]).await? {
            let key: String = row.get("key")?;
            if let Some(id) = ids.get(&row.get("record")?) {
                named.insert(key[1..].to_owned(), *id);
            }
        }
    }
    Ok((choices.and_wholes(all), named))
}

async fn lives(view: &Snapshot, union: UnionNo) -> Result<HashMap<BodyNo, Vec<(Day, Day)>>, Fault> {
    let sql = "SELECT body, from_day, to_day FROM body_span WHERE union_no = $1 AND body = ancestor";
    let mut lives: HashMap<BodyNo, Vec<(Day, Day)>> = HashMap::new();
    for row in view.all(sql, args![union]).await? {
        lives.entry(row.get("body")?).or_default().push((row.get("from_day")?, row.get("to_day")?));
    }
    Ok(lives)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_come_near_are_told() {
        assert_eq!(distance("hoi lam vuon", "hoi lam vuon"), 0);
        assert_eq!(distance("hoi lam vuon", "hoi lam vuong"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
