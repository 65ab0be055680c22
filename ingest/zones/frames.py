"""Which rules close to boxes around print?"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Mask
from ingest.zones import masks
from ingest.zones.marks import UNIT, Rect

Contour = NDArray[np.int32]

GAP = 2 * UNIT
"""Corners of printed frames are open by up to so much: rules are set beside each other, not joined."""
LEAST = (8 * UNIT, 4 * UNIT)
"""A frame holds at least a word or two: width and height."""
SQUARE = 0.85
"""Share of its box that the inside of a frame fills."""
BEYOND = 3 * UNIT
"""Where a side runs on further, past the corner, it is a column rule that others meet, and no frame."""
ALONG = 0.8
"""Share of a side's height that lies beside its box: corners are rounded, and rules end a little beyond."""
TALL = 2.5
"""Times as high as wide are columns between rules across, and boxes of a row that share their rules are not."""
OPEN = UNIT // 2
"""Pixels of white between a column rule and the rule across that it does not reach; those that meet have one or two."""


def find(ruled: Mask, print_: Mask) -> tuple[Rect, ...]:
    """The closed boxes in a 0/255 mask of rules that have *print_* in them; the outermost of those within another."""
    found: list[Rect] = []
    for contour in _holes(ruled):
        rect = _inside(contour)
        if rect is None or _runs_on(ruled, rect) or _is_a_column(ruled, rect):
            continue
        if print_[rect[1] : rect[3], rect[0] : rect[2]].any():
            found.append(rect)
    found.sort(key=lambda rect: -(rect[2] - rect[0]) * (rect[3] - rect[1]))
    outermost: list[Rect] = []
    for rect in found:
        if not any(_holds(outer, rect) for outer in outermost):
            outermost.append(rect)
    return tuple(outermost)


def rooms(ruled: Mask) -> tuple[Rect, ...]:
    """What rules enclose in a 0/255 mask of them, boxes and parts of columns, of whatever shape."""
    return tuple(_bounds(hole) for hole in _holes(ruled))


def is_side(rule: Rect, box: Rect) -> bool:
    """Whether an upright *rule* is the left or right side of a *box* and ends with it."""
    left, top, right, bottom = rule
    along = min(bottom, box[3]) - max(top, box[1])
    near = min(abs(left - box[2]), abs(box[0] - right), abs(left - box[0]), abs(right - box[2])) <= GAP
    return near and along >= ALONG * (bottom - top)


def _holes(ruled: Mask) -> Iterator[Contour]:
    """Around what rules enclose."""
    contours, hierarchy = cv2.findContours(masks.closed(ruled, GAP, GAP), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for contour, links in zip(contours, () if hierarchy is None else hierarchy[0], strict=True):
        if links[3] >= 0:
            yield np.asarray(contour, np.int32)


def _bounds(contour: Contour) -> Rect:
    left, top, width, height = cv2.boundingRect(contour)
    return left, top, left + width, top + height


def _inside(contour: Contour) -> Rect | None:
    """The box of a hole when the hole is a rectangle large enough for print."""
    left, top, right, bottom = _bounds(contour)
    width, height = right - left, bottom - top
    if width < LEAST[0] or height < LEAST[1] or cv2.contourArea(contour) < SQUARE * width * height:
        return None
    return left, top, right, bottom


def _runs_on(ruled: Mask, rect: Rect) -> bool:
    """Whether one of the sides goes on past its corners; white parts it from that of another frame in line with it."""
    left, top, right, bottom = rect
    near = UNIT
    corners = (
        ruled[max(0, top - BEYOND) : top, max(0, left - near) : left + near],
        ruled[max(0, top - BEYOND) : top, right - near : right + near],
        ruled[bottom : bottom + BEYOND, max(0, left - near) : left + near],
        ruled[bottom : bottom + BEYOND, right - near : right + near],
    )
    return any(corner.any(axis=1).mean() > 0.8 for corner in corners if corner.size)


def _is_a_column(ruled: Mask, rect: Rect) -> bool:
    """Whether it is the room between column rules and two rules across that run on at all corners.

    The column rules touch none of those, or both end well before one of them; or it is as high as no box of a row is.
    """
    left, top, right, bottom = rect
    levels = [slice(max(0, y - UNIT), y + UNIT) for y in (top, bottom)]
    beyond = (slice(max(0, left - BEYOND), max(0, left - BEYOND // 2)), slice(right + BEYOND // 2, right + BEYOND))
    ends = [ruled[level, side].any(axis=0) for level in levels for side in beyond]
    corners = [
        ruled[rows, max(0, x - UNIT) : x + UNIT].any(axis=1)
        for rows in (slice(top, top + GAP), slice(max(0, bottom - GAP), bottom))
        for x in (left, right)
    ]
    on = all(end.size and end.mean() > 0.8 for end in ends)
    white = [int(np.count_nonzero(~corner)) for corner in corners]
    open_ = min(white) >= OPEN or max(min(white[:2]), min(white[2:])) >= 2 * OPEN
    return on and (open_ or bottom - top > TALL * (right - left))


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
