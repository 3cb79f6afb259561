//! The bodies an actor reaches in some roles: one predicate that guards a single body and filters lists, in SQL.
//! Permissions use today's tree. A body that is not there today (ended, or about to begin) is reached where it last stood
//! or will first stand, else the records of an ended association would be nobody's.

use std::collections::BTreeSet;

use kernel::{Actor, BodyNo, Day, Fault, Role};
use store::{Snapshot, Value, args};

/// The bodies an actor reaches in some roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    tops: Vec<BodyNo>,
    today: Day,
}

impl Scope {
    /// What she reaches today in these roles.
    pub fn of(actor: &Actor, roles: &[Role], today: Day) -> Self {
        Self { tops: actor.bodies_as(roles), today }
    }

    /// What she reaches today in any role.
    pub fn any(actor: &Actor, today: Day) -> Self {
        Self::of(actor, &Role::ALL, today)
    }

    /// What stands below a body today, itself included, whoever asks: where a page of a Union looks.
    pub fn below(top: BodyNo, today: Day) -> Self {
        Self { tops: vec![top], today }
    }

    /// Whether she reaches nothing at all.
    pub fn is_empty(&self) -> bool {
        self.tops.is_empty()
    }

    /// The condition that a column with a body's number is within reach. Its arguments are appended to `args`, which must
    /// hold those of the statement so far.
    pub fn sql(&self, column: &str, args: &mut Vec<Value>) -> String {
        if self.tops.is_empty() {
            return "1 = 0".to_owned();
        }
        let mut place = |value: Value| {
            args.push(value);
            format!("${}", args.len())
        };
        let tops: Vec<String> = self.tops.iter().map(|top| place(Value::from(*top))).collect();
        let today = place(Value::from(self.today));
        let tops = tops.join(", ");
        // `life` is the body below itself: a span that begins (ends) with the life of the body is its first (last) place.
        format!(
            "{column} IN (SELECT s.body FROM body_span s
               JOIN body_span life ON life.union_no = s.union_no AND life.body = s.body AND life.ancestor = s.body
               WHERE s.ancestor IN ({tops}) AND (s.from_day <= {today} OR s.from_day = life.from_day)
                 AND ({today} < s.to_day OR s.to_day = life.to_day))"
        )
    }

    /// The condition that a column with a body's number is within reach, or that something below it today is: of which
    /// bodies she may know that they exist. Arguments as for [`Scope::sql`].
    pub fn touching_sql(&self, column: &str, args: &mut Vec<Value>) -> String {
        let within = self.sql(column, args);
        let below = self.sql("below.body", args);
        args.push(Value::from(self.today));
        let today = args.len();
        format!(
            "({within} OR {column} IN (SELECT below.ancestor FROM body_span below
               WHERE below.from_day <= ${today} AND ${today} < below.to_day AND {below}))"
        )
    }

    /// Whether a body is within reach.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn reaches(&self, view: &Snapshot, body: BodyNo) -> Result<bool, Fault> {
        let mut args = args![body.union(), body];
        let within = self.sql("b.no", &mut args);
        holds(view, &within, args).await
    }

    /// Those of a few bodies that are within reach, in their order, asked in one statement however many they are.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn reached_of(&self, view: &Snapshot, bodies: &[BodyNo]) -> Result<Vec<BodyNo>, Fault> {
        if bodies.is_empty() {
            return Ok(Vec::new());
        }
        // Each is named with its Union, which leads the table's key.
        let mut args: Vec<Value> = bodies.iter().flat_map(|body| args![body.union(), *body]).collect();
        let named: Vec<String> = (0..bodies.len()).map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2)).collect();
        let within = self.sql("b.no", &mut args);
        let named = named.join(", ");
        let sql = format!("SELECT b.no FROM body b WHERE (b.union_no, b.no) IN (VALUES {named}) AND {within}");
        let rows = view.all(&sql, args).await?;
        let found: BTreeSet<BodyNo> = rows.iter().map(|row| row.get("no")).collect::<Result<_, _>>()?;
        Ok(bodies.iter().copied().filter(|body| found.contains(body)).collect())
    }

    /// Whether a body is within reach, or something that stands below it today is.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn touches(&self, view: &Snapshot, body: BodyNo) -> Result<bool, Fault> {
        let mut args = args![body.union(), body];
        let touching = self.touching_sql("b.no", &mut args);
        holds(view, &touching, args).await
    }
}

async fn holds(view: &Snapshot, condition: &str, args: Vec<Value>) -> Result<bool, Fault> {
    let sql = format!("SELECT b.no FROM body b WHERE b.union_no = $1 AND b.no = $2 AND {condition}");
    Ok(view.maybe(&sql, args).await?.is_some())
}

#[cfg(test)]
mod tests {
    use testkit::each_engine;

    use super::*;
    use crate::samples::cast;

    #[tokio::test]
    async fn who_reaches_what_and_what_it_lets_her_know_of() {
        each_engine(async |fresh| {
            let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
            let bodies = [&cast.country, &cast.lang_son, &cast.medicine, &cast.cao_loc, &cast.physics, &cast.thai_binh];
            let mut officer = cast.hoa.clone();
            officer.grants[0].body = cast.medicine.no;
            let mut nobody = cast.hoa.clone();
            nobody.grants.clear();
            let table = fresh
                .db
                .read(async |view| {
                    let mut table = String::new();
                    for (name, actor) in
                        [("quoc", &cast.quoc), ("minh", &cast.minh), ("officer", &officer), ("nobody", &nobody)]
                    {
                        let scope = Scope::any(actor, view.today());
                        let mut line = format!("{name}:");
                        let mut one_by_one = Vec::new();
                        for body in bodies {
                            let reaches = scope.reaches(view, body.no).await?;
                            one_by_one.extend(reaches.then_some(body.no));
                            line.push_str(match (reaches, scope.touches(view, body.no).await?) {
                                (true, true) => " reaches",
                                (false, true) => " knows",
                                (false, false) => " –",
                                (true, false) => " wrong",
                            });
                        }
                        assert_eq!(scope.reached_of(view, &bodies.map(|body| body.no)).await?, one_by_one);
                        table.push_str(&line);
                        table.push('\n');
                    }
                    Ok::<_, Fault>(table)
                })
                .await
                .unwrap();
            // country, Lạng Sơn, Hội Y học, its chi hội, Hội Vật lý, Thái Bình
            insta::assert_snapshot!(table, @"
            quoc: reaches reaches reaches reaches reaches reaches
            minh: knows reaches reaches reaches reaches –
            officer: knows knows reaches reaches – –
            nobody: – – – – – –
            ");
        })
        .await;
    }

    #[tokio::test]
    async fn a_role_counts_only_where_it_is_asked_for() {
        each_engine(async |fresh| {
            let cast = fresh.db.write(async |tx| cast(tx).await).await.unwrap();
            let reached = fresh
                .db
                .read(async |view| {
                    let scope = Scope::of(&cast.khanh, &[Role::Office, Role::Administrator], view.today());
                    scope.reaches(view, cast.medicine.no).await
                })
                .await
                .unwrap();
            assert!(!reached, "a leader is not the office");
        })
        .await;
    }
}
