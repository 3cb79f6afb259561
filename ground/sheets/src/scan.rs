//! What is looked for while the parts of an archive are inflated and counted: entity declarations, and of a worksheet
//! what stands behind its cells (merged areas) or is not told with them (hidden rows and columns).
//! Tags are found by their brackets, not parsed: a first pass must cost little beside the second.

use crate::cell::{Address, Area, Shown};
use crate::error::SheetError;
use crate::limits::Limits;

/// Longer tags than this are looked at up to here only.
const LONGEST: usize = 4096;
/// Words between two tags, and a tag itself, are no longer than this many bytes: a parser keeps each whole in memory.
const RUN: usize = 4 << 20;
/// More merged areas or hidden stretches than this are a drawing, not a table.
const MOST: usize = 50_000;

/// Rows or columns from the first to the last, both in it.
pub(crate) type Stretch = (u32, u32);

/// What a worksheet says beside its cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Aside {
    pub hidden_rows: Vec<Stretch>,
    pub hidden_columns: Vec<Stretch>,
    pub merged: Vec<Area>,
    /// Cells the file mentions.
    pub cells: u64,
}

impl Aside {
    pub(crate) fn row(&self, row: u32) -> Shown {
        shown(&self.hidden_rows, row)
    }

    pub(crate) fn column(&self, column: u32) -> Shown {
        shown(&self.hidden_columns, column)
    }

    /// Notes a hidden row; rows come rising, so that stretches grow at their end.
    pub(crate) fn hide_row(&mut self, row: u32) {
        hide(&mut self.hidden_rows, (row, row));
    }

    pub(crate) fn hide_columns(&mut self, first: u32, last: u32) {
        hide(&mut self.hidden_columns, (first, last));
    }

    pub(crate) fn hide_rows(&mut self, first: u32, last: u32) {
        hide(&mut self.hidden_rows, (first, last));
    }

    pub(crate) fn merge(&mut self, area: Area) {
        if self.merged.len() < MOST && area.first != area.last {
            self.merged.push(area);
        }
    }
}

fn hide(stretches: &mut Vec<Stretch>, (first, last): Stretch) {
    let room = stretches.len() < MOST;
    match stretches.last_mut() {
        Some(before) if before.1.checked_add(1) == Some(first) && first <= last => before.1 = last,
        _ if room && first <= last => stretches.push((first, last)),
        _ => {}
    }
}

fn shown(hidden: &[Stretch], at: u32) -> Shown {
    // Stretches rise in every file that a program wrote; the few that do not are not worth sorting.
    let before = hidden.partition_point(|(first, _)| *first <= at);
    let inside = before.checked_sub(1).and_then(|index| hidden.get(index)).is_some_and(|(_, last)| at <= *last);
    if inside { Shown::Hidden } else { Shown::Visible }
}

/// Looks at one part as its bytes come.
pub(crate) struct Scanner<'a> {
    limits: &'a Limits,
    tag: Vec<u8>,
    state: State,
    /// Bytes since the last bracket.
    run: usize,
    row: u32,
    strings: u64,
    /// Of a worksheet.
    pub aside: Aside,
}

