"""How had the machine arranged an issue, before people arranged it otherwise?

Kept as one JSON value, and only for issues that people arranged; a new reading of the issue takes its place.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlite_utils import Database

from ingest.archive.decisions.finding import Print
from ingest.archive.decisions.structure import Arrangement, Block, Story
from ingest.archive.retell import TOLD, parts_of
from ingest.model import Box
from ingest.text import Part

Content = dict[str, Any]
"""Date, highest number, articles and regions as they were read."""

ARTICLE = ("kind", "language", "confidence", *TOLD)


def known(db: Database, issue_id: str) -> Content | None:
    """The machine's arrangement of an issue that people arranged; None of others."""
    found = db.execute("SELECT content FROM structures WHERE issue_id = ?", [issue_id]).fetchone()
    return json.loads(found[0]) if found else None


def keep(db: Database, issue_id: str) -> Content:
    """The machine's arrangement of an issue, kept from now on when it was not before."""
    content = known(db, issue_id)
    if content is None:
        content = _as_it_stands(db, issue_id)
        db.execute(
            "INSERT INTO structures (issue_id, content) VALUES (?, ?)",
            [issue_id, json.dumps(content, ensure_ascii=False)],
        )
    return content


def arrangement(db: Database, issue_id: str, content: Content) -> Arrangement:
    """The machine's arrangement with the lines as they read today."""
    lines = _lines(db, issue_id)
    blocks = {
        row["id"]: Block(row["id"], row["page"], row["kind"], Box(*row["box"]), tuple(lines[n] for n in row["lines"]))
        for row in content["regions"]
    }
    stories = tuple(
        Story(row["number"], row["kind"], tuple(blocks[n] for n in row["regions"])) for row in content["articles"]
    )
    of_stories = {block.id for story in stories for block in story.blocks}
    pages = db.execute(
        "SELECT id, sha256, frame FROM pages WHERE issue_id = ? ORDER BY sequence", [issue_id]
    ).fetchall()
    return Arrangement(
        stories,
        tuple(block for block in blocks.values() if block.id not in of_stories),
        {page: tuple(row["id"] for row in content["regions"] if row["page"] == page) for page, _, _ in pages},
        {page: (sha256, frame) for page, sha256, frame in pages},
        content["last"],
        content["date"],
    )


def _as_it_stands(db: Database, issue_id: str) -> Content:
    date, last = db.execute("SELECT date, last_article FROM issues WHERE id = ?", [issue_id]).fetchone()
    regions = db.execute(
        """SELECT regions.id, page_id, article_id, regions.sequence, kind, "left", "top", "right", "bottom",
                  (SELECT json_group_array(id)
                   FROM (SELECT id FROM lines WHERE region_id = regions.id ORDER BY sequence))
           FROM regions JOIN pages ON pages.id = page_id WHERE issue_id = ? ORDER BY pages.sequence, page_sequence""",
        [issue_id],
    ).fetchall()
    articles = db.execute(
        f"SELECT id, {', '.join(ARTICLE)} FROM articles WHERE issue_id = ? ORDER BY sequence", [issue_id]
    ).fetchall()
    return {
        "date": date,
        "last": last,
        "articles": [
            {
                "number": number_of(row[0]),
                "regions": [r[0] for r in sorted(regions, key=lambda r: r[3]) if r[2] == row[0]],
                "said": digest(parts_of(db, row[0])),
                **dict(zip(ARTICLE, row[1:], strict=True)),
            }
            for row in articles
        ],
        "regions": [
            {"id": r[0], "page": r[1], "kind": r[4], "box": r[5:9], "lines": json.loads(r[9])} for r in regions
        ],
    }


def digest(parts: Sequence[Part]) -> str:
    """Of the kinds and lines of an article: while it is the same, what the segmenter told of them holds."""
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def number_of(article_id: str) -> int:
    """The number in an article's id: 3 for `the-spark/2022-01-17/a03`."""
    return int(article_id.rpartition("/a")[2])


def _lines(db: Database, issue_id: str) -> dict[int, Print]:
    found = db.execute(
        """SELECT lines.id, "left", "top", "right", "bottom", lines.text, ocr_text
           FROM lines JOIN pages ON pages.id = page_id WHERE issue_id = ?""",
        [issue_id],
    )
    return {row[0]: Print(row[0], Box(*row[1:5]), (row[5], row[6])) for row in found}
