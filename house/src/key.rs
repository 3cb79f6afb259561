//! The key file: 32 bytes beside the data with which secrets in the database are sealed, so that a copy of the database
//! alone opens nothing. Made once; whoever moves the data moves it along, and several copies of the program on one
//! PostgreSQL share the same one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use kernel::{Dice, Fault};

use crate::platform;
use crate::stop::Stop;

/// Its name in the data folder.
const NAME: &str = "hoitu.key";

/// Reads the key of a data folder, or makes it on the first start.
///
/// # Errors
/// When it cannot be read or written, is not 32 bytes, or others than its owner may read it.
pub fn read_or_make(folder: &Path, dice: &Dice) -> Result<[u8; 32], Stop> {
    let path = folder.join(NAME);
    fs::create_dir_all(folder).map_err(|error| Fault::caused(format!("create {}", folder.display()), error))?;
    match platform::write_secret(&path, &dice.bytes::<32>()) {
        Ok(()) => read(&path),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => read(&path),
        Err(error) => Err(Fault::caused(format!("write the key file {}", path.display()), error).into()),
    }
}

fn read(path: &PathBuf) -> Result<[u8; 32], Stop> {
    let failed = |error| Fault::caused(format!("read the key file {}", path.display()), error);
    if platform::others_may_read(path).map_err(failed)? {
        return Err(Stop::said(format!(
            "Tệp khóa {} để người khác trên máy đọc được nên không được dùng. Hãy chỉ để chủ sở hữu đọc (chmod 600) rồi chạy lại.",
            path.display()
        )));
    }
    let bytes = fs::read(path).map_err(failed)?;
    bytes.try_into().map_err(|_| {
        Stop::said(format!(
            "Tệp khóa {} không còn nguyên vẹn (phải dài đúng 32 byte). Hãy khôi phục tệp này từ bản sao lưu.",
            path.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let first = read_or_make(folder.path(), &Dice::fixed(1)).unwrap();
        assert_eq!(read_or_make(folder.path(), &Dice::fixed(2)).unwrap(), first);
        assert!(!platform::others_may_read(&folder.path().join(NAME)).unwrap());
    }

    #[test]
    fn a_damaged_key_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        platform::write_secret(&folder.path().join(NAME), b"short").unwrap();
        let stop = read_or_make(folder.path(), &Dice::fixed(1)).unwrap_err();
        assert!(stop.to_string().contains("khôi phục tệp này từ bản sao lưu"), "{stop}");
        assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), b"short");
    }
}
