"""Does a TIFF hold several pages?

Looks at two directories and no pixels; whoever reads the file counts in earnest.
"""

import struct
from pathlib import Path
from typing import BinaryIO

from ingest.errors import ScanError
from ingest.files import opened

ENDINGS = (".tif", ".tiff")
SUBFILE, REDUCED = 254, 1
"""The tag that says what a picture is, and its bit for a thumbnail (TIFF 6.0)."""


def holds_several(path: Path) -> bool:
    """Whether a second page follows the first; a thumbnail is none.  False for what is no TIFF or cannot be read."""
    if path.suffix.casefold() not in ENDINGS:
        return False
    try:
        with opened(path) as file:
            return _second_is_a_page(file)
    except (ScanError, OSError, struct.error):
        return False


def _second_is_a_page(file: BinaryIO) -> bool:
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(file.read(4))
    if order is None:
        return False
    _directory(file, order)
    second = _directory(file, order)
    return bool(second) and not second.get(SUBFILE, 0) & REDUCED


def _directory(file: BinaryIO, order: str) -> dict[int, int]:
    """The values of the directory that the number here leads to, short ones only; the file stands behind it then."""
    (place,) = struct.unpack(order + "I", file.read(4))
    if not place:
        return {}
    file.seek(place)
    (count,) = struct.unpack(order + "H", file.read(2))
    entries = struct.iter_unpack(order + "HHII", file.read(12 * count))
    return {tag: value if kind != 3 or order == "<" else value >> 16 for tag, kind, _, value in entries}
