//! A writer of XML that cannot leave an element open: children are written inside a closure.
//! Lengths of WordprocessingML: twips (1/20 pt) for places, half points for sizes of type, eighths of a point for lines.

use quick_xml::escape::escape;

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML under construction.
pub(super) struct Xml(String);

impl Xml {
    /// A document that so far has its declaration only.
    pub(super) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with children.
    pub(super) fn within(&mut self, name: &str, attributes: Attributes, children: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.0.push('>');
        children(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element without children.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.start(name, attributes);
        self.0.push_str("/>");
    }

    /// An element whose one attribute is `w:val`.
    pub(super) fn val(&mut self, name: &str, value: impl ToString) {
        self.empty(name, &[("w:val", &value.to_string())]);
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push_str(&escape(text));
    }

    /// The finished document.
    pub(super) fn finish(self) -> String {
        self.0
    }

    fn start(&mut self, name: &str, attributes: Attributes) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push_str(&format!(" {key}=\"{}\"", escape(*value)));
        }
    }
}

/// Twips in a length of points.
pub(super) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// Half points in a size of type.
pub(super) fn half_points(points: f64) -> i64 {
    (points * 2.0).round() as i64
}

/// Eighths of a point in the thickness of a line.
pub(super) fn eighths(points: f64) -> i64 {
    (points * 8.0).round() as i64
}
