"""How does an archive made anew take the place of the old one, so that what was cited stays citable?"""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from ingest.archive.decisions.ledger import COLUMNS
from ingest.archive.door import code_of, connect, told
from ingest.archive.memory import has_former
from ingest.errors import SetupError

SIDE_FILES = ("", "-wal", "-shm", "-journal")


def remove(path: Path) -> None:
    """Remove an archive and what SQLite keeps beside it; nothing happens when there is none."""
    for suffix in SIDE_FILES:
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def remember(db: Database, path: Path) -> bool:
    """Let *db*, an archive that is being made anew, know the one at *path*; False when there is none or it is damaged.

    From then on `put_issue` gives each article the id that it had there, and decisions that only the old archive knows
    of are taken over.  Raises SetupError, before all the work, where `put_in_place` would after it.
    """
    if not path.exists():
        return False
    try:
        connect(path, create=False).close()
    except SetupError as error:
        if _is_damage(error):
            return False
        raise
    with told(path):
        db.execute("ATTACH DATABASE ? AS former", [str(path)])
        db.execute(
            f"""INSERT INTO main.decisions (id, key, undone, {COLUMNS})
                SELECT id, key, undone, {COLUMNS} FROM former.decisions"""
        )
    return True


def put_in_place(db: Database, fresh: Path, path: Path) -> None:
    """Put the archive *db*, which lies at *fresh*, at *path*, whole or not at all, and close it.

    An archive that is there already is overwritten in one transaction, so that whoever has it open goes on with the new
    one; what is damaged is set aside as `….damaged`.  Raises SetupError when *path* is locked or holds something else.
    """
    with told(path):
        if has_former(db):
            db.execute("DETACH DATABASE former")
    if not _copied(db, path):
        path.replace(f"{path}.damaged")
        remove(path)
        _copied(db, path)
    db.close()
    remove(fresh)


def _copied(db: Database, path: Path) -> bool:
    """Whether *db* could be copied over what is at *path*; not when that is damaged."""
    try:
        with connect(path) as old, told(path):
            db.conn.backup(old.conn)
    except SetupError as error:
        if _is_damage(error):
            return False
        raise
    return True


def _is_damage(error: SetupError) -> bool:
    return isinstance(error.__cause__, sqlite3.Error) and code_of(error.__cause__) == sqlite3.SQLITE_CORRUPT