enum State {
    Between,
    InTag,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        let aside = Aside::default();
        Self { limits, tag: Vec::with_capacity(256), state: State::Between, run: 0, row: 0, strings: 0, aside }
    }

    /// The next bytes of the part.
    pub(crate) fn feed(&mut self, mut bytes: &[u8]) -> Result<(), SheetError> {
        while !bytes.is_empty() {
            if self.run > RUN {
                return Err(SheetError::Bomb);
            }
            match self.state {
                State::Between => match memchr::memchr(b'<', bytes) {
                    Some(at) => {
                        bytes = &bytes[at + 1..];
                        self.tag.clear();
                        (self.state, self.run) = (State::InTag, 0);
                    }
                    None => {
                        self.run += bytes.len();
                        return Ok(());
                    }
                },
                State::InTag => {
                    let end = memchr::memchr(b'>', bytes);
                    let piece = &bytes[..end.unwrap_or(bytes.len())];
                    let room = LONGEST.saturating_sub(self.tag.len());
                    match end {
                        // The usual case: the whole tag is here, and need not be copied.
                        Some(_) if self.tag.is_empty() => self.tag(&piece[..piece.len().min(LONGEST)])?,
                        Some(_) => {
                            self.tag.extend_from_slice(&piece[..piece.len().min(room)]);
                            let tag = std::mem::take(&mut self.tag);
                            self.tag(&tag)?;
                            self.tag = tag;
                        }
                        None => {
                            self.tag.extend_from_slice(&piece[..piece.len().min(room)]);
                            self.run += piece.len();
                            return Ok(());
                        }
                    }
                    bytes = &bytes[piece.len() + 1..];
                    (self.state, self.run) = (State::Between, 0);
                }
            }
        }
        Ok(())
    }

    fn tag(&mut self, tag: &[u8]) -> Result<(), SheetError> {
        let end = tag.iter().position(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | b'/')).unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(end);
        let name = match memchr::memchr(b':', name) {
            Some(colon) => &name[colon + 1..],
            None => name,
        };
        match name {
            b"c" => {
                self.aside.cells += 1;
                if self.aside.cells > self.limits.cells {
                    return Err(SheetError::TooManyCells { limit: self.limits.cells });
                }
            }
            b"row" => self.row(attributes),
            b"col" if is_hidden(attributes) => {
                let at = |name| number(attributes, name).and_then(|column| column.checked_sub(1));
                if let (Some(first), Some(last)) = (at("min"), at("max")) {
                    self.aside.hide_columns(first, last);
                }
            }
            b"mergeCell" => {
                if let Some(area) = attribute(attributes, "ref").and_then(area) {
                    self.aside.merge(area);
                }
            }
            b"si" | b"sst" => {
                self.strings += 1;
                // A reader makes room for as many texts as the file says there are.
                let said = match attribute(attributes, "uniqueCount") {
                    Some(count) => count.trim().parse().map_err(|_| damaged())?,
                    None => 0,
                };
                if self.strings.max(said) > self.limits.strings {
                    return Err(SheetError::TooManyCells { limit: self.limits.strings });
                }
            }
            b"!ENTITY" => return Err(SheetError::Entities),
            // OpenOffice 2 named its list of parts so, publicly and without declarations of its own.
            b"!DOCTYPE" if attributes.contains(&b'[') || memchr::memmem::find(attributes, b"SYSTEM").is_some() => {
                return Err(SheetError::Entities);
            }
            _ => {}
        }
        Ok(())
    }

    fn row(&mut self, attributes: &[u8]) {
        self.row = number(attributes, "r").unwrap_or(self.row.saturating_add(1));
        if let (true, Some(row)) = (is_hidden(attributes), self.row.checked_sub(1)) {
            self.aside.hide_row(row);
        }
    }
}

fn damaged() -> SheetError {
    SheetError::Damaged { part: "sharedStrings.xml".to_owned() }
}

fn is_hidden(attributes: &[u8]) -> bool {
    matches!(attribute(attributes, "hidden"), Some("1" | "true"))
}

fn number(attributes: &[u8], name: &str) -> Option<u32> {
    attribute(attributes, name)?.trim().parse().ok()
}

/// The value of an attribute, its entities as they stand.
fn attribute<'t>(attributes: &'t [u8], name: &str) -> Option<&'t str> {
    let mut rest = attributes;
    loop {
        let found = memchr::memmem::find(rest, name.as_bytes())?;
        let after = &rest[found + name.len()..];
        let stands_alone = found > 0 && rest[found - 1].is_ascii_whitespace();
        let value = after.trim_ascii_start().strip_prefix(b"=").map(<[u8]>::trim_ascii_start);
        if let (true, Some([quote @ (b'"' | b'\''), value @ ..])) = (stands_alone, value) {
            return std::str::from_utf8(&value[..memchr::memchr(*quote, value)?]).ok();
        }
        rest = after;
    }
}

