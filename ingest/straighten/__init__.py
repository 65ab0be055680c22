"""How is a scan turned, trimmed and cleaned, and how sure is each step?

Every step guesses on a small copy and says how sure it is; below its threshold it does nothing.  The pixels themselves
are divided by their paper and resampled once.
"""

from dataclasses import dataclass

from ingest import settings
from ingest.model import Box, Turn
from ingest.straighten.ink import Pixels, evened, find_ink, find_paper, is_bilevel, shrunk
from ingest.straighten.letters import find_letters
from ingest.straighten.quarter import Quarter, find_quarter
from ingest.straighten.skew import NO_SKEW, Skew, find_skew
from ingest.straighten.turning import LEAST, quartered, turn_of, turned

__all__ = ["Sheet", "straighten"]

DRAFT = 2000
"""Pixels of the long side of the copy on which is guessed: an x of newspaper type is 4 to 10 pixels high on it."""
CLOSER = 3200
"""Of the copy for a second look."""
SURE_OF_SKEW = 0.5
"""Share of agreeing lines; photographs and noise give 0 to 0.3, pages of print 0.8 to 1."""


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


def straighten(pixels: Pixels, wanted: settings.Straighten) -> tuple[Sheet, ...]:
    """The pages on a scan (grey, dark on light, H×W): one, or left and right of a double-page spread."""
    return (_straightened(pixels, wanted),)


def _straightened(pixels: Pixels, wanted: settings.Straighten) -> Sheet:
    small, _ = shrunk(pixels, DRAFT)
    paper = find_paper(small)
    draft = evened(small, paper)
    letters = find_letters(find_ink(draft))
    quarter = Quarter(0, 0.0, 0.0)
    if wanted.orientation:
        quarter = find_quarter(draft, letters, lambda: evened(shrunk(pixels, CLOSER)[0], paper))
    draft = quartered(draft, quarter.rotation)
    if quarter.rotation in (90, 270):
        letters = find_letters(find_ink(draft))
    skew = find_skew(draft, letters) if wanted.deskew else NO_SKEW
    return _sheet(pixels if is_bilevel(pixels) else evened(pixels, paper), quarter, skew, wanted)


def _sheet(page: Pixels, quarter: Quarter, skew: Skew, wanted: settings.Straighten) -> Sheet:
    certain = skew.sure >= SURE_OF_SKEW and abs(skew.angle) <= wanted.max_skew
    turn, size = turn_of(quarter.rotation, skew.angle if certain else 0.0, page.shape)
    upright = turned(page, turn, size)
    return Sheet(upright, find_ink(upright), turn, None, (*_told_quarter(quarter), *_told_skew(skew, turn)))


def _told_quarter(quarter: Quarter) -> tuple[str, ...]:
    return (f"turned by {quarter.rotation}°, sure {quarter.sure:.2f}",) if quarter.rotation else ()


def _told_skew(skew: Skew, turn: Turn) -> tuple[str, ...]:
    if turn.skew:
        return (f"skew {skew.angle:.2f}°, sure {skew.sure:.2f}",)
    if abs(skew.angle) >= LEAST:
        return (f"skew {skew.angle:.2f}° left alone, sure {skew.sure:.2f}",)
    return ()
