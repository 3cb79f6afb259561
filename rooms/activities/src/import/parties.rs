//! The bodies of a cell: one name, or several. Offices part them by semicolons, lines, commas, “và”, and all of these stand
//! within names too; so the longest stretch that is a name is taken, from left to right.

use crate::called::Called;

/// What may stand between two names.
const BETWEEN: [&str; 8] = [";", "\n", ",", " và ", " & ", " + ", "/", " cùng "];

/// The bodies of a cell, in its order, each once.
///
/// # Errors
/// The first part that is no name.
pub fn bodies_in<'k>(typed: &str, find: impl Fn(&str) -> Option<&'k Called>) -> Result<Vec<&'k Called>, String> {
    let parts = parts(typed);
    let mut found: Vec<&Called> = Vec::new();
    let mut from = 0;
    while from < parts.len() {
        let stretch = |to: usize| one_line(&typed[parts[from].0..parts[to].1]);
        let longest = (from..parts.len()).rev().find_map(|to| Some((to, find(&stretch(to))?)));
        let Some((to, called)) = longest else {
            // Where nothing before it was a name, it is about the cell up to what is a name, or to a sign that parts for sure.
            let is_name = |next: &usize| find(&one_line(&typed[parts[*next].0..parts[*next].1])).is_some();
            let is_parted = |next: &usize| typed[parts[next - 1].1..parts[*next].0].contains([';', '\n']);
            let end = (from + 1..parts.len()).find(|next| is_name(next) || is_parted(next)).unwrap_or(parts.len());
            return Err(stretch(end - 1));
        };
        if !found.iter().any(|known| known.no == called.no) {
            found.push(called);
        }
        from = to + 1;
    }
    Ok(found)
}

/// The stretches between whatever may part names: where each begins and ends.
fn parts(typed: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut add = |start: usize, end: usize| {
        let stretch = &typed[start..end];
        let begins = stretch.len() - stretch.trim_start_matches(is_bullet).len();
        let ends = stretch.trim_end_matches(|c: char| c.is_whitespace() || c == '.').len();
        if begins < ends {
            parts.push((start + begins, start + ends));
        }
    };
    while let Some(letter) = typed[at..].chars().next() {
        match BETWEEN.iter().find(|between| typed[at..].starts_with(**between)) {
            Some(between) => {
                add(start, at);
                at += between.len();
                start = at;
            }
            None => at += letter.len_utf8(),
        }
    }
    add(start, typed.len());
    parts
}

fn is_bullet(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '+' | '•' | '*')
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use kernel::{BodyNo, UnionNo};

    use super::*;
    use crate::called::Names;

    #[test]
    fn names_are_parted_as_offices_part_them() {
        let named = ["Hội Làm vườn", "Hội Y học", "Chi hội Chăn nuôi, Thú y", "Hội Khoa học và Kỹ thuật Cầu đường"];
        let called = |(no, name): (u32, &str)| Called {
            no: BodyNo::new(UnionNo::new(34), no),
            id: no.to_string(),
            name: name.to_owned(),
            short: name.to_owned(),
        };
        let names = Names::of(None, (1..).zip(named).map(called).collect());
        let read = |typed: &str| {
            let ids = |found: Vec<&Called>| found.iter().map(|called| called.id.as_str()).collect();
            bodies_in(typed, |name| names.find(name).one()).map_or_else(|name| format!("?{name}"), ids)
        };
        for (typed, ids) in [
            ("Hội Làm vườn", "1"),
            ("Hội Làm vườn; Hội Y học", "12"),
            ("Hội Làm vườn và Hội Y học", "12"),
            ("Hội Làm vườn, Hội Y học", "12"),
            ("Hội Làm vườn, Hội Y học và Hội Khoa học và Kỹ thuật Cầu đường.", "124"),
            ("- Hội Làm vườn\n- Chi hội Chăn nuôi, Thú y", "13"),
            ("Hội Làm vườn; Hội Làm vườn", "1"),
            ("Hội Lạ và Hội Y học", "?Hội Lạ"),
            ("Hội Làm vườn, Sở Nông nghiệp và Môi trường", "?Sở Nông nghiệp và Môi trường"),
            ("Sở Tư pháp; Hội Y học", "?Sở Tư pháp"),
            (" ; ", ""),
        ] {
            assert_eq!(read(typed), ids, "{typed}");
        }
    }
}
