//! From what the address says to what it means: every name is looked up, within what she reaches. An unknown one and one
//! out of her reach have one answer.

use kernel::{Actor, Day, Fault, Period};
use organisation::{Scope, UnionHere};
use store::{Snapshot, args};

use super::understood::{Choice, Condition, Evidence, Understood};
use super::{Ask, Filter, options, place};
use crate::programme::{self, Catalogue};
use crate::record::choices::{Choices, province_of};
use crate::record::content::{Detail, Part};
use crate::record::record::{RecordId, RecordNo};

/// Most programmes that are offered where words fit several.
const OFFERED: usize = 8;

/// What the filter means to somebody in a Union; `choices` are the bodies she reaches there.
///
/// # Errors
/// What the engine says.
pub async fn settle(
    view: &Snapshot,
    who: &Actor,
    at: &UnionHere,
    filter: &Filter,
    choices: &Choices,
) -> Result<Understood, Fault> {
    let mut into = Understood::default();
    let mut last = None;
    for (ask, typed) in filter.asked() {
        match ask {
            Ask::Words => into.say(ask, search_words(typed), Condition::Words(typed.to_owned())),
            Ask::Kind => kind(typed, &mut into),
            Ask::Body => body(typed, choices, &mut into),
            Ask::Part => part(typed, &mut into),
            Ask::Period => last = period(typed, &mut into).or(last),
            Ask::From => _ = day(ask, typed, &mut into),
            Ask::To => last = day(ask, typed, &mut into).or(last),
            Ask::Place => place::settle(typed, last, view.today(), province_of(at.body.union), &mut into),
            Ask::State => state(typed, &mut into),
            Ask::Origin => origin(typed, &mut into),
            Ask::Programme => programmes(&programme::store::catalogue(view, at.body.union).await?, typed, &mut into),
            Ask::Detail => detail(typed, &mut into),
            Ask::Evidence => evidence(typed, &mut into),
            Ask::Whole => match whole(view, who, at, typed).await? {
                Some((no, title)) => into.say(ask, format!("thuộc “{title}”"), Condition::PartOf(no)),
                None => {
                    into.doubt(
                        ask,
                        typed,
                        "Không có bản ghi này trong sổ, hoặc bạn không xem được bản ghi này.",
                        vec![],
                    );
                }
            },
        }
    }
    Ok(into)
}

fn search_words(typed: &str) -> String {
    if typed.contains(['“', '”', '"']) { format!("có chữ {typed}") } else { format!("có chữ “{typed}”") }
}

fn kind(typed: &str, into: &mut Understood) {
    match options::kinds_of_slug(typed) {
        Some((kinds, title)) => into.say(Ask::Kind, title, Condition::Kinds(kinds)),
        None => into.doubt(Ask::Kind, typed, format!("Không có loại hoạt động “{typed}”."), vec![]),
    }
}

fn body(typed: &str, choices: &Choices, into: &mut Understood) {
    match choices.find(typed) {
        Some(no) => {
            into.body = Some(no);
            into.say_who(Ask::Body, choices.words_of(no));
        }
        None => {
            let sentence = "Không có đơn vị này trong Liên hiệp hội, hoặc bạn không xem được sổ của đơn vị này.";
            into.doubt(Ask::Body, typed, sentence, vec![]);
        }
    }
}

fn part(typed: &str, into: &mut Understood) {
    match typed {
        "chu-tri" => (into.part, _) = (Some(Part::Lead), into.say_who(Ask::Part, "chủ trì")),
        "phoi-hop" => (into.part, _) = (Some(Part::Partner), into.say_who(Ask::Part, "phối hợp")),
        _ => into.doubt(Ask::Part, typed, format!("Không có vai trò “{typed}”; chỉ có chủ trì, phối hợp."), vec![]),
    }
}

/// Its last day.
fn period(typed: &str, into: &mut Understood) -> Option<Day> {
    match typed.parse::<Period>() {
        Ok(period) => {
            into.say(Ask::Period, options::name(&period), Condition::From(period.first));
            into.conditions.push(Condition::To(period.last));
            Some(period.last)
        }
        Err(_) => {
            let sentence = format!("Không có kỳ “{typed}”; hãy chọn trong danh sách, hoặc ghi từ ngày, đến ngày.");
            into.doubt(Ask::Period, typed, sentence, vec![]);
            None
        }
    }
}

