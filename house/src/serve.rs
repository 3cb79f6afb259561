//! Serving: takes the address, says on the console how to come in, answers until the machine or somebody at the keyboard
//! asks the program to end, then lets the requests in hand finish.

use std::any::Any;
use std::future::Future;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse};
use axum_server::tls_rustls::RustlsConfig;
use axum_server::{Address, Handle, Server};
use hyper_util::rt::TokioTimer;
use kernel::Fault;
use people::invitation;
use store::Db;
use tower_http::catch_panic::CatchPanicLayer;
use web::{App, Manner, Uploads};

use crate::commands::Bench;
use crate::door::HouseDoor;
use crate::listen::{self, Speech};
use crate::printer::Presses;
use crate::schedule::Worker;
use crate::stop::Stop;
use crate::{certificate, key, platform, rooms};

/// How long requests in hand may take when the program ends.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long somebody may take to say what she wants, once connected.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);

/// An address that is taken, and how we speak on it. Taken before the data are opened, so that a second start by mistake
/// ends before it touches them.
pub struct Taken {
    listener: TcpListener,
    address: SocketAddr,
    speech: Speech,
}

/// Takes the address of the settings.
///
/// # Errors
/// A sentence that says why it cannot be had.
pub fn take(bench: &Bench<'_>) -> Result<Taken, Stop> {
    let speech = Speech::of(&bench.settings)?;
    let (listener, address) = listen::take(bench.settings.address, bench.settings.port)?;
    Ok(Taken { listener, address, speech })
}

impl Taken {
    /// Whether other machines come in by it.
    pub fn is_for_others(&self) -> bool {
        !self.address.ip().is_loopback()
    }

    /// Where people at this machine come in ("http://127.0.0.1:8080").
    pub fn url(&self) -> String {
        let host = match self.address.ip() {
            IpAddr::V4(v4) if v4.is_unspecified() => "127.0.0.1".to_owned(),
            IpAddr::V6(v6) if v6.is_unspecified() => "[::1]".to_owned(),
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => format!("[{v6}]"),
        };
        format!("{}://{host}:{}", self.speech.scheme(), self.address.port())
    }
}

/// Serves until `asked_to_end`. `welcome` is printed after the address.
///
/// # Errors
/// A sentence or a fault that keeps it from starting; what goes wrong later goes to the log.
pub async fn serve(
    bench: &mut Bench<'_>,
    taken: Taken,
    db: Db,
    welcome: &str,
    asked_to_end: impl Future<Output = ()>,
) -> Result<(), Stop> {
    let tls = tls(bench, &taken).await?;
    let key = key::read_or_make(&bench.settings.data, &bench.dice)?;
    let presses = Presses::load();
    tracing::info!(engine = ?db.engine(), font = presses.font_name(), address = %taken.address, "serving");
    let uploads = Uploads { mebibytes: bench.settings.uploads, patience: Uploads::PATIENCE };
    let manner = Manner { cookies: taken.speech.cookies(), uploads };
    let door = HouseDoor::default();
    let app = App::new(db.clone(), door.clone(), presses, manner, rooms::menu());
    let router = caught(web::router(app, rooms::routes(key, Arc::new(rooms::catalogue()?))));

    bench.say(&format!("Hội Tụ đang mở tại {}", taken.url()))?;
    if let Some(seen) = platform::lan_address().filter(|_| taken.address.ip().is_unspecified()) {
        let seen = SocketAddr::new(seen, taken.address.port());
        bench.say(&format!("Máy khác trong mạng vào bằng {}://{seen}", taken.speech.scheme()))?;
    }
    if let Some(link) = first_link(&db, &taken.url()).await? {
        bench.say(&link)?;
    }
    if !welcome.is_empty() {
        bench.say(welcome)?;
    }
    bench.say("Nhấn Ctrl+C để dừng.")?;

    let worker = Worker::start(db.clone());
    let answered = answer(taken.listener, router, tls, asked_to_end).await;
    worker.stop().await;
    door.settled().await;
    db.close().await;
    answered.map_err(|error| Fault::caused("serve", error).into())
}

