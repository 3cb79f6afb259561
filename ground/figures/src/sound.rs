//! What a source may not be, found when the program starts. Rooms write sources by hand, and the compiler makes names of SQL
//! from what stands in them.

use kernel::Fault;

use crate::source::{Column, Field, Presence, Source};

impl Source {
    /// Whether it can be counted from.
    ///
    /// # Errors
    /// When two fields have one name, id or title stand in a side table, a field of a side table is said to be always
    /// there, or the name it has there is no plain lower-case word or is looked for in two ways.
    pub fn is_sound(&self) -> Result<(), Fault> {
        for (place, field) in self.fields.iter().enumerate() {
            if self.fields[..place].iter().any(|other| other.name == field.name) {
                return Err(self.unsound(&format!("has two fields “{}”", field.name)));
            }
            self.stands_well(field)?;
        }
        match [self.id, self.title].iter().any(|column| matches!(column, Column::Beside { .. })) {
            true => Err(self.unsound("looks for its id or title in a side table, which may have no row")),
            false => Ok(()),
        }
    }

    fn stands_well(&self, field: &Field) -> Result<(), Fault> {
        let Column::Beside { is, .. } = field.column else { return Ok(()) };
        let named = |what: &str| self.unsound(&format!("field “{}” {what}", field.name));
        let elsewhere = |other: &Field| match other.column {
            Column::Beside { is: called, .. } => called == is && other.column != field.column,
            Column::Own(_) | Column::Via { .. } => false,
        };
        match field.presence {
            Presence::Always => Err(named("is in a side table, which may have no row: it is sometimes unknown")),
            Presence::Sometimes if !is_plain(is) => Err(named(&format!("asks a side table for “{is}”"))),
            Presence::Sometimes if self.fields.iter().any(elsewhere) => {
                Err(named(&format!("asks for “{is}” in two ways")))
            }
            Presence::Sometimes => Ok(()),
        }
    }

    fn unsound(&self, what: &str) -> Fault {
        Fault::new(format!("source {} {what}", self.name))
    }
}

/// A word that SQL takes for a name as it stands.
fn is_plain(name: &str) -> bool {
    let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;
    use crate::proof::specimen::RECORDS;

    const fn beside(table: &'static str, is: &'static str) -> Column {
        Column::Beside { table, of: "version", name: "attribute", is, value: "value" }
    }

    fn refused(source: Source) -> String {
        let source: &'static Source = Box::leak(Box::new(source));
        Catalogue::new([source], []).unwrap_err().to_string()
    }

    #[test]
    fn a_source_that_cannot_be_counted_from_is_refused() {
        let fields = |fields: Vec<Field>| refused(Source { fields: fields.leak(), ..RECORDS });
        let refusals = [
            fields(vec![Field::text("kind", Column::Own("kind")), Field::int("kind", Column::Own("no"))]),
            fields(vec![Field::text("origin", beside("record_attribute", "origin"))]),
            fields(vec![Field::text("origin", beside("record_attribute", "nguồn gốc")).or_unknown()]),
            fields(vec![Field::text("origin", beside("record_attribute", "2nd")).or_unknown()]),
            fields(vec![
                Field::text("origin", beside("record_attribute", "origin")).or_unknown(),
                Field::text("source", beside("record_remark", "origin")).or_unknown(),
            ]),
            refused(Source { title: beside("record_attribute", "title"), ..RECORDS }),
        ];
        insta::assert_snapshot!(refusals.join("\n"), @"
        source record has two fields “kind”
        source record field “origin” is in a side table, which may have no row: it is sometimes unknown
        source record field “origin” asks a side table for “nguồn gốc”
        source record field “origin” asks a side table for “2nd”
        source record field “origin” asks for “origin” in two ways
        source record looks for its id or title in a side table, which may have no row
        ");
    }
}
