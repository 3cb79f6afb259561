//! The settings, weakest first: what is built in, `hoitu.toml` in the data folder (or the file of `--config`), `HOITU_…`
//! in the environment, the command line. A key nobody knows is refused by name: a misspelt setting must not look obeyed.
//! Relative paths of a file start at its folder.

mod read;

use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::Target;
use web::Uploads;

use crate::cli::{Listen, Whereabouts};
use crate::stop::Stop;

/// The settings' file in a data folder.
pub const FILE: &str = "hoitu.toml";

/// What the program goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where to listen; loopback unless said otherwise.
    pub address: IpAddr,
    /// The port; 0 is any free one.
    pub port: u16,
    /// The data folder: the SQLite file, attached files, the key file, the certificate made here.
    pub data: PathBuf,
    /// Which data.
    pub target: Target,
    /// Whether a plain LAN address was allowed.
    pub plain_lan: PlainLan,
    /// The office's own certificate, if it has one.
    pub tls: Option<OwnCertificate>,
    /// So many MiB of forms with files are held in memory at a time.
    pub uploads: u32,
    /// How the log is written.
    pub log: LogFormat,
}

/// Whether pages may be served without TLS to other machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainLan {
    /// As `allow_plain_lan = true` says.
    Allowed,
    /// The default.
    Forbidden,
}

/// Files of a certificate that the office brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCertificate {
    /// The chain, PEM.
    pub cert: PathBuf,
    /// The key, PEM.
    pub key: PathBuf,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Settings {
    /// Reads the settings. `environment` is that of the process; `home` is the data folder where nobody names one.
    ///
    /// # Errors
    /// A sentence that names the file or variable, the key, and what it must be.
    pub fn read(
        at: &Whereabouts,
        listen: &Listen,
        environment: impl IntoIterator<Item = (String, String)>,
        home: &Path,
    ) -> Result<Self, Stop> {
        let raw = read::layers(at, environment, home)?;
        let data = at.data.clone().or(raw.data).unwrap_or_else(|| home.to_owned());
        let target = match at.database_url.clone().or(raw.database_url) {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Target::Postgres { url, files: raw.files.unwrap_or_else(|| data.join("files")) }
            }
            Some(_) => {
                return Err(Stop::said(
                    "Địa chỉ cơ sở dữ liệu phải bắt đầu bằng postgres:// ; để dùng SQLite hãy bỏ database_url và chỉ nêu thư mục dữ liệu.",
                ));
            }
            None if raw.files.is_some() => {
                return Err(Stop::said(
                    "Mục “files” chỉ dùng cùng database_url; với SQLite, tệp đính kèm luôn nằm trong thư mục dữ liệu.",
                ));
            }
            None => Target::Folder(data.clone()),
        };
        let tls = match (raw.tls_cert, raw.tls_key) {
            (None, None) => None,
            (Some(cert), Some(key)) => Some(OwnCertificate { cert, key }),
            _ => {
                return Err(Stop::said(
                    "Chứng thư riêng cần đủ hai mục tls.cert và tls.key; đang thiếu một trong hai.",
                ));
            }
        };
        Ok(Self {
            address: listen.address.or(raw.address).unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
            port: listen.port.or(raw.port).unwrap_or(8080),
            data,
            target,
            plain_lan: if raw.allow_plain_lan { PlainLan::Allowed } else { PlainLan::Forbidden },
            tls,
            uploads: uploads(raw.uploads)?,
            log: raw.log,
        })
    }
}

