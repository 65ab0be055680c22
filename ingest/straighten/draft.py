"""What is known of a page from a small copy of it?

The order of all guesses stands here: paper, borders, letters, quarter turns, skew, gutter, slivers.
"""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy import uint8
from numpy.typing import NDArray

from ingest import settings
from ingest.geometry import to_scan, whole
from ingest.model import Box
from ingest.straighten.borders import find_borders
from ingest.straighten.ink import WHITE, Paper, Pixels, as_pixels, evened, find_ink, find_paper, is_bilevel, shrunk
from ingest.straighten.letters import Letters, find_letters
from ingest.straighten.quarter import NO_QUARTER, Quarter, find_quarter
from ingest.straighten.skew import NO_SKEW, Level, Skew, find_skew, levelled
from ingest.straighten.slivers import find_slivers, paint
from ingest.straighten.spread import Gutter, find_gutter
from ingest.straighten.tilt import NO_TILT, SHARP, find_tilt
from ingest.straighten.turning import quartered, turn_of

LONG_SIDE = 2000
"""Pixels of the small copy: an x of newspaper type is 4 to 10 pixels high on it."""
SMALL_PRINT = 6.0
"""Pixels: when letters are smaller on the small copy, a larger one is taken, lest they run together."""
LARGER = 2600
"""Pixels of the long side of that."""
CLOSER = 3200
"""Pixels of the copy for a second look at heads and feet of letters."""
SAMPLED = 8
"""Of so many rows one is asked whether the scan is black and white."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A page, or half of a spread, as far as it is known from a small copy."""

    small: Pixels
    """As scanned."""
    page: Pixels
    """Upright, evened, what is not of the page white."""
    outside: Pixels
    """255 where it is not of the page; lies as `small` does."""
    scan: tuple[int, int]
    """Height and width of the whole scan."""
    scale: float
    """Small copy per scan."""
    paper: Paper
    letters: Letters
    """Of `page`."""
    quarter: Quarter = NO_QUARTER
    skew: Skew = NO_SKEW
    crop: Box | None = None
    """Which part of the scan it is, in pixels of the scan, if not all."""
    notes: tuple[str, ...] = ()
    """What was trimmed or parted."""


def overview(pixels: Pixels) -> Pixels:
    """The small copy of a scan that a first look is taken at."""
    return shrunk(pixels, LONG_SIDE)[0]


def first_look(pixels: Pixels, small: Pixels, wanted: settings.Straighten) -> Draft:
    """Light, borders, orientation and skew of a whole scan, of which *small* is the overview."""
    small, page, paper, letters = _drafted(pixels, small)
    scale = small.shape[0] / pixels.shape[0]
    outside, notes = np.zeros_like(small), tuple[str, ...]()
    if wanted.trim and letters.count:
        borders = find_borders(small, letters, paper.level, scale, is_bilevel(pixels[::SAMPLED]))
        outside, notes = borders.mask, borders.notes
        page = as_pixels(cv2.max(page, outside))
    if not letters.count:
        return Draft(small, page, outside, pixels.shape, scale, paper, letters)
    if wanted.orientation:
        quarter = find_quarter(page, letters, lambda: evened(shrunk(pixels, CLOSER)[0], paper))
    else:
        quarter = Quarter(0, 0.0, _level(page, letters))
    if quarter.rotation:
        page = quartered(page, quarter.rotation)
        letters = find_letters(find_ink(page))
    skew = find_skew(quarter.level) if wanted.deskew and quarter.level else NO_SKEW
    return Draft(small, page, outside, pixels.shape, scale, paper, letters, quarter, skew, None, notes)


def _drafted(pixels: Pixels, small: Pixels) -> tuple[Pixels, Pixels, Paper, Letters]:
    """A small copy as scanned and under even light, with its paper and its letters."""
    paper = find_paper(small)
    page = evened(small, paper)
    letters = find_letters(find_ink(page))
    if small.shape != pixels.shape and 0 < min(letters.size, letters.breadth) < SMALL_PRINT:
        small, _ = shrunk(pixels, LARGER)
        page = evened(small, paper)
        letters = find_letters(find_ink(page))
    return small, page, paper, letters


