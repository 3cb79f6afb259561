//! Where papers are printed: the press beside the async threads, two papers at a time, because one PDF costs a processor
//! tenths of a second and tens of megabytes.

use std::sync::Arc;

use kernel::Fault;
use kernel::document::{Document, Format};
use press::Press;
use tokio::sync::Semaphore;
use web::{Later, Printer};

/// Papers that are printed at the same time.
const AT_A_TIME: usize = 2;

/// The press, with its waiting line. Cheap to clone.
#[derive(Clone)]
pub struct Presses {
    press: Arc<Press>,
    line: Arc<Semaphore>,
}

impl Presses {
    /// With the document font of this machine.
    pub fn load() -> Self {
        Self { press: Arc::new(Press::load()), line: Arc::new(Semaphore::new(AT_A_TIME)) }
    }

    /// The font that papers are set in.
    pub fn font_name(&self) -> &str {
        self.press.font_name()
    }
}

impl Printer for Presses {
    fn print(&self, paper: Document, format: Format) -> Later<'_, Result<Vec<u8>, Fault>> {
        Box::pin(async move {
            let _turn = self.line.acquire().await.map_err(|error| Fault::caused("wait for the press", error))?;
            let press = self.press.clone();
            // A panic in a library stops at the thread's end and becomes a fault.
            tokio::task::spawn_blocking(move || press.print(&paper, format))
                .await
                .map_err(|error| Fault::caused("print beside", error))?
        })
    }
}
