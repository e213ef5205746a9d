-- The vault: personal data, apart from the log, so that it can be erased. Each field of a person
-- has a key of its own, wrapped by a master key that is never in the database; without that one,
-- or once the row of the key is gone, a sealed value is noise.

CREATE TABLE vault_key (
    jurisdiction_id uuid  NOT NULL,
    subject_id      uuid  NOT NULL,
    field           text  NOT NULL,
    master          text  NOT NULL,
    wrapped         bytea NOT NULL,
    PRIMARY KEY (jurisdiction_id, subject_id, field)
);
COMMENT ON TABLE vault_key IS
    'The key of one field of a person; erasure destroys it with the values.';
COMMENT ON COLUMN vault_key.master IS 'The name of the master key that wrapped it.';

CREATE TABLE vault_value (
    jurisdiction_id uuid        NOT NULL,
    commitment      bytea       NOT NULL CHECK (length(commitment) = 32),
    subject_id      uuid        NOT NULL,
    noun            text        NOT NULL,
    field           text        NOT NULL,
    sealed          bytea       NOT NULL,
    state           text        NOT NULL CHECK (state IN ('offered', 'kept', 'doomed')),
    kept_by         uuid        NOT NULL,
    erased_by       uuid,
    kept_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    since           timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (jurisdiction_id, commitment)
);
COMMENT ON TABLE vault_value IS
    'What an event only commits to: salt and value, sealed with the key of their field.';
COMMENT ON COLUMN vault_value.state IS
    'offered until its command is recorded, doomed until its erasure is; what is recorded decides.';
CREATE INDEX vault_value_subject ON vault_value (jurisdiction_id, subject_id, kept_at);
CREATE INDEX vault_value_unsettled ON vault_value (jurisdiction_id, since)
    WHERE state <> 'kept';

DO $$
DECLARE
    vault_table text;
BEGIN
    FOREACH vault_table IN ARRAY ARRAY['vault_key', 'vault_value'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', vault_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', vault_table);
        EXECUTE format(
            'CREATE POLICY scope ON %I USING (jurisdiction_id = ANY ((SELECT '
            'string_to_array(current_setting(''renda.scope'', true), '','')::uuid[])::uuid[]))',
            vault_table
        );
    END LOOP;
END
$$;
CREATE POLICY look_for_work ON vault_value FOR SELECT TO renda_worker USING (true);

GRANT SELECT, INSERT, DELETE, UPDATE (master, wrapped) ON vault_key TO renda_app;
GRANT SELECT, INSERT, DELETE, UPDATE (state, erased_by, since) ON vault_value TO renda_app;

-- The worker settles what a crash has left: it sees which values there are, never a value or a key.
GRANT SELECT (jurisdiction_id, subject_id, field), DELETE, UPDATE (wrapped)
    ON vault_key TO renda_worker;
GRANT SELECT (jurisdiction_id, commitment, subject_id, field, state, kept_by, erased_by, since), DELETE,
    UPDATE (state, erased_by, since)
    ON vault_value TO renda_worker;
