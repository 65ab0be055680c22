"""Where is the ink on a page, and how does the page look under even light?

Light is evened by dividing by the paper, ink is what is darker than half of the ink around it.  Every estimate is made
on a small copy; the page itself is only divided and compared.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy import float32, uint8
from numpy.typing import NDArray

Pixels = NDArray[uint8]
"""Grey or mask, H×W."""

WHITE = 255
PAPER_LONG_SIDE = 500
"""Pixels of the copy on which paper is looked for: letters are gone there, shadows are not."""
SHADE_LONG_SIDE, PICTURE = 1000, 0.38
"""Pixels of the copy that shows pictures, and share of the page's width within which paper lies beside one."""
STROKE = 0.035
"""Of the long side: ink narrower than this (a stroke of the largest headline) has paper on both sides."""
DARKEST_PAPER = 0.45
"""Of the page's typical paper: what is darker is a picture, a reversed heading or the scanner's lid, not shade."""
NEIGHBOURHOOD = 0.03
"""Of the long side: how far around a spot one looks for the ink that it is compared with."""
SHARE = 0.46
"""Of the depth of the ink around: what is deeper is ink.  Under a half, so that hairlines beside heavy type hold."""
FAINTEST = 0.8
"""Of the page's usual ink: where all is fainter than this, it is compared with this, and show-through is paper."""
STAIN_LETTER, STAIN_REACH = 8.0, 1.5
"""Height in pixels of a letter on the copy on which stains are looked for, and how many such they are wide at least."""
LEAST_STAIN, DARKEST_STAIN, NEAR_PRINT = 0.1, 0.5, 4
"""Of the depth of the page's ink: a stain that can do harm, and what is too dark for one; and how many times a stain's
width around the latter is left alone."""
STAINED_SHARE = 0.004
"""Of a page: where stains cover less, they are left alone."""
BARE = 12.0
"""Grey levels: a page whose darkest marks are no darker than this has no ink."""
SQUARES = np.arange(256, dtype=np.uint16) ** 2
"""Of each grey: looked up in a third of the time that multiplying takes."""
HALFTONE_SHARE = 0.002
"""Of all pixels: a page with fewer greys than this is black and white."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page looks like without its print."""

    shade: Pixels
    """Grey of the paper, a small copy of the page (any size)."""
    level: float
    """Typical grey of the paper, 0 to 255."""

    def at(self, shape: tuple[int, ...]) -> Pixels:
        """The shade at the size of a page of that *shape*."""
        return _resized(self.shade, shape[1], shape[0], cv2.INTER_LINEAR)


def as_pixels(values: NDArray[np.integer[Any] | np.floating[Any]]) -> Pixels:
    """What OpenCV gives back, which is of the type it was given."""
    return np.asarray(values, uint8)


def shrunk(pixels: Pixels, long_side: int) -> tuple[Pixels, float]:
    """A copy no longer than *long_side*, and its scale (copy per original, at most 1)."""
    scale = min(1.0, long_side / max(pixels.shape))
    rest = scale
    while rest <= 0.5:  # by halves first: of a large page in a fifth of the time
        pixels, rest = halved(pixels), 2 * rest
    if rest == 1.0:
        return pixels, scale
    height, width = pixels.shape
    return _resized(pixels, max(1, round(width * rest)), max(1, round(height * rest)), cv2.INTER_AREA), scale


def halved(pixels: Pixels) -> Pixels:
    """Means over 2 × 2 pixels; an odd last row or column is left out."""
    height, width = (max(1, side // 2) for side in pixels.shape)
    return _resized(pixels[: 2 * height, : 2 * width], width, height, cv2.INTER_AREA)


def is_bilevel(pixels: Pixels) -> bool:
    """Whether the page is black and white (a fax, a G4 TIFF): then nothing about its light can be evened."""
    between = cv2.countNonZero(cv2.inRange(pixels, (24.0,), (231.0,)))
    return between < HALFTONE_SHARE * pixels.size and int(pixels.min()) < 24


def find_paper(pixels: Pixels) -> Paper:
    """The paper under the print: a morphological closing of a small copy, smoothed.

    A picture or a black border is no paper: the shade is held above `DARKEST_PAPER` of the page's usual paper.
    """
    small, _ = shrunk(pixels, PAPER_LONG_SIDE)
    reach = _odd(STROKE * max(small.shape))
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), uint8), borderType=cv2.BORDER_REPLICATE)
    smooth = as_pixels(cv2.blur(cv2.medianBlur(closed, reach), (reach, reach)))
    level = max(float(np.median(smooth)), 1.0)
    floor = max(1, round(DARKEST_PAPER * level))
    shade = np.maximum(smooth, uint8(floor))
    tone = _tone(as_pixels(cv2.divide(small, shade, scale=WHITE)))
    return Paper(as_pixels(cv2.convertScaleAbs(shade, alpha=tone / WHITE)), level)


def evened(pixels: Pixels, paper: Paper) -> Pixels:
    """The page as under even light: paper near 255, ink as dark in the shade as in the light."""
    return as_pixels(cv2.divide(pixels, paper.at(pixels.shape), scale=WHITE))


