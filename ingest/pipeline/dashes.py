"""Is what the engine read as a hyphen at the head of a line a dash, as before the name under a text: `—Ann Maddox`?

No word begins with a hyphen, and on paper a dash is twice as long as one.
"""

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ingest.model import Line

Pixels = NDArray[np.uint8]

OPENS = re.compile(r"^[-‐–](?=[^\W\d_])")
LONG, FLAT = 0.55, 0.25
"""Share of the word's height that a dash is long at least and high at most; a typewriter's hyphens have 0.2 to 0.35."""
BEFORE = 0.15
"""The same by which its end may stand before the word's box."""


def seen(line: Line, ink: Pixels) -> Line:
    """*line* with the dash that its ink shows where a hyphen was read first."""
    first, *others = line.words
    if OPENS.match(first.text) is None:
        return line
    box = first.box
    left = max(0, int(box.left - BEFORE * box.height))
    piece = ink[max(0, int(box.top)) : int(box.bottom) + 1, left : int(box.right) + 1] > 0
    high = np.count_nonzero(piece, axis=0)
    starts = np.flatnonzero(high)
    run = high[starts[0] :] if len(starts) else high
    length = int(np.argmin(run > 0)) if not run.all() else 0
    flat = length and run[:length].max() <= FLAT * box.height
    if not flat or length < LONG * box.height:
        return line
    return replace(line, words=(replace(first, text=OPENS.sub("—", first.text)), *others))
