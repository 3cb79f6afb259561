-- Twins: two records that may be one thing, and what somebody who looked at both said of them (docs/rules/duplicates.md).
-- A row holds until it is taken back: [settled_at, undone_at); of a pair at most one holds.

CREATE TABLE record_twin (
    union_no   BIGINT NOT NULL,        -- the Union in the number of `one`
    one        BIGINT NOT NULL,        -- the record with the smaller number
    other      BIGINT NOT NULL,        -- the record with the larger number, perhaps of another Union
    verdict    TEXT   NOT NULL,        -- 'one' (là một) or 'different' (khác nhau)
    kept       BIGINT,                 -- which of both stays; NULL where they are different
    kept_version BIGINT,               -- its version that took over the bodies of the other; NULL likewise
    settled_at BIGINT NOT NULL,
    settled_by TEXT   NOT NULL,
    undone_at  BIGINT NOT NULL,        -- taken back; 9223372036854775807 while it holds
    undone_by  TEXT,
    CONSTRAINT record_twin_key PRIMARY KEY (union_no, one, other, undone_at)
);
CREATE INDEX record_twin_one ON record_twin (one, undone_at);
CREATE INDEX record_twin_other ON record_twin (other, undone_at);
