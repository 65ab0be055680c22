"""Does a column rule stand between two pieces of print, though it has a hole where they look at each other?

Thin rules wear, and the headlines of two columns stand close to them.  A headline that goes over several columns has no
rule beside its letters, and where one ends over it and begins anew under it, that is no further apart than two words.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Mask
from ingest.zones.gutters import RULED
from ingest.zones.marks import Rect

CORE = 0.2
"""Share of a letter's height at head and foot beside which a rule may end."""
HOLE = 2.0
"""In heights of the letters: a hole in a rule reaches so far over and under them at most."""
WIDER = 0.7
"""In the same: the white about a hole is wider than the space between two words."""

Edges = NDArray[np.intp]
Heights = NDArray[np.float64]


class Broken:
    """The upright rules of a page, among its *walls*, and the rules *across* it, at which they end."""

    def __init__(self, walls: Mask, across: Sequence[Rect] = ()) -> None:
        ruled = cv2.threshold(walls, RULED - 1, 1, cv2.THRESH_BINARY)[1]
        self._sums = np.asarray(cv2.integral(ruled), np.int32)
        self._across = across

    def part(self, left: Edges, right: Edges, top: Edges, bottom: Edges) -> NDArray[np.bool_]:
        """Whether a rule parts what ends at *left* from what begins at *right*, letters from *top* to *bottom*."""
        high = bottom - top
        head, foot = top + CORE * high, bottom - CORE * high
        over, under = (top - HOLE * high, head), (foot, bottom + HOLE * high)
        between = np.maximum(left, 0), np.maximum(right, left)
        beside = self._stands(between, head, foot)
        rule_over, rule_under = (self._stands(between, *stretch) for stretch in (over, under))
        end_over, end_under = (self._lies(between, *stretch) for stretch in (over, under))
        hole = (rule_over & (rule_under | end_under)) | (rule_under & end_over)
        found: NDArray[np.bool_] = beside | (hole & (right - left > WIDER * high))
        return found

    def parts(self, left: int, right: int, top: int, bottom: int) -> bool:
        """The same of one pair."""
        return bool(self.part(*(np.array([edge]) for edge in (left, right, top, bottom)))[0])

    def _stands(self, between: tuple[Edges, Edges], top: Heights, bottom: Heights) -> NDArray[np.bool_]:
        """Whether an upright rule stands *between* two edges, anywhere from *top* to *bottom*."""
        height, width = (side - 1 for side in self._sums.shape)
        left, right = (np.minimum(edge, width) for edge in between)
        first, last = (np.clip(np.rint(edge).astype(np.intp), 0, height) for edge in (top, bottom))
        sums = self._sums
        found: NDArray[np.bool_] = sums[last, right] - sums[first, right] > sums[last, left] - sums[first, left]
        return found

    def _lies(self, between: tuple[Edges, Edges], top: Heights, bottom: Heights) -> NDArray[np.bool_]:
        """The same of a rule across."""
        found = np.zeros(len(top), np.bool_)
        for left, upper, right, lower in self._across:
            found |= (between[0] < right) & (between[1] > left) & (top < lower) & (bottom > upper)
        return found