fn day(ask: Ask, typed: &str, into: &mut Understood) -> Option<Day> {
    match viet::parse_date(typed) {
        Ok(date) => {
            let day = Day::from(date);
            let condition = if ask == Ask::From { Condition::From(day) } else { Condition::To(day) };
            into.say(ask, format!("{} {}", ask.label().to_lowercase(), viet::short_date(date)), condition);
            Some(day)
        }
        Err(error) => {
            into.doubt(ask, typed, error.to_string(), vec![]);
            None
        }
    }
}

fn state(typed: &str, into: &mut Understood) {
    match options::state(typed) {
        Some((code, title)) => into.say(Ask::State, title, Condition::State(code)),
        None => into.doubt(Ask::State, typed, format!("Không có trạng thái “{typed}”."), vec![]),
    }
}

fn origin(typed: &str, into: &mut Understood) {
    match options::origin(typed) {
        Some((code, title)) => into.say(Ask::Origin, format!("nguồn gốc: {title}"), Condition::Origin(code)),
        None if typed == options::NO_ORIGIN => into.say(Ask::Origin, "chưa ghi nguồn gốc", Condition::NoOrigin),
        None => into.doubt(Ask::Origin, typed, format!("Không có nguồn gốc “{typed}”."), vec![]),
    }
}

fn detail(typed: &str, into: &mut Understood) {
    match typed {
        "gop" => into.say(Ask::Detail, "chỉ bản ghi gộp", Condition::Detail(Detail::Bulk)),
        "le" => into.say(Ask::Detail, "không kể bản ghi gộp", Condition::Detail(Detail::Single)),
        _ => into.doubt(Ask::Detail, typed, format!("Không có loại bản ghi “{typed}”."), vec![]),
    }
}

fn evidence(typed: &str, into: &mut Understood) {
    match typed {
        "co" => into.say(Ask::Evidence, "có minh chứng", Condition::Evidence(Evidence::There)),
        "chua-co" => into.say(Ask::Evidence, "chưa có minh chứng", Condition::Evidence(Evidence::Missing)),
        _ => into.doubt(Ask::Evidence, typed, format!("Không lọc được minh chứng theo “{typed}”."), vec![]),
    }
}

/// By its name at the door, or by words of a name where they fit one only. All writings of it count.
fn programmes(catalogue: &Catalogue, typed: &str, into: &mut Understood) {
    let found = match typed.parse().ok().and_then(|id| catalogue.find(id)) {
        Some(programme) => vec![programme],
        None => catalogue.named(typed),
    };
    match found[..] {
        [programme] => {
            let numbers = catalogue.writings_of(programme.no);
            into.say(Ask::Programme, format!("thực hiện “{}”", programme.name), Condition::Programmes(numbers));
        }
        [] => {
            into.doubt(Ask::Programme, typed, format!("Danh mục không có chương trình, đề án “{typed}”."), vec![]);
        }
        _ => {
            let choice = |programme: &&programme::Programme| Choice {
                words: programme.name.clone(),
                ask: Ask::Programme,
                value: programme.id.to_string(),
            };
            let sentence = format!("Có {} chương trình, đề án có chữ “{typed}”; hãy chọn:", found.len());
            into.doubt(Ask::Programme, typed, sentence, found.iter().take(OFFERED).map(choice).collect());
        }
    }
}

/// The record of this name and what it is about, where she may see it.
async fn whole(view: &Snapshot, who: &Actor, at: &UnionHere, typed: &str) -> Result<Option<(RecordNo, String)>, Fault> {
    let Ok(id) = typed.parse::<RecordId>() else { return Ok(None) };
    let mut args = args![id];
    let seen = Scope::any(who, view.today()).sql("seen.body", &mut args);
    let here = Scope::below(at.body.no, view.today()).sql("here.body", &mut args);
    let sql = format!(
        "SELECT r.no, v.title FROM record r JOIN record_version v ON v.union_no = r.union_no AND v.no = r.current
         WHERE r.id = $1 AND v.no IN (SELECT seen.version FROM record_body seen WHERE {seen})
           AND v.no IN (SELECT here.version FROM record_body here WHERE {here})"
    );
    let row = view.maybe(&sql, args).await?;
    row.map(|row| Ok((row.get("no")?, row.get("title")?))).transpose()
}
