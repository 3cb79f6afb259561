//! The layers of the settings as they were found, checked key by key, so that a sentence can name the very file or
//! variable that is wrong.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use figment::error::Kind;
use figment::providers::{Format, Toml};
use figment::value::magic::RelativePathBuf;
use figment::value::{Dict, Map, Value};
use figment::{Error, Figment, Metadata, Profile, Provider, Source};
use serde::Deserialize;

use super::{FILE, LogFormat};
use crate::cli::Whereabouts;
use crate::stop::Stop;

/// Every key, with what it must be. The environment writes it in capitals after `HOITU_`, with `_` for the dot.
const KEYS: [(&str, &str); 10] = [
    ("address", "một địa chỉ IP, thí dụ \"127.0.0.1\" hoặc \"0.0.0.0\""),
    ("port", "một số từ 0 đến 65535"),
    ("data", "đường dẫn của thư mục dữ liệu"),
    ("database_url", "một địa chỉ PostgreSQL, thí dụ \"postgres://hoitu@db/hoitu\""),
    ("files", "đường dẫn của thư mục tệp đính kèm"),
    ("allow_plain_lan", "true hoặc false"),
    ("tls.cert", "đường dẫn của tệp chứng thư PEM"),
    ("tls.key", "đường dẫn của tệp khóa PEM"),
    ("uploads", "một số từ 64 trở lên (MB)"),
    ("log", "\"text\" hoặc \"json\""),
];

/// Variables of the same family that are not settings: the settings' file itself, and what `./test` says to the tests.
const NOT_SETTINGS: [&str; 6] = ["CONFIG", "SQLITE_ONLY", "SLOW", "TALLY", "BLESS", "CHROMIUM"];

