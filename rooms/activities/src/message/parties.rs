//! Who it was: bodies of the Union by their short names, and whoever from outside it was done with. Whom “phối hợp” leads
//! to is a partner; anybody else is in charge.

use super::organisation;
use super::text::{Text, one_line};
use crate::called::{Called, Names};

/// Words that lead to a partner, folded; the longest first.
const WITH: [&str; 7] = ["phoi hop cung voi", "phoi hop voi", "phoi hop cung", "cung voi", "phoi hop", "cung", "voi"];
/// First words of bodies from outside, folded.
const OUTSIDE: [&str; 32] = [
    "so", "phong", "ubnd", "uy", "huyen", "trung", "truong", "benh", "chi", "ban", "hoi", "mat", "doan", "cong", "htx",
    "vien", "dang", "tram", "ttyt", "bv", "hnd", "tinh", "cty", "hop", "ub", "mttq", "thpt", "thcs", "bo", "cuc",
    "nganh", "hdnd",
];

/// Who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// In charge, by their names at the door.
    pub lead: Vec<String>,
    /// Partners, by their names at the door.
    pub partner: Vec<String>,
    /// The same by their short names.
    pub partner_names: Vec<String>,
    /// Partners from outside, as written.
    pub outside: Vec<String>,
}

/// Takes who is named.
pub fn take(text: &mut Text, bodies: &Names) -> Parties {
    let mut parties = Parties::default();
    let mut found = Vec::new();
    for (words, Called { id, short, .. }) in bodies.spellings() {
        let phrase = words.join(" ");
        while let Some(at) = text.find(&phrase) {
            text.take(text.range_of(at, words.len()), format!("Đơn vị: {short}"));
            found.push((at, id.clone(), short.clone()));
        }
    }
    found.sort();
    for (at, id, short) in found {
        let with = leads_to_partner(text, at);
        let known = parties.lead.contains(&id) || parties.partner.contains(&id);
        match with {
            _ if known => {}
            true => {
                parties.partner.push(id);
                parties.partner_names.push(short);
            }
            false => parties.lead.push(id),
        }
    }
    parties.outside = outside(text);
    parties
}

/// Whether “phối hợp với” stands directly before a word, or before the body before it and “và”.
fn leads_to_partner(text: &mut Text, at: usize) -> bool {
    for with in WITH {
        let count = with.split(' ').count();
        if at >= count && text.is_at(at - count, with) {
            let range = text.range_of(at - count, count);
            return text.take(range, "Phối hợp");
        }
    }
    false
}

/// Bodies from outside: behind “phối hợp với”, one after the other with commas or “và” between.
fn outside(text: &mut Text) -> Vec<String> {
    let mut names = Vec::new();
    for with in WITH {
        let Some(start) = text.find(with) else { continue };
        let mut at = start + with.split(' ').count();
        let mut from = start;
        while let Some(count) = name(text, at, with) {
            let name = one_line(text.slice(&text.range_of(at, count)));
            let range = text.range_of(from, at + count - from);
            if !text.take(range, format!("Đơn vị ngoài phối hợp: {name}")) {
                break;
            }
            names.push(name);
            from = at + count;
            at = from + usize::from(text.words().get(from).is_some_and(|word| word.folded == "va"));
            let joined =
                text.words().get(at).map(|next| text.slice(&(text.words()[from - 1].range.end..next.range.start)));
            if joined.is_none_or(|joined| joined.contains([';', '\n', '.', ':', '(']) || joined.trim().is_empty()) {
                break;
            }
        }
    }
    names
}

/// How many words the name of a body from outside has that begins at this word. “Phối hợp” leads to nothing else; “với” and
/// “cùng” lead to much, so that the name has to look like one.
fn name(text: &Text, at: usize, with: &str) -> Option<usize> {
    if !with.starts_with("phoi hop") {
        return organisation::at(text, at);
    }
    let first = text.words().get(at)?;
    OUTSIDE.contains(&first.folded.as_str()).then(|| organisation::led(text, at)).flatten()
}
