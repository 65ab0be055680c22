"""What at the edges of a scan is the scanner's dark lid, and not the page?

A border is solid, thicker than any rule, runs along much of an edge, and lies at it or with nothing but a sliver
between.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy import int32, uint8
from numpy.typing import NDArray

from ingest.straighten.ink import WHITE, Pixels, as_pixels

DARK = 0.5
"""Of the page's typical paper: darker is lid or ink."""
SOLID = 1.3
"""Letter heights: thinner things are rules, frames and letters."""
AT_THE_EDGE = 0.3
"""Share of an edge that a border lying at it runs along; a page askew on a dark lid shows wedges this long."""
BESIDE_THE_EDGE = 0.6
"""Share of an edge that a dark band runs along when a sliver lies outside it."""
DEEPEST_BORDER = 0.25
"""Of the scan's width: what is dark further in is a picture."""
DEEPEST_SLIVER = 0.1
"""Of the scan's width: what lies beyond a dark band further in may be a column of this page."""
SIDES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Outside:
    """What is not the page."""

    mask: Pixels
    """255 where it is not, on the small copy."""
    notes: tuple[str, ...]
    """What was trimmed."""


def find_borders(small: Pixels, level: float, size: float, scale: float) -> Outside:
    """Dark borders of a small copy, *scale* to the scan, with paper of grey *level* and letters *size* high."""
    thick = max(5, round(SOLID * size))
    dark = as_pixels(cv2.threshold(small, DARK * level, WHITE, cv2.THRESH_BINARY_INV)[1])
    framed = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = as_pixels(cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), uint8)))
    solid = np.ascontiguousarray(solid[thick:-thick, thick:-thick])
    mask = np.zeros_like(small)
    notes = []
    for turns, side in enumerate(SIDES):
        depth = _border_depth(np.ascontiguousarray(np.rot90(solid, turns)))
        if depth is None:
            continue
        inside = np.rot90(mask, turns)
        inside[np.arange(inside.shape[1])[None, :] < depth[:, None]] = WHITE
        wide, sure = float(np.median(depth[depth > 0])) / scale, float(np.mean(depth > 0))
        notes.append(f"{side} dark border {round(wide)} px trimmed, sure {sure:.2f}")
    if notes:
        mask = _with_its_edge(mask, dark, max(3, round(size)))
    return Outside(mask, tuple(notes))


def _border_depth(solid: Pixels) -> NDArray[int32] | None:
    """How deep the border at the left edge is in each row; None when there is none."""
    height, width = solid.shape
    zone = np.ascontiguousarray(solid[:, : max(1, round(DEEPEST_BORDER * width))])
    count, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(zone, 8, cv2.CV_32S, cv2.CCL_BBDT)
    depth = np.zeros(height, int32)
    for name in range(1, count):
        if stats[name, cv2.CC_STAT_HEIGHT] >= AT_THE_EDGE * height:
            depth = np.maximum(depth, _band_depth(labels == name, width))
    return depth if depth.any() else None


def _band_depth(band: NDArray[np.bool_], width: int) -> NDArray[int32]:
    """How deep one dark band goes in each row, if it is a border; else 0."""
    height, zone = band.shape
    filled = band.any(axis=1)
    near = band.argmax(axis=1)
    far = np.where(filled, zone - band[:, ::-1].argmax(axis=1), 0)
    at_edge = float(np.mean(filled & (near <= 0.01 * width)))
    beside = float(np.mean(filled & (far <= DEEPEST_SLIVER * width)))
    through = float(np.mean(far >= zone - 1))
    if through > 0.1 or not (at_edge >= AT_THE_EDGE or beside >= BESIDE_THE_EDGE):
        return np.zeros(height, int32)
    if at_edge >= AT_THE_EDGE and beside < BESIDE_THE_EDGE:
        return np.where(filled & (near <= 0.01 * width), far, 0).astype(int32)
    rows = np.flatnonzero(filled)
    return np.interp(np.arange(height), rows, far[rows]).astype(int32)


def _with_its_edge(mask: Pixels, dark: Pixels, reach: int) -> Pixels:
    """*mask* with the dark rim that touches it, as far as *reach*: the blur between lid and paper."""
    for _ in range(reach):
        grown = cv2.bitwise_and(cv2.dilate(mask, np.ones((3, 3), uint8)), dark)
        mask = as_pixels(cv2.bitwise_or(mask, grown))
    return as_pixels(cv2.dilate(mask, np.ones((3, 3), uint8)))
