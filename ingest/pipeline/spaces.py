"""Which space in a line of large type is none: `SN OW`?

In display type an engine now and then hears a space between two letters.  The white there is no wider than between the
other letters of the line, and a space between words is several times as wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
            last = replace(
                last,
                text=last.text + word.text,
                box=Box.around((last.box, word.box)),
                confidence=min(last.confidence, word.confidence),
            )
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
