"""Which rows of a zone did the engine not see, and what does it read there when it is handed each alone?

Of a box with a headline and a paragraph that is set in at its first row, it may leave that row out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest import zones
from ingest.model import Box, Line, Word

Pixels = NDArray[np.uint8]

WIDE, HIGH = 5.0, (0.8, 2.6)
"""Heights of an x that a row of letters is wide at least, and high; dirt is smaller."""
SEEN = 0.3
"""Share of the height of a row, or of a word, in which a word stands that is the row's."""
SURE = 0.8
"""Mean confidence from which what is read there is text."""
WHITE = 8
"""Pixels of paper around a row."""


def read(
    as_a_line: Callable[[Pixels], Iterable[Line]],
    piece: Pixels,
    zone: zones.Zone,
    lines: Sequence[Line],
    scale: float,
    corner: tuple[float, float],
) -> Iterator[Line]:
    """The lines of the rows of a zone that no word of *lines* stands on, in pixels of its *piece* of paper.

    That is at *scale* to the page, and its upper left corner lies at *corner* of that.
    """
    for row in _missed(zone, lines):
        left, top = (max(0, int((at - start) * scale)) for at, start in zip((row.left, row.top), corner, strict=True))
        right, bottom = (
            int((at - start) * scale) + 1 for at, start in zip((row.right, row.bottom), corner, strict=True)
        )
        alone = piece[top:bottom, left:right]
        framed = cv2.copyMakeBorder(alone, WHITE, WHITE, WHITE, WHITE, cv2.BORDER_CONSTANT, value=(255.0,))
        for line in as_a_line(np.asarray(framed, dtype=np.uint8)):
            if line.words and sum(word.confidence for word in line.words) >= SURE * len(line.words):
                yield Line(tuple(_moved(word, left - WHITE, top - WHITE) for word in line.words))


def _missed(zone: zones.Zone, lines: Sequence[Line]) -> list[Box]:
    """The rows of letters on which no word stands, where others of the zone were read."""
    words = [word.box for line in lines for word in line.words]
    seen = np.array([(word.left, word.top, word.right, word.bottom) for word in words])
    return [row for row in zone.lines if len(seen) and _is_of_letters(row, zone.x_height) and not _is_read(row, seen)]


def _is_of_letters(row: Box, x_height: float) -> bool:
    return row.width > WIDE * x_height and HIGH[0] * x_height < row.height < HIGH[1] * x_height


def _is_read(row: Box, seen: NDArray[np.float64]) -> bool:
    """Whether one of the words that were *seen*, a row of edges each, stands on it."""
    left, top, right, bottom = seen.T
    beside = np.minimum(right, row.right) > np.maximum(left, row.left)
    shared = np.minimum(bottom, row.bottom) - np.maximum(top, row.top)
    return bool(np.any(beside & (shared > SEEN * np.minimum(bottom - top, row.height))))


def _moved(word: Word, left: float, top: float) -> Word:
    box = word.box
    return word.at(Box(box.left + left, box.top + top, box.right + left, box.bottom + top))
