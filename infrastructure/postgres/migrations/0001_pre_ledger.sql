-- The ledgers: one append-only log and one head per jurisdiction.
-- Every key starts with jurisdiction_id, so the same schema can be distributed by Citus.

CREATE TABLE ledger_head (
    jurisdiction_id uuid PRIMARY KEY,
    position        bigint      NOT NULL DEFAULT 0 CHECK (position >= 0),
    frontier        bytea       NOT NULL DEFAULT '' CHECK (length(frontier) % 32 = 0),
    recorded_at     timestamptz NOT NULL DEFAULT 'epoch'
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);
COMMENT ON TABLE ledger_head IS
    'Where each ledger ends: its position and the right edge of its RFC 6962 tree.';

CREATE TABLE event_log (
    jurisdiction_id uuid        NOT NULL,
    position        bigint      NOT NULL CHECK (position > 0),
    stream_id       uuid        NOT NULL,
    version         bigint      NOT NULL,
    topic           text        NOT NULL,
    payload         bytea       NOT NULL CHECK (length(payload) <= 1048576),
    actor_id        uuid        NOT NULL,
    command_id      uuid        NOT NULL,
    command_digest  bytea       NOT NULL,
    recorded_at     timestamptz NOT NULL,
    leaf            bytea       NOT NULL CHECK (length(leaf) = 32),
    PRIMARY KEY (jurisdiction_id, position),
    UNIQUE (jurisdiction_id, stream_id, version)
);
CREATE INDEX event_log_command ON event_log (jurisdiction_id, command_id);
COMMENT ON COLUMN event_log.leaf IS
    'SHA-256(0x00 || envelope); the envelope covers every other column of the row.';

CREATE TABLE tracking (
    jurisdiction_id uuid   NOT NULL,
    projection      text   NOT NULL,
    position        bigint NOT NULL DEFAULT 0,
    root            bytea  NOT NULL DEFAULT '',
    failed_position bigint,
    failure         text,
    PRIMARY KEY (jurisdiction_id, projection)
) WITH (fillfactor = 50);
COMMENT ON TABLE tracking IS
    'How far each projection has read each ledger, the tree root there, and why it stands still.';
