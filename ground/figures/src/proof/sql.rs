//! The SQL as people read it. Each statement here also runs on both engines in `ledgers`.

mod beside;
mod whenever;

use insta::assert_snapshot;

use super::specimen::{ask, body, day, figure};
use crate::{Basis, Page, Statement, compile};

fn read(statement: &Statement) -> String {
    let args: Vec<String> = statement
        .args
        .iter()
        .map(|value| match value {
            store::Value::Int(Some(int)) => int.to_string(),
            store::Value::Text(Some(text)) => format!("'{text}'"),
            other => format!("{other:?}"),
        })
        .collect();
    format!("{}\n-- {}", statement.sql, args.join(", "))
}

fn number(key: &str, basis: Basis) -> String {
    let figure = figure(key);
    let question = crate::Question { basis, ..ask(body(0, 7), "2022-H1@statutory") };
    read(&compile::number(figure.definition(), figure.source(), &question).unwrap())
}

fn list(key: &str, page: &Page) -> String {
    let figure = figure(key);
    let question = ask(body(0, 7), "2022-H1@statutory");
    read(&compile::list(figure.definition(), figure.source(), &question, page).unwrap())
}

#[test]
fn classes_led() {
    assert_snapshot!(number("lop.chu_tri", Basis::AsReported), @"
    SELECT COUNT(*) AS records,
           COUNT(*) - COUNT(c.amount) AS unknown,
           CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) AS total,
           COUNT(CASE WHEN c.qualifier = 'over' THEN c.amount END) AS said_over,
           COUNT(CASE WHEN c.qualifier = 'nearly' THEN c.amount END) AS said_nearly,
           COUNT(CASE WHEN c.qualifier = 'about' THEN c.amount END) AS said_about
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier
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
    -- 'lop', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, 'lead'
    ");
    assert_snapshot!(list("lop.chu_tri", &Page { after: Some((day("2022-03-08"), 41)), limit: Some(50) }), @"
    SELECT c.*
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier
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
    WHERE (c.day, c.key) > ($9, $10)
    ORDER BY c.day, c.key
    LIMIT $11
    -- 'lop', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, 'lead', '2022-03-08', 41, 50
    ");
}

#[test]
fn classes_helped() {
    assert_snapshot!(number("lop.phoi_hop", Basis::AsReported), @"
    SELECT COUNT(*) AS records,
           COUNT(*) - COUNT(c.amount) AS unknown,
           CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) AS total,
           COUNT(CASE WHEN c.qualifier = 'over' THEN c.amount END) AS said_over,
           COUNT(CASE WHEN c.qualifier = 'nearly' THEN c.amount END) AS said_nearly,
           COUNT(CASE WHEN c.qualifier = 'about' THEN c.amount END) AS said_about
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier
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
      AND NOT (r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $7 AND b.role = $9 AND b.day BETWEEN $2 AND $3))
    ) c
    -- 'lop', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, 'partner', 'lead'
    ");
}

#[test]
fn classes_led_or_helped_in_the_tree_of_another_day() {
    assert_snapshot!(number("lop.tham_gia", Basis::Regrouped(day("2025-07-01"))), @"
    SELECT COUNT(*) AS records,
           COUNT(*) - COUNT(c.amount) AS unknown,
           CAST(COALESCE(SUM(c.amount), 0) AS BIGINT) AS total,
           COUNT(CASE WHEN c.qualifier = 'over' THEN c.amount END) AS said_over,
           COUNT(CASE WHEN c.qualifier = 'nearly' THEN c.amount END) AS said_nearly,
           COUNT(CASE WHEN c.qualifier = 'about' THEN c.amount END) AS said_about
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, m.value AS amount, m.qualifier AS qualifier
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    JOIN record_measure m ON m.union_no = r.union_no AND m.version = r.no AND m.measure = $1
    WHERE r.last_day BETWEEN $2 AND $3
      AND r.known_from <= $4 AND $4 < r.known_to
      AND r.kind = $5
      AND r.state = $6
      AND (r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= $8 AND $8 < s.to_day
            WHERE s.ancestor = $7 AND b.role = $9 AND b.day BETWEEN $2 AND $3)
        OR r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= $8 AND $8 < s.to_day
            WHERE s.ancestor = $7 AND b.role = $10 AND b.day BETWEEN $2 AND $3))
    ) c
    -- 'lop', '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, '2025-07-01', 'lead', 'partner'
    ");
}

