"""A page's articles and regions, and an issue's date, as people arrange them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest import archive
from ingest.archive import Archive, Conflict, reading
from ingest.archive.decisions import history
from ingest.model import Kind
from ingest.reading_room import desk
from ingest.reading_room.addresses import Addresses, named
from ingest.reading_room.answers import Refusal, answer, missing
from ingest.reading_room.mending import forms, ledgers
from ingest.reading_room.mending.visits import Visit
from ingest.reading_room.upright import upright

KEYS = {
    "h": Kind.HEADLINE,
    "s": Kind.SUBHEAD,
    "k": Kind.KICKER,
    "b": Kind.BODY,
    "c": Kind.CAPTION,
    "a": Kind.ADVERTISEMENT,
    "n": Kind.NOTICE,
    "y": Kind.BYLINE,
    "r": Kind.CREDIT,
    "f": Kind.FOLIO,
    "m": Kind.MASTHEAD,
    "q": Kind.QUOTE,
    "j": Kind.JUMP,
}
"""By which key a region is marked as what."""


async def page(datasette: Any, visit: Visit) -> Any:
    """The page's scan with its regions, and the same as a list."""
    name = named(visit.request)

    def found(db: Any) -> dict[str, Any] | None:
        card = reading.page(db, name)
        if card is None:
            return None
        return {
            "page": card,
            "issue": reading.issue(db, card.issue_id),
            "pages": reading.pages_of(db, card.issue_id),
            "articles": reading.articles_of(db, card.issue_id),
            "regions": reading.regions_of_page(db, name),
            "decisions": history.of_issue(db, card.issue_id),
        }

    content = await desk.ask(datasette, found)
    if content is None:
        raise missing("page", name)
    seen = upright(content["page"])
    lines = await desk.ask(datasette, lambda db: reading.lines_of_page(db, name))
    of_region: dict[int, list[reading.LineCard]] = {}
    for line in lines:
        of_region.setdefault(line.region_id, []).append(line)
    return await answer(
        datasette,
        visit.request,
        "mending/arrange.html",
        content,
        size=(seen.width, seen.height),
        boxes={region.id: seen.shown(region.box) for region in content["regions"]},
        lines=of_region,
        keys=KEYS,
        titles={card.id: card.title for card in content["articles"]},
    )


async def mark(datasette: Any, visit: Visit) -> Any:
    """A region is of another kind."""
    region, kind, saw = _region(visit), visit.form.get("kind", ""), visit.form.get("saw")

    def done(db: Archive, journal: Path) -> Any:
        return archive.mark(db, region, kind, ledgers.hand(visit), journal, saw)

    return await _done(datasette, visit, "mark", f"region {region}", done)


async def move(datasette: Any, visit: Visit) -> Any:
    """A region is read behind or before another one."""
    region, goal = _region(visit), forms.number(visit.form.get("goal"), "region it goes to")
    behind = visit.form.get("place") != "before"

    def done(db: Archive, journal: Path) -> Any:
        return archive.move(db, region, goal, ledgers.hand(visit), journal, behind=behind)

    return await _done(datasette, visit, "move", f"region {region}", done)


async def part(datasette: Any, visit: Visit) -> Any:
    """With a line another article begins."""
    line = forms.number(visit.form.get("line"), "line")

    def done(db: Archive, journal: Path) -> Any:
        return archive.part(db, line, ledgers.hand(visit), journal)

    return await _done(datasette, visit, "part", f"line {line}", done)


async def join(datasette: Any, visit: Visit) -> Any:
    """An article is the continuation of another one."""
    article, goal = visit.form.get("article", ""), visit.form.get("goal", "")

    def done(db: Archive, journal: Path) -> Any:
        return archive.join(db, article, goal, ledgers.hand(visit), journal)

    return await _done(datasette, visit, "join", f"{article} {goal}", done)


async def date(datasette: Any, visit: Visit) -> Any:
    """An issue is of another day."""
    issue, day, saw = visit.form.get("issue", ""), visit.form.get("date", ""), visit.form.get("saw")

    def done(db: Archive, journal: Path) -> Any:
        return archive.set_date(db, issue, day, ledgers.hand(visit), journal, saw)

    return await _done(datasette, visit, "date", issue, done)


async def _done(datasette: Any, visit: Visit, verb: str, about: str, done: Callable[[Archive, Path], Any]) -> Any:
    made = await ledgers.write(datasette, visit, verb, about[:200], done)
    if isinstance(made, Conflict):
        raise Refusal(
            409,
            "Somebody was quicker",
            f"You saw {made.saw or 'nothing'!r}; it is {made.stands or 'nothing'!r} by now. Nothing was changed.",
            "Go back, load the page again and look whether it is right now.",
        )
    return forms.onward(datasette, visit.form, Addresses(datasette).path("/-/mend"))


def _region(visit: Visit) -> int:
    return forms.number(visit.form.get("region"), "region")
