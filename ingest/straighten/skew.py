"""By how many degrees do the lines of print run down to the right?

The classical measure is the sharpness of the projection profile (Postl 1986; Bloomberg, Kopec & Dasari 1995): at the
right angle rows of letters and white rows alternate most strongly.  Here the profiles are taken over windows about as
wide as a column, because neighbouring columns need not share their lines, and only the frequencies at which lines
follow each other are counted, so that pictures, margins and rules have no say.  A shift of a profile is a phase in its
spectrum, so no angle is favoured by the pixel grid.

That finds the angle to some tenths of a degree.  The rest is measured on the lines themselves: a straight line through
the feet of each line's letters, and the mean of their slopes without the stragglers.
"""

from dataclasses import dataclass

import numpy as np
from numpy import float32
from numpy.typing import NDArray

from ingest.straighten.ink import Pixels, box_means, find_ink
from ingest.straighten.letters import Floats, Letters, find_letters, find_rows, fitted
from ingest.straighten.turning import rotated

SPAN = 14.0
"""Degrees on either side that are looked at: some more than may be mended, so that the edge is never the peak."""


DITHER = 1.0
"""Degrees by which lines are left askew when their slopes are measured: on level ones the feet of all letters fall into
the same row of pixels, and slopes below a pixel a line are lost."""
STRAGGLER = 2.5
"""Times the median deviation: lines further off than that are pictures, headlines set askew or lines run together."""
AGREEING = 1.0
"""Degrees: lines that close to the page's angle speak for it."""
LINES_TO_BE_SURE = 5.0
"""With so many lines one is 63 % as sure as their agreement allows, with three times as many 95 %."""


@dataclass(frozen=True, slots=True)
class Skew:
    """An angle and how sure it is."""

    angle: float
    """Degrees, positive when lines run down to the right."""
    sure: float
    """0 to 1: the share of the lines that agree, less when they are few."""


NO_SKEW = Skew(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Tilt:
    """An angle and the grounds for it."""

    angle: float
    """Degrees, positive when lines run down to the right."""
    sharpness: float
    """How much stronger the lines stand out at this angle than at most others; 1 for no lines at all."""
    strength: float
    """Line energy per ink at this angle, to compare two directions of the same page."""


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The profiles of narrow upright slices of a page, as spectra of line-like frequencies."""

    values: NDArray[np.complex64]
    """Frequencies × slices."""
    phase: NDArray[float32]
    """Radians by which a shift of x · slope turns each value, per unit of slope."""
    slice_width: float
    """Pixels."""


def find_skew(page: Pixels, letters: Letters, tilt: float | None = None) -> Skew:
    """The skew of an evened page (a small copy) with those *letters*; sure 0 when it has no lines.

    *tilt* is a rough angle, if somebody has found one.
    """
    if letters.count == 0:
        return NO_SKEW
    start = (find_tilt(letters.mask, letters.size).angle if tilt is None else tilt) + DITHER
    level = find_letters(find_ink(rotated(page, start)))
    rows = find_rows(level)
    if rows is None:
        return NO_SKEW
    fit = fitted(rows, level.bottom[rows.letter].astype(float), 0.25 * level.size)
    slopes = np.degrees(np.arctan(fit.slope))
    rest = _middle(slopes, fit.weight)
    agreeing = float(fit.weight[np.abs(slopes - rest) < AGREEING].sum() / fit.weight.sum())
    return Skew(start + rest, agreeing * (1 - float(np.exp(-len(slopes) / LINES_TO_BE_SURE))))


def _middle(values: Floats, weights: Floats) -> float:
    """The weighted mean of what lies near the weighted median."""
    median = _weighted_median(values, weights)
    reach = max(STRAGGLER * _weighted_median(np.abs(values - median), weights), 0.15)
    near = np.abs(values - median) <= reach
    return float(np.average(values[near], weights=weights[near]))


def _weighted_median(values: Floats, weights: Floats) -> float:
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def spectrum(letters: Pixels, size: float) -> Spectrum:
    """Of a mask of letters whose median height is *size* pixels."""
    height = letters.shape[0]
    count = max(1, round(letters.shape[1] / max(1.0, 1.5 * size)))
    values = np.fft.rfft(box_means(letters, count, height), axis=0)
    lowest, highest = height / (5.0 * size), height / (1.2 * size)
    first, last = max(1, int(lowest)), min(len(values) - 1, int(highest) + 1)
    width = letters.shape[1] / count
    places = (np.arange(count) + 0.5) * width
    turns = 2 * np.pi * np.arange(first, last + 1) / height
    return Spectrum(values[first : last + 1].astype(np.complex64), np.outer(turns, places).astype(float32), width)


def energy(lines: Spectrum, degrees: float, window: float) -> float:
    """How strongly lines stand out in windows of so many pixels when the page is turned back by *degrees*."""
    slope = np.tan(np.radians(degrees))
    aligned = lines.values * np.exp(1j * slope * lines.phase)
    wide = min(max(1, round(window / lines.slice_width)), aligned.shape[1])
    sums = np.cumsum(aligned, axis=1)
    sums[:, wide:] = sums[:, wide:] - sums[:, :-wide]
    windows = sums[:, wide - 1 :: max(1, wide // 2)]
    return float(np.sum(windows.real**2 + windows.imag**2))


def find_tilt(letters: Pixels, size: float) -> Tilt:
    """The angle at which lines stand out most, to some tenths of a degree.

    *letters* is a mask of letters whose median height is *size*.
    """
    lines = spectrum(letters, size)
    coarse = np.arange(-SPAN, SPAN + 0.5, 1.0)
    scores = np.array([energy(lines, float(angle), 12 * size) for angle in coarse])
    angle = float(coarse[np.argmax(scores)])
    for window, step in ((12.0, 0.5), (24.0, 0.2)):
        angle = _climb(lines, angle, step, window * size)
    top = energy(lines, angle, 12 * size)
    return Tilt(angle, top / max(float(np.median(scores)), 1e-9), top / max(float(letters.mean()), 1e-9) ** 2)


def _climb(lines: Spectrum, start: float, step: float, window: float) -> float:
    """The summit next to *start*, by steps of *step* and a parabola through the best three."""
    angles = start + step * np.arange(-3, 4)
    scores = np.array([energy(lines, float(angle), window) for angle in angles])
    best = min(max(int(np.argmax(scores)), 1), len(scores) - 2)
    before, top, after = scores[best - 1 : best + 2]
    bend = before - 2 * top + after
    return float(angles[best] + (step * 0.5 * (before - after) / bend if bend < 0 else 0.0))
