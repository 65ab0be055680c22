"""How is something written?  By one thread, one decision after the other, and each write is written down as well."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from ingest import archive, people
from ingest.archive import Archive, Hand
from ingest.errors import SetupError
from ingest.people.audit import Act, record
from ingest.reading_room import desk
from ingest.reading_room.answers import Refusal
from ingest.reading_room.mending.visits import Visit

Done = TypeVar("Done")

WRITER = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
JOURNAL = Path("ocr_output", "corrections.jsonl")


async def write(datasette: Any, visit: Visit, verb: str, about: str, done: Callable[[Archive, Path], Done]) -> Done:
    """What *done* gives back, which is handed the archive and its journal.

    Who asked for it is written down whatever becomes of it.  Raises Refusal for what a person can do something about.
    """
    path = Path(desk.archive_of(datasette).path)
    journal = journal_of(datasette)

    def written() -> Done:
        outcome = "refused"
        try:
            with archive.connect(path, create=False) as db:
                result = done(db, journal)
            outcome = _told(result)
            return result
        finally:
            with people.opened(people.path_beside(path)) as staff:
                record(staff, Act(visit.name, visit.address, verb, about, outcome))

    try:
        return await asyncio.get_running_loop().run_in_executor(WRITER, written)
    except SetupError as error:
        raise Refusal(409, "That cannot be done", str(error)) from error


def journal_of(datasette: Any) -> Path:
    """Where decisions are kept outside the archive: the plugin's setting `journal`, else as in a workspace."""
    given = (datasette.plugin_config("ingest") or {}).get("journal")
    return Path(given) if given else desk.folder_of(datasette) / JOURNAL


def hand(visit: Visit) -> Hand:
    """Who decides, now, and why."""
    note = " ".join(visit.form.get("note", "").split())[:500]
    return Hand(visit.name, datetime.now(UTC).isoformat(timespec="microseconds"), note)


def _told(result: object) -> str:
    return {"NoneType": "as it stood", "Conflict": "in conflict"}.get(type(result).__name__, "done")
