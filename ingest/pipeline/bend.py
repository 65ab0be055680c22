"""How do the lines of a zone bend, and how does it look with straight ones?

A page that curls into the spine of its volume has lines that rise or fall by more than a letter within a column; an
engine then takes the end of one line for the next.  All lines of a zone bend alike, so one smooth surface is fitted to
the ink of all of them.
"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.model import Box, Line, Word
from ingest.zones import Zone, Zones

Pixels = NDArray[np.uint8]
Values = NDArray[np.float64]

HIGH = 1.6
"""In x-heights: straight lines are lower, from the highest letter to the deepest tail."""
LEAST = 0.5
"""In x-heights: so far a line must rise or fall between its ends to be straightened."""
MOST = 6.0
"""In x-heights: what bends more has been seen wrongly."""
LONG, SOME_LINES = 12.0, 3
"""How long in x-heights a zone must be, and of how many lines, for its bend to be seen."""
SAMPLED = 3
"""One pixel in so many has a say, across and down: there are thousands with ink, and the surface lies where all of them
would lay it, to a hundredth of an x."""
LOWER, INKED = 0.9, (0.02, 0.98)
"""Share of their height that is left of bent lines at most when they are straight: ascenders at both ends of some
lines of display type look like a bend; and the quantiles of their ink between which they are measured."""
STRAY = 0.8
"""In x-heights: ink so far off the surface, tails and accents, has no say the second time."""


@dataclass(frozen=True, slots=True)
class Bend:
    """How far lines lie under (over, where negative) their own mean height, in pixels of the page."""

    factors: tuple[float, ...]
    middle: tuple[float, float]
    half: tuple[float, float]

    def at(self, x: Values, y: Values) -> Values:
        """The offset at places of the page."""
        offset: Values = _terms((x - self.middle[0]) / self.half[0], (y - self.middle[1]) / self.half[1]) @ np.array(
            self.factors
        )
        return offset


def of(found: Zones, zone: Zone) -> Bend | None:
    """The bend of a zone's lines; None where they are as good as straight."""
    heights = sorted(line.height for line in zone.lines if line.width > 0.5 * zone.box.width)
    few = len(heights) < SOME_LINES or zone.box.width < LONG * zone.x_height
    if few or heights[len(heights) // 2] < HIGH * zone.x_height:
        return None
    bend, ink = _fitted(found, zone)
    middle = np.full(9, zone.box.centre[1])
    offsets = bend.at(np.linspace(zone.box.left, zone.box.right, 9), middle)
    rise = float(np.ptp(offsets))
    bent = LEAST * zone.x_height <= rise <= MOST * zone.x_height
    return bend if bent and _left(*ink) <= LOWER else None


def flattened(crop: Pixels, bend: Bend, scale: float, left: float, top: float) -> Pixels:
    """A crop of the page, taken at *left* and *top* and brought to *scale*, with straight lines."""
    height, width = crop.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    offset = bend.at(left + x / scale, top + y / scale) * scale
    flat = cv2.remap(
        crop, x.astype(np.float32), (y + offset).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255.0,)
    )
    return np.asarray(flat, dtype=np.uint8)


def bent_back(line: Line, bend: Bend) -> Line:
    """A line that was read on the flattened crop, its words where they stand on the page."""
    return replace(line, words=tuple(_bent_back(word, bend) for word in line.words))


def _bent_back(word: Word, bend: Bend) -> Word:
    x, y = word.box.centre
    offset = float(bend.at(np.array([x]), np.array([y]))[0])
    return word.at(Box(word.box.left, word.box.top + offset, word.box.right, word.box.bottom + offset))


def _fitted(found: Zones, zone: Zone) -> tuple[Bend, tuple[Values, Values, NDArray[np.int32]]]:
    """The bend; and of each inked pixel the height, the same when it is straight, and the line."""
    box = zone.box
    left, top = int(box.left * found.scale), int(box.top * found.scale)
    right, bottom = int(box.right * found.scale) + 1, int(box.bottom * found.scale) + 1
    owners = found.owners[top:bottom:SAMPLED, left:right:SAMPLED]
    rank = np.zeros(max(zone.numbers) + 2, np.int32)  # the last for all that follow, the first for the owner -1 too
    rank[list(zone.numbers)] = np.arange(1, len(zone.numbers) + 1)
    ranks = np.take(rank, owners, mode="clip")
    y, x = np.nonzero(ranks)
    line = ranks[y, x]
    half = max(box.width / 2, 1.0), max(box.height / 2, 1.0)
    middle = box.centre
    across, down = (left + SAMPLED * x) / found.scale - middle[0], (top + SAMPLED * y) / found.scale - middle[1]
    terms = _terms(across / half[0], down / half[1])
    away = np.abs(_levelled(down - terms @ _solved(terms, down, line), line))
    near = away < STRAY * zone.x_height
    factors = _solved(terms[near], down[near], line[near])
    return Bend(tuple(factors.tolist()), middle, half), (down, down - terms @ factors, line)


def _left(bent: Values, straight: Values, line: NDArray[np.int32]) -> float:
    """The share of their height that is left of lines when they are straight."""
    return _height(straight, line) / max(1.0, _height(bent, line))


def _height(y: Values, line: NDArray[np.int32]) -> float:
    """How high the ink of most lines is."""
    heights = [np.ptp(np.quantile(y[line == number], INKED)) for number in np.unique(line)]
    return float(np.median(heights))


def _solved(terms: Values, y: Values, line: NDArray[np.int32]) -> Values:
    """The factors of the surface from the heights *y* of ink, each line's own height aside: by normal equations."""
    values = np.column_stack([terms, y])
    count = np.maximum(np.bincount(line), 1)
    means = np.stack([np.bincount(line, column) for column in values.T]) / count
    products = values.T @ values - (means * count) @ means.T
    return np.asarray(np.linalg.lstsq(products[:-1, :-1], products[:-1, -1], rcond=None)[0], dtype=np.float64)


def _levelled(values: Values, line: NDArray[np.int32]) -> Values:
    """*values* less their mean in each line."""
    count = np.maximum(np.bincount(line), 1)
    return np.asarray(values - (np.bincount(line, weights=values) / count)[line], dtype=np.float64)


def _terms(across: Values, down: Values) -> Values:
    """The surface's terms at places from -1 to 1: a slope, a curve, and how both change down the zone."""
    return np.stack([across, across**2, across * down, across**2 * down], axis=-1)