def shaded(small: Pixels, outside: Pixels, level: float) -> Pixels:
    """How light the ground is on a smaller copy of a scan, 255 where it is paper.

    The light is that of the lightest spots far and near, so that pictures stay as dark as they are.
    """
    page, _ = shrunk(np.where(outside > 0, uint8(level), small), SHADE_LONG_SIDE)
    tiny, _ = shrunk(page, PAPER_LONG_SIDE)
    ground = cv2.medianBlur(cv2.dilate(tiny, np.ones((3, 3), uint8)), 5)
    reach = _odd(PICTURE * tiny.shape[1])
    light = cv2.morphologyEx(ground, cv2.MORPH_CLOSE, np.ones((reach, reach), uint8), borderType=cv2.BORDER_REPLICATE)
    light = as_pixels(np.maximum(as_pixels(cv2.blur(light, (reach, reach))), uint8(1)))
    return as_pixels(cv2.divide(page, _resized(light, page.shape[1], page.shape[0], cv2.INTER_LINEAR), scale=WHITE))


def without_stains(page: Pixels, size: float) -> Pixels:
    """An evened page with its stains and show-through lightened; *size* is a letter's height in pixels.

    What is dark over more than a letter and a half each way is no stroke of text.  It is a stain as long as it is much
    lighter than the print; what is dark, and what is near it, belongs to a picture or a heavy headline and stays.
    """
    small, scale = shrunk(page, max(1, round(max(page.shape) * min(1.0, STAIN_LETTER / max(size, 1.0)))))
    depth = as_pixels(cv2.bitwise_not(small))
    total = cv2.sumElems(depth)[0]
    usual = cv2.sumElems(cv2.LUT(depth, SQUARES))[0] / total if total else 0.0
    reach = _odd(STAIN_REACH * size * scale)
    around = np.ones((reach, reach), uint8)
    ground = as_pixels(cv2.morphologyEx(depth, cv2.MORPH_OPEN, around, borderType=cv2.BORDER_REPLICATE))
    printed = cv2.threshold(ground, DARKEST_STAIN * usual, WHITE, cv2.THRESH_BINARY)[1]
    shade = cv2.subtract(
        as_pixels(cv2.blur(ground, (reach, reach))), cv2.dilate(printed, around, iterations=NEAR_PRINT)
    )
    stained = cv2.countNonZero(cv2.threshold(shade, LEAST_STAIN * usual, WHITE, cv2.THRESH_BINARY)[1])
    if usual < BARE or stained < STAINED_SHARE * shade.size:
        return page
    paper = as_pixels(cv2.bitwise_not(shade))
    return as_pixels(cv2.divide(page, _resized(paper, page.shape[1], page.shape[0], cv2.INTER_LINEAR), scale=WHITE))


def find_ink(page: Pixels, share: float = SHARE) -> Pixels:
    """A mask (255 = ink) of an evened page.

    The depth of a pixel is how far it is below white.  The mean of the depth weighted by itself, E[d²]/E[d], is the
    depth of the ink in a neighbourhood however little of it there is (it equals that of the darker class of a two-class
    mixture with white); a pixel is ink when it is deeper than *share* of that.  `FAINTEST` keeps show-through out where
    there is no print to compare with.
    """
    height, width = page.shape
    depth = as_pixels(cv2.bitwise_not(page))
    cell = max(1, round(NEIGHBOURHOOD * max(height, width) / 8))
    columns, rows = max(1, width // cell), max(1, height // cell)
    inner = depth[: rows * cell, : columns * cell]
    first = box_means(inner, columns, rows)
    second = box_means(cv2.LUT(inner, SQUARES), columns, rows)
    usual = float(second.sum() / max(float(first.sum()), 1e-6))
    if usual < BARE:
        return np.zeros_like(page)
    local = cv2.blur(second, (17, 17)) / np.maximum(cv2.blur(first, (17, 17)), 1e-3)
    bar = np.clip(np.maximum(local, FAINTEST * usual) * share, 1, WHITE - 1).astype(uint8)
    return as_pixels(cv2.compare(depth, _resized(bar, width, height, cv2.INTER_LINEAR), cv2.CMP_GT))


def box_means(values: NDArray[Any], columns: int, rows: int) -> NDArray[float32]:
    """Means over a grid of *columns* × *rows* cells, as rows × columns."""
    return np.asarray(cv2.resize(values, (columns, rows), interpolation=cv2.INTER_AREA), float32)


def _tone(relative: Pixels) -> float:
    """The commonest grey of bare paper, a little below white because a closing finds its brightest spots."""
    counts = cv2.calcHist([relative], [0], None, [256], [0, 256]).ravel()
    return float(np.argmax(counts[180:]) + 180)


def _odd(value: float) -> int:
    return max(3, round(value) // 2 * 2 + 1)


def _resized(pixels: Pixels, width: int, height: int, how: int) -> Pixels:
    return as_pixels(cv2.resize(pixels, (width, height), interpolation=how))
