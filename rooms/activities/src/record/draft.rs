//! Entering a record: at most eight fields open, the rest folded away. Files are durable before their rows.

use askama::Template;
use kernel::{Actor, FieldErrors, Refusal, UnionNo};
use organisation::UnionHere;
use store::Tx;
use web::{Answer, Asked, Cx, Frame, InPath, Page, Problem, Sent, To, again, page};

use super::attribute::{Attribute, Sort};
use super::choices::Choices;
use super::content::Content;
use super::evidence::{self, Kept};
use super::form::RecordForm;
use super::history::Difference;
use super::kind::{Group, Kind, Timing};
use super::policy::{KEEPERS, may_enter, may_keep, may_open_the_form};
use super::record::Record;
use super::{list, show, store as ledger, there, words};

/// The entry form, fresh or sent back, for a new record or a correction.
#[derive(Template)]
#[template(path = "record/draft.html")]
pub struct DraftPage {
    /// The frame.
    pub frame: Frame,
    /// What sort of form it is.
    pub heading: String,
    /// What kind of record.
    pub kind: Kind,
    /// What is typed.
    pub form: RecordForm,
    /// What cannot stand.
    pub errors: FieldErrors,
    /// Where the form is sent.
    pub action: String,
    /// Where "Thôi" leads.
    pub back: String,
    /// A correction asks why and takes no files.
    pub correction: bool,
    /// What somebody else changed while the form was open.
    pub meanwhile: Vec<Difference>,
    /// Records of which it may be a part.
    pub wholes: Vec<(String, String)>,
    /// Bodies to choose from.
    pub bodies: Vec<(String, String)>,
    /// Where the list is, for the way here.
    pub list: String,
}

impl DraftPage {
    /// What the folded part of the form holds, in a few words.
    fn folded(&self) -> String {
        let measures = self.kind.row().folded_measures().into_iter().map(|measure| measure.title().to_lowercase());
        let words = ["Phối hợp".to_owned()].into_iter().chain(measures.take(2));
        let rest = ["nguồn gốc", "chương trình", "ghi chú"].into_iter().skip(usize::from(self.origin_open()));
        words.chain(rest.map(str::to_owned)).collect::<Vec<_>>().join(", ")
    }

    /// What the days are called; the last one only where the kind has one.
    fn days(&self) -> (&'static str, Option<&'static str>) {
        words::day_names(self.kind)
    }

    /// What to say of a last day that is left empty.
    fn last_hint(&self) -> &'static str {
        match self.kind.row().timing {
            Timing::Runs { .. } => "Chưa có thì để trống: việc đang thực hiện",
            _ => "Một ngày: để trống",
        }
    }

    /// Whether the origin stands open: where it decides which figure counts.
    fn origin_open(&self) -> bool {
        self.kind.row().group == Group::Critique
    }
}

/// GET …/hoat-dong/moi/{loai}
pub async fn get_new(
    who: Actor,
    cx: Cx,
    at: UnionHere,
    InPath((_, slug)): InPath<(String, String)>,
    asked: Asked,
) -> Result<Page, Problem> {
    let kind = Kind::from_slug(&slug).ok_or_else(Refusal::not_found)?;
    let choices = cx
        .read(async |view| {
            let choices = Choices::here(view, &at).await?.with_wholes(view, &at, kind).await?;
            may_open_the_form(&ledger::reached(view, &who, &choices.numbers()).await?)?;
            Ok::<_, Problem>(choices)
        })
        .await?;
    // What an officer enters is nearly always her own association's.
    let hers = who.bodies_as(&KEEPERS);
    let lead = choices.numbers().into_iter().filter(|body| hers.contains(body)).filter_map(|body| choices.id_of(body));
    let lead = lead.map(str::to_owned).collect();
    let form = RecordForm { lead, part_of: asked.0.line("thuoc"), ..RecordForm::fresh(kind) };
    page(&fresh(&cx, &at, kind, form, FieldErrors::new(), &choices))
}

/// POST …/hoat-dong
pub async fn post_new(who: Actor, cx: Cx, at: UnionHere, sent: Sent) -> Result<Answer, Problem> {
    let kind = match sent.fields.line("loai").as_str() {
        "" => Kind::TrainingClass,
        slug => Kind::from_slug(slug).ok_or_else(Refusal::not_found)?,
    };
    let form = RecordForm::read(&sent.fields);
    let choices = cx.read(async |view| Choices::here(view, &at).await?.with_wholes(view, &at, kind).await).await?;
    let (content, files) = match (form.content(kind, &choices), evidence::read(sent.files)) {
        (Ok(content), Ok(files)) => (content, files),
        (content, files) => {
            let errors = evidence::to_choose_again(content.err(), files);
            return Ok(Answer::Again(again(&fresh(&cx, &at, kind, form, errors, &choices))?));
        }
    };
    let absent = cx.read(async |view| there::check(view, &content).await).await?;
    if !absent.is_empty() {
        let errors = evidence::to_choose_again(Some(absent), Ok(files));
        return Ok(Answer::Again(again(&fresh(&cx, &at, kind, form, errors, &choices))?));
    }
    let kept = evidence::keep(cx.db().files(), files).await?;
    let to = cx
        .answer_once(&sent.fields, &who, async |tx| {
            let record = enter(tx, &who, at.body.union, kind, content.clone(), &kept).await?;
            Ok(To::address(show::url(&at, record.id)).with_notice("Đã ghi vào sổ hoạt động."))
        })
        .await?;
    Ok(Answer::Go(to))
}

/// Enters a record with its files into the ledger of a Union: the one way in, for forms, imports and seeds alike.
///
/// # Errors
/// None of the bodies is hers, or what the engine says.
pub async fn enter(
    tx: &Tx,
    who: &Actor,
    union: UnionNo,
    kind: Kind,
    content: Content,
    files: &[Kept],
) -> Result<Record, Problem> {
    let reached = ledger::reached(tx, who, &content.body_numbers()).await?;
    let permit = may_enter(who, content, &reached)?;
    let record = ledger::insert(tx, union, kind, Record::enter(permit, tx.now())).await?;
    let keep = may_keep(who, &record, &reached)?;
    for file in files {
        evidence::attach(tx, &record, &keep, file).await?;
    }
    Ok(record)
}

fn fresh(cx: &Cx, at: &UnionHere, kind: Kind, form: RecordForm, errors: FieldErrors, choices: &Choices) -> DraftPage {
    let heading = format!("Ghi {}", kind.row().noun);
    DraftPage {
        frame: cx.frame(&heading).at(&at.slug, "hoat-dong"),
        heading,
        kind,
        form,
        errors,
        action: list::url(&at.slug),
        back: list::url(&at.slug),
        correction: false,
        meanwhile: Vec::new(),
        wholes: choices.whole_options(),
        bodies: choices.options(),
        list: list::url(&at.slug),
    }
}

#[cfg(test)]
mod tests;
