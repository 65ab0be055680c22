"""How is the archive opened, and what is said when it cannot be?

Journal: while a run writes, the archive is in WAL mode, so a reader (Datasette, a search) never waits for the writer
and a forgotten reader never stops an overnight run.  Every commit is carried into the main file at once, and `close`
folds the archive back to a single file in rollback mode: at rest it is one file to copy, readable from a CD or a
network drive.  Where the file system knows no WAL, SQLite stays in rollback mode by itself and all this still holds,
only with waiting.  A kill −9 at any moment costs the transaction in flight and nothing else, in both modes.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from ingest.archive.schema import APPLICATION_ID, VERSION, migrate
from ingest.errors import CATALOGUE, SetupError

PATIENCE = 30.0
"""Seconds to wait for another writer: longer than any issue takes to store, shorter than a person waits."""

CACHE_KIB = 65536
"""Room for the changes of a whole issue, so that the file is touched at commit only."""


class Archive(Database):
    """An open archive; a context manager that folds it to one file at the end."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection, execute_plugins=False)
        self.path = path

    def close(self) -> None:
        """Fold the archive to one file, unless somebody else has it open, and close it."""
        with suppress(sqlite3.Error):
            self.conn.execute("PRAGMA busy_timeout = 0")
            if self.conn.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                self.conn.execute("PRAGMA analysis_limit = 400")
                self.conn.execute("PRAGMA optimize")
                self.conn.execute("PRAGMA journal_mode = DELETE")
        super().close()


def connect(path: Path, create: bool = True) -> Archive:
    """The archive at *path*, brought to today's version.

    With *create* a missing one is made and it must be writable; without, it may be read-only.
    Raises SetupError when it is missing, no archive of ours, newer than this program, locked, read-only or unreadable.
    """
    _refuse_hopeless(path, create)
    with told(path):
        connection = sqlite3.connect(_address(path, create), uri=True, timeout=PATIENCE)
        try:
            db = Archive(connection, path)
            _prepare(db)
        except BaseException:
            connection.close()
            raise
    return db


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """One transaction: all of it or nothing; inside another one, a part of that.

    Raises SetupError when the archive is locked, read-only, or the disk is full.
    """
    with told(path_of(db)):
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        _into_wal(db)
        # IMMEDIATE: the write lock first, or two programs that both read and then write could refuse each other.
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file at *path* into a SetupError with a next step; a bug stays a bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = SENTENCES.get(code_of(error))
        if sentence is None:
            raise
        raise SetupError(sentence.format(path=path, error=error)) from error


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for what Python's module says by itself."""
    # The low byte is the primary code; the rest says which system call it was.
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def path_of(db: Database) -> Path:
    """Where the file of an open archive lies."""
    return Path(db.conn.execute("PRAGMA database_list").fetchone()[2])


SENTENCES = {
    sqlite3.SQLITE_BUSY: "{path} is being written by another program. Close it (another `ingest run`, "
    "a database browser with unsaved changes) and type the same command again.",
    sqlite3.SQLITE_LOCKED: "{path} is locked by this very program ({error}). Type the same command again.",
    sqlite3.SQLITE_READONLY: "{path} cannot be written. Check its permissions and those of its folder, "
    "or copy it to a place of your own.",
    sqlite3.SQLITE_PERM: "{path} may not be opened. Check its permissions.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened ({error}). Check that its folder exists and can be written.",
    sqlite3.SQLITE_FULL: f"{{path}}: {CATALOGUE['disk-full'].sentence} {CATALOGUE['disk-full'].next_step}",
    sqlite3.SQLITE_IOERR: "The disk with {path} gives errors ({error}). Check the disk or the network drive.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({error}). Type `ingest rebuild`: it makes the archive "
    "anew from ocr_output/ and sets the damaged file aside.",
    sqlite3.SQLITE_NOTADB: "{path} is no archive but some other file. Give another path with --archive.",
}
"""What a person is told, by SQLite's primary result code."""


def _refuse_hopeless(path: Path, create: bool) -> None:
    if path.is_dir():
        raise SetupError(f"{path} is a folder, not an archive. Give the path of a file with --archive.")
    if not path.parent.is_dir():
        raise SetupError(f"There is no folder {path.parent} for the archive. Make it, or give another path.")
    if not create and not path.exists():
        raise SetupError(f"There is no archive at {path}. Type `ingest run` to make one.")
    if create and path.exists() and not os.access(path, os.W_OK):
        raise SetupError(SENTENCES[sqlite3.SQLITE_READONLY].format(path=path))


def _address(path: Path, create: bool) -> str:
    base = f"file:{quote(str(path.absolute()))}"
    if create:
        return f"{base}?mode=rwc"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{base}?mode=rw"
    # Nobody can be writing where nothing can be written, unless an unfinished journal says otherwise.
    return f"{base}?mode=ro" + ("" if Path(f"{path}-wal").exists() else "&immutable=1")


def _prepare(db: Archive) -> None:
    db.conn.execute("PRAGMA foreign_keys = ON")
    db.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    db.conn.execute("PRAGMA wal_autocheckpoint = 1")
    if not _is_current(db):
        with writing(db):
            # Another program may have made it while this one waited for the lock.
            if not _is_current(db):
                migrate(db)


def _is_current(db: Archive) -> bool:
    """Whether it is an archive of today's version; raises SetupError when it is not ours or newer."""
    application, version = (
        db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        if application or version or db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise SetupError(f"{db.path} is a database of some other program. Give another path with --archive.")
        return False
    if version > VERSION:
        raise SetupError(
            f"{db.path} was made by a newer version of this program (archive version {version}, known: {VERSION}). "
            "Update the program."
        )
    return bool(version == VERSION)


def _into_wal(db: Database) -> None:
    if db.conn.execute("PRAGMA journal_mode").fetchone()[0] in ("wal", "memory"):
        return
    # A file system that knows no WAL answers with the mode it stays in, or refuses; both are well.
    with suppress(sqlite3.OperationalError):
        db.conn.execute("PRAGMA journal_mode = WAL")
