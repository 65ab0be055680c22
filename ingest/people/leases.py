"""Who has which piece of work in hand?"""

import sqlite3
import time
from collections.abc import Sequence

from ingest.people.door import writing

LASTS = 20 * 60.0
"""Seconds since the last sign of life: a coffee, not a lunch."""


def taken(db: sqlite3.Connection, name: str) -> set[int]:
    """The regions that others than *name* have in hand."""
    found = db.execute("SELECT region FROM leases WHERE name <> ? AND expires > ?", [name, time.time()])
    return {row[0] for row in found}


def take(db: sqlite3.Connection, name: str, regions: Sequence[int]) -> int | None:
    """Give *name* the first of *regions* that nobody else has in hand, and take their former one back; None for none.

    Two people who ask at once get two pieces.
    """
    with writing(db):
        others = taken(db, name)
        free = next((region for region in regions if region not in others), None)
        if free is not None:
            db.execute("DELETE FROM leases WHERE name = ? OR expires <= ?", [name, time.time()])
            db.execute("INSERT INTO leases VALUES (?, ?, ?)", [free, name, time.time() + LASTS])
    return free


def keep(db: sqlite3.Connection, name: str, region: int) -> None:
    """*name* is still at work on it."""
    db.execute("UPDATE leases SET expires = ? WHERE region = ? AND name = ?", [time.time() + LASTS, region, name])


def holder(db: sqlite3.Connection, region: int) -> str | None:
    """Who has it in hand."""
    row = db.execute("SELECT name FROM leases WHERE region = ? AND expires > ?", [region, time.time()]).fetchone()
    return str(row[0]) if row else None
