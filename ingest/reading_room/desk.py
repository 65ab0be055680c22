"""How is a question put to the archive? In a thread, on a read-only connection of Datasette's, with a time limit."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from sqlite_utils import Database

from ingest.archive.schema import APPLICATION_ID

Found = TypeVar("Found")

PATIENCE = 2.0
"""Seconds for one question; a search in 200,000 articles takes a twentieth of that."""
STEPS = 1000
"""Steps of SQLite's machine between two looks at the clock."""


def archive_of(datasette: Any) -> Any:
    """The first of Datasette's databases that is an archive of ours; None when there is none."""
    return next((each for each in datasette.databases.values() if each.path and _is_ours(Path(each.path))), None)


@cache
def _is_ours(path: Path) -> bool:
    """Asked of SQLite: whoever opens and closes the file beside it takes away all locks that this process has on it."""
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error:
        return False
    return bool(found[0] == APPLICATION_ID)


def folder_of(datasette: Any) -> Path:
    """The folder that `pages.image` is relative to."""
    return Path(archive_of(datasette).path).absolute().parent


async def ask(datasette: Any, verb: Callable[[Database], Found]) -> Found:
    """What *verb* finds in the archive.  Raises sqlite3.OperationalError `interrupted` when its SQL takes too long."""

    def limited(connection: sqlite3.Connection) -> Found:
        end = time.monotonic() + PATIENCE
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            return verb(Database(connection, execute_plugins=False))
        finally:
            connection.set_progress_handler(None, STEPS)

    found: Found = await archive_of(datasette).execute_fn(limited)
    return found
