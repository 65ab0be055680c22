"""Does a strip of the neighbouring page show at the left or right edge of a scan?

A sliver is narrower than any column, white wider than a gutter parts it from the page, and the edge of the scan cuts
its letters in two.  All three must hold: the ends of a page's own lines are cut too when it is scanned too narrowly.
"""

from dataclasses import dataclass

import numpy as np
from numpy import intp
from numpy.typing import NDArray

from ingest.straighten.ink import WHITE, Pixels
from ingest.straighten.letters import Floats, Letters

WIDEST = 0.06
"""Of the page's width."""
GAP = 2.0
"""Letter heights of white between a sliver and the page: two margins, or what is left of them."""
CUT = 0.3
"""Letters a line that the edge of the scan cuts or touches."""
LONG = 0.4
"""Of the page's height: print of a neighbouring page goes on for so long."""
LINE = 2.5
"""Letter heights from line to line."""
FILLED = 0.4
"""Letters a line that a sliver has at least; dirt has fewer."""


@dataclass(frozen=True, slots=True)
class Sliver:
    """A strip that is not of this page."""

    side: str
    """left or right."""
    inner: float
    """Where it ends, as pixels from that edge at mid-height."""
    lean: float
    """By how many pixels its inner end comes nearer to the edge for each pixel further down."""
    sure: float


def find_slivers(letters: Letters, skew: float, shape: tuple[int, ...]) -> tuple[Sliver, ...]:
    """The slivers of an upright page (a small copy of that *shape*) whose lines run down by *skew* degrees."""
    height, width = shape[0], shape[1]
    slope = float(np.tan(np.radians(skew)))
    found = []
    for side, near, far, lean in (
        ("left", letters.left, letters.right, slope),
        ("right", width - letters.right, width - letters.left, -slope),
    ):
        down = (letters.top + letters.bottom) / 2 - height / 2
        outer, inner = _strip(near + lean * down, far + lean * down, width, letters.size)
        if not len(outer):
            continue
        lines = _lines_beside(down[outer], height, letters.size)
        cut = float(np.count_nonzero(near[outer] <= 1) / lines)
        if cut >= CUT and len(outer) >= FILLED * lines:
            found.append(Sliver(side, inner, lean, min(1.0, 0.5 + cut / 2)))
    return tuple(found)


def _strip(near: Floats, far: Floats, width: int, size: float) -> tuple[NDArray[intp], float]:
    """Which letters stand in an outermost strip and where it ends; *near* and *far* are their ends from the edge."""
    order = np.argsort(near)
    reach = np.maximum.accumulate(far[order])
    gap = near[order][1:] - reach[:-1]
    wide = np.flatnonzero((gap >= GAP * size) & (reach[:-1] <= WIDEST * width))
    if not len(wide):
        return order[:0], 0.0
    last = int(wide[-1])
    return order[: last + 1], float(reach[last] + gap[last] / 2)


def _lines_beside(down: Floats, height: int, size: float) -> float:
    """How many lines there is room for between the first and the last of letters at those heights.

    Infinite when they take up too little of the page's *height* to be a page.
    """
    first, last = np.percentile(down, (5, 95))
    return float(last - first) / (LINE * size) if last - first > LONG * height else float("inf")


def paint(mask: Pixels, sliver: Sliver) -> None:
    """Mark *sliver* in a mask of the small copy it was found on."""
    height, width = mask.shape
    inner = sliver.inner - sliver.lean * (np.arange(height) + 0.5 - height / 2)
    from_edge = np.arange(width) if sliver.side == "left" else np.arange(width)[::-1]
    mask[from_edge[None, :] < inner[:, None]] = WHITE
