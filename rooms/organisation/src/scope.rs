//! The bodies an actor reaches in some roles: one predicate that guards a single body and filters lists, in SQL.
//! Permissions use today's tree. A body that is not there today (ended, or about to begin) is reached where it last stood
//! or will first stand, else the records of an ended association would be nobody's.

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

    /// Whether a body is within reach.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn reaches(&self, view: &Snapshot, body: BodyNo) -> Result<bool, Fault> {
        let mut args = args![body.union(), body];
        let within = self.sql("b.no", &mut args);
        let sql = format!("SELECT b.no FROM body b WHERE b.union_no = $1 AND b.no = $2 AND {within}");
        Ok(view.maybe(&sql, args).await?.is_some())
    }

    /// Whether a body is within reach, or something that stands below it today is: who may know that it exists.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn touches(&self, view: &Snapshot, body: BodyNo) -> Result<bool, Fault> {
        if self.reaches(view, body).await? {
            return Ok(true);
        }
        let mut args = args![body, self.today];
        let within = self.sql("below.body", &mut args);
        let sql = format!(
            "SELECT COUNT(*) AS bodies FROM body_span below
             WHERE below.ancestor = $1 AND below.from_day <= $2 AND $2 < below.to_day AND {within}"
        );
        Ok(view.one(&sql, args).await?.get::<i64>("bodies")? > 0)
    }
}
