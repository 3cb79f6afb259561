//! Finds the document font: Times New Roman as the decree asks, else a font of the same widths, else the built-in one.
//! No font lies in the repository. Only names are looked at while walking; files are opened when their name fits.
//! Liberation 1.x lacks Vietnamese marks in places, so of two files of one family the newer version is taken.

use std::path::{Path, PathBuf};

use ttf_parser::{Face, name_id};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Families in order of preference, each with its four files: regular, bold, italic, bold italic.
const FAMILIES: [[&[&str]; 4]; 3] = [
    [
        &["times.ttf", "Times_New_Roman.ttf", "Times New Roman.ttf"],
        &["timesbd.ttf", "Times_New_Roman_Bold.ttf", "Times New Roman Bold.ttf"],
        &["timesi.ttf", "Times_New_Roman_Italic.ttf", "Times New Roman Italic.ttf"],
        &["timesbi.ttf", "Times_New_Roman_Bold_Italic.ttf", "Times New Roman Bold Italic.ttf"],
    ],
    [
        &["LiberationSerif-Regular.ttf"],
        &["LiberationSerif-Bold.ttf"],
        &["LiberationSerif-Italic.ttf"],
        &["LiberationSerif-BoldItalic.ttf"],
    ],
    [&["Tinos-Regular.ttf"], &["Tinos-Bold.ttf"], &["Tinos-Italic.ttf"], &["Tinos-BoldItalic.ttf"]],
];

/// Where systems keep fonts; those that are not there are skipped.
const FOLDERS: [&str; 5] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "C:\\Windows\\Fonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
];

/// How deep below such a folder files are looked for.
const DEPTH: usize = 4;

/// Letters that a document font must have: every one carries two marks, or is only Vietnamese.
const VIETNAMESE: &str = "ĂăÂâĐđÊêÔôƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẾếỀềỂểỄễỆệỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ";

/// Style of a line whose width is asked for, in the order of the document font's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Regular.
    Regular,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
}

/// The document font in its four styles, with fonts behind it for signs that it lacks.
pub struct Fonts {
    name: String,
    document: [Font; 4],
    all: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// The best document font in the usual folders of this system, else the built-in one.
    pub fn find() -> Self {
        Self::find_in(&FOLDERS.map(PathBuf::from))
    }

    /// The same, looking only into these folders.
    pub fn find_in(folders: &[PathBuf]) -> Self {
        let mut files = Vec::new();
        for folder in folders {
            walk(folder, DEPTH, &mut files);
        }
        files.sort();
        let found = FAMILIES.iter().find_map(|names| family(&files, names));
        Self::new(found.unwrap_or_else(built_in))
    }

    /// Family of the document font.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Every font, the document font's four styles first.
    pub(crate) fn all(&self) -> &[Font] {
        &self.all
    }

    /// What typst selects from.
    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    /// Whether some font has this sign.
    pub(crate) fn has(&self, sign: char) -> bool {
        self.all.iter().any(|font| font.info().coverage.contains(u32::from(sign)))
    }

    /// Whether the document font itself has this sign in all four styles.
    pub(crate) fn document_has(&self, sign: char) -> bool {
        self.document.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
    }

    /// Width in points of a line of text set in one size; a sign that the font lacks counts as half its size.
    pub(crate) fn width_pt(&self, text: &str, size: f64, style: Style) -> f64 {
        let font = &self.document[style as usize];
        let Ok(face) = Face::parse(font.data().as_slice(), font.index()) else {
            return text.chars().count() as f64 * size / 2.0;
        };
        let em = f64::from(face.units_per_em());
        let advance = |sign: char| face.glyph_index(sign).and_then(|glyph| face.glyph_hor_advance(glyph));
        text.chars().map(|sign| advance(sign).map_or(0.5, |units| f64::from(units) / em) * size).sum()
    }

    fn new(document: [Font; 4]) -> Self {
        let name = document[0].info().family.clone();
        let mut all = document.to_vec();
        all.extend(assets().filter(|font| font.info().family != name));
        let book = LazyHash::new(FontBook::from_fonts(&all));
        Self { name, document, all, book }
    }
}

/// The four styles of a family, if all are there and write Vietnamese.
fn family(files: &[PathBuf], names: &[&[&str]; 4]) -> Option<[Font; 4]> {
    let [regular, bold, italic, bold_italic] = names.map(|names| newest(files, names));
    Some([regular?, bold?, italic?, bold_italic?])
}

fn newest(files: &[PathBuf], names: &[&str]) -> Option<Font> {
    let fits = |path: &&PathBuf| path.file_name().is_some_and(|name| names.iter().any(|n| name == *n));
    files.iter().filter(fits).filter_map(|path| open(path)).max_by_key(version)
}

fn open(path: &Path) -> Option<Font> {
    let font = Font::iter(Bytes::new(std::fs::read(path).ok()?)).next()?;
    VIETNAMESE.chars().all(|sign| font.info().coverage.contains(u32::from(sign))).then_some(font)
}

/// Numbers of the version string ("Version 2.00.5" is `[2, 0, 5]`).
fn version(font: &Font) -> Vec<u32> {
    let text = Face::parse(font.data().as_slice(), font.index()).ok().and_then(|face| {
        face.names().into_iter().filter(|n| n.name_id == name_id::VERSION).find_map(|n| n.to_string())
    });
    let text = text.unwrap_or_default();
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Libertinus Serif, which comes with the typst-assets crate. Its bold italic lacks ơ and ư, so the semibold stands in.
fn built_in() -> [Font; 4] {
    ["LibertinusSerif-Regular", "LibertinusSerif-Bold", "LibertinusSerif-Italic", "LibertinusSerif-SemiboldItalic"].map(
        |name| {
            let mut named = assets().filter(|font| font.post_script_name().as_deref() == Some(name));
            named.next().expect("typst-assets carries Libertinus Serif")
        },
    )
}

fn assets() -> impl Iterator<Item = Font> {
    typst_assets::fonts().filter_map(|data| Font::new(Bytes::new(data), 0))
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            if depth > 0 {
                walk(&path, depth - 1, files);
            }
        } else {
            files.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_system_fonts_the_built_in_font_prints() {
        let fonts = Fonts::find_in(&[]);
        assert_eq!(fonts.name(), "Libertinus Serif");
        let lacks = |font: &Font| VIETNAMESE.chars().any(|sign| !font.info().coverage.contains(u32::from(sign)));
        assert!(!fonts.document.iter().any(lacks));
    }

    #[test]
    fn the_font_of_this_machine_has_the_widths_of_times() {
        let fonts = Fonts::find();
        assert_ne!(fonts.name(), "Libertinus Serif", "install fonts-liberation2");
        // Advance widths of Times New Roman in 1/2048 em: H 1479, o 1024; bold H 1593.
        let width = |text, style| fonts.width_pt(text, 2048.0, style).round();
        assert_eq!(width("H", Style::Regular), 1479.0);
        assert_eq!(width("oo", Style::Regular), 2048.0);
        assert_eq!(width("H", Style::Bold), 1593.0);
    }
}
