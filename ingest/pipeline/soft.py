"""Is a page out of focus, and does the engine read it better when its edges are drawn sharper?

Film that was not in focus loses the thin strokes by which e and c, n and u are told apart.  Sharpening brings some of
them back, but harms print that is worn otherwise; so the engine itself says, on a sample, what it reads better.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.model import Line

Pixels = NDArray[np.uint8]

BLUR, AMOUNT = 0.1, 1.0
"""Spread of the copy that is taken off, in x-heights, and how much of the difference is put on: measured, see
`ingest/README.md`."""
SAMPLE = 300
"""Words of the sample at least; a page of fewer is all sample."""
SURER = 0.003
"""By how much its mean confidence rises where sharpening helps."""


def sharpened(pixels: Pixels, x_height: float) -> Pixels:
    """Grey *pixels* (H×W) with sharper edges: an unsharp mask for letters of that *x_height* in pixels."""
    blurred = cv2.GaussianBlur(pixels, (0, 0), max(0.5, BLUR * x_height))
    return np.asarray(cv2.addWeighted(pixels, 1 + AMOUNT, blurred, -AMOUNT, 0), np.uint8)


def is_read_better(
    once: Sequence[list[Line]], again: Callable[[int], list[Line]], sure: Callable[[Sequence[Line]], float]
) -> bool:
    """Whether zones that were read *once* are read surer *again*, on a sample of them from all over the page.

    *again* reads the zone of that number otherwise, *sure* is the mean confidence of lines.
    """
    words = {number: sum(len(line.words) for line in lines) for number, lines in enumerate(once) if lines}
    step = max(1, sum(words.values()) // SAMPLE)
    ordered = [number for start in range(step) for number in list(words)[start::step]]
    so_far = accumulate((words[number] for number in ordered), initial=0)
    chosen = [number for number, read in zip(ordered, so_far, strict=False) if read < SAMPLE]
    before = [line for number in chosen for line in once[number]]
    after = [line for number in chosen for line in again(number)]
    return bool(before) and sure(after) - sure(before) >= SURER
