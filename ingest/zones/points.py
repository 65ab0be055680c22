"""Which small marks in a line are points, accents, hyphens and quotes, and which are specks?

Specks that are read become wrong punctuation, the commonest fault on worn paper.  How large a point is differs from
face to face; the dots over i and j say it, for there are many and no speck stands over a stem so often.
"""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks
from ingest.zones.marks import UNIT

if TYPE_CHECKING:
    from ingest.zones.lines import Row

Numbers = NDArray[np.int32]
Reals = NDArray[np.float64]
Indices = NDArray[np.intp]

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
    others = np.flatnonzero(small)
    x = np.array([1.0, *(row.x for row in rows)])[small[others]]
    place, over_stem, apart = _placed(marks, letters, others, small[others], x)
    light: Reals = ink[others] / x**2
    dots = light[over_stem & (place > DOT[0]) & (place < DOT[1])]
    dot = float(np.median(dots)) if len(dots) >= ENOUGH else USUAL
    astray = apart & _in_middle(marks, others, small[others], place, x)
    found = np.zeros(len(ink), np.bool_)
    found[others] = light < dot * np.where(astray, ASTRAY, SLIGHT)
    return found


def _along(marks: Marks, chosen: Indices, lines: Numbers) -> Reals:
    """How far along its line the middle of each of the *chosen* marks is; every line begins far behind the last."""
    along: Reals = marks.left[chosen] + marks.width[chosen] / 2 + lines * (3.0 * marks.labels.shape[1])
    return along


def _in_middle(marks: Marks, others: Indices, lines: Numbers, place: Reals, x: Reals) -> NDArray[np.bool_]:
    """Which small marks lie beside the middle of the letters and are no dash and no half of a colon."""
    along = _along(marks, others, lines)
    low = np.concatenate([[-np.inf], np.sort(along[place <= MIDDLE[0]]), [np.inf]])
    behind = np.searchsorted(low[1:-1], along) + 1
    colon = np.minimum(along - low[behind - 1], low[behind] - along) < COLON * x
    lying = marks.width[others] > LYING * marks.height[others]
    astray: NDArray[np.bool_] = (place > MIDDLE[0]) & (place < MIDDLE[1]) & ~colon & ~lying
    return astray


def _placed(
    marks: Marks, line_of: Numbers, others: Indices, lines: Numbers, x: Reals
) -> tuple[Reals, NDArray[np.bool_], NDArray[np.bool_]]:
    """How far *others* are over the foot of their *lines*, in x-heights; which are over a stem; which stand apart.

    *line_of* is the line of each letter, *x* the x-height of each of the lines.
    """
    letters = np.flatnonzero(line_of)
    along, here = _along(marks, letters, line_of[letters]), _along(marks, others, lines)
    order = np.argsort(along, kind="stable")
    letters, along = letters[order], along[order]
    first, end = (np.searchsorted(line_of[letters], lines, side) for side in ("left", "right"))
    behind = np.clip(np.searchsorted(along, here), first, end - 1)
    before = np.maximum(behind - 1, first)
    nearest = np.where(here - along[before] < np.abs(along[behind] - here), before, behind)
    beside = np.clip(nearest[:, None] + np.arange(AROUND) - AROUND // 2, first[:, None], end[:, None] - 1)
    foot = np.sort(marks.bottom[letters[beside]], axis=1)[:, AROUND // 2]
    below, left, right = letters[nearest], letters[before], letters[behind]
    middle = marks.top[others] + marks.height[others] / 2
    stem = (np.abs(along[nearest] - here) < UNIT / 3) & (marks.width[below] <= STEM * UNIT)
    gap = np.minimum(np.abs(marks.left[others] - marks.right[left]), np.abs(marks.left[right] - marks.right[others]))
    inside = (marks.left[below] < marks.right[others]) & (marks.right[below] > marks.left[others])
    return (foot - middle) / x, stem & (marks.top[below] >= middle), (gap > APART * x) & ~inside
