//! Sentences and “chỉ tiêu: số”: each number of a sentence is a line of its own, with what it counts as its unit.

use super::number;
use super::text::{Line, Pasted, Told};

/// Longest line that is a heading of those below it, in characters.
const HEADING: usize = 120;

/// Reads lines without tabs into the lines of the text.
pub fn read(lines: &[String], pasted: &mut Pasted) {
    let mut above = String::new();
    for line in lines {
        let before = pasted.lines.len();
        match stated(line) {
            Some(stated) => pasted.lines.push(Line { context: above.clone(), ..stated }),
            None => clauses(line).for_each(|clause| numbers(clause, &above, pasted)),
        }
        if pasted.lines.len() == before {
            pasted.silent += 1;
            if line.chars().count() < HEADING {
                line.clone_into(&mut above);
            }
        }
    }
    if pasted.columns.is_empty() && !pasted.lines.is_empty() {
        pasted.columns.push(String::new());
    }
}

/// “Số lớp tập huấn: 19 lớp”.
fn stated(line: &str) -> Option<Line> {
    let (title, said) = line.split_once(':')?;
    let mut found = viet::quantities(said).into_iter();
    let (only, None) = (found.next()?, found.next()) else { return None };
    if number::names_a_time(&only) || !said[..only.range.start].trim().is_empty() || !viet::quantities(title).is_empty()
    {
        return None;
    }
    let behind = &said[only.range.end..];
    // "Hội viên: 15.000 hội viên của 25 tổ chức" has two numbers; "…: 19, tăng so với năm trước" only one.
    let cell = said[only.range.clone()].to_owned();
    let unit = if only.is_money() { String::new() } else { only.unit.clone() };
    (behind.chars().count() < HEADING).then(|| Line {
        title: bare(title),
        meaning: bare(title),
        unit,
        cells: vec![cell],
        ..Line::default()
    })
}

fn clauses(line: &str) -> impl Iterator<Item = &str> {
    // A full stop ends a clause only before a blank: "9.000" is one number.
    line.split([';', '\u{2022}']).flat_map(|part| part.split(". ")).map(str::trim).filter(|part| !part.is_empty())
}

fn numbers(clause: &str, above: &str, pasted: &mut Pasted) {
    let found = viet::quantities(clause);
    let mut from = 0;
    for one in found.iter().filter(|one| !number::names_a_time(one)) {
        let before = clause[from..one.range.start].trim();
        let unit = if one.is_money() { String::new() } else { one.unit.clone() };
        pasted.lines.push(Line {
            title: bare(&[before, "…", unit.as_str()].join(" ")),
            context: [above, bare(clause).as_str()].join(" ").trim().to_owned(),
            meaning: bare(clause),
            unit,
            cells: vec![clause[one.range.clone()].to_owned()],
            told: Told::Sentence,
        });
        from = one.range.end;
    }
}

/// Without the bullet or the number of a list before it.
fn bare(text: &str) -> String {
    let text = text.trim().trim_start_matches(['-', '–', '+', '*', '•', ',', ':']).trim();
    text.trim_end_matches([',', ':', '.']).split_whitespace().collect::<Vec<_>>().join(" ")
}
