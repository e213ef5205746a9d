-- name: held_by_groups
SELECT jurisdiction_id, member::uuid, sum(times::bigint)::bigint
FROM tally_member,
    json_each_text(met) AS held (on_day, times)
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
  AND campaign_id = %(standing)s
  AND indicator = %(active)s
  AND on_day::date BETWEEN %(since)s AND %(until)s
GROUP BY 1, 2;

-- name: groups
SELECT jurisdiction_id, id, row ->> 'kind', (row ->> 'formed_on')::date
FROM board_row
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
  AND board = 'deputy_group_register'
  AND row ->> 'dissolved_on' IS NULL
  AND (row ->> 'formed_on')::date <= %(until)s;

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
