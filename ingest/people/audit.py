"""Who wrote what, when, and from where?  Log-ins count as well."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

COMMAND_LINE = "-"
"""Address of what is done on the machine itself."""

SHOWN = 200
"""Acts that an editor looks through; all of them stay in the file."""


@dataclass(frozen=True, slots=True)
class Act:
    """One write, or a log-in."""

    name: str
    address: str
    verb: str
    about: str
    outcome: str
    at: str = ""


def record(db: sqlite3.Connection, act: Act) -> None:
    """Write it down."""
    at = act.at or datetime.now(UTC).isoformat(timespec="milliseconds")
    db.execute(
        "INSERT INTO audit (at, name, address, verb, about, outcome) VALUES (?, ?, ?, ?, ?, ?)",
        [at, act.name, act.address, act.verb, act.about, act.outcome],
    )


def often(db: sqlite3.Connection, address: str, verb: str, since: str) -> int:
    """How often something was done from an address since a time (ISO 8601)."""
    row = db.execute(
        "SELECT count(*) FROM audit WHERE address = ? AND verb = ? AND at >= ?", [address, verb, since]
    ).fetchone()
    return int(row[0])


def acts(db: sqlite3.Connection, name: str | None = None) -> list[Act]:
    """What was done, by one person or by all, the newest first."""
    found = db.execute(
        """SELECT name, address, verb, about, outcome, at FROM audit
           WHERE ?1 IS NULL OR name = ?1 ORDER BY id DESC LIMIT ?2""",
        [name, SHOWN],
    )
    return [Act(*row) for row in found]
