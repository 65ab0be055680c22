-- What is missing
-- Issues without a date, and pages on which nothing was read.
SELECT 'no date' AS missing, id, source AS file FROM issues WHERE date IS NULL
UNION ALL
SELECT 'no publication', id, source FROM issues WHERE coalesce(publication_id, 'unknown') = 'unknown'
UNION ALL
SELECT 'no text', id, image FROM pages WHERE words = 0
ORDER BY 1, 2
