//! What is done again and again is copied: the same in everything but days, numbers and files.

use kernel::{Actor, Fault, Refusal};
use organisation::{Scope, UnionHere};
use store::{Snapshot, args};
use web::Problem;

use crate::record::attribute::Copied;
use crate::record::choices::Choices;
use crate::record::form::RecordForm;
use crate::record::kind::Kind;
use crate::record::record::RecordId;
use crate::record::{list, store as ledger, words};

/// How many of her last records are offered.
const OFFERED: i64 = 5;

/// The form of a record like this one, and the bodies to choose from.
///
/// # Errors
/// She does not see it, or it is of another kind; what the engine says.
pub async fn of(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    kind: Kind,
    id: RecordId,
) -> Result<(RecordForm, Choices), Problem> {
    let (record, _) = ledger::load(view, who, at, id).await?;
    if record.kind != kind {
        return Err(Refusal::not_found().into());
    }
    let choices = Choices::here_and_of(view, at, &record).await?.with_wholes(view, who, at, kind).await?;
    Ok((like(RecordForm::saying(kind, &record.current().content, &choices), kind), choices))
}

/// The same without days, without what belongs to one paper, and without any number but how many of it there were.
fn like(form: RecordForm, kind: Kind) -> RecordForm {
    let natural = kind.row().natural();
    let mut form = RecordForm { first: String::new(), last: String::new(), ..form };
    form.measures.retain(|measure, _| Some(*measure) == natural);
    form.attributes.retain(|attribute, _| attribute.row().copied == Copied::Along);
    form
}

/// The last records of this kind that she entered, as far as she still sees them: the address of a form like each, and what each was about.
///
/// # Errors
/// What the engine says, or a row that does not parse.
pub async fn lately(view: &Snapshot, who: &Actor, at: &UnionHere, kind: Kind) -> Result<Vec<(String, String)>, Fault> {
    let mut args = args![at.body.union, who.account, kind.row().code, OFFERED];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let sql = format!(
        "SELECT r.id, v.title, v.first_day, v.last_day FROM record_version entered
        JOIN record r ON r.union_no = entered.union_no AND r.no = entered.record
        JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
        WHERE entered.union_no = $1 AND entered.entered_by = $2 AND entered.verb = 'entered' AND entered.kind = $3
            AND v.state NOT IN ('withdrawn', 'behind')
            AND v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})
        ORDER BY entered.no DESC LIMIT $4"
    );
    let rows = view.all(&sql, args).await?;
    let form = |row: &store::Row| {
        let (id, title): (RecordId, String) = (row.get("id")?, row.get("title")?);
        let days = words::days(kind, row.get("first_day")?, row.get("last_day")?);
        Ok((address(&at.slug, kind, id), format!("{title} ({days})")))
    };
    rows.iter().map(form).collect()
}

/// The address of the form of a record like this one.
pub fn address(union: &str, kind: Kind, id: RecordId) -> String {
    format!("{}/moi/{}?nhu={id}", list::url(union), kind.row().slug)
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{also, entered, opened};

    #[tokio::test]
    async fn a_class_like_the_last_one_lacks_its_days_numbers_and_files() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let more =
                [("places", "xã Bằng Mạc"), ("lop", "2"), ("luot", "45"), ("outside_partner", "Hội Nông dân tỉnh")];
            let first = entered(&hoa, &cast.physics, &more).await;
            let form = hoa.get("/lang-son/hoat-dong/moi/lop-tap-huan").await;
            let like = form.attributes("a[href*='nhu=']", "href");
            assert_eq!(
                like,
                hoa.get(&first).await.attributes("a[href*='nhu=']", "href"),
                "the record's page offers it too"
            );
            let copied = hoa.get(&like[0]).await;
            for (name, value) in [("title", "Ứng dụng năng lượng mặt trời"), ("first", ""), ("lop", "2"), ("luot", "")]
            {
                assert_eq!(copied.value_of(name).as_deref(), Some(value), "{name}");
            }
            assert_eq!(copied.all("[name=places]"), ["xã Bằng Mạc"]);
            assert_eq!(copied.all("[name=outside_partner]"), ["Hội Nông dân tỉnh"]);
            let other_kind = like[0].replace("lop-tap-huan", "hoi-thao");
            assert_eq!(hoa.get(&other_kind).await.status, 404);
        })
        .await;
    }

    #[tokio::test]
    async fn what_left_her_reach_is_not_offered() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let both = also(&cast.hoa, kernel::Role::AssociationOfficer, &cast.medicine);
            entered(&house.visitor(&both), &cast.medicine, &[]).await;
            let form = "/lang-son/hoat-dong/moi/lop-tap-huan";
            assert_eq!(house.visitor(&both).get(form).await.all("a[href*='nhu=']").len(), 1);
            // The same account, after Hội Y học was given to somebody else.
            assert_eq!(house.visitor(&cast.hoa).get(form).await.all("a[href*='nhu=']").len(), 0);
        })
        .await;
    }
}
