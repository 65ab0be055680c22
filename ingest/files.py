"""Where does a scan lie on the disk, and how is it opened without ever waiting?

Names on a disk are bytes, names in the archive are UTF-8.  Bytes that are no UTF-8 are written `%E9`; `located` finds
the file again.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote_to_bytes

from ingest.errors import ScanError


def name_of(path: Path, root: Path) -> str:
    """How *path* is written down: relative to *root*, forward slashes, valid UTF-8; `.` for *root* itself."""
    return "/".join(_storable(part) for part in path.relative_to(root).parts) or "."


def seen_from(folder: Path, place: Path) -> str:
    """How *place* is written down for who stands in *folder*, be it inside or not: as `scans`, or `../stop/scans`.

    A link on the way to either is followed, for `..` leads out of the folder behind a link, not of that with the link.
    """
    there = os.path.relpath(place.parent.resolve() / place.name, folder.resolve())
    return name_of(Path(there), Path())


def located(root: Path, name: str) -> Path:
    """The file that `name_of` wrote down as *name*."""
    path = root
    for part in name.split("/"):
        path = _child(path, part)
    return path


def opened(path: Path) -> BinaryIO:
    """The file at *path* for reading; never waits for a pipe.

    Raises ScanError: `unreadable`, or `not-a-file` for a pipe, socket, device or folder.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ScanError("not-a-file", str(path))
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise ScanError("not-a-file", str(path))
        return os.fdopen(handle, "rb")
    except OSError as error:
        raise ScanError("unreadable", str(path), error.strerror or str(error)) from error


def _storable(part: str) -> str:
    """A name as it is; one with foreign bytes with those, and its own per cents, escaped."""
    if part.isprintable() or _is_utf8(part):
        return part
    plain = part.replace("%", "%25")
    return "".join(c if _is_utf8(c) else f"%{ord(c) - 0xDC00:02X}" for c in plain)


def _is_utf8(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _child(folder: Path, part: str) -> Path:
    path = folder / part
    if "%" not in part or os.path.lexists(path):
        return path
    return folder / os.fsdecode(unquote_to_bytes(part))
