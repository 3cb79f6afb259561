//! Two sheets at a time: reading one and building one take a processor and tens of megabytes, and a small machine has two
//! processors. A turn is taken before a snapshot is opened, never within one, so that who waits holds nothing.

use kernel::Fault;
use tokio::sync::{Semaphore, SemaphorePermit};

static TURNS: Semaphore = Semaphore::const_new(2);

/// Waits for a turn; dropping it gives it on.
///
/// # Errors
/// Never: the turns are never closed.
pub async fn turn() -> Result<SemaphorePermit<'static>, Fault> {
    TURNS.acquire().await.map_err(|error| Fault::caused("wait for a turn at the sheets", error))
}
