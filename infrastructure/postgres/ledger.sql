-- name: lock_heads
SELECT jurisdiction_id, position, frontier,
       greatest(recorded_at, clock_timestamp()) AS recorded_at
FROM ledger_head
WHERE jurisdiction_id = ANY ({jurisdictions})
ORDER BY jurisdiction_id
FOR UPDATE;

-- name: read_streams
SELECT wanted.number, event.version, event.topic, event.payload, event.recorded_at
FROM unnest({ledgers}, {streams}) WITH ORDINALITY
    AS wanted (jurisdiction_id, stream_id, number)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = wanted.jurisdiction_id
      AND event_log.stream_id = wanted.stream_id
    ORDER BY event_log.version
    OFFSET 0
) AS event;

-- name: known_commands
SELECT sent.number, event.stream_id, event.version, event.position, event.command_digest
FROM unnest({ledgers}, {commands}) WITH ORDINALITY
    AS sent (jurisdiction_id, command_id, number)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = sent.jurisdiction_id
      AND event_log.command_id = sent.command_id
    OFFSET 0
) AS event
ORDER BY event.position;

-- name: open_turn
BEGIN;
SET LOCAL renda.scope = %(scope)s;

-- name: lock_turn
EXECUTE lock_heads (%(jurisdictions)s);

-- name: read_part
EXECUTE read_streams (%(ledgers)s, %(streams)s);
EXECUTE known_commands (%(senders)s, %(commands)s);

-- name: append_part
EXECUTE append (%(events)s);

-- name: end_turn
-- The heads first: what was decided from memory has not locked them.
EXECUTE advance (%(heads)s);
EXECUTE append (%(events)s);
COMMIT;

-- name: open_heads
INSERT INTO ledger_head (jurisdiction_id)
SELECT jurisdiction_id
FROM unnest(%(jurisdictions)b::uuid[]) AS founded (jurisdiction_id);

-- name: advance
-- In the order of lock_heads. A head that has moved meanwhile gets no position: NOT NULL
-- refuses it.
UPDATE ledger_head AS head
SET position = CASE WHEN head.position = grown.begun THEN grown.position END,
    frontier = decode(grown.frontier, 'hex'),
    recorded_at = grown.recorded_at
FROM json_to_recordset({heads}) AS grown (
    jurisdiction_id uuid, begun bigint, position bigint, frontier text,
    recorded_at timestamptz
)
WHERE head.jurisdiction_id = grown.jurisdiction_id;

-- name: append
-- A command that is recorded already gets no command_id: NOT NULL refuses it.
INSERT INTO event_log (
    jurisdiction_id, position, stream_id, version, topic, payload, actor_id, command_id,
    command_digest, recorded_at, leaf
)
SELECT jurisdiction_id, position, stream_id, version, topic, decode(payload, 'hex'), actor_id,
       CASE
           WHEN (
               SELECT true
               FROM event_log AS known
               WHERE known.jurisdiction_id = event.jurisdiction_id
                 AND known.command_id = event.command_id
               LIMIT 1
           ) IS NULL THEN command_id
       END,
       decode(command_digest, 'hex'), recorded_at, decode(leaf, 'hex')
FROM json_to_recordset({events}) AS event (
    jurisdiction_id uuid, position bigint, stream_id uuid, version bigint, topic text,
    payload text, actor_id uuid, command_id uuid, command_digest text,
    recorded_at timestamptz, leaf text
);

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
