//! All figures of the house with what each counts, by group: what a body is first, then what was done, as the form chooses
//! it. Which group a figure stands in is said where it is defined.

use std::collections::BTreeMap;
use std::sync::Arc;

use activities::record::Group;
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
    /// The groups that have a figure.
    pub sections: Vec<Section>,
}

/// The figures of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub heading: &'static str,
    /// Its figures in the order in which they are defined.
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

/// The heading of what no record counts.
const BODIES: &str = "Tổ chức, hội viên";

impl CataloguePage {
    fn new<'a>(frame: Frame, slug: &str, definitions: impl Iterator<Item = &'a Definition>) -> Self {
        let mut left: BTreeMap<&str, &Definition> = definitions.map(|one| (one.key.as_str(), one)).collect();
        let mut sections = Vec::new();
        for group in Group::ALL {
            let mut lines = Vec::new();
            for defined in activities::figures::of_group(group) {
                lines.extend(left.remove(defined.key.as_str()).map(|definition| Line::of(slug, definition)));
            }
            sections.push(Section { heading: group.title(), lines });
        }
        let lines = left.into_values().map(|definition| Line::of(slug, definition)).collect();
        sections.insert(0, Section { heading: BODIES, lines });
        sections.retain(|section| !section.lines.is_empty());
        Self { frame: frame.at(slug, "bao-cao"), sections }
    }

    /// The page as the laws draw it.
    pub fn samples() -> Vec<Self> {
        let definitions = activities::figures::definitions();
        vec![Self::new(Frame::sample("Danh mục số liệu"), "lang-son", definitions.iter())]
    }
}

impl Line {
    fn of(slug: &str, definition: &Definition) -> Self {
        Self {
            title: definition.title.clone(),
            unit: definition.unit.clone(),
            sentence: definition.sentence.clone(),
            href: format!("/{slug}/so-lieu/{}", definition.key),
        }
    }
}

/// GET …/so-lieu
pub async fn get(cx: Cx, at: UnionHere, Extension(catalogue): Extension<Arc<Catalogue>>) -> Result<Page, Problem> {
    let definitions = catalogue.latest().map(figures::Figure::definition);
    page(&CataloguePage::new(cx.frame("Danh mục số liệu"), &at.slug, definitions))
}
