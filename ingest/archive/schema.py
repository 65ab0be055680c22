"""What are the tables of the archive, and how does an older archive become today's?

The SQL in `migrations/` is the document, one file a version; its comments say what every table and column means.
"""

import sqlite3
from importlib.resources import files

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ingest.archive.keys import key_of

APPLICATION_ID = 0x494E4753
"""`INGS` in ASCII: what SQLite and `file` tell our archives by."""

FILES = sorted(
    (file for file in (files(__package__) / "migrations").iterdir() if file.name.endswith(".sql")),
    key=lambda file: file.name,
)
VERSION = len(FILES)
"""`PRAGMA user_version` of today's archive; one with a higher number was made by a newer version of this program."""


def migrate(db: Database) -> None:
    """Bring an archive of ours (or an empty file) to today's version; the caller holds the transaction."""
    db.conn.create_function("key_of", -1, key_of, deterministic=True)
    migrations = Migrations("ingest.archive")
    for name, sql in scripts().items():
        migrations(name=name)(lambda db, sql=sql: _execute(db, sql))
    migrations.apply(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def _execute(db: Database, script: str) -> None:
    """Each statement of *script*; each ends a line.  `executescript` would commit the transaction of the caller."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""


def scripts() -> dict[str, str]:
    """Name and SQL of every migration, oldest first."""
    return {file.name.removesuffix(".sql"): file.read_text(encoding="utf-8") for file in FILES}
