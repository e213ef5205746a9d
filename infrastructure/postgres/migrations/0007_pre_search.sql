-- Search in Chinese without an extension: which rows hold which two neighbouring characters.
-- An index of inverted lists as a table, because row-level security keeps the operators of GIN
-- away from it: only what cannot leak, as the equality of texts, may be asked before the policy.

CREATE TABLE search_term (
    jurisdiction_id uuid   NOT NULL,
    term            text   COLLATE "C" NOT NULL,
    block           bigint NOT NULL,
    found           bytea  NOT NULL CHECK (length(found) % 2 = 0),
    PRIMARY KEY (jurisdiction_id, term, block)
) WITH (fillfactor = 80);
COMMENT ON TABLE search_term IS
    'Which rows hold a term; its first letter names the field that holds it.';
COMMENT ON COLUMN search_term.found IS
    'Two bytes for each row opened at block * 4096 + them. A row that stands twice has left.';

ALTER TABLE search_term ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_term FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON search_term USING (jurisdiction_id = ANY ((
    SELECT string_to_array(current_setting('renda.scope', true), ',')::uuid[]
)::uuid[]));

GRANT SELECT ON search_term TO renda_app, renda_auditor;
GRANT SELECT, INSERT, UPDATE, DELETE ON search_term TO renda_worker;
