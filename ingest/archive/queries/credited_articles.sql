-- Articles taken from elsewhere
-- Articles with a credit line: translated, reprinted, excerpted.
SELECT
    articles.credit,
    issues.date,
    articles.headline,
    articles.id AS article,
    pages.label AS page
FROM articles
JOIN issues ON issues.id = articles.issue_id
LEFT JOIN pages ON pages.id = articles.first_page_id
WHERE articles.credit IS NOT NULL
ORDER BY issues.date, articles.id
LIMIT 500
