"""Does a strip of the neighbouring page show at the left or right edge of a scan?

A sliver is narrower than any column, white wider than a gutter parts it from the page, and the edge of the scan cuts
its letters in two.  All three must hold: the ends of a page's own lines are cut too when it is scanned too narrowly.
"""

from dataclasses import dataclass

import numpy as np
from numpy import float64
from numpy.typing import NDArray

from ingest.straighten.ink import WHITE, Pixels
from ingest.straighten.letters import Letters

WIDEST = 0.06
"""Of the page's width."""
GAP = 2.0
"""Letter heights of white between a sliver and the page: two margins, or what is left of them."""
CUT = 0.3
"""Share of a sliver's letters that the edge of the scan cuts or touches."""
FEWEST = 10
"""Letters of a sliver."""


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
        sliver = _strip(near + lean * down, far + lean * down, np.asarray(near <= 1), width, letters.size)
        if sliver is not None:
            found.append(Sliver(side, sliver[0], lean, sliver[1]))
    return tuple(found)


def _strip(
    near: NDArray[float64], far: NDArray[float64], touching: NDArray[np.bool_], width: int, size: float
) -> tuple[float, float] | None:
    """Where the outermost strip of letters ends and how sure it is a sliver; *near* and *far* are from the edge."""
    order = np.argsort(near)
    reach = np.maximum.accumulate(far[order])
    gap = near[order][1:] - reach[:-1]
    wide = np.flatnonzero((gap >= GAP * size) & (reach[:-1] <= WIDEST * width))
    if not len(wide):
        return None
    last = int(wide[-1]) + 1
    cut = float(np.mean(touching[order][:last]))
    if last < FEWEST or cut < CUT:
        return None
    return float(reach[last - 1] + gap[last - 1] / 2), min(1.0, 0.5 + cut / 2)


def paint(mask: Pixels, sliver: Sliver) -> None:
    """Mark *sliver* in a mask of the small copy it was found on."""
    height, width = mask.shape
    inner = sliver.inner - sliver.lean * (np.arange(height) + 0.5 - height / 2)
    from_edge = np.arange(width) if sliver.side == "left" else np.arange(width)[::-1]
    mask[from_edge[None, :] < inner[:, None]] = WHITE
