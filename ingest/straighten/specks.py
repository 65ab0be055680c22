"""Which spots of ink are dirt?

A speck is far smaller than the letters and stands alone: dots of an i, full stops, accents, ellipses and the dots that
lead to a price are as small, but stand by letters or by each other.
"""

import cv2
import numpy as np
from numpy import int32
from numpy.typing import NDArray

from ingest.components import marks_of
from ingest.straighten.ink import Pixels

SPECK = 0.3
"""Letter heights: smaller than this in both directions is a dot or dirt."""
DUST = 0.1
"""Letter heights: smaller than this is no dot either, and stands alone even beside others of its kind."""
COMPANY = 1.5
"""Letter heights: a dot belongs to what is nearer than this."""


def find_specks(ink: Pixels, size: float) -> Pixels:
    """A mask of the specks in *ink*, whose letters are *size* pixels high."""
    marks = marks_of(ink)
    boxes = np.stack([marks.left, marks.top, marks.width, marks.height], axis=1)
    longest = np.maximum(marks.width, marks.height)
    small = longest < SPECK * size
    small[0] = False
    if not small.any():
        return np.zeros_like(ink)
    dust = small & (longest < DUST * size)
    cells = _cells(boxes, COMPANY * size / 3)
    rows, columns = cells[:, 0], cells[:, 1]
    shape = (int(rows.max()) + 1, int(columns.max()) + 1)
    dots = np.zeros(shape, np.float32)
    np.add.at(dots, (rows[small & ~dust], columns[small & ~dust]), 1.0)
    dots_near = np.asarray(cv2.boxFilter(dots, -1, (7, 7), normalize=False, borderType=cv2.BORDER_CONSTANT))
    letters_near = _around_letters(boxes[1:][~small[1:]], COMPANY * size / 3, shape)
    alone = ~letters_near[rows, columns] & (dust | (dots_near[rows, columns] < 2))
    return marks.mask(small & alone)


def _cells(boxes: NDArray[int32], cell: float) -> NDArray[int32]:
    """Row and column of the middle of each box (left, top, width, height), in a grid of *cell* pixels."""
    middle = boxes[:, [1, 0]] + boxes[:, [3, 2]] / 2
    return np.asarray(middle / cell, int32)


def _around_letters(boxes: NDArray[int32], cell: float, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Where on the grid a letter is within `COMPANY`: summed corners of the boxes, each grown by three cells."""
    corners = np.zeros((shape[0] + 1, shape[1] + 1), int32)
    left, top, width, height = (boxes[:, column] for column in range(4))
    top, bottom = (((y / cell + by).astype(int32)).clip(0, shape[0]) for y, by in ((top, -3), (top + height, 4)))
    left, right = (((x / cell + by).astype(int32)).clip(0, shape[1]) for x, by in ((left, -3), (left + width, 4)))
    for rows, columns, step in ((top, left, 1), (top, right, -1), (bottom, left, -1), (bottom, right, 1)):
        np.add.at(corners.reshape(-1), rows * corners.shape[1] + columns, step)
    return np.asarray(corners.cumsum(0).cumsum(1)[:-1, :-1] > 0)
