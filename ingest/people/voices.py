"""What do readers say: that something is wrong, or that they looked for something and did not find it?"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.errors import SetupError

LONGEST = 2000
"""Letters of what a reader says."""

MOST_OPEN = 500
"""Flags without anybody's answer: more than that is a machine speaking."""

MOST_MISSES = 1000
"""Words kept that were not found; of more, the oldest go."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A reader says: this is wrong."""

    id: int
    article: str
    says: str
    name: str
    """Empty for a reader without an account."""
    created: str


def flag(db: sqlite3.Connection, article: str, says: str, name: str = "") -> None:
    """Write down what a reader says of an article; raises SetupError when it is too long or there are too many."""
    says = " ".join(says.split())
    if len(says) > LONGEST:
        raise SetupError(f"That is more than {LONGEST:,} letters. Say it shorter, please.")
    if db.execute("SELECT count(*) FROM flags WHERE settled IS NULL").fetchone()[0] >= MOST_OPEN:
        raise SetupError("So many remarks wait for an answer that no more are taken. Please come back later.")
    db.execute("INSERT INTO flags (article, says, name, created) VALUES (?, ?, ?, ?)", [article, says, name, _now()])


def flags(db: sqlite3.Connection) -> list[Flag]:
    """What readers said and nobody has looked after yet, oldest first."""
    found = db.execute("SELECT id, article, says, name, created FROM flags WHERE settled IS NULL ORDER BY id")
    return [Flag(*row) for row in found]


def settle(db: sqlite3.Connection, flag_id: int, name: str) -> bool:
    """*name* has looked after it; False when there is no such flag open."""
    changed = db.execute("UPDATE flags SET settled = ? WHERE id = ? AND settled IS NULL", [f"{name} {_now()}", flag_id])
    return changed.rowcount > 0


def miss(db: sqlite3.Connection, words: Sequence[str]) -> None:
    """Write down words that somebody looked for and did not find; nothing of who it was."""
    db.executemany(
        """INSERT INTO misses VALUES (?1, 1, ?2)
           ON CONFLICT (words) DO UPDATE SET times = times + 1, last = excluded.last""",
        [(word[:100], _now()) for word in words],
    )
    db.execute(
        "DELETE FROM misses WHERE words NOT IN (SELECT words FROM misses ORDER BY last DESC, rowid DESC LIMIT ?)",
        [MOST_MISSES],
    )


def misses(db: sqlite3.Connection, most: int) -> list[str]:
    """Words that were looked for most often and not found."""
    return [row[0] for row in db.execute("SELECT words FROM misses ORDER BY times DESC, last DESC LIMIT ?", [most])]


def found(db: sqlite3.Connection, words: str) -> None:
    """They can be found by now."""
    db.execute("DELETE FROM misses WHERE words = ?", [words])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
