//! What a lot of versions adds to the tables: the columns of each, and the rows so far.

use std::collections::BTreeMap;

use kernel::{BodyNo, Fault, Id, Timestamp};
use store::{Event, Tx, Value, args};

use crate::programme::ProgrammeNo;
use crate::record::content::{Content, Places};
use crate::record::kind::Kind;
use crate::record::record::{Change, RecordId, RecordNo, VersionNo};

/// A table's part of what is written: its columns and the values so far, row after row.
struct Rows {
    head: &'static str,
    width: usize,
    values: Vec<Value>,
}

impl Rows {
    /// With room for so many rows.
    fn of(head: &'static str, rows: usize) -> Self {
        let width = head.matches(',').count() + 1;
        Self { head, width, values: Vec::with_capacity(rows * width) }
    }

    async fn write(self, tx: &Tx) -> Result<(), Fault> {
        tx.insert_rows(self.head, self.width, self.values).await
    }
}

/// Everything that is written, table by table.
pub struct Tables {
    records: Rows,
    versions: Rows,
    bodies: Rows,
    outside: Rows,
    places: Rows,
    measures: Rows,
    attributes: Rows,
    programmes: Rows,
    /// Lines of the log, each under the name that was drawn for it.
    pub events: Vec<(Id<Event>, Event)>,
}

impl Tables {
    /// Nothing yet, with room for so many versions as most are.
    pub fn for_versions(count: usize) -> Self {
        Self {
            records: Rows::of("INSERT INTO record (union_no, no, id, kind, current, version)", count),
            versions: Rows::of(
                "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by,
                    detail, title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why,
                    part_of)",
                count,
            ),
            bodies: Rows::of("INSERT INTO record_body (union_no, version, body, role, day, first_day, position)", 2 * count),
            outside: Rows::of("INSERT INTO record_outside (union_no, version, position, name, role)", 0),
            places: Rows::of("INSERT INTO record_place (union_no, version, position, commune, folded, era, level, code)", 2 * count),
            measures: Rows::of("INSERT INTO record_measure (union_no, version, measure, value, qualifier)", 3 * count),
            attributes: Rows::of("INSERT INTO record_attribute (union_no, version, attribute, value)", 0),
            programmes: Rows::of("INSERT INTO record_programme (union_no, version, position, programme, written)", 0),
            events: Vec::with_capacity(count),
        }
    }

    /// Writes it, table by table.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn write(self, tx: &Tx) -> Result<(), Fault> {
        for rows in [self.versions, self.bodies, self.outside, self.places, self.measures] {
            rows.write(tx).await?;
        }
        for rows in [self.attributes, self.programmes, self.records] {
            rows.write(tx).await?;
        }
        tx.log_all(self.events).await
    }

    /// Adds a new record, which says what its only version says.
    pub fn record(&mut self, no: RecordNo, id: RecordId, kind: Kind, version: VersionNo) {
        self.records.values.extend(args![no.union(), no, id, kind.row().code, version, 1i64]);
    }

    /// Adds a version with all that hangs on it but its programmes, whose numbers the engine knows.
    pub fn version(&mut self, record: RecordNo, no: VersionNo, kind: Kind, change: &Change, searched: String) {
        let content = &change.content;
        let counted = if let Places::Counted(count) = content.places() { Some(*count) } else { None };
        let stamp = change.state.stamp();
        self.versions.values.extend(args![
            record.union(),
            no,
            record,
            kind.row().code,
            change.made.at,
            Timestamp::NEVER,
            change.state.code(),
            stamp.at,
            stamp.by,
            content.detail().code(),
            content.title(),
            viet::sort_key(content.title()),
            searched,
            content.first(),
            content.last(),
            counted,
            content.note(),
            change.made.by,
            change.verb.code(),
            &change.why,
            content.part_of(),
        ]);
        self.parties(no, content);
        self.places(no, content);
        self.measures(no, content);
    }

    /// Adds a programme that a version carries out.
    pub fn programme(&mut self, version: VersionNo, position: i64, programme: ProgrammeNo, written: &str) {
        self.programmes.values.extend(args![version.union(), version, position, programme, written]);
    }

    fn parties(&mut self, version: VersionNo, content: &Content) {
        for (position, (body, part)) in (0i64..).zip(content.bodies()) {
            let row = args![body.union(), version, *body, part.code(), content.last(), content.first(), position];
            self.bodies.values.extend(row);
        }
        for (position, (name, part)) in (0i64..).zip(content.outside()) {
            self.outside.values.extend(args![version.union(), version, position, name, part.code()]);
        }
    }

    fn places(&mut self, version: VersionNo, content: &Content) {
        let Places::Named(named) = content.places() else { return };
        for (position, place) in (0i64..).zip(named) {
            let era = place.unit.map(|unit| unit.era().code());
            let (level, code) = (place.unit.map(|unit| unit.level().code()), place.unit.map(places::Key::code));
            let folded = viet::fold(&place.written);
            let row = args![version.union(), version, position, &place.written, folded, era, level, code];
            self.places.values.extend(row);
        }
    }

    fn measures(&mut self, version: VersionNo, content: &Content) {
        for (measure, quantity) in content.measures() {
            let row = args![version.union(), version, measure.code(), quantity.value, quantity.qualifier.code()];
            self.measures.values.extend(row);
        }
        for (attribute, value) in content.attributes() {
            self.attributes.values.extend(args![version.union(), version, attribute.code(), value]);
        }
    }
}

/// What the search looks through, without accents: title, bodies as they are called now, outside bodies, places,
/// programmes, attributes.
pub fn searched(content: &Content, names: &BTreeMap<BodyNo, String>) -> String {
    let mut words = vec![content.title()];
    words.extend(content.bodies().iter().filter_map(|(no, _)| names.get(no)).map(String::as_str));
    words.extend(content.outside().iter().map(|(name, _)| name.as_str()));
    if let Places::Named(places) = content.places() {
        words.extend(places.iter().map(|place| place.written.as_str()));
    }
    words.extend(content.programmes().iter().map(String::as_str));
    let said: Vec<String> = content.attributes().iter().map(|(attribute, stored)| attribute.write(stored)).collect();
    words.extend(said.iter().map(String::as_str));
    viet::fold(&words.join(" "))
}
