"""The scan as the ground to draw on: cut to its page, upright, scaled and paled; and where its pixels went."""

from typing import TYPE_CHECKING

from PIL import Image, ImageStat

from ingest import geometry
from ingest.model import Box, Matrix
from ingest.show.sheet import Sheet

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

PALE = 0.18
"""Share of white mixed into the scan, so that colours and labels stand out and the print can still be read."""
PAPER = 235.0
"""What the tone of the paper (the median of the page) is brought up to, of 255: tints are muddy on grey."""
DARKEST = 90.0
"""A median below this is no paper, and the page is left as it is."""
TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
"""Pillow counts quarter turns against the clock."""


def prepared(pixels: "NDArray[uint8]", sheet: Sheet, width: int) -> tuple[Image.Image, Matrix]:
    """The ground, at most *width* pixels wide, and the map from pixels of the scan to pixels of the ground."""
    scan = Image.fromarray(pixels).convert("RGB")
    crop = geometry.clipped(geometry.whole(sheet.crop), Box(0, 0, *scan.size)) if sheet.crop else Box(0, 0, *scan.size)
    page = scan.crop((int(crop.left), int(crop.top), int(crop.right), int(crop.bottom)))
    upright = page.transpose(TURNS[sheet.rotation]) if sheet.rotation in TURNS else page
    scale = min(1.0, width / upright.width)
    small = upright.resize(
        (max(1, round(upright.width * scale)), max(1, round(upright.height * scale))),
        Image.Resampling.LANCZOS,
        reducing_gap=3.0,
    )
    shift: Matrix = (1.0, 0.0, -crop.left, 0.0, 1.0, -crop.top)
    turned = geometry.joined(shift, _quarter(sheet.rotation, page.width, page.height))
    matrix = geometry.joined(turned, (scale, 0.0, 0.0, 0.0, scale, 0.0))
    return Image.blend(_lit(small), Image.new("RGB", small.size, "white"), PALE), matrix


def _lit(page: Image.Image) -> Image.Image:
    tone = ImageStat.Stat(page.convert("L")).median[0]
    if not DARKEST < tone < PAPER:
        return page
    return page.point([min(255, round(value * PAPER / tone)) for value in range(256)] * 3)


def _quarter(rotation: int, width: int, height: int) -> Matrix:
    return {
        90: (0.0, -1.0, float(height), 1.0, 0.0, 0.0),
        180: (-1.0, 0.0, float(width), 0.0, -1.0, float(height)),
        270: (0.0, 1.0, 0.0, -1.0, 0.0, float(width)),
    }.get(rotation, (1.0, 0.0, 0.0, 0.0, 1.0, 0.0))
