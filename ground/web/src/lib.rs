//! What every page stands on: routes that declare who may, the request's context, forms, answers, problem pages, the
//! frame around a page, style and script. Nothing here knows the federation.

mod answer;
mod app;
mod assets;
mod compound;
mod cookies;
mod cx;
mod door;
mod form;
mod frame;
pub mod gallery;
mod guard;
mod media_type;
mod path;
mod problem;
mod router;
mod routes;
mod sending;
mod sent;
mod told;
mod uploads;
mod visitor;
mod worker;

pub use answer::{Answer, Download, Page, To, again, page};
pub use app::{App, Manner, MenuItem, Printer};
pub use assets::Assets;
pub use cookies::{Cookies, give_notice, notice};
pub use cx::Cx;
pub use door::{Door, Later, SignedIn};
pub use form::{Asked, Fields, RawFields, query};
pub use frame::{Frame, MenuLine};
pub use guard::comes_from_us;
pub use media_type::MediaType;
pub use path::InPath;
pub use problem::Problem;
pub use router::router;
pub use routes::{Action, Declared, Routes, Who};
pub use sent::{LARGEST, Sent, Upload};
pub use told::{Progress, Suggestion, Suggestions};
pub use uploads::Uploads;
