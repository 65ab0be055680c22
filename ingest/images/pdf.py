"""How does a page of a PDF look: the very scan that it wraps, or the page rasterised as it suits its print?"""

import math
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.errors import ScanError
from ingest.images import compare, poppler, raster, tones
from ingest.images.picture import Picture, believed
from ingest.images.poppler import Inlay, Sheet
from ingest.images.raster import Wish

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
"""Pixels of the longer side on which a page and its image are compared."""
SMALLER = 0.8
"""But at most this share of the image's own: enlarging is done in other ways than reducing."""


def count_pages(path: Path) -> int:
    """How many pages the PDF has; raises ScanError."""
    return poppler.sheet(path).count


def open_page(path: Path, frame: int, wish: Wish) -> Picture:
    """A page of a PDF, upright as a viewer shows it; raises ScanError."""
    sheet = poppler.sheet(path, frame)
    if frame >= sheet.count:
        raise ScanError("truncated", str(path), f"page {frame + 1} of {sheet.count}")
    inlays = poppler.inlays(path, frame)
    own = _images_dpi(inlays, sheet)
    with raster.quietly():
        if len(inlays) == 1 and _covers(inlays[0], sheet):
            wish.check((inlays[0].width, inlays[0].height), str(path))
            wrapped = (_turned if sheet.turned else _wrapped)(path, frame, sheet, wish)
            if wrapped:
                return wrapped
            own = max(own or 0, _print_dpi(path, frame))
        return _rasterised(path, frame, sheet, own or _print_dpi(path, frame), wish)


def _covers(inlay: Inlay, sheet: Sheet) -> bool:
    """Whether an image is as large as the page."""
    page = (sheet.width / 72, sheet.height / 72)
    return inlay.sort in poppler.COVERS and all(
        abs(mine - whole) <= FULL * whole
        for mine, whole in zip(inlay.inches, reversed(page) if sheet.turned % 180 else page, strict=True)
    )


def _turned(path: Path, frame: int, sheet: Sheet, wish: Wish) -> Picture | None:
    """The embedded image, turned as the viewer turns the page; of a copy, for poppler blurs what it turns itself."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy = poppler.unturned(path, frame, Path(folder))
            upright = poppler.sheet(copy)
        except ScanError:
            return None  # `pdfseparate` refuses what the author locked; the page can be drawn all the same
        picture = None if upright.turned else _wrapped(copy, 0, upright, wish)
    if picture is None:
        return None
    pixels = np.rot90(picture.pixels, -sheet.turned // 90)
    return replace(picture, pixels=np.ascontiguousarray(pixels), how=f"{picture.how}, turned")


def _wrapped(path: Path, frame: int, sheet: Sheet, wish: Wish) -> Picture | None:
    """The embedded image, if the page shows nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        files = poppler.extract(path, frame, Path(folder))
        if len(files) != 1:
            return None
        with files[0].open("rb") as file:
            picture = raster.decode(file, str(path), wish)
    longest = max(sheet.width, sheet.height) / 72
    dpi = max(1, int(min(PREVIEW, SMALLER * max(picture.pixels.shape)) / longest))
    shown = tones.pixels(poppler.rasterise(path, frame, dpi, colour=False), colour=False)
    pixels = compare.as_shown(picture.pixels, shown)
    if pixels is None:
        return None
    height, width = pixels.shape[:2]
    own = believed((width * 72 / sheet.width, height * 72 / sheet.height), (width, height))
    return Picture(pixels, own, "embedded image of a PDF page")


def _rasterised(path: Path, frame: int, sheet: Sheet, dpi: int, wish: Wish) -> Picture:
    room = math.sqrt(wish.max_megapixels * 1e6 / (sheet.width / 72 * sheet.height / 72))
    dpi = max(1, min(dpi, int(room)))
    image = poppler.rasterise(path, frame, dpi, wish.colour)
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
