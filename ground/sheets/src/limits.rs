//! How much of a file is read at most. A file that holds more gets an answer that names the limit.

/// The most that is taken of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it came.
    pub file_bytes: u64,
    /// Bytes of all parts of an archive together, inflated.
    pub inflated_bytes: u64,
    /// Inflated to packed size of one part; above [`Limits::BOMB_FROM`] bytes only.
    pub ratio: u64,
    /// Parts of an archive.
    pub parts: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Rows of a sheet in which something stands.
    pub rows: u32,
    /// Columns of a sheet, counted from A.
    pub columns: u32,
    /// Cells of a sheet that the file mentions, empty ones too.
    pub cells: u64,
    /// Texts a workbook keeps in one list for all its sheets.
    pub strings: u64,
    /// Characters of a cell; Excel itself takes 32,767.
    pub cell_chars: usize,
}

impl Limits {
    /// Parts smaller than this may be packed as tightly as they like: nobody is hurt by 16 MiB.
    pub const BOMB_FROM: u64 = 16 << 20;
}

impl Default for Limits {
    /// 100,000 rows of 256 columns, in a file of 32 MiB.
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            inflated_bytes: 384 << 20,
            ratio: 200,
            parts: 4_000,
            sheets: 200,
            rows: 100_000,
            columns: 256,
            cells: 4_000_000,
            strings: 1_000_000,
            cell_chars: 32_767,
        }
    }
}
