"""What does the archive hold?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.decisions import unplaced
from ingest.archive.door import path_of, told
from ingest.model import Decision, Problem


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the issues from some sources."""

    issues: int
    pages: int
    articles: int
    """Of kind article; advertisements, notices and mastheads do not count."""
    words: int
    """As read, on all pages."""
    confidence: float
    """Mean over words, 0 to 1; 0 without words."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What the archive has of one publication."""

    id: str
    title: str
    issues: int
    first: str | None
    """Earliest date."""
    last: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """What the archive holds and what it lacks."""

    tally: Tally
    publications: tuple[Span, ...]
    kinds: dict[str, int]
    """Articles of each kind."""
    corrections: int
    """Decisions of people that are in force or wait."""
    unplaced: tuple[Decision, ...]
    """Those whose place today's reading does not have."""
    without_date: tuple[str, ...]
    """Ids of issues."""
    without_publication: tuple[str, ...]
    pages_without_text: tuple[str, ...]
    """Ids of pages."""


UNKNOWN = "unknown"
"""Id of the publication of issues whose publication nobody knows."""


def tally(db: Database, sources: Sequence[str] | None = None) -> Tally:
    """Counts over the issues from *sources*, or over all."""
    wanted = None if sources is None else json.dumps(list(sources))
    with told(path_of(db)):
        issues = db.execute(f"SELECT count(*) FROM issues WHERE {OF_SOURCES}", {"wanted": wanted}).fetchone()[0]
        pages, words, confidence = db.execute(
            f"""SELECT count(*), coalesce(sum(words), 0), sum(words * coalesce(confidence, 0)) / sum(words)
                FROM pages JOIN issues ON issues.id = issue_id WHERE {OF_SOURCES}""",
            {"wanted": wanted},
        ).fetchone()
        articles = db.execute(
            f"""SELECT count(*) FROM articles JOIN issues ON issues.id = issue_id
                WHERE kind = 'article' AND {OF_SOURCES}""",
            {"wanted": wanted},
        ).fetchone()[0]
        problems = db.execute(
            "SELECT source, slug, sentence FROM problems WHERE "
            f"{OF_SOURCES.replace('source', 'bundle')} ORDER BY source, id",
            {"wanted": wanted},
        ).fetchall()
    return Tally(issues, pages, articles, words, confidence or 0.0, tuple(Problem(*row) for row in problems))


OF_SOURCES = "(:wanted IS NULL OR source IN (SELECT value FROM json_each(:wanted)))"


def status(db: Database) -> Status:
    """All that `ingest status` tells."""
    counted = tally(db)
    with told(path_of(db)):
        publications = db.execute(
            """SELECT publications.id, title, count(*), min(date), max(date)
               FROM publications JOIN issues ON publication_id = publications.id GROUP BY publications.id"""
        ).fetchall()
        return Status(
            tally=counted,
            publications=tuple(Span(*row) for row in publications),
            kinds=dict(db.execute("SELECT kind, count(*) FROM articles GROUP BY kind ORDER BY 2 DESC, 1").fetchall()),
            corrections=db.execute("SELECT count(*) FROM decisions WHERE state IN ('in force', 'waiting')").fetchone()[
                0
            ],
            unplaced=unplaced(db),
            without_date=_ids(db, "SELECT id FROM issues WHERE date IS NULL ORDER BY id"),
            without_publication=_ids(
                db, f"SELECT id FROM issues WHERE coalesce(publication_id, '{UNKNOWN}') = '{UNKNOWN}' ORDER BY id"
            ),
            pages_without_text=_ids(db, "SELECT id FROM pages WHERE words = 0 ORDER BY id"),
        )


def names(db: Database) -> tuple[dict[str, str | None], dict[str, str]]:
    """Title of each publication by its id, and source of each issue by its id."""
    with told(path_of(db)):
        return (
            dict(db.execute("SELECT id, title FROM publications").fetchall()),
            dict(db.execute("SELECT id, source FROM issues").fetchall()),
        )


def known(db: Database) -> dict[str, str]:
    """What each issue was built from, by its source."""
    with told(path_of(db)):
        return dict(db.execute("SELECT source, built_from FROM issues").fetchall())


def images(db: Database) -> dict[str, str]:
    """The scan of a page of each issue, as the archive finds it, by the issue's source."""
    with told(path_of(db)):
        return dict(
            db.execute("SELECT source, min(image) FROM issues JOIN pages ON issue_id = issues.id GROUP BY source")
        )


def _ids(db: Database, sql: str) -> tuple[str, ...]:
    return tuple(row[0] for row in db.execute(sql))
