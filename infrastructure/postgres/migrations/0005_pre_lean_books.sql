-- Rows as json: they are read and written whole, and jsonb costs three times the parsing and a
-- third more room. Members by what is said of them, not by who says it: a village met every week
-- had a line for each visit, written anew with the next one.

ALTER TABLE board_row ALTER COLUMN row TYPE json;

ALTER TABLE tally_member NO FORCE ROW LEVEL SECURITY;
UPDATE tally_member
SET met = (
    SELECT coalesce(jsonb_object_agg(each.said, each.times), '{}')
    FROM (SELECT value AS said, count(*) AS times FROM jsonb_each_text(met) GROUP BY value) AS each
);
ALTER TABLE tally_member FORCE ROW LEVEL SECURITY;
ALTER TABLE tally_member ALTER COLUMN met TYPE json;
COMMENT ON TABLE tally_member IS
    'For figures that count a thing once: on which days it was met, by how many records each.';
