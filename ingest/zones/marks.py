"""How large are the letters of a page, and how does it look on a small copy on which all have one size?"""

import numpy as np
from numpy.typing import NDArray

from ingest.components import Mask, marks_of
from ingest.zones import masks

UNIT = 8
"""Height in pixels of an x on the small copy: a gutter of half an x is still seen, a page has 2 to 4 megapixels."""

Rect = tuple[int, int, int, int]
"""left, top, right, bottom on the small copy."""

MEASURED_SIDE = 4000
"""Pixels on the longer side of the copy on which letters are measured; more costs time and no page needs it."""

SAMPLED = 12
"""A large page is measured on every second of so many bands across it."""

ASCENDER = np.log(1.42)
"""A d is about 1.42 times as tall as an x in the faces that newspapers were set in."""
SPREAD = 0.09
"""How far the heights of like letters lie apart, as a share: faces, wear and whole pixels."""

TALLEST = 200
"""In pixels of any copy: letters are not measured above this."""
LOW = 4 * UNIT
"""Lines of no higher letters, nearly all, are compared with the sizes up to this alone."""
KNOWN = np.arange(1, TALLEST + 1)
SIZES = np.arange(5, TALLEST + 1)
AWAY = np.log(KNOWN[None, :] / SIZES[:, None])
AS_X = np.exp(-((AWAY / SPREAD) ** 2) / 2)
AS_D = np.exp(-(((AWAY - ASCENDER) / SPREAD) ** 2) / 2)
"""How much a letter of each height speaks for each x-height, taken for an x and for a d."""
LIKE = np.abs(AWAY) < 1.5 * SPREAD
"""Which heights are those of an x of each size."""
RISERS = 2.0
"""On a page there are at most so many d for each x: else the x are taken for d, and splinters of letters for x."""

INK_COVER = 100
"""Of 255: a pixel of a smaller copy is ink when this much of it is."""
RULE_COVER = 56
"""The same for thin rules, which a copy must not lose."""


def smaller(ink: Mask, scale: float) -> NDArray[np.uint8]:
    """The share of ink, 0 to 255, in each pixel of a copy at *scale* (at most 1)."""
    while scale <= 0.5:  # by halves first, which is much quicker
        height, width = (max(1, side // 2) for side in ink.shape)  # of a sliver no less than a pixel
        ink, scale = masks.resized(ink[: 2 * height, : 2 * width], width, height), 2 * scale
    return masks.resized(ink, round(ink.shape[1] * scale), round(ink.shape[0] * scale)) if scale < 1 else ink


def measured_copy(ink: Mask) -> tuple[NDArray[np.uint8], float]:
    """The share of ink in each pixel of a copy on which letters can be measured, and its scale."""
    scale = min(1.0, MEASURED_SIDE / max(ink.shape))
    return smaller(ink, scale), scale


def x_height(copy: NDArray[np.uint8]) -> float:
    """Height in pixels of the x of most of the print on a `measured_copy`; 0 where there is none.

    Heights of the pieces of ink of a printed page have two peaks, x and d; the size at which both peaks together
    gather the most pieces is the answer, so touching letters do not mislead it.  Nor do broken ones, whose splinters
    would be the x of a page whose x are its d: no text has so few x.
    """
    bands = np.array_split(copy, SAMPLED) if copy.shape[0] >= MEASURED_SIDE // 2 else [copy]
    marks = marks_of(masks.thresholded(np.ascontiguousarray(np.concatenate(bands[::2])), INK_COVER))
    height, width = marks.height, marks.width
    like_letters = (
        (height >= 5) & (width >= 3) & (width < 3 * height) & (4 * width > height) & (marks.area * 7 > width * height)
    )
    like_letters[0] = False
    letters = height[like_letters]
    return float(typical_x(letters, np.zeros(len(letters), np.intp), 1, RISERS)[0])


def typical_x(
    heights: NDArray[np.int32], group: NDArray[np.intp], count: int, risers: float | None = None
) -> NDArray[np.float64]:
    """The x-height behind the heights of the letters of each of *count* groups; 0 for one without letters.

    *risers* is how many d there may be for each x; without it there may be no x at all, as in a line of capitals.
    """
    highest = np.zeros(count, np.int64)
    np.maximum.at(highest, group, heights)
    found = np.zeros(count)
    low = highest <= LOW
    for those in (low, ~low):  # of a headline's lines there are few, and only theirs may be as large
        mine = those[group]
        place = np.cumsum(those) - 1
        found[those] = _typical(heights[mine], place[group[mine]], int(np.count_nonzero(those)), risers)
    return found


def _typical(
    heights: NDArray[np.int32], group: NDArray[np.intp], count: int, risers: float | None
) -> NDArray[np.float64]:
    tallest = int(np.clip(heights.max(initial=0), SIZES[0], TALLEST))  # no x is higher than all letters
    places = group * tallest + np.minimum(heights, tallest) - 1
    counts = np.bincount(places, minlength=count * tallest).reshape(count, tallest).astype(np.float64)
    sizes = tallest - SIZES[0] + 1
    as_x, as_d = AS_X[:sizes, :tallest] @ counts.T, AS_D[:sizes, :tallest] @ counts.T
    best = (as_x + (as_d if risers is None else np.minimum(as_d, risers * as_x))).argmax(axis=0)
    near = counts * LIKE[best, :tallest]
    total = near.sum(axis=1)
    usual = np.where(total, near @ KNOWN[:tallest] / np.maximum(total, 1), SIZES[best])
    return np.where(counts.any(axis=1), usual, 0.0)
