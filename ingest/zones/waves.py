"""Which lines of marks are no print but a wavy line that a hand drew between two items?

The stylus skips, so that it comes in pieces as high as letters.  But there is one stroke over each spot of it, where
most letters have two or three, one over the other.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.zones.lines import Row
from ingest.zones.marks import UNIT, Rect

LONG, HIGH = 8 * UNIT, 2 * UNIT
"""A shorter line may be a word of few letters, a higher one text that leans."""
STRETCHED = 1.3
"""In heights of the line: pieces of a wave are as wide on average; letters are narrower than they are high."""
SINGLE = 0.9
"""Share of its columns in which there is one stroke."""
NEXT, LEVEL = UNIT, 0.6
"""White between two pieces of a wave at most, and the share of their height that they have in common: one may be short,
or have crumbled to many marks."""
THIN = 0.4
"""Share of its height that this stroke covers, mostly under 0.3; letters that have run together to words cover 0.5."""


def among(rows: Sequence[Row], owners: NDArray[np.int32], lying: Sequence[Rect] = ()) -> frozenset[int]:
    """The numbers (from 1) of the *rows* that are waves; *owners* has the number of its row in each inked pixel.

    *lying* are the rules across the page: long pieces of a wave may be among them.
    """
    numbered = [(number, row) for number, row in enumerate(rows, 1) if row.bottom - row.top <= HIGH]
    found = {number for number, row in numbered if _is_long(row) and _is_thin(row, number, owners)}
    known = [*lying, *(rows[number - 1].edges for number in found)]
    beside = [(number, row) for number, row in numbered if any(_goes_on(row.edges, wave) for wave in known)]
    pieces = {number for number, row in beside if _is_thin(row, number, owners)}
    return frozenset(found | pieces)


def _is_long(row: Row) -> bool:
    wide = row.right - row.left
    return wide >= max(LONG, STRETCHED * (row.bottom - row.top) * row.letters)


def _goes_on(piece: Rect, wave: Rect) -> bool:
    """Whether a piece stands at the end of a wave, in its height."""
    shared = min(piece[3], wave[3]) - max(piece[1], wave[1])
    gap = max(piece[0], wave[0]) - min(piece[2], wave[2])
    return 0 <= gap <= NEXT and shared >= LEVEL * max(piece[3] - piece[1], wave[3] - wave[1])


def _is_thin(row: Row, number: int, owners: NDArray[np.int32]) -> bool:
    ink = owners[row.top : row.bottom, row.left : row.right] == number
    strokes = ink[:1].astype(np.int64).sum(axis=0) + (ink[1:] & ~ink[:-1]).sum(axis=0)
    drawn = strokes > 0
    single = strokes == 1
    return bool(single.sum() >= SINGLE * drawn.sum() and np.median(ink.sum(axis=0)[drawn]) <= THIN * len(ink))
