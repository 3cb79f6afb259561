//! The page on which a message is pasted: one large field, on a telephone first of all.

use askama::Template;
use kernel::FieldErrors;
use web::Frame;

/// The page.
#[derive(Template)]
#[template(path = "message/page.html")]
pub struct QuickPage {
    /// The frame.
    pub frame: Frame,
    /// Where the message is sent.
    pub action: String,
    /// The ledger's address.
    pub list: String,
    /// The message as typed.
    pub message: String,
    /// What cannot stand.
    pub errors: FieldErrors,
}
