//! A paper in four formats: one [`Document`] goes in, the bytes of a page, a PDF, a Word file or a workbook come out.
//! Pure and synchronous: no clock, no network, the same paper gives the same bytes. Printing a PDF costs tenths of a
//! second, so the caller runs it on a blocking thread behind a semaphore.
//! Layout: Decree 30/2020/NĐ-CP, Phụ lục I; its measures stand in [`decree`], once for all formats.

mod decree;
mod docx;
mod fonts;
mod html;
mod pdf;
mod prepare;
pub mod samples;
mod xlsx;

#[cfg(test)]
mod tests;

use kernel::document::{Document, Format};
use kernel::refusal::Fault;

pub use decree::{DECREE30, Margins, Measures, Sizes};
pub use fonts::Fonts;
pub use html::PAGE_STYLE;

/// The printer: its fonts are read once and kept for the life of the program.
pub struct Press {
    fonts: Fonts,
}

impl Press {
    /// A press with the best document font of this machine; never fails, since a font is built in.
    pub fn load() -> Self {
        Self::with(Fonts::find())
    }

    /// A press with these fonts.
    pub fn with(fonts: Fonts) -> Self {
        Self { fonts }
    }

    /// Family the papers are set in ("Liberation Serif"), for the start-up line and `--version`.
    pub fn font_name(&self) -> &str {
        self.fonts.name()
    }

    /// Prints a paper.
    ///
    /// # Errors
    /// When the paper is malformed (a row with more or fewer cells than its table has columns), or a library fails.
    pub fn print(&self, paper: &Document, format: Format) -> Result<Vec<u8>, Fault> {
        let paper = prepare::prepared(paper)?;
        match format {
            Format::Html => html::print(&paper),
            Format::Pdf => pdf::print(&prepare::balanced(paper, &self.fonts), &self.fonts),
            Format::Docx => docx::print(&prepare::balanced(paper, &self.fonts), &self.fonts),
            Format::Xlsx => xlsx::print(&paper, &self.fonts),
        }
        .map_err(|fault| fault.while_doing(format!("printing a paper as {format}")))
    }
}
