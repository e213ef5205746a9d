-- name: make_key
INSERT INTO vault_key (jurisdiction_id, subject_id, field, master, wrapped)
VALUES (%(jurisdiction)s, %(subject)s, %(field)s, %(master)s, %(wrapped)s)
ON CONFLICT DO NOTHING;

-- name: hold_key
SELECT master, wrapped
FROM vault_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND subject_id = %(subject)s
  AND field = %(field)s
FOR SHARE;

-- name: offer
INSERT INTO vault_value (
    jurisdiction_id, commitment, subject_id, noun, field, sealed, state, kept_by
)
VALUES (
    %(jurisdiction)s, %(commitment)s, %(subject)s, %(noun)s, %(field)s, %(sealed)s, 'offered',
    %(command)s
);

-- name: kept_by
SELECT value.subject_id, value.field, value.sealed, key.master, key.wrapped
FROM vault_value AS value
JOIN vault_key AS key USING (jurisdiction_id, subject_id, field)
WHERE value.jurisdiction_id = %(jurisdiction)s
  AND value.subject_id = %(subject)s
  AND value.kept_by = %(command)s
  AND value.state <> 'offered';

-- name: held
SELECT noun, field, commitment
FROM vault_value
WHERE jurisdiction_id = %(jurisdiction)s
  AND subject_id = %(subject)s
  AND state = 'kept'
  AND (%(fields)s::text[] = '{}' OR field = ANY (%(fields)s))
ORDER BY kept_at, field;

-- name: open
SELECT value.subject_id, value.field, value.sealed, key.master, key.wrapped
FROM vault_value AS value
JOIN vault_key AS key USING (jurisdiction_id, subject_id, field)
WHERE value.jurisdiction_id = %(jurisdiction)s
  AND value.commitment = ANY (%(commitments)s)
ORDER BY value.kept_at;

-- name: doom
UPDATE vault_value
SET state = 'doomed', erased_by = %(command)s, since = clock_timestamp()
WHERE jurisdiction_id = %(jurisdiction)s
  AND commitment = ANY (%(commitments)s)
  AND state = 'kept';

-- name: unsettled
SELECT jurisdiction_id, array_agg(commitment)
FROM vault_value
WHERE state <> 'kept'
  AND since < clock_timestamp() - %(grace)s
GROUP BY jurisdiction_id;

-- name: lock_keys
SELECT subject_id, field
FROM vault_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND subject_id IN (
      SELECT subject_id
      FROM vault_value
      WHERE jurisdiction_id = %(jurisdiction)s
        AND commitment = ANY (%(commitments)s)
  )
ORDER BY subject_id, field
FOR UPDATE;

-- name: settle
WITH told AS (
    SELECT value.commitment, value.state, EXISTS (
        SELECT
        FROM event_log AS event
        WHERE event.jurisdiction_id = value.jurisdiction_id
          AND event.command_id
            = CASE value.state WHEN 'offered' THEN value.kept_by ELSE value.erased_by END
          AND position(convert_to(encode(value.commitment, 'hex'), 'UTF8') IN event.payload) > 0
    ) AS recorded
    FROM vault_value AS value
    WHERE value.jurisdiction_id = %(jurisdiction)s
      AND value.commitment = ANY (%(commitments)s)
      AND value.state <> 'kept'
),
kept AS (
    UPDATE vault_value AS value
    SET state = 'kept', erased_by = NULL
    FROM told
    WHERE value.jurisdiction_id = %(jurisdiction)s
      AND value.commitment = told.commitment
      AND told.recorded = (told.state = 'offered')
)
DELETE FROM vault_value AS value
USING told
WHERE value.jurisdiction_id = %(jurisdiction)s
  AND value.commitment = told.commitment
  AND told.recorded <> (told.state = 'offered');

-- name: drop_keys
DELETE FROM vault_key AS key
WHERE key.jurisdiction_id = %(jurisdiction)s
  AND key.subject_id = ANY (%(subjects)s)
  AND NOT EXISTS (
      SELECT
      FROM vault_value AS value
      WHERE value.jurisdiction_id = key.jurisdiction_id
        AND value.subject_id = key.subject_id
        AND value.field = key.field
  );