/// The settings as found: file below environment.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub address: Option<IpAddr>,
    pub port: Option<u16>,
    pub data: Option<PathBuf>,
    pub database_url: Option<String>,
    pub files: Option<PathBuf>,
    pub allow_plain_lan: bool,
    pub tls_cert: Option<PathBuf>,
    pub tls_key: Option<PathBuf>,
    pub uploads: Option<u32>,
    pub log: LogFormat,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Found {
    address: Option<IpAddr>,
    port: Option<u16>,
    data: Option<RelativePathBuf>,
    database_url: Option<String>,
    files: Option<RelativePathBuf>,
    allow_plain_lan: bool,
    tls: Tls,
    uploads: Option<u32>,
    log: LogFormat,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Tls {
    cert: Option<RelativePathBuf>,
    key: Option<RelativePathBuf>,
}

pub(super) fn layers(
    at: &Whereabouts,
    environment: impl IntoIterator<Item = (String, String)>,
    home: &Path,
) -> Result<Raw, Stop> {
    let environment = Environment::of(environment)?;
    let named = at.config.clone().or_else(|| environment.raw("CONFIG").map(PathBuf::from));
    let file = match &named {
        Some(file) => file.clone(),
        None => {
            let data = at.data.clone().or_else(|| environment.raw("DATA").map(PathBuf::from));
            data.unwrap_or_else(|| home.to_owned()).join(FILE)
        }
    };
    let mut layers = Figment::new();
    if named.is_some() || file.exists() {
        let toml = read_file(&file)?;
        check(&toml, &file, named.is_none())?;
        layers = layers.merge(toml);
    }
    let found: Found = layers.merge(environment).extract().map_err(|error| wrong_value(&error))?;
    let path = |path: Option<RelativePathBuf>| path.map(|path| path.relative());
    Ok(Raw {
        address: found.address,
        port: found.port,
        data: path(found.data),
        database_url: found.database_url,
        files: path(found.files),
        allow_plain_lan: found.allow_plain_lan,
        tls_cert: path(found.tls.cert),
        tls_key: path(found.tls.key),
        uploads: found.uploads,
        log: found.log,
    })
}

fn read_file(file: &Path) -> Result<figment::providers::Data<Toml>, Stop> {
    // Read once by ourselves: figment takes a file that is gone for an empty one.
    match std::fs::read_to_string(file) {
        Ok(_) => Ok(Toml::file_exact(file)),
        Err(error) => Err(Stop::said(format!("Không đọc được tệp cấu hình {}: {error}.", file.display()))),
    }
}

fn check(toml: &impl Provider, file: &Path, in_data_folder: bool) -> Result<(), Stop> {
    let profiles = toml
        .data()
        .map_err(|error| Stop::said(format!("Tệp cấu hình {} sai cú pháp TOML.\n{}", file.display(), error.kind)))?;
    for key in profiles.values().flat_map(|dict| keys("", dict)) {
        if !KEYS.iter().any(|(known, _)| *known == key) && key != "tls" {
            let known: Vec<&str> = KEYS.iter().map(|(known, _)| *known).collect();
            return Err(Stop::said(format!(
                "Tệp cấu hình {} có mục “{key}” mà chương trình không dùng. Các mục dùng được: {}.",
                file.display(),
                known.join(", ")
            )));
        }
        if key == "data" && in_data_folder {
            return Err(Stop::said(format!(
                "Tệp cấu hình {} nằm trong thư mục dữ liệu nên không được đặt mục “data”. Hãy nêu thư mục bằng --data, hoặc đặt tệp ở chỗ khác và nêu bằng --config.",
                file.display()
            )));
        }
    }
    Ok(())
}

fn keys(before: &str, dict: &Dict) -> Vec<String> {
    let inside = |(key, value): (&String, &Value)| match value {
        Value::Dict(_, inner) => keys(&format!("{before}{key}."), inner),
        _ => vec![format!("{before}{key}")],
    };
    dict.iter().flat_map(inside).collect()
}

fn wrong_value(error: &Error) -> Stop {
    let key = error.path.join(".");
    let must = KEYS.iter().find(|(known, _)| *known == key).map(|(_, must)| *must);
    let place = match error.metadata.as_ref().and_then(|metadata| metadata.source.as_ref()) {
        Some(Source::File(file)) => format!("trong tệp {}", file.display()),
        _ => format!("(biến môi trường {})", variable(&key)),
    };
    let must = match (&error.kind, must) {
        (_, Some(must)) => must,
        (Kind::InvalidType(..), None) if key == "tls" => "một bảng gồm cert và key",
        _ => "một giá trị dùng được",
    };
    Stop::said(format!("Mục “{key}” {place} phải là {must}."))
}

fn variable(key: &str) -> String {
    format!("HOITU_{}", key.replace('.', "_").to_uppercase())
}

/// The environment as a layer. Only `port`, `allow_plain_lan` and `uploads` are read as TOML would: a folder may be called 2024.
struct Environment(Vec<(String, String)>);

impl Environment {
    fn of(variables: impl IntoIterator<Item = (String, String)>) -> Result<Self, Stop> {
        let ours = |(name, value): (String, String)| name.strip_prefix("HOITU_").map(|rest| (rest.to_owned(), value));
        let found: Vec<(String, String)> = variables.into_iter().filter_map(ours).collect();
        let is_known = |name: &str| {
            NOT_SETTINGS.contains(&name)
                || KEYS.iter().any(|(key, _)| variable(key).ends_with(&format!("HOITU_{name}")))
        };
        if let Some((name, _)) = found.iter().find(|(name, _)| !is_known(name)) {
            let known: Vec<String> = KEYS.iter().map(|(key, _)| variable(key)).collect();
            return Err(Stop::said(format!(
                "Chương trình không dùng biến môi trường HOITU_{name}. Các biến dùng được: {}, HOITU_CONFIG.",
                known.join(", ")
            )));
        }
        Ok(Self(found))
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("environment")
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let mut dict = Dict::new();
        let mut tls = Dict::new();
        for (key, _) in KEYS {
            let Some(text) = self.raw(variable(key).trim_start_matches("HOITU_")) else { continue };
            let value = match key {
                "port" | "allow_plain_lan" | "uploads" => {
                    text.parse().unwrap_or_else(|never: std::convert::Infallible| match never {})
                }
                _ => Value::from(text),
            };
            match key.split_once('.') {
                Some((_, inner)) => tls.insert(inner.to_owned(), value),
                None => dict.insert(key.to_owned(), value),
            };
        }
        if !tls.is_empty() {
            dict.insert("tls".to_owned(), Value::from(tls));
        }
        Ok(Map::from([(Profile::Default, dict)]))
    }
}
