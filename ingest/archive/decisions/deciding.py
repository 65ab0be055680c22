"""How does a person join, part, mark, order and date what the machine arranged?

Each verb says what it is about by the ids of today, writes the decision down with its place on the scan, and lays it
over the issue; row, journal, articles, pages and index change together or not at all.
"""

import re
from dataclasses import dataclass
from datetime import date as day
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions import journal as journals
from ingest.archive.decisions import ledger
from ingest.archive.decisions.arranging import rearrange
from ingest.archive.decisions.reading import Conflict, anchor_of
from ingest.archive.decisions.structure import OPENING
from ingest.archive.door import writing
from ingest.archive.rows import article_id as named
from ingest.errors import SetupError
from ingest.model import Anchor, Box, Decision, Hand, Kind, Verb


def mark(
    db: Database, region_id: int, kind: str, hand: Hand, journal: Path, saw: str | None = None
) -> Decision | Conflict | None:
    """Decide that a region is of a *kind* of `model.Kind`; None when it is already.

    An article that is all advertisement (notice, masthead) becomes one.  Raises SetupError.
    """
    if kind not in set(Kind):
        raise SetupError(f"A region cannot be {kind!r}; it can be {', '.join(Kind)}.")
    with writing(db):
        region = _region(db, region_id)
        if region.kind == kind:
            return None
        if saw is not None and saw != region.kind:
            return Conflict(saw, kind, region.kind)
        return _decide(db, region.issue_id, Decision(Verb.KIND, region.at, region.kind, kind, hand), journal)


def move(db: Database, region_id: int, goal_id: int, hand: Hand, journal: Path, *, behind: bool = True) -> Decision:
    """Decide that a region is read right behind (or before) another one, and belongs to its article.

    Raises SetupError.
    """
    verb = Verb.FOLLOW if behind else Verb.LEAD
    with writing(db):
        region, goal = _region(db, region_id), _region(db, goal_id)
        if region_id == goal_id or region.issue_id != goal.issue_id:
            raise SetupError("A region can be read before or behind another region of the same issue.")
        said = Decision(verb, region.at, region.place, f"{verb} {goal.place}", hand, goal.at)
        return _decide(db, region.issue_id, said, journal)


def part(db: Database, line_id: int, hand: Hand, journal: Path) -> Decision:
    """Decide that with this line another article begins; it gets an id of its own.  Raises SetupError."""
    with writing(db):
        at = anchor_of(db, line_id)
        article, sequence, place = db.execute(
            """SELECT article_id, regions.sequence, lines.sequence
               FROM lines JOIN regions ON regions.id = region_id WHERE lines.id = ?""",
            [line_id],
        ).fetchone()
        if article is None:
            raise SetupError("This line belongs to no article. Move its region into one first.")
        if (sequence, place) == (1, 1):
            raise SetupError("The article begins with this line already.")
        issue_id = article.rpartition("/")[0]
        last = db.execute("SELECT last_article FROM issues WHERE id = ?", [issue_id]).fetchone()[0]
        return _decide(db, issue_id, Decision(Verb.PART, at, article, named(issue_id, last + 1), hand), journal)


def join(db: Database, article_id: str, to_id: str, hand: Hand, journal: Path) -> Decision:
    """Decide that the article *article_id* is the continuation of *to_id*, and bears its id.  Raises SetupError."""
    with writing(db):
        second, first = _opening(db, article_id), _opening(db, to_id)
        if article_id == to_id or second.issue_id != first.issue_id:
            raise SetupError("An article can go on in another article of the same issue.")
        said = Decision(Verb.JOIN, second.at, article_id, to_id, hand, first.at)
        return _decide(db, first.issue_id, said, journal)


def set_date(
    db: Database, issue_id: str, date: str, hand: Hand, journal: Path, saw: str | None = None
) -> Decision | Conflict | None:
    """Decide that an issue is of a day (1944-12-13), month (1944-12) or year (1944), or of no known one (empty).

    Its id stays, for it may have been cited.  None when it is dated so already.  Raises SetupError.
    """
    date = date.strip()
    if date and not _is_date(date):
        raise SetupError(f"{date!r} is no date. Write 1934, 1934-12 or 1934-12-13.")
    with writing(db):
        page = db.execute(
            """SELECT pages.id, sha256, frame, width, height, coalesce(date, '') FROM pages
               JOIN issues ON issues.id = issue_id WHERE issue_id = ? ORDER BY sequence LIMIT 1""",
            [issue_id],
        ).fetchone()
        if page is None:
            raise SetupError(f"There is no issue {issue_id} with pages in this archive.")
        page_id, sha256, frame, width, height, before = page
        if date == before:
            return None
        if saw is not None and saw != before:
            return Conflict(saw, date, before)
        at = Anchor(page_id, sha256, frame, Box(0, 0, width, height))
        return _decide(db, issue_id, Decision(Verb.DATE, at, before, date, hand), journal)


def _decide(db: Database, issue_id: str, decision: Decision, journal: Path) -> Decision:
    entered = ledger.enter(db, decision)
    rearrange(db, issue_id)
    if entered is None or ledger.one(db, entered.key).state != ledger.IN_FORCE:
        raise SetupError("Two regions here cannot be told apart, so this cannot be kept. Open the page again.")
    # Last, so that a full disk undoes all; a kill right after it is mended by the next replay.
    journals.append(journal, [decision])
    return decision


@dataclass(frozen=True, slots=True)
class _Region:
    at: Anchor
    issue_id: str
    kind: str
    place: str
    """Its article and its place in that, for people."""


def _region(db: Database, region_id: int) -> _Region:
    row = db.execute(
        """SELECT pages.id, sha256, frame, "left", "top", "right", "bottom",
                  issue_id, kind, article_id, regions.sequence
           FROM regions JOIN pages ON pages.id = page_id WHERE regions.id = ?""",
        [region_id],
    ).fetchone()
    if row is None:
        raise SetupError(f"There is no region {region_id} any more: its page was read anew. Open the page again.")
    lines = db.execute("SELECT text FROM lines WHERE region_id = ? ORDER BY sequence", [region_id]).fetchall()
    page_id, sha256, frame, *edges = row[:7]
    issue_id, kind, article, sequence = row[7:]
    opening = " ".join(text for (text,) in lines)[:OPENING]
    at = Anchor(page_id, sha256, frame, Box(*edges), opening)
    return _Region(at, issue_id, kind, f"{article or 'no article'}, {sequence}")


def _opening(db: Database, article_id: str) -> _Region:
    """The first region of an article."""
    row = db.execute("SELECT id FROM regions WHERE article_id = ? ORDER BY sequence LIMIT 1", [article_id]).fetchone()
    if row is None:
        raise SetupError(f"There is no article {article_id} any more. Open the page again.")
    return _region(db, row[0])


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return False
    try:
        day.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
