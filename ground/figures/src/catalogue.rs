//! All figures of the house. A [`Figure`] is a definition that fits its source: that is checked here, once, when the
//! program starts, so that no question can fail later for a name that does not exist.

use std::collections::BTreeMap;

use kernel::{BodyNo, Fault, Period, Span, Timestamp};

use crate::compile;
use crate::definition::{Definition, Regrouping};
use crate::fact::World;
use crate::interpret::{self, Answer};
use crate::predicate::{Literal, Predicate};
use crate::question::{Basis, Question};
use crate::source::Source;

/// A definition and the source it counts from.
#[derive(Clone, Debug)]
pub struct Figure {
    definition: Definition,
    source: &'static Source,
}

impl Figure {
    /// A figure, if the definition names only what the source has.
    ///
    /// # Errors
    /// A fault that says what does not fit.
    pub fn new(definition: Definition, source: &'static Source) -> Result<Self, Fault> {
        if definition.source != source.name {
            return Err(Fault::new(format!("figure {} does not count from source {}", definition.key, source.name)));
        }
        // Whatever a definition can get wrong, compiling it finds out; what was asked makes no difference.
        let anything = Question {
            body: BodyNo::from_column(0),
            period: Period::range(kernel::Day::MIN, kernel::Day::MAX, Span::Custom)
                .map_err(|error| Fault::caused("a period without end", error))?,
            basis: Basis::AsReported,
            known_at: Timestamp::NEVER,
        };
        compile::number(&definition, source, &anything)?;
        Ok(Self { definition, source })
    }

    /// What it counts, and how.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// What it counts from.
    pub fn source(&self) -> &'static Source {
        self.source
    }

    /// Its name for ever.
    pub fn key(&self) -> &str {
        &self.definition.key
    }

    /// Whether it may be asked in this basis.
    pub fn takes(&self, basis: Basis) -> bool {
        basis == Basis::AsReported || self.definition.regrouping == Regrouping::Allowed
    }

    /// The figure of one row of [`Figure::rows`]: the same, of nothing but the facts in which this field has this value, or
    /// none. Its list is what opens behind the row.
    ///
    /// # Errors
    /// When the source has no such field, or it never holds such a value.
    pub fn part(&self, by: &str, value: Option<&Literal>) -> Result<Self, Fault> {
        let only = match value {
            Some(value) => Predicate::is(by, value.clone()),
            None => Predicate::unknown(by),
        };
        let predicate = Predicate::all([self.definition.predicate.clone(), only]);
        Self::new(Definition { predicate, ..self.definition.clone() }, self.source)
    }

    /// What the naive interpreter answers; see [`crate::interpret`].
    pub fn interpret(&self, world: &World, question: &Question) -> Answer {
        interpret::answer(&self.definition, world, question)
    }
}

/// The figures of the house by key and version.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    figures: BTreeMap<String, BTreeMap<u32, Figure>>,
    sources: Vec<&'static Source>,
}

impl Catalogue {
    /// Collects what the rooms declare.
    ///
    /// # Errors
    /// When two sources have one name or one is not sound, two definitions one key and version, or a definition does not fit its source.
    pub fn new(
        sources: impl IntoIterator<Item = &'static Source>,
        definitions: impl IntoIterator<Item = Definition>,
    ) -> Result<Self, Fault> {
        let mut catalogue = Self::default();
        for source in sources {
            if catalogue.source(source.name).is_some() {
                return Err(Fault::new(format!("two sources are called {}", source.name)));
            }
            source.is_sound()?;
            catalogue.sources.push(source);
        }
        for definition in definitions {
            let (key, version) = (definition.key.clone(), definition.version);
            let source = catalogue
                .source(&definition.source)
                .ok_or_else(|| Fault::new(format!("figure {key}: no source is called {}", definition.source)))?;
            let figure = Figure::new(definition, source)?;
            if catalogue.figures.entry(key.clone()).or_default().insert(version, figure).is_some() {
                return Err(Fault::new(format!("figure {key} has two definitions of version {version}")));
            }
        }
        Ok(catalogue)
    }

    /// The figure of this key in its latest version.
    pub fn get(&self, key: &str) -> Option<&Figure> {
        self.figures.get(key)?.values().next_back()
    }

    /// The figure of this key in this version, as a sealed report names it.
    pub fn version(&self, key: &str, version: u32) -> Option<&Figure> {
        self.figures.get(key)?.get(&version)
    }

    /// All figures in their latest versions, by key.
    pub fn latest(&self) -> impl Iterator<Item = &Figure> {
        self.figures.values().filter_map(|versions| versions.values().next_back())
    }

    /// All sources, in declared order.
    pub fn sources(&self) -> &[&'static Source] {
        &self.sources
    }

    fn source(&self, name: &str) -> Option<&'static Source> {
        self.sources.iter().copied().find(|source| source.name == name)
    }
}
