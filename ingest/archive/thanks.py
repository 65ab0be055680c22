"""How much have people mended, and how much of an issue has been looked at?"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlite_utils import Database

from ingest.archive.decisions.reading import EFFECTIVE

WEEKS = 26
"""Weeks that are shown: half a year."""

ISSUES = 50
"""Issues that are shown: more than all volunteers have in hand."""


@dataclass(frozen=True, slots=True)
class Work:
    """What was done and stands."""

    lines: int
    """Lines looked at."""
    mended: int
    """Lines changed by it."""
    structure: int
    """Articles joined and parted, regions marked and moved, dates set."""


@dataclass(frozen=True, slots=True)
class Week:
    """Lines looked at in a week, by the date of its Monday."""

    monday: str
    lines: int
    own: int
    """Those by the person who asks."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of an issue has been looked at."""

    issue_id: str
    publication: str | None
    date: str | None
    lines: int
    checked: int


def work(db: Database, actor: str | None = None) -> Work:
    """What one person, or everybody, did."""
    row = db.execute(
        f"""SELECT count(DISTINCT CASE WHEN verb = 'read' THEN coalesce(line_id, -id) END),
                   count(DISTINCT CASE WHEN verb = 'read' AND before <> after THEN coalesce(line_id, -id) END),
                   count(CASE WHEN verb <> 'read' THEN 1 END)
            FROM decisions WHERE {EFFECTIVE} AND (?1 IS NULL OR actor = ?1)""",
        [actor],
    ).fetchone()
    return Work(*row)


def weeks(db: Database, today: date, actor: str | None = None) -> list[Week]:
    """The last half year, week by week, the oldest first; those in which nothing was done as well."""
    monday = today - timedelta(days=today.weekday())
    mondays = [(monday - timedelta(weeks=back)).isoformat() for back in range(WEEKS - 1, -1, -1)]
    found = db.execute(
        f"""SELECT date(created, '-6 days', 'weekday 1') AS monday, count(*), sum(actor IS ?)
            FROM decisions WHERE verb = 'read' AND {EFFECTIVE} AND created >= ? GROUP BY monday""",
        [actor, mondays[0]],
    )
    counted = {row[0]: row[1:] for row in found}
    return [Week(each, *counted.get(each, (0, 0))) for each in mondays]


def shares(db: Database) -> list[Share]:
    """Of the issues that people last worked on: how many of its lines somebody has looked at."""
    found = db.execute(
        f"""WITH worked AS (
              SELECT pages.issue_id AS id, count(DISTINCT line_id) AS checked, max(created) AS last
              FROM decisions JOIN lines ON lines.id = line_id JOIN pages ON pages.id = lines.page_id
              WHERE verb = 'read' AND {EFFECTIVE} GROUP BY 1 ORDER BY 3 DESC LIMIT ?)
            SELECT issues.id, publication, date,
                   (SELECT count(*) FROM lines JOIN pages ON pages.id = page_id WHERE issue_id = issues.id), checked
            FROM worked JOIN issues ON issues.id = worked.id ORDER BY last DESC""",
        [ISSUES],
    )
    return [Share(*row) for row in found]
