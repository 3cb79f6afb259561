-- How a body's papers are headed and signed. What no row says is derived from the body's name; the decree's own measures
-- are not here, they are law (Nghị định 30/2020/NĐ-CP) and live in ground/press.
CREATE TABLE letterhead (
    union_no   BIGINT NOT NULL,
    body       BIGINT NOT NULL,
    superior   TEXT   NOT NULL,        -- the organ directly above, or ''
    organ      TEXT   NOT NULL,        -- the issuing organ
    suffix     TEXT   NOT NULL,        -- after the type's abbreviation: 'LHH' in 05/BC-LHH
    place      TEXT   NOT NULL,        -- where papers are signed
    authority  TEXT   NOT NULL,        -- one line each: 'TM. BAN THƯỜNG VỤ', 'CHỦ TỊCH'
    signer     TEXT   NOT NULL,        -- without titles
    recipients TEXT   NOT NULL,        -- one line each, the archive line last
    closing    TEXT   NOT NULL,        -- 'statutory' or 'calendar': which its reports are offered with first
    changed_at BIGINT NOT NULL,
    changed_by TEXT   NOT NULL,
    version    BIGINT NOT NULL,        -- rises with every change, addressees included; a stale save faults
    CONSTRAINT letterhead_key PRIMARY KEY (union_no, body)
);

-- Whom a body's papers are for. How figures are closed is a setting per recipient; who asks for both closings has two rows.
-- Read only beside a row of letterhead: while nobody settled one, the addressees are derived, too.
CREATE TABLE addressee (
    union_no   BIGINT NOT NULL,
    body       BIGINT NOT NULL,
    position   BIGINT NOT NULL,        -- from 1, in the order of the paper
    name       TEXT   NOT NULL,        -- 'UBND tỉnh'
    closing    TEXT   NOT NULL,        -- 'statutory' or 'calendar': the papers that are addressed to it
    CONSTRAINT addressee_key PRIMARY KEY (union_no, body, position),
    CONSTRAINT addressee_once UNIQUE (union_no, body, closing, name)
);
