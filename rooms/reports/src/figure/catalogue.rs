//! All figures of the house with what each counts.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use figures::{Catalogue, Definition};
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

impl CataloguePage {
    fn new<'a>(frame: Frame, slug: &str, definitions: impl Iterator<Item = &'a Definition>) -> Self {
        let line = |definition: &Definition| Line {
            title: definition.title.clone(),
            unit: definition.unit.clone(),
            sentence: definition.sentence.clone(),
            href: format!("/{slug}/so-lieu/{}", definition.key),
        };
        Self { frame: frame.at(slug, "bao-cao"), lines: definitions.map(line).collect() }
    }

    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let definitions = activities::figures::definitions();
        vec![Self::new(Frame::sample("Danh mục số liệu"), "lang-son", definitions.iter())]
    }
}

/// GET …/so-lieu
pub async fn get(cx: Cx, at: UnionHere, Extension(catalogue): Extension<Arc<Catalogue>>) -> Result<Page, Problem> {
    let definitions = catalogue.latest().map(figures::Figure::definition);
    page(&CataloguePage::new(cx.frame("Danh mục số liệu"), &at.slug, definitions))
}
