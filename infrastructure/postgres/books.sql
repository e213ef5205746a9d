-- name: behind
SELECT head.jurisdiction_id
FROM ledger_head AS head
LEFT JOIN tracking
    ON tracking.jurisdiction_id = head.jurisdiction_id AND tracking.projection = %(projection)s
WHERE head.position > coalesce(tracking.position, 0)
  AND tracking.failure IS NULL
LIMIT %(limit)s;

-- name: open_tracking
INSERT INTO tracking (jurisdiction_id, projection)
SELECT jurisdiction_id, %(projection)s
FROM unnest(%(jurisdictions)b::uuid[]) AS wanted (jurisdiction_id)
ON CONFLICT DO NOTHING;

-- name: claim
SELECT tracking.jurisdiction_id, tracking.position, head.position AS head, head.frontier
FROM tracking
JOIN ledger_head AS head USING (jurisdiction_id)
WHERE tracking.jurisdiction_id = ANY (%(jurisdictions)b)
  AND tracking.projection = %(projection)s
  AND tracking.failure IS NULL
ORDER BY tracking.jurisdiction_id
FOR UPDATE OF tracking SKIP LOCKED;

-- name: claim_waiting
SELECT tracking.jurisdiction_id, tracking.position, head.position AS head, head.frontier
FROM tracking
JOIN ledger_head AS head USING (jurisdiction_id)
WHERE tracking.jurisdiction_id = %(jurisdiction)s
  AND tracking.projection = %(projection)s
FOR UPDATE OF tracking;

-- name: read_logs
SELECT event.jurisdiction_id, event.position, event.topic, event.payload, event.stream_id,
       event.version, event.recorded_at
FROM unnest(%(jurisdictions)b::uuid[], %(positions)b::bigint[], %(heads)b::bigint[])
    AS claimed (jurisdiction_id, position, head)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = claimed.jurisdiction_id
      AND event_log.position > claimed.position
      AND event_log.position <= claimed.head
      AND (%(topics)b::text[] IS NULL OR event_log.topic = ANY (%(topics)b::text[]))
    ORDER BY event_log.position
    LIMIT %(limit)s
) AS event;

-- name: load_rows
SELECT jurisdiction_id, board, id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
  AND board = 'campaign_board'
UNION ALL
SELECT stored.jurisdiction_id, stored.board, stored.id, stored.version, stored.opened,
       stored.position, stored.row::text
FROM unnest(%(ledgers)b::uuid[], %(boards)b::text[], %(ids)b::uuid[])
    AS wanted (jurisdiction_id, board, id)
CROSS JOIN LATERAL (
    SELECT *
    FROM board_row
    WHERE board_row.jurisdiction_id = wanted.jurisdiction_id
      AND board_row.board = wanted.board
      AND board_row.id = wanted.id
    OFFSET 0
) AS stored;

-- name: load_organs
SELECT jurisdiction_id, position, organ
FROM place_day
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
ORDER BY jurisdiction_id, position;

-- name: load_members
SELECT stored.jurisdiction_id, stored.campaign_id, stored.indicator, stored.member,
       stored.met::text
FROM unnest(
    %(ledgers)b::uuid[], %(campaigns)b::uuid[], %(indicators)b::text[], %(members)b::text[]
) AS wanted (jurisdiction_id, campaign_id, indicator, member)
CROSS JOIN LATERAL (
    SELECT *
    FROM tally_member
    WHERE tally_member.jurisdiction_id = wanted.jurisdiction_id
      AND tally_member.campaign_id = wanted.campaign_id
      AND tally_member.indicator = wanted.indicator
      AND tally_member.member = wanted.member
    OFFSET 0
) AS stored;

-- name: put_rows
INSERT INTO board_row (jurisdiction_id, board, id, version, opened, position, row)
SELECT jurisdiction_id, board, id, version, opened, position, row::json
FROM unnest(
    %(ledgers)b::uuid[], %(boards)b::text[], %(ids)b::uuid[], %(versions)b::bigint[],
    %(opened)b::bigint[], %(positions)b::bigint[], %(rows)b::text[]
) AS changed (jurisdiction_id, board, id, version, opened, position, row)
ON CONFLICT (jurisdiction_id, board, id) DO UPDATE
SET version = EXCLUDED.version, position = EXCLUDED.position, row = EXCLUDED.row;

-- name: lay_rows
INSERT INTO board_row (jurisdiction_id, board, id, version, opened, position, row)
SELECT %(jurisdiction)b, %(board)b, id, version, opened, position, row::json
FROM unnest(
    %(ids)b::uuid[], %(versions)b::bigint[], %(opened)b::bigint[], %(positions)b::bigint[],
    %(rows)b::text[]
) AS laid (id, version, opened, position, row)
ON CONFLICT (jurisdiction_id, board, id) DO UPDATE
SET version = EXCLUDED.version, opened = EXCLUDED.opened, position = EXCLUDED.position,
    row = EXCLUDED.row;

-- name: put_members
INSERT INTO tally_member (jurisdiction_id, campaign_id, indicator, member, met)
SELECT jurisdiction_id, campaign_id, indicator, member, met::json
FROM unnest(
    %(ledgers)b::uuid[], %(campaigns)b::uuid[], %(indicators)b::text[], %(members)b::text[],
    %(met)b::text[]
) AS changed (jurisdiction_id, campaign_id, indicator, member, met)
ON CONFLICT (jurisdiction_id, campaign_id, indicator, member) DO UPDATE
SET met = EXCLUDED.met;

