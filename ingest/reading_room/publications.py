"""The shelf of newspapers, and the calendar of each."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, named
from ingest.reading_room.answers import answer, missing


async def shelf(datasette: Any, request: Any) -> Any:
    """All newspapers."""
    found = await desk.ask(datasette, reading.publications)
    return await answer(datasette, request, "publications.html", {"publications": found})


async def publication(datasette: Any, request: Any) -> Any:
    """A newspaper with its issues."""
    name = named(request)

    def found(db: Database) -> dict[str, Any] | None:
        card = next((each for each in reading.publications(db) if each.id == name), None)
        return {"publication": card, "issues": reading.issues_of(db, name)} if card else None

    content = await desk.ask(datasette, found)
    if content is None:
        raise missing("newspaper", name)
    return await answer(datasette, request, "publication.html", content)


ROUTES = (
    (rf"/-/publications{FORMAT}", shelf),
    (rf"/-/publications/(?P<id>[^/?]+?){FORMAT}", publication),
)
