"""How does a scan become a picture of a page: opened, cut to the page, set upright, scaled, coded?"""

from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ingest import images
from ingest.archive.reading import PageCard
from ingest.errors import ScanError
from ingest.files import located
from ingest.reading_room.drawer import Drawer
from ingest.reading_room.iiif.asked import Asked
from ingest.reading_room.lightbox import Lightbox, Pixels
from ingest.reading_room.upright import upright
from ingest.settings import Settings

JPEG_QUALITY = 82
TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
INK = 160
"""Brighter than this is paper in a bitonal picture."""


@cache
def lightbox() -> Lightbox:
    """The one of this process."""
    return Lightbox()


@cache
def drawer(folder: Path) -> Drawer:
    """The one of this process for *folder*."""
    return Drawer(folder)


def picture(root: Path, page: PageCard, asked: Asked, kept: Drawer) -> bytes:
    """The picture that is *asked* for of *page*; *root* is the folder of the archive.  Raises ScanError."""
    content = kept.get(_name(page, asked))
    if content is None:
        pixels = lightbox().page(key_of(page), lambda: opened(root, page))
        content = _coded(_shaped(pixels, asked), asked.format)
        kept.put(_name(page, asked), content)
    return content


def is_at_hand(page: PageCard, asked: Asked, kept: Drawer) -> bool:
    """Whether the picture was made before, or the page lies open."""
    return lightbox().has(key_of(page)) or kept.has(_name(page, asked))


def lay_open(root: Path, page: PageCard) -> None:
    """Open *page*, so that its pictures are quickly made.  Raises ScanError."""
    lightbox().page(key_of(page), lambda: opened(root, page))


def opened(root: Path, page: PageCard) -> Pixels:
    """The pixels of *page* as it is shown, H×W grey or H×W×3 RGB.  Raises ScanError."""
    path = located(root, page.image)
    there = images.open_scan(path, page.frame, Settings().max_megapixels, colour=True).pixels
    if there.shape[:2] != (page.height, page.width):
        raise ScanError("unreadable", page.image, "it is not the file that was read")
    part = upright(page).part
    cut = there[int(part.top) : int(part.bottom), int(part.left) : int(part.right)]
    # A grey scan takes a third of the room.
    grey = cut.ndim == 3 and np.array_equal(cut[..., 0], cut[..., 1]) and np.array_equal(cut[..., 0], cut[..., 2])
    return np.ascontiguousarray(_turned(cut[..., 0] if grey else cut, page.rotation % 360))


def key_of(page: PageCard) -> str:
    """Names what is seen: the same scan shown otherwise is another page."""
    return f"{page.sha256}/{page.frame}/{page.crop}/{page.rotation}"


def _name(page: PageCard, asked: Asked) -> str:
    return f"{key_of(page)}/{asked.canonical}"


def _turned(pixels: Pixels, degrees: int) -> Any:
    return cv2.rotate(pixels, TURNS[degrees]) if degrees else pixels


def _shaped(pixels: Pixels, asked: Asked) -> Any:
    box = asked.region
    cut: Any = pixels[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]
    if cut.shape[:2] != (asked.height, asked.width):
        cut = cv2.resize(cut, (asked.width, asked.height), interpolation=cv2.INTER_AREA)
    if asked.mirrored:
        cut = cv2.flip(cut, 1)
    cut = _turned(cut, asked.turn)
    if asked.quality in ("gray", "bitonal") and cut.ndim == 3:
        cut = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY)
    return np.where(cut > INK, 255, 0).astype(np.uint8) if asked.quality == "bitonal" else cut


def _coded(pixels: Any, format_: str) -> bytes:
    upside = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR) if pixels.ndim == 3 else pixels
    options = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY] if format_ == "jpg" else []
    done, content = cv2.imencode(f".{format_}", upside, options)
    if not done:
        raise RuntimeError(f"a picture of {pixels.shape} cannot be coded as {format_}")
    return bytes(content)
