//! The records of an .xls (BIFF8, [MS-XLS]): what the workbook says before its sheets. Texts in it may be cut at any
//! letter by a record's end, and go on in the next with a new width of letters.

use crate::cell::Shown;
use crate::error::{SheetError, TooOld};
use crate::limits::Limits;
use crate::ole::{u16_at, u32_at};
use crate::text::Epoch;

/// Numbers of the records that are read.
pub(crate) mod kind {
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000a;
    pub(crate) const DATE_MODE: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002f;
    pub(crate) const CONTINUE: u16 = 0x003c;
    pub(crate) const COLUMN_INFO: u16 = 0x007d;
    pub(crate) const SHEET: u16 = 0x0085;
    pub(crate) const MUL_RK: u16 = 0x00bd;
    pub(crate) const RICH_LABEL: u16 = 0x00d6;
    pub(crate) const XF: u16 = 0x00e0;
    pub(crate) const MERGED: u16 = 0x00e5;
    pub(crate) const SST: u16 = 0x00fc;
    pub(crate) const LABEL_SST: u16 = 0x00fd;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_ERROR: u16 = 0x0205;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const ROW: u16 = 0x0208;
    pub(crate) const RK: u16 = 0x027e;
    pub(crate) const FORMAT: u16 = 0x041e;
    pub(crate) const BOF: u16 = 0x0809;
}

/// The records of a stream from a place on, as far as they are whole.
pub(crate) struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(crate) fn from(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// The bytes of the records that go on with the last one.
    pub(crate) fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut pieces = Vec::new();
        while u16_at(self.bytes, self.at) == Some(kind::CONTINUE) {
            match self.next() {
                Some((_, data)) => pieces.push(data),
                None => break,
            }
        }
        pieces
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.bytes, self.at)?, u16_at(self.bytes, self.at + 2)?);
        let start = self.at + 4;
        let data = self.bytes.get(start..start + usize::from(length))?;
        self.at = start + data.len();
        Some((kind, data))
    }
}

/// What a workbook says before its sheets.
pub(crate) struct Globals {
    pub epoch: Epoch,
    pub sheets: Vec<BoundSheet>,
    pub strings: Vec<Box<str>>,
    /// How numbers are shown, by the number of the cell's format.
    pub looks: Vec<Look>,
    pub charts: usize,
}

pub(crate) struct BoundSheet {
    pub name: String,
    pub shown: Shown,
    pub at: usize,
}

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Number,
    Day,
}

impl Globals {
    pub(crate) fn read(stream: &[u8], limits: &Limits) -> Result<Self, SheetError> {
        let mut found =
            Self { epoch: Epoch::Of1900, sheets: Vec::new(), strings: Vec::new(), looks: Vec::new(), charts: 0 };
        let mut codes: Vec<(u16, Look)> = Vec::new();
        let mut formats = Vec::new();
        let mut records = Records::from(stream, 0);
        match records.next() {
            Some((kind::BOF, data)) if u16_at(data, 0) == Some(0x0600) => {}
            Some((kind::BOF, _)) => return Err(SheetError::TooOld(TooOld::Excel)),
            _ => return Err(damaged()),
        }
        loop {
            let (record, data) = records.next().ok_or(SheetError::Truncated)?;
            match record {
                kind::EOF => break,
                kind::FILE_PASS => return Err(SheetError::Encrypted),
                kind::DATE_MODE if u16_at(data, 0) == Some(1) => found.epoch = Epoch::Of1904,
                kind::FORMAT => {
                    let code = data.get(2..).and_then(string);
                    codes.extend(u16_at(data, 0).zip(code).map(|(id, code)| (id, look_of_code(&code))));
                }
                kind::XF => formats.extend(u16_at(data, 2)),
                kind::SHEET => found.sheet(data)?,
                kind::SST => {
                    let mut pieces = vec![data];
                    pieces.extend(records.continued());
                    found.strings = shared_strings(&pieces, limits)?;
                }
                _ => {}
            }
        }
        if found.sheets.len() > limits.sheets {
            return Err(SheetError::TooManySheets { limit: limits.sheets });
        }
        let look = |id: &u16| codes.iter().find(|(of, _)| of == id).map_or_else(|| look_of_id(*id), |(_, look)| *look);
        found.looks = formats.iter().map(look).collect();
        Ok(found)
    }

    fn sheet(&mut self, data: &[u8]) -> Result<(), SheetError> {
        let (Some(at), Some([state, sort]), Some(rest)) = (u32_at(data, 0), data.get(4..6), data.get(6..)) else {
            return Err(damaged());
        };
        match sort {
            0 => {}
            1 => return Err(SheetError::Macros),
            _ => {
                self.charts += 1;
                return Ok(());
            }
        }
        let name = match rest {
            [length, flags, letters @ ..] => letters_of(letters, usize::from(*length), *flags).ok_or_else(damaged)?.0,
            _ => return Err(damaged()),
        };
        let shown = if state & 3 == 0 { Shown::Visible } else { Shown::Hidden };
        self.sheets.push(BoundSheet { name, shown, at: usize::try_from(at).map_err(|_| damaged())? });
        Ok(())
    }
}

