"""Which pieces of print need eyes most?

A piece is a region: lines that stand together.  First what readers say is wrong, then what somebody looked for and
only a garbled word answers to, then the lines of which the engine was least sure.  A line that a person has looked at
comes no more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.decisions.reading import EFFECTIVE
from ingest.archive.garbled import forms
from ingest.archive.places import folded

WORST = 400
"""Lines that are looked at for the next pieces: enough for a dozen volunteers at once."""

SHORTEST = 5
"""Letters: a shorter word has neighbours that are words themselves."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where somebody wants to work; anywhere when nothing is said."""

    publication: str | None = None
    year: int | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stand together and need eyes."""

    region_id: int
    page_id: str
    article_id: str | None
    title: str | None
    """Of the article."""
    publication: str | None
    date: str | None
    lines: int
    unchecked: int
    confidence: float | None
    """Mean over the lines that nobody has looked at."""
    why: str
    """flag, search or doubt."""


def pieces(db: Database, wanted: Wanted, flagged: Sequence[str], missed: Sequence[str]) -> list[Piece]:
    """What needs eyes most comes first.

    *flagged*: articles of which readers say that something is wrong.  *missed*: words that were looked for in vain.
    """
    found: dict[int, str] = {}
    for why, regions in (
        ("flag", _of_articles(db, flagged)),
        ("search", _garbled(db, missed)),
        ("doubt", _doubtful(db, wanted)),
    ):
        for region in regions:
            found.setdefault(region, why)
    return _pieces(db, found, wanted)


UNCHECKED = f"""lines.text <> '' AND NOT EXISTS (SELECT 1 FROM decisions
    WHERE decisions.line_id = lines.id AND decisions.verb = 'read' AND {EFFECTIVE})"""
OF_ISSUES = """(:publication IS NULL OR issues.publication_id = :publication)
    AND (:year IS NULL OR issues.year = :year) AND (:issue IS NULL OR issues.id = :issue)"""


def _values(wanted: Wanted) -> dict[str, object]:
    return {"publication": wanted.publication, "year": wanted.year, "issue": wanted.issue}


def _doubtful(db: Database, wanted: Wanted) -> list[int]:
    """The regions of the least certain lines, by how many letters of those are likely to be wrong."""
    # Of one issue the lines are few and found by their pages; else the index by confidence is walked from its low end.
    by, of_issue = (
        ("lines_by_page", "AND lines.page_id IN (SELECT id FROM pages WHERE issue_id = :issue)")
        if wanted.issue
        else ("lines_by_confidence", "")
    )
    found = db.execute(
        f"""WITH worst AS (
              SELECT region_id, (1 - lines.confidence) * length(lines.text) AS wrong
              FROM lines INDEXED BY {by} JOIN regions ON regions.id = region_id AND article_id NOT NULL
              JOIN pages ON pages.id = lines.page_id JOIN issues ON issues.id = pages.issue_id
              WHERE lines.confidence IS NOT NULL AND {UNCHECKED} AND {OF_ISSUES} {of_issue}
              ORDER BY lines.confidence LIMIT {WORST})
            SELECT region_id FROM worst GROUP BY region_id ORDER BY sum(wrong) DESC, region_id""",
        _values(wanted),
    )
    return [row[0] for row in found]


def _of_articles(db: Database, articles: Sequence[str]) -> list[int]:
    found = db.execute(
        """SELECT regions.id FROM json_each(?) AS flagged JOIN regions ON regions.article_id = flagged.value
           ORDER BY flagged.key, regions.sequence""",
        [json.dumps(articles)],
    )
    return [row[0] for row in found]


def _garbled(db: Database, missed: Sequence[str]) -> list[int]:
    """Regions with a word that may be one of those which were looked for in vain, badly read."""
    words = [part for each in missed for part in folded(each) if len(part) >= SHORTEST]
    if not words:
        return []
    regions: dict[int, None] = {}
    for word in dict.fromkeys(form.word for each in words for form in forms(db, each) if form.edits):
        articles = db.execute(
            """SELECT articles.id FROM articles_fts JOIN articles ON docid = articles_fts.rowid
               WHERE articles_fts MATCH ? LIMIT 5""",
            [f'"{word}"'],
        ).fetchall()
        for (article_id,) in articles:
            regions |= dict.fromkeys(_with_word(db, article_id, word))
    return list(regions)


def _with_word(db: Database, article_id: str, word: str) -> list[int]:
    found = db.execute(
        """SELECT region_id, lines.text FROM regions JOIN lines ON region_id = regions.id
           WHERE article_id = ? ORDER BY regions.sequence, lines.sequence""",
        [article_id],
    )
    return [region for region, text in found if word in folded(text)]


def _pieces(db: Database, why: dict[int, str], wanted: Wanted) -> list[Piece]:
    """The regions in this order, as far as anything on them is unchecked and they are where somebody wants to work."""
    found = db.execute(
        f"""SELECT regions.id, regions.page_id, article_id, articles.title, issues.publication, issues.date,
                   (SELECT count(*) FROM lines WHERE region_id = regions.id AND text <> ''),
                   (SELECT count(*) FROM lines WHERE region_id = regions.id AND {UNCHECKED}) AS unchecked,
                   (SELECT avg(confidence) FROM lines WHERE region_id = regions.id AND {UNCHECKED})
            FROM json_each(:regions) AS wanted JOIN regions ON regions.id = wanted.value
            JOIN pages ON pages.id = regions.page_id JOIN issues ON issues.id = pages.issue_id
            LEFT JOIN articles ON articles.id = regions.article_id
            WHERE {OF_ISSUES} AND unchecked > 0 ORDER BY wanted.key""",
        {**_values(wanted), "regions": json.dumps(list(why))},
    )
    return [Piece(*values) for values in ([*row, why[row[0]]] for row in found)]
