//! Attached files. The bytes lie under their SHA-256 and are durable before the row that names them is written; a file
//! without a row (its transaction failed) is an orphan, swept after a day. The store may be a folder or, later, S3.

use std::path::Path;
use std::sync::Arc;

use kernel::Fault;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{Error as StoreError, ObjectStore, ObjectStoreExt};
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
        self.0.put(&key(&digest), bytes.into()).await.map_err(|error| Fault::caused("keep an attached file", error))?;
        Ok(digest)
    }

    /// The bytes under a digest; `None` where there are none.
    ///
    /// # Errors
    /// When they cannot be read, or are no longer what the digest says.
    pub async fn get(&self, digest: &str) -> Result<Option<Vec<u8>>, Fault> {
        let failed = |error: StoreError| Fault::caused("read an attached file", error);
        let found = match self.0.get(&key(digest)).await {
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

fn key(digest: &str) -> Key {
    let (folder, _) = digest.split_at(2.min(digest.len()));
    Key::from_iter([folder, digest])
}
