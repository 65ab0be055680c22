"""What is this file, by its first bytes, and is its end there?"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO

from ingest.errors import ScanError
from ingest.files import opened


class Sort(Enum):
    """Which door a file goes through."""

    PDF = auto()
    TIFF = auto()
    OTHER = auto()


TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
PDF_HEAD_WITHIN = 1024
"""Bytes; readers of PDF forgive so much before `%PDF-`."""
PDF_END_WITHIN = 65_536
"""Bytes from the end in which `startxref` must stand, or what makes it needless."""
TABLE = re.compile(rb"endobj\s+xref\b.*trailer\s*<<.*/Root\b.*>>", re.DOTALL)
"""The table behind the last object, up to the end of its trailer."""
ZEROS = 64
"""So many zero bytes at the end of a JPEG without an end marker were never written by an encoder."""


@contextmanager
def checked(path: Path) -> Iterator[tuple[BinaryIO, Sort]]:
    """The open file and what it is; raises ScanError when it is no file, empty or plainly cut off."""
    with opened(path) as file:
        try:
            head = file.read(PDF_HEAD_WITHIN)
            if not head:
                raise ScanError("empty-file", str(path))
            sort = _sort(head)
            _check_end(file, head, sort, str(path))
            file.seek(0)
        except OSError as error:
            raise ScanError("unreadable", str(path), error.strerror or str(error)) from error
        yield file, sort


def _sort(head: bytes) -> Sort:
    if head.startswith(TIFF_HEADS):
        return Sort.TIFF
    return Sort.PDF if b"%PDF-" in head else Sort.OTHER


def _check_end(file: BinaryIO, head: bytes, sort: Sort, source: str) -> None:
    if sort is Sort.PDF:
        _check_pdf(file, head, source)
    elif head.startswith(b"\xff\xd8\xff"):
        _check_jpeg(file, source)


def _check_pdf(file: BinaryIO, head: bytes, source: str) -> None:
    """A PDF has its table at its end; poppler makes one up without a word and shows the pages that are there.

    Without `startxref` no table is found; but where one stands behind the last object, no object is lost.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - PDF_END_WITHIN))
    promised = re.search(rb"/Linearized\b[^>]*/L\s+(\d+)", head)
    end = file.read()
    if b"startxref" not in end and not TABLE.search(end, max(0, end.rfind(b" obj"))):
        raise ScanError("truncated", source, "the PDF has no end")
    if promised and int(promised[1]) > size:
        raise ScanError("truncated", source, f"{size} of {int(promised[1])} bytes")


def _check_jpeg(file: BinaryIO, source: str) -> None:
    """A copy that broke off and was filled with zeros decodes to a grey lower half without an error."""
    file.seek(-min(ZEROS, file.seek(0, os.SEEK_END)), os.SEEK_END)
    if file.read().strip(b"\0"):
        return
    file.seek(0)
    data = file.read()
    if data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda"):
        raise ScanError("truncated", source, "its end is only zeros")
