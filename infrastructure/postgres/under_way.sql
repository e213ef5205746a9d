-- name: share
SELECT pg_advisory_lock_shared(%(import)s::bigint);

-- name: lock
SELECT pg_advisory_lock(%(import)s::bigint);
