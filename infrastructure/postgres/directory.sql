-- name: every_day
SELECT jurisdiction_id, position, from_on, name, level, organ, parent_id, codes, ended
FROM place_day
ORDER BY from_on, position;

-- name: size
SELECT count(*) AS days
FROM place_day;
