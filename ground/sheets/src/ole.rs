//! The compound file (MS-CFB) around an .xls, and around an .xlsx with a password. Every step is bounded by the length
//! of the file: sectors that point in circles or out of it end in an answer.

use crate::error::SheetError;

/// Chains end at numbers from here on.
const END: u32 = 0xffff_fffa;
/// Length of a line of the directory.
const LINE: usize = 128;

/// A compound file in memory.
pub(crate) struct Ole {
    bytes: Vec<u8>,
    /// Bytes of a sector, as a power of two.
    shift: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    /// Streams shorter than this lie in the mini stream.
    cutoff: u64,
    lines: Vec<Line>,
}

struct Line {
    name: String,
    start: u32,
    size: u64,
}

impl Ole {
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, SheetError> {
        let head = |at| u32_at(&bytes, at).ok_or(SheetError::Truncated);
        let shift = head(30)? & 0xffff;
        if bytes.len() < 512 {
            return Err(SheetError::Truncated);
        }
        if !matches!(shift, 9 | 12) {
            return Err(damaged());
        }
        let (directory, cutoff, mini_fat, difat) = (head(48)?, head(56)?, head(60)?, head(68)?);
        let (lines, fats) = (Vec::new(), (Vec::new(), Vec::new()));
        let cutoff = u64::from(cutoff);
        let mut ole = Self { bytes, shift, fat: fats.0, mini_fat: fats.1, mini: Vec::new(), cutoff, lines };
        ole.read_fat(difat)?;
        let directory = ole.chain(directory, u64::MAX)?;
        ole.lines = directory.chunks_exact(LINE).filter_map(line).collect();
        let root = ole.lines.first().map(|root| (root.start, root.size)).ok_or_else(damaged)?;
        ole.mini_fat = numbers(&ole.chain(mini_fat, u64::MAX)?);
        ole.mini = ole.chain(root.0, root.1)?;
        Ok(ole)
    }

    /// Whether a stream or a storage of this name is anywhere in it.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.line(name).is_some()
    }

    /// The bytes of a stream; `None` where there is none of that name.
    pub(crate) fn stream(&self, name: &str) -> Option<Result<Vec<u8>, SheetError>> {
        let line = self.line(name)?;
        Some(match line.size < self.cutoff {
            true => self.mini_chain(line.start, line.size),
            false => self.chain(line.start, line.size),
        })
    }

    fn line(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name.eq_ignore_ascii_case(name))
    }

    fn sectors(&self) -> usize {
        self.bytes.len() >> self.shift
    }

    fn sector(&self, number: u32) -> Result<&[u8], SheetError> {
        let start = (u64::from(number) + 1) << self.shift;
        let start = usize::try_from(start).map_err(|_| damaged())?;
        let end = self.bytes.len().min(start.saturating_add(1 << self.shift));
        // The last sector is sometimes written short.
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or(SheetError::Truncated)
    }

    /// The table of sectors: its own sectors stand in the header, and in a chain of further lists.
    fn read_fat(&mut self, mut difat: u32) -> Result<(), SheetError> {
        let mut own = numbers(self.bytes.get(76..512).ok_or(SheetError::Truncated)?);
        let mut left = self.sectors();
        while difat < END {
            left = left.checked_sub(1).ok_or_else(damaged)?;
            let mut list = numbers(self.sector(difat)?);
            difat = list.pop().ok_or_else(damaged)?;
            own.append(&mut list);
        }
        let mut fat = Vec::new();
        for number in own.into_iter().filter(|number| *number < END) {
            fat.append(&mut numbers(self.sector(number)?));
            if fat.len() > self.bytes.len() {
                return Err(damaged());
            }
        }
        self.fat = fat;
        Ok(())
    }

    fn chain(&self, mut at: u32, size: u64) -> Result<Vec<u8>, SheetError> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let mut bytes = Vec::with_capacity(size.min(self.bytes.len()));
        let mut left = self.sectors() + 1;
        while at < END && bytes.len() < size {
            left = left.checked_sub(1).ok_or_else(damaged)?;
            bytes.extend_from_slice(self.sector(at)?);
            at = *self.fat.get(at as usize).ok_or(SheetError::Truncated)?;
        }
        bytes.truncate(size);
        Ok(bytes)
    }

    fn mini_chain(&self, mut at: u32, size: u64) -> Result<Vec<u8>, SheetError> {
        let size = usize::try_from(size).map_err(|_| damaged())?;
        let mut bytes = Vec::new();
        let mut left = self.mini_fat.len() + 1;
        while at < END && bytes.len() < size {
            left = left.checked_sub(1).ok_or_else(damaged)?;
            let start = (at as usize).saturating_mul(64);
            let piece = self.mini.get(start..self.mini.len().min(start.saturating_add(64))).ok_or_else(damaged)?;
            bytes.extend_from_slice(piece);
            at = *self.mini_fat.get(at as usize).ok_or_else(damaged)?;
        }
        bytes.truncate(size);
        Ok(bytes)
    }
}

fn line(bytes: &[u8]) -> Option<Line> {
    let length = usize::from(u16_at(bytes, 64)?);
    // Unused lines have no name.
    let name = bytes.get(..length.min(64).checked_sub(2)?)?;
    let letters: Vec<u16> = name.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    let size = u64::from(u32_at(bytes, 120)?);
    Some(Line { name: String::from_utf16_lossy(&letters), start: u32_at(bytes, 116)?, size })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect()
}

/// Little-endian, if it is there.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Little-endian, if it is there.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn damaged() -> SheetError {
    SheetError::Damaged { part: "OLE".to_owned() }
}
