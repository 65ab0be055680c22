"""Which ink is a picture or an ornament's frame, by its size and shape?

All on the small copy, where an x is UNIT pixels high.
"""

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks
from ingest.zones.marks import UNIT

LARGE = 5 * UNIT
"""Lower or narrower marks are no pictures."""
ROOM = 100 * UNIT * UNIT
"""A picture's box is at least so large; an initial over three lines is smaller."""
NAMEPLATE = (3.5, 12 * UNIT)
"""A mark so many times as wide as high, and lower than so much, may be a title in joined letters."""
HOLLOW = 0.15
"""Share of its box that a frame of ornaments blackens at most."""
PEERS = 2
"""So many marks of like height beside it make a large mark a letter among letters."""


def find(marks: Marks) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of the *marks* are pictures, and which are ornaments around something."""
    area = marks.width * marks.height
    big = (marks.height >= LARGE) & (marks.width >= LARGE) & (area >= ROOM)
    big[0] = False
    big &= ~_at_edge(marks)
    times, low = NAMEPLATE
    big &= ~((marks.width > times * marks.height) & (marks.height < low))
    hollow = big & (marks.area <= HOLLOW * area)
    pictures = big & ~hollow
    for mark in np.flatnonzero(pictures):
        pictures[mark] = _peers(marks, int(mark)) < PEERS
    return pictures, hollow


def _at_edge(marks: Marks) -> NDArray[np.bool_]:
    """Marks that run off the page: what lay beside it on the scanner."""
    height, width = marks.labels.shape
    edge: NDArray[np.bool_] = (
        (marks.left <= 1) | (marks.top <= 1) | (marks.right >= width - 1) | (marks.bottom >= height - 1)
    )
    return edge


def _peers(marks: Marks, mark: int) -> int:
    """How many marks of like height stand beside this one."""
    top, bottom, height = marks.top[mark], marks.bottom[mark], int(marks.height[mark])
    shared = np.minimum(marks.bottom, bottom) - np.maximum(marks.top, top)
    gap = np.maximum(marks.left - marks.right[mark], marks.left[mark] - marks.right)
    like = (marks.height > 0.6 * height) & (marks.height < 1.7 * height) & (marks.width < 2 * height)
    return int(np.count_nonzero(like & (shared >= 0.6 * height) & (gap <= 1.5 * height))) - int(like[mark])
