//! Which data: a folder with one SQLite file, or a PostgreSQL database. The only place that knows both addresses.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where the data are.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A folder: `hoitu.sqlite` and, beside it, `files/`.
    Folder(PathBuf),
    /// A PostgreSQL address, and the folder for files.
    Postgres {
        /// `postgres://…`; may hold a password, hence never printed.
        url: String,
        /// Where the file store lies.
        files: PathBuf,
    },
}

/// Which engine serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Embedded.
    Sqlite,
    /// A server.
    Postgres,
}

impl Target {
    /// Which engine serves this target.
    pub fn engine(&self) -> Engine {
        match self {
            Self::Folder(_) => Engine::Sqlite,
            Self::Postgres { .. } => Engine::Postgres,
        }
    }

    /// The SQLite file of a data folder.
    pub fn sqlite_file(folder: &Path) -> PathBuf {
        folder.join("hoitu.sqlite")
    }

    /// Where the bytes of attached files lie.
    pub fn files(&self) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.join("files"),
            Self::Postgres { files, .. } => files.clone(),
        }
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "folder {}", folder.display()),
            Self::Postgres { .. } => f.write_str("a PostgreSQL database"),
        }
    }
}
