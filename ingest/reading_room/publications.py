"""The shelf of newspapers, and the calendar of each."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, named
from ingest.reading_room.answers import answer, missing
from ingest.reading_room.calendars import WEEKDAYS, months


async def shelf(datasette: Any, request: Any) -> Any:
    """All newspapers."""
    found = await desk.ask(datasette, reading.publications)
    return await answer(datasette, request, "publications.html", {"publications": found})


async def publication(datasette: Any, request: Any) -> Any:
    """A newspaper with the calendar of `?year=`, else of its first year."""
    name, asked = named(request), request.args.get("year") or ""
    content = await desk.ask(datasette, lambda db: _publication(db, name, asked))
    if content is None:
        raise missing("newspaper", name)
    year = content["year"]
    extras: dict[str, Any] = {"sheets": months(year, content["issues"]) if year else (), "weekdays": WEEKDAYS}
    return await answer(datasette, request, "publication.html", content, **extras)


def _publication(db: Database, name: str, asked: str) -> dict[str, Any] | None:
    card = next((each for each in reading.publications(db) if each.id == name), None)
    if card is None:
        return None
    years = reading.years_of(db, name)
    wanted = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
    year = wanted if wanted in years else next(iter(years), None)
    return {
        "publication": card,
        "years": years,
        "year": year,
        "issues": reading.issues_of(db, name, year) if year else [],
        "undated": reading.undated_issues_of(db, name),
    }


ROUTES = (
    (rf"/-/publications{FORMAT}", shelf),
    (rf"/-/publications/(?P<id>[^/?]+?){FORMAT}", publication),
)
