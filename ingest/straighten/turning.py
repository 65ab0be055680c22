"""How is a part of a scan turned upright, and which point goes where?"""

import math

import cv2
import numpy as np
from numpy import float64
from numpy.typing import NDArray

from ingest.geometry import joined
from ingest.model import IDENTITY, Matrix, Turn
from ingest.straighten.ink import WHITE, Pixels, as_pixels

LEAST = 0.05
"""Degrees: a smaller skew moves the end of a column's line by less than its letters are rough."""
_QUARTERS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def quartered(pixels: Pixels, rotation: int) -> Pixels:
    """*pixels* turned clockwise by a multiple of 90°."""
    return pixels if rotation == 0 else as_pixels(cv2.rotate(pixels, _QUARTERS[rotation]))


def rotated(pixels: Pixels, skew: float, fill: int = WHITE) -> Pixels:
    """*pixels* with *skew* degrees taken out, on a canvas of the same size: the corners are cut."""
    height, width = pixels.shape
    matrix = _levelling(skew, width, height, width, height)
    moved = cv2.warpAffine(pixels, _centred(matrix), (width, height), flags=cv2.INTER_LINEAR, borderValue=fill)
    return as_pixels(moved)


def turn_of(rotation: int, skew: float, shape: tuple[int, ...]) -> tuple[Turn, tuple[int, int]]:
    """The turn of a scan of that *shape* by quarter turns and a skew, and width and height of what comes out.

    The canvas grows, so that no corner is cut.  A skew below `LEAST` is none.
    """
    height, width = shape[0], shape[1]
    quarter = _quarter_turn(rotation, width, height)
    if rotation in (90, 270):
        width, height = height, width
    if abs(skew) < LEAST:
        return Turn(rotation, 0.0, quarter), (width, height)
    cos, sin = abs(math.cos(math.radians(skew))), abs(math.sin(math.radians(skew)))
    wide, high = math.ceil(width * cos + height * sin), math.ceil(width * sin + height * cos)
    return Turn(rotation, skew, joined(quarter, _levelling(skew, width, height, wide, high))), (wide, high)


def turned(pixels: Pixels, turn: Turn, size: tuple[int, int], fine: bool = True) -> Pixels:
    """*pixels* as *turn* says, resampled at most once; what was outside is white.

    Not *fine*: in a third of the time, a little softer, for pixels that will be made fewer before they are read.
    """
    if turn.skew == 0.0:
        return quartered(pixels, turn.rotation)
    way = cv2.INTER_CUBIC if fine else cv2.INTER_LINEAR
    moved = cv2.warpAffine(pixels, _centred(turn.matrix), size, flags=way, borderValue=WHITE)
    return as_pixels(moved)


def _quarter_turn(rotation: int, width: int, height: int) -> Matrix:
    turns: dict[int, Matrix] = {
        0: IDENTITY,
        90: (0.0, -1.0, float(height), 1.0, 0.0, 0.0),
        180: (-1.0, 0.0, float(width), 0.0, -1.0, float(height)),
        270: (0.0, 1.0, 0.0, -1.0, 0.0, float(width)),
    }
    return turns[rotation]


def _levelling(skew: float, width: float, height: float, wide: float, high: float) -> Matrix:
    """About the centre of width × height, onto the centre of wide × high: what ran down to the right runs level."""
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    x, y = width / 2, height / 2
    return (cos, sin, wide / 2 - cos * x - sin * y, -sin, cos, high / 2 + sin * x - cos * y)


def _centred(matrix: Matrix) -> NDArray[float64]:
    """The same map between the indices of pixels, whose centres lie half a pixel off their corners."""
    a, b, c, d, e, f = matrix
    return np.array([[a, b, c + (a + b - 1) / 2], [d, e, f + (d + e - 1) / 2]])
