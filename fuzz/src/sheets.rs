//! Whatever bytes come: an answer, no panic of ours, no endless reading. A panic inside a library is an answer too, since
//! `ground/sheets` catches it.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::sync::Once;

use ::sheets::{Head, Limits, open_bytes};
use zip::write::SimpleFileOptions;

/// The fuzzer stops at every panic; here only at those of our own code.
fn watch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let stop = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.location().is_some_and(|at| at.file().contains("sheets/src")) {
                stop(panic);
            }
        }));
    });
}

/// Any file, read to its end.
pub fn file(data: &[u8]) {
    watch();
    let limits = Limits { rows: 5_000, cells: 100_000, inflated_bytes: 16 << 20, ..Limits::default() };
    let Ok(mut book) = open_bytes(data.to_vec(), "x", limits) else { return };
    for sheet in 0..book.sheets().len().min(3) {
        let Ok(head) = Head::find(&mut book, sheet) else { continue };
        assert!(head.columns.is_sorted_by(|a, b| a.at.column < b.at.column));
        let mut before = head.rows.1;
        let _ = head.read(&mut book, sheet, |row| {
            assert!(row.row > before && row.cells.len() == head.columns.len());
            before = row.row;
            ControlFlow::Continue(())
        });
    }
}

/// A whole .xlsx, or its first sheet.
pub fn xlsx(data: &[u8]) {
    if data.starts_with(b"PK") {
        return file(data);
    }
    file(&packed(&[
        ("[Content_Types].xml", b"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
        ("_rels/.rels", b"<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", b"<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships><Relationship Id=\"a\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
        ("xl/sharedStrings.xml", b"<sst uniqueCount=\"2\"><si><t>a</t></si><si><t>b</t></si></sst>"),
        ("xl/styles.xml", b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", data),
    ]));
}

/// A whole .ods, or its content.
pub fn ods(data: &[u8]) {
    if data.starts_with(b"PK") {
        return file(data);
    }
    file(&packed(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", data)]));
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("memory takes it");
        archive.write_all(bytes).expect("memory takes it");
    }
    archive.finish().expect("memory takes it").into_inner()
}
