"""Who may sign in, and as what?"""

import re
import sqlite3
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from ingest.errors import SetupError
from ingest.people.door import writing
from ingest.people.passwords import hashed


class Role(StrEnum):
    """What somebody may do; each may what those before may."""

    READER = "reader"
    """Read and search, which needs no account, and say under a name what is wrong."""
    VOLUNTEER = "volunteer"
    """Mend lines, and join, part, mark and order."""
    EDITOR = "editor"
    """Set dates, look after flags, review what people did and roll it back."""

    def may(self, wanted: "Role") -> bool:
        """Whether somebody of this role may do what *wanted* may."""
        order = list(Role)
        return order.index(self) >= order.index(wanted)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    name: str
    role: Role
    created: str


NAME = re.compile(r"\w(?:[\w .'’@-]{0,48}\w)?")
"""Words, also with a dot or an apostrophe between: it stands in every history."""


def add(db: sqlite3.Connection, name: str, password: str, role: Role) -> Person:
    """Give somebody an account; raises SetupError when the name is taken or none, or the password too short."""
    name = spelled(name)
    if not NAME.fullmatch(name):
        raise SetupError(f"{name!r} cannot be a name: letters, digits, spaces, and . ' @ - between them; 50 at most.")
    person = Person(name, role, datetime.now(UTC).isoformat(timespec="seconds"))
    try:
        with writing(db):
            db.execute(
                "INSERT INTO people (name, role, password, created) VALUES (?, ?, ?, ?)",
                [person.name, person.role, hashed(password), person.created],
            )
    except sqlite3.IntegrityError as error:
        raise SetupError(f"{name} has an account already. `ingest user role` and `passwd` change accounts.") from error
    return person


def everybody(db: sqlite3.Connection) -> list[Person]:
    """All accounts, by name."""
    found = db.execute("SELECT name, role, created FROM people ORDER BY name")
    return [Person(name, Role(role), created) for name, role, created in found]


def known(db: sqlite3.Connection, name: str) -> Person:
    """The person of that name, capitals or not; raises SetupError."""
    row = db.execute("SELECT name, role, created FROM people WHERE name = ?", [spelled(name)]).fetchone()
    if row is None:
        raise SetupError(f"There is nobody called {name}. `ingest user list` tells who there is.")
    return Person(row[0], Role(row[1]), row[2])


def set_password(db: sqlite3.Connection, name: str, password: str) -> None:
    """Give somebody another password, and sign them out everywhere; raises SetupError."""
    person, kept = known(db, name), hashed(password)
    with writing(db):
        db.execute("UPDATE people SET password = ? WHERE name = ?", [kept, person.name])
        db.execute("DELETE FROM sessions WHERE name = ?", [person.name])


def set_role(db: sqlite3.Connection, name: str, role: Role) -> None:
    """Let somebody do more or less from now on; raises SetupError."""
    db.execute("UPDATE people SET role = ? WHERE name = ?", [role, known(db, name).name])


def remove(db: sqlite3.Connection, name: str) -> None:
    """Take somebody's account away; what they decided stays.  Raises SetupError."""
    person = known(db, name)
    with writing(db):
        db.execute("DELETE FROM people WHERE name = ?", [person.name])
        db.execute("DELETE FROM leases WHERE name = ?", [person.name])


def spelled(name: str) -> str:
    """A name with composed letters and single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())
