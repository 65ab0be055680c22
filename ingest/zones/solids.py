"""Which ink is a picture, an ornament's frame or a bent rule, by its size and shape, and where is a halftone?

All on the small copy, where an x is UNIT pixels high.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

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
EDGE, DRAWN = 0.15, 0.35
"""Share of a hollow mark's narrower side that is its edge, and of its ink that lies within where it is a drawing."""
THROUGH, RULED = 0.35, 0.4
"""Share of its box that a straight line runs through, and of its ink that lies in such lines where it is a table's."""
DRAWN_ROOM = 0.25
"""Share of a ruled room that the drawings in it fill at least where all of it is one picture."""
ROUND = 0.5
"""Share of its box's width that a frame spans at most heights."""
PEERS = 2
"""So many marks of like height beside it make a large mark a letter among letters."""
JOINED = 4
"""Letters of a title that touch are so many times as wide as high, at most."""
LEVEL, BESIDE = 0.18, 0.6
"""In heights of a letter of a title: how level the next one's head or foot is, and how near that one stands."""
CELL, DOTTED = UNIT // 2, 4
"""Pixels of a cell, lower than the white between two lines; and its mean grey of 255 that shows a dot in it."""
FULL = 0.7
"""Share of a box around two pictures that they must fill to be one."""


@dataclass(frozen=True, slots=True)
class Solids:
    """Which marks are no print, one entry a mark in each array."""

    pictures: NDArray[np.bool_]
    """Drawings among them."""
    drawings: NDArray[np.bool_]
    ornaments: NDArray[np.bool_]
    """Frames around something."""
    strokes: NDArray[np.bool_]
    """Long and leaning."""


def find(marks: Marks) -> Solids:
    """Which of the *marks* are pictures, ornaments around something, or long strokes that lean."""
    area = marks.width * marks.height
    big = (marks.height >= LARGE) & (marks.width >= LARGE) & (area >= ROOM)
    big[0] = False
    big &= ~_at_edge(marks)
    times, low = NAMEPLATE
    big &= ~((marks.width > times * marks.height) & (marks.height < low))
    hollow = big & (marks.area <= HOLLOW * area)
    drawn, strokes = hollow.copy(), hollow.copy()
    for mark in np.flatnonzero(hollow):
        drawn[mark] = _is_drawn(marks, int(mark))
        strokes[mark] = not drawn[mark] and not _goes_round(marks, int(mark))
    pictures = big & ~hollow
    for mark in np.flatnonzero(pictures):
        pictures[mark] = _peers(marks, int(mark)) < PEERS and not _has_a_mate(marks, int(mark))
    return Solids(pictures | drawn, drawn, hollow & ~strokes & ~drawn, strokes)


def in_their_rooms(drawings: Sequence[Rect], rooms: Sequence[Rect]) -> list[Rect]:
    """The *drawings*, or the ruled *rooms* around them that they fill: what is lettered there belongs to them."""
    found, left = [], list(drawings)
    for room in sorted(rooms, key=_area):
        inside = [rect for rect in left if _shared(rect, room) == _area(rect)]
        if inside and _area(reduce(_around, inside)) >= DRAWN_ROOM * _area(room):
            found.append(room)
            left = [rect for rect in left if rect not in inside]
    return found + left


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
    shared = _shared(one, other)
    return shared > 0 and _area(one) + _area(other) - shared >= FULL * _area(_around(one, other))


def _shared(one: Rect, other: Rect) -> int:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, high)


def _around(one: Rect, other: Rect) -> Rect:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _area(rect: Rect) -> int:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


def _is_drawn(marks: Marks, mark: int) -> bool:
    """Whether much of a hollow mark's ink is in its midst, as a drawing has it; frames and rules do not.

    Nor does most of it run straight through, as that of the rules between the fields of a table.
    """
    top, left = int(marks.top[mark]), int(marks.left[mark])
    ink = (marks.labels[top : int(marks.bottom[mark]), left : int(marks.right[mark])] == mark).astype(np.uint8)
    edge, whole = round(EDGE * min(ink.shape)), np.count_nonzero(ink)
    high, wide = (round(THROUGH * side) for side in ink.shape)
    straight = masks.either(masks.opened(ink, wide, 1), masks.opened(ink, 1, high))
    midst = np.count_nonzero(ink[edge:-edge, edge:-edge])
    return bool(midst >= DRAWN * whole and np.count_nonzero(straight) < RULED * whole)


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


def _has_a_mate(marks: Marks, mark: int) -> bool:
    """Whether close beside it stands a mark as high, level with it at the head or the foot: both are of one title."""
    height = int(marks.height[mark])
    if height >= NAMEPLATE[1]:
        return False
    gap = np.maximum(marks.left - marks.right[mark], marks.left[mark] - marks.right)
    level = np.minimum(np.abs(marks.top - marks.top[mark]), np.abs(marks.bottom - marks.bottom[mark])) < LEVEL * height
    like = (marks.height > 0.7 * height) & (marks.height < 1.4 * height) & (marks.width < JOINED * height)
    like[mark] = False
    return bool((like & level & (np.abs(gap) < BESIDE * height)).any())
