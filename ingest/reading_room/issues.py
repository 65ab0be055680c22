"""An issue: its pages to look at, its articles to read."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, ISSUE, named
from ingest.reading_room.answers import answer, missing


async def issue(datasette: Any, request: Any) -> Any:
    """An issue with its pages and articles."""
    name = named(request)

    def found(db: Database) -> dict[str, Any] | None:
        card = reading.issue(db, name)
        if card is None:
            return None
        before, after = reading.neighbours(db, card)
        return {
            "issue": card,
            "pages": reading.pages_of(db, name),
            "articles": reading.articles_of(db, name),
            "previous": before,
            "next": after,
        }

    content = await desk.ask(datasette, found)
    if content is None:
        raise missing("issue", name)
    return await answer(datasette, request, "issue.html", content)


ROUTES = ((rf"/-/issues/{ISSUE}{FORMAT}", issue),)
