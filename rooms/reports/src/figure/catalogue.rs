//! All figures of the house with what each counts.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use figures::Catalogue;
use organisation::UnionHere;
use web::{Cx, Frame, Page, Problem, page};

/// The page of all figures.
#[derive(Template)]
#[template(path = "figure/catalogue.html")]
pub struct CataloguePage {
    /// The frame.
    pub frame: Frame,
    /// Title, unit, sentence, address.
    pub lines: Vec<Line>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is called.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// What it counts.
    pub sentence: String,
    /// Its definition.
    pub href: String,
}

/// GET …/so-lieu
pub async fn get(cx: Cx, at: UnionHere, Extension(catalogue): Extension<Arc<Catalogue>>) -> Result<Page, Problem> {
    let line = |figure: &figures::Figure| {
        let definition = figure.definition();
        Line {
            title: definition.title.clone(),
            unit: definition.unit.clone(),
            sentence: definition.sentence.clone(),
            href: format!("/{}/so-lieu/{}", at.slug, definition.key),
        }
    };
    page(&CataloguePage {
        frame: cx.frame("Danh mục số liệu").at(&at.slug, "bao-cao"),
        lines: catalogue.latest().map(line).collect(),
    })
}
