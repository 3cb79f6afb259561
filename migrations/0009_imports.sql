-- Imports: workbooks taken into the ledger as a whole, what their columns mean, and by which keys their rows are known again.

-- A workbook on its way into the ledger, and afterwards the account of what came of it. The file is kept in table file.
CREATE TABLE import_batch (
    union_no   BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    kind       TEXT   NOT NULL,        -- of what kind its rows are
    file       TEXT   NOT NULL,        -- id of the workbook in table file
    sheet      BIGINT NOT NULL,        -- which of its sheets, counted from 0
    columns    TEXT   NOT NULL,        -- JSON: what each column means and how its letters are read; '' until matched
    bad_rows   TEXT   NOT NULL,        -- what becomes of rows with errors: 'stop' or 'skip'
    state      TEXT   NOT NULL,        -- open, queued, done, undone, dropped
    state_at   BIGINT NOT NULL,        -- since when
    state_by   TEXT   NOT NULL,        -- who put it there
    entered_at BIGINT NOT NULL,
    entered_by TEXT   NOT NULL,
    row_count  BIGINT NOT NULL,        -- rows of the table; with the next four the account of a batch that is done
    written    BIGINT NOT NULL,        -- new records
    corrected  BIGINT NOT NULL,        -- records of earlier batches that it corrected
    known      BIGINT NOT NULL,        -- rows that were there already
    passed     BIGINT NOT NULL,        -- rows that were skipped or left alone; each has its line in import_line
    failure    TEXT   NOT NULL,        -- why it came back from the queue, or ''
    version    BIGINT NOT NULL,        -- rises with every change; a stale save is a conflict
    CONSTRAINT import_batch_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX import_batch_id_key ON import_batch (id);

-- What the columns of a sheet with these headings mean, as somebody once settled it.
CREATE TABLE import_map (
    union_no   BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    signature  TEXT   NOT NULL,        -- digest of the folded headings in their order
    columns    TEXT   NOT NULL,        -- JSON, a key or '' for each heading
    settled_at BIGINT NOT NULL,
    settled_by TEXT   NOT NULL,
    CONSTRAINT import_map_key PRIMARY KEY (union_no, kind, signature)
);

-- By what a row is known again: its own number ('=…'), or else a digest of what it is about ('~…').
CREATE TABLE import_key (
    union_no   BIGINT NOT NULL,
    kind       TEXT   NOT NULL,
    key        TEXT   NOT NULL,
    digest     TEXT   NOT NULL,        -- of all that the row said when it was taken last
    record     BIGINT NOT NULL,        -- the record it became
    version    BIGINT NOT NULL,        -- the version an import wrote last: another one in force means somebody changed it
    entered    BIGINT NOT NULL,        -- the version its own batch wrote: while it is in force, that batch can be undone
    batch      BIGINT NOT NULL,        -- the batch that entered the record
    line       BIGINT NOT NULL,        -- row of the sheet, counted from 1
    CONSTRAINT import_key_key PRIMARY KEY (union_no, kind, key)
);
CREATE INDEX import_key_batch ON import_key (union_no, batch, line);

-- Rows of a batch that did not become a new record: what became of them instead.
CREATE TABLE import_line (
    union_no   BIGINT NOT NULL,
    batch      BIGINT NOT NULL,
    line       BIGINT NOT NULL,        -- row of the sheet, counted from 1
    outcome    TEXT   NOT NULL,        -- corrected, left (changed by hand since), skipped (with errors)
    record     BIGINT,                 -- the record it speaks of; NULL where it was skipped
    version    BIGINT,                 -- the version that a correction wrote; while it is in force, it can be taken back
    before     BIGINT,                 -- the version it found, to which it is taken back
    digest     TEXT   NOT NULL,        -- the digest the row's key had before the correction, or ''
    title      TEXT   NOT NULL,        -- what it is about, or ''
    said       TEXT   NOT NULL,        -- why, in a sentence
    CONSTRAINT import_line_key PRIMARY KEY (union_no, batch, line)
);
