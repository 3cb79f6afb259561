-- The last reports' figures, taken over from Word or Excel: which declarations came at once, and what the lines of a Union's
-- reports state, so that the second report finds its figures by itself.

-- Figures of one paper that were declared at once; they are taken back one by one or all together.
CREATE TABLE declaration_paste (
    union_no   BIGINT NOT NULL,
    no         BIGINT NOT NULL,
    id         TEXT   NOT NULL,
    body       BIGINT NOT NULL,        -- who declares, about itself
    source     TEXT   NOT NULL,        -- the paper: "Báo cáo số 41/BC-LHH ngày 28/6/2022"
    pasted_at  BIGINT NOT NULL,
    pasted_by  TEXT   NOT NULL,
    CONSTRAINT declaration_paste_key PRIMARY KEY (union_no, no)
);
CREATE UNIQUE INDEX declaration_paste_id_key ON declaration_paste (id);

ALTER TABLE declaration ADD COLUMN paste BIGINT;       -- number of the paste it came with; NULL where it was typed by itself
CREATE INDEX declaration_pasted ON declaration (paste, no);
CREATE INDEX declaration_source ON declaration (body, source);

-- What a line of a Union's reports states, as somebody settled it when it was pasted.
CREATE TABLE declaration_title (
    union_no   BIGINT NOT NULL,
    words      TEXT   NOT NULL,        -- the line's words and unit, folded, without numbers and years
    around     TEXT   NOT NULL,        -- what stood above it in the table or around it in the sentence, likewise
    figure     TEXT   NOT NULL,        -- key of the figure; '' where the line is left out
    settled_at BIGINT NOT NULL,
    settled_by TEXT   NOT NULL,
    CONSTRAINT declaration_title_key PRIMARY KEY (union_no, words, around)
);
