-- What people corrected
-- Every correction with the line as the engine read it, newest first.
SELECT
    corrections.created,
    corrections.actor,
    lines.ocr_text AS read_as,
    corrections.before,
    corrections.after,
    corrections.note,
    corrections.page_id,
    corrections.state
FROM corrections
LEFT JOIN lines ON lines.id = corrections.line_id
ORDER BY corrections.created DESC, corrections.id DESC
LIMIT 500
