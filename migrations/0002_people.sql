-- Who may sign in, how, and where she is signed in. Accounts belong to the house (Union 0); what they may do stands in
-- role_grant (0003). Secrets are classed in docs/rules/personal-data.md.

CREATE TABLE account (
    union_no      BIGINT NOT NULL,     -- 0
    id            TEXT   NOT NULL,
    name          TEXT   NOT NULL,     -- as pages show it
    name_key      BYTES  NOT NULL,     -- sort key by given name
    email         TEXT   NOT NULL,     -- lower case, or ''; basic personal data
    phone         TEXT   NOT NULL,     -- digits with 0 or +84 folded to 0, or ''; basic personal data
    password      TEXT   NOT NULL,     -- argon2id in PHC form, or '' until the invitation is taken up; secret
    totp          BYTES,               -- sealed with the key file; secret
    totp_step     BIGINT NOT NULL,     -- the last 30-second step used, so that a code works once
    created_at    BIGINT NOT NULL,
    created_by    TEXT   NOT NULL,     -- '' for the first administrator
    closed_at     BIGINT,              -- from then on she cannot sign in
    closed_by     TEXT,
    version       BIGINT NOT NULL,     -- rises with every change; a stale save faults
    CONSTRAINT account_key PRIMARY KEY (union_no, id)
);
CREATE UNIQUE INDEX account_email_key ON account (email) WHERE email <> '';
CREATE UNIQUE INDEX account_phone_key ON account (phone) WHERE phone <> '';

-- One-time links: the first administrator's and the invitations that follow. Only the digest of the token is kept.
CREATE TABLE invitation (
    union_no   BIGINT NOT NULL,        -- 0
    digest     TEXT   NOT NULL,        -- SHA-256 of the token in hex
    account    TEXT   NOT NULL,        -- whom it lets in; '' makes the first administrator
    made_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT,
    CONSTRAINT invitation_key PRIMARY KEY (union_no, digest)
);

-- Where somebody is signed in. Only the digest of the cookie is kept.
CREATE TABLE session (
    union_no   BIGINT NOT NULL,        -- 0
    digest     TEXT   NOT NULL,        -- SHA-256 of the cookie in hex
    id         TEXT   NOT NULL,        -- its name on the page that lists and revokes
    account    TEXT   NOT NULL,
    device     TEXT   NOT NULL,        -- what the browser called itself, shortened
    opened_at  BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,        -- rounded to five minutes, so that reading pages seldom writes
    ends_at    BIGINT NOT NULL,        -- absolute end
    ended_at   BIGINT,                 -- signed out, revoked, or ended by a change of role or password
    ended_why  TEXT   NOT NULL,
    CONSTRAINT session_key PRIMARY KEY (union_no, digest)
);
CREATE INDEX session_by_account ON session (account, opened_at);
