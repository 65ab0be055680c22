"""Which short dashes in rows make the border of a box, as around the coupon at the foot of a paper, or part two items?

All on the small copy, where an x is UNIT pixels high.  A row of dashes beside letters is a leader, one under them
underlines them; four that meet at their ends can be nothing else than a border.
"""

from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.zones import chains, masks
from ingest.zones.marks import UNIT, Rect

THIN, LENGTHS = 0.7 * UNIT, (0.5 * UNIT, 4 * UNIT)
"""How thick a dash is at most, and how long."""
GAP = 2 * UNIT
"""The widest white between two of them."""
LEAST, ROW = 6, 12 * UNIT
"""So many dashes make a side, and how long one is at least."""
LEAN = 0.02
"""How far a side may lean, as a share of its length."""
CORNER = 3 * UNIT
"""How far the ends of two sides may be from each other."""
FEW, LIKE = 4, 2.0
"""So many dashes in a row part two items, as a typist sets them; and the longest is at most so many times the shortest.
"""
LEVEL, MOST = 1, 5000
"""Pixels by which two dashes beside each other are off level at most, on a copy of whole ones; and so many flat marks
there are on a page at most, else they are its dirt."""
CLEAR = (2 * UNIT, UNIT)
"""How far beside such a row, and over and under it, there is no other print."""


def find(marks: Marks, across: Sequence[Rect]) -> tuple[NDArray[np.bool_], tuple[Rect, ...]]:
    """Which of the *marks* are dashes of a border, and the boxes that they close.

    Rows of low dashes may have been taken for rules *across* before.
    """
    flat = _dashes(marks.width, marks.height)
    upright = np.flatnonzero(_dashes(marks.height, marks.width))
    lying = [*across, *(_rows(marks.mask(flat)) if np.count_nonzero(flat) >= 2 * LEAST else ())]
    found = np.zeros_like(flat)
    boxes = []
    for over, under in product(lying, lying):
        if not _are_opposite(over, under):
            continue
        ends = [_side(marks, upright, edge, over, under) for edge in (min(over[0], under[0]), max(over[2], under[2]))]
        if all(len(end) for end in ends):
            sides = np.concatenate(ends)
            left, right = int(marks.left[sides].min()), int(marks.right[sides].max())
            boxes.append((min(left, over[0]), over[1], max(right, over[2]), under[3]))
            found[sides] = True
            found |= flat & (_lie_in(marks, over) | _lie_in(marks, under))
    return found, tuple(boxes)


def dividers(marks: Marks, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], tuple[Rect, ...]]:
    """Which of the *chosen* marks, those of all print, are dashes in rows that stand alone, and those rows."""
    flat = _dashes(marks.width, marks.height) & chosen
    found = np.zeros_like(flat)
    rects = []
    for dashes, row in _strings(marks, flat):
        left, top, right, bottom = row
        like = marks.width[dashes].max() <= LIKE * marks.width[dashes].min()
        if len(dashes) >= FEW and like and bottom - top <= THIN + LEAN * (right - left):
            beside, over = CLEAR
            near = chosen & (marks.right > left - beside) & (marks.left < right + beside)
            near &= (marks.bottom > top - over) & (marks.top < bottom + over)
            if np.count_nonzero(near) == len(dashes):
                found[dashes] = True
                rects.append(row)
    return found, tuple(rects)


def _strings(marks: Marks, flat: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.intp], Rect]]:
    """The *flat* marks that stand in a row with little white between, and the edges of each row."""
    members = np.flatnonzero(flat)
    if not FEW <= len(members) <= MOST:
        return
    left, right, middle = marks.left[members], marks.right[members], marks.top[members] + marks.bottom[members]
    along = np.argsort(left, kind="stable")
    first = np.searchsorted(left[along], right[along])
    last = np.searchsorted(left[along], right[along] + GAP, side="right")
    one = np.repeat(along, last - first)
    other = along[np.arange(len(one)) - np.repeat(np.cumsum(last - first) - last, last - first)]
    level = np.abs(middle[one] - middle[other]) <= 2 * LEVEL
    for row in chains.grouped(members, members[np.stack([one[level], other[level]], axis=1)]):
        if len(row) >= FEW:
            edges = marks.left[row].min(), marks.top[row].min(), marks.right[row].max(), marks.bottom[row].max()
            yield row, (int(edges[0]), int(edges[1]), int(edges[2]), int(edges[3]))


def _dashes(along: NDArray[np.int32], thick: NDArray[np.int32]) -> NDArray[np.bool_]:
    least, most = LENGTHS
    found: NDArray[np.bool_] = (thick <= THIN) & (along >= least) & (along <= most) & (along > thick)
    found[0] = False
    return found


def _rows(dashes: Mask) -> list[Rect]:
    """Where rows of *dashes* run across."""
    pieces, rows = marks_of(dashes), marks_of(masks.closed(dashes, GAP, 1))
    runs = np.unique(pieces.own, return_index=True)[1]
    count = np.bincount(rows.labels.ravel()[pieces.start[runs]], minlength=len(rows.area))
    kept = (rows.width >= ROW) & (rows.height <= THIN + LEAN * rows.width) & (count >= LEAST)
    kept[0] = False
    edges = np.stack([rows.left, rows.top, rows.right, rows.bottom], axis=1)[kept].tolist()
    return [(left, top, right, bottom) for left, top, right, bottom in edges]


def _are_opposite(over: Rect, under: Rect) -> bool:
    """Whether one row lies under the other, from end to end."""
    level = abs(over[0] - under[0]) <= CORNER and abs(over[2] - under[2]) <= CORNER
    return level and under[1] - over[3] > CORNER


def _side(marks: Marks, upright: NDArray[np.intp], x: int, over: Rect, under: Rect) -> NDArray[np.intp]:
    """The *upright* dashes that stand one under the other near *x*, from one row to the other; none where one lacks."""
    middle = (marks.left[upright] + marks.right[upright]) / 2
    within = (marks.top[upright] >= over[1]) & (marks.bottom[upright] <= under[3])
    near = upright[(np.abs(middle - x) <= CORNER) & within]
    if len(near):  # letters of a text in the box may stand as near
        lean = THIN + LEAN * (under[1] - over[3])
        near = near[np.abs(marks.left[near] - np.median(marks.left[near])) <= lean / 2]
    none = near[:0]
    if len(near) < LEAST:
        return none
    near = near[np.argsort(marks.top[near])]
    tops, bottoms = marks.top[near], marks.bottom[near]
    ends = max(int(tops[0]) - over[3], under[1] - int(bottoms[-1]))
    return near if ends <= CORNER and (tops[1:] - bottoms[:-1]).max() <= GAP else none


def _lie_in(marks: Marks, row: Rect) -> NDArray[np.bool_]:
    left, top, right, bottom = row
    within: NDArray[np.bool_] = (
        (marks.left >= left) & (marks.right <= right) & (marks.top >= top) & (marks.bottom <= bottom)
    )
    return within
