"""What was decided about a line or an article; taking it back, and bringing it back."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from ingest import archive
from ingest.archive import Archive, galleys, reading
from ingest.archive.decisions import history
from ingest.archive.decisions.ledger import Kept
from ingest.reading_room import desk
from ingest.reading_room.addresses import Addresses, named
from ingest.reading_room.answers import Refusal, answer, as_json, missing, wants_json
from ingest.reading_room.mending import forms, ledgers
from ingest.reading_room.mending.strips import strip
from ingest.reading_room.mending.visits import Visit

KEY = re.compile(r"[0-9a-f]{8,64}")


async def of_line(datasette: Any, visit: Visit) -> Any:
    """Every revision of a line, the newest first."""
    line_id = int(visit.request.url_vars["line"])

    def found(db: Any) -> tuple[galleys.Galley, list[Kept]] | None:
        region = galleys.region_of_line(db, line_id)
        galley = galleys.of_region(db, region) if region is not None else None
        return (galley, history.of_line(db, line_id)) if galley else None

    there = await desk.ask(datasette, found)
    if there is None:
        raise missing("line", str(line_id))
    galley, kept = there
    proof = next(proof for proof in galley.proofs if proof.id == line_id)
    content = {"line": line_id, "text": proof.text, "ocr_text": proof.ocr_text, "decisions": kept}
    return await answer(
        datasette, visit.request, "mending/line_history.html", content, galley=galley, strip=strip(galley, proof)
    )


async def of_article(datasette: Any, visit: Visit) -> Any:
    """What was decided about an article and its lines, the newest first."""
    name = named(visit.request)

    def found(db: Any) -> dict[str, Any]:
        card = reading.article(db, name)
        return {
            "id": name,
            "article": card,
            "issue": reading.issue(db, name.rpartition("/")[0]),
            "part_of": history.taken_up_by(db, name),
            "decisions": history.of_article(db, name),
        }

    content = await desk.ask(datasette, found)
    if content["article"] is None and not content["decisions"]:
        raise missing("article", name)
    return await answer(datasette, visit.request, "mending/article_history.html", content)


async def whereabouts(datasette: Any, name: str) -> Any:
    """To the article that one which is no more was joined to; raises Refusal when it never was."""
    taken_up_by = await desk.ask(datasette, lambda db: history.taken_up_by(db, name))
    if taken_up_by is None:
        raise missing("article", name)
    return Response.redirect(Addresses(datasette).article(taken_up_by), status=303)


async def undo(datasette: Any, visit: Visit) -> Any:
    """Take a decision back."""
    return await _turned(datasette, visit, "undo", archive.undo)


async def bring_back(datasette: Any, visit: Visit) -> Any:
    """Let a decision stand again."""
    return await _turned(datasette, visit, "bring back", archive.bring_back)


async def _turned(datasette: Any, visit: Visit, verb: str, turned: Callable[..., Any]) -> Any:
    key = visit.form.get("key", "")
    if not KEY.fullmatch(key):
        raise Refusal(400, "That cannot be done", "The form does not say which decision.")

    def done(db: Archive, journal: Path) -> Any:
        return turned(db, key, ledgers.hand(visit), journal)

    await ledgers.write(datasette, visit, verb, key, done)
    if wants_json(visit.request):
        return as_json(await _told(datasette, key))
    return forms.onward(datasette, visit.form, Addresses(datasette).path("/-/mend"))


async def _told(datasette: Any, key: str) -> dict[str, Any]:
    """How the line of a decision reads now, and how often it was decided about."""

    def found(db: Any) -> Sequence[Any] | None:
        row: Sequence[Any] | None = db.execute(
            """SELECT lines.id, lines.text, (SELECT count(*) FROM decisions WHERE line_id = lines.id)
               FROM decisions JOIN lines ON lines.id = line_id WHERE key = ?""",
            [key],
        ).fetchone()
        return row

    row = await desk.ask(datasette, found)
    line, text, decided = row or (None, None, 0)
    return {"line": line, "text": text, "key": None, "decisions": decided}
