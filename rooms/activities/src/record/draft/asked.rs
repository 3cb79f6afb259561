//! What hardly ever is so is asked once: the form comes back with the sentences, and whoever sends it again as it is means
//! it. The form names what it showed, so that a mistake made meanwhile is asked about as well.

use web::Fields;

use crate::record::content::{Content, Oddity};
use crate::record::kind::Kind;

/// The field that names what she was shown.
const SEEN: &str = "da_xem_lai";

/// What she has still to be asked about; nothing where she was shown all of it.
pub fn still(fields: &Fields, kind: Kind, content: &Content) -> Vec<Oddity> {
    let oddities = content.oddities(kind);
    if seen(&oddities) == fields.line(SEEN) { Vec::new() } else { oddities }
}

/// These by the names of their fields, in the order of the catalogue.
pub fn seen(oddities: &[Oddity]) -> String {
    oddities.iter().map(|odd| odd.field).collect::<Vec<_>>().join(" ")
}
