//! A panic in a library that reads files is an answer about the file, never the end of the caller.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::SheetError;

/// Runs the library's part; what it leaves behind after a panic is thrown away with the book.
pub(crate) fn guarded<T>(part: &str, run: impl FnOnce() -> T) -> Result<T, SheetError> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| SheetError::Damaged { part: part.to_owned() })
}
