"""Which piece of the page is one column of one size of type, and what on it is ruled or pictured?

Columns are found before reading, so that no line runs over a gutter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask, marks_of
from ingest.model import Box
from ingest.zones import chains, dashed, frames, gutters, lines, masks, rules, solids, stack, tones, waves
from ingest.zones.marks import INK_COVER, UNIT, Rect, measured_copy, smaller, x_height

NOBODYS = -1
"""In `Zones.owners`: rules, pictures and specks."""
LONGER, IN_LINE = 1.7, 6.0
"""In UNIT, longer than the l of a text; and how far, in its heights, the next piece of a broken rule is."""
AS_HIGH, SAME_FOOT, NEAR_LETTERS, LEAST_LETTERS = 0.68, 0.12, 1.0, 2
"""Of a thin mark's height, by which it is told from a piece of a rule: how high letters beside it are (d and D, not x),
how level they stand, how near, and how many there are."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of lines of one size of type in one column."""

    box: Box
    x_height: float
    """Height of its x in pixels."""
    lines: tuple[Box, ...]
    """Around the letters of each line, from top to bottom."""
    numbers: tuple[int, ...]
    """Of its lines in `Zones.owners`."""


@dataclass(frozen=True, slots=True)
class Zones:
    """What is where on a straightened page; boxes in its pixels."""

    zones: tuple[Zone, ...]
    rules: tuple[Box, ...]
    """Printed rule lines, across and upright, short dashes between items among them."""
    pictures: tuple[Box, ...]
    frames: tuple[Box, ...]
    """Closed ruled boxes that enclose print."""
    x_height: float
    """Height in pixels of the x of most of the print; 0 on a page without print."""
    scale: float = 1.0
    """Size of the small copy that `owners` lies on, as a share of the page's."""
    owners: NDArray[np.int32] = field(default_factory=lambda: np.zeros((1, 1), np.int32), compare=False, repr=False)
    """For each pixel of the small copy, the number of the line that its ink belongs to; 0 for paper, NOBODYS for
    rules, pictures and specks."""
    initials: tuple[tuple[int, Box], ...] = ()
    """Large letters over several lines, each with the number of the line that it opens."""


def find(ink: NDArray[np.uint8], shade: NDArray[np.uint8] | None = None) -> Zones:
    """The zones of a straightened page; *ink* is H×W, 255 where it is printed and 0 where it is paper.

    *shade* is a small copy of the page as scanned, 255 where it is paper: it shows pale photographs.
    """
    copy, copied = measured_copy(ink)
    size = x_height(copy) / copied
    if not size:
        return Zones((), (), (), (), 0.0)
    scale = min(copied, UNIT / size)
    grey = smaller(ink, scale)
    ruled = rules.find(grey)
    ruled_ink = masks.grown(masks.either(ruled.mask, ruled.damage), 3, 3)
    marks = marks_of(masks.without(masks.thresholded(grey, INK_COVER), ruled_ink))
    solid = solids.find(marks)
    letters, coupons, dividers = _told_from_dashes(marks, solid, ruled)
    lying = (*ruled.across, *dividers)
    if not letters.any():
        return Zones((), tuple(_box(rect, scale) for rect in (*lying, *ruled.upright)), (), (), 0.0)
    body = letters & (marks.height < 3 * UNIT)
    space = chains.word_space(marks, body)
    wider = max(1.0, space / chains.SPACE)
    boxes = (*frames.find(ruled.mask, marks.mask(letters)), *coupons)
    walls = gutters.find(marks.mask(letters | solid.pictures), marks.mask(body), ruled, boxes, wider, space)
    crumbs = gutters.crumbled(marks, walls)
    walls = masks.without(gutters.pierced(walls, marks, letters & ~crumbs, wider), marks.mask(~crumbs))
    found = lines.find(marks, letters & ~crumbs, walls, grey, lying, wider)
    found.owners[(found.owners == 0) & (masks.grown(ruled.mask, 3, 3) > 0)] = NOBODYS  # letters keep their scratches
    drawn = waves.among(found.rows, found.owners, lying)
    if drawn:
        found.owners[np.isin(found.owners, [*drawn])] = NOBODYS
    across = (*lying, *(found.rows[number - 1].edges for number in sorted(drawn)))
    pictures = _pictures(marks, solid, ruled.mask, grey)
    if shade is not None:
        pictures = solids.together([*pictures, *tones.find(shade, ruled.mask, _lines(found.rows))])
    stacks = [[number for number in rows if number not in drawn] for rows in stack.zones(found.rows, across)]
    return Zones(
        tuple(_zone(chain, found.rows, scale) for chain in stacks if chain),
        tuple(_box(rect, scale) for rect in (*across, *ruled.upright)),
        tuple(_box(rect, scale) for rect in pictures),
        tuple(_box(rect, scale) for rect in (*boxes, *_rects(marks, solid.ornaments))),
        size,
        scale,
        found.owners,
        tuple((number, _box(edges, scale)) for number, edges in found.initials),
    )


