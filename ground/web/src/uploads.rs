//! Files on their way in. A form with files is held in memory until it is answered, so the house bounds how much of such
//! forms it holds at a time: twenty telephones after one congress must not take the machine's memory. Who finds the line
//! full waits a little and is then asked to send again; what she typed stands in her form. Whoever stops sending half-way
//! (a telephone out of reach) gives her place back after a while.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt;
use kernel::{Kind, Refusal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::problem::Problem;
use crate::routes::FILES_BYTES;

/// A sender who is silent for so long has gone.
const SILENCE: Duration = Duration::from_secs(60);

/// How many files may be on their way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uploads {
    /// So many MiB of forms with files are held at a time. Less than [`Uploads::LEAST`] is taken for that.
    pub mebibytes: u32,
    /// How long a form waits for others to be done.
    pub patience: Duration,
}

impl Uploads {
    /// One form of the largest: with less it could never come in.
    pub const LEAST: u32 = mebibytes(FILES_BYTES as u64);
    /// Four of the largest forms, or a hundred photos of telephones.
    pub const USUAL: u32 = 256;
    /// Long enough for a few photos to pass, short enough that nobody thinks the house is down.
    pub const PATIENCE: Duration = Duration::from_secs(10);
}

/// The waiting line of forms with files.
pub(crate) struct UploadLine {
    all: u32,
    free: Arc<Semaphore>,
    patience: Duration,
}

impl UploadLine {
    pub(crate) fn new(uploads: Uploads) -> Self {
        let all = uploads.mebibytes.max(Uploads::LEAST);
        Self { all, free: Arc::new(Semaphore::new(all as usize)), patience: uploads.patience }
    }

    /// Waits for a place for a form of so many bytes, given back when it is dropped. One that does not say takes the place
    /// of the longest.
    ///
    /// # Errors
    /// The line is full and stays full.
    pub(crate) async fn place_for(&self, bytes: Option<u64>) -> Result<OwnedSemaphorePermit, Problem> {
        let wanted = mebibytes(bytes.unwrap_or(FILES_BYTES as u64)).clamp(1, self.all);
        match timeout(self.patience, self.free.clone().acquire_many_owned(wanted)).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_)) | Err(_) => Err(crowded()),
        }
    }
}

/// What the sender is to say next, unless she has gone.
pub(crate) async fn unless_silent<T>(next: impl Future<Output = T>) -> Option<T> {
    timeout(SILENCE, next).await.ok()
}

/// Lets what is still being sent run past: a browser that is answered while it sends may see a broken line and no answer.
pub(crate) async fn let_pass(mut body: Body) {
    let mut passed = 0;
    while let Some(Some(Ok(frame))) = unless_silent(body.frame()).await {
        passed += frame.data_ref().map_or(0, |data| data.len());
        if passed > FILES_BYTES {
            return;
        }
    }
}

const fn mebibytes(bytes: u64) -> u32 {
    let whole = bytes.div_ceil(1 << 20);
    if whole > u32::MAX as u64 { u32::MAX } else { whole as u32 }
}

fn crowded() -> Problem {
    let sentence = "Nhiều người đang gửi tệp cùng lúc nên máy chủ chưa nhận thêm được. Chưa có gì được ghi. Hãy quay lại \
                    trang trước, nội dung đã nhập vẫn còn ở đó, và gửi lại sau ít phút.";
    Refusal::new(Kind::Busy, "form.files_crowded", sentence).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> UploadLine {
        UploadLine::new(Uploads { mebibytes: 1, patience: Duration::ZERO })
    }

    #[tokio::test]
    async fn what_is_held_is_bounded_and_given_back() {
        let line = line();
        assert_eq!(line.all, 64, "the largest form comes in always");
        let (large, small) = (Some(63 << 20), Some((1 << 20) - 1));
        let first = line.place_for(large).await.unwrap();
        let second = line.place_for(small).await.unwrap();
        let third = line.place_for(small).await;
        assert!(matches!(third, Err(Problem::Refused(refusal)) if refusal.code == "form.files_crowded"));
        drop(first);
        drop(line.place_for(large).await.unwrap());
        drop(second);
    }

    #[tokio::test]
    async fn a_form_of_unknown_length_takes_the_place_of_the_longest() {
        let line = line();
        let place = line.place_for(None).await.unwrap();
        assert!(line.place_for(Some(1)).await.is_err());
        drop(place);
    }
}
