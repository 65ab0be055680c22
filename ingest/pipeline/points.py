"""Which stops stand between capitals, where the engine read none: `A.M.` as `AM`, `N.Y.` as `NY`?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.model import Line, Word

Pixels = NDArray[np.uint8]

CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,4}(?=[.,;:)]*$)")
"""A short word all in capitals; longer ones are no initials."""
LETTER = 0.55
"""Share of the tallest mark's height that a letter is high at least."""
SMALL, LEAST = 0.32, 0.08
"""The same that a stop is wide and high at most, and at least: less is a speck."""
FOOT = 0.2
"""The same that a stop's foot is off the letters' foot at most."""


def seen(line: Line, ink: Pixels) -> Line:
    """*line* with the stops that the ink shows between capitals, each of which is one mark."""
    if not any(CAPITALS.match(word.text) for word in line.words):
        return line
    return replace(line, words=tuple(_with_stops(word, ink) for word in line.words))


def _with_stops(word: Word, ink: Pixels) -> Word:
    capitals = CAPITALS.match(word.text)
    if capitals is None:
        return word
    letters, stops = _marks(word, ink)
    stopped = [any(left < stop < right for stop in stops) for left, right in pairwise(letters)]
    if len(letters) != len(capitals[0]) or not all(stopped):
        return word
    rest = word.text[capitals.end() :]
    last = sum(stop > letters[-1] for stop in stops) > len(rest.strip(".)"))
    return replace(word, text=".".join(capitals[0]) + ("." if last and not rest.startswith(".") else "") + rest)


def _marks(word: Word, ink: Pixels) -> tuple[list[float], list[float]]:
    """Where the middles of the letters and of the stops in a word's box are, from left to right."""
    box, under = word.box, int(word.box.height * SMALL)
    piece = ink[max(0, int(box.top)) : int(box.bottom) + under, max(0, int(box.left)) : int(box.right) + 1]
    _, _, found, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(piece), connectivity=8)
    marks = [tuple(map(int, mark[:4])) for mark in found[1:]]
    high = max((mark[3] for mark in marks), default=0)
    letters = [mark for mark in marks if mark[3] > LETTER * high]
    foot = sorted(top + height for _, top, _, height in letters)[len(letters) // 2] if letters else 0
    stops = [mark for mark in marks if _is_a_stop(mark, high, foot)]
    return list(_middles(letters)), list(_middles(stops))


def _is_a_stop(mark: tuple[int, ...], high: int, foot: int) -> bool:
    _, top, width, height = mark
    sized = LEAST * high < min(width, height) and max(width, height) < SMALL * high
    return sized and abs(top + height - foot) < FOOT * high


def _middles(marks: list[tuple[int, ...]]) -> Iterator[float]:
    yield from sorted(left + width / 2 for left, _, width, _ in marks)
