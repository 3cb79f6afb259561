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
use crate::media_type::MediaType;
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

impl FromRequest<App> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        if !has_files(&request) {
            return Self::read(request).await;
        }
        let length = request.body().size_hint().upper();
        let place = match app.uploads().place_for(length).await {
            Ok(place) => place,
            Err(problem) => {
                let_pass(request.into_body()).await;
                return Err(problem);
            }
        };
        Ok(Self { _place: Some(place), ..Self::read(request).await? })
    }
}

impl Sent {
    /// Reads a form whose turn has come, or one without files.
    ///
    /// # Errors
    /// `form.files_unreadable`, and `form.unreadable` where there are no files.
    pub async fn read(request: Request) -> Result<Self, Problem> {
        if !has_files(&request) {
            return Ok(Self { fields: Fields::from_request(request, &()).await?, ..Self::default() });
        }
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
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
        Ok(Self { fields: Fields::new(pairs), files, empty, _place: None })
    }
}

fn has_files(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("multipart/form-data")
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
    fn a_name_is_only_a_word() {
        assert_eq!(plain_name("C:\\Users\\hoa\\danh sách.pdf"), "danh sách.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("\u{0}"), "tệp đính kèm");
    }
}
