"""The queue, and the lines of a piece or of an article."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from datasette.utils.asgi import Response
from sqlite_utils import Database

from ingest.archive import confusions, galleys, queue, reading, suggestions
from ingest.archive.galleys import Galley
from ingest.archive.places import folded
from ingest.archive.queue import Wanted
from ingest.people import leases, voices
from ingest.reading_room import desk
from ingest.reading_room.addresses import Addresses, named, words_asked
from ingest.reading_room.answers import Refusal, answer, missing
from ingest.reading_room.mending import staff
from ingest.reading_room.mending.strips import Row, pieces, strip
from ingest.reading_room.mending.visits import Visit

SHOWN = 12
"""Pieces that the queue shows; the next one is given by a button."""

MISSES = 10
"""Words that were looked for in vain, of which the queue thinks."""


async def table(datasette: Any, visit: Visit) -> Any:
    """What needs eyes most, and a button that gives the next piece."""
    wanted = _wanted(visit.request.args)
    found = await _found(datasette, visit, wanted)
    publications = await desk.ask(datasette, reading.publications)
    years = await desk.ask(datasette, _years)
    content = {"pieces": found[:SHOWN], "waiting": len(found), "wanted": wanted}
    return await answer(datasette, visit.request, "mending/queue.html", content, publications=publications, years=years)


async def following(datasette: Any, visit: Visit) -> Any:
    """Give the next piece, to nobody else meanwhile."""
    wanted = _wanted(visit.form)
    found = await _found(datasette, visit, wanted)
    order = [piece.region_id for piece in found]
    just = visit.form.get("after")
    order = [region for region in order if str(region) != just] or order
    given = await staff.ask(datasette, partial(leases.take, name=visit.name, regions=order))
    to = Addresses(datasette)
    asked = {"publication": wanted.publication, "year": wanted.year, "issue": wanted.issue}
    if given is None:
        return Response.redirect(to.path("/-/mend", **asked), status=303)
    return Response.redirect(to.path(f"/-/mend/regions/{given}", **asked), status=303)


async def piece(datasette: Any, visit: Visit) -> Any:
    """The lines of a region, one under the other."""
    region_id = int(visit.request.url_vars["region"])
    galley = await desk.ask(datasette, lambda db: galleys.of_region(db, region_id))
    if galley is None:
        raise missing("piece", str(region_id))
    holder = await staff.ask(datasette, partial(leases.holder, region=region_id))
    if holder in (None, visit.name):
        await staff.ask(datasette, partial(leases.take, name=visit.name, regions=[region_id]))
    return await _editor(datasette, visit, [galley], holder if holder != visit.name else None)


async def article(datasette: Any, visit: Visit) -> Any:
    """The lines of an article, over all its regions."""
    name = named(visit.request)
    found = await desk.ask(datasette, lambda db: galleys.of_article(db, name))
    if not found:
        raise missing("article with lines", name)
    return await _editor(datasette, visit, found, None)


async def _editor(datasette: Any, visit: Visit, found: Sequence[Galley], holder: str | None) -> Any:
    often = await desk.ask(datasette, lambda db: confusions.of_paper(db, found[0].publication_id))
    issue = await desk.ask(datasette, lambda db: reading.issue(db, found[0].page.issue_id))
    rows = [
        (
            galley,
            [
                Row(proof, strip(galley, proof), pieces(proof), _suggested(galley, proof, often))
                for proof in galley.proofs
            ],
        )
        for galley in found
    ]
    content = {"galleys": found, "wanted": _wanted(visit.request.args), "holder": holder}
    begin = _first_with(found, words_asked(visit.request.args))
    return await answer(datasette, visit.request, "mending/editor.html", content, rows=rows, issue=issue, begin=begin)


def _first_with(found: Sequence[Galley], words: str) -> int | None:
    """The first line that has one of the words with which somebody came here."""
    sought = set(folded(words))
    lines = (proof for galley in found for proof in galley.proofs)
    return next((proof.id for proof in lines if sought & set(folded(proof.text))), None)


def _suggested(galley: Galley, proof: galleys.Proof, often: Sequence[confusions.Confusion]) -> Any:
    if proof.checked_by is not None:
        return ()
    return tuple(suggestions.suggested(proof.text, often, galley.language))


async def _found(datasette: Any, visit: Visit, wanted: Wanted) -> list[queue.Piece]:
    """What needs eyes and is in nobody else's hands."""
    flagged = [flag.article for flag in await staff.ask(datasette, voices.flags)]
    missed = await staff.ask(datasette, partial(voices.misses, most=MISSES))
    found = await desk.ask(datasette, lambda db: queue.pieces(db, wanted, flagged, missed))
    taken = await staff.ask(datasette, partial(leases.taken, name=visit.name))
    return [piece for piece in found if piece.region_id not in taken]


def _wanted(asked: Any) -> Wanted:
    year = asked.get("year")
    if year and not (year.isascii() and year.isdigit() and len(year) <= 4):
        raise Refusal(400, "That is no year", f"{year!r} is no year.", "Write it as 1934.")
    return Wanted(asked.get("publication") or None, int(year) if year else None, asked.get("issue") or None)


def _years(db: Database) -> list[int]:
    return [row[0] for row in db.execute("SELECT DISTINCT year FROM issues WHERE year NOT NULL ORDER BY year")]
