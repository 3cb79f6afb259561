//! The live tables as a [`World`], for the interpreter. Whole tables are read with plain SELECTs and put together here,
//! so that this shares no SQL with the compiler: neither the joins, nor the sets, nor the filters.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BodyNo, Fault, Quantity, Timestamp};
use store::{Row, Snapshot, args};

use crate::fact::{Fact, Lasts, Span, World};
use crate::predicate::Literal;
use crate::source::{Column, Field, Holds, Source, Standing, When};

impl World {
    /// Everything these sources hold, past versions included.
    ///
    /// # Errors
    /// A row that does not parse, or what the engine says.
    pub async fn load(view: &Snapshot, sources: &[&'static Source]) -> Result<Self, Fault> {
        let mut world = World { spans: spans(view).await?, ..World::default() };
        for source in sources {
            let facts = facts(view, source).await.map_err(|f| f.while_doing(format!("load source {}", source.name)))?;
            world.facts.insert(source.name.to_owned(), facts);
        }
        Ok(world)
    }
}

async fn spans(view: &Snapshot) -> Result<Vec<Span>, Fault> {
    let rows = view.all("SELECT * FROM body_span ORDER BY body, ancestor, from_day", args![]).await?;
    let span = |row: &Row| {
        Ok(Span {
            ancestor: row.get("ancestor")?,
            body: row.get("body")?,
            from: row.get("from_day")?,
            to: row.get("to_day")?,
        })
    };
    rows.iter().map(span).collect()
}

async fn facts(view: &Snapshot, source: &Source) -> Result<Vec<Fact>, Fault> {
    let others = Others::load(view, source).await?;
    let mut measures = measures(view, source).await?;
    let mut standing = standing(view, source).await?;
    let mut facts = Vec::new();
    for row in view.all(&format!("SELECT * FROM {} ORDER BY {}", source.table, source.key), args![]).await? {
        let key: i64 = row.get(source.key)?;
        let known = match source.known {
            Some(known) => (row.get(known.from)?, row.get(known.to)?),
            None => (Timestamp::from_micros(i64::MIN), Timestamp::NEVER),
        };
        let mut bodies = standing.remove(&key).unwrap_or_default();
        for stands in source.standing {
            if let Standing::Column { role, column } = stands {
                bodies.push(((*role).to_owned(), row.get(column)?));
            }
        }
        facts.push(Fact {
            key,
            id: others.always(&row, key, source.id)?,
            title: others.always(&row, key, source.title)?,
            lasts: match source.when {
                When::On { day } => Lasts::On(row.get(day)?),
                When::During { from, to } => Lasts::During(row.get(from)?, row.get(to)?),
            },
            known_from: known.0,
            known_to: known.1,
            fields: source.fields.iter().map(|field| others.field(&row, key, field)).collect::<Result<_, _>>()?,
            measures: measures.remove(&key).unwrap_or_default(),
            standing: bodies,
        });
    }
    Ok(facts)
}

async fn measures(view: &Snapshot, source: &Source) -> Result<BTreeMap<i64, BTreeMap<String, Quantity>>, Fault> {
    let mut measures: BTreeMap<i64, BTreeMap<String, Quantity>> = BTreeMap::new();
    let Some(kept) = source.measures else { return Ok(measures) };
    for row in view.all(&format!("SELECT * FROM {}", kept.table), args![]).await? {
        let qualifier = row.word(kept.qualifier, |word| word.parse().ok())?;
        let quantity = Quantity { value: row.maybe(kept.value)?, qualifier };
        measures.entry(row.get(kept.of)?).or_default().insert(row.get(kept.measure)?, quantity);
    }
    Ok(measures)
}

async fn standing(view: &Snapshot, source: &Source) -> Result<BTreeMap<i64, Vec<(String, BodyNo)>>, Fault> {
    let mut standing: BTreeMap<i64, Vec<(String, BodyNo)>> = BTreeMap::new();
    for stands in source.standing {
        let Standing::Rows { table, of, body, role, .. } = stands else { continue };
        for row in view.all(&format!("SELECT * FROM {table} ORDER BY {of}, {role}, {body}"), args![]).await? {
            standing.entry(row.get(of)?).or_default().push((row.get(role)?, row.get(body)?));
        }
    }
    Ok(standing)
}

/// The values of other tables.
#[derive(Default)]
struct Others {
    /// What columns of a source point to, by table, column and number.
    pointed: BTreeMap<(&'static str, &'static str), BTreeMap<i64, String>>,
    /// What its side tables say, by table, name and fact.
    beside: BTreeMap<(&'static str, String), BTreeMap<i64, String>>,
}

impl Others {
    async fn load(view: &Snapshot, source: &Source) -> Result<Self, Fault> {
        let (mut others, mut read) = (Self::default(), BTreeSet::new());
        for column in [source.id, source.title].into_iter().chain(source.fields.iter().map(|field| field.column)) {
            match column {
                Column::Own(_) => {}
                Column::Via { table, key, column, .. } => {
                    let mut values = BTreeMap::new();
                    for row in view.all(&format!("SELECT {key}, {column} FROM {table}"), args![]).await? {
                        values.insert(row.get(key)?, row.get(column)?);
                    }
                    others.pointed.insert((table, column), values);
                }
                // The table is read once, whatever many names its rows have.
                Column::Beside { table, of, name, value, .. } if read.insert((table, of, name, value)) => {
                    for row in view.all(&format!("SELECT {of}, {name}, {value} FROM {table}"), args![]).await? {
                        if let Some(said) = row.maybe(value)? {
                            others.beside.entry((table, row.get(name)?)).or_default().insert(row.get(of)?, said);
                        }
                    }
                }
                Column::Beside { .. } => {}
            }
        }
        Ok(others)
    }

    /// What the column says of the fact with this key.
    fn text(&self, row: &Row, key: i64, column: Column) -> Result<Option<String>, Fault> {
        match column {
            Column::Own(column) => row.maybe(column),
            Column::Via { by, table, column, .. } => {
                let no: i64 = row.get(by)?;
                let found = self.pointed.get(&(table, column)).and_then(|values| values.get(&no));
                found.cloned().map(Some).ok_or_else(|| Fault::new(format!("{by} {no} is in no row of {table}")))
            }
            Column::Beside { table, is, .. } => {
                Ok(self.beside.get(&(table, is.to_owned())).and_then(|values| values.get(&key)).cloned())
            }
        }
    }

    fn always(&self, row: &Row, key: i64, column: Column) -> Result<String, Fault> {
        self.text(row, key, column)?.ok_or_else(|| Fault::new(format!("{column:?} of {key} is NULL")))
    }

    fn field(&self, row: &Row, key: i64, field: &Field) -> Result<(String, Option<Literal>), Fault> {
        let value = match (field.column, field.holds) {
            (Column::Own(column), Holds::Int) => row.maybe(column)?.map(Literal::Int),
            (column, _) => self.text(row, key, column)?.map(|said| field.literal(said)).transpose()?,
        };
        Ok((field.name.to_owned(), value))
    }
}
