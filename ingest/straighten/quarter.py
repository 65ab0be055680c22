"""Does a page lie on its side or on its head?

On its side: lines of print stand out across the page and not down it.  On its head: Latin lower case has more letters
that rise above an x (b, d, t, capitals) than letters that hang below it (p, q), so the heads of a line are more ragged
than its feet.  Every line has a vote; a page is turned only when nearly all agree.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ingest.straighten.ink import Pixels
from ingest.straighten.letters import Letters, fitted
from ingest.straighten.skew import FOOT, Level, levelled
from ingest.straighten.tilt import NO_TILT, SHARP, find_tilt
from ingest.straighten.turning import quartered

CLEARER = 2.0
"""So much more must the lines of a page that lies on its side stand out than what seems lines across it, as
sharpness - 1.  Real upright pages have 0.05 to 0.4."""
PLAIN = 2.5
"""Lines so sharp lie across the page, and nobody looks for others down it.  Down real upright pages: 1.0 to 2.0."""
SQUARE = 0.5
"""Degrees between the lines across a page and those down it where a typewriter has set its letters under each other."""
RUN_TOGETHER = 1.5
"""Times as broad as high: so are letters that have run together to syllables, and lie along their lines."""
LETTERS_TO_VOTE = 12
"""A line of fewer may by chance have no letter that rises."""
ROUGHER = 1.15
"""So much rougher must one edge be than the other, or the line abstains: capitals and figures are even on both."""
VOTES_NEEDED = 15
"""Lines; with fewer, five in six may be chance."""
UPRIGHT = 0.7
"""Share of votes that is enough to leave a page as it is.  Real upright pages: 0.85 to 1.00."""
UNDECIDED = 0.15
"""A page goes to a second look unless at most this share of its lines votes the other way."""
CERTAIN = 0.8
"""Share of votes that is needed to turn a page."""
APART = 0.8
"""Share of the depth of ink for a second look: thin letters do not touch, and each has its own head and foot."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """Which turn a page needs, and how sure that is."""

    rotation: int
    """Degrees clockwise: 0, 90, 180, 270."""
    sure: float
    """0 to 1: the share of lines that vote for it; 0 when nothing can be told."""
    level: Level | None
    """The page in its lines after the turn; None when it has none."""


NO_QUARTER = Quarter(0, 0.0, None)


def find_quarter(page: Pixels, letters: Letters, closer: Callable[[], Pixels]) -> Quarter:
    """Which quarter turn brings an evened *page* (a small copy) upright.

    *closer* gives a larger copy, for a second look when the first cannot tell.
    """
    if letters.count == 0:
        return NO_QUARTER
    here = find_tilt(letters.mask, letters.size)
    plain = here.sharpness > PLAIN or (here.sharpness >= SHARP and letters.breadth > RUN_TOGETHER * letters.size)
    there = NO_TILT if plain else find_tilt(quartered(letters.mask, 90), letters.breadth)
    lying = there.sharpness - 1 > CLEARER * (here.sharpness - 1) and there.sharpness >= SHARP
    typed = here.sharpness >= SHARP and abs(here.angle - there.angle) < SQUARE
    if not lying and not typed and here.sharpness < max(SHARP, there.sharpness):
        return NO_QUARTER
    first, tilt = (90, there.angle) if lying else (0, here.angle)
    level = levelled(quartered(page, first), tilt)
    upright = _votes(level)
    if not lying and upright >= UPRIGHT:
        return Quarter(0, upright, level)
    if UNDECIDED < upright < 1 - UNDECIDED:
        upright = _second_look(quartered(closer(), first), tilt)
    if upright >= CERTAIN:
        return Quarter(first, upright, level)
    if upright <= 1 - CERTAIN:
        return Quarter(first + 180, 1 - upright, levelled(quartered(page, first + 180), tilt))
    return NO_QUARTER if lying else Quarter(0, 0.0, level)


def _second_look(page: Pixels, tilt: float) -> float:
    """Letters thinned until they no longer touch; if that does not decide, letters whole."""
    apart = _votes(levelled(page, tilt, APART))
    if not 1 - CERTAIN < apart < CERTAIN:
        return apart
    return max(apart, _votes(levelled(page, tilt)), key=lambda upright: abs(upright - 0.5))


def _votes(level: Level) -> float:
    """Share of the lines whose heads are rougher than their feet; a half when there are too few lines to tell."""
    rows, letters = level.rows, level.letters
    if rows is None:
        return 0.5
    slack, most = FOOT * letters.size, 0.4 * letters.size
    heads = np.abs(fitted(rows, letters.top[rows.letter].astype(float), slack).off)
    feet = np.abs(fitted(rows, letters.bottom[rows.letter].astype(float), slack).off)
    above = np.bincount(rows.line, np.minimum(heads, most))
    below = np.bincount(rows.line, np.minimum(feet, most))
    voting = np.bincount(rows.line) >= LETTERS_TO_VOTE
    up, down = (int(np.count_nonzero(voting & (a > ROUGHER * b))) for a, b in ((above, below), (below, above)))
    return up / (up + down) if up + down >= VOTES_NEEDED else 0.5
