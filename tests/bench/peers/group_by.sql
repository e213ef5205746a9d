-- What the province read gives, counted from the events each time it is asked for. Corrections,
-- voided records and distinct villages are left out of account: less work than the right answer.
SELECT jurisdiction_id,
       count(*) FILTER (WHERE topic = 'activity.held') AS activities,
       sum((fact ->> 'households')::bigint) AS households,
       sum((fact ->> 'voters_received')::bigint) AS voters,
       sum((fact ->> 'opinions_heard')::bigint) AS opinions,
       sum((fact ->> 'problems_solved')::bigint) AS solved,
       count(*) FILTER (WHERE topic = 'suggestion.resolved') AS resolved
FROM (
    SELECT jurisdiction_id, topic, convert_from(payload, 'UTF8')::jsonb AS fact
    FROM event_log
    WHERE topic IN ('activity.held', 'suggestion.resolved')
) AS event
WHERE topic = 'suggestion.resolved' OR fact ->> 'campaign_id' IS NOT NULL
GROUP BY jurisdiction_id
