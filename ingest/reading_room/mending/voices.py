"""A reader says that something is wrong; no account is needed."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from ingest.archive import reading
from ingest.archive.places import folded
from ingest.errors import SetupError
from ingest.people import audit
from ingest.people import voices as kept
from ingest.people.audit import Act
from ingest.reading_room import desk
from ingest.reading_room.addresses import named
from ingest.reading_room.answers import Refusal, answer, missing
from ingest.reading_room.mending import staff
from ingest.reading_room.mending.visits import Visit

AN_HOUR = 20
"""Remarks from one address: more than a careful reader makes, fewer than a machine."""


async def page(datasette: Any, visit: Visit) -> Any:
    """A form for a remark about an article."""
    return await _shown(datasette, visit, sent=False)


async def flag(datasette: Any, visit: Visit) -> Any:
    """Write the remark down for the volunteers."""
    name = named(visit.request)
    if await desk.ask(datasette, lambda db: reading.article(db, name)) is None:
        raise missing("article", name)
    hour = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="milliseconds")
    if await staff.ask(datasette, partial(audit.often, address=visit.address, verb="flag", since=hour)) >= AN_HOUR:
        raise Refusal(429, "That was a lot", "So many remarks came from here that no more are taken for an hour.")
    try:
        await staff.ask(datasette, partial(kept.flag, article=name, says=visit.form.get("says", ""), name=visit.name))
    except SetupError as error:
        raise Refusal(409, "That was not kept", str(error)) from error
    await staff.ask(datasette, partial(audit.record, act=Act(visit.name, visit.address, "flag", name, "done")))
    return await _shown(datasette, visit, sent=True)


async def missed(datasette: Any, words: str) -> None:
    """Remember for the volunteers what somebody looked for and did not find; nothing of who it was.

    Where nothing can be written, nobody is troubled by it.
    """
    with suppress(SetupError):
        await staff.ask(datasette, partial(kept.miss, words=folded(words)))


async def _shown(datasette: Any, visit: Visit, *, sent: bool) -> Any:
    name = named(visit.request)
    card = await desk.ask(datasette, lambda db: reading.article(db, name))
    if card is None:
        raise missing("article", name)
    issue = await desk.ask(datasette, lambda db: reading.issue(db, card.issue_id))
    return await answer(datasette, visit.request, "mending/flag.html", {"article": card, "issue": issue, "sent": sent})
