"""Which print is light on dark, as the name of many a newsletter is, and how does it look dark on light?

Rows of holes of like height in an even dark ground are print, and so they are in a mottled one that is a bar, little
higher than its lines.  A photograph's ground is uneven and high, the holes of an engraving stand in no row, and a
scanner's lid has none.
"""

from collections.abc import Iterator
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import marks_of, stretches
from ingest.model import Box
from ingest.straighten.ink import WHITE, Pixels, as_pixels, shrunk

LONG_SIDE = 1000
"""Pixels of the copy on which grounds are looked for; all sizes are shares of its long side."""
PAPER = 0.9
"""Share of a scan that is darker than its paper at most."""
DARK, COLOURED = (0.0, 0.55), (0.3, 0.72)
"""Of the paper's grey: between them lies a black ground, and one in colour, a scanner's lid beside it does not."""
EVEN, LIGHTER = 0.25, 0.25
"""The same: a ground's lightest and darkest tenth are no further apart, its letters are so much lighter."""
BLUR, MOTTLED = 5, 0.72
"""Pixels of the copy over which a mottled ground is levelled out, and of the paper's grey: then it is darker, letters
and all; what is lighter in it before that is a letter."""
CLEAR, BAR = 0.2, 4.0
"""Of the paper's grey: the letters in a mottled ground are so much lighter than its lightest tenth; and in their
heights: it is no higher, for photographs are mottled too."""
WIDE, HIGH, FULL = 0.1, 0.014, 0.6
"""A ground is so wide and high at least, and covers that share of its box with what it encloses; that share of a
mottled bar is dark, of a heavy headline that has run together half of it."""
STRAIGHT = 0.87
"""Share of its convex outline that a ground covers at least: the dark parts of a photograph have bays, and windows."""
ACROSS = 0.1
"""Share of its width that it has in each of its rows: a shadow along the page's edge hangs on it as a thin strip."""
STEP = 0.02
"""Where a side steps in or out by so much from one row to the next, another ground begins: bars cross columns."""
MANY = 10
"""Letters at least of a ground that is a part of a larger one: a wing of a dark house has fewer windows in a row."""
SMALLEST, LARGEST = 0.004, 0.12
"""Height of a letter."""
IN_ROW, LIKE, LEVEL, MOSTLY = 3, 0.5, 0.3, 0.6
"""A letter has so many others in its row: at least so high by its own height, their feet no further off than that share
of it; and letters are that share of all holes."""
NAMED = 20
"""So many letters in rows are print whatever else is in the ground."""
LETTERED = 0.02
"""Share of a ground that its letters cover: less are the eyes of letters that touch a picture.  Names have a tenth."""
RIM = 2
"""Pixels of the copy along a ground's edge that are made white, lest the edge stays as a rule."""

Ground = tuple[tuple[slice, slice], NDArray[np.bool_], Pixels]
"""Where a ground is, itself, and with all that it encloses."""


def righted(pixels: Pixels, small: Pixels) -> tuple[Pixels, tuple[Box, ...]]:
    """A scan (grey, H×W) with its light print on dark grounds turned dark on light, and the grounds in its pixels.

    *small* is a copy of it.  The scan itself where there is no such print.
    """
    small, _ = shrunk(small, LONG_SIDE)
    darker = np.cumsum(cv2.calcHist([small], [0], None, [256], [0, 256]).ravel()) / small.size
    paper = float(np.searchsorted(darker, PAPER))
    scale = pixels.shape[0] / small.shape[0]
    out, bars = pixels, list[Box]()
    for find in (partial(_grounds, limits=DARK), partial(_grounds, limits=COLOURED), _bars):
        for box, own, whole in find(small, paper):
            levels = _levels(own, whole, small[box], paper, find is _bars)
            if levels:
                mask = np.zeros_like(small)
                mask[box] = whole
                out = _turned(out, mask, levels)
                bars.append(_around(box, scale))
                small = as_pixels(cv2.max(small, mask))
    return out, tuple(bars)


