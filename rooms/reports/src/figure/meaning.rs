//! What a figure means: its sentence, unit, version and digest, and the very predicate that counts it.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::{Catalogue, Shape};
use kernel::Refusal;
use organisation::UnionHere;
use web::{Cx, Frame, Page, Problem, page};

/// The page of a figure's definition.
#[derive(Template)]
#[template(path = "figure/meaning.html")]
pub struct MeaningPage {
    /// The frame.
    pub frame: Frame,
    /// All figures.
    pub catalogue: String,
    /// What it is called.
    pub title: String,
    /// What it counts.
    pub sentence: String,
    /// Name and value of everything else.
    pub pairs: Vec<(&'static str, String)>,
    /// The predicate as data.
    pub predicate: String,
}

/// GET …/so-lieu/{figure}
pub async fn get(
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, key)): Path<(String, String)>,
) -> Result<Page, Problem> {
    let figure = catalogue.get(&key).ok_or_else(Refusal::not_found)?;
    let definition = figure.definition();
    let shape = match definition.shape {
        Shape::Flow => "Phát sinh: tính theo ngày kết thúc nằm trong kỳ",
        Shape::Stock => "Tồn: tính vào ngày chốt của kỳ",
    };
    page(&MeaningPage {
        frame: cx.frame(&definition.title).at(&at.slug, "bao-cao"),
        catalogue: format!("/{}/so-lieu", at.slug),
        title: definition.title.clone(),
        sentence: definition.sentence.clone(),
        pairs: vec![
            ("Mã số liệu", key),
            ("Đơn vị tính", definition.unit.clone()),
            ("Cách tính", shape.to_owned()),
            ("Bản định nghĩa", definition.version.to_string()),
            ("Dấu vân (SHA-256)", definition.digest()),
        ],
        predicate: serde_json::to_string_pretty(&definition.predicate).unwrap_or_default(),
    })
}
