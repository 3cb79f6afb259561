-- Lists that somebody asked for and keeps under a name, and the catalogue of programmes tidied by the office.

-- One filter of the ledger's list under one person's name for it; the office may show its own to the whole Union.
CREATE TABLE saved_list (
    union_no  BIGINT NOT NULL,         -- the Union in whose ledger it looks
    no        BIGINT NOT NULL,
    id        TEXT   NOT NULL,
    account   TEXT   NOT NULL,         -- whose it is
    name      TEXT   NOT NULL,         -- what she calls it
    name_key  BYTES  NOT NULL,         -- Vietnamese sort key
    folded    TEXT   NOT NULL,         -- accent-less name: nobody keeps two under one
    query     TEXT   NOT NULL,         -- the filter as the address says it, in its one canonical spelling
    made_at   BIGINT NOT NULL,
    shared_at BIGINT,                  -- since when all of the Union see it; NULL while it is hers alone
    shared_by TEXT,                    -- who showed it to them
    CONSTRAINT saved_list_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX saved_list_id_key ON saved_list (id);
CREATE UNIQUE INDEX saved_list_name_key ON saved_list (union_no, account, folded);

-- Another writing of a programme points to it. No record is moved, so that the two can be parted again.
ALTER TABLE programme ADD COLUMN merged_into BIGINT;       -- number of the programme of which this is another writing
ALTER TABLE programme ADD COLUMN merged_at BIGINT;         -- since when
ALTER TABLE programme ADD COLUMN merged_by TEXT;           -- who said so
