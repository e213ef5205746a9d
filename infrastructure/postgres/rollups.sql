-- name: own
SELECT indicator, value
FROM tally
WHERE jurisdiction_id = %(jurisdiction)s
  AND campaign_id = %(campaign)s
  AND on_day = %(day)s;

-- name: below
SELECT child_id, indicator, value
FROM contribution
WHERE jurisdiction_id = %(jurisdiction)s
  AND campaign_id = %(campaign)s;

-- name: members
SELECT indicator, member, met::text
FROM tally_member
WHERE jurisdiction_id = %(jurisdiction)s
  AND campaign_id = %(campaign)s
  AND indicator = ANY (%(indicators)s);

-- name: subtree_until
SELECT jurisdiction_id, indicator, sum(value)::bigint AS value
FROM tally
WHERE jurisdiction_id = ANY (%(subtree)b)
  AND campaign_id = %(campaign)s
  AND on_day <= %(day)s
GROUP BY jurisdiction_id, indicator;

-- name: subtree_local
SELECT board_row.jurisdiction_id, indicator ->> 'key' AS indicator
FROM board_row
CROSS JOIN LATERAL json_array_elements(board_row.row -> 'indicators') AS indicator
WHERE board_row.jurisdiction_id = ANY (%(subtree)b)
  AND board_row.board = 'campaign_board'
  AND (board_row.row ->> 'root_id')::uuid = %(campaign)s
  AND NOT (indicator ->> 'core')::boolean;

-- name: subtree_places
SELECT jurisdiction_id, position, root
FROM tracking
WHERE jurisdiction_id = ANY (%(subtree)b)
  AND projection = 'books'
ORDER BY jurisdiction_id;

-- name: standing_place
SELECT position, root
FROM tracking
WHERE jurisdiction_id = %(jurisdiction)s
  AND projection = 'books';

-- name: stamps
SELECT child_id, position, root, digest
FROM child_stamp
WHERE jurisdiction_id = %(jurisdiction)s
ORDER BY child_id;

-- name: child_campaigns
SELECT child_id, title, status, phase, reported_to, reported_on
FROM child_campaign
WHERE jurisdiction_id = %(jurisdiction)s
  AND root_id = %(campaign)s;

-- name: declared
SELECT row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'declared_figure_register'
  AND row::jsonb @> %(where)s::jsonb
ORDER BY opened;

-- name: recorded_at
SELECT recorded_at
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND position = %(position)s;
