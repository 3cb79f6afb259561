//! The context of one request: what a verb may ask for besides who is asking. Made by the router, handed down as a value.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::document::{Document, Format};
use kernel::{Actor, Fault, Id, Kind, Refusal, Timestamp};
use store::{Answered, Db, MayRetry, Snapshot, Tx};

use crate::answer::To;
use crate::app::App;
use crate::cookies;
use crate::door::SignedIn;
use crate::form::Fields;
use crate::frame::Frame;
use crate::problem::Problem;

/// The context of one request.
pub struct Cx {
    app: App,
    headers: HeaderMap,
    visitor: Option<Actor>,
    union: Option<String>,
}

impl FromRequestParts<App> for Cx {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let (visitor, union) = match parts.extensions.get::<SignedIn>() {
            Some(signed_in) => (Some(signed_in.actor.clone()), signed_in.union.clone()),
            None => (None, None),
        };
        Ok(Self { app: app.clone(), headers: parts.headers.clone(), visitor, union })
    }
}

impl Cx {
    /// Reads in one snapshot.
    ///
    /// # Errors
    /// What the work says.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Snapshot) -> Result<T, E>,
        E: From<Fault>,
    {
        self.app.db().read(work).await
    }

    /// Writes all or nothing, tried again whole on conflict.
    ///
    /// # Errors
    /// What the work says.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&Tx) -> Result<T, E> + Clone,
        E: From<Fault> + MayRetry,
    {
        self.app.db().write(work).await
    }

    /// Answers a form once: the first sending does the work, any other with the same key is led to the same place.
    ///
    /// # Errors
    /// What the work says; the key then stays unused, so the mended form may be sent again.
    pub async fn answer_once<F>(&self, fields: &Fields, who: &Actor, work: F) -> Result<To, Problem>
    where
        F: AsyncFnOnce(&Tx) -> Result<To, Problem> + Clone,
    {
        let key = fields.key();
        self.write(async |tx| {
            if let Some(address) = tx.answered(key, who.account).await? {
                return Ok(To::address(address));
            }
            let to = work.clone()(tx).await?;
            if !key.is_empty() {
                tx.answer(key, who.account, to.location()).await?;
            }
            Ok(to)
        })
        .await
    }

    /// Answers a form that may have waited on a device: as [`Cx::answer_once`], but what was changed there after the first
    /// sending was answered is refused, so that the device keeps it and nobody takes the old answer for the new words.
    ///
    /// # Errors
    /// What the work says; the form said something else when it was answered.
    pub async fn answer_as_sent<F>(&self, fields: &Fields, who: &Actor, work: F) -> Result<To, Problem>
    where
        F: AsyncFnOnce(&Tx) -> Result<To, Problem> + Clone,
    {
        let (key, digest) = (fields.key(), fields.digest());
        self.write(async |tx| {
            if let Some(answered) = tx.answered_as(key, who.account).await? {
                if !answered.digest.is_empty() && answered.digest != digest {
                    return Err(answered_otherwise().into());
                }
                return Ok(To::address(answered.address));
            }
            let to = work.clone()(tx).await?;
            if !key.is_empty() {
                let answered = Answered { address: to.location().to_owned(), digest: digest.clone() };
                tx.answer_as(key, who.account, &answered).await?;
            }
            Ok(to)
        })
        .await
    }

    /// Prints a paper.
    ///
    /// # Errors
    /// What the printer says.
    pub async fn print(&self, paper: Document, format: Format) -> Result<Vec<u8>, Fault> {
        self.app.printer().print(paper, format).await
    }

    /// The frame around a page: name, notice, a fresh form key, and the menu of her Union where she works in one.
    pub fn frame(&self, title: impl Into<String>) -> Frame {
        let frame = Frame::new(
            title.into(),
            self.visitor.as_ref(),
            self.app.menu(),
            self.app.cookies(),
            cookies::notice(&self.headers),
            Id::<Fields>::new(self.now(), self.app.db().dice()).to_string(),
            self.headers.contains_key("x-panel"),
        );
        match &self.union {
            Some(union) => frame.at(union, ""),
            None => frame,
        }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.app.clock().now()
    }

    /// The data, for what is neither a snapshot nor a transaction: attached files, jobs.
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// What every request stands on.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// The request's headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Who is asking, where a page is open to guests too.
    pub fn visitor(&self) -> Option<&Actor> {
        self.visitor.as_ref()
    }
}
fn answered_otherwise() -> Refusal {
    Refusal::new(
        Kind::WrongState,
        "form.answered_otherwise",
        "Nội dung này đã được ghi ở lần gửi trước, nhưng nay có chỗ đã sửa. Hãy mở bản ghi ấy trong sổ và sửa ở đó.",
    )
}
