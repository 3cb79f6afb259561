//! What stands in a side table, and the rows of a figure by it.

use insta::assert_snapshot;

use super::super::specimen::{ask, body, figure};
use super::{number, read};
use crate::{Basis, compile};

fn rows(key: &str, by: &str) -> String {
    let figure = figure(key);
    let question = ask(body(0, 7), "2022-H1@statutory");
    read(&compile::rows(figure.definition(), figure.source(), &question, by).unwrap())
}

#[test]
fn what_stands_beside_a_record() {
    assert_snapshot!(number("thu.nguon_goc", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    LEFT JOIN record_attribute its_origin ON its_origin.union_no = r.union_no AND its_origin.version = r.no AND its_origin.attribute = $4
    LEFT JOIN record_attribute its_merit_year ON its_merit_year.union_no = r.union_no AND its_merit_year.version = r.no AND its_merit_year.attribute = $7
    WHERE r.last_day BETWEEN $1 AND $2
      AND r.known_from <= $3 AND $3 < r.known_to
      AND (its_origin.value IS NOT NULL AND its_origin.value IN ($5, $6))
      AND its_merit_year.value IS NOT NULL
      AND NOT (its_merit_year.value IS NOT NULL AND its_merit_year.value = $8)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $9 AND b.role = $10 AND b.day BETWEEN $1 AND $2)
    ) c
    -- '2021-12-15', '2022-06-14', 1893430800000000, 'origin', 'giao', 'dat_hang', 'merit_year', '2021', 7, 'lead'
    ");
    assert_snapshot!(number("thu.chua_ro_nguon_goc", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    LEFT JOIN record_attribute its_origin ON its_origin.union_no = r.union_no AND its_origin.version = r.no AND its_origin.attribute = $4
    LEFT JOIN record_attribute its_merit_year ON its_merit_year.union_no = r.union_no AND its_merit_year.version = r.no AND its_merit_year.attribute = $5
    WHERE r.last_day BETWEEN $1 AND $2
      AND r.known_from <= $3 AND $3 < r.known_to
      AND (NOT (its_origin.value IS NOT NULL)
        OR NOT (its_merit_year.value IS NOT NULL AND its_merit_year.value = $6))
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $7 AND b.role = $8 AND b.day BETWEEN $1 AND $2)
    ) c
    -- '2021-12-15', '2022-06-14', 1893430800000000, 'origin', 'merit_year', '2021', 7, 'lead'
    ");
    assert_snapshot!(number("thu.ngay_van_ban", Basis::AsReported), @"
    SELECT COUNT(*) AS records,
           COUNT(*) - COUNT(c.value) AS unknown,
           COUNT(DISTINCT c.value) AS total
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, its_letter_day.value AS value
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    LEFT JOIN record_attribute its_letter_day ON its_letter_day.union_no = r.union_no AND its_letter_day.version = r.no AND its_letter_day.attribute = $1
    WHERE r.last_day BETWEEN $2 AND $3
      AND r.known_from <= $4 AND $4 < r.known_to
      AND NOT (its_letter_day.value IS NOT NULL AND its_letter_day.value BETWEEN $2 AND $3)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $5 AND b.role = $6 AND b.day BETWEEN $2 AND $3)
    ) c
    -- 'letter_day', '2021-12-15', '2022-06-14', 1893430800000000, 7, 'lead'
    ");
}

#[test]
fn rows_by_a_field() {
    assert_snapshot!(rows("thu.co_ho", "origin"), @"
    SELECT c.part, COUNT(*) AS records
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, its_origin.value AS part
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    LEFT JOIN record_attribute its_origin ON its_origin.union_no = r.union_no AND its_origin.version = r.no AND its_origin.attribute = $1
    WHERE r.last_day BETWEEN $2 AND $3
      AND r.known_from <= $4 AND $4 < r.known_to
      AND r.kind = $5
      AND r.state = $6
      AND r.no IN (
            SELECT h.version
            FROM record_measure h
            WHERE h.measure = $7)
      AND NOT (r.place_count IS NOT NULL AND r.place_count = $8)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $9 AND b.role = $10 AND b.day BETWEEN $2 AND $3)
    ) c
    GROUP BY c.part
    -- 'origin', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 'ho', 1, 7, 'lead'
    ");
    assert_snapshot!(rows("lop.luot", "place_count"), @"
    SELECT c.part, COUNT(*) AS records,
           COUNT(*) - COUNT(c.amount) AS unknown,
           CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) AS total,
           COUNT(CASE WHEN c.qualifier = 'over' THEN c.amount END) AS said_over,
           COUNT(CASE WHEN c.qualifier = 'nearly' THEN c.amount END) AS said_nearly,
           COUNT(CASE WHEN c.qualifier = 'about' THEN c.amount END) AS said_about
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier, CAST(r.place_count AS TEXT) AS part
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    JOIN record_measure m ON m.union_no = r.union_no AND m.version = r.no AND m.measure = $1
    WHERE r.last_day BETWEEN $2 AND $3
      AND r.known_from <= $4 AND $4 < r.known_to
      AND r.kind = $5
      AND r.state = $6
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $7 AND b.role = $8 AND b.day BETWEEN $2 AND $3)
    ) c
    GROUP BY c.part
    -- 'luot', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, 'lead'
    ");
}
