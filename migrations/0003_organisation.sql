-- Bodies and their tree by date. Shaped for decisions to come: each link names the paper it rests on.
-- Intervals are [from_day, to_day); '9999-12-31' is "no end".

CREATE TABLE body (
    union_no BIGINT NOT NULL,          -- 0 for the national body
    no       BIGINT NOT NULL,          -- union_no in the upper half, running number below
    id       TEXT   NOT NULL,
    slug     TEXT   NOT NULL,          -- in addresses and on the command line, for Unions; else ''
    kind     TEXT   NOT NULL,          -- country, union, association, collective, unit, chapter
    name     TEXT   NOT NULL,          -- in full
    short    TEXT   NOT NULL,          -- as lists show it
    name_key BYTES  NOT NULL,          -- Vietnamese sort key
    folded   TEXT   NOT NULL,          -- accent-less, for search
    founded  TEXT   NOT NULL,          -- day
    basis    TEXT   NOT NULL,          -- the founding decision as cited, or ''
    CONSTRAINT body_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX body_id_key ON body (id);
CREATE UNIQUE INDEX body_slug_key ON body (slug) WHERE slug <> '';

-- Who stood directly below whom, from when to when.
CREATE TABLE body_link (
    union_no BIGINT NOT NULL,          -- the child's
    no       BIGINT NOT NULL,
    child    BIGINT NOT NULL,
    parent   BIGINT NOT NULL,
    kind     TEXT   NOT NULL,          -- the child's kind, so that a charter can count by it
    from_day TEXT   NOT NULL,
    to_day   TEXT   NOT NULL,
    basis    TEXT   NOT NULL,          -- the decision as cited, or ''
    CONSTRAINT body_link_key PRIMARY KEY (union_no, no)
);
CREATE INDEX body_link_by_child ON body_link (union_no, child, from_day);
CREATE INDEX body_link_by_parent ON body_link (parent, from_day);

-- The links closed under "below", each body below itself: derived in the transaction that changes a link, rebuilt by
-- `hoitu verify`. Figures and permissions read only this.
CREATE TABLE body_span (
    union_no BIGINT NOT NULL,          -- the lower body's
    ancestor BIGINT NOT NULL,
    body     BIGINT NOT NULL,
    from_day TEXT   NOT NULL,
    to_day   TEXT   NOT NULL,
    CONSTRAINT body_span_key PRIMARY KEY (union_no, body, ancestor, from_day)
);
CREATE INDEX body_span_down ON body_span (ancestor, body, from_day, to_day);

-- Roles over a body and everything below it today.
CREATE TABLE role_grant (
    union_no   BIGINT NOT NULL,        -- the body's
    id         TEXT   NOT NULL,
    account    TEXT   NOT NULL,
    role       TEXT   NOT NULL,        -- administrator, office, leader, association_officer, auditor
    body       BIGINT NOT NULL,
    given_at   BIGINT NOT NULL,
    given_by   TEXT   NOT NULL,        -- '' for the first administrator
    ended_at   BIGINT,
    ended_by   TEXT,
    CONSTRAINT role_grant_key PRIMARY KEY (union_no, id)
);
CREATE INDEX role_grant_by_account ON role_grant (account);
CREATE UNIQUE INDEX role_grant_once ON role_grant (account, role, body) WHERE ended_at IS NULL;
