"""Where is the ground itself dark: a photograph, however pale its lights are?

A page is evened by its lightest spots, and a pale wall becomes paper.  So this looks at the page as it was scanned, in
cells of half an x: between lines of text is white that a cell fits in, in a picture is none.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.zones import masks
from ingest.zones.marks import Rect
from ingest.zones.solids import CELL, LARGE, ROOM

DARK = 0.94
"""Of the paper around: what is lighter is paper."""
FILLED = 0.66
"""Share of its box that a picture fills at least; an oval fills 0.78, its pale edge off."""
VARIED = 0.13
"""Standard deviation at least, of paper's lightness, print aside: tinted paper and stains are of one tone."""
BESIDE_EDGE = 4
"""Cells at the page's edge, where folds and shadows are."""
FOG_FILLED, FOG_VARIED, FOG_TEXT, FOG_EDGE = 0.85, 0.04, 0.02, 10
"""The same of a picture of little but fog or snow, which has no line in it: its box is whole, within wide margins."""
TEXT, A_LINE = 0.13, 4
"""Share of a picture that lines of print and rules cover at most, and letters that such a line has at least."""


def find(shade: NDArray[np.uint8], ruled: Mask, lines: Sequence[tuple[Rect, int]]) -> list[Rect]:
    """The boxes of pictures on the small copy that *ruled*, the ink of all rules, lies on: an x is UNIT pixels high.

    *shade* is the ground's lightness as scanned, 255 where it is paper; *lines* are those of print, with their letters.
    """
    down, across = (max(1, side // CELL) for side in ruled.shape)
    cells = masks.resized(shade, across, down)
    side = LARGE // CELL - 1  # odd: OpenCV moves what it opens with an even one
    found = marks_of(masks.opened(masks.thresholded(masks.flipped(cells), round(255 * (1 - DARK))), side, side))
    wide, high = ruled.shape[1] / across, ruled.shape[0] / down
    print_ = masks.grown(masks.thresholded(masks.resized(ruled, across, down), 1), 3, 3) > 0
    for (left, top, right, bottom), letters in lines:
        if letters >= A_LINE:
            print_[round(top / high) : round(bottom / high), round(left / wide) : round(right / wide)] = True
    pictures = []
    solid = _are_filled(found, FOG_FILLED, FOG_EDGE)
    for mark in np.flatnonzero(_are_filled(found, FILLED, BESIDE_EDGE)):
        left, top, right, bottom = (int(edge[mark]) for edge in (found.left, found.top, found.right, found.bottom))
        area = np.s_[top:bottom, left:right]
        bare = (found.labels[area] == mark) & ~print_[area]
        text, varied = print_[area].mean(), cells[area][bare].std() / 255 if bare.any() else 0.0
        fog = solid[mark] and text <= FOG_TEXT and varied >= FOG_VARIED
        if fog or (text <= TEXT and varied >= VARIED):
            pictures.append((round(left * wide), round(top * high), round(right * wide), round(bottom * high)))
    return pictures


def _are_filled(found: Marks, share: float, edge: int) -> NDArray[np.bool_]:
    """Which are large, fill such a share of their box and stand so many cells within the page."""
    height, width = found.labels.shape
    filled: NDArray[np.bool_] = found.area >= np.maximum(ROOM // CELL**2, share * found.width * found.height)
    inside = np.minimum(found.left, found.top) >= edge
    inside &= np.minimum(width - found.right, height - found.bottom) >= edge
    filled &= inside
    filled[0] = False
    return filled