def _around(place: tuple[slice, slice], scale: float) -> Box:
    rows, columns = place
    return Box(columns.start * scale, rows.start * scale, columns.stop * scale, rows.stop * scale)


def _grounds(small: Pixels, paper: float, limits: tuple[float, float]) -> Iterator[Ground]:
    """Large pieces of a copy of the scan whose grey lies between *limits*."""
    side = max(small.shape)
    dark = as_pixels(cv2.inRange(small, (limits[0] * paper,), (limits[1] * paper,)))
    if not np.any(cv2.erode(dark, np.ones((round(HIGH * side / 2),) * 2, np.uint8))):
        return  # nothing is as thick: most pages, at once
    marks = marks_of(dark, neighbours=4)
    for ground in np.flatnonzero((marks.width >= WIDE * side) & (marks.height >= HIGH * side)):
        left, top, width, height = (int(of[ground]) for of in (marks.left, marks.top, marks.width, marks.height))
        own = np.asarray(marks.labels[top : top + height, left : left + width] == ground)
        whole = _filled(own)
        rows = _longest(np.count_nonzero(whole, axis=1) >= ACROSS * width)
        if rows.stop - rows.start >= HIGH * side and _is_bar(whole[rows]):
            yield np.s_[top + rows.start : top + rows.stop, left : left + width], own[rows], whole[rows]
            continue
        for rows, columns in stretches(own, round(STEP * side)):  # a column and a bar that crosses it
            part = whole[rows, columns]
            large = part.shape[0] >= HIGH * side and part.shape[1] >= WIDE * side
            if large and _is_bar(part) and _letters(own[rows, columns], part) >= MANY:
                place = np.s_[top + rows.start : top + rows.stop, left + columns.start : left + columns.stop]
                yield place, own[rows, columns], part


def _letters(own: NDArray[np.bool_], whole: Pixels) -> int:
    """How many holes of a ground stand in rows as letters do."""
    holes = as_pixels((~own & (whole > 0)) * WHITE)
    stats = cv2.connectedComponentsWithStats(holes, connectivity=8)[2]
    return len(_in_rows(np.asarray(stats[1:], np.int32)))


def _is_bar(whole: Pixels) -> bool:
    """Whether a ground fills its box and, however it leans, has straight sides."""
    inked = np.count_nonzero(whole)
    if inked < FULL * whole.size:
        return False
    return bool(inked >= STRAIGHT * cv2.contourArea(cv2.convexHull(cv2.findNonZero(whole))))


def _longest(chosen: NDArray[np.bool_]) -> slice:
    """The longest run of what is chosen."""
    edges = np.flatnonzero(np.diff(chosen, prepend=False, append=False))
    starts, stops = edges[::2], edges[1::2]
    longest = int(np.argmax(stops - starts)) if len(starts) else 0
    return slice(int(starts[longest]), int(stops[longest])) if len(starts) else slice(0, 0)


