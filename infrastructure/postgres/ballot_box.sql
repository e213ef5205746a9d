-- name: make_key
INSERT INTO ballot_key (jurisdiction_id, vote_id, round, master, wrapped)
VALUES (%(jurisdiction)s, %(vote)s, %(round)s, %(master)s, %(wrapped)s)
ON CONFLICT DO NOTHING;

-- name: key
SELECT master, wrapped
FROM ballot_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND vote_id = %(vote)s
  AND round = %(round)s;

-- name: drop
INSERT INTO ballot (jurisdiction_id, vote_id, round, command_id, sealed)
VALUES (%(jurisdiction)s, %(vote)s, %(round)s, %(command)s, %(sealed)s)
ON CONFLICT DO NOTHING;

-- name: dropped
SELECT sealed
FROM ballot
WHERE jurisdiction_id = %(jurisdiction)s
  AND vote_id = %(vote)s
  AND round = %(round)s
  AND command_id = %(command)s;

-- name: take
SELECT ballot.sealed
FROM ballot
WHERE ballot.jurisdiction_id = %(jurisdiction)s
  AND ballot.vote_id = %(vote)s
  AND ballot.round = %(round)s
  AND EXISTS (
      SELECT
      FROM event_log AS event
      WHERE event.jurisdiction_id = ballot.jurisdiction_id
        AND event.command_id = ballot.command_id
        AND event.stream_id = ballot.vote_id
        AND event.topic = 'livelihood_vote.voted'
  );

-- name: over
SELECT key.round
FROM ballot_key AS key
WHERE key.jurisdiction_id = %(jurisdiction)s
  AND key.vote_id = %(vote)s
  AND EXISTS (
      SELECT
      FROM event_log AS event
      WHERE event.jurisdiction_id = key.jurisdiction_id
        AND event.stream_id = key.vote_id
        AND (
            event.topic = 'livelihood_vote.cancelled'
            OR (
                event.topic = 'livelihood_vote.counted'
                AND (convert_from(event.payload, 'UTF8')::jsonb ->> 'round')::int >= key.round
            )
        )
  );

-- name: destroy_ballots
DELETE FROM ballot
WHERE jurisdiction_id = %(jurisdiction)s
  AND vote_id = %(vote)s
  AND round = ANY (%(rounds)s);

-- name: destroy_keys
DELETE FROM ballot_key
WHERE jurisdiction_id = %(jurisdiction)s
  AND vote_id = %(vote)s
  AND round = ANY (%(rounds)s);

-- name: boxes
SELECT DISTINCT jurisdiction_id, vote_id
FROM ballot_key;
