-- What columns mean is remembered for whoever said so, and of rows that may be in the ledger already it is asked before they
-- are written (docs/rules/importing.md). Besides, import_batch.state may be 'undoing', while a long batch waits to be taken
-- back; an import_line may have the outcome 'same': somebody said that the row is one with a record of the ledger. The
-- import_key of such a row has 0 for version and entered: no import wrote that record.

CREATE TABLE import_match (
    union_no   BIGINT NOT NULL,
    account    TEXT   NOT NULL,        -- who settled it; others are shown it and settle it for themselves
    kind       TEXT   NOT NULL,        -- of what kind the rows were
    signature  TEXT   NOT NULL,        -- digest of the folded headings in their order
    columns    TEXT   NOT NULL,        -- JSON, a key or '' for each heading
    settled_at BIGINT NOT NULL,        -- when she settled it last
    CONSTRAINT import_match_key PRIMARY KEY (union_no, account, kind, signature)
);
CREATE INDEX import_match_latest ON import_match (union_no, kind, signature, settled_at);

INSERT INTO import_match (union_no, account, kind, signature, columns, settled_at)
    SELECT union_no, settled_by, kind, signature, columns, settled_at FROM import_map;
DROP TABLE import_map;

-- What somebody said of a row that may be the same thing as a record of the ledger, before the row is written.
CREATE TABLE import_twin (
    union_no   BIGINT NOT NULL,
    batch      BIGINT NOT NULL,        -- the batch of the row
    key        TEXT   NOT NULL,        -- by what the row is known, as in import_key
    record     BIGINT NOT NULL,        -- the record it may be one with, perhaps of another Union
    verdict    TEXT   NOT NULL,        -- 'one': the row is not written; 'different': it is, and the pair is not asked again
    settled_at BIGINT NOT NULL,        -- when
    settled_by TEXT   NOT NULL,        -- by whom
    CONSTRAINT import_twin_key PRIMARY KEY (union_no, batch, key, record)
);
