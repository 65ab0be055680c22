"""A page: its scan, and what was found on it."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, PAGE, named
from ingest.reading_room.answers import answer, missing


async def page(datasette: Any, request: Any) -> Any:
    """A page with its regions and articles."""
    name = named(request)

    def found(db: Database) -> dict[str, Any] | None:
        card = reading.page(db, name)
        if card is None:
            return None
        return {
            "page": card,
            "issue": reading.issue(db, card.issue_id),
            "pages": reading.pages_of(db, card.issue_id),
            "regions": reading.regions_of_page(db, name),
            "text": reading.page_text(db, name),
        }

    content = await desk.ask(datasette, found)
    if content is None:
        raise missing("page", name)
    return await answer(datasette, request, "page.html", content)


ROUTES = ((rf"/-/pages/{PAGE}{FORMAT}", page),)
