//! A pasted message: no word of it is lost, and what was understood can be read as the form reads it.

use activities::called::{Called, Names};
use activities::message::{Known, Read, Understood, read};
use activities::record::{Kind, read_scaled};

use kernel::{BodyNo, UnionNo};

use super::{one_line, text, today};

fn known() -> Known {
    let union = UnionNo::new(6);
    let bodies =
        [("lhh", "Liên hiệp hội Bắc Kạn"), ("y", "Hội Y học"), ("cy", "Chi hội Y học Ba Bể"), ("lv", "Hội Làm vườn")];
    let called = |(running, (id, name)): (u32, (&str, &str))| Called {
        no: BodyNo::new(union, running),
        id: id.to_owned(),
        name: name.to_owned(),
        short: name.to_owned(),
    };
    Known {
        bodies: Names::of(Some(BodyNo::new(union, 1)), (1..).zip(bodies).map(called).collect()),
        hers: vec!["lv".to_owned()],
        near: places::province_of_old_code(6),
    }
}

/// Whatever was sent.
pub fn message(data: &[u8]) {
    let (message, known) = (text(data), known());
    let Read { kind, form, understood, message } = read(&message, today(), &known, None);
    lost(&message, &[&form.title, &form.note, &form.places, &form.outside_partner], &understood);
    in_order(&message, &understood);
    for (measure, typed) in &form.measures {
        assert!(kind.row().measures.contains(measure), "{kind:?} has no {measure:?}");
        assert!(matches!(read_scaled(typed, measure.scale()), Ok(Some(_))), "{measure:?} {typed:?}");
    }
    let days = [&form.first, &form.last].map(|day| (!day.is_empty()).then(|| viet::parse_date(day)));
    assert!(days.iter().flatten().all(Result::is_ok), "{days:?}");
    assert!(!matches!(&days, [Some(Ok(first)), Some(Ok(last))] if last < first), "{days:?}");
    let bodies: Vec<&String> = form.lead.iter().chain(&form.partner).collect();
    assert!(bodies.iter().all(|id| known.bodies.bodies().iter().any(|known| known.id == **id)), "{bodies:?}");
    assert!(form.lead.iter().all(|id| !form.partner.contains(id)), "a body is one of both: {bodies:?}");
    // Whoever knows better than the words is believed.
    let said = read(&message, today(), &known, Some(Kind::Meeting));
    assert_eq!(said.kind, Kind::Meeting);
    lost(
        &said.message,
        &[&said.form.title, &said.form.note, &said.form.places, &said.form.outside_partner],
        &said.understood,
    );
}

/// Every word of the message stands in a field or was taken for something that is shown.
fn lost(message: &str, fields: &[&str], understood: &[Understood]) {
    let shown = fields.iter().copied().chain(understood.iter().map(|one| one.words.as_str()));
    let kept: Vec<String> = shown.flat_map(words).collect();
    for word in words(&viet::nfc(message)) {
        assert!(kept.contains(&word), "{word:?} of {message:?} is lost");
    }
}

/// Words as they are compared. A number and the letters behind it are two: “28/9sáng” is a day and a word, “40hv” a number
/// and its unit.
fn words(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_alphanumeric());
    let parts = runs.flat_map(|run| {
        let letters: Vec<char> = run.chars().collect();
        let parts = letters.chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit());
        parts.map(|part| viet::fold(&part.iter().collect::<String>())).collect::<Vec<_>>()
    });
    parts.filter(|word| !word.is_empty()).collect()
}

/// What was understood stands in the message, one after the other; what was not stands somewhere in it. Only a title that
/// is proposed need not.
fn in_order(message: &str, understood: &[Understood]) {
    let whole = one_line(&viet::nfc(message));
    let mut rest = whole.as_str();
    for Understood { words, meaning } in understood {
        assert!(!meaning.is_empty());
        if meaning.starts_with("Tên do phần mềm đề nghị") {
            continue;
        }
        if meaning.starts_with("Chưa hiểu") {
            assert!(whole.contains(words.as_str()), "{words:?} is not in {whole:?}");
            continue;
        }
        let found = rest.split_once(words.as_str());
        assert!(found.is_some(), "{words:?} is not in {rest:?}");
        rest = found.map_or("", |(_, behind)| behind);
    }
}
