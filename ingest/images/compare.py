"""Is an embedded image all that its page shows?"""

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
    """*pixels*, light or dark as the page shows them; None when the page shows anything else.

    *shown* is the page in grey, not larger than the image.  Poppler draws an image that touches the next pixel one
    pixel larger, so both sizes are tried.  Images that the page turns never agree, because poppler reduces them in
    another way: *shown* must be a page that is not turned.
    """
    grey = pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    height, width = shown.shape
    softened = cv2.blur(shown.astype(np.float32), BLUR)
    for right, down in product((1, 0), repeat=2):
        fitted = cv2.blur(_reduced(grey, width + right, height + down)[:height, :width], BLUR)
        gain, gap = _gap(fitted, softened)
        if gap <= ALIKE:
            return np.invert(pixels) if gain < 0 else pixels
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
