"""For editors: what people did, what waits for its place, what readers say, and who wrote what."""

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ingest import archive
from ingest.archive import Archive, RolledBack
from ingest.archive.decisions import history
from ingest.people import accounts, audit, voices
from ingest.people.audit import Act
from ingest.reading_room import desk
from ingest.reading_room.addresses import Addresses
from ingest.reading_room.answers import Refusal, answer, missing
from ingest.reading_room.mending import forms, ledgers, staff
from ingest.reading_room.mending.visits import Visit

SHOWN = 100
"""Decisions on one page."""


async def overview(datasette: Any, visit: Visit) -> Any:
    """Everything that an editor looks after."""
    content = {
        "people": await desk.ask(datasette, history.everybody),
        "waiting": await desk.ask(datasette, history.waiting),
        "flags": await staff.ask(datasette, voices.flags),
        "accounts": await staff.ask(datasette, accounts.everybody),
    }
    return await answer(datasette, visit.request, "mending/review.html", content)


async def person(datasette: Any, visit: Visit) -> Any:
    """What one person decided, the newest first."""
    name = unquote(visit.request.url_vars["name"])
    before = visit.request.args.get("before")
    start = forms.number(before, "decision") if before else None
    everybody = {hands.actor: hands for hands in await desk.ask(datasette, history.everybody)}
    if name not in everybody:
        raise missing("person with decisions", name)
    kept = await desk.ask(datasette, partial(history.of_actor, actor=name, limit=SHOWN, before=start))
    content = {"hands": everybody[name], "decisions": kept, "more": kept[-1].id if len(kept) == SHOWN else None}
    return await answer(datasette, visit.request, "mending/person.html", content)


async def roll_back(datasette: Any, visit: Visit) -> Any:
    """Take back all that one person decided."""
    name = unquote(visit.request.url_vars["name"])
    if visit.form.get("sure") != name:
        raise Refusal(
            400, "Nothing was rolled back", "The name was not typed as it stands.", "Go back and type it once more."
        )

    def done(db: Archive, journal: Path) -> RolledBack:
        return archive.roll_back(db, name, ledgers.hand(visit), journal)

    rolled = await ledgers.write(datasette, visit, "roll back", name, done)
    content = {"name": name, "undone": rolled.undone, "overlaid": rolled.overlaid}
    return await answer(datasette, visit.request, "mending/rolled.html", content)


async def settle(datasette: Any, visit: Visit) -> Any:
    """A reader's remark is looked after."""
    flag = forms.number(visit.form.get("flag"), "remark")
    done = await staff.ask(datasette, partial(voices.settle, flag_id=flag, name=visit.name))
    act = Act(visit.name, visit.address, "settle", f"flag {flag}", "done" if done else "as it stood")
    await staff.ask(datasette, partial(audit.record, act=act))
    return forms.onward(datasette, visit.form, Addresses(datasette).path("/-/review"))


async def written(datasette: Any, visit: Visit) -> Any:
    """The audit: who wrote what, when, from where."""
    name = visit.request.args.get("name") or None
    acts = await staff.ask(datasette, partial(audit.acts, name=name))
    return await answer(datasette, visit.request, "mending/audit.html", {"acts": acts, "of": name})
