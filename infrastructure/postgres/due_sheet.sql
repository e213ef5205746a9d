-- name: due
SELECT clock.board, clock.id, clock.key, clock.who, stored.row::text
FROM (
    SELECT *
    FROM clock
    WHERE jurisdiction_id = %(jurisdiction)s
      AND due_on <= %(until)s
    ORDER BY due_on, id, key, who
    OFFSET %(skip)s
    LIMIT %(limit)s
) AS clock
JOIN board_row AS stored
    ON stored.jurisdiction_id = clock.jurisdiction_id
   AND stored.board = clock.board
   AND stored.id = clock.id
ORDER BY clock.due_on, clock.id, clock.key, clock.who;

-- name: due_by
SELECT clock.board, clock.id, clock.key, clock.who, stored.row::text
FROM (
    SELECT *
    FROM clock
    WHERE jurisdiction_id = %(jurisdiction)s
      AND who = %(who)s
      AND due_on <= %(until)s
    ORDER BY due_on, id, key, who
    OFFSET %(skip)s
    LIMIT %(limit)s
) AS clock
JOIN board_row AS stored
    ON stored.jurisdiction_id = clock.jurisdiction_id
   AND stored.board = clock.board
   AND stored.id = clock.id
ORDER BY clock.due_on, clock.id, clock.key, clock.who;
