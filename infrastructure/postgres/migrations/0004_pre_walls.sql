-- The second wall: row-level security, forced on the owner too, and roles that may do little.
-- The scope is the list of jurisdictions that a transaction works in: SET LOCAL renda.scope.
-- Unset or empty, it matches nothing.

DO $$
DECLARE
    tenant_table text;
BEGIN
    FOREACH tenant_table IN ARRAY ARRAY[
        'ledger_head', 'event_log', 'tracking', 'board_row', 'place_day', 'role_grant', 'tally',
        'tally_member', 'contribution', 'child_campaign', 'stamp', 'child_stamp'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
        EXECUTE format(
            'CREATE POLICY scope ON %I USING (jurisdiction_id = ANY ((SELECT '
            'string_to_array(current_setting(''renda.scope'', true), '','')::uuid[])::uuid[]))',
            tenant_table
        );
    END LOOP;
END
$$;

CREATE POLICY directory ON place_day FOR SELECT USING (true);
CREATE POLICY recognise ON role_grant FOR SELECT TO renda_app USING (true);
CREATE POLICY look_for_work ON ledger_head FOR SELECT TO renda_worker USING (true);
CREATE POLICY look_for_work ON tracking FOR SELECT TO renda_worker USING (true);
CREATE POLICY look_for_work ON child_stamp FOR SELECT TO renda_worker USING (true);
CREATE POLICY look_for_work ON stamp FOR SELECT TO renda_worker USING (true);

GRANT USAGE ON SCHEMA public TO renda_app, renda_worker, renda_auditor, renda_rollup;

GRANT SELECT, INSERT ON event_log TO renda_app;
GRANT SELECT, INSERT, UPDATE ON ledger_head TO renda_app;
GRANT SELECT ON
    tracking, board_row, place_day, role_grant, tally, contribution, child_campaign, child_stamp,
    stamp, api_token
TO renda_app;

GRANT SELECT ON event_log, ledger_head TO renda_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    tracking, board_row, place_day, role_grant, tally, tally_member, contribution,
    child_campaign, child_stamp
TO renda_worker;
GRANT SELECT, INSERT ON stamp TO renda_worker;

GRANT SELECT ON
    event_log, ledger_head, tracking, board_row, place_day, tally, tally_member, contribution,
    child_campaign, child_stamp, stamp
TO renda_auditor;

GRANT SELECT ON schema_migration TO renda_app, renda_worker, renda_auditor;

GRANT SELECT ON place_day, tally, contribution, child_campaign, child_stamp, stamp
TO renda_rollup;
