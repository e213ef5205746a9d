"""What PostgreSQL's catalogue says of the walls between ledgers: each query finds holes."""

from typing import LiteralString

from tests.support.database import ask

PUBLIC = {
    "schema_migration": "which migrations ran: the same for everybody",
    "api_token": "a token is a person's, wherever they work",
}
"""Tables without a jurisdiction, and why."""

CROSS = {
    "follow_code_digest": "not unique: who brings a code names no ledger",
    "role_grant_person": "not unique: it recognises a person across ledgers",
}
"""Indexes that do not start with the jurisdiction, and why."""

NAMES_NO_LEDGER: LiteralString = """
    SELECT 'table ' || c.relname || ' has no jurisdiction_id that is never empty'
    FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('r', 'p', 'm')
      AND c.relname <> ALL (%s)
      AND NOT EXISTS (
          SELECT FROM pg_attribute AS a
          WHERE a.attrelid = c.oid AND a.attname = 'jurisdiction_id' AND a.attnotnull
            AND a.atttypid = 'uuid'::regtype
      )
"""

STANDS_OPEN: LiteralString = """
    SELECT 'table ' || c.relname || ' is open: '
        || CASE
            WHEN NOT c.relrowsecurity THEN 'row-level security is off'
            WHEN NOT c.relforcerowsecurity THEN 'row-level security is not forced'
            ELSE 'no policy binds it to the scope'
        END
    FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('r', 'p')
      AND c.relname <> ALL (%s)
      AND NOT (
          c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
              SELECT FROM pg_policy AS p
              WHERE p.polrelid = c.oid AND p.polcmd = '*'
                AND pg_get_expr(p.polqual, p.polrelid) LIKE '%%renda.scope%%'
          )
      )
"""

WRITES_ANYWHERE: LiteralString = """
    SELECT 'policy ' || p.polname || ' of ' || p.polrelid::regclass || ' lets write anywhere'
    FROM pg_policy AS p
    WHERE p.polcmd <> 'r'
      AND (
          coalesce(pg_get_expr(p.polqual, p.polrelid), '') NOT LIKE '%%renda.scope%%'
          OR coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'renda.scope')
              NOT LIKE '%%renda.scope%%'
      )
"""

CROSSES_LEDGERS: LiteralString = """
    SELECT 'index ' || c.relname || ' does not start with jurisdiction_id'
    FROM pg_index AS i
    JOIN pg_class AS c ON c.oid = i.indexrelid
    JOIN pg_class AS t ON t.oid = i.indrelid
    WHERE t.relnamespace = 'public'::regnamespace
      AND t.relname <> ALL (%s)
      AND c.relname <> ALL (%s)
      AND NOT EXISTS (
          SELECT FROM pg_attribute AS a
          WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0] AND a.attname = 'jurisdiction_id'
      )
    UNION ALL
    SELECT 'constraint ' || k.conname || ' binds ledgers together'
    FROM pg_constraint AS k
    WHERE k.connamespace = 'public'::regnamespace AND k.contype = 'f'
"""

LENDS_RIGHTS: LiteralString = """
    SELECT 'function ' || p.proname || ' runs as its owner'
    FROM pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
    UNION ALL
    SELECT 'view ' || c.relname || ' runs as its owner'
    FROM pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace
      AND c.relkind IN ('v', 'm')
      AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
    UNION ALL
    SELECT 'role ' || r.rolname || ' is above the walls'
    FROM pg_roles AS r
    WHERE r.rolname IN ('renda_app', 'renda_worker', 'renda_auditor', 'renda_rollup')
      AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolcanlogin)
    UNION ALL
    SELECT 'role ' || r.rolname || ' owns ' || c.relname
    FROM pg_class AS c
    JOIN pg_roles AS r ON r.oid = c.relowner
    WHERE r.rolname IN ('renda_app', 'renda_worker', 'renda_auditor', 'renda_rollup')
    UNION ALL
    SELECT 'role ' || r.rolname || ' is a member of ' || g.rolname
    FROM pg_auth_members AS m
    JOIN pg_roles AS r ON r.oid = m.member
    JOIN pg_roles AS g ON g.oid = m.roleid
    WHERE r.rolname IN ('renda_app', 'renda_worker', 'renda_auditor', 'renda_rollup')
"""


def faults(url: str) -> list[str]:
    """Where the walls have a hole."""
    public, cross = list(PUBLIC), list(CROSS)
    return [
        str(fault)
        for query, exceptions in (
            (NAMES_NO_LEDGER, [public]),
            (STANDS_OPEN, [public]),
            (WRITES_ANYWHERE, []),
            (CROSSES_LEDGERS, [public, cross]),
            (LENDS_RIGHTS, []),
        )
        for (fault,) in ask(url, query, *exceptions)
    ]
