-- name: streams
SELECT position, stream_id, version, topic, payload, actor_id, command_id, command_digest,
       recorded_at, leaf
FROM event_log
WHERE jurisdiction_id = %(jurisdiction)s
  AND stream_id = ANY (%(streams)b::uuid[])
  AND position <= %(position)s
ORDER BY position;