/// The tags of a small part one after the other: name without its prefix, and attributes.
pub(crate) fn tags(xml: &str) -> impl Iterator<Item = (&str, Attributes<'_>)> {
    let pieces = xml.split('<').skip(1).filter_map(|piece| piece.split_once('>').map(|(tag, _)| tag));
    pieces.map(|tag| {
        let (name, rest) = tag.split_at(tag.find([' ', '\t', '\n', '\r']).unwrap_or(tag.len()));
        let name = name.trim_end_matches('/');
        (name.split_once(':').map_or(name, |(_, name)| name), Attributes(rest))
    })
}

/// The attributes of a tag.
pub(crate) struct Attributes<'t>(&'t str);

impl<'t> Attributes<'t> {
    pub(crate) fn of(raw: &'t str) -> Self {
        Self(raw)
    }

    /// The value of an attribute, its entities resolved.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.find(|key| key == name)
    }

    /// The same of an attribute with whatever prefix ("r:id"), but for that of LibreOffice's own additions, which say
    /// over again what the standard's say.
    pub(crate) fn local(&self, name: &str) -> Option<String> {
        self.find(|key| key.split_once(':').map_or(key == name, |(prefix, key)| key == name && prefix != "calcext"))
    }

    fn find(&self, is: impl Fn(&str) -> bool) -> Option<String> {
        let mut rest = self.0;
        loop {
            let (key, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after.get(1..)?.split_once(quote)?;
            if is(key.trim()) {
                let resolved = quick_xml::escape::unescape(value);
                return Some(resolved.map_or_else(|_| value.to_owned(), |value| value.into_owned()));
            }
            rest = after;
        }
    }
}

/// "B2:C4".
pub(crate) fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (address(first)?, address(last)?);
    (first.row <= last.row && first.column <= last.column).then_some(Area { first, last })
}

/// "$B$7".
fn address(text: &str) -> Option<Address> {
    let mut column: u32 = 0;
    let mut row: u32 = 0;
    for b in text.bytes().filter(|b| *b != b'$') {
        match b {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                column = column.checked_mul(26)?.checked_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(b - b'0'))?,
            _ => return None,
        }
    }
    Some(Address::new(row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(xml: &str, piece: usize) -> Result<Aside, SheetError> {
        let limits = Limits::default();
        let mut scanner = Scanner::new(&limits);
        for bytes in xml.as_bytes().chunks(piece) {
            scanner.feed(bytes)?;
        }
        Ok(scanner.aside)
    }

    #[test]
    fn what_stands_beside_the_cells_is_found_however_the_bytes_come() {
        let xml = r#"<x:cols><x:col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></x:cols><sheetData>
            <row r="2" spans="1:2" hidden="1"><c r="A2"/></row><row hidden="true"/><row r="9"><c><v>1</v></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="D4"/></mergeCells>"#;
        for piece in [1, 7, 4096] {
            let aside = scanned(xml, piece).unwrap();
            assert_eq!(aside.hidden_rows, [(1, 2)], "{piece}");
            assert_eq!(aside.hidden_columns, [(1, 2)]);
            assert_eq!(aside.merged.iter().map(ToString::to_string).collect::<Vec<_>>(), ["A1:C2"]);
            assert_eq!((aside.cells, aside.row(2), aside.row(3)), (2, Shown::Hidden, Shown::Visible));
        }
    }

    #[test]
    fn what_a_reader_would_believe_is_refused() {
        assert_eq!(scanned("<!DOCTYPE a [<!ENTITY b 'c'>]>", 3), Err(SheetError::Entities));
        let limit = Limits::default().strings;
        let counted = |count: &str| scanned(&format!(r#"<sst count="1" uniqueCount="{count}">"#), 9);
        assert_eq!(counted("99999999"), Err(SheetError::TooManyCells { limit }));
        assert_eq!(counted("99999999999999999999"), Err(damaged()));
        assert_eq!(counted("&#57;9"), Err(damaged()));
        assert!(scanned(r#"<sst uniqueCount="0">"#, 99).is_ok());
        let long = format!("<t>{}</t>", "a".repeat(2 * RUN));
        assert_eq!(scanned(&long, 1 << 16), Err(SheetError::Bomb));
    }
}
