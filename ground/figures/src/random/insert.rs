//! A ledger as rows of the real tables.

use kernel::{Day, Fault, Timestamp};
use store::{Tx, args};

use super::{Ledger, Record};

/// Writes the ledger into empty tables.
///
/// # Errors
/// What the engine says.
pub async fn insert(tx: &Tx, ledger: &Ledger) -> Result<(), Fault> {
    side_table(tx).await?;
    tree(tx, ledger).await?;
    for record in &ledger.records {
        enter(tx, record).await?;
    }
    for said in &ledger.declarations {
        let sql = "INSERT INTO declaration (union_no, no, id, body, figure, value, qualifier, unit, meaning, first_day,
                last_day, label, source, known_from, known_to, entered_by)
            VALUES ($1, $2, $3, $4, 'hv.khai_bao', 5000, 'over', 'hội viên', '', $5, $5, '', $6, $7, $8, '')";
        let source = format!("Báo cáo {}", said.no & 0xffff);
        let until = Timestamp::NEVER;
        let args = args![said.body.union(), said.no, &said.id, said.body, said.day, source, said.known_from, until];
        tx.run_one(sql, args).await?;
    }
    Ok(())
}

/// The side table of records, where no migration made it.
async fn side_table(tx: &Tx) -> Result<(), Fault> {
    let sql = "CREATE TABLE IF NOT EXISTS record_attribute (
            union_no BIGINT NOT NULL, version BIGINT NOT NULL, attribute TEXT NOT NULL, value TEXT NOT NULL,
            CONSTRAINT record_attribute_key PRIMARY KEY (union_no, version, attribute))";
    tx.run(sql, args![]).await.map(drop)
}

async fn tree(tx: &Tx, ledger: &Ledger) -> Result<(), Fault> {
    for body in &ledger.bodies {
        let sql = "INSERT INTO body (union_no, no, id, slug, kind, name, short, name_key, folded, founded, basis)
            VALUES ($1, $2, $3, $4, $5, $6, $6, $7, '', $8, '')";
        let slug = if body.kind == "union" { format!("lhh-{}", body.no.union().get()) } else { String::new() };
        let name = format!("Đơn vị {:?}", body.no);
        let key = name.clone().into_bytes();
        let args = args![body.no.union(), body.no, tx.id::<()>(), slug, body.kind, name, key, body.founded];
        tx.run_one(sql, args).await?;
    }
    for link in &ledger.links {
        let sql = "INSERT INTO body_link (union_no, no, child, parent, kind, from_day, to_day, basis)
            VALUES ($1, $2, $3, $4, $5, $6, $7, '')";
        let args = args![link.child.union(), link.no, link.child, link.parent, link.kind, link.from, link.to];
        tx.run_one(sql, args).await?;
    }
    for span in &ledger.spans {
        let sql = "INSERT INTO body_span (union_no, ancestor, body, from_day, to_day) VALUES ($1, $2, $3, $4, $5)";
        tx.run_one(sql, args![span.body.union(), span.ancestor, span.body, span.from, span.to]).await?;
    }
    Ok(())
}

async fn enter(tx: &Tx, record: &Record) -> Result<(), Fault> {
    // The upper half of a number is its Union.
    let union = record.no >> 32;
    let (Some(current), versions) = (record.versions.last(), record.versions.len()) else { return Ok(()) };
    let sql = "INSERT INTO record (union_no, no, id, kind, current, version) VALUES ($1, $2, $3, $4, $5, $6)";
    let count = i64::try_from(versions).unwrap_or(i64::MAX);
    tx.run_one(sql, args![union, record.no, &record.id, record.kind, current.no, count]).await?;
    for version in &record.versions {
        let sql =
            "INSERT INTO record_version (union_no, no, record, kind, known_from, known_to, state, state_at, state_by,
                detail, title, title_key, folded, first_day, last_day, place_count, note, entered_by, verb, why)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $5, '', $8, $9, $10, '', $11, $12, $13, '', '', 'entered', '')";
        let title = title(record, version.last);
        let key = title.clone().into_bytes();
        let args = args![
            union,
            version.no,
            record.no,
            record.kind,
            version.known_from,
            version.known_to,
            version.state,
            version.detail,
            title,
            key,
            version.first,
            version.last,
            version.place_count
        ];
        tx.run_one(sql, args).await?;
        for ((body, role), position) in version.bodies.iter().zip(1i64..) {
            let sql = "INSERT INTO record_body (union_no, version, body, role, day, position)
                VALUES ($1, $2, $3, $4, $5, $6)";
            tx.run_one(sql, args![body.union(), version.no, *body, *role, version.last, position]).await?;
        }
        for (measure, quantity) in &version.measures {
            let sql = "INSERT INTO record_measure (union_no, version, measure, value, qualifier)
                VALUES ($1, $2, $3, $4, $5)";
            let qualifier = quantity.qualifier.code();
            tx.run_one(sql, args![union, version.no, *measure, quantity.value, qualifier]).await?;
        }
        for (attribute, value) in &version.attributes {
            let sql = "INSERT INTO record_attribute (union_no, version, attribute, value) VALUES ($1, $2, $3, $4)";
            tx.run_one(sql, args![union, version.no, *attribute, value]).await?;
        }
    }
    Ok(())
}

fn title(record: &Record, last: Day) -> String {
    format!("Lớp {} kết thúc ngày {last}", record.no & 0xffff_ffff)
}
