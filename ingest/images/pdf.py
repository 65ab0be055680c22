"""How does a page of a PDF look: the very scan that it wraps, or the page rasterised as it suits its print?"""

import math
import tempfile
from dataclasses import replace
from itertools import product
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.errors import ScanError
from ingest.images import poppler, raster, tones
from ingest.images.picture import Picture, believed
from ingest.images.poppler import Inlay, Sheet
from ingest.images.raster import Wish

Pixels = NDArray[np.uint8]

USUAL_DPI = 300
LEAST_DPI, MOST_DPI = 200, 600
EM = 2400.0
"""Points times dpi: type of 8 points is rasterised at 300 dpi, which gives letters that engines like."""
SMALLEST_COMMON = 0.1
"""The size that a tenth of all letters do not exceed is the smallest common one: footnotes count, a superscript not."""
FULL = 0.02
"""By how much the sides of an image may differ from the page's for it to be the page."""
COMMON = 0.2
"""Share of the page that images of one resolution must cover for it to be that of the page."""
PREVIEW = 1000
"""Pixels of the longer side on which a page and its image are compared: a letter of 8 points has 7."""
BLUR = (3, 3)
ALIKE = 40.0
"""Grey levels that the two may differ anywhere; 12 on pages that are one bilevel scan, 80 at a line of small type."""


def count_pages(path: Path) -> int:
    """How many pages the PDF has; raises ScanError."""
    return poppler.sheet(path).count


def open_page(path: Path, frame: int, wish: Wish) -> Picture:
    """A page of a PDF, upright as a viewer shows it; raises ScanError."""
    sheet = poppler.sheet(path, frame)
    if frame >= sheet.count:
        raise ScanError("truncated", str(path), f"page {frame + 1} of {sheet.count}")
    inlays = poppler.inlays(path, frame)
    with raster.quietly():
        if len(inlays) == 1 and _covers(inlays[0], sheet):
            wish.check((inlays[0].width, inlays[0].height), str(path))
            wrapped = _wrapped(path, frame, sheet, wish)
            if wrapped:
                return wrapped
        return _rasterised(path, frame, sheet, inlays, wish)


def _covers(inlay: Inlay, sheet: Sheet) -> bool:
    """Whether an image is as large as the page, one way round or the other."""
    page = sorted((sheet.width / 72, sheet.height / 72))
    close = all(abs(a - b) <= FULL * b for a, b in zip(sorted(inlay.inches), page, strict=True))
    return inlay.sort in poppler.COVERS and close


def _wrapped(path: Path, frame: int, sheet: Sheet, wish: Wish) -> Picture | None:
    """The embedded image, turned as the page shows it, if the page shows nothing else."""
    scale = PREVIEW / max(sheet.width, sheet.height)
    size = max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))
    shown = np.asarray(poppler.rasterise(path, frame, colour=False, size=size).convert("L"))
    with tempfile.TemporaryDirectory() as folder:
        files = poppler.extract(path, frame, Path(folder))
        if len(files) != 1:
            return None
        with files[0].open("rb") as file:
            picture = raster.decode(file, str(path), wish)
    turned = _as_shown(picture.pixels, shown)
    if turned is None:
        return None
    height, width = turned.shape[:2]
    dpi = believed((width * 72 / sheet.width, height * 72 / sheet.height), (width, height))
    return replace(picture, pixels=turned, dpi=dpi, how="embedded image of a PDF page")


def _as_shown(pixels: Pixels, shown: Pixels) -> Pixels | None:
    """*pixels* in the one of four turns, light or dark, in which they look like the page; None when in none."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if pixels.ndim == 3 else pixels
    share = min(1.0, 4 * PREVIEW / max(grey.shape))
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    for turns in range(4):
        upright = np.asarray(np.rot90(small, turns), np.uint8, order="C")
        for inverted in (False, True):
            if _difference(np.invert(upright) if inverted else upright, shown) <= ALIKE:
                found = np.ascontiguousarray(np.rot90(pixels, turns))
                return np.invert(found) if inverted else found
    return None


def _difference(image: Pixels, shown: Pixels) -> float:
    """The largest difference in grey, a stroke's width blurred.

    Poppler makes an image that touches the next pixel one pixel larger, so that it is tried in both sizes.
    """
    height, width = shown.shape
    softened = cv2.blur(shown, BLUR).astype(np.float32)
    gaps = []
    for right, down in product((0, 1), repeat=2):
        fitted = cv2.resize(image, (width + right, height + down), interpolation=cv2.INTER_AREA)
        for left, top in product(range(right + 1), range(down + 1)):
            part = cv2.blur(fitted[top : top + height, left : left + width], BLUR)
            gaps.append(float(np.abs(part.astype(np.float32) - softened).max()))
    return min(gaps)


def _rasterised(path: Path, frame: int, sheet: Sheet, inlays: tuple[Inlay, ...], wish: Wish) -> Picture:
    dpi = _images_dpi(inlays, sheet) or _print_dpi(path, frame)
    room = math.sqrt(wish.max_megapixels * 1e6 / (sheet.width / 72 * sheet.height / 72))
    dpi = max(1, min(dpi, int(room)))
    image = poppler.rasterise(path, frame, wish.colour, dpi=dpi)
    return Picture(tones.pixels(image, wish.colour), float(dpi), f"rasterised at {dpi} dpi")


def _images_dpi(inlays: tuple[Inlay, ...], sheet: Sheet) -> int | None:
    """The resolution of a scan in strips or layers: the finest of those that cover a good part of the page."""
    covered: dict[int, float] = {}
    for inlay in inlays:
        ppi = round(max(inlay.ppi))
        covered[ppi] = covered.get(ppi, 0.0) + inlay.inches[0] * inlay.inches[1]
    area = sheet.width / 72 * sheet.height / 72
    common = [ppi for ppi, square in covered.items() if square >= COMMON * area and ppi >= LEAST_DPI // 2]
    return min(max(common), MOST_DPI) if common else None


def _print_dpi(path: Path, frame: int) -> int:
    """The resolution that suits the smallest common type of the page's text; the usual one without text."""
    sizes = sorted((min(width, height), len(word)) for width, height, word in poppler.words(path, frame) if word[2:])
    letters = sum(length for _, length in sizes)
    seen = 0
    for size, length in sizes:
        seen += length
        if seen >= SMALLEST_COMMON * letters:
            return min(max(math.ceil(EM / max(size, 1.0) / 50) * 50, LEAST_DPI), MOST_DPI)
    return USUAL_DPI
