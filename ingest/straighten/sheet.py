"""What is made of the pixels once all is known?"""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy import uint8

from ingest import settings
from ingest.geometry import contains, joined
from ingest.model import Box, Turn
from ingest.straighten.draft import Draft
from ingest.straighten.ink import (
    WHITE,
    Pixels,
    as_pixels,
    evened,
    find_ink,
    find_paper,
    halved,
    is_bilevel,
    shaded,
    shrunk,
    without_stains,
)
from ingest.straighten.skew import Skew
from ingest.straighten.specks import find_specks
from ingest.straighten.turning import LEAST, turn_of, turned

SURE_OF_SKEW = 0.6
"""Share of agreeing lines; photographs and noise give 0 to 0.3, pages of print 0.75 to 1."""
LARGE = 20.0
"""Pixels: letters so high are made smaller before they are read."""
ENOUGH = 6.0
"""Pixels: letters so high are enough to tell specks from; those twice as high are halved, or more, first."""
COVERED = 80
"""Of 255: a pixel of that copy is ink when more of it is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page ready to be read."""

    pixels: Pixels
    """Grey, upright, under even light; the paper is near 255."""
    ink: Pixels
    """255 where ink is, of the same shape."""
    turn: Turn
    """How `pixels` came from the scan."""
    crop: Box | None
    """Which part of the scan it is, for half of a spread."""
    notes: tuple[str, ...]
    """What was done and how sure it was, for people."""
    shade: Pixels
    """A small copy as scanned, under even light but for that of its pictures; the paper is near 255."""
    bars: tuple[Box, ...] = ()
    """Dark grounds whose light print was turned dark, in pixels of the scan."""


def lit(pixels: Pixels, draft: Draft, wanted: settings.Straighten) -> Pixels:
    """The whole scan under even light; black and white needs none."""
    return evened(pixels, draft.paper) if wanted.clean and not is_bilevel(pixels) else pixels


def finished(page: Pixels, draft: Draft, wanted: settings.Straighten, bars: tuple[Box, ...] = ()) -> Sheet:
    """The sheet of *draft*, cut out of the whole *page* (as scanned, lit evenly, its *bars* made light)."""
    if draft.crop is not None:
        left, top, right, bottom = (
            int(edge) for edge in (draft.crop.left, draft.crop.top, draft.crop.right, draft.crop.bottom)
        )
        page = np.ascontiguousarray(page[top:bottom, left:right])
    if draft.outside.any():
        wide, high = page.shape[1], page.shape[0]
        page = as_pixels(cv2.max(page, cv2.resize(draft.outside, (wide, high), interpolation=cv2.INTER_LINEAR)))
    certain = draft.skew.sure >= SURE_OF_SKEW and abs(draft.skew.angle) <= wanted.max_skew
    turn, size = turn_of(draft.quarter.rotation, draft.skew.angle if certain else 0.0, page.shape)
    upright = turned(page, turn, size, fine=draft.letters.size / draft.scale < LARGE)
    if draft.crop is not None:
        turn = replace(turn, matrix=joined((1.0, 0.0, -draft.crop.left, 0.0, 1.0, -draft.crop.top), turn.matrix))
    notes = (*_told_quarter(draft), *_told_skew(draft.skew, turn), *draft.notes)
    shade = shaded(draft.small, draft.outside, draft.paper.level)
    shade = turned(shade, *turn_of(turn.rotation, turn.skew, shade.shape), fine=False)
    if not wanted.clean:
        return Sheet(
            upright, find_ink(evened(upright, find_paper(shrunk(upright, 2000)[0]))), turn, draft.crop, notes, shade
        )
    letter = draft.letters.size / draft.scale
    upright = without_stains(upright, letter)
    clean, ink, removed = _without_specks(upright, find_ink(upright), letter)
    own = tuple(bar for bar in bars if draft.crop is None or contains(draft.crop, bar))
    return Sheet(clean, ink, turn, draft.crop, (*notes, *removed), shade, own)


def _without_specks(page: Pixels, ink: Pixels, size: float) -> tuple[Pixels, Pixels, tuple[str, ...]]:
    copy, times = ink, 1
    while size / times >= 2 * ENOUGH:
        copy, times = as_pixels(cv2.threshold(halved(copy), COVERED, WHITE, cv2.THRESH_BINARY)[1]), 2 * times
    specks = find_specks(copy, size / times) if size else np.zeros_like(ink)
    if not specks.any():
        return page, ink, ()
    halo = 2 * max(1, round(0.05 * size / times)) + 1
    around = as_pixels(cv2.dilate(specks, np.ones((halo, halo), uint8)))
    if times > 1:
        specks = around = as_pixels(cv2.resize(around, page.shape[::-1], interpolation=cv2.INTER_NEAREST))
    return as_pixels(cv2.max(page, around)), as_pixels(cv2.subtract(ink, specks)), ("specks removed",)


def _told_quarter(draft: Draft) -> tuple[str, ...]:
    quarter = draft.quarter
    return (f"turned by {quarter.rotation}°, sure {quarter.sure:.2f}",) if quarter.rotation else ()


def _told_skew(skew: Skew, turn: Turn) -> tuple[str, ...]:
    if turn.skew:
        return (f"skew {skew.angle:.2f}°, sure {skew.sure:.2f}",)
    if abs(skew.angle) >= LEAST:
        return (f"skew {skew.angle:.2f}° left alone, sure {skew.sure:.2f}",)
    return ()
