-- The ballot boxes. A ballot lies sealed under its command until its round is counted; then the
-- box is destroyed with its key. No time stands here, and no name.

CREATE TABLE ballot_key (
    jurisdiction_id uuid  NOT NULL,
    vote_id         uuid  NOT NULL,
    round           int   NOT NULL,
    master          text  NOT NULL,
    wrapped         bytea NOT NULL,
    PRIMARY KEY (jurisdiction_id, vote_id, round)
);
COMMENT ON TABLE ballot_key IS
    'The key of a ballot box, wrapped by a master key; it goes when the ballots are counted.';

CREATE TABLE ballot (
    jurisdiction_id uuid  NOT NULL,
    vote_id         uuid  NOT NULL,
    round           int   NOT NULL,
    command_id      uuid  NOT NULL,
    sealed          bytea NOT NULL,
    PRIMARY KEY (jurisdiction_id, vote_id, round, command_id)
);
COMMENT ON TABLE ballot IS
    'Sealed ballots. Only one whose command is on record as a vote is ever counted.';

DO $$
DECLARE
    box_table text;
BEGIN
    FOREACH box_table IN ARRAY ARRAY['ballot_key', 'ballot'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', box_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', box_table);
        EXECUTE format(
            'CREATE POLICY scope ON %I USING (jurisdiction_id = ANY ((SELECT '
            'string_to_array(current_setting(''renda.scope'', true), '','')::uuid[])::uuid[]))',
            box_table
        );
    END LOOP;
END
$$;
CREATE POLICY look_for_work ON ballot_key FOR SELECT TO renda_worker USING (true);

GRANT SELECT, INSERT, DELETE ON ballot_key, ballot TO renda_app;
GRANT SELECT (jurisdiction_id, vote_id, round), DELETE ON ballot_key, ballot TO renda_worker;
