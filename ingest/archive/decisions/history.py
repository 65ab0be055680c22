"""What was decided, by whom, and what became of it?"""

from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.decisions import ledger
from ingest.archive.decisions.ledger import Kept

NEWEST_FIRST = "created DESC, id DESC"

MOST = 500
"""Decisions of an article that are shown: every line of a long one, looked at twice."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What one person did."""

    actor: str
    decisions: int
    undone: int
    """How many of them were taken back."""
    first: str
    last: str


def of_line(db: Database, line_id: int) -> list[Kept]:
    """What was decided about a line, the newest first."""
    return ledger.kept(db, "WHERE line_id = ?", [line_id], NEWEST_FIRST)


def of_article(db: Database, article_id: str) -> list[Kept]:
    """What was decided about an article and its lines, the newest first."""
    return ledger.kept(
        db,
        """WHERE line_id IN (SELECT lines.id FROM lines JOIN regions ON regions.id = region_id WHERE article_id = ?1)
           OR (verb <> 'read' AND ?1 IN (article_id, before, after))""",
        [article_id],
        f"{NEWEST_FIRST} LIMIT {MOST}",
    )


def of_issue(db: Database, issue_id: str) -> list[Kept]:
    """What was decided about the structure and date of an issue, the newest first."""
    return ledger.kept(db, "WHERE issue_id = ?", [issue_id], NEWEST_FIRST)


def of_actor(db: Database, actor: str, limit: int, before: int | None = None) -> list[Kept]:
    """What one person decided, the newest first; only those entered before the decision of that number."""
    return ledger.kept(db, "WHERE actor = ?1 AND (?2 IS NULL OR id < ?2)", [actor, before], f"id DESC LIMIT {limit:d}")


def everybody(db: Database) -> list[Hands]:
    """Who decided how much; whoever did so last comes first."""
    found = db.execute(
        """SELECT actor, sum(undoes IS NULL), sum(undoes IS NULL AND undone), min(created), max(created)
           FROM decisions GROUP BY actor ORDER BY 5 DESC"""
    )
    return [Hands(*row) for row in found]


def waiting(db: Database) -> list[Kept]:
    """What has no place in today's reading: for an editor to look at."""
    return ledger.kept(db, f"WHERE state = '{ledger.WAITING}'")


def taken_up_by(db: Database, article_id: str) -> str | None:
    """The article that one which was joined to it is a part of now."""
    found = db.execute(
        "SELECT article_id FROM decisions WHERE verb = 'join' AND before = ? AND state = 'in force' ORDER BY id DESC",
        [article_id],
    ).fetchone()
    return found[0] if found and found[0] != article_id else None
