"""Which pieces of lines are one line, although the space between them is wider than letters reach?"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ingest.zones.broken import Broken
from ingest.zones.gutters import RULED, WHITE
from ingest.zones.marks import UNIT, Rect

if TYPE_CHECKING:
    from ingest.zones.lines import Row

ASCENDER = 1.42
"""Times as high as an x is a d."""
NEAR = 3.0
"""In x-heights, or in spaces where these are wider: pieces of one line so near are joined when no wall parts them."""
FAR = 12.0
"""The same when a line right above or below runs through the gap: then there is no gutter."""
LEVEL = 0.6
"""Share of the lower piece's height that lies beside the other: its tails may all hang on one side."""
PITCH = 3.2
"""In x-heights: the next line is not further off."""
TOUCHING = 0.3
"""In x-heights: two pieces so near are one word, and the white of a gutter that lies between them ends above or below;
columns without a rule between stand further apart."""
RIVER = 1.0
"""In x-heights: so narrow a white is a space between words where a line right above or below runs through it."""
OVERHANG = 2.0
"""In x-heights: so far a line that runs through a gap must go on on both sides."""
SAME_SIZE, FEW, ON_FOOT = 1.5, 4, 0.2
"""Letters of one line differ by less; in a piece of fewer letters all may be low, if both stand so level."""
DISPLAY, OTHER_SIZE = 1.5, (1.25, 1.15)
"""In UNIT, an x of headlines; where two of these differ by so much, or by less where both have more than a few letters,
they are of one line only if they stand so level."""
AT_ONCE = 256
"""Pieces that are compared with all others at once: more take memory and no less time."""
BAND = 3.0
"""In x-heights: rules so near above and below a line have it to themselves."""


def pairs(
    rows: Sequence["Row"],
    walls: NDArray[np.uint8],
    rules: Broken,
    across: Sequence[Rect] = (),
    wider: float = 1.0,
) -> list[tuple[int, int]]:
    """Positions in *rows* of two pieces each that belong to one line.

    *rules* are the upright ones, *across* those that lie; *wider* says how much broader spaces between words
    are than in type.
    """
    if not rows:
        return []
    measures = np.array([(row.left, row.right, row.top, row.bottom, row.foot, row.x, row.letters) for row in rows])
    left, right, _, _, foot, x, _ = measures.T
    found = []
    for n, (row, level) in enumerate(zip(rows, _levels(measures), strict=True)):
        size = np.maximum(x, row.x)
        gap = left - row.right
        after = np.flatnonzero(level & (gap > -row.x) & (left > row.left))
        if not len(after):
            continue
        other = int(after[gap[after].argmin()])
        near = (np.abs(foot - row.foot) <= PITCH * row.x) & ~level & (x <= SAME_SIZE * row.x) & (row.x <= SAME_SIZE * x)
        through = near & (left <= row.right - OVERHANG * row.x) & (right >= rows[other].left + OVERHANG * row.x)
        touching = gap[other] <= (RIVER if through.any() else TOUCHING) * size[other]
        if _walled(row, rows[other], walls, least=RULED if touching else WHITE):
            continue
        if _banded(row, rows[other], across):
            found.append((n, other))
            continue
        reach = float(size[other])
        ruled = row.x >= DISPLAY * UNIT and rules.parts(row.right, rows[other].left, row.top, row.bottom)
        if ruled or gap[other] > FAR * reach:
            continue
        beside_gutter = _walled(row, rows[other], walls, FAR)
        if gap[other] <= NEAR * (1.0 if beside_gutter else wider**2) * reach or through.any():
            found.append((n, other))
    return found


def _levels(measures: NDArray[np.float64]) -> Iterator[NDArray[np.bool_]]:
    """For each piece, a row of *measures*, which others stand level with it; a noisy page has many thousand pieces."""
    _, _, top, bottom, *_ = measures.T
    for start in range(0, len(measures), AT_ONCE):
        some = measures[start : start + AT_ONCE]
        levels = (some[:, 3:4] > top) & (some[:, 2:3] < bottom)
        one, other = np.nonzero(levels)
        levels[one, other] = _level(some[one].T, measures[other].T)
        yield from levels


def _level(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of pieces, one row for each measure, stand beside *other* ones as pieces of their line do."""
    _, _, top, bottom, foot, x, letters = one
    _, _, other_top, other_bottom, other_foot, other_x, other_letters = other
    size, smaller = np.maximum(x, other_x), np.minimum(x, other_x)
    beside = np.minimum(bottom, other_bottom) - np.maximum(top, other_top)
    level: NDArray[np.bool_] = beside >= LEVEL * np.minimum(bottom - top, other_bottom - other_top)
    on_foot = np.abs(foot - other_foot) <= ON_FOOT * size
    few = np.minimum(letters, other_letters) < FEW
    level &= size <= np.where(few & on_foot, SAME_SIZE * ASCENDER, SAME_SIZE) * smaller
    headlines = (smaller >= DISPLAY * UNIT) & (size > np.where(few, *OTHER_SIZE) * smaller)
    level &= on_foot | ~headlines
    return level


def _walled(row: "Row", other: "Row", walls: NDArray[np.uint8], near: float = 0.0, least: int = WHITE) -> bool:
    """Whether a wall, at *least* of that kind, stands in the gap, or so *near* above or below it in x-heights."""
    y = min(int((row.head + row.foot + other.head + other.foot) / 4), walls.shape[0] - 1)
    reach = round(near * row.x)
    gap = walls[max(0, y - reach) : y + reach + 1, row.right : max(row.right, other.left)]
    return bool((gap >= least).any())


def _banded(row: "Row", other: "Row", across: Sequence[Rect]) -> bool:
    """Whether one rule above and one below run over the gap: so are date, place and number under a nameplate set."""
    over = [(top, bottom) for left, top, right, bottom in across if left < row.right and right > other.left]
    above = any(row.head - BAND * row.x < top < row.head for top, _ in over)
    return above and any(row.foot - row.x / 2 < top < bottom < row.foot + BAND * row.x for top, bottom in over)