fn uploads(found: Option<u32>) -> Result<u32, Stop> {
    match found.unwrap_or(Uploads::USUAL) {
        less if less < Uploads::LEAST => Err(Stop::said(format!(
            "Mục “uploads” (MB) phải từ {} trở lên, đủ cho một biểu mẫu có tệp lớn nhất.",
            Uploads::LEAST
        ))),
        enough => Ok(enough),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    /// Reads `toml` as the data folder's own file, with this environment.
    fn read(toml: &str, environment: &[(&str, &str)], listen: &Listen) -> (TempDir, Result<Settings, String>) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), toml).unwrap();
        let pairs = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let at = Whereabouts { data: Some(folder.path().to_owned()), ..Whereabouts::default() };
        let settings = Settings::read(&at, listen, pairs, Path::new("nowhere")).map_err(|stop| stop.to_string());
        (folder, settings)
    }

    fn refused(toml: &str, environment: &[(&str, &str)]) -> String {
        let (folder, settings) = read(toml, environment, &Listen::default());
        settings.unwrap_err().replace(&folder.path().display().to_string(), "DIR")
    }

    #[test]
    fn without_any_word_it_listens_on_this_machine_alone() {
        let at = Whereabouts::default();
        let settings = Settings::read(&at, &Listen::default(), [], Path::new("hoitu-data")).unwrap();
        assert_eq!((settings.address.to_string().as_str(), settings.port), ("127.0.0.1", 8080));
        assert_eq!(settings.target, Target::Folder("hoitu-data".into()));
        assert_eq!((settings.plain_lan, settings.tls, settings.log), (PlainLan::Forbidden, None, LogFormat::Text));
        assert_eq!(settings.uploads, 256);
    }

    #[test]
    fn the_later_layer_wins() {
        let toml = "port = 1\naddress = \"10.0.0.1\"\nlog = \"json\"\nallow_plain_lan = true\n";
        let port = |environment: &[(&str, &str)], listen| read(toml, environment, &listen).1.unwrap().port;
        assert_eq!(port(&[], Listen::default()), 1);
        assert_eq!(port(&[("HOITU_PORT", "2")], Listen::default()), 2);
        assert_eq!(port(&[("HOITU_PORT", "2")], Listen { port: Some(3), address: None }), 3);
        assert_eq!(read("uploads = 64", &[("HOITU_UPLOADS", "512")], &Listen::default()).1.unwrap().uploads, 512);
        let (_folder, settings) = read(toml, &[("HOITU_ALLOW_PLAIN_LAN", "false")], &Listen::default());
        let settings = settings.unwrap();
        assert_eq!((settings.address.to_string().as_str(), settings.log), ("10.0.0.1", LogFormat::Json));
        assert_eq!(settings.plain_lan, PlainLan::Forbidden);
    }

    #[test]
    fn paths_of_a_file_start_at_its_folder_and_those_of_the_environment_where_one_stands() {
        let toml =
            "database_url = \"postgres://db/hoitu\"\nfiles = \"tep\"\n[tls]\ncert = \"c.pem\"\nkey = \"/k.pem\"\n";
        let (folder, settings) = read(toml, &[], &Listen::default());
        let settings = settings.unwrap();
        assert_eq!(settings.target.files(), folder.path().join("tep"));
        let own = OwnCertificate { cert: folder.path().join("c.pem"), key: "/k.pem".into() };
        assert_eq!(settings.tls, Some(own));
        let at = Whereabouts::default();
        let environment = [("HOITU_DATA".to_owned(), "2024".to_owned())];
        let settings = Settings::read(&at, &Listen::default(), environment, Path::new("home")).unwrap();
        assert_eq!(settings.data, Path::new("2024"), "a folder whose name is a number");
    }

    #[test]
    fn a_named_file_may_say_where_the_data_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("office.toml");
        fs::write(&file, "data = \"so-cong-viec\"\n").unwrap();
        let at = Whereabouts { config: Some(file.clone()), ..Whereabouts::default() };
        let settings = Settings::read(&at, &Listen::default(), [], Path::new("home")).unwrap();
        assert_eq!(settings.data, folder.path().join("so-cong-viec"));
        fs::remove_file(&file).unwrap();
        let gone = Settings::read(&at, &Listen::default(), [], Path::new("home")).unwrap_err().to_string();
        assert!(gone.contains("Không đọc được tệp cấu hình") && gone.contains("office.toml"), "{gone}");
    }

    #[test]
    fn what_is_wrong_is_named_by_file_and_key() {
        let all = [
            refused("prot = 1\n", &[]),
            refused("[tls]\ncerts = \"a\"\n", &[]),
            refused("port = \"tám\"\n", &[]),
            refused("address = \"nhà\"\n", &[]),
            refused("log = \"xml\"\n", &[]),
            refused("data = \"other\"\n", &[]),
            refused("[tls]\ncert = \"a\"\n", &[]),
            refused("tls = 3\n", &[]),
            refused("files = \"a\"\n", &[]),
            refused("database_url = \"mysql://a\"\n", &[]),
            refused("", &[("HOITU_PROT", "1")]),
            refused("", &[("HOITU_PORT", "99999")]),
            refused("", &[("HOITU_ALLOW_PLAIN_LAN", "có")]),
            refused("uploads = \"nhiều\"\n", &[]),
            refused("uploads = 63\n", &[]),
            refused("port = \n", &[]).lines().next().unwrap_or_default().to_owned(),
        ];
        insta::assert_snapshot!(all.join("\n"), @r#"
        Tệp cấu hình DIR/hoitu.toml có mục “prot” mà chương trình không dùng. Các mục dùng được: address, port, data, database_url, files, allow_plain_lan, tls.cert, tls.key, uploads, log.
        Tệp cấu hình DIR/hoitu.toml có mục “tls.certs” mà chương trình không dùng. Các mục dùng được: address, port, data, database_url, files, allow_plain_lan, tls.cert, tls.key, uploads, log.
        Mục “port” trong tệp DIR/hoitu.toml phải là một số từ 0 đến 65535.
        Mục “address” trong tệp DIR/hoitu.toml phải là một địa chỉ IP, thí dụ "127.0.0.1" hoặc "0.0.0.0".
        Mục “log” trong tệp DIR/hoitu.toml phải là "text" hoặc "json".
        Tệp cấu hình DIR/hoitu.toml nằm trong thư mục dữ liệu nên không được đặt mục “data”. Hãy nêu thư mục bằng --data, hoặc đặt tệp ở chỗ khác và nêu bằng --config.
        Chứng thư riêng cần đủ hai mục tls.cert và tls.key; đang thiếu một trong hai.
        Mục “tls” trong tệp DIR/hoitu.toml phải là một bảng gồm cert và key.
        Mục “files” chỉ dùng cùng database_url; với SQLite, tệp đính kèm luôn nằm trong thư mục dữ liệu.
        Địa chỉ cơ sở dữ liệu phải bắt đầu bằng postgres:// ; để dùng SQLite hãy bỏ database_url và chỉ nêu thư mục dữ liệu.
        Chương trình không dùng biến môi trường HOITU_PROT. Các biến dùng được: HOITU_ADDRESS, HOITU_PORT, HOITU_DATA, HOITU_DATABASE_URL, HOITU_FILES, HOITU_ALLOW_PLAIN_LAN, HOITU_TLS_CERT, HOITU_TLS_KEY, HOITU_UPLOADS, HOITU_LOG, HOITU_CONFIG.
        Mục “port” (biến môi trường HOITU_PORT) phải là một số từ 0 đến 65535.
        Mục “allow_plain_lan” (biến môi trường HOITU_ALLOW_PLAIN_LAN) phải là true hoặc false.
        Mục “uploads” trong tệp DIR/hoitu.toml phải là một số từ 64 trở lên (MB).
        Mục “uploads” (MB) phải từ 64 trở lên, đủ cho một biểu mẫu có tệp lớn nhất.
        Tệp cấu hình DIR/hoitu.toml sai cú pháp TOML.
        "#);
    }
}
