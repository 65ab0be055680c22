-- Issues by year
-- How much there is of each publication and year.
SELECT
    coalesce(issues.publication, '(unknown)') AS publication,
    coalesce(issues.year, '(no date)') AS year,
    count(*) AS issues,
    sum((SELECT count(*) FROM pages WHERE pages.issue_id = issues.id)) AS pages,
    sum((SELECT count(*) FROM articles WHERE articles.issue_id = issues.id AND kind = 'article')) AS articles,
    min(issues.date) AS first,
    max(issues.date) AS last
FROM issues
GROUP BY issues.publication, issues.year
ORDER BY 1, issues.year
