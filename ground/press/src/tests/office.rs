//! LibreOffice opens the DOCX and the XLSX (slow: only with HOITU_SLOW=1, as `./test all` sets it).
//! Word, Excel and veraPDF are not at hand: untested there.

use std::path::Path;
use std::process::Command;

use kernel::document::Format;

use super::PRESS;
use crate::samples;

/// Folder below target/ where samples of every format lie, to be looked at.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/press-samples");

fn write(format: Format) -> String {
    std::fs::create_dir_all(SAMPLES).unwrap();
    let path = format!("{SAMPLES}/long.{format}");
    std::fs::write(&path, PRESS.print(&samples::long(), format).unwrap()).unwrap();
    path
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|e| panic!("{program}: {e}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The text that LibreOffice shows, with a form feed after every page.
fn opened(format: Format) -> String {
    let file = write(format);
    let folder = format!("{SAMPLES}/opened-{format}");
    let profile = format!("-env:UserInstallation=file://{}", Path::new(&folder).join("profile").display());
    run("soffice", &[&profile, "--headless", "--convert-to", "pdf", "--outdir", &folder, &file]);
    run("pdftotext", &["-layout", &format!("{folder}/long.pdf"), "-"])
}

#[test]
fn samples_of_every_format_lie_where_they_can_be_looked_at() {
    for format in Format::ALL {
        assert!(Path::new(&write(format)).exists());
    }
}

#[test]
fn libreoffice_opens_the_word_file_and_the_workbook() {
    if std::env::var("HOITU_SLOW").as_deref() != Ok("1") {
        eprintln!("left out: HOITU_SLOW is not 1");
        return;
    }
    let word = opened(Format::Docx);
    assert_eq!(word.matches('\u{c}').count(), 4, "pages");
    let pages: Vec<&str> = word.split('\u{c}').collect();
    assert_eq!(
        pages[0].lines().next().map(str::trim_start).unwrap_or_default().split_whitespace().next(),
        Some("UBND")
    );
    assert_eq!(pages[1].lines().next().map(str::trim), Some("2"), "the second page is numbered");
    // On every page that holds rows of the long table stands its head.
    let with = |words: &str| pages.iter().map(|page| page.contains(words)).collect::<Vec<_>>();
    assert_eq!(with("Lượt người  "), with("Hội thành viên thứ"));
    assert!(with("Hội thành viên thứ").iter().filter(|has| **has).count() >= 2, "the long table breaks");
    let text = super::spaced(&word);
    for words in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 05/BC-LHH", "hơn 9.000 lượt", "Nguyễn Văn Hòa"]
    {
        assert!(text.contains(words), "no {words}");
    }
    let sheets = super::spaced(&opened(Format::Xlsx));
    for words in ["Biểu 2. Số lớp và lượt người theo đơn vị", "Hội thành viên thứ 48", "chưa rõ", "Nguyễn Văn Hòa"]
    {
        assert!(sheets.contains(words), "no {words}");
    }
}
