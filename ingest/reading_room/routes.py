"""Which address is answered by whom?

Each file of a route group has its own `ROUTES`; whoever adds one adds it to READING or WRITING.  A view takes
`(datasette, request)` and gives back a response, or raises `Refusal`, which becomes a page with a next step.
"""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from functools import wraps
from typing import Any

from ingest.reading_room import articles, home, issues, pages, publications, searching
from ingest.reading_room.answers import Refusal, refused
from ingest.reading_room.iiif import papers, pictures
from ingest.reading_room.mending import doors

View = Callable[[Any, Any], Awaitable[Any]]
Routes = Sequence[tuple[str, View]]

READING: tuple[Routes, ...] = (
    home.ROUTES,
    searching.ROUTES,
    articles.ROUTES,
    pages.ROUTES,
    issues.ROUTES,
    publications.ROUTES,
    papers.ROUTES,
    pictures.ROUTES,
)

"""Open to everybody; they answer to GET and HEAD and change nothing."""

WRITING: tuple[Routes, ...] = (doors.ROUTES,)
"""They check for themselves who asks, and how."""

TOO_LONG = Refusal(
    503,
    "That takes too long",
    "The question was stopped before it slowed down the others.",
    "Ask for fewer years or rarer words, or try again in a moment.",
)


OLDER = Refusal(
    503,
    "This archive is older than the reading room",
    "It lacks what the search needs.",
    "Whoever keeps it types `ingest serve` or `ingest status` once: that brings it to today's version.",
)
BUSY = Refusal(503, "The archive is being written", "It could not be read just now.", "Try again in a moment.")
SAID = {"interrupted": TOO_LONG, "no such table": OLDER, "locked": BUSY, "busy": BUSY}
"""What SQLite says, and what a reader is told."""

NOT_READ = Refusal(405, "That cannot be done", "This address can be read, and nothing else.")


def guarded() -> list[tuple[str, View]]:
    """All addresses of the reading room, as Datasette wants them."""
    reading = [(pattern, _guarded(_only_read(view))) for group in READING for pattern, view in group]
    return reading + [(pattern, _guarded(view)) for group in WRITING for pattern, view in group]


def _only_read(view: View) -> View:
    @wraps(view)
    async def read(datasette: Any, request: Any) -> Any:
        if request.method not in ("GET", "HEAD"):
            raise NOT_READ
        return await view(datasette, request)

    return read


def _guarded(view: View) -> View:
    @wraps(view)
    async def answered(datasette: Any, request: Any) -> Any:
        try:
            return await view(datasette, request)
        except Refusal as refusal:
            return await refused(datasette, request, refusal)
        except sqlite3.OperationalError as error:
            known = next((told for said, told in SAID.items() if said in str(error)), None)
            if known is None:
                raise
            return await refused(datasette, request, known)

    return answered