def _told_from_dashes(
    marks: Marks, solid: solids.Solids, ruled: rules.Ruled
) -> tuple[NDArray[np.bool_], tuple[Rect, ...], tuple[Rect, ...]]:
    """Which marks may be letters; the boxes whose borders are dashes, and the rows of dashes that part items."""
    borders, coupons = dashed.find(marks, ruled.across)
    letters = _print(marks) & ~(solid.pictures | solid.ornaments | solid.strokes | borders)
    parting, dividers = dashed.dividers(marks, letters)
    return letters & ~parting, coupons, dividers


def _print(marks: Marks) -> NDArray[np.bool_]:
    """Marks that are no specks and no pieces of a broken upright rule."""
    large = (np.maximum(marks.height, marks.width) >= 0.35 * UNIT) & (marks.area >= UNIT // 2)
    thin = (marks.height > 2.1 * UNIT) & (marks.width <= 0.4 * UNIT)
    chosen: NDArray[np.bool_] = large & ~thin
    upright = (marks.height > LONGER * UNIT) & (marks.width <= 0.4 * UNIT)
    for mark in np.flatnonzero(large & thin):
        chosen[mark] = _among_letters(marks, int(mark), large & ~thin) and not _in_a_rule(marks, int(mark), upright)
    chosen[0] = False
    return chosen


def _pictures(marks: Marks, solid: solids.Solids, ruled: Mask, grey: Mask) -> list[Rect]:
    """The boxes of the pictures: blocks, halftones and drawings, these with the ruled room that they fill."""
    drawn = _rects(marks, solid.drawings)
    drawings = solids.in_their_rooms(drawn, frames.rooms(ruled)) if drawn else []
    return solids.together([*drawings, *_rects(marks, solid.pictures & ~solid.drawings), *solids.halftones(grey)])


def _among_letters(marks: Marks, mark: int, others: NDArray[np.bool_]) -> bool:
    """Whether a thin tall mark is the l or I of a headline: letters about as high stand beside it on one foot."""
    height = int(marks.height[mark])
    beside = np.maximum(marks.left - marks.right[mark], marks.left[mark] - marks.right) < NEAR_LETTERS * height
    foot = np.abs(marks.bottom - marks.bottom[mark]) < SAME_FOOT * height
    like = (marks.height > AS_HIGH * height) & (marks.height < height / AS_HIGH)
    return int(np.count_nonzero(beside & foot & like & others)) >= LEAST_LETTERS


def _in_a_rule(marks: Marks, mark: int, upright: NDArray[np.bool_]) -> bool:
    """Whether another upright stroke stands right over or under a thin mark: then both are left of a broken rule."""
    height = int(marks.height[mark])
    aligned = (marks.left < marks.right[mark] + 2) & (marks.right > marks.left[mark] - 2)
    apart = np.maximum(marks.top - marks.bottom[mark], marks.top[mark] - marks.bottom)
    return bool((upright & aligned & (apart >= 0) & (apart < IN_LINE * height)).any())


def _rects(marks: Marks, chosen: NDArray[np.bool_]) -> list[Rect]:
    edges = np.stack([marks.left, marks.top, marks.right, marks.bottom], axis=1)[chosen].tolist()
    return [(left, top, right, bottom) for left, top, right, bottom in edges]


def _lines(rows: Sequence[lines.Row]) -> list[tuple[Rect, int]]:
    """The place of each line and how many letters it has."""
    return [(row.edges, row.letters) for row in rows]


def _zone(chain: list[int], rows: tuple[lines.Row, ...], scale: float) -> Zone:
    members = [rows[number - 1] for number in chain]
    boxes = tuple(_box(row.edges, scale) for row in members)
    x = float(np.median(np.repeat([row.x for row in members], [row.letters for row in members])))
    return Zone(Box.around(boxes), x / scale, boxes, tuple(chain))


def _box(rect: Rect, scale: float) -> Box:
    left, top, right, bottom = (edge / scale for edge in rect)
    return Box(left, top, right, bottom)
