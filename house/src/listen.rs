//! How the program speaks on its address. On this machine's own address plain HTTP will do. To other machines it speaks
//! TLS, with the office's certificate or one it makes; plain HTTP only where `allow_plain_lan = true` says that this is
//! meant, and then every page carries a warning.

use std::net::{IpAddr, SocketAddr, TcpListener};

use web::Cookies;

use crate::config::{OwnCertificate, PlainLan, Settings};
use crate::stop::Stop;

/// How the program speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speech {
    /// Plain HTTP, heard on this machine alone.
    Loopback,
    /// Plain HTTP that the neighbours can hear, as allowed.
    PlainLan,
    /// TLS with the office's certificate.
    OwnCertificate(OwnCertificate),
    /// TLS with a certificate made here.
    MadeCertificate,
}

impl Speech {
    /// How to speak under these settings.
    ///
    /// # Errors
    /// A sentence, where the settings contradict one another.
    pub fn of(settings: &Settings) -> Result<Self, Stop> {
        match (&settings.tls, settings.plain_lan) {
            (Some(_), PlainLan::Allowed) => Err(Stop::said(
                "Cấu hình vừa có chứng thư TLS vừa cho phép mạng nội bộ không mã hóa. Hãy bỏ allow_plain_lan, hoặc bỏ tls.cert và tls.key.",
            )),
            (Some(own), PlainLan::Forbidden) => Ok(Self::OwnCertificate(own.clone())),
            (None, _) if settings.address.is_loopback() => Ok(Self::Loopback),
            (None, PlainLan::Allowed) => Ok(Self::PlainLan),
            (None, PlainLan::Forbidden) => Ok(Self::MadeCertificate),
        }
    }

    /// The cookies that browsers keep under this speech.
    pub fn cookies(&self) -> Cookies {
        match self {
            Self::PlainLan => Cookies::PlainLan,
            Self::Loopback | Self::OwnCertificate(_) | Self::MadeCertificate => Cookies::Guarded,
        }
    }

    /// The beginning of our address ("https").
    pub fn scheme(&self) -> &'static str {
        match self {
            Self::Loopback | Self::PlainLan => "http",
            Self::OwnCertificate(_) | Self::MadeCertificate => "https",
        }
    }
}

/// Takes the address, before anything else is done: an address that is taken stops the program at once.
///
/// # Errors
/// A sentence that says why it cannot be had and what to do.
pub fn take(address: IpAddr, port: u16) -> Result<(TcpListener, SocketAddr), Stop> {
    let wanted = SocketAddr::new(address, port);
    let why = |error: std::io::Error| {
        use std::io::ErrorKind::{AddrInUse, AddrNotAvailable, PermissionDenied};
        Stop::said(match error.kind() {
            AddrInUse => format!(
                "Địa chỉ {wanted} đang có chương trình khác dùng. Hãy dừng chương trình ấy, hoặc chọn cổng khác bằng --port."
            ),
            AddrNotAvailable => format!("Máy này không có địa chỉ {address}. Hãy xem lại --address."),
            PermissionDenied => {
                format!("Không được phép mở cổng {port}. Hãy chọn một cổng từ 1024 trở lên bằng --port.")
            }
            _ => format!("Không mở được địa chỉ {wanted}: {error}."),
        })
    };
    let listener = TcpListener::bind(wanted).map_err(why)?;
    listener.set_nonblocking(true).map_err(why)?;
    let taken = listener.local_addr().map_err(why)?;
    Ok((listener, taken))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::cli::{Listen, Whereabouts};

    fn speech(address: &str, environment: &[(&str, &str)]) -> String {
        let pairs = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let listen = Listen { port: None, address: Some(address.parse().unwrap()) };
        let settings = Settings::read(&Whereabouts::default(), &listen, pairs, Path::new("home")).unwrap();
        match Speech::of(&settings) {
            Ok(speech) => format!("{} {:?}", speech.scheme(), speech.cookies()),
            Err(stop) => stop.to_string(),
        }
    }

    #[test]
    fn every_address_has_its_speech() {
        let own = [("HOITU_TLS_CERT", "c.pem"), ("HOITU_TLS_KEY", "k.pem")];
        let plain = [("HOITU_ALLOW_PLAIN_LAN", "true")];
        let both = [own[0], own[1], plain[0]];
        let table = [
            ("127.0.0.1", &[][..]),
            ("::1", &[]),
            ("127.0.0.1", &plain),
            ("127.0.0.1", &own),
            ("0.0.0.0", &[]),
            ("::", &[]),
            ("192.168.1.9", &[]),
            ("192.168.1.9", &own),
            ("192.168.1.9", &plain),
            ("0.0.0.0", &plain),
            ("192.168.1.9", &both),
        ];
        let lines: Vec<String> = table
            .iter()
            .map(|(address, environment)| {
                let said: Vec<&str> = environment.iter().map(|(name, _)| *name).collect();
                format!("{address} {}: {}", said.join("+"), speech(address, environment))
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"), @"
        127.0.0.1 : http Guarded
        ::1 : http Guarded
        127.0.0.1 HOITU_ALLOW_PLAIN_LAN: http Guarded
        127.0.0.1 HOITU_TLS_CERT+HOITU_TLS_KEY: https Guarded
        0.0.0.0 : https Guarded
        :: : https Guarded
        192.168.1.9 : https Guarded
        192.168.1.9 HOITU_TLS_CERT+HOITU_TLS_KEY: https Guarded
        192.168.1.9 HOITU_ALLOW_PLAIN_LAN: http PlainLan
        0.0.0.0 HOITU_ALLOW_PLAIN_LAN: http PlainLan
        192.168.1.9 HOITU_TLS_CERT+HOITU_TLS_KEY+HOITU_ALLOW_PLAIN_LAN: Cấu hình vừa có chứng thư TLS vừa cho phép mạng nội bộ không mã hóa. Hãy bỏ allow_plain_lan, hoặc bỏ tls.cert và tls.key.
        ");
    }

    #[test]
    fn a_taken_address_is_said_so() {
        let (_held, taken) = take("127.0.0.1".parse().unwrap(), 0).unwrap();
        let stop = take(taken.ip(), taken.port()).unwrap_err().to_string();
        assert!(stop.contains("đang có chương trình khác dùng") && stop.contains("--port"), "{stop}");
    }
}
