"""Which space in a line of large type is none, and which was not heard: `SN OW`, `ADRUBBING`?

In display type an engine now and then hears a space between two letters, or none between two words.  The white between
letters is of one width about, and a space between words is several times as wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ingest.model import Box, Line, Word

Pixels = NDArray[np.uint8]

LARGE = 1.7
"""In x-heights of the page's text: words so high are display type, higher than the capitals of the text."""
NARROW = 0.2
"""Share of a word's height under which the white beside it is looked at in the ink."""
WIDER = 1.3
"""Times as wide as the widest white between letters: from here on it parts two words."""
FEWEST = 2
"""Whites between letters that tell how they are spaced."""

FAR, LEAST = 2.5, 0.15
"""Times as wide as the widest white between letters, and share of their height, that a space is which was not heard."""

SPREAD, MERGED, ROOM = 0.5, 0.2, 1.6
"""Share of their height from which the white between most letters is that of a line set `W I D E`; share of its letters
that may have run together or broken; and times that white from which two words are apart.  Such a line has any size."""


def seen(line: Line, ink: Pixels, x_height: float) -> Line:
    """*line* with the spaces that its *ink* shows; *x_height* is that of the page's text, in pixels."""
    if line.text.isupper() and len(line.words) > 1 and (letter_space := _spread(line, ink)):
        return replace(line, words=tuple(_drawn_together(line.words, ROOM * letter_space)))
    if line.box.height < LARGE * x_height:
        return line
    words = [part for word in line.words for part in _parted(word, ink, LARGE * x_height)]
    opened = line if len(words) == len(line.words) else replace(line, words=tuple(words))
    return closed(opened, ink, x_height)


def _parted(word: Word, ink: Pixels, least: float) -> Iterator[Word]:
    """The words that a word is whose capitals, each one piece of ink, stand in groups; else itself."""
    capitals = word.text.isalpha() and word.text.isupper()
    starts, ends = _runs(word, ink) if word.box.height >= least and capitals else ((), ())
    white = [right - left for left, right in zip(ends, starts[1:], strict=False)]
    wide = _wide(white, LEAST * word.box.height) if len(starts) == len(word.text) else []
    edges = [0, *(n + 1 for n in wide), len(word.text)]
    for start, end in pairwise(edges) if wide else ():
        yield replace(word, text=word.text[start:end], box=replace(word.box, left=starts[start], right=ends[end - 1]))
    if not wide:
        yield word


def _runs(word: Word, ink: Pixels) -> tuple[Sequence[int], Sequence[int]]:
    """Where each piece of ink in a word's box begins and ends that white stands on both sides of."""
    box = word.box
    left = max(0, int(box.left))
    inked = ink[max(0, int(box.top)) : int(box.bottom) + 1, left : int(box.right) + 1].any(axis=0)
    steps = np.diff(np.concatenate(([0], inked.astype(np.int8), [0])))
    return (left + np.flatnonzero(steps > 0)).tolist(), (left + np.flatnonzero(steps < 0)).tolist()


def _wide(white: Sequence[int], least: float) -> list[int]:
    """Which whites are far wider than all others; none where too few are left to tell."""
    widths = sorted(white)[FEWEST - 1 :]
    wide = next((wide for narrow, wide in pairwise(widths) if wide > max(least, FAR * narrow)), None)
    return [] if wide is None else [n for n, width in enumerate(white) if width >= wide]


def _spread(line: Line, ink: Pixels) -> float:
    """The white between the letters of a line that is set `W I D E` as typists set headlines; 0 where it is not."""
    starts, ends = _runs(replace(line.words[0], box=line.box), ink)
    white = [right - left for left, right in zip(ends, starts[1:], strict=False)]
    usual = median(white) if white else 0.0
    letters = sum(map(str.isalpha, line.text))
    return usual if usual > SPREAD * line.box.height and abs(len(starts) - letters) <= MERGED * letters else 0.0


def _drawn_together(words: Sequence[Word], widest: float) -> Iterator[Word]:
    """The words, of which those no further apart than *widest* are one."""
    last = words[0]
    for word in words[1:]:
        if word.box.left - last.box.right < widest:
            last = _one(last, word)
        else:
            yield last
            last = word
    yield last


def _one(first: Word, second: Word) -> Word:
    return Word(
        first.text + second.text,
        Box.around((first.box, second.box)),
        min(first.confidence, second.confidence),
    )


def closed(line: Line, ink: Pixels, x_height: float) -> Line:
    """*line* without the spaces that its *ink* does not show; *x_height* is that of the page's text, in pixels."""
    if len(line.words) < 2 or line.box.height < LARGE * x_height:
        return line
    words = tuple(_joined(line.words, ink, LARGE * x_height))
    return line if len(words) == len(line.words) else replace(line, words=words)


def _joined(words: Sequence[Word], ink: Pixels, least: float) -> Iterator[Word]:
    last = words[0]
    for word in words[1:]:
        height = min(last.box.height, word.box.height)
        near = -height < word.box.left - last.box.right < NARROW * height
        if height >= least and near and _is_one(last, word, ink):
            last = _one(last, word)
        else:
            yield last
            last = word
    yield last


def _is_one(one: Word, two: Word, ink: Pixels) -> bool:
    """Whether the white between two words is no wider than the widest between their letters."""
    box = Box.around((one.box, two.box))
    piece = ink[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1]
    inked = np.flatnonzero(piece.any(axis=0))
    steps = np.diff(inked)
    white = np.flatnonzero(steps > 1)
    if len(white) <= FEWEST:
        return False
    off = np.abs((inked[white] + inked[white + 1]) / 2 + box.left - (one.box.right + two.box.left) / 2)
    own = int(off.argmin())
    widths = steps[white] - 1
    return bool(widths[own] < WIDER * np.delete(widths, own).max())
