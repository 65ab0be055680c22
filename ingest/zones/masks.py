"""What can be done to a mask: a picture of 0 and 255?  OpenCV's operations with their types pinned down."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask


def without(mask: Mask, other: Mask) -> Mask:
    """*mask* where *other* is not."""
    return np.asarray(cv2.subtract(mask, other), dtype=np.uint8)


def either(mask: Mask, other: Mask) -> Mask:
    """Where one or the other is."""
    return np.asarray(cv2.bitwise_or(mask, other), dtype=np.uint8)


def flipped(mask: Mask) -> Mask:
    """Where *mask* is not."""
    return np.asarray(cv2.bitwise_not(mask), dtype=np.uint8)


def turned(mask: Mask) -> Mask:
    """*mask* with its rows as columns."""
    return np.asarray(cv2.transpose(mask), dtype=np.uint8)


def grown(mask: Mask, width: int, height: int) -> Mask:
    """*mask* spread by a rectangle of so many pixels."""
    return np.asarray(cv2.dilate(mask, np.ones((height, width), np.uint8)), dtype=np.uint8)


def opened(mask: Mask, width: int, height: int) -> Mask:
    """The parts of *mask* that hold a rectangle of so many pixels."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((height, width), np.uint8)), dtype=np.uint8)


def closed(mask: Mask, width: int, height: int) -> Mask:
    """*mask* with the gaps filled that hold no rectangle of so many pixels."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((height, width), np.uint8)), dtype=np.uint8)


def resized(picture: Mask, width: int, height: int, way: int = cv2.INTER_AREA) -> NDArray[np.uint8]:
    """*picture* at another size; INTER_AREA gives the share of each new pixel, 0 to 255."""
    return np.asarray(cv2.resize(picture, (max(1, width), max(1, height)), interpolation=way), dtype=np.uint8)


def thresholded(grey: NDArray[np.uint8], least: int) -> Mask:
    """Where *grey* is at least *least*."""
    return np.asarray(cv2.threshold(grey, least - 1, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)


def touched(marks: Marks, mask: Mask) -> NDArray[np.bool_]:
    """Which of the *marks* have ink in a *mask*; the first is the paper."""
    found = np.zeros(len(marks.area), np.bool_)
    found[marks.labels[mask > 0]] = True
    return found
