-- The clocks that run, one line each: what is due, by day and by whoever must act. Their story
-- stands in the rows of the boards; here is only what a due sheet looks up.

CREATE TABLE clock (
    jurisdiction_id uuid NOT NULL,
    board           text NOT NULL,
    id              uuid NOT NULL,
    key             text NOT NULL,
    who             text NOT NULL,
    due_on          date NOT NULL,
    PRIMARY KEY (jurisdiction_id, id, key, who)
) WITH (fillfactor = 80);
COMMENT ON TABLE clock IS 'The clocks that run: what is due by when, and who must act.';
CREATE INDEX clock_due ON clock (jurisdiction_id, due_on, id, key, who);
CREATE INDEX clock_who ON clock (jurisdiction_id, who, due_on, id, key);

ALTER TABLE clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE clock FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON clock USING (jurisdiction_id = ANY ((
    SELECT string_to_array(current_setting('renda.scope', true), ',')::uuid[]
)::uuid[]));

GRANT SELECT ON clock TO renda_app, renda_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON clock TO renda_worker;
