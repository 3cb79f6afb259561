//! Serving from the outside: the first start, the demo, TLS towards the neighbours, a plain LAN, ending, dying.

use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, ClientConnection, DigitallySignedStruct, SignatureScheme, StreamOwned};
use tempfile::tempdir;

use super::program::{Running, ask, hoitu, run};

fn address(url: &str) -> SocketAddr {
    let (_, address) = url.split_once("://").expect("an address with its scheme");
    address.parse().expect("an IP address and a port")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_first_start_shows_the_way_in_and_ends_when_asked() {
    let home = tempdir().expect("a folder");
    let program = Running::start(hoitu(home.path(), &["serve", "--port", "0", "--data", "so"]));
    let url = program.told("Hội Tụ đang mở tại ");
    let link = program.told("/thiet-lap/");
    let page = ask(address(&url), &format!("/thiet-lap/{link}"));
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(ask(address(&url), "/").contains("location: /dang-nhap"), "a guest is shown the door");
    assert!(program.end().success(), "asked to end, it ends well");
    let again = Running::start(hoitu(home.path(), &["serve", "--port", "0", "--data", "so"]));
    let url = again.told("Hội Tụ đang mở tại ");
    assert_ne!(again.told("/thiet-lap/"), link, "each start makes a new link");
    let dead = ask(address(&url), &format!("/thiet-lap/{link}"));
    assert!(!dead.starts_with("HTTP/1.1 200"), "the old link is dead: {dead}");
    again.kill();
}

#[test]
fn the_demo_is_made_reported_and_verified() {
    let home = tempdir().expect("a folder");
    let made = run(home.path(), &["demo", "--no-serve"]);
    assert!(made.status.success(), "{}", text(&made.stderr));
    assert!(text(&made.stdout).contains("vanphong@thai-binh.example"), "{}", text(&made.stdout));
    let at = ["--data", "demo-data"];
    let report = |format: &str, out: &str| {
        let asked = ["report", "--union", "thai-binh", "--kind", "six-month", "--period", "2022-H1@statutory"];
        run(home.path(), &[&asked[..], &["--format", format, "--out", out], &at].concat())
    };
    for (format, begins) in
        [("json", "{"), ("html", "<!DOCTYPE html>"), ("pdf", "%PDF-1.7"), ("docx", "PK"), ("xlsx", "PK")]
    {
        let out = format!("r.{format}");
        let written = report(format, &out);
        assert!(written.status.success(), "{format}: {}", text(&written.stderr));
        let bytes = fs::read(home.path().join(&out)).expect("the report was written");
        assert!(bytes.starts_with(begins.as_bytes()), "{format}: {}", text(&bytes[..16]));
    }
    let asked = ["figures", "--union", "thai-binh", "--period", "2022-H1", "--figure", "lop.luot", "--records"];
    let figures = run(home.path(), &[&asked[..], &["--format", "json"], &at].concat());
    let json: serde_json::Value = serde_json::from_slice(&figures.stdout).expect("JSON");
    let figure = &json["figures"][0];
    assert_eq!(json["schema"], "hoitu.figures/1");
    assert_eq!((&figure["value"], &figure["qualifier"], &figure["records"]), (&9000.into(), &"over".into(), &6.into()));
    assert_eq!(figure["list"].as_array().map(Vec::len), Some(6));
    let verified = run(home.path(), &["verify", "--data", "demo-data"]);
    assert!(verified.status.success(), "{}", text(&verified.stdout));
}

#[test]
fn the_neighbours_are_spoken_to_in_tls_or_not_at_all() {
    let home = tempdir().expect("a folder");
    let program = Running::start(hoitu(home.path(), &["serve", "--port", "0", "--address", "0.0.0.0", "--data", "so"]));
    let url = program.told("Hội Tụ đang mở tại ");
    assert!(url.starts_with("https://"), "{url}");
    let answer = ask_in_tls(address(&url), &home.path().join("so/tls/cert.pem"));
    assert!(answer.contains("location: /dang-nhap"), "{answer}");
    program.kill();

    let mut plain = hoitu(home.path(), &["serve", "--port", "0", "--address", "0.0.0.0", "--data", "so"]);
    plain.env("HOITU_ALLOW_PLAIN_LAN", "true");
    let program = Running::start(plain);
    program.told("CẢNH BÁO");
    let url = program.told("Hội Tụ đang mở tại ");
    assert!(url.starts_with("http://"), "{url}");
    let answer = ask(address(&url), "/dang-nhap");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    program.kill();
}

#[test]
fn what_cannot_be_is_said_and_ends_with_an_error() {
    let home = tempdir().expect("a folder");
    for (arguments, said) in [
        (&["figures", "--union", "x", "--period", "2022"][..], "Chưa có dữ liệu trong thư mục hoitu-data"),
        (&["verify", "--config", "none.toml"], "Không đọc được tệp cấu hình none.toml"),
        (&["serve", "--database-url", "mysql://x"], "phải bắt đầu bằng postgres://"),
        (&["serv"], "Không có lệnh “serv”"),
    ] {
        let ended = run(home.path(), arguments);
        assert!(!ended.status.success(), "{arguments:?}");
        assert!(text(&ended.stderr).contains(said), "{arguments:?}: {}", text(&ended.stderr));
    }
    assert!(!home.path().join("hoitu-data").exists(), "a command that only reads leaves nothing behind");
}

/// Asks for the front door, trusting exactly the certificate of this file.
fn ask_in_tls(address: SocketAddr, certificate: &Path) -> String {
    let pem = fs::read(certificate).expect("the certificate was written");
    let ours = CertificateDer::from_pem_slice(&pem).expect("a certificate").into_owned();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Exactly(ours)))
        .with_no_client_auth();
    let name = ServerName::from(address.ip());
    let tls = ClientConnection::new(Arc::new(config), name).expect("a connection");
    let mut stream = StreamOwned::new(tls, TcpStream::connect(address).expect("it listens"));
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("it takes a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers and says that it is done");
    text(&answer)
}

/// Trusts one certificate, as somebody does who compared its fingerprint.
#[derive(Debug)]
struct Exactly(CertificateDer<'static>);

impl ServerCertVerifier for Exactly {
    fn verify_server_cert(
        &self,
        shown: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if *shown == self.0 {
            return Ok(ServerCertVerified::assertion());
        }
        Err(rustls::Error::General("another certificate".to_owned()))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = rustls::crypto::ring::default_provider().signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, shown, signed, &algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        shown: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = rustls::crypto::ring::default_provider().signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, shown, signed, &algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        rustls::crypto::ring::default_provider().signature_verification_algorithms.supported_schemes()
    }
}
