-- name: by_group
SELECT held.group_id, count(*)
FROM board_row,
    json_to_record(row) AS held (group_id uuid, occurred_on date, voided boolean)
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'activity_register'
  AND held.occurred_on BETWEEN %(since)s AND %(until)s
  AND NOT held.voided
  AND held.group_id IS NOT NULL
GROUP BY 1;

-- name: groups_held
WITH held AS (
    SELECT jurisdiction_id, said.group_id, count(*) AS times
    FROM board_row,
        json_to_record(row) AS said (group_id uuid, occurred_on date, voided boolean)
    WHERE jurisdiction_id = ANY (%(jurisdictions)b)
      AND board = 'activity_register'
      AND said.occurred_on BETWEEN %(since)s AND %(until)s
      AND NOT said.voided
      AND said.group_id IS NOT NULL
    GROUP BY 1, 2
)

SELECT
    formed.jurisdiction_id,
    formed.row ->> 'kind' AS kind,
    (formed.row ->> 'formed_on')::date AS formed_on,
    coalesce(held.times, 0) AS times
FROM board_row AS formed
LEFT JOIN held
    ON held.jurisdiction_id = formed.jurisdiction_id AND held.group_id = formed.id
WHERE formed.jurisdiction_id = ANY (%(jurisdictions)b)
  AND formed.board = 'deputy_group_register'
  AND formed.row ->> 'dissolved_on' IS NULL
  AND (formed.row ->> 'formed_on')::date <= %(until)s;

-- name: places
SELECT jurisdiction_id, row::text
FROM board_row
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
  AND board = 'place';

-- name: by_deputy
SELECT present::uuid, count(*)
FROM board_row,
    json_to_record(row) AS held (participants json, occurred_on date, voided boolean),
    json_array_elements_text(held.participants) AS present
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'activity_register'
  AND held.occurred_on BETWEEN %(since)s AND %(until)s
  AND NOT held.voided
GROUP BY 1;
