//! What can be declared: the room's own figures, and stocks that no ledger counts yet. Every one has its unit and shape,
//! which decide what the form asks for and beside which period it may stand.

use figures::Shape;

/// A figure that a body may declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declarable {
    /// Its key ("lop.luot").
    pub key: String,
    /// What a table calls it.
    pub title: String,
    /// The unit of its number.
    pub unit: String,
    /// A stock is declared for a day, anything else for a period.
    pub shape: Shape,
}

/// Everything that can be declared, in the order of the form.
pub fn declarable() -> Vec<Declarable> {
    let members = Declarable {
        key: "hv.khai_bao".to_owned(),
        title: "Hội viên (đơn vị tự báo)".to_owned(),
        unit: "hội viên".to_owned(),
        shape: Shape::Stock,
    };
    let counted = crate::figures::definitions().into_iter().map(|definition| Declarable {
        key: definition.key,
        title: definition.title,
        unit: definition.unit,
        shape: definition.shape,
    });
    let mut all: Vec<Declarable> = counted.chain([members]).collect();
    // A figure with several versions is declared once.
    all.dedup_by(|later, earlier| later.key == earlier.key);
    all
}

/// The figure of this key, if it can be declared.
pub fn find(key: &str) -> Option<Declarable> {
    declarable().into_iter().find(|figure| figure.key == key)
}
