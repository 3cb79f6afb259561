//! What a figure means: its sentence, unit, version and digest, and the very predicate that counts it.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use figures::{Catalogue, Definition, Shape};
use kernel::{Fault, Refusal};
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

impl MeaningPage {
    fn new(frame: Frame, slug: &str, definition: &Definition) -> Result<Self, Fault> {
        let shape = match definition.shape {
            Shape::Flow => "Phát sinh: tính theo ngày kết thúc nằm trong kỳ",
            Shape::Stock => "Tồn: tính vào ngày chốt của kỳ",
            Shape::Whenever => "Ngày nào cũng tính: điều kiện nêu rõ bản ghi thuộc kỳ nào",
        };
        let predicate = serde_json::to_string_pretty(&definition.predicate);
        Ok(Self {
            frame: frame.at(slug, "bao-cao"),
            catalogue: format!("/{slug}/so-lieu"),
            title: definition.title.clone(),
            sentence: definition.sentence.clone(),
            pairs: vec![
                ("Mã số liệu", definition.key.clone()),
                ("Đơn vị tính", definition.unit.clone()),
                ("Cách tính", shape.to_owned()),
                ("Bản định nghĩa", definition.version.to_string()),
                ("Mã kiểm tra (SHA-256)", definition.digest()),
            ],
            predicate: predicate.map_err(|error| Fault::caused("write a predicate", error))?,
        })
    }

    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let definitions = activities::figures::definitions();
        let page = |definition| Self::new(Frame::sample("Số liệu"), "lang-son", definition).ok();
        definitions.iter().take(1).filter_map(page).collect()
    }
}

/// GET …/so-lieu/{figure}
pub async fn get(
    cx: Cx,
    at: UnionHere,
    Extension(catalogue): Extension<Arc<Catalogue>>,
    Path((_, key)): Path<(String, String)>,
) -> Result<Page, Problem> {
    let definition = catalogue.get(&key).ok_or_else(Refusal::not_found)?.definition();
    page(&MeaningPage::new(cx.frame(&definition.title), &at.slug, definition)?)
}
