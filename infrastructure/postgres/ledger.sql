-- name: lock_heads
SELECT jurisdiction_id, position, frontier, recorded_at, clock_timestamp() AS now
FROM ledger_head
WHERE jurisdiction_id = ANY (%(jurisdictions)b)
ORDER BY jurisdiction_id
FOR UPDATE;

-- name: begin_turn
BEGIN;
SET LOCAL renda.scope = %(scope)s;
SELECT jurisdiction_id, position, frontier, recorded_at, clock_timestamp() AS now
FROM ledger_head
WHERE jurisdiction_id = ANY (%(jurisdictions)s::uuid[])
ORDER BY jurisdiction_id
FOR UPDATE;
SELECT wanted.number, event.version, event.topic, event.payload, event.recorded_at
FROM unnest(%(ledgers)s::uuid[], %(streams)s::uuid[]) WITH ORDINALITY
    AS wanted (jurisdiction_id, stream_id, number)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = wanted.jurisdiction_id
      AND event_log.stream_id = wanted.stream_id
    ORDER BY event_log.version
    OFFSET 0
) AS event;
SELECT sent.number, event.stream_id, event.version, event.position, event.command_digest
FROM unnest(%(senders)s::uuid[], %(commands)s::uuid[]) WITH ORDINALITY
    AS sent (jurisdiction_id, command_id, number)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = sent.jurisdiction_id
      AND event_log.command_id = sent.command_id
    OFFSET 0
) AS event
ORDER BY event.position;

-- name: open_heads
INSERT INTO ledger_head (jurisdiction_id)
SELECT jurisdiction_id
FROM unnest(%(jurisdictions)b::uuid[]) AS founded (jurisdiction_id);

-- name: append
WITH recorded AS (
    INSERT INTO event_log (
        jurisdiction_id, position, stream_id, version, topic, payload, actor_id, command_id,
        command_digest, recorded_at, leaf
    )
    SELECT *
    FROM unnest(
        %(jurisdictions)b::uuid[], %(positions)b::bigint[], %(streams)b::uuid[],
        %(versions)b::bigint[], %(topics)b::text[], %(payloads)b::bytea[], %(actors)b::uuid[],
        %(commands)b::uuid[], %(digests)b::bytea[], %(times)b::timestamptz[], %(leaves)b::bytea[]
    )
)
UPDATE ledger_head AS head
SET position = grown.position,
    frontier = grown.frontier,
    recorded_at = grown.recorded_at
FROM unnest(
    %(heads)b::uuid[], %(ends)b::bigint[], %(frontiers)b::bytea[], %(ended)b::timestamptz[]
) AS grown (jurisdiction_id, position, frontier, recorded_at)
WHERE head.jurisdiction_id = grown.jurisdiction_id;

-- name: read_log
SELECT position, stream_id, version, topic, payload, actor_id, command_id, command_digest,
       recorded_at, leaf
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND position > %(after)s
  AND position <= %(until)s
ORDER BY position
LIMIT %(limit)s;

-- name: read_events
SELECT position, topic, payload, stream_id, version, recorded_at
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND position > %(after)s
  AND position <= %(until)s
ORDER BY position
LIMIT %(limit)s;

-- name: read_head
SELECT position, frontier, recorded_at
FROM ledger_head
WHERE jurisdiction_id = %(jurisdiction)s;

-- name: leaves
SELECT leaf
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND position <= %(position)s
ORDER BY position;

-- name: position_at
SELECT coalesce(max(position), 0) AS position
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND recorded_at <= %(moment)s;
