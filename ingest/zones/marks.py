"""How large are the letters, and where is each mark of ink on a small copy of the page?"""

from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.zones import masks
from ingest.zones.masks import Mask

Value = TypeVar("Value", bound=np.generic)

UNIT = 8
"""Height in pixels of an x on the small copy: a gutter of half an x is still seen, a page has 2 to 4 megapixels."""

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
KNOWN = np.arange(1, TALLEST + 1)
SIZES = np.arange(5, TALLEST + 1)
AWAY = np.log(KNOWN[None, :] / SIZES[:, None])
PULL = np.exp(-((AWAY / SPREAD) ** 2) / 2) + np.exp(-(((AWAY - ASCENDER) / SPREAD) ** 2) / 2)
"""How much a letter of each height speaks for each x-height."""

INK_COVER = 100
"""Of 255: a pixel of a smaller copy is ink when this much of it is."""
RULE_COVER = 56
"""The same for thin rules, which a copy must not lose."""


SPARSE = 0.08
"""Share of ink below which pieces are measured on their ink alone."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Connected pieces of ink: one entry a piece in each array, piece 0 is the paper."""

    labels: NDArray[np.int32]
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]
    right: NDArray[np.int32]
    """Exclusive, as is `bottom`."""
    bottom: NDArray[np.int32]
    where: NDArray[np.intp]
    """The pixels with ink, counted row by row: a few in a hundred, and quicker to visit than all."""
    own: NDArray[np.intp]
    """Of each of them, the number of its piece."""

    def mask(self, chosen: NDArray[np.bool_]) -> Mask:
        """0/255: the ink of the *chosen* pieces."""
        return self.painted(np.where(chosen, np.uint8(255), np.uint8(0)))

    def painted(self, values: NDArray[Value]) -> NDArray[Value]:
        """A picture in which the ink of each piece has its value, and paper 0."""
        picture = np.zeros(self.labels.size, values.dtype)
        picture[self.where] = values[self.own]
        return picture.reshape(self.labels.shape)


def marks_of(mask: Mask) -> Marks:
    """The pieces of a 0/255 mask, eight neighbours each."""
    if cv2.countNonZero(mask) < SPARSE * mask.size:
        return _few_marks(mask)
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)  # quickest
    left, top, width, height, area = (np.ascontiguousarray(column, dtype=np.int32) for column in stats.T)
    numbers = np.asarray(labels, dtype=np.int32)
    where, own = _inked(mask, numbers)
    return Marks(numbers, left, top, width, height, area, left + width, top + height, where, own)


def _inked(mask: Mask, labels: NDArray[np.int32]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    where = np.flatnonzero(mask.ravel() != 0)
    return where, labels.ravel()[where].astype(np.intp)


def _few_marks(mask: Mask) -> Marks:
    """The same where there is little ink: OpenCV would measure all the paper, a pixel after the other."""
    count, found = cv2.connectedComponentsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    labels = np.asarray(found, dtype=np.int32)
    where, own = _inked(mask, labels)
    y, x = (edge.astype(np.int32) for edge in np.divmod(where, mask.shape[1]))
    height, width = mask.shape
    left, top = np.full(count, width, np.int32), np.full(count, height, np.int32)
    right, bottom = np.zeros(count, np.int32), np.zeros(count, np.int32)
    for least, place in ((left, x), (top, y)):
        np.minimum.at(least, own, place)
    for most, place in ((right, x + 1), (bottom, y + 1)):
        np.maximum.at(most, own, place)
    area = np.bincount(own, minlength=count).astype(np.int32)
    left[0], top[0], right[0], bottom[0], area[0] = 0, 0, width, height, mask.size - len(where)
    return Marks(labels, left, top, right - left, bottom - top, area, right, bottom, where, own)


def smaller(ink: Mask, scale: float) -> NDArray[np.uint8]:
    """The share of ink, 0 to 255, in each pixel of a copy at *scale* (at most 1)."""
    while scale <= 0.5:  # by halves first, which is much quicker
        height, width = ink.shape[0] // 2, ink.shape[1] // 2
        ink, scale = masks.resized(ink[: 2 * height, : 2 * width], width, height), 2 * scale
    return masks.resized(ink, round(ink.shape[1] * scale), round(ink.shape[0] * scale)) if scale < 1 else ink


def measured_copy(ink: Mask) -> tuple[NDArray[np.uint8], float]:
    """The share of ink in each pixel of a copy on which letters can be measured, and its scale."""
    scale = min(1.0, MEASURED_SIDE / max(ink.shape))
    return smaller(ink, scale), scale


def x_height(copy: NDArray[np.uint8]) -> float:
    """Height in pixels of the x of most of the print on a `measured_copy`; 0 where there is none.

    Heights of the pieces of ink of a printed page have two peaks, x and d; the size at which both peaks together
    gather the most pieces is the answer, so neither a page of capitals nor touching letters mislead it alone.
    """
    bands = np.array_split(copy, SAMPLED) if copy.shape[0] >= MEASURED_SIDE // 2 else [copy]
    marks = marks_of(masks.thresholded(np.ascontiguousarray(np.concatenate(bands[::2])), INK_COVER))
    height, width = marks.height, marks.width
    like_letters = (
        (height >= 5) & (width >= 3) & (width < 3 * height) & (4 * width > height) & (marks.area * 7 > width * height)
    )
    like_letters[0] = False
    return typical_x(height[like_letters])


def typical_x(heights: NDArray[np.int32]) -> float:
    """The x-height behind these heights of letters; 0 for none."""
    if not len(heights):
        return 0.0
    counts = np.bincount(np.minimum(heights, TALLEST), minlength=TALLEST + 1)[1:].astype(np.float64)
    best = SIZES[int((PULL @ counts).argmax())]
    near = counts * (np.abs(np.log(KNOWN / best)) < 1.5 * SPREAD)
    total = float(near.sum())
    return float(near @ KNOWN) / total if total else float(best)
