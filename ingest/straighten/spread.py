"""Does a scan show two pages side by side, and where does the one end and the other begin?

A scan that is wider than high is a spread when down its middle runs a gutter: white as wide as two margins, far wider
than what parts its columns, or narrower but in the shadow of the fold; and on both sides stand pages of print that are
alike.  A headline across the middle forbids it.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy import float64
from numpy.typing import NDArray

from ingest.straighten.ink import Pixels, box_means, find_ink
from ingest.straighten.letters import Letters
from ingest.straighten.turning import rotated

WIDE = 1.15
"""Width over height from which a scan may hold two pages."""
MIDDLE = 0.1
"""Of the width: how far off the middle of the scan a gutter may lie."""
TWO_MARGINS = 0.035
"""Of the width: what two margins take at least; columns of one page stand closer."""
IN_SHADOW = 0.01
"""Of the width: what is left of two margins in the shadow of a fold."""
MORE_THAN_COLUMNS = 2.0
"""Times the widest white between columns that a gutter without a shadow must be."""
NO_COLUMNS = 0.05
"""Of the width: a gutter without a shadow, where no columns are there to compare with."""
BARE = 0.006
"""Share of ink in a column of pixels that counts as white."""
THIN = 0.006
"""Of the width: a fold or a rule is thinner, and parts no white."""
SHADOW = 0.88
"""Of the paper beside it: a fold is darker."""
SHADOW_BANDS = 10
"""Strips across the page, of which all but two must show the shadow."""
FEWEST_LETTERS = 150
"""On each page."""
ALIKE = 0.5
"""The lesser page has at least this share of the greater one's height of print."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where two pages part."""

    place: float
    """x on the levelled small copy."""
    sure: float
    """0 to 1."""


def find_gutter(small: Pixels, page: Pixels, letters: Letters, skew: float) -> Gutter | None:
    """The gutter of a spread; None when it is one page.

    *small* is an upright copy as scanned, *page* the same under even light, *letters* what is on it, *skew* its angle.
    """
    height, width = small.shape
    if width < WIDE * height:
        return None
    bare = _bare(rotated(find_ink(page), skew, 0))
    gaps = _runs(bare)
    middle = [gap for gap in gaps if abs((gap[0] + gap[1]) / 2 - width / 2) < MIDDLE * width]
    gap = max(middle, key=lambda run: run[1] - run[0], default=None)
    if gap is None:
        return None
    white = (gap[1] - gap[0]) / width
    shadow = _shadow(rotated(small, skew), gap)
    others = max(
        ((end - start) / width for start, end in gaps if (start, end) != gap and start > 0 and end < width), default=0.0
    )
    needed = (
        IN_SHADOW if shadow is not None else max(TWO_MARGINS, MORE_THAN_COLUMNS * others, 0.0 if others else NO_COLUMNS)
    )
    place = shadow if shadow is not None else (gap[0] + gap[1]) / 2
    if white < needed or not _both_are_pages(letters, place, skew, height):
        return None
    return Gutter(place, min(1.0, 0.5 + 0.25 * white / needed))


def _bare(ink: Pixels) -> NDArray[np.bool_]:
    """Which columns of pixels are white, but for what is thin: a fold, a rule."""
    share = box_means(ink, ink.shape[1], 1) / 255
    thin = max(3, round(THIN * ink.shape[1]))
    opened = cv2.morphologyEx(share, cv2.MORPH_OPEN, np.ones((1, thin), np.uint8))
    return np.asarray(opened).ravel() < BARE


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Start and end of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _shadow(small: Pixels, gap: tuple[int, int]) -> float | None:
    """The x of the fold's shadow in or beside the *gap*; None when there is none."""
    width = small.shape[1]
    strips = np.array_split(small, SHADOW_BANDS)
    smooth = max(3, round(0.008 * width) * 2 + 1)
    paper = cv2.blur(np.array([np.percentile(strip, 80, axis=0) for strip in strips]), (smooth, 1))
    start, end = max(0, gap[0] - smooth), min(width, gap[1] + smooth)
    around = round(0.1 * width)
    beside = np.median(paper[:, max(0, start - around) : end + around], axis=1)
    deepest = start + np.argmin(paper[:, start:end], axis=1)
    dark = paper[np.arange(len(strips)), deepest] < SHADOW * beside
    place = float(np.median(deepest[dark])) if dark.any() else 0.0
    steady = dark & (np.abs(deepest - place) < 0.02 * width)
    return place if np.count_nonzero(steady) >= len(strips) - 2 else None


def _both_are_pages(letters: Letters, place: float, skew: float, height: int) -> bool:
    """Whether print stands on both sides, of like height."""
    across = levelled_x(letters, skew, height, place)
    heights: list[float] = []
    for side in (across < 0, across >= 0):
        if np.count_nonzero(side) < FEWEST_LETTERS:
            return False
        top, bottom = np.percentile((letters.top + letters.bottom)[side] / 2, (2, 98))
        heights.append(float(bottom - top))
    return min(heights) >= ALIKE * max(heights)


def levelled_x(letters: Letters, skew: float, height: int, place: float) -> NDArray[float64]:
    """How far right of *place* the middle of each letter lies once the page is level."""
    lean = np.tan(np.radians(skew))
    middle = (letters.left + letters.right) / 2
    return np.asarray(middle - place + lean * ((letters.top + letters.bottom) / 2 - height / 2), float64)
