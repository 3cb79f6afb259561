//! A form with files: fields and uploads of one `multipart/form-data` post (a form without files is read as well).
//! An upload is distrusted: its name is only a word, its type is what the first bytes say, its size is limited.

use axum::body::HttpBody;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use kernel::{Kind, Refusal};
use tokio::sync::OwnedSemaphorePermit;

use crate::app::App;
use crate::form::Fields;
use crate::problem::Problem;
use crate::uploads::{let_pass, unless_silent};

/// Largest file that is taken: a scanned list of ten pages, a photo of a phone.
pub const LARGEST: usize = 20 << 20;
/// Most files of one form.
const FILES: usize = 10;

/// Fields and files of one form.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields.
    pub fields: Fields,
    /// The files that hold something.
    pub files: Vec<Upload>,
    /// What the sender calls files in which there is nothing. A field in which she chose no file is none of them.
    pub empty: Vec<String>,
    /// Given back with the bytes.
    _place: Option<OwnedSemaphorePermit>,
}

/// One file as it was sent.
#[derive(Debug)]
pub struct Upload {
    /// What the sender calls it, without folders and control characters.
    pub name: String,
    /// What its first bytes say it is; `None` is a type that is not taken.
    pub media_type: Option<MediaType>,
    /// What is in it.
    pub bytes: Vec<u8>,
}

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
}

impl MediaType {
    /// As the file is served again: always an attachment.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Office => "application/zip",
        }
    }

    /// From a stored text.
    pub fn from_text(text: &str) -> Option<Self> {
        [Self::Pdf, Self::Jpeg, Self::Png, Self::Webp, Self::Office].into_iter().find(|known| known.as_str() == text)
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
            _ => None,
        }
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            return Ok(Self { fields: Fields::from_request(request, app).await?, ..Self::default() });
        }
        let length = request.body().size_hint().upper();
        let place = match app.uploads().place_for(length).await {
            Ok(place) => place,
            Err(problem) => {
                let_pass(request.into_body()).await;
                return Err(problem);
            }
        };
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| unreadable())?;
        let (mut pairs, mut files, mut empty) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(part) = heard(parts.next_field()).await? {
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(str::to_owned);
            let bytes = bytes_of(part).await?;
            match file {
                None => pairs.push((name, String::from_utf8_lossy(&bytes).into_owned())),
                Some(name) if bytes.is_empty() && name.is_empty() => {}
                Some(name) if bytes.is_empty() => empty.push(plain_name(&name)),
                Some(_) if files.len() == FILES => return Err(unreadable()),
                Some(name) => {
                    let (name, media_type) = (plain_name(&name), MediaType::sniff(&bytes));
                    files.push(Upload { name, media_type, bytes });
                }
            }
        }
        Ok(Self { fields: Fields::new(pairs), files, empty, _place: Some(place) })
    }
}

async fn bytes_of(mut part: Field<'_>) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = heard(part.chunk()).await? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// What comes next of the form; it has ended badly where the sender is gone or says what nobody can read.
async fn heard<T>(next: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Problem> {
    match unless_silent(next).await {
        Some(Ok(heard)) => Ok(heard),
        Some(Err(_)) | None => Err(unreadable()),
    }
}

fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = viet::nfc(last).chars().filter(|c| !c.is_control()).take(120).collect();
    if plain.is_empty() { "tệp đính kèm".to_owned() } else { plain }
}

fn unreadable() -> Problem {
    let sentence = "Tệp gửi lên không đọc được hoặc quá lớn (mỗi tệp tối đa 20 MB, mỗi lần tối đa 10 tệp). Hãy quay lại và gửi lại.";
    Refusal::new(Kind::WrongState, "form.files_unreadable", sentence).into()
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
    }

    #[test]
    fn a_download_ends_as_what_it_is() {
        assert_eq!(MediaType::Pdf.named("Danh sách.PDF"), "Danh sách.PDF");
        assert_eq!(MediaType::Pdf.named("báo cáo.html"), "báo cáo.html.pdf");
        assert_eq!(MediaType::Jpeg.named("ảnh"), "ảnh.jpg");
        assert_eq!(MediaType::Office.named("số liệu.xlsx"), "số liệu.xlsx");
        assert_eq!(MediaType::Office.named("số liệu.xlsm"), "số liệu.xlsm.zip");
    }

    #[test]
    fn a_name_is_only_a_word() {
        assert_eq!(plain_name("C:\\Users\\hoa\\danh sách.pdf"), "danh sách.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("\u{0}"), "tệp đính kèm");
    }
}
