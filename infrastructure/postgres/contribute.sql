-- name: parents
SELECT DISTINCT ON (jurisdiction_id) jurisdiction_id, parent_id, ended
FROM place_day
WHERE jurisdiction_id = ANY (%(children)b)
  AND from_on <= %(today)s
ORDER BY jurisdiction_id, from_on DESC, position DESC;

-- name: former_parents
SELECT DISTINCT jurisdiction_id, parent_id
FROM place_day
WHERE jurisdiction_id = ANY (%(children)b)
  AND parent_id IS NOT NULL;

-- name: all_keys
SELECT jurisdiction_id, campaign_id, indicator, on_day
FROM tally
WHERE jurisdiction_id = ANY (%(children)b)
UNION
SELECT jurisdiction_id, campaign_id, indicator, on_day
FROM contribution
WHERE jurisdiction_id = ANY (%(children)b)
UNION
SELECT child_id, campaign_id, indicator, on_day
FROM contribution
WHERE jurisdiction_id = ANY (%(parents)b)
  AND child_id = ANY (%(children)b);

-- name: keys_from
SELECT tally.jurisdiction_id, tally.campaign_id, tally.indicator, tally.on_day
FROM unnest(%(ledgers)b::uuid[], %(sources)b::uuid[]) AS unknown (ledger_id, source_id)
JOIN tally
    ON tally.jurisdiction_id = unknown.ledger_id AND unknown.source_id = unknown.ledger_id
UNION
SELECT given.jurisdiction_id, given.campaign_id, given.indicator, given.on_day
FROM unnest(%(ledgers)b::uuid[], %(sources)b::uuid[]) AS unknown (ledger_id, source_id)
JOIN contribution AS given
    ON given.jurisdiction_id = unknown.ledger_id AND given.child_id = unknown.source_id;

-- name: local_indicators
SELECT board_row.jurisdiction_id, (board_row.row ->> 'root_id')::uuid AS campaign_id,
       indicator ->> 'key' AS indicator
FROM board_row
CROSS JOIN LATERAL jsonb_array_elements(board_row.row -> 'indicators') AS indicator
WHERE board_row.jurisdiction_id = ANY (%(children)b)
  AND board_row.board = 'campaign_board'
  AND NOT (indicator ->> 'core')::boolean;

-- name: contribute
INSERT INTO contribution (jurisdiction_id, child_id, campaign_id, indicator, on_day, value)
SELECT touched.parent_id, touched.child_id, touched.campaign_id, touched.indicator,
       touched.on_day, coalesce(own.value, 0) + coalesce(below.value, 0)
FROM unnest(
    %(parents)b::uuid[], %(children)b::uuid[], %(campaigns)b::uuid[], %(indicators)b::text[],
    %(days)b::date[]
) AS touched (parent_id, child_id, campaign_id, indicator, on_day)
LEFT JOIN LATERAL (
    SELECT value
    FROM tally
    WHERE tally.jurisdiction_id = touched.child_id
      AND tally.campaign_id = touched.campaign_id
      AND tally.on_day = touched.on_day
      AND tally.indicator = touched.indicator
    OFFSET 0
) AS own ON true
LEFT JOIN LATERAL (
    SELECT sum(value)::bigint AS value
    FROM contribution AS given
    WHERE given.jurisdiction_id = touched.child_id
      AND given.campaign_id = touched.campaign_id
      AND given.on_day = touched.on_day
      AND given.indicator = touched.indicator
    OFFSET 0
) AS below ON true
ON CONFLICT (jurisdiction_id, campaign_id, on_day, child_id, indicator) DO UPDATE
SET value = EXCLUDED.value
WHERE contribution.value <> EXCLUDED.value;

-- name: report_campaigns
INSERT INTO child_campaign (
    jurisdiction_id, child_id, root_id, title, status, phase, adopted_on, launched_on,
    reported_to, reported_on, closed_on
)
SELECT pair.parent_id, pair.child_id, (line.row ->> 'root_id')::uuid, line.row ->> 'title',
       line.row ->> 'status', line.row ->> 'phase', (line.row ->> 'adopted_on')::date,
       (line.row ->> 'launched_on')::date, (line.row ->> 'reported_to')::date,
       (line.row ->> 'reported_on')::date, (line.row ->> 'closed_on')::date
