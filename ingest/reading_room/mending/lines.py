"""One line: saved, confirmed, or in conflict with what somebody else decided."""

from pathlib import Path
from typing import Any

from ingest import archive
from ingest.archive import Archive, Conflict, confusions
from ingest.archive.decisions import history
from ingest.archive.decisions.reading import normal
from ingest.archive.galleys import Galley, of_region, region_of_line
from ingest.people import leases
from ingest.reading_room import desk
from ingest.reading_room.addresses import Addresses
from ingest.reading_room.answers import answer, as_json, missing, wants_json
from ingest.reading_room.mending import forms, ledgers, staff
from ingest.reading_room.mending.strips import strip
from ingest.reading_room.mending.visits import Visit


async def save(datasette: Any, visit: Visit) -> Any:
    """Save a line; one that is sent back as it was seen is confirmed."""
    line_id = int(visit.request.url_vars["line"])
    saw, says = visit.form.get("saw", ""), visit.form.get("says", "")

    def done(db: Archive, journal: Path) -> Any:
        hand = ledgers.hand(visit)
        if normal(says) == normal(saw):
            return archive.confirm(db, line_id, saw, hand, journal)
        corrected = archive.correct(db, line_id, says, hand, journal, saw)
        confusions.keep_up(db)
        return corrected

    made = await ledgers.write(datasette, visit, "read", f"line {line_id}", done)
    region = await desk.ask(datasette, lambda db: region_of_line(db, line_id))
    if region is not None:
        await staff.ask(datasette, lambda db: leases.keep(db, visit.name, region))
    if isinstance(made, Conflict):
        return await _differs(datasette, visit, line_id, made)
    if wants_json(visit.request):
        return as_json(await _told(datasette, line_id))
    return forms.onward(datasette, visit.form, Addresses(datasette).path(f"/-/mend/regions/{region}"))


async def _told(datasette: Any, line_id: int) -> dict[str, Any]:
    """How the line stands now, for the page that is open."""
    kept = await desk.ask(datasette, lambda db: history.of_line(db, line_id))
    key = next((each.key for each in kept if each.state == "in force"), None)
    text = await desk.ask(datasette, lambda db: db.execute("SELECT text FROM lines WHERE id = ?", [line_id]).fetchone())
    return {"line": line_id, "text": text[0], "key": key, "decisions": len(kept)}


async def _differs(datasette: Any, visit: Visit, line_id: int, conflict: Conflict) -> Any:
    """Both readings beside the scan, to choose from."""
    galley = await desk.ask(datasette, lambda db: _galley(db, line_id))
    if galley is None:
        raise missing("line", str(line_id))
    proof = next(proof for proof in galley.proofs if proof.id == line_id)
    content = {"line": line_id, "conflict": conflict}
    return await answer(
        datasette,
        visit.request,
        "mending/conflict.html",
        content,
        409,
        strip=strip(galley, proof),
        galley=galley,
        then=forms.local(
            datasette, visit.form.get("then"), Addresses(datasette).path(f"/-/mend/regions/{galley.region.id}")
        ),
    )


def _galley(db: Any, line_id: int) -> Galley | None:
    region = region_of_line(db, line_id)
    return of_region(db, region) if region is not None else None
