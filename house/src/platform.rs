//! Whatever differs between Linux, Windows and macOS, in one file: who may read a file, what the machine is called,
//! how it says that the program should end.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;
use std::process::Command;

/// Writes a new file that only the program's own user may read; one that exists is not touched (`AlreadyExists`).
///
/// The bytes are durable when this returns. On Windows the file inherits the rights of its folder, which for a folder in
/// the user's profile are hers and the administrators'.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn write_secret(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a folder, and those above it, that only the program's own user may look into; one that exists stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Whether others than the program's own user may read a file; always `false` where the system cannot say.
///
/// # Errors
/// When there is no such file.
pub fn others_may_read(path: &Path) -> io::Result<bool> {
    let about = fs::metadata(path)?;
    #[cfg(unix)]
    {
        Ok(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        drop(about);
        Ok(false)
    }
}

/// What the machine is called on its network; `None` where it does not say.
pub fn host_name() -> Option<String> {
    let said = Command::new("hostname").output().ok().filter(|output| output.status.success())?;
    let name = String::from_utf8(said.stdout).ok()?.trim().to_owned();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// The address under which the machine is seen by its neighbours; `None` without a network. Nothing is sent: connecting a
/// UDP socket only asks the routing table.
pub fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // An address of TEST-NET-1 (RFC 5737), which leads nowhere but goes by the default route.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_unspecified())
}

/// Returns when the machine or somebody at the keyboard asks the program to end.
pub async fn asked_to_end() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_by_its_owner_alone_and_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        write_secret(&path, b"one").unwrap();
        assert!(!others_may_read(&path).unwrap());
        assert_eq!(write_secret(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[test]
    fn a_private_folder_is_made_with_those_above_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        make_private_folder(&path).unwrap();
        make_private_folder(&path).unwrap();
        assert!(!others_may_read(&path).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_secret_that_others_may_read_is_found_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open");
        fs::write(&path, b"one").unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        assert!(others_may_read(&path).unwrap());
    }
}
