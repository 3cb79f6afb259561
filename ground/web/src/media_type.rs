//! What a file that somebody sent is: only what its own bytes say, never what it is called. A type that is not listed here
//! is not taken.

use crate::compound;

/// The types of files that are taken as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// A scanned or printed paper.
    Pdf,
    /// A photo.
    Jpeg,
    /// A picture.
    Png,
    /// A picture of newer phones.
    Webp,
    /// Word, Excel, PowerPoint since 2007, or OpenDocument: a ZIP of XML, named by its own first entries.
    Office,
    /// Word until 2003.
    Word,
    /// Excel until 2003.
    Excel,
    /// PowerPoint until 2003.
    PowerPoint,
}

impl MediaType {
    const ALL: [Self; 8] =
        [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Office, Self::Word, Self::Excel, Self::PowerPoint];

    /// As the file is served again: always an attachment.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Office => "application/zip",
            Self::Word => "application/msword",
            Self::Excel => "application/vnd.ms-excel",
            Self::PowerPoint => "application/vnd.ms-powerpoint",
        }
    }

    /// From a stored text.
    pub fn from_text(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == text)
    }

    /// A name for a file of this type: what it is called by its sender, with an ending of this type. Whoever opens a
    /// download trusts its ending, so a PDF that calls itself "a.html" or "a.bat" is handed out as "a.html.pdf".
    pub fn named(self, name: &str) -> String {
        let endings: &[&str] = match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jfif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Office => &["docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"],
            Self::Word => &["doc", "dot"],
            Self::Excel => &["xls", "xlt"],
            Self::PowerPoint => &["ppt", "pps", "pot"],
        };
        let fits = name.rsplit_once('.').is_some_and(|(_, end)| endings.contains(&end.to_ascii_lowercase().as_str()));
        let usual = if self == Self::Office { "zip" } else { endings[0] };
        if fits { name.to_owned() } else { format!("{name}.{usual}") }
    }

    /// What the first bytes say.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        let office = |bytes: &[u8]| {
            // An Office or OpenDocument file opens with an entry that says so; any other ZIP is not taken.
            let head = &bytes[..bytes.len().min(4096)];
            [
                &b"[Content_Types].xml"[..],
                b"mimetypeapplication/vnd.oasis.opendocument",
                b"_rels/",
                b"word/",
                b"xl/",
                b"ppt/",
            ]
            .iter()
            .any(|mark| head.windows(mark.len()).any(|window| window == *mark))
        };
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'P', b'K', 3, 4, ..] if office(bytes) => Some(Self::Office),
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Self::of_compound(bytes),
            _ => None,
        }
    }

    /// Which program wrote a compound file: the stream of that name lies in its root. Whatever else is one (installers,
    /// letters with attachments, files under a password) is not taken.
    fn of_compound(bytes: &[u8]) -> Option<Self> {
        let names = compound::names(bytes)?;
        let has = |name: &str| names.iter().any(|its| its == name);
        match () {
            () if has("WordDocument") => Some(Self::Word),
            () if has("Workbook") || has("Book") => Some(Self::Excel),
            () if has("PowerPoint Document") => Some(Self::PowerPoint),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(MediaType::sniff(b"%PDF-1.7 ..."), Some(MediaType::Pdf));
        assert_eq!(MediaType::sniff(&[0xff, 0xd8, 0xff, 0xe0]), Some(MediaType::Jpeg));
        assert_eq!(MediaType::sniff(b"PK\x03\x04\x14\0....[Content_Types].xml"), Some(MediaType::Office));
        assert_eq!(MediaType::sniff(b"PK\x03\x04 evil.exe"), None);
        assert_eq!(MediaType::sniff(b"<html><script>"), None);
        assert_eq!(MediaType::sniff(b"MZ"), None);
        assert_eq!(MediaType::sniff(b""), None);
        for media_type in MediaType::ALL {
            assert_eq!(MediaType::from_text(media_type.as_str()), Some(media_type));
        }
    }

    #[test]
    fn an_old_office_file_is_told_by_the_streams_in_its_root() {
        use crate::compound::tests::file;
        for (names, told) in [
            (&["WordDocument", "1Table"][..], Some(MediaType::Word)),
            (&["Workbook"], Some(MediaType::Excel)),
            (&["Book"], Some(MediaType::Excel)),
            (&["Pictures", "PowerPoint Document"], Some(MediaType::PowerPoint)),
            (&["EncryptedPackage", "EncryptionInfo"], None),
            (&["__properties_version1.0"], None),
        ] {
            assert_eq!(MediaType::sniff(&file(names)), told, "{names:?}");
        }
        let whole = file(&["WordDocument"]);
        assert!((0..whole.len()).all(|cut| MediaType::sniff(&whole[..cut]).is_none()), "truncated ones");
        assert_eq!(MediaType::Word.named("Danh sách.DOC"), "Danh sách.DOC");
        assert_eq!(MediaType::Excel.named("số liệu.exe"), "số liệu.exe.xls");
    }

    #[test]
    fn a_download_ends_as_what_it_is() {
        assert_eq!(MediaType::Pdf.named("Danh sách.PDF"), "Danh sách.PDF");
        assert_eq!(MediaType::Pdf.named("báo cáo.html"), "báo cáo.html.pdf");
        assert_eq!(MediaType::Jpeg.named("ảnh"), "ảnh.jpg");
        assert_eq!(MediaType::Office.named("số liệu.xlsx"), "số liệu.xlsx");
        assert_eq!(MediaType::Office.named("số liệu.xlsm"), "số liệu.xlsm.zip");
    }
}
