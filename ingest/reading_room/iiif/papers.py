"""The addresses of manifests, collections, lines and searches: IIIF Presentation 3 and Content Search 2."""

from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import Response
from sqlite_utils import Database

from ingest.archive import lookup, reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import ISSUE, PAGE, Addresses, absolute, named, words_asked
from ingest.reading_room.answers import as_json, missing
from ingest.reading_room.iiif import manifests
from ingest.reading_room.iiif.manifests import CONTEXT, SEARCH, Json, Names

NOT_UNDERSTOOD = ("motivation", "date", "user")
"""What Content Search 2 lets a viewer ask for besides; the answer says that it was ignored."""


async def manifest(datasette: Any, request: Any) -> Response:
    """An issue."""

    def found(db: Database, name: str) -> Json | None:
        issue = reading.issue(db, name)
        if issue is None:
            return None
        pages = reading.pages_of(db, name)
        regions = [region for page in pages for region in reading.regions_of_page(db, page.id)]
        return manifests.manifest(_names(datasette, request), issue, pages, reading.articles_of(db, name), regions)

    return await _told(datasette, request, "issue", found)


async def collection(datasette: Any, request: Any) -> Response:
    """A newspaper."""

    def found(db: Database, name: str) -> Json | None:
        card = next((each for each in reading.publications(db) if each.id == name), None)
        names = _names(datasette, request)
        return manifests.collection(names, card, reading.issues_of(db, name)) if card else None

    return await _told(datasette, request, "newspaper", found)


async def shelf(datasette: Any, request: Any) -> Response:
    """All newspapers."""
    publications = await desk.ask(datasette, reading.publications)
    return _as_linked_data(manifests.shelf(_names(datasette, request), publications), CONTEXT)


async def lines(datasette: Any, request: Any) -> Response:
    """The text of a page."""

    def found(db: Database, name: str) -> Json | None:
        page = reading.page(db, name)
        names = _names(datasette, request)
        return manifests.lines(names, page, reading.lines_of_page(db, name)) if page else None

    return await _told(datasette, request, "page", found)


async def canvas(datasette: Any, request: Any) -> Response:
    """A page, by its name in a manifest."""

    def found(db: Database, name: str) -> Json | None:
        page = reading.page(db, name)
        return {"@context": CONTEXT, **manifests.canvas(_names(datasette, request), page)} if page else None

    return await _told(datasette, request, "page", found)


async def search(datasette: Any, request: Any) -> Response:
    """The places of `?q=` in an issue."""
    words = words_asked(request.args)
    ignored = [each for each in NOT_UNDERSTOOD if each in request.args]

    def found(db: Database, name: str) -> Json | None:
        if reading.issue(db, name) is None:
            return None
        names = _names(datasette, request)
        pages = {page.id: page for page in reading.pages_of(db, name)}
        marks = [mark for marks in lookup.within(db, name, words).values() for mark in marks]
        address = names.absolute(names.to.iiif(name, "search", q=words))
        return manifests.hits(names, address, pages, marks, ignored)

    return await _told(datasette, request, "issue", found, SEARCH)


async def _told(
    datasette: Any, request: Any, what: str, found: Callable[[Database, str], Json | None], context: str = CONTEXT
) -> Response:
    name = named(request)
    told = await desk.ask(datasette, lambda db: found(db, name))
    if told is None:
        raise missing(what, name)
    return _as_linked_data(told, context)


def _as_linked_data(told: Json, context: str) -> Response:
    return as_json(told, kind=f'application/ld+json;profile="{context}"')


def _names(datasette: Any, request: Any) -> Names:
    return Names(Addresses(datasette), lambda path: absolute(datasette, request, path))


ROUTES = (
    (r"/-/iiif/collection\.json$", shelf),
    (r"/-/iiif/(?P<id>[^/?]+)/collection\.json$", collection),
    (rf"/-/iiif/{PAGE}/lines\.json$", lines),
    (rf"/-/iiif/{PAGE}/canvas$", canvas),
    (rf"/-/iiif/{ISSUE}/manifest\.json$", manifest),
    (rf"/-/iiif/{ISSUE}/search$", search),
)
