-- Lines that need eyes
-- The lines that the engine was least sure of, with their place on the scan. Most gain comes from reading these first.
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
WHERE lines.confidence IS NOT NULL AND lines.text = lines.ocr_text
ORDER BY lines.confidence
LIMIT 200
