-- name: given
SELECT child_id, campaign_id, indicator, value
FROM contribution
WHERE jurisdiction_id = %(jurisdiction)s
  AND value <> 0;

-- name: stamp
SELECT position, root, below::text
FROM stamp
WHERE jurisdiction_id = %(jurisdiction)s
  AND digest = %(digest)s;
