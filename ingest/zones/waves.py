"""Which lines of marks are no print but a wavy line that a hand drew between two items?

The stylus skips, so that it comes in pieces as high as letters.  But there is one stroke over each spot of it, where
most letters have two or three, one over the other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.zones.lines import Row
from ingest.zones.marks import UNIT

LONG, HIGH = 8 * UNIT, 2 * UNIT
"""A shorter line may be a word of few letters, a higher one text that leans."""
STRETCHED = 1.3
"""In heights of the line: pieces of a wave are as wide on average; letters are narrower than they are high."""
SINGLE = 0.9
"""Share of its columns in which there is one stroke."""
THIN = 0.4
"""Share of its height that this stroke covers, mostly under 0.3; letters that have run together to words cover 0.5."""


def among(rows: Sequence[Row], owners: NDArray[np.int32]) -> frozenset[int]:
    """The numbers (from 1) of the *rows* that are waves; *owners* has the number of its row in each inked pixel."""
    return frozenset(number for number, row in enumerate(rows, 1) if _is_wave(row, number, owners))


def _is_wave(row: Row, number: int, owners: NDArray[np.int32]) -> bool:
    high, wide = row.bottom - row.top, row.right - row.left
    if wide < LONG or high > HIGH or wide < STRETCHED * high * row.letters:
        return False
    ink = owners[row.top : row.bottom, row.left : row.right] == number
    strokes = ink[:1].astype(np.int64).sum(axis=0) + (ink[1:] & ~ink[:-1]).sum(axis=0)
    drawn = strokes > 0
    single = strokes == 1
    return bool(single.sum() >= SINGLE * drawn.sum() and np.median(ink.sum(axis=0)[drawn]) <= THIN * high)
