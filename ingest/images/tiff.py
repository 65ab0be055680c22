"""Which pictures does a TIFF hold, and are all their data there?

Source: TIFF 6.0 (Adobe 1992) and the BigTIFF design; only the directories are read.
"""

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ingest.errors import ScanError

SUBFILE, OLD_SUBFILE = 254, 255
STRIPS, STRIP_BYTES, TILES, TILE_BYTES = 273, 279, 324, 325
REDUCED, MASK = 1, 4
"""Bits of the subfile type: a thumbnail, a transparency mask."""
OLD_REDUCED = 2
SIZES = {1: 1, 3: 2, 4: 4, 13: 4, 16: 8}
"""Bytes of the kinds of whole numbers that the tags above may have."""
CODES = {1: "B", 3: "H", 4: "I", 13: "I", 16: "Q"}
Tags = dict[int, tuple[int, ...]]
"""Values by tag."""
MOST_PAGES = 10_000
"""More than any bound volume has: directories that lead in a ring of damage end here."""
MOST_VALUES = 1_000_000
"""Entries of a directory, or numbers of a tag: a scan in strips of one line has some ten thousand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How numbers are written in this file."""

    order: str
    """`<` or `>`."""
    big: bool

    @property
    def offset(self) -> str:
        """A place in the file."""
        return self.order + ("Q" if self.big else "I")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the file is."""

    directory: int
    """Index in the chain of directories."""
    missing: str = ""
    """What is wrong when its data are not all there."""


def pages(file: BinaryIO, source: str) -> tuple[Place, ...]:
    """All pictures but thumbnails and masks, in order; where the file breaks off, the page that is cut comes last.

    Raises ScanError `truncated` when no page is whole.
    """
    found: list[Tags] = []
    try:
        for tags in _directories(file):
            found.append(tags)
    except (struct.error, ValueError):  # the latter for a place beyond all files
        found.append({})
    size = file.seek(0, os.SEEK_END)
    chosen = [place for place, tags in enumerate(found) if not _is_extra(tags)] or list(range(len(found)))
    places = tuple(Place(place, _missing(found[place], size)) for place in chosen)
    if all(place.missing for place in places):
        raise ScanError("truncated", source, places[0].missing if places else "there is no picture in it")
    file.seek(0)
    return places


def _missing(tags: Tags, size: int) -> str:
    end = _end(tags)
    if not end:
        return "a page has no data"
    return f"a page needs {end} of {size} bytes" if end > size else ""


def _directories(file: BinaryIO) -> Iterator[Tags]:
    file.seek(0)
    head = file.read(4)
    shape = Shape("<" if head[:2] == b"II" else ">", 43 in head[2:4])
    if shape.big:
        file.read(4)
    (place,) = _read(file, shape.offset)
    seen: set[int] = set()
    while place and place not in seen and len(seen) < MOST_PAGES:
        seen.add(place)
        file.seek(place)
        yield _tags(file, shape)
        (place,) = _read(file, shape.offset)


def _tags(file: BinaryIO, shape: Shape) -> Tags:
    """The tags of the directory here that matter; the file stands behind its last entry then."""
    (count,) = _read(file, shape.order + ("Q" if shape.big else "H"))
    length = 20 if shape.big else 12
    if count > MOST_VALUES:
        raise struct.error("more entries than there can be")
    entries = file.read(count * length)
    behind = file.tell()
    wanted = {SUBFILE, OLD_SUBFILE, STRIPS, STRIP_BYTES, TILES, TILE_BYTES}
    tags: Tags = {}
    for start in range(0, count * length, length):
        tag, kind, number = struct.unpack_from(shape.order + ("HHQ" if shape.big else "HHI"), entries, start)
        if tag in wanted and kind in SIZES and number <= MOST_VALUES:
            tags[tag] = _values(file, shape, (kind, number), entries[start + (12 if shape.big else 8) :])
    file.seek(behind)
    return tags


def _values(file: BinaryIO, shape: Shape, field: tuple[int, int], inline: bytes) -> tuple[int, ...]:
    kind, number = field
    layout = f"{shape.order}{number}{CODES[kind]}"
    if SIZES[kind] * number <= struct.calcsize(shape.offset):
        return struct.unpack_from(layout, inline)
    (place,) = struct.unpack_from(shape.offset, inline)
    file.seek(place)
    return _read(file, layout)


def _read(file: BinaryIO, layout: str) -> tuple[int, ...]:
    return struct.unpack(layout, file.read(struct.calcsize(layout)))


def _is_extra(tags: Tags) -> bool:
    subfile = (tags.get(SUBFILE) or (0,))[0]
    return bool(subfile & (REDUCED | MASK)) or (tags.get(OLD_SUBFILE) or (0,))[0] == OLD_REDUCED


def _end(tags: Tags) -> int:
    """The first byte behind all data of a picture."""
    pairs = ((STRIPS, STRIP_BYTES), (TILES, TILE_BYTES))
    return max(
        (place + length for a, b in pairs for place, length in zip(tags.get(a, ()), tags.get(b, ()), strict=False)),
        default=0,
    )
