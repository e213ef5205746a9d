-- name: migrations
SELECT name
FROM schema_migration;

-- name: status
SELECT head.jurisdiction_id, head.position AS head, tracking.projection, tracking.position,
       tracking.failed_position, tracking.failure
FROM ledger_head AS head
LEFT JOIN tracking USING (jurisdiction_id)
ORDER BY head.jurisdiction_id, tracking.projection;
