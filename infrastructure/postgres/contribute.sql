-- name: parents
-- No rule spans ledgers, so places may say that they are above one another: a ring gives nothing.
WITH RECURSIVE way (child_id, at_id, parent_id, steps) AS (
    SELECT child_id, child_id, NULL::uuid, 0
    FROM unnest(%(children)b::uuid[]) AS due (child_id)
    UNION ALL
    SELECT way.child_id, place.parent_id, coalesce(way.parent_id, place.parent_id), steps + 1
    FROM way
    CROSS JOIN LATERAL (
        SELECT place_day.parent_id
        FROM place_day
        WHERE place_day.jurisdiction_id = way.at_id
          AND place_day.from_on <= %(today)s
        ORDER BY place_day.from_on DESC, place_day.position DESC
        LIMIT 1
    ) AS place
    WHERE place.parent_id IS NOT NULL
      AND way.steps < 16
      AND (way.steps = 0 OR way.at_id <> way.child_id)
)
SELECT child_id, (array_agg(parent_id))[1] AS parent_id
FROM way
WHERE steps > 0
GROUP BY child_id
HAVING NOT bool_or(at_id = child_id);

-- name: former_parents
SELECT DISTINCT jurisdiction_id, parent_id
FROM place_day
WHERE jurisdiction_id = ANY (%(children)b)
  AND parent_id IS NOT NULL;

-- name: contribute
WITH pair AS (
    SELECT *
    FROM unnest(%(parents)b::uuid[], %(children)b::uuid[]) AS pair (parent_id, child_id)
),
local AS (
    SELECT campaign.jurisdiction_id, (campaign.row ->> 'root_id')::uuid AS campaign_id,
           indicator ->> 'key' AS indicator
    FROM (
        SELECT jurisdiction_id, row::jsonb
        FROM board_row
        WHERE jurisdiction_id = ANY (%(children)b)
          AND board = 'campaign_board'
        OFFSET 0
    ) AS campaign
    CROSS JOIN LATERAL jsonb_array_elements(campaign.row -> 'indicators') AS indicator
    WHERE NOT (indicator ->> 'core')::boolean
),
part AS (
    SELECT pair.parent_id, pair.child_id, tally.campaign_id, tally.indicator, tally.value
    FROM pair
    JOIN tally
        ON tally.jurisdiction_id = pair.child_id AND tally.on_day = '9999-12-31'
    UNION ALL
    SELECT pair.parent_id, pair.child_id, below.campaign_id, below.indicator, below.value
    FROM pair
    JOIN contribution AS below ON below.jurisdiction_id = pair.child_id
    UNION ALL
    SELECT pair.parent_id, pair.child_id, before.campaign_id, before.indicator, 0
    FROM pair
    JOIN contribution AS before
        ON before.jurisdiction_id = pair.parent_id AND before.child_id = pair.child_id
)
INSERT INTO contribution (jurisdiction_id, child_id, campaign_id, indicator, value)
SELECT part.parent_id, part.child_id, part.campaign_id, part.indicator,
       coalesce(sum(part.value) FILTER (WHERE local.indicator IS NULL), 0)
FROM part
LEFT JOIN local
    ON local.jurisdiction_id = part.child_id
    AND local.campaign_id = part.campaign_id
    AND local.indicator = part.indicator
GROUP BY part.parent_id, part.child_id, part.campaign_id, part.indicator
HAVING bool_or(local.indicator IS NULL)
ORDER BY part.parent_id, part.child_id, part.campaign_id, part.indicator
ON CONFLICT (jurisdiction_id, campaign_id, child_id, indicator) DO UPDATE
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
    SELECT DISTINCT ON (campaign.row ->> 'root_id') campaign.row
    FROM (
        SELECT opened, row::jsonb
        FROM board_row
        WHERE board_row.jurisdiction_id = pair.child_id
          AND board_row.board = 'campaign_board'
        OFFSET 0
    ) AS campaign
    WHERE campaign.row ->> 'parent_id' IS NOT NULL
    ORDER BY campaign.row ->> 'root_id', campaign.opened DESC
) AS line
ON CONFLICT (jurisdiction_id, child_id, root_id) DO UPDATE
SET title = EXCLUDED.title, status = EXCLUDED.status, phase = EXCLUDED.phase,
    adopted_on = EXCLUDED.adopted_on, launched_on = EXCLUDED.launched_on,
    reported_to = EXCLUDED.reported_to, reported_on = EXCLUDED.reported_on,
    closed_on = EXCLUDED.closed_on;

-- name: own_stamps
SELECT jurisdiction_id, position, root
FROM tracking
WHERE jurisdiction_id = ANY (%(children)b)
  AND projection = 'books';

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
  AND child_stamp.child_id = former.child_id
RETURNING child_stamp.jurisdiction_id;

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