#[test]
fn member_organisations() {
    assert_snapshot!(number("tctv", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, child.id AS id, r.from_day AS day, child.name AS title
    FROM body_link r
    LEFT JOIN body child ON child.union_no = (r.child >> 32) AND child.no = r.child
    LEFT JOIN body parent ON parent.union_no = (r.parent >> 32) AND parent.no = r.parent
    WHERE r.from_day <= $1 AND $1 < r.to_day
      AND parent.kind = $2
      AND r.kind IN ($3, $4, $5)
      AND r.child IN (
            SELECT s.body
            FROM body_span s
            WHERE s.ancestor = $6 AND s.from_day <= $1 AND $1 < s.to_day)
      AND NOT (r.child = $6)
    ) c
    -- '2022-06-14', 'union', 'association', 'collective', 'chapter', 7
    ");
    assert_snapshot!(list("tctv", &Page::ALL), @"
    SELECT c.*
    FROM (
    SELECT r.no AS key, child.id AS id, r.from_day AS day, child.name AS title
    FROM body_link r
    LEFT JOIN body child ON child.union_no = (r.child >> 32) AND child.no = r.child
    LEFT JOIN body parent ON parent.union_no = (r.parent >> 32) AND parent.no = r.parent
    WHERE r.from_day <= $1 AND $1 < r.to_day
      AND parent.kind = $2
      AND r.kind IN ($3, $4, $5)
      AND r.child IN (
            SELECT s.body
            FROM body_span s
            WHERE s.ancestor = $6 AND s.from_day <= $1 AND $1 < s.to_day)
      AND NOT (r.child = $6)
    ) c
    ORDER BY c.day, c.key
    -- '2022-06-14', 'union', 'association', 'collective', 'chapter', 7
    ");
}

#[test]
fn what_only_the_proof_asks() {
    assert_snapshot!(number("thu.so_xa", Basis::AsReported), @"
    SELECT COUNT(*) AS records,
           COUNT(*) - COUNT(c.value) AS unknown,
           COUNT(DISTINCT c.value) AS total
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title, CAST(r.place_count AS TEXT) AS value
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    WHERE r.last_day BETWEEN $1 AND $2
      AND r.known_from <= $3 AND $3 < r.known_to
      AND r.kind = $4
      AND r.state = $5
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $6 AND b.role = $7 AND b.day BETWEEN $1 AND $2)
    ) c
    -- '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 7, 'lead'
    ");
    assert_snapshot!(number("thu.khai_bao", Basis::AsReported), @"
    SELECT COUNT(*) AS records
    FROM (
    SELECT r.no AS key, r.id AS id, r.last_day AS day, r.source AS title
    FROM declaration r
    WHERE r.last_day BETWEEN $1 AND $2
      AND r.known_from <= $3 AND $3 < r.known_to
      AND r.no IN (
            SELECT o.no
            FROM declaration o
            JOIN body_span s ON s.body = o.body AND s.from_day <= o.last_day AND o.last_day < s.to_day
            WHERE s.ancestor = $4 AND o.last_day BETWEEN $1 AND $2)
    ) c
    -- '2021-12-15', '2022-06-14', 1893430800000000, 7
    ");
    assert_snapshot!(list("thu.co_ho", &Page::first(20)), @"
    SELECT c.*
    FROM (
    SELECT r.no AS key, record.id AS id, r.last_day AS day, r.title AS title
    FROM record_version r
    LEFT JOIN record ON record.union_no = (r.record >> 32) AND record.no = r.record
    WHERE r.last_day BETWEEN $1 AND $2
      AND r.known_from <= $3 AND $3 < r.known_to
      AND r.kind = $4
      AND r.state = $5
      AND r.no IN (
            SELECT h.version
            FROM record_measure h
            WHERE h.measure = $6)
      AND NOT (r.place_count IS NOT NULL AND r.place_count = $7)
      AND r.no IN (
            SELECT b.version
            FROM record_body b
            JOIN body_span s ON s.body = b.body AND s.from_day <= b.day AND b.day < s.to_day
            WHERE s.ancestor = $8 AND b.role = $9 AND b.day BETWEEN $1 AND $2)
    ) c
    ORDER BY c.day, c.key
    LIMIT $10
    -- '2021-12-15', '2022-06-14', 1893430800000000, 'training_class', 'done', 'ho', 1, 7, 'lead', 20
    ");
}
