"""What is a page as pixels, and which resolution is to be believed?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_DPI, MOST_DPI = 50.0, 1300.0
SCREEN_DPI = frozenset({72.0, 96.0})
"""What programs write when they know nothing; letters that were scanned so coarsely could not be read."""
SMALLEST_PAGE = 7.5
"""Inches of the longer side.  Papers under A5 (8.3) are rarer than reduced copies that kept the resolution of their
original: a 1407×1972 picture that says 300 dpi has a letter height of 150 dpi."""
LARGEST_PAGE = 60.0
"""Inches: a double page of the largest blanket sheets."""
SQUARE = 0.05
"""By how much the two resolutions may differ: a fine fax has 204 × 196."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of one page, upright as its file says."""

    pixels: NDArray[np.uint8]
    """H×W grey, or H×W×3 RGB; 0 is black."""
    dpi: float | None
    """None where the file says nothing or something absurd."""
    how: str
    """Where the pixels come from, for people."""


def believed(dpi: tuple[float, float], size: tuple[int, int]) -> float | None:
    """The resolution if it can be that of a newspaper page of *size* pixels, else None."""
    across, down = dpi
    if not (LEAST_DPI <= across <= MOST_DPI and abs(across - down) <= SQUARE * across):
        return None
    likely = round(across) not in SCREEN_DPI and SMALLEST_PAGE <= max(size) / across <= LARGEST_PAGE
    return round(across, 1) if likely else None
