"""Which letter is the large initial that a text opens with, and which word does it begin?"""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.engines import Engine
from ingest.model import Box, Line, Word

Pixels = NDArray[np.uint8]

HEIGHT = 32
"""Pixels to which an initial is brought: a capital beside an x of 20 or so, as the engine likes them."""
WORDS = frozenset("AIYÀ")
"""Letters that are words by themselves."""
APART = 0.5
"""Heights of an x between such a letter and the next that make it a word."""
SURE = 0.3
"""A single letter gives the engine little to be sure by."""


def set_before(lines: list[Line], box: Box, pixels: Pixels, engine: Engine, x_height: float) -> list[Line]:
    """*lines* with the initial at *box* (pixels of the page, H×W grey) before the first word beside it.

    What is not read as one letter is left away.  Raises ScanError("engine-failed").
    """
    beside = [n for n, line in enumerate(lines) if box.top <= line.box.centre[1] <= box.bottom]
    letter = _letter(pixels, box, engine) if beside else None
    if letter is None:
        return lines
    first = min(beside, key=lambda n: lines[n].box.centre[1])
    opened = _opened(lines[first], letter, box, x_height)
    return [opened if n == first else line for n, line in enumerate(lines)]


def _opened(line: Line, letter: Word, box: Box, x_height: float) -> Line:
    word, *others = line.words
    # As high as the line only: it stands beside the next lines too, and would be taken for theirs.
    if letter.text in WORDS and word.box.left - box.right >= APART * x_height:
        alone = replace(letter, box=Box(box.left, word.box.top, max(box.right, box.left + 1), word.box.bottom))
        return replace(line, words=(alone, word, *others))
    around = Box(min(box.left, word.box.left), word.box.top, word.box.right, word.box.bottom)
    return replace(line, words=(replace(word, text=letter.text + word.text, box=around), *others))


def _letter(pixels: Pixels, box: Box, engine: Engine) -> Word | None:
    pad = max(2, round(box.height / 12))
    height, width = pixels.shape
    left, top = max(0, int(box.left) - pad), max(0, int(box.top) - pad)
    crop = pixels[top : min(height, int(box.bottom) + pad), left : min(width, int(box.right) + pad)]
    scale = HEIGHT / max(box.height, 1.0)
    size = (max(1, round(crop.shape[1] * scale)), max(1, round(crop.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    framed = cv2.copyMakeBorder(
        cv2.resize(crop, size, interpolation=way), 12, 12, 12, 12, cv2.BORDER_CONSTANT, value=(255.0,)
    )
    words = [word for line in engine.read(np.asarray(framed, np.uint8), single_line=True) for word in line.words]
    if len(words) != 1 or len(words[0].text) != 1 or words[0].confidence < SURE:
        return None
    text = {"0": "O", "1": "I", "l": "I", "|": "I"}.get(words[0].text, words[0].text).upper()
    return replace(words[0], text=text) if text.isalpha() else None
