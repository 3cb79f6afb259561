//! What every request stands on: the data, the door that recognises visitors, the printer, the cookies' names, the menu.
//! Built once in `house` (or by a test) and cheap to clone.

use std::sync::Arc;

use kernel::document::{Document, Format};
use kernel::{Fault, SharedClock};
use store::Db;

use crate::cookies::Cookies;
use crate::door::{Door, Later};
use crate::uploads::{UploadLine, Uploads};

/// Prints papers. Two real implementors: `press` (wired in `house`) and the testkit's plain text.
pub trait Printer: Send + Sync {
    /// The bytes of a paper in a format.
    fn print(&self, paper: Document, format: Format) -> Later<'_, Result<Vec<u8>, Fault>>;
}

/// An entry of the menu, below a Union's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MenuItem {
    /// The word.
    pub label: &'static str,
    /// Its last part of the address ("hoat-dong").
    pub path: &'static str,
}

/// What the program decides once for all requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// How the session cookie is named and guarded.
    pub cookies: Cookies,
    /// How many files may be on their way in.
    pub uploads: Uploads,
}

/// What every request stands on.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    db: Db,
    door: Box<dyn Door>,
    printer: Box<dyn Printer>,
    manner: Manner,
    menu: Vec<MenuItem>,
    uploads: UploadLine,
}

impl App {
    /// All parts together.
    pub fn new(
        db: Db,
        door: impl Door + 'static,
        printer: impl Printer + 'static,
        manner: Manner,
        menu: Vec<MenuItem>,
    ) -> Self {
        let uploads = UploadLine::new(manner.uploads);
        Self(Arc::new(Inner { db, door: Box::new(door), printer: Box::new(printer), manner, menu, uploads }))
    }

    /// The data.
    pub fn db(&self) -> &Db {
        &self.0.db
    }

    /// Where time comes from.
    pub fn clock(&self) -> &SharedClock {
        self.0.db.clock()
    }

    /// The printer.
    pub fn printer(&self) -> &dyn Printer {
        self.0.printer.as_ref()
    }

    /// The menu, in order.
    pub fn menu(&self) -> &[MenuItem] {
        &self.0.menu
    }

    /// How cookies are named and guarded.
    pub fn cookies(&self) -> Cookies {
        self.0.manner.cookies
    }

    /// Where forms with files wait for their turn.
    pub(crate) fn uploads(&self) -> &UploadLine {
        &self.0.uploads
    }

    pub(crate) fn door(&self) -> &dyn Door {
        self.0.door.as_ref()
    }
}