FROM unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS pair (parent_id, child_id)
CROSS JOIN LATERAL (
    SELECT DISTINCT ON (board_row.row ->> 'root_id') board_row.row
    FROM board_row
    WHERE board_row.jurisdiction_id = pair.child_id
      AND board_row.board = 'campaign_board'
      AND board_row.row ->> 'parent_id' IS NOT NULL
    ORDER BY board_row.row ->> 'root_id', board_row.opened DESC
) AS line
ON CONFLICT (jurisdiction_id, child_id, root_id) DO UPDATE
SET title = EXCLUDED.title, status = EXCLUDED.status, phase = EXCLUDED.phase,
    adopted_on = EXCLUDED.adopted_on, launched_on = EXCLUDED.launched_on,
    reported_to = EXCLUDED.reported_to, reported_on = EXCLUDED.reported_on,
    closed_on = EXCLUDED.closed_on;

-- name: own_stamps
SELECT tracking.jurisdiction_id, tracking.position, tracking.root, given.digest,
       made.position AS given_position, made.below::text AS given_below
FROM unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS pair (parent_id, child_id)
JOIN tracking
    ON tracking.jurisdiction_id = pair.child_id AND tracking.projection = 'books'
LEFT JOIN child_stamp AS given
    ON given.jurisdiction_id = pair.parent_id AND given.child_id = pair.child_id
LEFT JOIN stamp AS made
    ON made.jurisdiction_id = given.child_id AND made.digest = given.digest;

-- name: stamps_below
SELECT jurisdiction_id, child_id, digest
FROM child_stamp
WHERE jurisdiction_id = ANY (%(children)b)
ORDER BY jurisdiction_id, child_id;

-- name: put_stamps
INSERT INTO stamp (jurisdiction_id, digest, position, root, below)
SELECT jurisdiction_id, digest, position, root, below::jsonb
FROM unnest(
    %(children)b::uuid[], %(digests)b::bytea[], %(positions)b::bigint[], %(roots)b::bytea[],
    %(below)b::text[]
) AS made (jurisdiction_id, digest, position, root, below)
ON CONFLICT DO NOTHING;

-- name: put_child_stamps
INSERT INTO child_stamp (jurisdiction_id, child_id, position, root, digest)
SELECT parent_id, child_id, position, root, digest
FROM unnest(
    %(parents)b::uuid[], %(children)b::uuid[], %(digests)b::bytea[], %(positions)b::bigint[],
    %(roots)b::bytea[]
) AS made (parent_id, child_id, digest, position, root)
ON CONFLICT (jurisdiction_id, child_id) DO UPDATE
SET position = EXCLUDED.position, root = EXCLUDED.root, digest = EXCLUDED.digest;

-- name: withdraw_contribution
DELETE FROM contribution
USING unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS former (parent_id, child_id)
WHERE contribution.jurisdiction_id = former.parent_id
  AND contribution.child_id = former.child_id;

-- name: withdraw_campaigns
DELETE FROM child_campaign
USING unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS former (parent_id, child_id)
WHERE child_campaign.jurisdiction_id = former.parent_id
  AND child_campaign.child_id = former.child_id;

-- name: withdraw_stamps
DELETE FROM child_stamp
USING unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS former (parent_id, child_id)
WHERE child_stamp.jurisdiction_id = former.parent_id
  AND child_stamp.child_id = former.child_id;

-- name: due
WITH current_place AS (
    SELECT DISTINCT ON (jurisdiction_id) jurisdiction_id, parent_id, ended
    FROM place_day
    WHERE from_on <= %(today)s
    ORDER BY jurisdiction_id, from_on DESC, position DESC
),
below AS (
    SELECT jurisdiction_id,
           jsonb_object_agg(child_id::text, encode(digest, 'hex')) AS digests
    FROM child_stamp
    GROUP BY jurisdiction_id
)
SELECT place.jurisdiction_id
FROM current_place AS place
JOIN tracking
    ON tracking.jurisdiction_id = place.jurisdiction_id AND tracking.projection = 'books'
LEFT JOIN child_stamp AS given
    ON given.jurisdiction_id = place.parent_id AND given.child_id = place.jurisdiction_id
LEFT JOIN stamp AS made
    ON made.jurisdiction_id = given.child_id AND made.digest = given.digest
LEFT JOIN below ON below.jurisdiction_id = place.jurisdiction_id
WHERE place.parent_id IS NOT NULL
  AND length(tracking.root) > 0
  AND (
      made.position IS DISTINCT FROM tracking.position
      OR coalesce(made.below, '{}') <> coalesce(below.digests, '{}')
  );
