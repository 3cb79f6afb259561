-- Every kind of work: what a record says besides its measures, the programmes it carries out, the record it is a part of,
-- and its places as units of the country's lists.

-- What else a record says, a row each; no row is "not known". Figures ask it by the code.
CREATE TABLE record_attribute (
    union_no   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    attribute  TEXT   NOT NULL,        -- code of the catalogue: nguon_goc, doi_tuong, vong, ...
    value      TEXT   NOT NULL,        -- a word's code, words, a day YYYY-MM-DD, or a whole number
    CONSTRAINT record_attribute_key PRIMARY KEY (union_no, version, attribute)
);

-- Resolutions, schemes, programmes and plans that records carry out: a Union's own catalogue, which grows as they are named.
CREATE TABLE programme (
    union_no   BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    name       TEXT   NOT NULL,        -- as first written: "Đề án phát triển nông, lâm nghiệp bền vững 2020-2030"
    name_key   BYTES  NOT NULL,        -- Vietnamese sort key
    folded     TEXT   NOT NULL,        -- accent-less name: what makes two writings one programme, and what search asks
    entered_at BIGINT NOT NULL,
    entered_by TEXT   NOT NULL,
    CONSTRAINT programme_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX programme_id_key ON programme (id);
CREATE UNIQUE INDEX programme_folded_key ON programme (union_no, folded);

CREATE TABLE record_programme (
    union_no   BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    position   BIGINT NOT NULL,        -- order as entered
    programme  BIGINT NOT NULL,
    written    TEXT   NOT NULL,        -- as written in this record
    CONSTRAINT record_programme_key PRIMARY KEY (union_no, version, position)
);
CREATE INDEX record_programme_of ON record_programme (programme, version);

-- The record of which this one is a part: an entry of its edition, a participation of its task.
ALTER TABLE record_version ADD COLUMN part_of BIGINT;      -- number of that record; NULL where it stands alone
CREATE INDEX record_version_part ON record_version (part_of, no);

-- The counting day's companion: the day a thing was opened, for figures that count what begins or what runs.
ALTER TABLE record_body ADD COLUMN first_day TEXT NOT NULL DEFAULT '';  -- copy of the version's first day
UPDATE record_body SET first_day =
    (SELECT v.first_day FROM record_version v WHERE v.union_no = (record_body.version >> 32) AND v.no = record_body.version);
CREATE INDEX record_body_opening ON record_body (body, role, first_day, version);
CREATE INDEX record_version_opening ON record_version (kind, first_day, no);

-- Which unit of the country's lists a place is; NULL where it is none, or where its words fit several.
ALTER TABLE record_place ADD COLUMN era TEXT;              -- the list: places::Era
ALTER TABLE record_place ADD COLUMN level TEXT;            -- commune, district, province
ALTER TABLE record_place ADD COLUMN code TEXT;             -- the official code within that list
CREATE INDEX record_place_unit ON record_place (era, code, version);
