"""Which straight ink is no rule but a fold or a scratch that runs through print?

A column rule and a rule between items have white at both sides; a fold of the paper or a scratch of the microfilm cuts
letters in two.  All on the small copy, where an x is UNIT pixels high.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.components import Mask
from ingest.zones import masks
from ingest.zones.marks import UNIT, Rect

TOUCH = 3
"""Pixels from a stroke within which print touches it."""
THROUGH, CUT = 0.2, 0.03
"""Share of its length along which print touches a fold, and touches both its sides.  Rules of real papers have at most
0.29 and 0.01, folds and scratches from 0.32 and 0.04 on."""
SHORTEST = 20 * UNIT
"""A dozen lines: shorter ones do little harm, and chance is too great."""
WHOLE, THIN = 0.9, UNIT // 2
"""Share of its length that is inked, and how thick it is at most: the bars of large letters in a row are neither."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Folds or scratches that lie across."""

    mask: Mask
    """0/255: their ink."""
    rects: tuple[Rect, ...]

    def left(self, rects: Iterable[Rect]) -> tuple[Rect, ...]:
        """Those of *rects* that are none."""
        return tuple(rect for rect in rects if rect not in self.rects)


def among(print_: Mask, mask: Mask, rects: Iterable[Rect]) -> Damage:
    """Which of the strokes that lie across in *rects* run through *print_*; *mask* is the ink of all of them."""
    through = tuple(rect for rect in rects if rect[2] - rect[0] >= SHORTEST and _runs_through(print_, mask, rect))
    ink = np.zeros_like(mask)
    for left, top, right, bottom in through:
        ink[top:bottom, left:right] = mask[top:bottom, left:right]
    return Damage(ink, through)


def _runs_through(print_: Mask, mask: Mask, rect: Rect) -> bool:
    left, top, right, bottom = rect
    high = max(0, top - TOUCH)
    own = np.zeros((min(len(mask), bottom + TOUCH) - high, right - left), np.uint8)
    own[top - high : bottom - high] = mask[top:bottom, left:right]
    thick = np.count_nonzero(own, axis=0)
    if np.count_nonzero(thick) < WHOLE * len(thick) or thick.mean() > THIN:
        return False
    around = np.minimum(print_[high : high + len(own), left:right], masks.flipped(masks.grown(own, 3, 3)))
    reach = np.ones((TOUCH + 1, 1), np.uint8)
    over, under = (cv2.bitwise_and(around, cv2.dilate(own, reach, anchor=(0, end))).any(axis=0) for end in (0, TOUCH))
    return bool((over | under).mean() >= THROUGH and (over & under).mean() >= CUT)
