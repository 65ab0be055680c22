"""Which small marks in a line are points, accents, hyphens and quotes, and which are specks?

Specks that are read become wrong punctuation, the commonest fault on worn paper.  How large a point is differs from
face to face; the dots over i and j say it, for there are many and no speck stands over a stem so often.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks
from ingest.zones.marks import INK_COVER, UNIT

if TYPE_CHECKING:
    from ingest.zones.lines import Row

Numbers = NDArray[np.int32]
Reals = NDArray[np.float64]
Indices = NDArray[np.intp]

USUAL = 0.05
"""Ink of the dot on an i, in squares of an x-height, where a page has too few to say."""
ENOUGH = 30
"""So many dots on a page say how large they are."""
SLIGHT = 0.5
"""Share of a dot's ink below which a mark is a speck wherever it is."""
ASTRAY = 1.2
"""The same where nothing so small has its place: between words, beside the middle of the letters."""
APART = 0.25
"""In x-heights: what is nearer to a letter may be a piece of it."""
DOT = (1.15, 1.8)
"""Where the middle of a dot is over the foot of the line, in x-heights."""
STEM = 0.7
"""In UNIT: the letter under a dot is no broader."""
MIDDLE = (0.42, 0.95)
"""Over the foot, in x-heights: no point or quote has its middle here, save the upper half of a colon, or a dash."""
COLON = 0.3
"""In x-heights: so exactly the dots of a colon stand one over the other."""
LYING = 1.2
"""A hyphen or dash is so many times as wide as high, by the spread of its ink."""
FLAT = 4.0
"""What is flatter and stands over or under the letters is no accent but a piece of a rule."""
AROUND = 7
"""So many letters around a mark tell where foot and head of the line are there: lines bend."""
AROUND_IT = np.indices((3, 3)).reshape(2, 9) - 1
"""Rows and columns from a pixel to itself and its eight neighbours."""
WHOLE = 1 / 12
"""Spread of the ink within a pixel."""


