//! What a filter means in SQL: conditions on `r` (a record) and `v` (its current version). Who may see is the first of
//! them, so that a filter can only ever take away.

use std::collections::BTreeMap;

use kernel::{Actor, BodyNo, Day};
use organisation::Scope;
use places::Era;
use store::{Value, args};

use super::search;
use super::understood::{Condition, Evidence, Understood};
use crate::record::attribute::Attribute;

impl Understood {
    /// The conditions with their arguments, for whoever asks, in the Union that `here` is.
    pub fn sql(&self, who: &Actor, here: BodyNo, today: Day) -> (String, Vec<Value>) {
        let mut args = args![];
        let seen = Scope::any(who, today).sql("seen.body", &mut args);
        let within = Scope::below(self.body.unwrap_or(here), today).sql("here.body", &mut args);
        let part = self.part.map_or_else(String::new, |part| format!(" AND here.role = '{}'", part.code()));
        let mut conditions = vec![
            format!("v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})"),
            format!("v.no IN (SELECT here.version FROM record_body here WHERE {within}{part})"),
        ];
        if !self.unclear().is_empty() {
            conditions.push("1 = 0".to_owned());
        }
        if !self.conditions.iter().any(|condition| matches!(condition, Condition::State(_))) {
            // What was taken out, and what stands behind another record, would be read twice.
            conditions.push("v.state NOT IN ('withdrawn', 'behind')".to_owned());
        }
        conditions.extend(self.conditions.iter().flat_map(|condition| condition.sql(&mut args)));
        (conditions.join("\n   AND "), args)
    }
}

impl Condition {
    fn sql(&self, args: &mut Vec<Value>) -> Vec<String> {
        let mut place = |value: Value| {
            args.push(value);
            format!("${}", args.len())
        };
        let one = match self {
            Self::Words(typed) => {
                let patterns = search::patterns(typed);
                return patterns
                    .into_iter()
                    .map(|like| format!("v.folded LIKE {} ESCAPE '!'", place(like.into())))
                    .collect();
            }
            Self::Kinds(kinds) => {
                let codes: Vec<String> = kinds.iter().map(|kind| place(kind.row().code.into())).collect();
                format!("v.kind IN ({})", codes.join(", "))
            }
            Self::From(day) => format!("v.last_day >= {}", place((*day).into())),
            // What still runs has no last day; it is in whatever has not ended before it was opened.
            Self::To(day) => {
                let (to, never) = (place((*day).into()), place(Day::MAX.into()));
                format!("(v.last_day <= {to} OR (v.last_day = {never} AND v.first_day <= {to}))")
            }
            Self::Places { units, named } => {
                let mut lists: BTreeMap<Era, Vec<String>> = BTreeMap::new();
                for key in units {
                    lists.entry(key.era()).or_default().push(place(key.code().into()));
                }
                let mut lists: Vec<String> = lists
                    .into_iter()
                    .map(|(era, codes)| {
                        format!("(unit.era = {} AND unit.code IN ({}))", place(era.code().into()), codes.join(", "))
                    })
                    .collect();
                if let Some(name) = named {
                    let like = place(search::holding(name).into());
                    lists.push(format!("(unit.era IS NULL AND unit.folded LIKE {like} ESCAPE '!')"));
                }
                format!("v.no IN (SELECT unit.version FROM record_place unit WHERE {})", lists.join(" OR "))
            }
            Self::State(code) => format!("v.state = {}", place((*code).into())),
            Self::Origin(code) => {
                let (attribute, value) = (place(Attribute::Origin.code().into()), place((*code).into()));
                format!("EXISTS ({ATTRIBUTE} AND a.attribute = {attribute} AND a.value = {value})")
            }
            Self::NoOrigin => {
                format!("NOT EXISTS ({ATTRIBUTE} AND a.attribute = {})", place(Attribute::Origin.code().into()))
            }
            Self::Programmes(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|no| place((*no).into())).collect();
                format!(
                    "v.no IN (SELECT p.version FROM record_programme p WHERE p.programme IN ({}))",
                    numbers.join(", ")
                )
            }
            Self::Detail(detail) => format!("v.detail = {}", place(detail.code().into())),
            Self::Evidence(Evidence::There) => format!("EXISTS ({EVIDENCE})"),
            Self::Evidence(Evidence::Missing) => format!("NOT EXISTS ({EVIDENCE})"),
            Self::PartOf(whole) => format!("v.part_of = {}", place((*whole).into())),
        };
        vec![one]
    }
}

const ATTRIBUTE: &str = "SELECT a.version FROM record_attribute a WHERE a.union_no = v.union_no AND a.version = v.no";
const EVIDENCE: &str = "SELECT e.file FROM record_evidence e
    WHERE e.union_no = r.union_no AND e.record = r.no AND e.removed_at IS NULL";
