"""What do letters spell that are set far apart, as typists set a heading: `E D I T O R I A L`?

An engine takes each for a word of its own, and guesses.  So the letters are pushed together before they are read again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ingest.model import Box, Line

Pixels = NDArray[np.uint8]

DARK = 170
"""Grey of an even page under which a pixel belongs to a letter: thin strokes are grey."""
LEAST = 12
"""Pixels of a letter's height at the size at which an engine reads: less is a row of dots."""
FEWEST = 4
"""Letters that a spread word has at least."""
PIECES, APART, MOSTLY = 0.3, 0.5, 0.8
"""In heights of a letter: what is nearer are pieces of one, and how far apart that share of the letters stand."""
WIDE = 1.3
"""The same: most letters are no wider, words are."""
WORD = 1.6
"""Times the usual white between two letters: from here on it parts two words."""
CLOSE = (0.25, 0.35)
"""Heights of a letter that are left between two, at a first and at a second reading."""
ALIKE = 0.5
"""How sure a word is at least that both read alike."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Where the letters of a line stand, in pixels from its left: one entry a letter in each array."""

    starts: NDArray[np.intp]
    ends: NDArray[np.intp]
    """Exclusive."""
    height: int

    @property
    def white(self) -> NDArray[np.intp]:
        """Between each letter and the next."""
        return self.starts[1:] - self.ends[:-1]


def read(crop: Pixels, engine: Callable[[Pixels], Sequence[Line]]) -> tuple[Line, ...]:
    """What *engine* reads of a line (grey, H×W) with its letters pushed together; the words lie as they are printed.

    Nothing where the letters are not spread.
    """
    letters = _letters(crop)
    if letters is None:
        return ()
    first, second = (_read(crop, letters, round(close * letters.height), engine) for close in CLOSE)
    if _spelled(first) != _spelled(second):
        return max(first, second, key=_sure)
    words = (replace(word, confidence=max(word.confidence, ALIKE)) for line in first for word in line.words)
    return (Line(tuple(words)),) if first else ()


def _letters(crop: Pixels) -> Letters | None:
    """The letters of a line if they are spread."""
    dark = crop < DARK
    inked, rows = np.flatnonzero(dark.any(axis=0)), np.flatnonzero(dark.any(axis=1))
    height = int(rows[-1] - rows[0]) + 1 if len(rows) else 0
    if height < LEAST:
        return None
    cuts = np.flatnonzero(np.diff(inked) > PIECES * height)
    found = Letters(np.append(inked[0], inked[cuts + 1]), np.append(inked[cuts], inked[-1]) + 1, height)
    narrow = np.median(found.ends - found.starts) <= WIDE * height
    spread = len(cuts) >= FEWEST - 1 and narrow and np.mean(found.white > APART * height) >= MOSTLY
    return found if spread else None


def _read(crop: Pixels, letters: Letters, close: int, engine: Callable[[Pixels], Sequence[Line]]) -> tuple[Line, ...]:
    usual = np.median(letters.white)
    over = np.where(letters.white < WORD * usual, 0, letters.white - usual).astype(np.intp)  # between words
    widths = letters.ends - letters.starts
    left = np.append(close + over, letters.height)
    edge = crop[:, : min(letters.height, int(letters.starts[0]))]
    pieces = [
        crop[:, start : end + white] for start, end, white in zip(letters.starts, letters.ends, left, strict=True)
    ]
    firsts = edge.shape[1] + np.append(0, np.cumsum(widths + left)[:-1])
    pushed, lying = (np.stack([at, at + widths], axis=1).ravel() for at in (firsts, letters.starts))
    found = engine(np.ascontiguousarray(np.hstack([edge, *pieces])))
    return tuple(_spread(line, pushed, lying) for line in found)


def _spread(line: Line, pushed: NDArray[np.intp], lying: NDArray[np.intp]) -> Line:
    """*line* from where its letters were pushed to where they lie."""
    words = []
    for word in line.words:
        left, right = np.interp([word.box.left, word.box.right], pushed, lying)
        words.append(word.at(Box(float(left), word.box.top, float(max(right, left + 1)), word.box.bottom)))
    return Line(tuple(words))


def _spelled(lines: Sequence[Line]) -> str:
    return "".join(filter(str.isalnum, "".join(line.text for line in lines)))


def _sure(lines: Sequence[Line]) -> float:
    return max((line.confidence for line in lines), default=0.0)
