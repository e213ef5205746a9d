-- name: due
SELECT clock.board, clock.id, clock.key, clock.who, stored.row::text
FROM (
    SELECT *
    FROM clock
    WHERE jurisdiction_id = %(jurisdiction)s
      AND due_on <= %(until)s
      AND (due_on >= %(today)s OR key <> ALL(%(rights)s))
      {by}
    ORDER BY due_on, id, key, who
    OFFSET %(skip)s
    LIMIT %(limit)s
) AS clock
CROSS JOIN LATERAL (
    SELECT row
    FROM board_row
    WHERE jurisdiction_id = clock.jurisdiction_id
      AND board = clock.board
      AND id = clock.id
    LIMIT 1  -- each is looked up, however many rows the planner believes there are
) AS stored
ORDER BY clock.due_on, clock.id, clock.key, clock.who;

-- name: by
AND who = %(who)s;
