"""How high are the words that an engine found?

It gives large type boxes that reach over its neighbours, and the first row of a text, now and then, one that reaches
into the picture over it.  Amid a text the boxes of all lines reach too far, and are compared with each other.
"""

from dataclasses import replace
from statistics import median

import numpy as np

from ingest import zones
from ingest.model import Box, Line, Word

ACCENT = 0.5
"""In x-heights: how far accents and commas reach over and under the letters of a line."""
LARGE_TYPE, TEXT = 1.1, 1.25
"""Times the height of its row from which a word's box is cut to the row's own ink, in display type and in a text."""


def trimmed(line: Line, zone: zones.Zone, found: zones.Zones, display: bool) -> Line:
    """*line* with no word higher than its letters; *display* says whether the *zone* of the page is in large type."""
    middle = median(word.box.centre[1] for word in line.words)
    number, row = min(
        zip(zone.numbers, zone.lines, strict=True), key=lambda one: max(one[1].top - middle, middle - one[1].bottom)
    )
    slack = ACCENT * zone.x_height
    clipped = (_clipped(word, row.top - slack, row.bottom + slack) for word in line.words)
    cut = (
        _clipped(w, *_inked(w.box, number, found)) if _is_too_high(w.box, row, zone, display) else w for w in clipped
    )
    return replace(line, words=tuple(cut))


def _is_too_high(box: Box, row: Box, zone: zones.Zone, display: bool) -> bool:
    """Whether a word's box is higher than its row; in a text, where it reaches out of that too."""
    if display:
        return box.height > LARGE_TYPE * row.height
    return box.height > TEXT * row.height and (box.top < zone.box.top or box.bottom > zone.box.bottom)


def _inked(box: Box, row: int, found: zones.Zones) -> tuple[float, float]:
    """Where the ink of a row begins and ends between the sides of *box*, with a pixel of the small copy around it."""
    scale = found.scale
    own = found.owners[:, int(box.left * scale) : int(box.right * scale) + 1] == row
    inked = np.flatnonzero(own.any(axis=1))
    return ((inked[0] - 1) / scale, (inked[-1] + 2) / scale) if len(inked) else (box.top, box.bottom)


def _clipped(word: Word, top: float, bottom: float) -> Word:
    box = word.box
    inside = top <= box.top and box.bottom <= bottom
    if inside or min(box.bottom, bottom) <= max(box.top, top):
        return word
    return word.at(Box(box.left, max(box.top, top), box.right, min(box.bottom, bottom)))
