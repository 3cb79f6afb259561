//! The entry form: what can stand is shown as it is read back, what cannot is told at its field.

use activities::import::alone::Alone;
use activities::record::{Kind, RecordForm, Scale, read_scaled, write_quantity};

use super::{said, text, today};

/// One byte for the kind, then the form as a browser sends it. A form that names no body is one of the first.
pub fn form(data: &[u8]) {
    let Some((kind, body)) = data.split_first() else { return };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let alone = Alone::new(kind, today());
    let mut form = RecordForm::read(&web::Asked::of_query(&text(body)).0);
    if form.lead.is_empty() && form.partner.is_empty() {
        form.lead.extend(alone.choices().options().into_iter().map(|(id, _)| id).take(1));
    }
    for (measure, typed) in &form.measures {
        quantity(typed, measure.scale());
    }
    match form.content(kind, alone.choices()) {
        Ok(content) => {
            let shown = RecordForm::saying(kind, &content, alone.choices());
            let again = shown.content(kind, alone.choices());
            assert_eq!(again.as_ref(), Ok(&content), "{kind:?} {shown:?}");
        }
        Err(errors) => said(&errors),
    }
}

/// A quantity is written and read again as the same.
fn quantity(typed: &str, scale: Scale) {
    match read_scaled(typed, scale) {
        Ok(read) => {
            assert!(read.and_then(|quantity| quantity.value).is_none_or(|value| value >= 0), "{typed:?}");
            assert_eq!(read_scaled(&write_quantity(read), scale), Ok(read), "{typed:?}");
        }
        Err(sentence) => assert!(!sentence.is_empty()),
    }
}
