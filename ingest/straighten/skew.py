"""By how many degrees, to a few hundredths, do the lines of a page run down to the right?

Once the page is all but level, its lines are there to be measured: a straight line through the feet of each line's
letters, and the mean of their slopes without the stragglers.
"""

from dataclasses import dataclass

import numpy as np

from ingest.straighten.ink import SHARE, Pixels, find_ink
from ingest.straighten.letters import Floats, Letters, Rows, find_letters, find_rows, fitted
from ingest.straighten.turning import rotated

DITHER = 1.0
"""Degrees by which lines are left askew when they are measured: on level ones the feet of all letters fall into the
same row of pixels, and slopes below a pixel a line are lost."""
FOOT = 0.25
"""Letter heights: a letter further off its line stands higher or hangs, and says nothing about the slope."""
STRAGGLER = 1.5
"""Degrees from the median: lines further off are pictures, headlines set askew or lines run together.  Near a spine or
on wavy paper lines themselves differ by a degree, and the mean over all of them is the angle of the page."""
AGREEING = 2.0
"""Degrees: lines that close to the page's angle speak for it."""
LINES_TO_BE_SURE = 5.0
"""With so many lines one is 63 % as sure as their agreement allows, with three times as many 95 %."""


@dataclass(frozen=True, slots=True)
class Level:
    """A page turned until its lines are all but level (`DITHER` degrees off), and its letters there."""

    tilt: float
    """Degrees taken out."""
    letters: Letters
    rows: Rows | None
    """None when there are no lines."""


@dataclass(frozen=True, slots=True)
class Skew:
    """An angle and how sure it is."""

    angle: float
    """Degrees, positive when lines run down to the right."""
    sure: float
    """0 to 1: the share of the lines that agree, less when they are few."""


NO_SKEW = Skew(0.0, 0.0)


def levelled(page: Pixels, tilt: float, share: float = SHARE) -> Level:
    """An evened *page* whose lines run down by *tilt* degrees, made all but level; *share* as in `find_ink`."""
    letters = find_letters(find_ink(rotated(page, tilt + DITHER), share))
    return Level(tilt + DITHER, letters, find_rows(letters))


def find_skew(level: Level) -> Skew:
    """The skew of the page before it was levelled; sure 0 when it has no lines."""
    if level.rows is None:
        return NO_SKEW
    feet = level.letters.bottom[level.rows.letter].astype(float)
    fit = fitted(level.rows, feet, FOOT * level.letters.size)
    slopes = np.degrees(np.arctan(fit.slope))
    rest = _middle(slopes, fit.weight)
    agreeing = float(fit.weight[np.abs(slopes - rest) < AGREEING].sum() / fit.weight.sum())
    return Skew(level.tilt + rest, agreeing * (1 - float(np.exp(-len(slopes) / LINES_TO_BE_SURE))))


def _middle(values: Floats, weights: Floats) -> float:
    """The weighted mean of what lies near the weighted median."""
    median = _weighted_median(values, weights)
    near = np.abs(values - median) <= STRAGGLER
    return float(np.average(values[near], weights=weights[near]))


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])