-- name: put_terms
INSERT INTO search_term (jurisdiction_id, term, block, found)
SELECT jurisdiction_id, term, block, found
FROM unnest(%(ledgers)b::uuid[], %(terms)b::text[], %(blocks)b::bigint[], %(found)b::bytea[])
    AS moved (jurisdiction_id, term, block, found)
ON CONFLICT (jurisdiction_id, term, block) DO UPDATE
SET found = search_term.found || EXCLUDED.found;

-- name: move_tally
INSERT INTO tally (jurisdiction_id, campaign_id, indicator, on_day, value)
SELECT jurisdiction_id, campaign_id, indicator, on_day, value
FROM unnest(
    %(ledgers)b::uuid[], %(campaigns)b::uuid[], %(indicators)b::text[], %(days)b::date[],
    %(values)b::bigint[]
) AS moved (jurisdiction_id, campaign_id, indicator, on_day, value)
ON CONFLICT (jurisdiction_id, campaign_id, on_day, indicator) DO UPDATE
SET value = tally.value + EXCLUDED.value;

-- name: put_places
INSERT INTO place_day (
    jurisdiction_id, position, from_on, name, level, organ, parent_id, codes, ended
)
SELECT jurisdiction_id, position, from_on, name, level, organ, parent_id, codes::jsonb, ended
FROM unnest(
    %(ledgers)b::uuid[], %(positions)b::bigint[], %(days)b::date[], %(names)b::text[],
    %(levels)b::text[], %(organs)b::text[], %(parents)b::uuid[], %(codes)b::text[],
    %(ended)b::boolean[]
) AS changed (jurisdiction_id, position, from_on, name, level, organ, parent_id, codes, ended)
ON CONFLICT DO NOTHING;

-- name: put_grants
INSERT INTO role_grant (jurisdiction_id, grant_id, person_id, role, reach, until, withdrawn_on)
SELECT jurisdiction_id, grant_id, person_id, role, reach, until, withdrawn_on
FROM unnest(
    %(ledgers)b::uuid[], %(ids)b::uuid[], %(persons)b::uuid[], %(roles)b::text[],
    %(reaches)b::text[], %(untils)b::date[], %(withdrawn)b::date[]
) AS changed (jurisdiction_id, grant_id, person_id, role, reach, until, withdrawn_on)
ON CONFLICT (jurisdiction_id, grant_id) DO UPDATE
SET until = EXCLUDED.until, withdrawn_on = EXCLUDED.withdrawn_on;

-- name: put_follow_codes
INSERT INTO follow_code (jurisdiction_id, opinion_id, digest)
SELECT jurisdiction_id, opinion_id, digest
FROM unnest(%(ledgers)b::uuid[], %(ids)b::uuid[], %(digests)b::text[])
    AS issued (jurisdiction_id, opinion_id, digest)
ON CONFLICT (jurisdiction_id, opinion_id) DO UPDATE SET digest = EXCLUDED.digest;

-- name: stop_clocks
DELETE FROM clock
USING unnest(%(ledgers)b::uuid[], %(ids)b::uuid[]) AS changed (jurisdiction_id, id)
WHERE clock.jurisdiction_id = changed.jurisdiction_id
  AND clock.id = changed.id;

-- name: put_clocks
INSERT INTO clock (jurisdiction_id, board, id, key, who, due_on)
SELECT jurisdiction_id, board, id, key, who, due_on
FROM unnest(
    %(ledgers)b::uuid[], %(boards)b::text[], %(ids)b::uuid[], %(keys)b::text[],
    %(who)b::text[], %(days)b::date[]
) AS begun (jurisdiction_id, board, id, key, who, due_on);

-- name: track
UPDATE tracking
SET position = moved.position, root = moved.root, failed_position = NULL, failure = NULL
FROM unnest(%(jurisdictions)b::uuid[], %(positions)b::bigint[], %(roots)b::bytea[])
    AS moved (jurisdiction_id, position, root)
WHERE tracking.jurisdiction_id = moved.jurisdiction_id
  AND tracking.projection = %(projection)s;

-- name: fail
UPDATE tracking
SET failed_position = %(position)s, failure = %(failure)s
WHERE jurisdiction_id = %(jurisdiction)s
  AND projection = %(projection)s;

-- name: retry
UPDATE tracking
SET failed_position = NULL, failure = NULL
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: drop_rows
DELETE FROM board_row
USING unnest(%(boards)b::text[], %(ids)b::uuid[]) AS dropped (board, id)
WHERE board_row.jurisdiction_id = %(jurisdiction)s
  AND board_row.board = dropped.board
  AND board_row.id = dropped.id;

-- name: clear_clock
DELETE FROM clock WHERE jurisdiction_id = %(jurisdiction)s;

-- name: clear_tally_member
DELETE FROM tally_member WHERE jurisdiction_id = %(jurisdiction)s;

-- name: clear_search_term
DELETE FROM search_term WHERE jurisdiction_id = %(jurisdiction)s;

-- name: clear_place_day
DELETE FROM place_day WHERE jurisdiction_id = %(jurisdiction)s;

-- name: clear_role_grant
DELETE FROM role_grant WHERE jurisdiction_id = %(jurisdiction)s;

-- name: clear_follow_code
DELETE FROM follow_code WHERE jurisdiction_id = %(jurisdiction)s;
