-- Whose a follow code is: a digest under a secret that is not in the database. Who brings the code
-- names no ledger, so this is looked up across all of them, and says nothing but where to look.

CREATE TABLE follow_code (
    jurisdiction_id uuid NOT NULL,
    opinion_id      uuid NOT NULL,
    digest          text NOT NULL,
    PRIMARY KEY (jurisdiction_id, opinion_id)
);
CREATE INDEX follow_code_digest ON follow_code (digest);
COMMENT ON TABLE follow_code IS 'The digest of the code that was last issued for an opinion.';

ALTER TABLE follow_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE follow_code FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON follow_code USING (jurisdiction_id = ANY ((
    SELECT string_to_array(current_setting('renda.scope', true), ',')::uuid[]
)::uuid[]));
CREATE POLICY recognise ON follow_code FOR SELECT TO renda_app USING (true);

GRANT SELECT ON follow_code TO renda_app, renda_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON follow_code TO renda_worker;
