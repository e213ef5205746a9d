-- name: holding
SELECT term, block, found
FROM search_term
WHERE jurisdiction_id = %(jurisdiction)s
  AND term = ANY (%(terms)s);

-- name: rows_opened
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = %(board)s
  AND opened = ANY (%(opened)s);
