"""Which letters in a line of capitals are capitals too, though they were read as small ones: `A CooL SUPPER`?

Some small letters have the shape of the capital, and an engine tells the two by their height.  In small capitals, and
where a line is short, it takes one for the other: `BisHoP Is BETTER`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ingest.model import Line, Word

Pixels = NDArray[np.uint8]

MOSTLY = 0.6
"""Share of a line's letters that are capitals, from which on it is one of capitals."""
KNOWN = 3
"""Letters of words in capitals that tell how high these are."""
AS_HIGH = 0.92
"""Share of the height of the line's capitals that a letter has at least which is one; an x has 0.75 at most."""
LOW = frozenset("acemnorsuvwxz")
"""Small letters that reach neither up nor down."""
SHAPED = "cosuvwxz"
"""Small letters that have their capital's shape."""
MIXED = re.compile(rf"(?!(?:M[a'’]?c|Du|O['’])[A-ZÀ-Þ])[A-ZÀ-Þ{SHAPED}]*[{SHAPED}][A-ZÀ-Þ][A-ZÀ-Þ{SHAPED}]*\W*$")
"""One of them before a capital, as in no word but some names; `PhD` has a letter of another shape."""


def seen(line: Line, ink: Pixels) -> Line:
    """*line* with capitals where its *ink* (H×W, not 0 where it is printed) has letters as high as its capitals."""
    letters = [letter for letter in line.text if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if capitals == len(letters) or capitals < MOSTLY * len(letters):
        return line
    heights = [_heights(word, ink) for word in line.words]
    told = [
        height for word, high in zip(line.words, heights, strict=True) if word.text.isupper() for height in high[1:]
    ]
    least = AS_HIGH * median(told) if len(told) >= KNOWN else float("inf")
    words = [
        replace(word, text=word.text.upper()) if _are_capitals(word.text, high, least) else word
        for word, high in zip(line.words, heights, strict=True)
    ]
    return replace(line, words=tuple(words))


def _are_capitals(text: str, heights: Sequence[int], least: float) -> bool:
    """Whether the small letters of a word are capitals: by their height, or as one stands before a capital."""
    if MIXED.match(text):
        return True
    low = [height for letter, height in zip(text, heights, strict=False) if letter in LOW]
    return bool(low) and min(low) >= least


def _heights(word: Word, ink: Pixels) -> list[int]:
    """Of each sign of a word its height, where each is one piece of ink with white beside it; else nothing."""
    box = word.box
    piece = ink[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1] > 0
    inked = np.concatenate(([False], piece.any(axis=0), [False]))
    edges = np.flatnonzero(inked[1:] != inked[:-1]).tolist()
    signs = [piece[:, left:right] for left, right in list(pairwise(edges))[::2]]
    if len(signs) != len(word.text):
        return []
    return [int(np.ptp(np.flatnonzero(sign.any(axis=1)))) + 1 for sign in signs]
