"""Which spots of ink are letters, how high are they, and in which lines do they stand?

A component is called a letter by its size alone, compared with the others of the page; nothing is recognised.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy import float64, int32, intp
from numpy.typing import NDArray

from ingest.components import marks_of
from ingest.straighten.ink import Pixels, as_pixels

Floats = NDArray[float64]

SMALLEST = 3
"""Pixels of height: below this nothing can be told from noise on a draft."""
FEWEST = 40
"""Letters that a page needs before anything is said about its lines."""
FEWEST_IN_LINE = 6
"""Letters that a line needs before it says anything about its slope."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letter-like components of a mask of ink."""

    mask: Pixels
    """255 where one is."""
    size: float
    """Their median height, pixels; 0 when there are none.  About that of an x."""
    breadth: float
    """Their median width: the height, should the page lie on its side."""
    left: NDArray[int32]
    top: NDArray[int32]
    right: NDArray[int32]
    """Exclusive, like bottom."""
    bottom: NDArray[int32]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.left)


@dataclass(frozen=True, slots=True)
class Rows:
    """Letters in lines, on a page whose lines are all but level.  One entry a letter that stands in a line."""

    letter: NDArray[intp]
    """Index into `Letters`."""
    line: NDArray[intp]
    """Number of its line, from 0; every line has `FEWEST_IN_LINE` letters."""
    middle: Floats
    """Of the letter, x in pixels."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A straight line through one point of each letter of a line, those far off left out."""

    slope: Floats
    """Of each line: how far it goes down for each pixel to the right."""
    weight: Floats
    """Of each line: the scatter Σ(x - mean x)² of its points, which is how precise its slope is."""
    off: Floats
    """Of each letter: how far its point lies below the fitted line, pixels."""


def find_letters(ink: Pixels) -> Letters:
    """The components of *ink* about as large as most are: letters, not specks, rules or pictures.

    Height and width are treated alike, for the page may lie on its side and letters of a soft page run together.
    """
    marks = marks_of(ink)
    width, height = marks.width, marks.height
    likely = (height >= SMALLEST) & (width >= 2) & (height < ink.shape[0] / 12) & (width < ink.shape[1] / 5)
    likely[0] = False
    if np.count_nonzero(likely) < FEWEST:
        nothing = np.zeros(0, int32)
        return Letters(np.zeros_like(ink), 0.0, 0.0, nothing, nothing, nothing, nothing)
    size, breadth = float(np.median(height[likely])), float(np.median(width[likely]))
    least = min(size, breadth)
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    likely &= (longer > 0.6 * least) & (longer < 14 * least) & (shorter > 0.2 * least) & (shorter < 3.5 * least)
    left, top, right, bottom = (edge[likely] for edge in (marks.left, marks.top, marks.right, marks.bottom))
    return Letters(marks.mask(likely), size, breadth, left, top, right, bottom)


def find_rows(letters: Letters) -> Rows | None:
    """The lines of a page that is level to a degree or two; None when there are none.

    Letters are smeared sideways by more than the gap between words and less than a gutter; what stays dense is the
    band between the foot and the head of an x, and the letters of one band are a line.
    """
    if letters.count < FEWEST:
        return None
    reach = max(3, round(1.6 * letters.size))
    band = as_pixels(cv2.threshold(cv2.blur(letters.mask, (reach, 1)), 80, 255, cv2.THRESH_BINARY)[1])
    _, labels = cv2.connectedComponentsWithAlgorithm(band, 8, cv2.CV_32S, cv2.CCL_BBDT)
    middle = (letters.left + letters.right) // 2
    line = labels[(letters.top + letters.bottom) // 2, middle]
    full = np.bincount(line) >= FEWEST_IN_LINE
    full[0] = False
    kept = np.flatnonzero(full[line] & (letters.bottom - letters.top < 2.2 * letters.size))
    if not len(kept):
        return None
    return Rows(kept, np.unique(line[kept], return_inverse=True)[1], middle[kept].astype(float64))


def fitted(rows: Rows, y: Floats, slack: float) -> Fit:
    """A line through *y* (one a letter of *rows*) in each line; those more than *slack* off are left out."""
    used = np.ones(len(y), bool)
    for _ in range(4):
        fit = _least_squares(rows, y, used)
        used = np.abs(fit.off) < slack
    return fit


def _least_squares(rows: Rows, y: Floats, used: NDArray[np.bool_]) -> Fit:
    line, share = rows.line, used.astype(float64)
    count = np.maximum(np.bincount(line, share), 1)
    mean_x = np.bincount(line, share * rows.middle) / count
    mean_y = np.bincount(line, share * y) / count
    dx, dy = rows.middle - mean_x[line], y - mean_y[line]
    weight = np.maximum(np.bincount(line, share * dx * dx), 1e-9)
    slope = np.bincount(line, share * dx * dy) / weight
    return Fit(slope, weight, dy - slope[line] * dx)
