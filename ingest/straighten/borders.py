"""What at the edges of a scan is the scanner's dark lid, and not the page?

A border is solid, thicker than any rule, runs along much of an edge, and lies at it or with nothing but a sliver
between.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy import int32, uint8
from numpy.typing import NDArray

from ingest.components import marks_of
from ingest.straighten.ink import WHITE, Pixels, as_pixels, shrunk
from ingest.straighten.letters import Letters

LONG_SIDE = 1000
"""Pixels of the copy on which borders are looked for."""
DARK = 0.6
"""Of the page's typical paper: darker is lid, ink or deep shade."""
SOLID = 0.9
"""Letter heights: thinner things are rules, frames and letters."""
PRINTED = 0.02
"""Share of letters in a dark band: with more it is a shaded part of the page."""
AT_THE_EDGE = 0.3
"""Share of an edge that a border lying at it runs along; a page askew on a dark lid shows wedges this long."""
BESIDE_THE_EDGE = 0.6
"""Share of an edge that a dark band runs along when a sliver lies outside it."""
DEEPEST_BORDER = 0.25
"""Of the scan's width: what is dark further in is a picture."""
DEEPEST_SLIVER = 0.1
"""Of the scan's width: what lies beyond a dark band further in may be a column of this page."""
TOUCHING = 0.01
"""Of the scan's width: what begins so near to the edge lies at it; scanners leave a few light pixels."""
CORNERS = 0.1
"""Share of an edge that the borders of the two other sides may take up."""
DEEPER = 0.03
"""Of the scan's width: what reaches so much further in than most of a band is a picture beside it."""
PIECE = 0.1
"""Share of an edge that each piece of a band runs along: a heavy letter does not."""
SIDES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Outside:
    """What is not the page."""

    mask: Pixels
    """255 where it is not, on the small copy."""
    notes: tuple[str, ...]
    """What was trimmed."""


def find_borders(page: Pixels, letters: Letters, level: float, scale: float, noisy: bool = False) -> Outside:
    """Dark borders of a small copy, *scale* to the scan, with its *letters* and paper of grey *level*.

    *noisy* are scans in black and white: a lid that was grey is a mixture of both, and its splinters look like letters.
    """
    small, shrink = shrunk(page, LONG_SIDE)
    printed = as_pixels(cv2.resize(letters.mask, small.shape[::-1], interpolation=cv2.INTER_NEAREST))
    thick = max(3, round(SOLID * letters.size * shrink))
    dark = as_pixels(cv2.threshold(small, DARK * level, WHITE, cv2.THRESH_BINARY_INV)[1])
    if noisy:
        mean = cv2.blur(small, (2 * thick + 1, 2 * thick + 1))
        noise = cv2.threshold(mean, DARK * level, WHITE, cv2.THRESH_BINARY_INV)[1]
        dark, printed = as_pixels(cv2.bitwise_or(dark, noise)), as_pixels(cv2.subtract(printed, noise))
    framed = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = as_pixels(cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((thick, thick), uint8)))
    solid = np.ascontiguousarray(solid[thick:-thick, thick:-thick])
    mask, notes = np.zeros_like(small), []
    for turns, side in enumerate(SIDES):
        depth = _border_depth(np.ascontiguousarray(np.rot90(solid, turns)), np.rot90(printed, turns))
        if depth is None:
            continue
        inside = np.rot90(mask, turns)
        inside[np.arange(inside.shape[1])[None, :] < depth[:, None]] = WHITE
        wide, sure = float(np.median(depth[depth > 0])) / (scale * shrink), float(np.mean(depth > 0))
        notes.append(f"{side} dark border {round(wide)} px trimmed, sure {sure:.2f}")
    if notes:
        mask = _with_its_edge(mask, dark, max(3, round(letters.size * shrink)))
    whole = cv2.resize(mask, page.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return Outside(as_pixels(whole), tuple(notes))


def _border_depth(solid: Pixels, letters: Pixels) -> NDArray[int32] | None:
    """How deep the border at the left edge is in each row; None when there is none."""
    if np.mean(solid[:, : round(DEEPEST_BORDER * solid.shape[1])].any(axis=1)) < AT_THE_EDGE:
        return None
    depth = np.maximum(_lid(solid, letters), _band(solid, letters))
    return depth if depth.any() else None


def _lid(solid: Pixels, letters: Pixels) -> NDArray[int32]:
    """How far the dark reaches in from the edge in each row, if it lies along enough of it."""
    height, width = solid.shape
    zone, start = round(DEEPEST_BORDER * width), max(1, round(TOUCHING * width))
    dark = _pieces(solid[:, :zone], letters[:, :zone], 0)
    filled = dark[:, :start].any(axis=1)
    dark[filled, :start] = True
    depth = np.where(filled & ~dark.all(axis=1), dark.argmin(axis=1), 0)
    deeper = float(np.mean(dark.all(axis=1)))
    enough = deeper <= CORNERS and np.mean(depth > 0) >= AT_THE_EDGE
    return np.asarray(depth if enough else np.zeros(height), int32)


def _band(solid: Pixels, letters: Pixels) -> NDArray[int32]:
    """How far in a dark band with a sliver outside it ends in each row, if there is one along most of the edge."""
    height, width = solid.shape
    zone = max(1, round(DEEPEST_SLIVER * width))
    dark = _pieces(solid[:, :zone], letters[:, :zone], round(PIECE * height))
    filled = dark.any(axis=1) & ~dark[:, -1]
    if np.mean(filled) < BESIDE_THE_EDGE:
        return np.zeros(height, int32)
    rows = np.flatnonzero(filled)
    ends = zone - dark[rows, ::-1].argmax(axis=1)
    early, late = (int(np.median(half)) for half in np.array_split(ends, 2))
    usual = np.interp(rows, rows[[len(rows) // 4, -len(rows) // 4]], (early, late))
    if np.sum(np.abs(ends - usual) <= DEEPER * width) < BESIDE_THE_EDGE * height:
        return np.zeros(height, int32)  # a lid, and heavy type and pictures under it
    band = ends <= usual + DEEPER * width
    return np.asarray(np.interp(np.arange(height), rows[band], ends[band]), int32)


def _pieces(solid: Pixels, letters: Pixels, tall: int) -> NDArray[np.bool_]:
    """The dark pieces at least so *tall* that hold no print."""
    marks = marks_of(np.ascontiguousarray(solid))
    printed = marks.summed(np.ascontiguousarray(letters)) / WHITE
    return marks.mask((printed < PRINTED * marks.area) & (marks.height >= tall)) > 0


def _with_its_edge(mask: Pixels, dark: Pixels, reach: int) -> Pixels:
    """*mask* with the dark rim that touches it, as far as *reach*: the blur between lid and paper."""
    for _ in range(reach):
        grown = cv2.bitwise_and(cv2.dilate(mask, np.ones((3, 3), uint8)), dark)
        mask = as_pixels(cv2.bitwise_or(mask, grown))
    return as_pixels(cv2.dilate(mask, np.ones((3, 3), uint8)))
