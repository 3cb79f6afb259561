//! Who it was: bodies of the Union by their short names, and whoever from outside it was done with. Whom “phối hợp” leads
//! to is a partner; anybody else is in charge.

use super::text::{Text, is_letter, one_line};

/// Words that lead to a partner, folded; the longest first.
const WITH: [&str; 7] = ["phoi hop cung voi", "phoi hop voi", "phoi hop cung", "cung voi", "phoi hop", "cung", "voi"];
/// First words of bodies from outside, folded.
const OUTSIDE: [&str; 18] = [
    "so", "phong", "ubnd", "uy", "huyen", "trung", "truong", "benh", "chi", "ban", "hoi", "mat", "doan", "cong", "htx",
    "vien", "dang", "tram",
];
/// Words with which the sentence goes on, so that a body's name ends before them.
const VERBS: [&str; 16] = [
    "to", "mo", "tap", "tuyen", "pho", "kham", "trao", "tang", "khai", "thuc", "huong", "chuyen", "tham", "tong", "da",
    "hoi",
];

/// Who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// In charge, by their names at the door.
    pub lead: Vec<String>,
    /// Partners, by their names at the door.
    pub partner: Vec<String>,
    /// Partners from outside, as written.
    pub outside: Vec<String>,
}

/// Takes who is named. `bodies` are names at the door and short names.
pub fn take(text: &mut Text, bodies: &[(String, String)]) -> Parties {
    let mut parties = Parties::default();
    let mut names: Vec<(Vec<String>, &str, &str)> =
        bodies.iter().map(|(id, short)| (syllables(short), id.as_str(), short.as_str())).collect();
    if let Some((id, short)) = bodies.iter().find(|(_, short)| viet::fold(short).starts_with("lien hiep hoi")) {
        names.extend(["lien hiep hoi", "lhh"].map(|name| (syllables(name), id.as_str(), short.as_str())));
    }
    // "Hội Y học" is not meant where "Chi hội Y học Cao Lộc" stands.
    names.sort_by_key(|(words, ..)| std::cmp::Reverse(words.len()));
    let mut found = Vec::new();
    for (words, id, short) in names {
        let phrase: Vec<&str> = words.iter().map(String::as_str).collect();
        while let Some(at) = text.find(&phrase) {
            text.take(text.range_of(at, phrase.len()), format!("Đơn vị: {short}"));
            found.push((at, id.to_owned()));
        }
    }
    found.sort();
    for (at, id) in found {
        let with = leads_to_partner(text, at);
        let known = parties.lead.contains(&id) || parties.partner.contains(&id);
        match with {
            _ if known => {}
            true => parties.partner.push(id),
            false => parties.lead.push(id),
        }
    }
    parties.outside = outside(text);
    parties
}

/// Whether “phối hợp với” stands directly before a word, or before the body before it and “và”.
fn leads_to_partner(text: &mut Text, at: usize) -> bool {
    for with in WITH {
        let phrase: Vec<&str> = with.split(' ').collect();
        if at >= phrase.len() && text.is_at(at - phrase.len(), &phrase) {
            let range = text.range_of(at - phrase.len(), phrase.len());
            return text.take(range, "Phối hợp");
        }
    }
    false
}

/// Bodies from outside: behind “phối hợp với”, up to where the sentence goes on.
fn outside(text: &mut Text) -> Vec<String> {
    let mut names = Vec::new();
    for with in &WITH[..5] {
        let phrase: Vec<&str> = with.split(' ').collect();
        let Some(at) = text.find(&phrase) else { continue };
        let first = at + phrase.len();
        let Some(word) = text.words().get(first) else { continue };
        if !OUTSIDE.contains(&word.folded.as_str()) {
            continue;
        }
        let start = word.range.start;
        let rest = &text.as_str()[start..];
        let stop = start + rest.find([',', ';', '\n', '.', ':', '(']).unwrap_or(rest.len());
        let goes_on = |(number, word): &(usize, &super::text::Word)| {
            let verb = *number > 0 && !word.is_capital && VERBS.contains(&word.folded.as_str());
            word.range.end <= stop && text.is_free(&word.range) && !verb
        };
        let count = text.words()[first..].iter().enumerate().take_while(goes_on).count();
        if count < 2 {
            continue;
        }
        let name = one_line(text.slice(&text.range_of(first, count)));
        if text.take(text.range_of(at, phrase.len() + count), format!("Đơn vị ngoài phối hợp: {name}")) {
            names.push(name);
        }
    }
    names
}

fn syllables(name: &str) -> Vec<String> {
    let folded = viet::fold(name);
    folded.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
