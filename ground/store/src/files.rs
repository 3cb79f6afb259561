//! Attached files. The bytes lie under their SHA-256 and are durable before the row that names them is written; a file
//! without a row (its transaction failed) is an orphan, swept after a day. The store may be a folder or, later, S3.

use std::path::Path;
use std::sync::Arc;

use futures_util::TryStreamExt;
use kernel::{Fault, Timestamp};
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{Error as StoreError, ObjectMeta, ObjectStore, ObjectStoreExt};
use sha2::{Digest, Sha256};

/// The bytes of attached files.
#[derive(Clone, Debug)]
pub struct Files(Arc<dyn ObjectStore>);

impl Files {
    pub(crate) fn open(folder: &Path) -> Result<Self, Fault> {
        std::fs::create_dir_all(folder)
            .map_err(|error| Fault::caused(format!("create the file store {}", folder.display()), error))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|error| Fault::caused("open the file store", error))?
            .with_fsync(true);
        Ok(Self(Arc::new(store)))
    }

    /// Keeps the bytes durably and says their digest (SHA-256 in hex). The same bytes are kept once.
    ///
    /// # Errors
    /// When they could not be made durable: disk full, no rights.
    pub async fn put(&self, bytes: Vec<u8>) -> Result<String, Fault> {
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes));
        self.0
            .put(&key(&digest)?, bytes.into())
            .await
            .map_err(|error| Fault::caused("keep an attached file", error))?;
        Ok(digest)
    }

    /// The bytes under a digest; `None` where there are none.
    ///
    /// # Errors
    /// When they cannot be read, or are no longer what the digest says.
    pub async fn get(&self, digest: &str) -> Result<Option<Vec<u8>>, Fault> {
        let failed = |error: StoreError| Fault::caused("read an attached file", error);
        let found = match self.0.get(&key(digest)?).await {
            Ok(found) => found,
            Err(StoreError::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        let bytes = found.bytes().await.map_err(failed)?.to_vec();
        if data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)) != digest {
            return Err(Fault::new(format!("the attached file {digest} was changed on disk")));
        }
        Ok(Some(bytes))
    }
}

/// Two levels, so that no folder grows without bound. What is no digest names no file: the key never leaves the store.
fn key(digest: &str) -> Result<Key, Fault> {
    if digest.len() != 64 || !digest.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return Err(Fault::new("an attached file is named by something that is no digest"));
    }
    Ok(Key::from_iter([&digest[..2], digest]))
}

/// Removing what no row names (see `sweep.rs`). A file is set aside first: whoever puts the same bytes at that moment
/// writes them anew, so what is removed is only what was looked at.
impl Files {
    /// Digests of files last written at or before an instant, and of those that an interrupted sweep set aside.
    pub(crate) async fn written_until(&self, until: Timestamp) -> Result<Vec<String>, Fault> {
        let failed = |error: StoreError| Fault::caused("list the attached files", error);
        let found: Vec<ObjectMeta> = self.0.list(None).try_collect().await.map_err(failed)?;
        let old = found.into_iter().filter(|file| is_aside(&file.location) || written(file) <= until);
        let mut digests: Vec<String> = old
            .filter_map(|file| file.location.filename().map(String::from))
            .filter(|name| key(name).is_ok())
            .collect();
        digests.sort();
        digests.dedup();
        Ok(digests)
    }

    /// Sets a file aside; `false` when it was written again meanwhile and is back in its place.
    pub(crate) async fn set_aside(&self, digest: &str, until: Timestamp) -> Result<bool, Fault> {
        let failed = |error: StoreError| Fault::caused("set an attached file aside", error);
        match self.0.rename(&key(digest)?, &aside(digest)).await {
            // Gone, or set aside by a sweep that was interrupted.
            Ok(()) | Err(StoreError::NotFound { .. }) => {}
            Err(error) => return Err(failed(error)),
        }
        match self.0.head(&aside(digest)).await {
            Ok(file) if written(&file) <= until => Ok(true),
            Ok(_) => self.bring_back(digest).await.map(|()| false),
            Err(StoreError::NotFound { .. }) => Ok(false),
            Err(error) => Err(failed(error)),
        }
    }

    /// Back in its place, if it was set aside.
    pub(crate) async fn bring_back(&self, digest: &str) -> Result<(), Fault> {
        match self.0.rename(&aside(digest), &key(digest)?).await {
            Ok(()) | Err(StoreError::NotFound { .. }) => Ok(()),
            Err(error) => Err(Fault::caused("put an attached file back", error)),
        }
    }

    /// Gone for good.
    pub(crate) async fn remove_aside(&self, digest: &str) -> Result<(), Fault> {
        let removed = self.0.delete(&aside(digest)).await;
        removed.map_err(|error| Fault::caused("remove an orphaned file", error))
    }
}

const ASIDE: &str = "aside";

fn aside(digest: &str) -> Key {
    Key::from_iter([ASIDE, digest])
}

fn is_aside(location: &Key) -> bool {
    location.parts().next().is_some_and(|part| part.as_ref() == ASIDE)
}

fn written(file: &ObjectMeta) -> Timestamp {
    Timestamp::from_micros(file.last_modified.timestamp_micros())
}
