"""A page: its scan to look into, and what was found on it."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import lookup, reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import FORMAT, PAGE, named, words_asked
from ingest.reading_room.answers import answer, missing
from ingest.reading_room.plates import plate
from ingest.reading_room.upright import upright


async def page(datasette: Any, request: Any) -> Any:
    """A page with its regions; the article of `?article=` lit and the words of `?q=` marked."""
    name = named(request)
    lit, words = request.args.get("article") or "", words_asked(request.args)
    content = await desk.ask(datasette, lambda db: _page(db, name, lit, words))
    if content is None:
        raise missing("page", name)
    card, pages = content["page"], content["pages"]
    place = [each.id for each in pages].index(card.id)
    extras: dict[str, Any] = {
        "previous": pages[place - 1] if place else None,
        "next": pages[place + 1] if place + 1 < len(pages) else None,
        "asked": {"q": words} if words else {},
        "lit": next((each for each in content["articles"] if each.id == lit), None),
    }
    return await answer(datasette, request, "page.html", content, **extras)


def _page(db: Database, name: str, lit: str, words: str) -> dict[str, Any] | None:
    card = reading.page(db, name)
    if card is None:
        return None
    regions = reading.regions_of_page(db, name)
    here = {region.article_id for region in regions}
    articles = {each.id: each for each in reading.articles_of(db, card.issue_id) if each.id in here}
    found = lookup.within(db, card.issue_id, words)
    seen = upright(card)
    return {
        "page": card,
        "issue": reading.issue(db, card.issue_id),
        "pages": reading.pages_of(db, card.issue_id),
        "articles": list(articles.values()),
        "plate": plate(card, regions, articles, lit),
        "hits": [seen.shown(mark.box) for marks in found.values() for mark in marks if mark.page_id == name],
        "text": reading.page_text(db, name),
    }


ROUTES = ((rf"/-/pages/{PAGE}{FORMAT}", page),)
