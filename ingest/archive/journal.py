"""Where are human decisions kept outside the archive?

In a JSON Lines file beside the page files: one decision a line, only ever added to, on the disk before the archive
says yes.  With the page files it is all that an archive can be made of again.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.archive.rows import edges_of
from ingest.errors import SetupError
from ingest.model import Box, Correction


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction with the scan that it was made on."""

    correction: Correction
    sha256: str
    frame: int


def append(path: Path, entry: Entry) -> None:
    """Add one decision and wait until it is on the disk; raises SetupError."""
    line = json.dumps(packed(entry), ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            size = file.seek(0, os.SEEK_END)
            try:
                file.write((_mend(file, size) + line).encode())
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)
                raise
    except OSError as error:
        raise SetupError(
            f"The correction was not kept: {path} cannot be written ({error}). Make room or mend its permissions."
        ) from error


def _mend(file: Any, size: int) -> str:
    """A line end for a last line that a power cut tore."""
    if size == 0:
        return ""
    file.seek(size - 1)
    return "" if file.read(1) == b"\n" else "\n"


def read(path: Path) -> tuple[Entry, ...]:
    """All decisions, oldest first; none when there is no journal.

    A line without its end was torn by a power cut before the archive said yes, and is passed over.  Raises SetupError
    that names any other line which cannot be understood.
    """
    try:
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SetupError(f"The corrections in {path} cannot be read ({error}). Check its permissions.") from error
    entries = []
    for number, line in enumerate(lines, 1):
        if not line.rstrip().endswith("}"):
            continue
        try:
            entries.append(_unpacked(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise SetupError(f"{path}, line {number} is no correction ({error}). Mend or remove that line.") from error
    return tuple(entries)


def packed(entry: Entry) -> dict[str, Any]:
    """Plain values, as they stand in a line of the journal."""
    found = entry.correction
    return {
        "page_id": found.page_id,
        "sha256": entry.sha256,
        "frame": entry.frame,
        "box": [round(edge) for edge in edges_of(found.box)],
        "before": found.before,
        "after": found.after,
        "actor": found.actor,
        "created": found.created,
        "note": found.note,
    }


def _unpacked(line: dict[str, Any]) -> Entry:
    correction = Correction(
        page_id=line["page_id"],
        box=Box(*line["box"]),
        before=line["before"],
        after=line["after"],
        actor=line["actor"],
        created=line["created"],
        note=line["note"],
    )
    return Entry(correction, line["sha256"], line["frame"])
