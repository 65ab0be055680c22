"""Broken scans, one maker a slug: `make("truncated", folder)` puts the file there and gives its path."""

import os
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from tests.bad import tiny_pdf

__all__ = ["MAKERS", "make", "page", "tiny_pdf"]


def make(slug: str, folder: Path) -> Path:
    """The broken thing that gives a problem with *slug*, in *folder*, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    return MAKERS[slug](folder)


def page(width: int = 425, height: int = 550) -> Image.Image:
    """A small grey page with lines of print."""
    image = Image.new("L", (width, height), 236)
    draw = ImageDraw.Draw(image)
    for top in range(height // 20, height - 20, 18):
        draw.text((width // 20, top), f"The workers of shop {top} met and voted to go out", fill=24, font_size=12)
    return image


def _empty(folder: Path) -> Path:
    return _written(folder / "empty.tif", b"")


def _truncated(folder: Path) -> Path:
    buffer = BytesIO()
    page().save(buffer, "JPEG")
    return _written(folder / "truncated.jpg", buffer.getvalue()[: len(buffer.getvalue()) // 2])


def _encrypted(folder: Path) -> Path:
    return _written(folder / "encrypted.pdf", tiny_pdf.locked())


def _not_an_image(folder: Path) -> Path:
    return _written(folder / "notes.jpg", b"Minutes of the meeting of December 13, 1944\n" * 20)


def _too_large(folder: Path) -> Path:
    """A picture of 60,000 × 60,000 in a hundred bytes."""
    size = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    chunks = _chunk(b"IHDR", size) + _chunk(b"IDAT", zlib.compress(bytes(60_000))) + _chunk(b"IEND", b"")
    return _written(folder / "large.png", b"\x89PNG\r\n\x1a\n" + chunks)


def _unreadable(folder: Path) -> Path:
    """A link to a file that has gone: also root cannot read it."""
    path = folder / "gone.jpg"
    path.symlink_to(folder / "moved away.jpg")
    return path


def _not_a_file(folder: Path) -> Path:
    path = folder / "pipe.jpg"
    os.mkfifo(path)
    return path


def _outside(folder: Path) -> Path:
    """A link to a good picture beside the folder's parent."""
    elsewhere = folder.parent.parent / "elsewhere.png"
    page().save(elsewhere)
    path = folder / "outside.png"
    path.symlink_to(elsewhere)
    return path


def _no_text(folder: Path) -> Path:
    path = folder / "blank.png"
    Image.new("L", (850, 1100), 240).save(path, dpi=(100, 100))
    return path


def _bad_issue_toml(folder: Path) -> Path:
    page().save(folder / "p1.png")
    return _written(folder / "issue.toml", b'date = "13th of December"\n')


def _duplicate_issue(folder: Path) -> Path:
    """A PDF beside the pages that were bound in it."""
    issue = folder / "the-spark_1944-12-13"
    issue.mkdir()
    page().save(issue / "p1.png")
    page().save(issue / "p2.png")
    path = issue / "the-spark_1944-12-13.pdf"
    page().save(path)
    return path


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


MAKERS: dict[str, Callable[[Path], Path]] = {
    "empty-file": _empty,
    "truncated": _truncated,
    "encrypted": _encrypted,
    "not-an-image": _not_an_image,
    "too-large": _too_large,
    "unreadable": _unreadable,
    "not-a-file": _not_a_file,
    "outside": _outside,
    "no-text": _no_text,
    "bad-issue-toml": _bad_issue_toml,
    "duplicate-issue": _duplicate_issue,
}
"""The slugs that a file can bring about; the others come from the machine, and fault engines bring them about."""
