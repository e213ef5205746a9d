-- name: find
SELECT jurisdiction_id, opinion_id
FROM follow_code
WHERE digest = ANY (%(digests)s::text[]);
