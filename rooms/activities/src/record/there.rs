//! Whether the bodies of a record are there on its counting day. Figures count in the tree of that day, so a class held
//! by a body before its founding, or after its end, would silently count for nobody (docs/rules/counting.md, rule 13).

use kernel::{Day, Fault, FieldErrors};
use organisation::body;
use store::Snapshot;

use super::content::{Content, Part};

/// What to say beside the fields of bodies that are not there on the counting day; nothing where all are.
///
/// # Errors
/// What the engine says.
pub async fn check(view: &Snapshot, content: &Content) -> Result<FieldErrors, Fault> {
    let mut errors = FieldErrors::new();
    let day = counting_day(content);
    for (no, part) in content.bodies() {
        if !body::store::is_there(view, *no, day).await? {
            let (field, sentence) = absent(&body::store::get(view, *no).await?.short, day, *part);
            errors.add(field, sentence);
        }
    }
    Ok(errors)
}

/// The day on which its bodies have to be there: the last one, or the first of what runs on and counts on no day yet.
pub fn counting_day(content: &Content) -> Day {
    if content.runs_on() { content.first() } else { content.last() }
}

/// What to say of a body that is not there on the counting day, and beside which field.
pub fn absent(name: &str, day: Day, part: Part) -> (&'static str, String) {
    let field = if part == Part::Lead { "lead" } else { "partner" };
    let day = viet::short_date(day.date());
    (field, format!("{name} chưa thành lập hoặc không còn hoạt động vào ngày {day}; hãy xem lại ngày hoặc đơn vị."))
}

#[cfg(test)]
mod tests {
    use testkit::house;

    use crate::routes;
    use crate::talk::{class, entered, opened};

    #[tokio::test]
    async fn a_class_before_its_body_was_founded_is_not_taken() {
        house(routes, async |house| {
            let cast = opened(house).await;
            let hoa = house.visitor(&cast.hoa);
            let lead = cast.physics.id.to_string();
            let early = class(&lead, &[("first", "29/9/2004")]);
            let again = hoa.post("/lang-son/hoat-dong", &early).await;
            assert_eq!(again.status, 422);
            insta::assert_snapshot!(again.all("[data-errors] li").join("\n"), @"Hội Vật lý chưa thành lập hoặc không còn hoạt động vào ngày 29/09/2004; hãy xem lại ngày hoặc đơn vị.");
            let page = entered(&hoa, &cast.physics, &[("first", "30/9/2004")]).await;
            let seen = hoa.get(&page).await.value_of("seen").unwrap_or_default();
            let back = class(&lead, &[("first", "29/9/2004"), ("why", "Nhầm ngày"), ("seen", seen.as_str())]);
            assert_eq!(hoa.post(&format!("{page}/ban-sua"), &back).await.status, 422);
        })
        .await;
    }
}
