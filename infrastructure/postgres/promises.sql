-- name: page
SELECT stored.id, said.number, said.title, made.at, made.told::text, stored.opened
FROM board_row AS stored
CROSS JOIN LATERAL json_to_record(stored.row) AS said (number text, title text, promises json)
CROSS JOIN LATERAL json_array_elements(said.promises) WITH ORDINALITY AS made (told, at)
CROSS JOIN LATERAL json_to_record(made.told) AS promise (due_on date, state text, unit text)
WHERE stored.jurisdiction_id = %(jurisdiction)s
  AND stored.board = 'suggestion_board'
  AND %(state)s::text IN ('', promise.state)
  AND %(unit)s::text IN ('', promise.unit)
  AND promise.due_on BETWEEN %(since)s AND %(until)s
  AND (promise.due_on, stored.opened, made.at) > (%(due_on)s, %(opened)s, %(promise)s)
ORDER BY promise.due_on, stored.opened, made.at
LIMIT %(limit)s;
