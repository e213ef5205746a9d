-- name: recognise
SELECT token.token_id, token.secret_hash, token.person_id, token.person, token.scopes,
       coalesce(
           (
               SELECT jsonb_agg(
                   jsonb_build_object(
                       'jurisdiction_id', role_grant.jurisdiction_id, 'role', role_grant.role,
                       'reach', role_grant.reach, 'until', role_grant.until
                   )
               )
               FROM role_grant
               WHERE role_grant.person_id = token.person_id
                 AND role_grant.withdrawn_on IS NULL
           ),
           '[]'
       ) AS grants,
       token.expires_at
FROM api_token AS token
WHERE token.token_id = ANY (%(tokens)b::text[])
  AND token.revoked_at IS NULL
  AND token.expires_at > clock_timestamp();

-- name: issue
INSERT INTO api_token (token_id, secret_hash, person_id, person, scopes, expires_at)
VALUES (
    %(token_id)s, %(secret_hash)s, %(person_id)s, %(person)s, %(scopes)s::text[],
    clock_timestamp() + make_interval(days => %(days)s)
);

-- name: revoke
UPDATE api_token
SET revoked_at = clock_timestamp()
WHERE token_id = %(token_id)s
  AND revoked_at IS NULL;

-- name: known
SELECT token_id, person_id, person, scopes, issued_at, expires_at, revoked_at
FROM api_token
ORDER BY issued_at DESC;
