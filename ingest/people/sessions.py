"""Who is it that asks?

A browser that signed in holds a secret; the file holds its digest.  After some wrong passwords a name, and an address
that tries many names, have to wait.
"""

import hashlib
import secrets
import sqlite3
import time
from dataclasses import dataclass

from ingest.people.accounts import Person, Role, spelled
from ingest.people.door import writing
from ingest.people.passwords import LONGEST, NOBODYS, fits

LASTS = 14 * 24 * 3600.0
"""Seconds after which one has to sign in again: two weeks, so that a weekly volunteer stays signed in."""

WINDOW = 15 * 60.0
"""Seconds for which wrong passwords count."""

LIMITS = (("name = :name AND address = :address", 5), ("address = :address", 20), ("name = :name", 50))
"""Wrong passwords within the window: of a name from one address; from one address, where a whole reading room may sit;
and of a name from anywhere, so many that nobody is easily locked out by a stranger."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody was signed in."""

    wait: int = 0
    """Seconds until another attempt is listened to; 0 when name or password were wrong."""


def sign_in(db: sqlite3.Connection, name: str, password: str, address: str) -> tuple[Person, str] | Refused:
    """The person, and the secret for their browser; Refused when it is not them or too many have tried."""
    name, now = spelled(name)[:LONGEST], time.time()
    with writing(db):
        if wait := _wait(db, name, address, now):
            return Refused(wait)
        # Counted before it is looked at, so that a hundred attempts at once are no way round.
        db.execute("INSERT INTO attempts (name, address, at) VALUES (?, ?, ?)", [name, address, now])
    row = db.execute("SELECT name, role, created, password FROM people WHERE name = ?", [name]).fetchone()
    if not fits(password, row[3] if row else NOBODYS) or row is None:
        return Refused()
    secret = secrets.token_urlsafe(32)
    with writing(db):
        db.execute("DELETE FROM attempts WHERE (name = ? AND address = ?) OR at < ?", [name, address, now - WINDOW])
        db.execute("DELETE FROM sessions WHERE expires < ?", [now])
        db.execute("INSERT INTO sessions VALUES (?, ?, ?)", [_digest(secret), row[0], now + LASTS])
    return Person(row[0], Role(row[1]), row[2]), secret


def who(db: sqlite3.Connection, secret: str) -> Person | None:
    """The person whose browser holds the secret, with the role that they have now; None for nobody."""
    row = db.execute(
        """SELECT people.name, role, created FROM sessions JOIN people ON people.name = sessions.name
           WHERE token = ? AND expires > ?""",
        [_digest(secret), time.time()],
    ).fetchone()
    return Person(row[0], Role(row[1]), row[2]) if row else None


def sign_out(db: sqlite3.Connection, secret: str) -> None:
    """Forget the secret."""
    db.execute("DELETE FROM sessions WHERE token = ?", [_digest(secret)])


def secret(db: sqlite3.Connection) -> str:
    """What cookies are signed with: made once, so that nobody is signed out when the server starts anew."""
    with writing(db):
        row = db.execute("SELECT value FROM secrets").fetchone()
        value = row[0] if row else secrets.token_hex(32)
        if not row:
            db.execute("INSERT INTO secrets VALUES (?)", [value])
    return str(value)


def _wait(db: sqlite3.Connection, name: str, address: str, now: float) -> int:
    """Seconds until as few attempts count that another one is allowed."""
    waits = [0.0]
    for condition, most in LIMITS:
        found = db.execute(
            f"SELECT at FROM attempts WHERE {condition} AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :most",
            {"name": name, "address": address, "since": now - WINDOW, "most": most - 1},
        ).fetchone()
        if found:
            waits.append(found[0] + WINDOW - now)
    return int(max(waits) + 0.999)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
