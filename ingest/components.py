"""Which ink of a page hangs together, and where is each piece of it?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.uint8]
"""H×W; 255 where ink is, 0 where paper is."""
FEW_RUNS = 2**16
"""With fewer the numbers of all pieces go into 16 bits, and half the memory."""
Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Marks:
    """Connected pieces of ink: one entry a piece in each array, piece 0 is the paper and has no size."""

    ink: Mask
    """H×W: what they are pieces of, and nobody changes any more."""
    labels: NDArray[np.integer[Any]]
    """H×W, the number of the piece that each pixel belongs to."""
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    right: NDArray[np.int32]
    """Exclusive, as is `bottom`."""
    bottom: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]
    start: NDArray[np.intp]
    """Of each run of ink along a row the first pixel, counted row by row: runs are far fewer than pixels."""
    length: NDArray[np.intp]
    own: NDArray[np.intp]
    """Of each run, the number of its piece."""

    def only(self, chosen: NDArray[np.bool_]) -> "Marks":
        """The *chosen* pieces under their numbers; the others have no size and no runs, only their `labels` stay."""
        runs = chosen[self.own]
        of_piece = ("left", "top", "right", "bottom", "width", "height", "area")
        kept = {name: np.where(chosen, getattr(self, name), np.int32(0)) for name in of_piece}
        ink, start, length, own = self.mask(chosen), self.start[runs], self.length[runs], self.own[runs]
        return replace(self, **kept, ink=ink, start=start, length=length, own=own)

    def mask(self, chosen: NDArray[np.bool_]) -> Mask:
        """0/255: the ink of the *chosen* pieces."""
        runs = chosen[self.own]
        if np.count_nonzero(runs) <= len(runs) / 2:
            picture, changed, value = np.zeros_like(self.ink), runs, 255
        else:  # the others are fewer
            picture, changed, value = self.ink.copy(), ~runs, 0
        picture.ravel()[_pixels(self.start[changed], self.length[changed])] = value
        return picture

    def painted(self, values: NDArray[Value]) -> NDArray[Value]:
        """A picture in which the ink of each piece has its value, and paper 0."""
        picture = np.zeros(self.ink.shape, values.dtype)
        picture.ravel()[_pixels(self.start, self.length)] = np.repeat(values[self.own], self.length)
        return picture

    def pixels(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The pixels of the *chosen* pieces, counted row by row, and of each the number of its piece."""
        runs = chosen[self.own]
        return _pixels(self.start[runs], self.length[runs]), np.repeat(self.own[runs], self.length[runs])

    def summed(self, picture: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Of each piece, the sum of what *picture* (H×W) has where its ink is."""
        values = picture.ravel()[_pixels(self.start, self.length)]
        return np.asarray(np.bincount(np.repeat(self.own, self.length), values, len(self.area)), np.float64)


def marks_of(mask: Mask, neighbours: int = 8) -> Marks:
    """The pieces of a 0/255 mask; a pixel has eight *neighbours*, or four, when those at its corners count for none.

    They are measured by their runs: OpenCV's own measuring visits every pixel, paper too, in twice the time.
    """
    height, width = mask.shape
    changes = np.empty((height, width + 1), np.bool_)  # along each row, with paper at both its ends
    changes[:, 0], changes[:, -1] = mask[:, 0], mask[:, -1]
    np.not_equal(mask[:, 1:], mask[:, :-1], out=changes[:, 1:-1])
    edges = np.flatnonzero(changes)
    length = edges[1::2] - edges[::2]
    y, x = np.divmod(edges[::2].astype(np.int32), np.int32(width + 1))
    start = edges[::2] - y
    kind = cv2.CV_16U if len(start) < FEW_RUNS else cv2.CV_32S
    count, found = cv2.connectedComponentsWithAlgorithm(mask, neighbours, kind, cv2.CCL_SPAGHETTI)  # the quickest
    labels: NDArray[Any] = np.asarray(found)
    own = labels.ravel()[start].astype(np.intp)
    left, top = _least(own, x, count), _least(own, y, count)
    right, bottom = _most(own, x + length.astype(np.int32), count), _most(own, y + 1, count)
    area = np.bincount(own, length, count).astype(np.int32)
    return Marks(mask, labels, left, top, right, bottom, right - left, bottom - top, area, start, length, own)


def stretches(ink: NDArray[np.bool_], slack: int) -> Iterator[tuple[slice, slice]]:
    """Rows and columns of the boxes that a shape (H×W, ink in every row) is made of: runs of rows that end alike.

    Ends that differ by *slack* pixels at most are alike: sides lean.
    """
    first, last = ink.argmax(axis=1), ink.shape[1] - ink[:, ::-1].argmax(axis=1)
    top = 0
    for row in range(1, len(ink) + 1):
        ends = row == len(ink) or max(abs(first[row] - first[row - 1]), abs(last[row] - last[row - 1])) > slack
        if ends:
            yield slice(top, row), slice(int(first[top:row].min()), int(last[top:row].max()))
            top = row


def _pixels(start: NDArray[np.intp], length: NDArray[np.intp]) -> NDArray[np.intp]:
    """The pixels of all runs, one after the other."""
    before = np.cumsum(length) - length
    return np.repeat(start - before, length) + np.arange(length.sum())


def _least(own: NDArray[np.intp], values: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    least = np.full(count, values.max(initial=0), np.int32)
    np.minimum.at(least, own, values)
    least[0] = 0
    return least


def _most(own: NDArray[np.intp], values: NDArray[np.int32], count: int) -> NDArray[np.int32]:
    most = np.zeros(count, np.int32)
    np.maximum.at(most, own, values)
    return most