def stretches(marks: Marks, of_mark: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The lines in stretches of AROUND letters: of each its line, its left end and its foot, line by line.

    *of_mark* is the line of each letter, 0 for what is none.
    """
    letters = np.flatnonzero(of_mark)
    letters = letters[np.lexsort((marks.left[letters], of_mark[letters]))]
    line = of_mark[letters]
    first, end = (np.searchsorted(line, line, side) for side in ("left", "right"))
    at = np.flatnonzero((np.arange(len(line)) - first) % AROUND == 0)
    middle = np.minimum(at + AROUND // 2, end[at] - 1)
    return line[at], marks.left[letters[at]], _feet(marks.bottom[letters], middle, first[at], end[at])


@dataclass(frozen=True, slots=True)
class Blots:
    """How much ink some marks have and how it lies, one entry a mark."""

    ink: Reals
    """In pixels of the small copy."""
    middle: Reals
    """Height on the page of its centre."""
    lying: Reals
    """How many times as wide as high it is."""


def specks(
    marks: Marks, grey: NDArray[np.uint8], letters: Numbers, small: Numbers, rows: "tuple[Row, ...]"
) -> NDArray[np.bool_]:
    """Which of the marks in *small* are specks.

    *letters* and *small* give for each mark the line that it stands in as a letter or as a small mark, 0 for none;
    *grey* is the share of ink, 0 to 255, in each pixel of the small copy (H×W).
    """
    others = np.flatnonzero(small)
    x = np.array([1.0, *(row.x for row in rows)])[small[others]]
    seen = blots(marks, others, grey)
    place, over_stem, apart = _placed(marks, letters, others, seen.middle, small[others], x)
    light: Reals = seen.ink / x**2
    dots = light[over_stem & (place > DOT[0]) & (place < DOT[1])]
    dot = float(np.median(dots)) if len(dots) >= ENOUGH else USUAL
    astray = apart & _in_middle(marks, others, small[others], place, x) & (seen.lying < LYING)
    found = np.zeros(len(small), np.bool_)
    ruled = (seen.lying > FLAT) & ((place < 0) | (place > DOT[0]))
    found[others] = ruled | (light < dot * np.where(astray, ASTRAY, SLIGHT))
    return found


def blots(marks: Marks, others: Indices, grey: NDArray[np.uint8]) -> Blots:
    """How *others* look with their pale edges, without which the same point is twice as heavy on one pixel as on two.

    What a pale pixel has of ink belongs to the inked ones around it in equal shares.
    """
    height, width = grey.shape
    number = np.full(len(marks.area), -1, np.intp)
    number[others] = np.arange(len(others))
    where, own = marks.pixels(number >= 0)
    inked = cv2.threshold(grey, INK_COVER - 1, 1, cv2.THRESH_BINARY)[1]
    shares = cv2.boxFilter(inked, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT).ravel()
    y, x = (place[:, None] + AROUND_IT[axis] for axis, place in enumerate(np.divmod(where, width)))
    at = np.clip(y, 0, height - 1) * width + np.clip(x, 0, width - 1)
    value, itself = grey.ravel()[at], at == where[:, None]
    weight = np.where(itself, value, np.where(value < INK_COVER, value / np.maximum(shares[at], 1.0), 0.0)) / 255

    def summed(values: Reals) -> Reals:
        return np.asarray(np.bincount(number[own], values.sum(axis=1), len(others)), np.float64)

    ink = summed(weight)
    across, down = x - marks.left[own][:, None], y - marks.top[own][:, None]
    middle_x, middle = summed(weight * across) / ink, summed(weight * down) / ink
    wide = summed(weight * across**2) / ink - middle_x**2
    high = summed(weight * down**2) / ink - middle**2
    return Blots(ink, marks.top[others] + middle + 0.5, np.sqrt((wide + WHOLE) / (high + WHOLE)))


def _along(marks: Marks, chosen: Indices, lines: Numbers) -> Reals:
    """How far along its line the middle of each of the *chosen* marks is; every line begins far behind the last."""
    along: Reals = marks.left[chosen] + marks.width[chosen] / 2 + lines * (3.0 * marks.labels.shape[1])
    return along


def _in_middle(marks: Marks, others: Indices, lines: Numbers, place: Reals, x: Reals) -> NDArray[np.bool_]:
    """Which small marks lie beside the middle of the letters and are no half of a colon."""
    along = _along(marks, others, lines)
    low = np.concatenate([[-np.inf], np.sort(along[place <= MIDDLE[0]]), [np.inf]])
    behind = np.searchsorted(low[1:-1], along) + 1
    colon = np.minimum(along - low[behind - 1], low[behind] - along) < COLON * x
    astray: NDArray[np.bool_] = (place > MIDDLE[0]) & (place < MIDDLE[1]) & ~colon
    return astray


def _placed(
    marks: Marks, line_of: Numbers, others: Indices, middle: Reals, lines: Numbers, x: Reals
) -> tuple[Reals, NDArray[np.bool_], NDArray[np.bool_]]:
    """How far *others* are over the foot of their *lines*, in x-heights; which are over a stem; which stand apart.

    *line_of* is the line of each letter, *middle* the height on the page of each of *others*, *x* the x-height of its
    line.
    """
    letters = np.flatnonzero(line_of)
    along, here = _along(marks, letters, line_of[letters]), _along(marks, others, lines)
    order = np.argsort(along, kind="stable")
    letters, along = letters[order], along[order]
    first, end = (np.searchsorted(line_of[letters], lines, side) for side in ("left", "right"))
    after = np.searchsorted(along, here)
    behind, before = np.minimum(after, end - 1), np.maximum(after - 1, first)
    nearest = np.where(here - along[before] < np.abs(along[behind] - here), before, behind)
    foot = _feet(marks.bottom[letters], nearest, first, end)
    below, left, right = letters[nearest], letters[before], letters[behind]
    stem = (np.abs(along[nearest] - here) < UNIT / 3) & (marks.width[below] <= STEM * UNIT)
    gap = np.minimum(np.abs(marks.left[others] - marks.right[left]), np.abs(marks.left[right] - marks.right[others]))
    inside = (marks.left[below] < marks.right[others]) & (marks.right[below] > marks.left[others])
    return (foot - middle) / x, stem & (marks.top[below] >= middle), (gap > APART * x) & ~inside


def _feet(bottom: Numbers, nearest: Indices, first: Indices, end: Indices) -> Numbers:
    """Where letters stand around the *nearest*, of those from *first* to before *end*; few of them have tails."""
    start = np.clip(nearest - AROUND // 2, first, np.maximum(first, end - AROUND))
    beside = start[:, None] + np.arange(AROUND)
    none = np.iinfo(np.int32).max
    feet = np.where(beside < end[:, None], bottom[np.minimum(beside, len(bottom) - 1)], none)
    usual = (np.minimum(end - first, AROUND) - 1) // 2
    return np.take_along_axis(np.sort(feet, axis=1), usual[:, None], axis=1)[:, 0]
