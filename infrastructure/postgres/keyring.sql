-- name: masters
SELECT master, count(*)
FROM (
    SELECT master
    FROM vault_key
    WHERE jurisdiction_id = ANY (%(jurisdictions)s)
    UNION ALL
    SELECT master
    FROM ballot_key
    WHERE jurisdiction_id = ANY (%(jurisdictions)s)
) AS key
GROUP BY master
ORDER BY master;

-- name: values_wrapped_otherwise
SELECT subject_id, field, master, wrapped
FROM vault_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND master <> %(master)s
ORDER BY subject_id, field
FOR UPDATE;

-- name: rewrap_values
UPDATE vault_key
SET master = %(master)s, wrapped = %(wrapped)s
WHERE jurisdiction_id = %(jurisdiction)s
  AND subject_id = %(id)s
  AND field = %(part)s;

-- name: boxes_wrapped_otherwise
SELECT vote_id, round::text, master, wrapped
FROM ballot_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND master <> %(master)s
ORDER BY vote_id, round
FOR UPDATE;

-- name: rewrap_boxes
UPDATE ballot_key
SET master = %(master)s, wrapped = %(wrapped)s
WHERE jurisdiction_id = %(jurisdiction)s
  AND vote_id = %(id)s
  AND round = %(part)s::int;
