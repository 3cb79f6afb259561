//! Files on their way in: looked at, stripped of what a camera wrote into them, made durable before any row names them.

use kernel::{Fault, FieldErrors};
use store::Files;
use web::{LARGEST, MediaType, Upload};

use super::{pdf, picture};

/// The field of forms that carries files.
const FIELD: &str = "evidence";

/// A file that may be taken, as it will be kept.
#[derive(Debug)]
pub struct Read {
    name: String,
    media_type: MediaType,
    bytes: Vec<u8>,
}

/// A file whose bytes are durable and whose row is not written yet.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What the sender called it.
    pub name: String,
    /// What it is.
    pub media_type: MediaType,
    /// Bytes.
    pub size: i64,
    /// By which its bytes are found.
    pub digest: String,
}

/// Takes these files, pictures without what their camera wrote beside them.
///
/// # Errors
/// One sentence for each file that is not taken.
pub fn read(files: Vec<Upload>) -> Result<Vec<Read>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut taken = Vec::new();
    for Upload { name, media_type, bytes } in files {
        match (media_type, bytes.len()) {
            (_, size) if size > LARGEST => {
                errors.add(FIELD, format!("Tệp “{name}” lớn hơn 20 MB; hãy giảm dung lượng rồi gửi lại."));
            }
            (None, _) if is_heic(&bytes) => {
                errors.add(FIELD, format!("Ảnh “{name}” là ảnh HEIC của điện thoại, nhiều máy không mở được: {HEIC}"))
            }
            (None, _) => {
                let sentence = "chỉ nhận ảnh (JPEG, PNG, WebP), PDF và tệp Word, Excel, PowerPoint, OpenDocument không đặt mật khẩu.";
                errors.add(FIELD, format!("Không nhận tệp “{name}”: {sentence}"));
            }
            (Some(MediaType::Pdf), _) if !pdf::has_pages(&bytes) => {
                errors.add(
                    FIELD,
                    format!("Tệp PDF “{name}” không có trang nào hoặc bị hỏng; hãy quét hoặc xuất lại tệp."),
                );
            }
            (Some(media_type), _) => match picture::without_metadata(media_type, bytes) {
                Some(bytes) => taken.push(Read { name, media_type, bytes }),
                None => errors.add(FIELD, format!("Ảnh “{name}” bị hỏng, không đọc được; hãy chụp hoặc xuất lại ảnh.")),
            },
        }
    }
    if errors.is_empty() { Ok(taken) } else { Err(errors) }
}

/// How to go on with a photo of a type that is not taken.
const HEIC: &str =
    "trên iPhone, hãy chọn Cài đặt, Camera, Định dạng, “Tương thích nhất” rồi chụp lại, hoặc chuyển ảnh sang JPEG.";

/// A picture of the HEIF family: its place and time stand in boxes that cannot be dropped whole, so it is not taken.
fn is_heic(bytes: &[u8]) -> bool {
    const BRANDS: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && bytes.get(8..12).is_some_and(|brand| BRANDS.iter().any(|known| *known == brand))
}

/// What a form that comes back has to say about the files sent with it: a browser does not keep them.
pub fn to_choose_again(content: Option<FieldErrors>, files: Result<Vec<Read>, FieldErrors>) -> FieldErrors {
    let mut errors = content.unwrap_or_default();
    match files {
        Ok(files) if files.is_empty() => {}
        Ok(_) => errors.add(FIELD, "Hãy chọn lại tệp minh chứng: trình duyệt không giữ tệp khi biểu mẫu phải sửa."),
        Err(wrong) => wrong.iter().for_each(|(field, sentence)| errors.add(field, sentence)),
    }
    errors
}

/// Makes the bytes durable, before any row speaks of them. What no row names in the end is swept after a day.
///
/// # Errors
/// When they could not be made durable.
pub async fn keep(store: &Files, files: Vec<Read>) -> Result<Vec<Kept>, Fault> {
    let mut kept = Vec::new();
    for Read { name, media_type, bytes } in files {
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let digest = store.put(bytes).await?;
        kept.push(Kept { name, media_type, size, digest });
    }
    Ok(kept)
}
