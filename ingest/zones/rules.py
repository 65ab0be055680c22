"""Which ink is ruled: lines across, upright lines, dashes between items, and the frames they make?

All on the small copy, where an x is UNIT pixels high.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.zones import masks
from ingest.zones.marks import UNIT

Rect = tuple[int, int, int, int]
"""left, top, right, bottom on the small copy."""

LONG = 8 * UNIT
"""From this length on a straight run is a rule even where it touches other ink."""
DASH = 3 * UNIT
"""The shortest dash between two items; dashes inside a line of text are shorter or have neighbours."""
UPRIGHT = 5 * UNIT
"""The shortest upright rule; longer than any stem that is so thin."""
THIN = round(0.7 * UNIT)
SLANT = 0.03
"""How far a rule may lean or bend, as a share of its length."""
BAR = 8
"""A piece so many times as long as thick is a rule although it is not thin."""
SOLID = 0.6
"""Share of a broken rule that is there."""
CROWDED = 0.35
"""Along a rule at most this share of its length may touch other ink; along the feet of letters it is more."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What is ruled on a page."""

    mask: Mask
    """0/255: the ink of all rules."""
    across: tuple[Rect, ...]
    upright: tuple[Rect, ...]


def find(fine: Mask) -> Ruled:
    """The rules of a page; *fine* is its 0/255 mask that has kept thin lines."""
    across_mask, across = _across(fine, marks_of(fine), DASH)
    without_across = masks.turned(masks.without(fine, masks.grown(across_mask, 3, 3)))
    upright_mask, upright = _across(without_across, marks_of(without_across), UPRIGHT)
    return Ruled(
        masks.either(across_mask, masks.turned(upright_mask)),
        across,
        tuple((top, left, bottom, right) for left, top, right, bottom in upright),
    )


def _across(fine: Mask, marks: Marks, least: int) -> tuple[Mask, tuple[Rect, ...]]:
    """The ink and the places of rules that run across."""
    free = _free_standing(marks, least)
    for piece in np.flatnonzero(free & (marks.width < LONG)):
        free[piece] = not _in_a_line(fine, _rect(marks, piece))
    mask = marks.mask(free)
    runs = masks.opened(masks.without(fine, mask), LONG // 2, 1)
    rects = [_rect(marks, piece) for piece in np.flatnonzero(free)]
    chains = marks_of(masks.closed(runs, LONG // 2, 3))
    kept = np.zeros(len(chains.left), np.bool_)
    loose = masks.without(fine, masks.grown(runs, 1, 3))
    for chain in np.flatnonzero((chains.width >= LONG) & (chains.height <= THIN + SLANT * chains.width)):
        if chain and _drawn(runs, _rect(chains, chain)) and _crowding(loose, _rect(chains, chain)) <= CROWDED:
            kept[chain] = True
            rects.append(_rect(chains, chain))
    return masks.either(mask, np.minimum(runs, chains.mask(kept))), tuple(rects)


def _free_standing(marks: Marks, least: int) -> NDArray[np.bool_]:
    """Which pieces are rules as they stand."""
    lean = marks.width * SLANT
    thin = marks.height <= THIN + lean
    bar = (marks.width >= BAR * marks.height) & (marks.height <= 2 * UNIT)
    solid = marks.area >= 0.4 * marks.width * np.maximum(1, marks.height - lean)
    free: NDArray[np.bool_] = (marks.width >= least) & (thin | bar) & solid
    free[0] = False
    return free


def _in_a_line(fine: Mask, rect: Rect) -> bool:
    """Whether a short dash has print right before or behind it, as a dash between words has."""
    left, top, right, bottom = rect
    middle, near = (top + bottom) // 2, 3 * UNIT // 2
    band = fine[max(0, middle - UNIT // 2) : middle + UNIT // 2 + 1]
    before, behind = band[:, max(0, left - near) : left], band[:, right : right + near]
    return max(cv2.countNonZero(np.ascontiguousarray(side)) if side.size else 0 for side in (before, behind)) > UNIT


def _drawn(runs: Mask, rect: Rect) -> bool:
    """Whether a chain of runs has one that is LONG, or so many that they cannot be the stems of letters in a row."""
    left, top, right, bottom = rect
    inked = runs[top:bottom, left:right].any(axis=0)
    if right - left >= 3 * LONG:
        return float(inked.mean()) >= SOLID
    ends = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]])))
    return bool((ends[1::2] - ends[::2]).max(initial=0) >= LONG)


def _crowding(loose: Mask, rect: Rect) -> float:
    """Which share of a chain's length has other ink right above or below it, whichever is more."""
    left, top, right, bottom = rect
    above, below = loose[max(0, top - 3) : top, left:right], loose[bottom : bottom + 3, left:right]
    return max((float(band.any(axis=0).mean()) for band in (above, below) if band.size), default=0.0)


def _rect(marks: Marks, piece: int | np.intp) -> Rect:
    return int(marks.left[piece]), int(marks.top[piece]), int(marks.right[piece]), int(marks.bottom[piece])
