-- What the house itself keeps. Types are written once: TEXT, BIGINT (integers, instants in microseconds UTC) and
-- BYTES; ground/store/src/migrate.rs turns them into each engine's own. Every table leads its key with its Union.

-- Who did what to which thing, when and why; written in the transaction that did it, never changed, never deleted.
CREATE TABLE event_log (
    union_no BIGINT NOT NULL,          -- 0: the country, and what belongs to no Union
    at       BIGINT NOT NULL,          -- when
    id       TEXT   NOT NULL,          -- a ULID: no counter, so that writers do not wait for one another
    by_id    TEXT   NOT NULL,          -- the account; '' where the house itself acted
    noun     TEXT   NOT NULL,          -- what kind of thing ('record')
    noun_id  TEXT   NOT NULL,          -- its name at the door
    verb     TEXT   NOT NULL,          -- what was done ('corrected')
    why      TEXT   NOT NULL,          -- the reason given, or ''
    detail   TEXT   NOT NULL,          -- JSON: what changed, from what to what
    CONSTRAINT event_log_key PRIMARY KEY (union_no, at, id)
);
CREATE INDEX event_log_by_noun ON event_log (union_no, noun, noun_id, at, id);

-- Numbered series: row numbers within a Union, document numbers within a year. One row is one counter.
CREATE TABLE series (
    union_no BIGINT NOT NULL,
    name     TEXT   NOT NULL,          -- 'record', 'body', …
    scope    TEXT   NOT NULL,          -- '' or the year in which the numbering restarts
    last     BIGINT NOT NULL,          -- the number given out last
    CONSTRAINT series_key PRIMARY KEY (union_no, name, scope)
);

-- Work for later, enqueued in the transaction that made it necessary.
CREATE TABLE job (
    union_no     BIGINT NOT NULL,
    id           TEXT   NOT NULL,
    kind         TEXT   NOT NULL,      -- which worker
    payload      TEXT   NOT NULL,      -- JSON
    run_at       BIGINT NOT NULL,      -- not before
    attempts     BIGINT NOT NULL,
    locked_until BIGINT NOT NULL,      -- 0: free; later than now: some worker has it
    done_at      BIGINT,               -- when it succeeded
    failed_at    BIGINT,               -- when it was given up
    failure      TEXT   NOT NULL,      -- what the last try said, for the administrator
    CONSTRAINT job_key PRIMARY KEY (union_no, id)
);
CREATE INDEX job_due ON job (run_at, id) WHERE done_at IS NULL AND failed_at IS NULL;

-- One-use keys of forms: a double click or a lost answer writes once and is led to the same result.
CREATE TABLE form_use (
    union_no BIGINT NOT NULL,          -- 0
    key      TEXT   NOT NULL,          -- what the form carried
    by_id    TEXT   NOT NULL,          -- whose form
    at       BIGINT NOT NULL,
    answer   TEXT   NOT NULL,          -- where the first sending was led to
    CONSTRAINT form_use_key PRIMARY KEY (union_no, key, by_id)
);

-- Rate limits: tries within a window; in the database because several copies may serve.
CREATE TABLE rate_window (
    union_no BIGINT NOT NULL,          -- 0
    name     TEXT   NOT NULL,          -- what is limited ('sign-in account', 'sign-in address')
    subject  TEXT   NOT NULL,          -- a digest of whom; never an address in clear
    opened   BIGINT NOT NULL,          -- start of the window
    tries    BIGINT NOT NULL,
    CONSTRAINT rate_window_key PRIMARY KEY (union_no, name, subject)
);

-- Files: the bytes lie in the file store under their SHA-256 and are durable before their row.
CREATE TABLE file (
    union_no   BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    digest     TEXT   NOT NULL,        -- SHA-256 in hex, the key in the file store
    name       TEXT   NOT NULL,        -- as the sender called it
    media_type TEXT   NOT NULL,        -- as sniffed, not as claimed
    size       BIGINT NOT NULL,        -- bytes
    added_at   BIGINT NOT NULL,
    added_by   TEXT   NOT NULL,
    CONSTRAINT file_key PRIMARY KEY (union_no, id)
);
CREATE INDEX file_by_digest ON file (digest);
