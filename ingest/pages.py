"""The page file in `ocr_output/`: what was read from one scan, written whole or not at all, keyed by what made it.

One scan (an image, or one frame of a TIFF or PDF) has one page file; a double-page spread holds two readings in it.
All boxes are in whole pixels of the scan.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.errors import ScanError
from ingest.model import Box, Line, Reading, Scan, Turn, Word

FORMAT = 1
"""Counted up when the file's shape changes; older files are read anew."""

Key = dict[str, Any]
"""What made the readings: scan digest and frame, engine and version, languages, settings of the pixel half."""


def path_of(output: Path, scan: Scan, frames: int) -> Path:
    """Where the page file of *scan* lies: the scan's own path under *output*, one file a frame."""
    if frames == 1:
        return output / f"{scan.path}.json"
    return output / scan.path / f"{scan.frame + 1:04d}.json"


def save(path: Path, key: Key, readings: Sequence[Reading]) -> None:
    """Write the readings of one scan, whole or not at all; raises ScanError("disk-full") where there is no room."""
    content = {"format": FORMAT, "key": key, "readings": [_packed(reading) for reading in readings]}
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, separators=(",", ":"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise ScanError("disk-full" if error.errno == 28 else "unreadable", str(path), str(error)) from error


def load(path: Path, key: Key | None = None) -> tuple[Reading, ...] | None:
    """The readings in a page file; None when there is no whole file there or another *key* made it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != FORMAT or (key is not None and content["key"] != key):
            return None
        return tuple(_unpacked(reading) for reading in content["readings"])
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _packed(reading: Reading) -> dict[str, Any]:
    return {
        "scan": [reading.scan.path, reading.scan.frame, reading.scan.sha256],
        "size": [reading.width, reading.height],
        "dpi": round(reading.dpi, 1),
        "crop": _edges(reading.crop) if reading.crop else None,
        "turn": [reading.turn.rotation, reading.turn.skew, list(reading.turn.matrix)],
        "page_size": list(reading.page_size),
        "engine": reading.engine,
        "notes": list(reading.notes),
        "rules": [_edges(box) for box in reading.rules],
        "pictures": [_edges(box) for box in reading.pictures],
        "frames": [_edges(box) for box in reading.frames],
        "lines": [
            [line.zone, round(line.weight, 2), [[*_edges(w.box), round(w.confidence, 3), w.text] for w in line.words]]
            for line in reading.lines
        ],
    }


def _unpacked(packed: dict[str, Any]) -> Reading:
    rotation, skew, matrix = packed["turn"]
    a, b, c, d, e, f = matrix
    bare = Reading(
        scan=Scan(*packed["scan"]),
        width=packed["size"][0],
        height=packed["size"][1],
        dpi=packed["dpi"],
        lines=tuple(_line(line) for line in packed["lines"]),
        turn=Turn(rotation, skew, (a, b, c, d, e, f)),
    )
    return replace(
        bare,
        rules=tuple(Box(*edges) for edges in packed["rules"]),
        pictures=tuple(Box(*edges) for edges in packed["pictures"]),
        frames=tuple(Box(*edges) for edges in packed["frames"]),
        crop=Box(*packed["crop"]) if packed["crop"] else None,
        page_size=(packed["page_size"][0], packed["page_size"][1]),
        engine=packed["engine"],
        notes=tuple(packed["notes"]),
    )


def _line(packed: list[Any]) -> Line:
    zone, weight, words = packed
    return Line(tuple(Word(word[5], Box(*word[:4]), word[4]) for word in words), weight, zone)


def _edges(box: Box) -> list[int]:
    return [round(box.left), round(box.top), round(box.right), round(box.bottom)]
