//! The certificate that the program makes where the office has none: it keeps listeners out, but no browser knows it
//! beforehand, so the console explains it and prints its fingerprint to compare. Its key never leaves the data folder. It
//! is made anew a month before its end, or when the machine got another name or address.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use axum_server::tls_rustls::RustlsConfig;
use kernel::{Day, Fault, Timestamp};
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use sha2::{Digest, Sha256};
use time::Duration;

use crate::config::OwnCertificate;
use crate::platform;
use crate::stop::Stop;

/// How long a made one stands: the longest that browsers on telephones take.
const STANDS: Duration = Duration::days(820);
/// How long before its end it is made anew.
const RENEWED: Duration = Duration::days(30);

/// A certificate that was made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Where it lies.
    pub files: OwnCertificate,
    /// SHA-256 of it as browsers show it ("AB:CD:…").
    pub fingerprint: String,
    /// Its last day.
    pub until: Day,
    /// The names and addresses it speaks for.
    pub names: Vec<String>,
}

/// The names under which the neighbours may call us when we listen on `address`.
pub fn names_for(address: IpAddr) -> Vec<String> {
    let seen = if address.is_unspecified() { platform::lan_address() } else { Some(address) };
    let names = platform::host_name().into_iter().chain(seen.map(|seen| seen.to_string()));
    let all: BTreeSet<String> = names.chain(["localhost".to_owned(), "127.0.0.1".to_owned()]).collect();
    all.into_iter().collect()
}

/// The certificate of a data folder, made where there is none that still speaks for all these names.
///
/// # Errors
/// When it cannot be made or kept.
pub fn find_or_make(folder: &Path, names: &[String], now: Timestamp) -> Result<Made, Stop> {
    let folder = folder.join("tls");
    fs::create_dir_all(&folder).map_err(|error| Fault::caused(format!("create {}", folder.display()), error))?;
    if let Some(made) = find(&folder, names, now)? {
        return Ok(made);
    }
    let until = Day::from((now.local() + STANDS).date());
    let (certificate, key) = make(names, now, until).map_err(|error| Fault::caused("make a certificate", error))?;
    let files = files(&folder);
    let keep = |path: &Path, text: &str| {
        replace(path, text.as_bytes()).map_err(|error| Fault::caused(format!("write {}", path.display()), error))
    };
    keep(&files.key, &key)?;
    keep(&files.cert, &certificate)?;
    keep(&note(&folder), &format!("{until}\n{}\n", names.join("\n")))?;
    let fingerprint = fingerprint(certificate.as_bytes())?;
    Ok(Made { files, fingerprint, until, names: names.to_vec() })
}

fn files(folder: &Path) -> OwnCertificate {
    OwnCertificate { cert: folder.join("cert.pem"), key: folder.join("key.pem") }
}

/// Beside the certificate lies for what it was made: its last day, then its names.
fn note(folder: &Path) -> PathBuf {
    folder.join("made-for.txt")
}

fn find(folder: &Path, names: &[String], now: Timestamp) -> Result<Option<Made>, Stop> {
    let files = files(folder);
    let (Ok(note), Ok(certificate), true) =
        (fs::read_to_string(note(folder)), fs::read(&files.cert), files.key.exists())
    else {
        return Ok(None);
    };
    let mut lines = note.lines();
    let until: Option<Day> = lines.next().and_then(|day| day.parse().ok());
    let written: Vec<String> = lines.map(str::to_owned).collect();
    match until {
        Some(until) if written == names && until.date() - RENEWED > now.local().date() => {
            Ok(Some(Made { files, fingerprint: fingerprint(&certificate)?, until, names: written }))
        }
        _ => Ok(None),
    }
}

fn make(names: &[String], now: Timestamp, until: Day) -> Result<(String, String), rcgen::Error> {
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, "Hội Tụ");
    params.not_before = now.local() - Duration::days(1);
    params.not_after = until.date().midnight().assume_utc();
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // The key is drawn by the TLS library from the machine's entropy: a key from our dice could be thrown again.
    let key = KeyPair::generate()?;
    Ok((params.self_signed(&key)?.pem(), key.serialize_pem()))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    platform::write_secret(path, bytes)
}

/// SHA-256 of a certificate (PEM) as browsers show it.
fn fingerprint(pem: &[u8]) -> Result<String, Fault> {
    let der = CertificateDer::from_pem_slice(pem).map_err(|error| Fault::caused("read the certificate", error))?;
    let bytes: Vec<String> = Sha256::digest(&der).iter().map(|byte| format!("{byte:02X}")).collect();
    Ok(bytes.join(":"))
}

