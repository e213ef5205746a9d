-- name: select_events
SELECT stream_id, version, topic, payload
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND stream_id = %(stream)s
  AND version > %(gt)s
  AND version <= %(lte)s
ORDER BY CASE WHEN %(desc)s THEN -version ELSE version END
LIMIT %(limit)s;

-- name: select_notifications
SELECT stream_id, version, topic, payload, position
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND position >= %(start)s
  AND position <= %(stop)s
  AND (%(topics)s::text[] = '{}' OR topic = ANY (%(topics)s))
ORDER BY position
LIMIT %(limit)s;

-- name: head
SELECT position
FROM ledger_head
WHERE jurisdiction_id = %(jurisdiction)s;