async fn tls(bench: &mut Bench<'_>, taken: &Taken) -> Result<Option<RustlsConfig>, Stop> {
    match &taken.speech {
        Speech::Loopback => Ok(None),
        Speech::PlainLan => {
            bench.say(
                "CẢNH BÁO: trang được mở cho mạng nội bộ mà không mã hóa (allow_plain_lan = true). Ai cùng mạng cũng có \
                 thể đọc được mật khẩu và số liệu. Chỉ dùng trong mạng tin cậy; bỏ dòng ấy đi thì chương trình tự mã hóa.",
            )?;
            Ok(None)
        }
        Speech::OwnCertificate(files) => certificate::load(files).await.map(Some),
        Speech::MadeCertificate => {
            let names = certificate::names_for(taken.address.ip());
            let made = certificate::find_or_make(&bench.settings.data, &names, bench.clock.now())?;
            bench.say(&certificate::explained(&made, taken.address))?;
            certificate::load(&made.files).await.map(Some)
        }
    }
}

/// While there is no account, whoever reads the console may make the first one.
///
/// # Errors
/// What the engine says.
pub async fn first_link(db: &Db, url: &str) -> Result<Option<String>, Fault> {
    let token = db.write(async |tx| invitation::first_administrator(tx).await).await?;
    Ok(token.map(|token| {
        format!(
            "Chưa có tài khoản nào. Mở đường dẫn sau để tạo người quản trị đầu tiên (dùng một lần, trong một giờ):\n  {url}/thiet-lap/{}",
            token.as_str()
        )
    }))
}

/// A panic in a handler becomes a page without its words; the connection and the program live on.
fn caught(router: Router) -> Router {
    router.layer(CatchPanicLayer::custom(|panic: Box<dyn Any + Send>| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
        tracing::error!(panic = words, "a handler panicked");
        let page = "<!doctype html><html lang=\"vi\"><title>Có trục trặc · Hội Tụ</title><h1>Có trục trặc</h1>\
                    <p>Hệ thống gặp trục trặc nên chưa làm được việc này. Hãy thử lại sau ít phút.</p>\
                    <p><a href=\"/\">Về trang đầu</a></p></html>";
        (StatusCode::INTERNAL_SERVER_ERROR, Html(page)).into_response()
    }))
}

async fn answer(
    listener: TcpListener,
    router: Router,
    tls: Option<RustlsConfig>,
    asked_to_end: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let handle = Handle::new();
    // Rate limits count by the peer's address.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = async {
        match tls {
            None => patient(axum_server::from_tcp(listener)?).handle(handle.clone()).serve(service).await,
            Some(tls) => {
                patient(axum_server::from_tcp_rustls(listener, tls)?).handle(handle.clone()).serve(service).await
            }
        }
    };
    let ending = async {
        asked_to_end.await;
        tracing::info!("ending");
        handle.graceful_shutdown(Some(PATIENCE));
        std::future::pending::<std::io::Result<()>>().await
    };
    tokio::select! {
        done = serving => done,
        done = ending => done,
    }
}

/// Whoever opens a connection and never says what she wants is let go, else a few such hold the door shut.
fn patient<A: Address, B>(mut server: Server<A, B>) -> Server<A, B> {
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    server
}

#[cfg(test)]
mod tests {
    use testkit::each_engine;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_panicking_handler_answers_without_its_words() {
        async fn broken() -> &'static str {
            panic!("secret words")
        }
        let router = caught(Router::new().route("/", axum::routing::get(broken)));
        let asked = axum::http::Request::get("/").body(axum::body::Body::empty()).unwrap();
        let answer = router.oneshot(asked).await.unwrap();
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = axum::body::to_bytes(answer.into_body(), 1 << 16).await.unwrap();
        let page = String::from_utf8(body.to_vec()).unwrap();
        assert!(page.contains("Có trục trặc") && !page.contains("secret"), "{page}");
    }

    #[tokio::test]
    async fn the_first_link_is_there_until_somebody_is() {
        each_engine(async |house| {
            let link = first_link(&house.db, "http://127.0.0.1:8080").await.unwrap().unwrap();
            assert!(link.contains("http://127.0.0.1:8080/thiet-lap/"), "{link}");
            let again = first_link(&house.db, "http://127.0.0.1:8080").await.unwrap().unwrap();
            assert_ne!(again, link, "each start makes a new one");
            house.db.write(async |tx| people::samples::cast(tx).await.map(drop)).await.unwrap();
            assert_eq!(first_link(&house.db, "http://127.0.0.1:8080").await.unwrap(), None);
        })
        .await;
    }
}
