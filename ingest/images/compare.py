"""Is an embedded image all that its page shows, and which way round does it stand there?"""

from itertools import pairwise, product

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Greys = NDArray[np.float32]

BLUR = (3, 3)
"""Pixels of the preview: a stroke's width."""
ALIKE = 20.0
"""Grey levels that the two may differ anywhere: 2 for an image alone, 60 and more at a line of small type."""


def as_shown(pixels: Pixels, shown: Pixels) -> Pixels | None:
    """*pixels* in the one of four turns, light or dark, in which they look like the page; None when in none.

    *shown* is the page in grey, not larger than the image.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if pixels.ndim == 3 else pixels
    for turns in _turns(pixels, shown):
        inverted = _is_alike(np.asarray(np.rot90(grey, turns), np.uint8, order="C"), shown)
        if inverted is not None:
            found = np.ascontiguousarray(np.rot90(pixels, turns))
            return np.invert(found) if inverted else found
    return None


def _turns(pixels: Pixels, shown: Pixels) -> tuple[int, ...]:
    """Quarter turns after which the image lies as the page does."""
    height, width = pixels.shape[:2]
    if height == width:
        return (0, 1, 2, 3)
    return (0, 2) if (height > width) == (shown.shape[0] >= shown.shape[1]) else (1, 3)


def _is_alike(image: Pixels, shown: Pixels) -> bool | None:
    """Whether the image is the page's in negative; None when it is not the page's.

    Poppler draws an image that touches the next pixel one pixel larger, so all sizes and places are tried, that first.
    """
    height, width = shown.shape
    softened = cv2.blur(shown.astype(np.float32), BLUR)
    for right, down in product((1, 0), repeat=2):
        fitted = cv2.blur(_reduced(image, width + right, height + down), BLUR)
        for left, top in product(range(right + 1), range(down + 1)):
            gain, gap = _gap(fitted[top : top + height, left : left + width], softened)
            if gap <= ALIKE:
                return gain < 0
    return None


def _reduced(image: Pixels, width: int, height: int) -> Greys:
    """Means over blocks of whole pixels, cut as poppler's Splash cuts them (Bresenham)."""
    rows, columns = (np.arange(new + 1) * old // new for new, old in zip((height, width), image.shape, strict=True))
    bands = np.empty((height, image.shape[1]), np.float32)
    for row, (top, bottom) in enumerate(pairwise(rows)):
        cv2.reduce(image[top : max(bottom, top + 1)], 0, cv2.REDUCE_AVG, bands[row : row + 1], cv2.CV_32F)
    sums = np.add.reduceat(bands, columns[:-1], axis=1)
    return np.asarray(sums / np.maximum(np.diff(columns), 1), np.float32)


def _gap(image: NDArray[np.generic], shown: NDArray[np.generic]) -> tuple[float, float]:
    """The gain in tone from image to page, and the largest difference when both have the same tones."""
    x, y = image.astype(np.float32), shown.astype(np.float32)
    spread = float(x.var())
    gain = float(((x - x.mean()) * (y - y.mean())).mean()) / spread if spread > 1.0 else 1.0
    return gain, float(np.abs(gain * (x - x.mean()) + y.mean() - y).max())
