//! What the predicate alone ties to the period, and in whose tree it then stands.

use insta::assert_snapshot;

use super::super::specimen::{ask, body, figure};
use super::{list, number, read};
use crate::{Basis, Page, compile};

#[test]
fn of_whatever_day() {
    assert_snapshot!(number("thu.khen", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    WHERE r.known_from <= $1 AND $1 < r.known_to
      AND 1 = 0
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $2 AND b.role = $3)
      AND NOT (r.no IN (
            SELECT b.version
            FROM record_body b
            WHERE b.body = $2 AND b.role = $4))
    ) c
    -- 1893430800000000, 7, 'lead', 'partner'
    ");
    let year = ask(body(0, 7), "2022@statutory");
    let khen = figure("thu.khen");
    assert_snapshot!(read(&compile::number(khen.definition(), khen.source(), &year).unwrap()), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    LEFT JOIN record_attribute its_merit_year ON its_merit_year.union_no = r.union_no AND its_merit_year.version = r.no AND its_merit_year.attribute = $2
    WHERE r.known_from <= $1 AND $1 < r.known_to
      AND (its_merit_year.value IS NOT NULL AND its_merit_year.value = $3)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $4 AND b.role = $5)
      AND NOT (r.no IN (
            SELECT b.version
            FROM record_body b
            WHERE b.body = $4 AND b.role = $6))
    ) c
    -- 1893430800000000, 'merit_year', '2022', 7, 'lead', 'partner'
    ");
    assert_snapshot!(list("thu.chuyen_tiep", &Page::ALL), @"
    SELECT c.*
    FROM (
    SELECT r.no AS key, record.id AS id, r.first_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    JOIN record_measure m ON m.union_no = r.union_no AND m.version = r.no AND m.measure = $1
    WHERE r.known_from <= $2 AND $2 < r.known_to
      AND r.first_day < $3
      AND NOT (r.last_day < $3)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN record_version o ON o.union_no = (b.version >> 32) AND o.no = b.version
            JOIN body_span s ON s.body = b.body AND s.from_day <= CASE WHEN o.first_day < $3 THEN $3 ELSE o.first_day END AND CASE WHEN o.first_day < $3 THEN $3 ELSE o.first_day END < s.to_day
            WHERE s.ancestor = $4 AND b.role = $5)
    ) c
    ORDER BY c.day, c.key
    -- 'lop', 1893430800000000, '2021-12-15', 7, 'lead'
    ");
    assert_snapshot!(number("thu.tang", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, child.id AS id, r.from_day AS day, child.name AS title
    FROM body_link r
    LEFT JOIN body child ON child.union_no = (r.child >> 32) AND child.no = r.child
    WHERE r.from_day BETWEEN $1 AND $2
      AND r.no IN (
            SELECT o.no
            FROM body_link o
            JOIN body_span s ON s.body = o.child AND s.from_day <= CASE WHEN o.from_day < $1 THEN $1 ELSE o.from_day END AND CASE WHEN o.from_day < $1 THEN $1 ELSE o.from_day END < s.to_day
            WHERE s.ancestor = $3)
    ) c
    -- '2021-12-15', '2022-06-14', 7
    ");
}
