"""What does the archive hold of a publication, an issue, a page, an article, for one who reads?"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from ingest.model import Box


@dataclass(frozen=True, slots=True)
class PublicationCard:
    """A newspaper on the shelf."""

    id: str
    title: str
    motto: str | None
    motto_author: str | None
    language: str | None
    issues: int
    first: str | None
    """Date of its oldest dated issue."""
    last: str | None


@dataclass(frozen=True, slots=True)
class IssueCard:
    """An issue on the shelf."""

    id: str
    publication_id: str | None
    publication: str | None
    date: str | None
    volume: str | None
    number: str | None
    edition: str | None
    note: str | None
    page_count: int
    articles: int
    """Of kind article, as every count of articles."""
    first_page_id: str | None


@dataclass(frozen=True, slots=True)
class PageCard:
    """A page, and what must be known to show its scan."""

    id: str
    issue_id: str
    sequence: int
    label: str | None
    image: str
    frame: int
    sha256: str
    width: int
    """Of the whole scan, in pixels, like `height`."""
    height: int
    crop: Box | None
    """Part of the scan that is this page; None for all of it."""
    rotation: int
    """Quarter turns that set it upright, clockwise, in degrees."""
    dpi: float | None
    confidence: float | None
    engine: str
    words: int
    columns: tuple[tuple[float, float], ...]
    """Left and right edge of each text column, in pixels of the straightened page."""
    turn: tuple[float, ...]
    """Affine map from the scan to the straightened page."""


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """A piece of writing, without its text."""

    id: str
    issue_id: str
    sequence: int
    kind: str
    title: str
    headline: str | None
    kicker: str | None
    byline: str | None
    dateline: str | None
    credit: str | None
    language: str | None
    words: int
    confidence: float | None
    first_page_id: str | None


@dataclass(frozen=True, slots=True)
class RegionCard:
    """Where a piece of an article stands, in pixels of the scan."""

    id: int
    page_id: str
    article_id: str | None
    sequence: int
    """Reading order in the article."""
    page_sequence: int
    """Reading order on the page."""
    kind: str
    box: Box


@dataclass(frozen=True, slots=True)
class LineCard:
    """A line of print, in pixels of the scan."""

    id: int
    region_id: int
    page_id: str
    box: Box
    text: str
    """As it stands now."""
    confidence: float | None


def publications(db: Database) -> list[PublicationCard]:
    """All newspapers by title."""
    found = db.execute(
        """SELECT publications.id, title, motto, motto_author, language, count(issues.id), min(date), max(date)
           FROM publications LEFT JOIN issues ON issues.publication_id = publications.id
           GROUP BY publications.id ORDER BY title, publications.id"""
    )
    return [PublicationCard(*row) for row in found]


def titles(db: Database) -> dict[str, str]:
    """Title by id of every newspaper, by title."""
    return dict(db.execute("SELECT id, title FROM publications ORDER BY title, id").fetchall())


ISSUES = """
    SELECT issues.id, publication_id, publication, date, volume, number, edition, note, page_count,
           (SELECT count(*) FROM articles WHERE issue_id = issues.id AND kind = 'article'),
           (SELECT id FROM pages WHERE issue_id = issues.id ORDER BY sequence LIMIT 1)
    FROM issues """


def issues_of(db: Database, publication_id: str, year: int | None = None) -> list[IssueCard]:
    """A newspaper's issues, oldest first; undated ones last.  *year*: only those of that year."""
    found = db.execute(
        ISSUES + "WHERE publication_id = :id AND (:year IS NULL OR substr(date, 1, 4) = printf('%04d', :year)) "
        "ORDER BY date IS NULL, date, issues.id",
        {"id": publication_id, "year": year},
    )
    return [IssueCard(*row) for row in found]


def undated_issues_of(db: Database, publication_id: str) -> list[IssueCard]:
    """A newspaper's issues without a date."""
    found = db.execute(ISSUES + "WHERE publication_id = ? AND date IS NULL ORDER BY issues.id", [publication_id])
    return [IssueCard(*row) for row in found]


def years_of(db: Database, publication_id: str) -> dict[int, int]:
    """How many issues of a newspaper are of each year, oldest first."""
    found = db.execute(
        "SELECT year, count(*) FROM issues WHERE publication_id = ? AND date NOT NULL GROUP BY 1", [publication_id]
    )
    return {row[0]: row[1] for row in found}


def latest_issues(db: Database, limit: int) -> list[IssueCard]:
    """The issues with the latest dates."""
    found = db.execute(ISSUES + "ORDER BY date IS NULL, date DESC, issues.id LIMIT ?", [limit])
    return [IssueCard(*row) for row in found]


def issue(db: Database, issue_id: str) -> IssueCard | None:
    """One issue, or None."""
    row = db.execute(ISSUES + "WHERE issues.id = ?", [issue_id]).fetchone()
    return IssueCard(*row) if row else None


