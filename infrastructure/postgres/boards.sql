-- name: tracked
SELECT coalesce(tracking.position, 0) AS position, head.position AS head
FROM ledger_head AS head
LEFT JOIN tracking
    ON tracking.jurisdiction_id = head.jurisdiction_id AND tracking.projection = 'books'
WHERE head.jurisdiction_id = %(jurisdiction)s;

-- name: page
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
  AND opened < %(before)s
  AND (%(where)s::jsonb = '{}' OR row::jsonb @> %(where)s::jsonb)
ORDER BY opened DESC
LIMIT %(limit)s;

-- name: one
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
  AND id = %(id)s;

-- name: some
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
  AND id = ANY(%(ids)b::uuid[]);

-- name: among
SELECT stored.id, stored.version, stored.opened, stored.position, stored.row::text
FROM board_row AS stored, json_to_record(stored.row) AS said ({columns})
WHERE stored.jurisdiction_id = %(jurisdiction)s
  AND stored.board = %(board)s
  AND concat_ws(%(separator)s, {fields}) = ANY (%(values)b::text[]);

-- name: called
SELECT id, version, opened, position, row::text
FROM board_row AS stored
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
  AND translate(concat({fields}), %(loose)s, %(narrow)s) = ANY (%(names)b::text[]);

-- name: receipts
SELECT event.command_id, event.stream_id, event.version, event.position
FROM unnest(%(commands)b::uuid[]) AS sent (command_id)
CROSS JOIN LATERAL (
    SELECT *
    FROM event_log
    WHERE event_log.jurisdiction_id = %(jurisdiction)s
      AND event_log.command_id = sent.command_id
    OFFSET 0
) AS event
ORDER BY event.position;

-- name: every_row
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
ORDER BY opened;
