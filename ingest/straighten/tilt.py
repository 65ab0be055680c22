"""By roughly how many degrees do the lines of a page run down to the right?

The classical measure is the sharpness of the projection profile (Postl 1986; Bloomberg, Kopec & Dasari 1995): at the
right angle rows of letters and white rows alternate most strongly.  Here the profiles are taken over windows narrower
than a column, because neighbouring columns need not share their lines, and only the frequencies at which lines follow
each other are counted, so that pictures, margins and rules have no say.  A shift of a profile is a phase in its
spectrum, so no angle is favoured by the pixel grid.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy import complex64, float32
from numpy.typing import NDArray

from ingest.straighten.ink import Pixels, box_means

SPAN = 15.0
"""Degrees on either side that are looked at: some more than may be mended, so that the edge is never the peak."""
STEP = 1.5
"""Degrees: the lines of a window of `WINDOW` are lost in each other some 3° off."""
WINDOW = 10.0
"""Letter heights."""
SLICE = 1.8
"""Letter heights: so narrow that no slope of `SPAN` blurs it."""
LINES_APART = (1.2, 5.0)
"""Letter heights from line to line; the lower end also lets their first overtone in."""

SHARP = 1.5
"""So much stronger than at other angles must lines stand out; without lines it is 1.0 to 1.35, with them 2 to 6."""


@dataclass(frozen=True, slots=True)
class Tilt:
    """An angle and the grounds for it."""

    angle: float
    """Degrees, positive when lines run down to the right."""
    sharpness: float
    """How much stronger the lines stand out at this angle than at most others; 1 for no lines at all."""


NO_TILT = Tilt(0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The profiles of narrow upright slices of a page, as spectra of line-like frequencies."""

    values: NDArray[complex64]
    """Frequencies × slices."""
    phase: NDArray[float32]
    """The radians by which a shift of x · slope turns each value, per unit of slope."""
    slice_width: float
    """Pixels."""


def find_tilt(letters: Pixels, size: float) -> Tilt:
    """The angle at which lines stand out most, to some tenths of a degree.

    *letters* is a mask of letters whose median height is *size* pixels.
    """
    lines = spectrum(letters, size)
    coarse = np.arange(-SPAN, SPAN + STEP / 2, STEP)
    scores = np.array([energy(lines, float(angle), WINDOW * size) for angle in coarse])
    angle = _summit(lines, float(coarse[np.argmax(scores)]), STEP / 2, WINDOW * size)
    angle = _summit(lines, angle, STEP / 5, 2 * WINDOW * size)
    top = energy(lines, angle, WINDOW * size)
    return Tilt(angle, top / max(float(np.median(scores)), 1e-9))


def spectrum(letters: Pixels, size: float) -> Spectrum:
    """Of a mask of letters whose median height is *size* pixels."""
    height, width = letters.shape
    count = max(1, round(width / (SLICE * size)))
    values = np.fft.rfft(box_means(letters, count, height), axis=0)
    near, far = LINES_APART
    first, last = max(1, int(height / (far * size))), min(len(values) - 1, int(height / (near * size)) + 1)
    places = (np.arange(count) + 0.5) * width / count
    turns = 2 * np.pi * np.arange(first, last + 1) / height
    return Spectrum(values[first : last + 1].astype(complex64), np.outer(turns, places).astype(float32), width / count)


def energy(lines: Spectrum, degrees: float, window: float) -> float:
    """How strongly lines stand out in windows of so many pixels when the page is turned back by *degrees*."""
    angles = lines.phase * float32(math.tan(math.radians(degrees)))
    turned = np.empty_like(lines.values)
    turned.real, turned.imag = np.cos(angles), np.sin(angles)  # in a third of the time of a complex exp
    aligned = lines.values * turned
    count = aligned.shape[1]
    wide = min(max(1, round(window / lines.slice_width)), count)
    starts = np.arange(0, count - wide + 1, max(1, wide // 2))
    sums = sum(
        (aligned[:, starts + offset] for offset in range(wide)), np.zeros((len(aligned), len(starts)), complex64)
    )
    return float(np.sum(sums.real**2 + sums.imag**2))


def _summit(lines: Spectrum, start: float, step: float, window: float) -> float:
    """The summit next to *start*: two steps of *step* to either side, and a parabola through the best three."""
    angles = start + step * np.arange(-2, 3)
    scores = np.array([energy(lines, float(angle), window) for angle in angles])
    best = min(max(int(np.argmax(scores)), 1), len(scores) - 2)
    before, top, after = scores[best - 1 : best + 2]
    bend = before - 2 * top + after
    return float(angles[best] + (step * 0.5 * (before - after) / bend if bend < 0 else 0.0))