/// What the console says about a made certificate.
pub fn explained(made: &Made, address: SocketAddr) -> String {
    let others: Vec<String> = made.names.iter().map(|name| format!("https://{name}:{}", address.port())).collect();
    format!(
        "Kết nối được mã hóa bằng chứng thư do chương trình tự làm, nên lần đầu trình duyệt sẽ cảnh báo\n\
         “kết nối không riêng tư”. Trước khi bấm tiếp tục, hãy so dấu vân tay SHA-256 trình duyệt hiện ra với dòng này:\n  {}\n\
         Chứng thư dùng đến hết ngày {} cho: {}\n\
         Tệp: {}\n\
         Khi cơ quan có chứng thư riêng, hãy nêu trong hoitu.toml: [tls] cert = \"…\", key = \"…\".",
        made.fingerprint,
        viet::short_date(made.until.date()),
        others.join(", "),
        made.files.cert.display(),
    )
}

/// Reads a certificate and its key for the server.
///
/// # Errors
/// A sentence that names the files, where they cannot be read or do not belong together.
pub async fn load(files: &OwnCertificate) -> Result<RustlsConfig, Stop> {
    let read = |path: &Path| {
        fs::read(path).map_err(|error| Stop::said(format!("Không đọc được tệp {}: {error}.", path.display())))
    };
    let (certificate, key) = (read(&files.cert)?, read(&files.key)?);
    // Two parts of the program may come here; the second finds the provider in place already.
    drop(rustls::crypto::ring::default_provider().install_default());
    RustlsConfig::from_pem(certificate, key).await.map_err(|error| {
        Stop::said(format!(
            "Chứng thư {} và khóa {} không dùng được cùng nhau ({error}). Cả hai phải là tệp PEM của cùng một chứng thư.",
            files.cert.display(),
            files.key.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn morning(day: &str) -> Timestamp {
        Timestamp::start_of(day.parse().unwrap())
    }

    fn names() -> Vec<String> {
        vec!["192.168.1.9".to_owned(), "van-phong".to_owned()]
    }

    #[test]
    fn it_is_made_once_and_anew_before_its_end_or_for_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let first = find_or_make(folder.path(), &names(), morning("2026-11-20")).unwrap();
        assert_eq!(first.until.to_string(), "2029-02-17");
        assert!(!platform::others_may_read(&first.files.key).unwrap());
        let later = find_or_make(folder.path(), &names(), morning("2029-01-10")).unwrap();
        assert_eq!(later, first);
        let renewed = find_or_make(folder.path(), &names(), morning("2029-01-20")).unwrap();
        assert_ne!(renewed.fingerprint, first.fingerprint);
        let other = find_or_make(folder.path(), &["khac".to_owned()], morning("2029-01-20")).unwrap();
        assert_ne!(other.fingerprint, renewed.fingerprint);
    }

    #[test]
    fn the_console_explains_it() {
        let made = Made {
            files: OwnCertificate { cert: "d/tls/cert.pem".into(), key: "d/tls/key.pem".into() },
            fingerprint: "AB:CD".to_owned(),
            until: "2029-02-17".parse().unwrap(),
            names: names(),
        };
        insta::assert_snapshot!(explained(&made, "0.0.0.0:8443".parse().unwrap()), @r#"
        Kết nối được mã hóa bằng chứng thư do chương trình tự làm, nên lần đầu trình duyệt sẽ cảnh báo
        “kết nối không riêng tư”. Trước khi bấm tiếp tục, hãy so dấu vân tay SHA-256 trình duyệt hiện ra với dòng này:
          AB:CD
        Chứng thư dùng đến hết ngày 17/02/2029 cho: https://192.168.1.9:8443, https://van-phong:8443
        Tệp: d/tls/cert.pem
        Khi cơ quan có chứng thư riêng, hãy nêu trong hoitu.toml: [tls] cert = "…", key = "…".
        "#);
    }

    #[tokio::test]
    async fn what_was_made_serves_and_what_does_not_fit_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let one = find_or_make(&folder.path().join("1"), &names(), morning("2026-11-20")).unwrap();
        let two = find_or_make(&folder.path().join("2"), &names(), morning("2026-11-20")).unwrap();
        assert!(load(&one.files).await.is_ok());
        let mixed = OwnCertificate { cert: one.files.cert, key: two.files.key };
        let stop = load(&mixed).await.map(drop).unwrap_err().to_string();
        assert!(stop.contains("không dùng được cùng nhau"), "{stop}");
        let gone = OwnCertificate { cert: folder.path().join("c.pem"), key: folder.path().join("k.pem") };
        let stop = load(&gone).await.map(drop).unwrap_err().to_string();
        assert!(stop.starts_with("Không đọc được tệp"), "{stop}");
    }
}
