"""Which stop stands between a word and a dash, where the engine saw the dash alone: `Horse Thief.—Two bay mares`?

In italics the stop is close to the dash and is often passed over; but it is what makes a heading of those words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.model import Line, Word

Pixels = NDArray[np.uint8]

PASSED_OVER = re.compile(r"(?<=[a-zß-ÿ])(?=[—–]{1,2}[A-ZÀ-Þ“\"(])")
"""Between small letters and a dash that a capital follows; a place in capitals has none there: `OLD QUARRY—The`."""
LONG, FLAT = 0.45, 2.5
"""Share of the word's height that a dash is long at least, and how many times as long as high."""
SMALL = 0.35
"""The same that a stop is wide and high at most."""
LEAST = 0.08
"""The same that it is wide and high at least: less is a speck."""
BEFORE, OVERHANG = 0.5, 0.15
"""The same within which it stands before the dash, and by which it may reach under it."""


def seen(line: Line, ink: Pixels) -> Line:
    """*line* with the stops that the ink shows before its dashes."""
    if not any(PASSED_OVER.search(word.text) for word in line.words):
        return line
    return replace(line, words=tuple(_with_stop(word, ink) for word in line.words))


def _with_stop(word: Word, ink: Pixels) -> Word:
    place = PASSED_OVER.search(word.text)
    if place is None or not _has_stop(word, ink):
        return word
    return replace(word, text=f"{word.text[: place.start()]}.{word.text[place.start() :]}")


def _has_stop(word: Word, ink: Pixels) -> bool:
    box, height = word.box, word.box.height
    under = int(height * SMALL / 2)  # the foot of a word without long letters goes through its stop
    piece = ink[max(0, int(box.top)) : int(box.bottom) + under, max(0, int(box.left)) : int(box.right) + 1]
    _, _, marks, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(piece), connectivity=8)
    dashes = [mark for mark in marks[1:] if mark[2] > max(LONG * height, FLAT * mark[3])]
    return any(_stands_before(mark, dash, height) for dash in dashes for mark in marks[1:])


def _stands_before(mark: Sequence[int], dash: Sequence[int], height: float) -> bool:
    """Whether a mark is as small as a stop and stands under the height of the dash, right before it."""
    left, top, width, high = mark[:4]
    sized = LEAST * height < min(width, high) and max(width, high) < SMALL * height
    near = dash[0] - BEFORE * height < left and left + width < dash[0] + OVERHANG * height
    return sized and near and top > dash[1]
