-- The ledger. A record is one thing done, planned or cancelled; every change writes a new version and closes the one
-- before it at the same instant, so that "as known on" a day is a plain filter and no old value is lost.

CREATE TABLE record (
    union_no   BIGINT NOT NULL,        -- the Union whose body first entered it
    no         BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    kind       TEXT   NOT NULL,        -- 'training_class'
    current    BIGINT NOT NULL,        -- number of the version in force
    version    BIGINT NOT NULL,        -- rises with every change; a stale save faults
    CONSTRAINT record_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX record_id_key ON record (id);

CREATE TABLE record_version (
    union_no   BIGINT NOT NULL,
    no         BIGINT NOT NULL,        -- what owners, places, measures and evidence join on
    record     BIGINT NOT NULL,
    kind       TEXT   NOT NULL,        -- copied from the record, for the figures' index
    known_from BIGINT NOT NULL,        -- entered
    known_to   BIGINT NOT NULL,        -- replaced by the next version; 9223372036854775807 while in force
    state      TEXT   NOT NULL,        -- planned, done, cancelled, withdrawn (taken out by undo)
    state_at   BIGINT NOT NULL,        -- since when it is in that state
    state_by   TEXT   NOT NULL,        -- who put it there
    detail     TEXT   NOT NULL,        -- 'single' or 'bulk' (bản ghi gộp)
    title      TEXT   NOT NULL,
    title_key  BYTES  NOT NULL,        -- Vietnamese sort key
    folded     TEXT   NOT NULL,        -- accent-less title, bodies and places, for search
    first_day  TEXT   NOT NULL,
    last_day   TEXT   NOT NULL,        -- the counting day
    place_count BIGINT,                -- "6 xã", where places are only counted; NULL where they are named or unknown
    note       TEXT   NOT NULL,
    entered_by TEXT   NOT NULL,
    verb       TEXT   NOT NULL,        -- entered, corrected, finished, cancelled, undone
    why        TEXT   NOT NULL,        -- the reason, or ''
    CONSTRAINT record_version_key PRIMARY KEY (union_no, no)
);
CREATE INDEX record_version_of ON record_version (union_no, record, no);
CREATE INDEX record_version_counting ON record_version (kind, last_day, no);

-- Bodies in it: 'lead' (chủ trì, đồng chủ trì) are its owners, 'partner' (phối hợp) take part. A joint record of two
-- Unions has a row in each. `day` repeats the counting day, so that owners are found without looking at the version.
CREATE TABLE record_body (
    union_no   BIGINT NOT NULL,        -- the body's Union
    version    BIGINT NOT NULL,
    body       BIGINT NOT NULL,
    role       TEXT   NOT NULL,        -- lead, partner
    day        TEXT   NOT NULL,
    position   BIGINT NOT NULL,        -- order as entered
    CONSTRAINT record_body_key PRIMARY KEY (union_no, version, body)
);
CREATE INDEX record_body_counting ON record_body (body, role, day, version);
CREATE INDEX record_body_of ON record_body (version);

-- Partners from outside the federation, by name.
CREATE TABLE record_outside (
    union_no   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    name       TEXT   NOT NULL,
    role       TEXT   NOT NULL,        -- lead, partner
    CONSTRAINT record_outside_key PRIMARY KEY (union_no, version, position)
);

CREATE TABLE record_place (
    union_no   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    position   BIGINT NOT NULL,
    commune    TEXT   NOT NULL,        -- as written
    folded     TEXT   NOT NULL,
    CONSTRAINT record_place_key PRIMARY KEY (union_no, version, position)
);

-- Each in its own unit, never added across units. A row with NULL is measured and unknown; no row is not measured.
CREATE TABLE record_measure (
    union_no   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    measure    TEXT   NOT NULL,        -- lop, luot, hoc_vien, ho
    value      BIGINT,
    qualifier  TEXT   NOT NULL,        -- exact, over, nearly, about
    CONSTRAINT record_measure_key PRIMARY KEY (union_no, version, measure)
);
CREATE INDEX record_measure_of ON record_measure (version, measure);

CREATE TABLE record_evidence (
    union_no   BIGINT NOT NULL,
    record     BIGINT NOT NULL,
    file       TEXT   NOT NULL,
    added_at   BIGINT NOT NULL,
    added_by   TEXT   NOT NULL,
    removed_at BIGINT,                 -- struck off; the file stays for the log
    removed_by TEXT,
    CONSTRAINT record_evidence_key PRIMARY KEY (union_no, record, file)
);

-- Declared figures (khai báo số liệu): a stated total or stock, shown beside what is counted, never added to it.
CREATE TABLE declaration (
    union_no   BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    body       BIGINT NOT NULL,        -- who declares, about itself
    figure     TEXT   NOT NULL,        -- key of the figure it stands beside
    value      BIGINT NOT NULL,
    qualifier  TEXT   NOT NULL,
    unit       TEXT   NOT NULL,
    meaning    TEXT   NOT NULL,        -- the declarer's own definition, as written
    first_day  TEXT   NOT NULL,        -- the range it speaks of; for a stock both are the day it is determined on
    last_day   TEXT   NOT NULL,
    label      TEXT   NOT NULL,        -- '2022-H1' where the source names a period but no closing; else ''
    source     TEXT   NOT NULL,        -- the paper it stands in
    known_from BIGINT NOT NULL,
    known_to   BIGINT NOT NULL,
    entered_by TEXT   NOT NULL,
    withdrawn_by TEXT,                 -- who closed it at known_to
    CONSTRAINT declaration_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX declaration_id_key ON declaration (id);
CREATE INDEX declaration_beside ON declaration (body, figure, last_day);
