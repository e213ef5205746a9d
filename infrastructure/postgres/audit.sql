-- name: given
SELECT child_id, campaign_id, indicator, value
FROM contribution
WHERE jurisdiction_id = %(jurisdiction)s
  AND on_day = '9999-12-31'
  AND value <> 0;

-- name: stamp
SELECT position, below::text
FROM stamp
WHERE jurisdiction_id = %(jurisdiction)s
  AND digest = %(digest)s;
