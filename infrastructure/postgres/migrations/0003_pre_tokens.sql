-- API tokens. The secret is shown once and kept as its SHA-256 (256 random bits need no salt).

CREATE TABLE api_token (
    token_id    text PRIMARY KEY,
    secret_hash bytea       NOT NULL,
    person_id   uuid        NOT NULL,
    person      text        NOT NULL,
    scopes      text[]      NOT NULL DEFAULT '{}',
    issued_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);