def neighbours(db: Database, card: IssueCard) -> tuple[str | None, str | None]:
    """Ids of the issues of the same newspaper before and after this one."""
    if card.date is None or card.publication_id is None:
        return None, None
    where = "SELECT id FROM issues WHERE publication_id = ? AND (date, id)"
    values = [card.publication_id, card.date, card.id]
    before = db.execute(f"{where} < (?, ?) ORDER BY date DESC, id DESC LIMIT 1", values).fetchone()
    after = db.execute(f"{where} > (?, ?) ORDER BY date, id LIMIT 1", values).fetchone()
    return before[0] if before else None, after[0] if after else None


PAGES = """
    SELECT id, issue_id, sequence, label, image, frame, sha256, width, height, crop, rotation, dpi, confidence, engine,
           words, columns, turn
    FROM pages """


def pages_of(db: Database, issue_id: str) -> list[PageCard]:
    """The pages of an issue in order."""
    return [_page(row) for row in db.execute(PAGES + "WHERE issue_id = ? ORDER BY sequence", [issue_id])]


def page(db: Database, page_id: str) -> PageCard | None:
    """One page, or None."""
    row = db.execute(PAGES + "WHERE id = ?", [page_id]).fetchone()
    return _page(row) if row else None


def page_text(db: Database, page_id: str) -> str:
    """All that stands on a page, in reading order; an empty line parts regions."""
    row = db.execute("SELECT text FROM pages WHERE id = ?", [page_id]).fetchone()
    return str(row[0]) if row else ""


def _page(row: Sequence[Any]) -> PageCard:
    values = list(row)
    values[9] = Box(*json.loads(row[9])) if row[9] else None
    values[15:] = tuple(tuple(column) for column in json.loads(row[15])), tuple(json.loads(row[16]))
    return PageCard(*values)


ARTICLES = """
    SELECT id, issue_id, sequence, kind, title, headline, kicker, byline, dateline, credit, language, words,
           confidence, first_page_id
    FROM articles """


def articles_of(db: Database, issue_id: str) -> list[ArticleCard]:
    """The pieces of an issue in reading order."""
    return [ArticleCard(*row) for row in db.execute(ARTICLES + "WHERE issue_id = ? ORDER BY sequence", [issue_id])]


def article(db: Database, article_id: str) -> ArticleCard | None:
    """One piece, or None."""
    row = db.execute(ARTICLES + "WHERE id = ?", [article_id]).fetchone()
    return ArticleCard(*row) if row else None


def article_text(db: Database, article_id: str) -> str:
    """Headline first, continuations joined; an empty line parts paragraphs."""
    row = db.execute("SELECT text FROM articles WHERE id = ?", [article_id]).fetchone()
    return str(row[0]) if row else ""


def beside(db: Database, card: ArticleCard) -> tuple[ArticleCard | None, ArticleCard | None]:
    """The pieces before and after this one in its issue; the masthead is none."""
    where = ARTICLES + "WHERE issue_id = ? AND kind <> 'masthead' AND sequence"
    values = [card.issue_id, card.sequence]
    before = db.execute(f"{where} < ? ORDER BY sequence DESC LIMIT 1", values).fetchone()
    after = db.execute(f"{where} > ? ORDER BY sequence LIMIT 1", values).fetchone()
    return ArticleCard(*before) if before else None, ArticleCard(*after) if after else None


REGIONS = """
    SELECT id, page_id, article_id, sequence, page_sequence, kind, "left", "top", "right", "bottom"
    FROM regions """


def regions_of_article(db: Database, article_id: str) -> list[RegionCard]:
    """Where an article stands, in its reading order."""
    return [_region(row) for row in db.execute(REGIONS + "WHERE article_id = ? ORDER BY sequence, id", [article_id])]


def regions_of_page(db: Database, page_id: str) -> list[RegionCard]:
    """All regions of a page, in reading order."""
    return [_region(row) for row in db.execute(REGIONS + "WHERE page_id = ? ORDER BY page_sequence, id", [page_id])]


def region(db: Database, region_id: int) -> RegionCard | None:
    """One region, or None."""
    row = db.execute(REGIONS + "WHERE id = ?", [region_id]).fetchone()
    return _region(row) if row else None


def _region(row: Sequence[Any]) -> RegionCard:
    values = [*row[:6], Box(*row[6:])]
    return RegionCard(*values)


LINES = """
    SELECT lines.id, region_id, lines.page_id, lines."left", lines."top", lines."right", lines."bottom", lines.text,
           lines.confidence
    FROM lines JOIN regions ON regions.id = region_id """


def lines_of_article(db: Database, article_id: str) -> list[LineCard]:
    """The lines of an article in reading order."""
    where = "WHERE regions.article_id = ? ORDER BY regions.sequence, lines.sequence"
    return [_line(row) for row in db.execute(LINES + where, [article_id])]


def lines_of_page(db: Database, page_id: str) -> list[LineCard]:
    """The lines of a page in reading order."""
    where = "WHERE regions.page_id = ? ORDER BY regions.page_sequence, lines.sequence"
    return [_line(row) for row in db.execute(LINES + where, [page_id])]


def _line(row: Sequence[Any]) -> LineCard:
    values = [*row[:3], Box(*row[3:7]), *row[7:]]
    return LineCard(*values)
