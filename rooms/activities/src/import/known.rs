//! What rows are judged by, fetched once for a whole sheet: the bodies by their names and days, what she keeps, records of
//! which others are a part. The judging itself asks no database, so a preview of thousands of rows and the import of them
//! say the same.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use kernel::{Actor, BodyNo, Day, Fault, UnionNo};
use organisation::{UnionHere, body::BodyId};
use store::{Snapshot, args};

use crate::called::{Called, Found, Names};
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
    /// What the bodies are called that the entry form would offer.
    pub names: Names,
    /// The others: bodies of other Unions, and those that have ended.
    pub elsewhere: Elsewhere,
    /// From when to when bodies are there.
    pub lives: HashMap<BodyNo, Vec<(Day, Day)>>,
    /// Records of which others are a part, by their own numbers in sheets.
    pub wholes: HashMap<String, RecordId>,
}

/// Bodies that the form does not offer. An export names them where a record speaks of them, and it comes back.
#[derive(Clone, Debug, Default)]
pub struct Elsewhere {
    bodies: Vec<Called>,
    names: OnceLock<Names>,
}

impl Elsewhere {
    fn names(&self) -> &Names {
        // Most sheets never ask, and every body of the country is in it. Only the name in full tells of which Union one is.
        let in_full = |called: &Called| Called { short: called.name.clone(), ..called.clone() };
        self.names.get_or_init(|| Names::of(None, self.bodies.iter().map(in_full).collect()))
    }

    /// The body of this number.
    pub fn get(&self, no: BodyNo) -> Option<&Called> {
        self.bodies.iter().find(|called| called.no == no)
    }
}

impl Known {
    /// Fetches what rows of this kind in this Union are judged by.
    ///
    /// # Errors
    /// What the engine says, or a row that does not parse.
    pub async fn fetch(view: &Snapshot, who: &Actor, at: &UnionHere, kind: Kind) -> Result<Self, Fault> {
        let (choices, wholes) = wholes(view, who, at, kind).await?;
        let reached = ledger::reached(view, who, &choices.numbers()).await?;
        let names = choices.names();
        let (lives, elsewhere) = lives(view, &names).await?;
        let choices = choices.and_bodies(&elsewhere);
        Ok(Self {
            who: who.clone(),
            kind,
            union: at.body.union,
            today: view.today(),
            choices,
            reached,
            names,
            elsewhere: Elsewhere { bodies: elsewhere, names: OnceLock::new() },
            lives,
            wholes,
        })
    }

    /// Whether a body is there on a day.
    pub fn is_there(&self, body: BodyNo, day: Day) -> bool {
        self.lives.get(&body).is_some_and(|lives| lives.iter().any(|(from, to)| *from <= day && day < *to))
    }

    /// What a body is called in lists.
    pub fn short(&self, body: BodyNo) -> &str {
        let called = self.names.get(body).or_else(|| self.elsewhere.get(body));
        called.map_or("", |called| called.short.as_str())
    }

    /// Whom a name means: a body that the form offers, else another of the country.
    pub fn find(&self, typed: &str) -> Found<'_> {
        match self.names.find(typed) {
            Found::Nobody => self.elsewhere.names().find(typed),
            found => found,
        }
    }

    /// Why a name is nobody's, and which names come near.
    pub fn about_name(&self, typed: &str) -> String {
        let Found::Several(several) = self.find(typed) else { return self.unknown(typed) };
        let names: Vec<&str> = several.iter().take(NEAR).map(|called| called.name.as_str()).collect();
        let more = if several.len() > NEAR { "; …" } else { "" };
        format!("“{typed}” là tên của nhiều đơn vị: {}{more}; hãy ghi tên đầy đủ.", names.join("; "))
    }

    fn unknown(&self, typed: &str) -> String {
        let near: Vec<String> =
            self.names.near(typed).iter().take(NEAR).map(|called| format!("“{}”", called.short)).collect();
        if near.is_empty() {
            format!(
                "Chưa nhận ra đơn vị “{typed}”. Hãy chọn tên trong trang Danh mục; đơn vị ngoài thì ghi ở cột “Đơn vị \
                 ngoài chủ trì” hoặc “Đơn vị ngoài phối hợp”."
            )
        } else {
            format!("Chưa nhận ra đơn vị “{typed}”; gần nhất là {}.", near.join(", "))
        }
    }
}

/// Most names told as near.
const NEAR: usize = 3;

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

/// From when to when bodies are there, and what those are called that are not among the names: of the whole country, in
/// one statement.
async fn lives(view: &Snapshot, names: &Names) -> Result<(HashMap<BodyNo, Vec<(Day, Day)>>, Vec<Called>), Fault> {
    let sql = "SELECT b.no, b.id, b.name, b.short, s.from_day, s.to_day FROM body_span s
        JOIN body b ON b.union_no = s.union_no AND b.no = s.body
        WHERE s.body = s.ancestor ORDER BY b.no, s.from_day";
    let mut lives: HashMap<BodyNo, Vec<(Day, Day)>> = HashMap::new();
    let mut elsewhere: Vec<Called> = Vec::new();
    let here: HashSet<BodyNo> = names.bodies().iter().map(|called| called.no).collect();
    for row in view.all(sql, args![]).await? {
        let no: BodyNo = row.get("no")?;
        if !lives.contains_key(&no) && !here.contains(&no) {
            let id: BodyId = row.get("id")?;
            elsewhere.push(Called { no, id: id.to_string(), name: row.get("name")?, short: row.get("short")? });
        }
        lives.entry(no).or_default().push((row.get("from_day")?, row.get("to_day")?));
    }
    Ok((lives, elsewhere))
}