def parted(draft: Draft, wanted: settings.Straighten) -> tuple[Draft, ...]:
    """The pages of a scan: itself, or left and right of a spread, each without slivers of its neighbour."""
    pages: tuple[Draft, ...] = (draft,)
    if wanted.split_spreads and draft.letters.count:
        upright = quartered(draft.small, draft.quarter.rotation)
        gutter = find_gutter(upright, draft.page, draft.letters, draft.skew.angle)
        if gutter is not None:
            pages = _halves(draft, gutter, wanted)
    return tuple(_without_slivers(page) for page in pages) if wanted.trim else pages


def _level(page: Pixels, letters: Letters) -> Level | None:
    """The page in its lines; None when it has none."""
    tilt = find_tilt(letters.mask, letters.size) if letters.count else NO_TILT
    return levelled(page, tilt.angle) if tilt.sharpness >= SHARP else None


def _halves(draft: Draft, gutter: Gutter, wanted: settings.Straighten) -> tuple[Draft, Draft]:
    height, width = draft.page.shape
    lean = np.tan(np.radians(draft.skew.angle)) * (np.arange(height) + 0.5 - height / 2)
    ends = gutter.place - lean
    beyond = np.arange(width)[None, :] >= ends[:, None]
    left = Box(0, 0, min(width, int(np.ceil(ends.max()))), height)
    right = Box(max(0, int(ends.min())), 0, width, height)
    note = f"double page parted, {{}} half, sure {gutter.sure:.2f}"
    return (
        _half(draft, left, beyond, note.format("left"), wanted),
        _half(draft, right, ~beyond, note.format("right"), wanted),
    )


def _half(draft: Draft, box: Box, beyond: NDArray[np.bool_], note: str, wanted: settings.Straighten) -> Draft:
    """The half of *draft* in *box* (of its upright page); *beyond* is True on the other half."""
    rotation = draft.quarter.rotation
    turn, _ = turn_of(rotation, 0.0, draft.small.shape)
    lying = whole(to_scan(box, turn.matrix))
    other = np.where(_cut(beyond, box), WHITE, 0).astype(uint8)
    page = as_pixels(cv2.max(_cut(draft.page, box), other))
    letters = find_letters(find_ink(page))
    level = _level(page, letters) if wanted.deskew else None
    return replace(
        draft,
        small=_cut(draft.small, lying),
        page=page,
        outside=as_pixels(cv2.max(_cut(draft.outside, lying), quartered(other, (360 - rotation) % 360))),
        letters=letters,
        skew=find_skew(level) if level else NO_SKEW,
        crop=_on_scan(lying, draft),
        notes=(*draft.notes, note),
    )


def _on_scan(box: Box, draft: Draft) -> Box:
    """A box of the small copy in whole pixels of the scan."""
    across, down = draft.scan[1] / draft.small.shape[1], draft.scan[0] / draft.small.shape[0]
    return whole(Box(box.left * across, box.top * down, box.right * across, box.bottom * down))


def _cut(values: NDArray[Any], box: Box) -> NDArray[Any]:
    return np.ascontiguousarray(values[int(box.top) : int(box.bottom), int(box.left) : int(box.right)])


def _without_slivers(draft: Draft) -> Draft:
    if not draft.letters.count or draft.skew.sure == 0:
        return draft
    mask, notes = np.zeros_like(draft.page), list(draft.notes)
    for sliver in find_slivers(draft.letters, draft.skew.angle, draft.page.shape):
        paint(mask, sliver)
        wide = round(sliver.inner / draft.scale)
        notes.append(f"sliver of a neighbouring page at the {sliver.side} trimmed, {wide} px, sure {sliver.sure:.2f}")
    lying = quartered(mask, (360 - draft.quarter.rotation) % 360)
    return replace(
        draft,
        page=as_pixels(cv2.max(draft.page, mask)),
        outside=as_pixels(cv2.max(draft.outside, lying)),
        notes=tuple(notes),
    )
