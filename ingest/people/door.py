"""How is the file opened that says who works here?"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from ingest.errors import SetupError, reason

PATIENCE = 10.0
"""Seconds to wait for another writer."""

SCHEMA = (files(__package__) / "schema.sql").read_text(encoding="utf-8")


def path_beside(archive: Path) -> Path:
    """Where it lies: `archive.people.db` beside `archive.db`."""
    return archive.with_name(f"{archive.stem}.people.db")


def connect(path: Path) -> sqlite3.Connection:
    """The file at *path*, made when it is missing; only its owner may read it.  Raises SetupError."""
    try:
        if not path.exists():
            # Made empty and closed to others first, so that at no moment anybody could look.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
        db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        db.execute("PRAGMA foreign_keys = ON")
        db.executescript(SCHEMA)
    except (OSError, sqlite3.Error) as error:
        raise SetupError(
            f"{path}, which says who may sign in, cannot be used ({reason(error)}). Check its permissions."
        ) from error
    return db


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The same, closed in the end."""
    db = connect(path)
    try:
        yield db
    finally:
        db.close()


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise
