"""Who is it that asks, and where is it written down who works here?"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ingest import people
from ingest.people import Person, sessions
from ingest.reading_room import desk
from ingest.reading_room.mending import tokens

Found = TypeVar("Found")

POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="staff")
"""Apart from others: a slow password hash must not keep readers waiting."""


async def ask(datasette: Any, verb: Callable[[sqlite3.Connection], Found]) -> Found:
    """What *verb* does with the file of people, in a thread.  Raises SetupError."""
    path = people.path_beside(Path(desk.archive_of(datasette).path))

    def done() -> Found:
        with people.opened(path) as db:
            return verb(db)

    return await asyncio.get_running_loop().run_in_executor(POOL, done)


async def person_of(datasette: Any, request: Any) -> Person | None:
    """The person who is signed in in this browser; None for a reader."""
    secret = tokens.secret_of(datasette, request)
    return await ask(datasette, partial(sessions.who, secret=secret)) if secret else None


async def actor_of(datasette: Any, request: Any) -> dict[str, str] | None:
    """The same as Datasette wants it, so that its pages and other plugins know as well."""
    person = await person_of(datasette, request)
    return {"id": person.name, "role": str(person.role)} if person else None


def address_of(request: Any) -> str:
    """Where the browser is."""
    client = request.scope.get("client")
    return str(client[0]) if client else "?"
