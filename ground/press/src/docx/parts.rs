//! The small parts of a DOCX package: what it holds, how its parts refer to each other, its metadata and page header.
//! Source: ECMA-376 (Office Open XML), parts 1 and 2.

use kernel::document::Document;

use super::xml::Xml;

/// Namespace of WordprocessingML.
pub(super) const W: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// Namespace of references between parts.
pub(super) const R: (&str, &str) = ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// Which part is of which type.
pub(super) const CONTENT_TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/header.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>
"#;

/// Where the package's main part and metadata lie.
pub(super) const PACKAGE_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>
"#;

/// What the text refers to; the header is `rId3`.
pub(super) const DOCUMENT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header.xml"/>
</Relationships>
"#;

/// Which program wrote the file.
pub(super) const APPLICATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Hội Tụ</Application></Properties>
"#;

/// Layout rules of Word 2013 and later; without them Word opens the file in compatibility mode.
pub(super) const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="vi-VN"/>
</w:settings>
"#;

/// Title, author and date of the file: those of the paper.
pub(super) fn core(paper: &Document) -> String {
    let instant = format!("{}T00:00:00Z", paper.dated);
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.within("cp:coreProperties", &namespaces, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(&paper.title));
        xml.within("dc:creator", &[], |xml| xml.text(&paper.author));
        xml.within("dc:language", &[], |xml| xml.text("vi-VN"));
        xml.within("cp:lastModifiedBy", &[], |xml| xml.text(&paper.author));
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.within(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&instant));
        }
    });
    xml.finish()
}

/// The header of every page but the first: its number, centred.
pub(super) fn header() -> String {
    let mut xml = Xml::new();
    xml.within("w:hdr", &[W, R], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.val("w:pStyle", "SoTrang"));
            xml.within("w:fldSimple", &[("w:instr", " PAGE ")], |xml| {
                xml.within("w:r", &[], |xml| xml.within("w:t", &[], |xml| xml.text("2")));
            });
        });
    });
    xml.finish()
}
