-- Search
-- Words that must all be there, "phrases in quotes", the begin* of a word, AND, OR and NOT.
-- Accents and capitals do not matter. Dates as 1934, 1934-12 or 1934-12-13, both included; leave them empty for all.
SELECT
    issues.date,
    issues.publication,
    pages.label AS page,
    articles.headline,
    snippet(articles_fts, 1, '⟦', '⟧', '…', 32) AS found,
    articles.id AS article,
    pages.id AS page_id,
    pages.image
FROM articles_fts
JOIN articles ON articles.docid = articles_fts.rowid
JOIN issues ON issues.id = articles.issue_id
LEFT JOIN pages ON pages.id = articles.first_page_id
WHERE articles_fts MATCH CASE
      WHEN trim(:words) = '' THEN '""'
      WHEN :words GLOB '*[''’.,;:!?/&%+-]*' OR (length(:words) - length(replace(:words, '"', ''))) % 2 THEN escape_fts(:words)
      ELSE :words
  END
  AND (:from_date = '' OR issues.date || '~' >= :from_date)
  AND (:to_date = '' OR issues.date <= :to_date || '~')
ORDER BY bm25(articles_fts, 5.0, 1.0)
LIMIT 100
