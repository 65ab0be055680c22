"""Which ink is a picture, an ornament's frame or a bent rule, by its size and shape, and where is a halftone?

All on the small copy, where an x is UNIT pixels high.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, marks_of
from ingest.zones import masks
from ingest.zones.marks import UNIT, Rect

LARGE = 5 * UNIT
"""Lower or narrower marks are no pictures."""
ROOM = 100 * UNIT * UNIT
"""A picture's box is at least so large; an initial over three lines is smaller."""
NAMEPLATE = (3.5, 12 * UNIT)
"""A mark so many times as wide as high, and lower than so much, may be a title in joined letters."""
HOLLOW = 0.15
"""Share of its box that a frame of ornaments blackens at most."""
ROUND = 0.5
"""Share of its box's width that a frame spans at most heights."""
PEERS = 2
"""So many marks of like height beside it make a large mark a letter among letters."""
CELL, DOTTED = UNIT // 2, 4
"""Pixels of a cell, lower than the white between two lines; and its mean grey of 255 that shows a dot in it."""
FULL = 0.7
"""Share of a box around two pictures that they must fill to be one."""


def find(marks: Marks) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which of the *marks* are pictures, which are ornaments around something, and which long strokes that lean."""
    area = marks.width * marks.height
    big = (marks.height >= LARGE) & (marks.width >= LARGE) & (area >= ROOM)
    big[0] = False
    big &= ~_at_edge(marks)
    times, low = NAMEPLATE
    big &= ~((marks.width > times * marks.height) & (marks.height < low))
    hollow = big & (marks.area <= HOLLOW * area)
    pictures = big & ~hollow
    strokes = hollow.copy()
    for mark in np.flatnonzero(hollow):
        strokes[mark] = not _goes_round(marks, int(mark))
    for mark in np.flatnonzero(pictures):
        pictures[mark] = _peers(marks, int(mark)) < PEERS
    return pictures, hollow & ~strokes, strokes


def halftones(grey: NDArray[np.uint8]) -> list[Rect]:
    """Boxes of what is dotted without white between: the lighter parts of a picture, whose dots touch nothing.

    *grey* is the small copy, 255 where it is all ink.  Between lines of text is white that a cell fits in, in a
    halftone is none.
    """
    height, width = grey.shape
    down, across = (max(1, side // CELL) for side in (height, width))
    cells = masks.resized(grey, across, down)
    side = LARGE // CELL - 1  # odd: OpenCV moves what it opens with an even one
    found = marks_of(masks.opened(masks.thresholded(cells, DOTTED), side, side))
    large = found.area >= ROOM // CELL**2
    large[0] = False
    edges = np.stack([found.left, found.top, found.right, found.bottom], axis=1)[large]
    wide, high = width / across, height / down
    return [
        (round(left * wide), round(top * high), round(right * wide), round(bottom * high))
        for left, top, right, bottom in edges.tolist()
    ]


def together(rects: Sequence[Rect]) -> list[Rect]:
    """Overlapping boxes as one where they fill the box around them: pieces of one picture."""
    found: list[Rect] = []
    for rect in rects:
        whole = rect
        while (part := next((other for other in found if _are_one(whole, other)), None)) is not None:
            found.remove(part)
            whole = _around(whole, part)
        found.append(whole)
    return found


def _are_one(one: Rect, other: Rect) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high) > 0 and _area(one) + _area(other) - wide * high >= FULL * _area(_around(one, other))


def _around(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _area(rect: Rect) -> int:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _goes_round(marks: Marks, mark: int) -> bool:
    """Whether a hollow mark has ink at both sides of most of its height; a leaning column rule has it at one."""
    top, left = int(marks.top[mark]), int(marks.left[mark])
    ink = marks.labels[top : int(marks.bottom[mark]), left : int(marks.right[mark])] == mark
    first, last = ink.argmax(axis=1), ink.shape[1] - ink[:, ::-1].argmax(axis=1)
    return bool(np.median((last - first)[ink.any(axis=1)]) >= ROUND * ink.shape[1])


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