/// A text that lies in one record: length, width of letters, letters.
pub(crate) fn string(data: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(data, 0)?);
    letters_of(data.get(3..)?, length, *data.get(2)?).map(|(text, _)| text)
}

/// So many letters, one byte each (the lower half of UTF-16) or two, and how many bytes they took.
fn letters_of(bytes: &[u8], length: usize, flags: u8) -> Option<(String, usize)> {
    if flags & 1 == 0 {
        let letters = bytes.get(..length)?;
        return Some((letters.iter().map(|b| char::from(*b)).collect(), length));
    }
    let letters = bytes.get(..length.checked_mul(2)?)?;
    let units: Vec<u16> = letters.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    Some((String::from_utf16_lossy(&units), letters.len()))
}

/// The texts that cells share, from a record and those that go on with it.
fn shared_strings(pieces: &[&[u8]], limits: &Limits) -> Result<Vec<Box<str>>, SheetError> {
    let mut reader = Pieces { pieces, at: 0 };
    reader.skip(8)?;
    let mut strings = Vec::new();
    while reader.more() {
        if strings.len() as u64 >= limits.strings {
            return Err(SheetError::TooManyCells { limit: limits.strings });
        }
        strings.push(reader.rich_string()?.into_boxed_str());
    }
    Ok(strings)
}

/// Bytes that lie in several records.
struct Pieces<'a> {
    pieces: &'a [&'a [u8]],
    at: usize,
}

impl Pieces<'_> {
    fn more(&mut self) -> bool {
        while let Some(piece) = self.pieces.first() {
            if self.at < piece.len() {
                return true;
            }
            (self.pieces, self.at) = (&self.pieces[1..], 0);
        }
        false
    }

    fn rest(&self) -> &[u8] {
        self.pieces.first().and_then(|piece| piece.get(self.at..)).unwrap_or_default()
    }

    fn byte(&mut self) -> Result<u8, SheetError> {
        if !self.more() {
            return Err(damaged());
        }
        let byte = self.rest().first().copied().ok_or_else(damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self, bytes: u32) -> Result<u32, SheetError> {
        (0..bytes).try_fold(0, |number, place| Ok(number | u32::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), SheetError> {
        while bytes > 0 {
            if !self.more() {
                return Err(damaged());
            }
            let step = self.rest().len().min(bytes);
            self.at += step;
            bytes -= step;
        }
        Ok(())
    }

    fn rich_string(&mut self) -> Result<String, SheetError> {
        let mut left = self.number(2)? as usize;
        let mut flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? as usize } else { 0 };
        let more = if flags & 4 != 0 { self.number(4)? as usize } else { 0 };
        let mut text = String::with_capacity(left);
        while left > 0 {
            if self.rest().is_empty() {
                // Cut: the next record says anew how wide its letters are.
                flags = self.byte()?;
            }
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let here = (self.rest().len() / width).min(left);
            let (letters, bytes) = letters_of(self.rest(), here, flags).ok_or_else(damaged)?;
            if here == 0 {
                return Err(damaged());
            }
            text.push_str(&letters);
            self.at += bytes;
            left -= here;
        }
        self.skip(runs.saturating_mul(4).saturating_add(more))?;
        Ok(text)
    }
}

/// The formats that Excel knows by number alone ([MS-XLS] 2.5.165).
fn look_of_id(id: u16) -> Look {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Look::Day,
        _ => Look::Number,
    }
}

/// Whether a number format writes days: a letter of day, month, year, hour or second outside quotes and brackets.
fn look_of_code(code: &str) -> Look {
    let mut letters = code.chars();
    let mut look = Look::Number;
    while let Some(c) = letters.next() {
        match c {
            ';' => break,
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.find(|c| *c == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // [h]:mm counts hours on and on: a number, not a day.
                if inside.chars().all(|c| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's')) && !inside.is_empty() {
                    return Look::Number;
                }
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => look = Look::Day,
            'G' | 'g' if code.eq_ignore_ascii_case("general") => return Look::Number,
            _ => {}
        }
    }
    look
}

fn damaged() -> SheetError {
    SheetError::Damaged { part: "Workbook".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_those_of_numbers() {
        for code in ["dd/mm/yyyy", "[$-1042A]d\\ mmm", "[$-F800]dddd", "hh:mm", "\"ngày\" d"] {
            assert_eq!(look_of_code(code), Look::Day, "{code}");
        }
        for code in ["General", "#,##0", "0.00;[Red]-0.00", "\"ngày\" 0", "#,##0\\ \"đồng\"", "[h]:mm", "0_d"] {
            assert_eq!(look_of_code(code), Look::Number, "{code}");
        }
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_width() {
        let first = [&[0; 8][..], &[3, 0, 0, b'a', b'b']].concat();
        assert!(shared_strings(&[&first, &[1, 0xa1]], &Limits::default()).is_err());
        let whole = [1, 0xa1, 0x1e, 1, 0, 0, b'c'];
        let strings = shared_strings(&[&first, &whole], &Limits::default()).unwrap();
        assert_eq!(strings, ["abạ".into(), Box::<str>::from("c")]);
        assert!(shared_strings(&[&first], &Limits::default()).is_err());
    }
}
