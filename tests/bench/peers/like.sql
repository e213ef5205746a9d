-- What a search costs that keeps no index: every row is read, and the title decides.
SELECT id, version, opened, position, row::text
FROM board_row
WHERE jurisdiction_id = %(jurisdiction)s
  AND board = 'suggestion_board'
  AND row::text LIKE %(pattern)s
ORDER BY row ->> 'title' LIKE %(pattern)s DESC, opened DESC
LIMIT 20
