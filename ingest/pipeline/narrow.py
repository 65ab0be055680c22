"""What do narrow capitals spell, as headlines are set in: `TURNS TO`, `SO IS GOLD`?

An engine is taught with wider letters.  In narrow ones it misses spaces, takes one letter for another, or is so little
sure of what it reads that it would be taken for dirt; a copy on which they are wider it reads well.
"""

from collections.abc import Callable, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.model import Box, Line, Word

Pixels = NDArray[np.uint8]

NARROW = 0.65
"""Heights that a capital takes at most on the line, white beside it and all."""
WIDER = 1.3
"""Times as wide as they are that such letters are read."""
AS_SURE = 0.05
"""By so much less sure at most what was read so is taken: spaces are seen better."""
AS_MUCH = 0.9
"""Share of the letters that were found at least, lest a word be lost."""


def read(
    crop: Pixels,
    found: tuple[Line, ...],
    engine: Callable[[Pixels], tuple[Line, ...]],
    sure: Callable[[Sequence[Line]], float],
) -> tuple[Line, ...]:
    """What was *found* on a piece of a page (grey, H×W), or what *engine* makes of narrow capitals on a wider one."""
    if not _are_narrow([word for line in found for word in line.words]):
        return found
    wide = cv2.resize(crop, (round(WIDER * crop.shape[1]), crop.shape[0]), interpolation=cv2.INTER_LINEAR)
    again = engine(np.asarray(wide, dtype=np.uint8))
    if sure(again) <= sure(found) - AS_SURE or _letters(again) < AS_MUCH * _letters(found):
        return found
    return tuple(Line(tuple(map(_narrowed, line.words))) for line in again)


def _are_narrow(words: Sequence[Word]) -> bool:
    if not "".join(word.text for word in words).isupper():
        return False
    letters = sum(len(word.text) for word in words)
    return sum(word.box.width for word in words) <= NARROW * letters * median(word.box.height for word in words)


def _letters(lines: Sequence[Line]) -> int:
    return sum(character.isalnum() for line in lines for character in line.text)


def _narrowed(word: Word) -> Word:
    box = word.box
    return word.at(Box(box.left / WIDER, box.top, box.right / WIDER, box.bottom))