def _bars(small: Pixels, paper: float) -> Iterator[Ground]:
    """Large pieces that are dark when blurred, with straight edges: of a mottled ground the outline is ragged."""
    side = max(small.shape)
    blurred = cv2.blur(small, (BLUR, BLUR))
    dark = as_pixels(cv2.threshold(blurred, MOTTLED * paper, WHITE, cv2.THRESH_BINARY_INV)[1])
    if not np.any(cv2.erode(dark, np.ones((round(HIGH * side / 2), round(WIDE * side / 4)), np.uint8))):
        return
    marks = marks_of(dark)
    large = marks.mask((marks.width >= WIDE * side) & (marks.height >= HIGH * side))
    for outline in cv2.findContours(large, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, width, height = cv2.boundingRect(outline)
        if cv2.contourArea(outline) < FULL * width * height:
            continue
        box = np.s_[top : top + height, left : left + width]
        hull = cv2.convexHull(outline) - np.array((left, top), np.int32)
        whole = as_pixels(cv2.fillConvexPoly(np.zeros((height, width), np.uint8), hull, (float(WHITE),)))
        own = (whole > 0) & (small[box] < MOTTLED * paper)
        if np.count_nonzero(own) >= FULL * np.count_nonzero(whole):
            yield box, own, whole


def _levels(
    own: NDArray[np.bool_], whole: Pixels, grey: Pixels, paper: float, mottled: bool
) -> tuple[float, float] | None:
    """The greys that become white, of a ground's lightest grain, and black, of its letters; None if it bears none."""
    ground, lightest = (float(level) for level in np.percentile(grey[own], (50, 90)))
    if not mottled and _unevenness(grey, own) > EVEN * paper:
        return None
    holes = as_pixels((~own & (whole > 0)) * WHITE)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(holes, connectivity=8)
    letters = _in_rows(np.asarray(stats[1:], np.int32)) + 1
    mostly = MOSTLY * np.count_nonzero(holes) if len(letters) < NAMED else 0.0  # an emblem may stand beside a name
    if stats[letters, cv2.CC_STAT_AREA].sum() < max(mostly, LETTERED * np.count_nonzero(whole), 1):
        return None
    print_ = float(np.percentile(grey[np.isin(labels, letters)], 90))
    high = float(np.median(stats[letters, cv2.CC_STAT_HEIGHT]))
    if mottled and (len(grey) > BAR * high or print_ - lightest < CLEAR * paper):
        return None
    return (lightest, print_) if print_ - ground >= LIGHTER * paper else None


def _unevenness(grey: Pixels, own: NDArray[np.bool_]) -> float:
    """How far its lightest and darkest tenth are apart; small letters have pale edges, which do not count."""
    inner = cv2.erode(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    darkest, lightest = np.percentile(grey[inner if inner.any() else own], (10, 90))
    return float(lightest - darkest)


def _in_rows(stats: NDArray[np.int32]) -> NDArray[np.intp]:
    """The numbers of holes that stand in rows of like ones."""
    side = LONG_SIDE
    heights = stats[:, cv2.CC_STAT_HEIGHT]
    large = np.flatnonzero((heights >= SMALLEST * side) & (heights <= LARGEST * side))
    high = heights[large].astype(np.float64)
    feet = (stats[large, cv2.CC_STAT_TOP] + heights[large]).astype(np.float64)
    level = np.abs(feet[:, None] - feet[None, :]) <= LEVEL * high[:, None]
    like = (high[None, :] >= LIKE * high[:, None]) & (high[None, :] <= high[:, None] / LIKE)
    return np.asarray(large[(level & like).sum(axis=1) > IN_ROW])


def _filled(own: NDArray[np.bool_]) -> Pixels:
    """A ground with all that it encloses."""
    outlines, _ = cv2.findContours(as_pixels(own * WHITE), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return as_pixels(cv2.drawContours(np.zeros(own.shape, np.uint8), outlines, -1, (float(WHITE),), cv2.FILLED))


def _turned(pixels: Pixels, mask: Pixels, levels: tuple[float, float]) -> Pixels:
    """*pixels* with the greys under a small *mask* turned over: the ground is white and its letters are black."""
    ground, print_ = levels
    size = pixels.shape[::-1]
    rim = np.ones((2 * RIM + 1, 2 * RIM + 1), np.uint8)
    framed = cv2.copyMakeBorder(mask, RIM, RIM, RIM, RIM, cv2.BORDER_REPLICATE)
    inner, outer = (
        as_pixels(cv2.resize(way(framed, rim)[RIM:-RIM, RIM:-RIM], size, interpolation=cv2.INTER_NEAREST))
        for way in (cv2.erode, cv2.dilate)
    )
    table = as_pixels(np.clip((print_ - np.arange(256)) / (print_ - ground) * WHITE, 0, WHITE))
    out = pixels.copy()
    out[outer > 0] = WHITE
    np.copyto(out, as_pixels(cv2.LUT(pixels, table)), where=inner > 0)
    return out
