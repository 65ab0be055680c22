"""The page file in `ocr_output/`: what was read from one scan, written whole or not at all, keyed by what made it.

One scan (an image, or one frame of a TIFF or PDF) has one page file of JSON Lines: the key, then a reading a line (two
for a double-page spread).  All boxes are in whole pixels of the scan.  Beside the page files of an issue lies its
`issue.json`, the bundle: which scans it has and what their names and `issue.toml` say, so that an archive can be made
anew without the scans.
"""

import errno
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ingest.errors import ScanError, reason
from ingest.model import Box, Bundle, Line, Problem, Reading, Scan, Turn, Word

FORMAT = 1
"""Counted up when the file's shape changes; older files are read anew."""

BUNDLE_FILE = "issue.json"

END = b"}\n"
"""Of a whole page file."""
HALF_WRITTEN = ".part"
"""How the name of a file ends that is being written."""
STALE = 3600.0
"""Seconds after which nobody writes it any more."""

Key = dict[str, Any]
"""What made the readings: scan digest and frame, engine and version, languages, settings of the pixel half."""


def path_of(output: Path, scan: Scan, frames: int) -> Path:
    """Where the page file of *scan* lies: the scan's own path under *output*, one file a frame."""
    if frames == 1:
        return output / f"{scan.path}.jsonl"
    return output / scan.path / f"{scan.frame + 1:04d}.jsonl"


def save(path: Path, key: Key, readings: Sequence[Reading]) -> None:
    """Write the readings of one scan, whole or not at all; raises ScanError("disk-full") where there is no room."""
    _write(path, [{"format": FORMAT, "key": key}, *(_packed(reading) for reading in readings)])


def load(path: Path) -> tuple[Reading, ...] | None:
    """The readings in a page file; None when there is no whole file there."""
    try:
        # Not `splitlines`: it would also break a line at U+2028 or U+0085, which stand in names of files.
        header, *readings = map(json.loads, path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))
        return tuple(map(_unpacked, readings)) if header["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def made_with(path: Path) -> Key | None:
    """The key of a page file, from its first line and its end alone; None when there is no whole file."""
    try:
        with path.open("rb") as file:
            first = file.readline()
            file.seek(-len(END), os.SEEK_END)
            is_whole = file.read() == END and file.tell() > len(first)
        header = json.loads(first)
        return dict(header["key"]) if is_whole and header["format"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def prepare(output: Path) -> None:
    """Make the folder of the page files; raises ScanError, as `save` would, when it takes none."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=output) as file:
            file.write(b"\n")
    except OSError as error:
        raise _unwritten(output, error) from error


def save_bundle(output: Path, bundle: Bundle, problems: Sequence[Problem]) -> None:
    """Write what is known of an issue beside its page files, with what went wrong when it was read."""
    content = {"format": FORMAT, "bundle": asdict(bundle), "problems": [asdict(problem) for problem in problems]}
    _write(output / bundle.source / BUNDLE_FILE, [content])


def has_bundle(output: Path, source: str) -> bool:
    """Whether what is known of the issue *source* lies beside its page files, and can be understood."""
    return _bundle(output / source / BUNDLE_FILE) is not None


def bundles(output: Path) -> Iterator[tuple[Bundle, tuple[Problem, ...]]]:
    """Every issue that has a bundle under *output*, by its source; files that are no bundles are passed over."""
    for path in sorted(output.rglob(BUNDLE_FILE)):
        if found := _bundle(path):
            yield found


def _bundle(path: Path) -> tuple[Bundle, tuple[Problem, ...]] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        known = content["bundle"]
        scans = tuple(Scan(**scan) for scan in known.pop("scans"))
        return Bundle(scans=scans, **known), tuple(Problem(**problem) for problem in content["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sweep(output: Path) -> None:
    """Remove what a run that was killed left half written under *output*; what is young may be another run's work."""
    for path in output.rglob(f".*{HALF_WRITTEN}"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > STALE:
                path.unlink()


def _write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=HALF_WRITTEN)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> ScanError:
    slug = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "unwritable"
    return ScanError(slug, str(path), reason(error))


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
        "bars": [_edges(box) for box in reading.bars],
        "lines": [
            [
                line.zone,
                round(line.weight, 2),
                [[*_edges(w.box), round(w.confidence, 3), w.text] for w in line.words],
                line.tone,
            ]
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
        bars=tuple(Box(*edges) for edges in packed.get("bars", ())),  # older files have none
        crop=Box(*packed["crop"]) if packed["crop"] else None,
        page_size=(packed["page_size"][0], packed["page_size"][1]),
        engine=packed["engine"],
        notes=tuple(packed["notes"]),
    )


def _line(packed: list[Any]) -> Line:
    zone, weight, words, *tone = packed  # older files have none
    return Line(tuple(Word(word[5], Box(*word[:4]), word[4]) for word in words), weight, zone, *tone)


def _edges(box: Box) -> list[int]:
    return [round(box.left), round(box.top), round(box.right), round(box.bottom)]
