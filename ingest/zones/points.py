"""Which small marks in a line are points, accents, hyphens and quotes, and which are specks?

Specks that are read become wrong punctuation, the commonest fault on worn paper.  How large a point is differs from
face to face; the dots over i and j say it, for there are many and no speck stands over a stem so often.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ingest.components import Marks
from ingest.zones.marks import UNIT

if TYPE_CHECKING:
    from ingest.zones.lines import Row

Numbers = NDArray[np.int32]
Reals = NDArray[np.float64]

USUAL = 0.05
"""Ink of the dot on an i, in squares of an x-height, where a page has too few to say."""
ENOUGH = 30
"""So many dots on a page say how large they are."""
SLIGHT = 0.45
"""Share of a dot's ink below which a mark is a speck wherever it is."""
ASTRAY = 2.5
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
LYING = 1.25
"""A hyphen or dash is so many times as wide as high, on the small copy at least."""
AROUND = 7
"""So many letters around a mark tell where foot and head of the line are there: lines bend."""


def specks(marks: Marks, ink: Reals, letters: Numbers, small: Numbers, rows: "tuple[Row, ...]") -> NDArray[np.bool_]:
    """Which of the marks in *small* are specks.

    *letters* and *small* give for each mark the line that it stands in as a letter or as a small mark, 0 for none;
    *ink* is each mark's, in pixels of the small copy.
    """
    place = np.zeros(len(ink))
    over_stem, astray = np.zeros(len(ink), np.bool_), np.zeros(len(ink), np.bool_)
    size = np.array([1.0, *(row.x for row in rows)])
    for group, others, row in zip(_by_line(letters, len(rows)), _by_line(small, len(rows)), rows, strict=True):
        if len(others):
            place[others], over_stem[others], apart = _placed(marks, group, others, row.x)
            astray[others] = apart & _in_middle(marks, others, place[others], row.x)
    light: Reals = ink / size[np.maximum(small, 0)] ** 2
    dots = light[over_stem & (place > DOT[0]) & (place < DOT[1])]
    dot = float(np.median(dots)) if len(dots) >= ENOUGH else USUAL
    return (small > 0) & (light < dot * np.where(astray, ASTRAY, SLIGHT))


def _by_line(numbers: Numbers, lines: int) -> list[NDArray[np.intp]]:
    """The marks of each line, from 1."""
    order = np.argsort(numbers, kind="stable")
    starts = np.searchsorted(numbers[order], np.arange(1, lines + 2))
    return [order[start:end] for start, end in pairwise(starts.tolist())]


def _in_middle(marks: Marks, others: NDArray[np.intp], place: Reals, x: float) -> NDArray[np.bool_]:
    """Which of a line's small marks lie beside the middle of the letters and are no dash and no half of a colon."""
    centre = marks.left[others] + marks.width[others] / 2
    low = centre[place <= MIDDLE[0]]
    colon = (np.abs(centre[:, None] - low[None, :]) < COLON * x).any(axis=1)
    lying = marks.width[others] > LYING * marks.height[others]
    return (place > MIDDLE[0]) & (place < MIDDLE[1]) & ~colon & ~lying


def _placed(
    marks: Marks, letters: NDArray[np.intp], others: NDArray[np.intp], x: float
) -> tuple[Reals, NDArray[np.bool_], NDArray[np.bool_]]:
    """How far *others* are over the foot of their line, in x-heights; which are over a stem; which stand apart."""
    centre = marks.left + marks.width / 2
    letters = letters[np.argsort(centre[letters])]
    feet = marks.bottom[letters]
    ends = np.repeat(feet[:1], AROUND // 2), np.repeat(feet[-1:], AROUND // 2)
    foot = np.sort(sliding_window_view(np.concatenate([ends[0], feet, ends[1]]), AROUND), axis=1)[:, AROUND // 2]
    behind = np.clip(np.searchsorted(centre[letters], centre[others]), 0, len(letters) - 1)
    before = np.maximum(behind - 1, 0)
    left, right = letters[before], letters[behind]
    nearest = np.where(centre[others] - centre[left] < np.abs(centre[right] - centre[others]), before, behind)
    below = letters[nearest]
    middle = marks.top[others] + marks.height[others] / 2
    stem = (np.abs(centre[below] - centre[others]) < UNIT / 3) & (marks.width[below] <= STEM * UNIT)
    gap = np.minimum(np.abs(marks.left[others] - marks.right[left]), np.abs(marks.left[right] - marks.right[others]))
    inside = (marks.left[below] < marks.right[others]) & (marks.right[below] > marks.left[others])
    return (foot[nearest] - middle) / x, stem & (marks.top[below] >= middle), (gap > APART * x) & ~inside
