-- name: by_group
SELECT (row ->> 'group_id')::uuid, count(*)
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'activity_register'
  AND (row ->> 'occurred_on')::date BETWEEN %(since)s AND %(until)s
  AND NOT (row ->> 'voided')::boolean
  AND row ->> 'group_id' IS NOT NULL
GROUP BY 1;

-- name: by_deputy
SELECT present::uuid, count(*)
FROM board_row, LATERAL json_array_elements_text(row -> 'participants') AS present
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'activity_register'
  AND (row ->> 'occurred_on')::date BETWEEN %(since)s AND %(until)s
  AND NOT (row ->> 'voided')::boolean
GROUP BY 1;
