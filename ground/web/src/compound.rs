//! The root of a compound file ([MS-CFB]), which Word, Excel and PowerPoint wrote until 2003: a small file system of
//! sectors. Only the names in its root are read, and nothing in it is believed: whatever leads out of the file, or around
//! in a circle, ends the reading.

/// Where the header says how large a sector is, as a power of two.
const SECTOR_SHIFT: usize = 30;
/// Where it says in which sector the directory begins.
const DIRECTORY: usize = 48;
/// Where it lists the first sectors of the allocation table.
const TABLE: usize = 76;
/// How many of these it lists: enough for seven megabytes of small sectors; a directory behind that is not found.
const LISTED: usize = 109;
/// The length of a directory entry.
const ENTRY: usize = 128;
/// Most entries that are looked at; the files of an office have some dozens.
const ENTRIES: usize = 4096;

/// The names in the root; nothing where it cannot be read.
pub(crate) fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let file = File { bytes, sector: 1 << short(bytes, SECTOR_SHIFT).filter(|shift| [9, 12].contains(shift))? };
    let entries = file.directory()?;
    let mut names = Vec::new();
    let mut open = vec![long(entries.first()?, 76)?];
    let mut seen = vec![false; entries.len()];
    while let Some(at) = open.pop() {
        // No entry: the end of a branch.
        let Some(entry) = usize::try_from(at).ok().and_then(|at| entries.get(at).filter(|_| !seen[at])) else {
            continue;
        };
        seen[at as usize] = true;
        names.push(name(entry)?);
        open.extend([long(entry, 68)?, long(entry, 72)?]);
    }
    Some(names)
}

struct File<'a> {
    bytes: &'a [u8],
    /// The length of a sector.
    sector: usize,
}

impl<'a> File<'a> {
    fn sector(&self, at: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(at).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        self.bytes.get(from..from.checked_add(self.sector)?)
    }

    /// The sector behind this one.
    fn next(&self, at: u32) -> Option<u32> {
        let (at, in_a_sector) = (usize::try_from(at).ok()?, self.sector / 4);
        let listed = at / in_a_sector;
        let table = long(self.bytes, TABLE + 4 * (listed < LISTED).then_some(listed)?)?;
        long(self.sector(table)?, 4 * (at % in_a_sector))
    }

    fn directory(&self) -> Option<Vec<&'a [u8]>> {
        let mut at = long(self.bytes, DIRECTORY)?;
        let mut entries = Vec::new();
        while let Some(sector) = self.sector(at) {
            entries.extend(sector.chunks_exact(ENTRY));
            if entries.len() > ENTRIES {
                return None;
            }
            at = self.next(at)?;
        }
        Some(entries)
    }
}

fn name(entry: &[u8]) -> Option<String> {
    // The length counts the zero behind the name.
    let length = usize::from(short(entry, 64)?).checked_sub(2)?;
    let units: Vec<u16> =
        entry.get(..length)?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
pub(crate) mod tests;
