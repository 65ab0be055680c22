"""How do tests decide, and look at what stands?"""

from pathlib import Path

from ingest import archive
from tests.issues import rows

ISSUE = "the-spark/1934-12-13"
STRIKE_ID, RENT_ID = f"{ISSUE}/a02", f"{ISSUE}/a03"
ANN = archive.Hand("ann", "2026-01-02T03:04:05+00:00")
BOB = archive.Hand("bob", "2026-01-03T03:04:05+00:00")
EVE = archive.Hand("eve", "2026-01-04T03:04:05+00:00", "it was right before")
READ = "went out on Monday, and the nation-"
PRINTED = "went out on Sunday, and the nation-"


def journal(db: archive.Archive) -> Path:
    """Beside the archive, as in a workspace."""
    return db.path.parent / "ocr_output" / "corrections.jsonl"


def line(db: archive.Archive, text: str) -> int:
    """The line that reads so."""
    (found,) = rows(db, "SELECT id FROM lines WHERE text = ?", text)
    return int(found)


def region(db: archive.Archive, opening: str) -> int:
    """The region that begins with this line."""
    (found,) = rows(db, "SELECT region_id FROM lines WHERE text = ? AND sequence = 1", opening)
    return int(found)


def key(db: archive.Archive, after: str) -> str:
    """Of the one decision that says so and takes nothing back."""
    (found,) = rows(db, "SELECT key FROM decisions WHERE after = ? AND undoes IS NULL", after)
    return str(found)


def states(db: archive.Archive) -> list[tuple[str, str]]:
    """Who decided, and what became of it."""
    return rows(db, "SELECT actor, state FROM decisions ORDER BY id")


def articles(db: archive.Archive) -> dict[str, str]:
    """Text of each article, paragraphs on lines, in the issue's order."""
    return {
        name: text.replace("\n\n", "\n") for name, text in rows(db, "SELECT id, text FROM articles ORDER BY sequence")
    }


def everything(db: archive.Archive) -> list[object]:
    """All that a reading and the decisions over it make of the tables that people read."""
    tables = {
        "pages": "id, text",
        "articles": "id, sequence, kind, headline, dateline, credit, language, text, words, confidence, first_page_id",
        "regions": 'page_id, article_id, sequence, page_sequence, kind, "left", "top", "right", "bottom"',
        "lines": 'page_id, text, ocr_text, "left", "top"',
        "issues": "id, date",
    }
    return [rows(db, f"SELECT {columns} FROM {table} ORDER BY {columns}") for table, columns in tables.items()]
