-- name: live_rows
SELECT board, id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: live_tally
SELECT campaign_id, indicator, on_day, value
FROM tally
WHERE jurisdiction_id = %(jurisdiction)s AND value <> 0;

-- name: live_members
SELECT campaign_id, indicator, member, met::text
FROM tally_member
WHERE jurisdiction_id = %(jurisdiction)s AND met::text <> '{}';

-- name: live_terms
SELECT term, block, found
FROM search_term
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: live_clocks
SELECT board, id, key, who, due_on
FROM clock
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: live_places
SELECT position, from_on, name, level, organ, parent_id, codes::text, ended
FROM place_day
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: live_grants
SELECT grant_id, person_id, role, reach, until, withdrawn_on
FROM role_grant
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: live_follow_codes
SELECT opinion_id, digest
FROM follow_code
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: tracked
SELECT tracking.position, head.position AS head, head.frontier
FROM tracking
JOIN ledger_head AS head USING (jurisdiction_id)
WHERE tracking.jurisdiction_id = %(jurisdiction)s
  AND tracking.projection = %(projection)s;
