-- Lines that need eyes
-- The lines that the engine was least sure of and nobody has looked at, with their place on the scan. Most gain comes from reading these first.
SELECT
    round(lines.confidence, 2) AS confidence,
    lines.text,
    lines.page_id,
    lines.id AS line,
    pages.image,
    lines."left",
    lines."top",
    lines."right",
    lines."bottom"
FROM lines
JOIN pages ON pages.id = lines.page_id
WHERE lines.confidence IS NOT NULL
  AND NOT EXISTS (
      SELECT 1 FROM decisions WHERE line_id = lines.id AND verb = 'read' AND undoes IS NULL AND NOT undone
  )
ORDER BY lines.confidence
LIMIT 200
