"""How do boxes meet, and how do they go from the scan to the straightened page and back?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ingest.model import IDENTITY, Box, Line, Matrix, Reading

FITTING = 0.6
"""Share of their widths that a column and its full lines have in common at least."""

Edges = tuple[int, int, int, int]
"""left, top, right, bottom of a box in whole pixels."""


def overlap(a: Box, b: Box) -> float:
    """The area that *a* and *b* share, in square pixels."""
    return shared_width(a, b) * shared_height(a, b)


def shared_width(a: Box, b: Box) -> float:
    """Pixels of x that *a* and *b* have in common."""
    return shared((a.left, a.right), (b.left, b.right))


def shared_height(a: Box, b: Box) -> float:
    """Pixels of y that *a* and *b* have in common."""
    return shared((a.top, a.bottom), (b.top, b.bottom))


def shared(a: tuple[float, float], b: tuple[float, float]) -> float:
    """What two stretches, each from its first number to its second, have in common."""
    start = a[0] if a[0] >= b[0] else b[0]  # twenty thousand times a page: `max` and `min` take three times as long
    end = a[1] if a[1] <= b[1] else b[1]
    return end - start if end > start else 0.0


def contains(outer: Box, inner: Box) -> bool:
    """Whether the centre of *inner* lies in *outer*."""
    x, y = inner.centre
    return outer.left <= x < outer.right and outer.top <= y < outer.bottom


def with_pictures(box: Box, pictures: Iterable[Box], column: tuple[float, float], slack: float) -> Box:
    """A text's *box* widened by the pictures that stand at its side in its own *column*, from edge to edge of that."""
    left, right = box.left, box.right
    for picture in pictures:
        level = shared_height(picture, box) > 0.5 * min(picture.height, box.height) and not shared_width(picture, box)
        if level and column[0] - slack < picture.left and picture.right < column[1] + slack:
            left, right = min(left, picture.left), max(right, picture.right)
    return Box(left, box.top, right, box.bottom)


def grown(box: Box, by: float) -> Box:
    """*box* with *by* pixels added on every side."""
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def clipped(box: Box, to: Box) -> Box:
    """The part of *box* inside *to*; an empty box on its edge when they do not meet."""
    return Box(
        min(max(box.left, to.left), to.right),
        min(max(box.top, to.top), to.bottom),
        min(max(box.right, to.left), to.right),
        min(max(box.bottom, to.top), to.bottom),
    )


def whole(box: Box) -> Box:
    """*box* in whole pixels, each edge to the nearest."""
    return Box(round(box.left), round(box.top), round(box.right), round(box.bottom))


@lru_cache(maxsize=64)
def inverse(matrix: Matrix) -> Matrix:
    """The map that undoes *matrix*."""
    a, b, c, d, e, f = matrix
    det = a * e - b * d
    return (e / det, -b / det, (b * f - c * e) / det, -d / det, a / det, (c * d - a * f) / det)


def joined(first: Matrix, second: Matrix) -> Matrix:
    """The map that does *first*, then *second*."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (p * a + q * d, p * b + q * e, p * c + q * f + r, s * a + t * d, s * b + t * e, s * c + t * f + u)


def point_on(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where *matrix* takes the point."""
    a, b, c, d, e, f = matrix
    return a * x + b * y + c, d * x + e * y + f


def to_scan(box: Box, matrix: Matrix) -> Box:
    """A box on the straightened page as the upright box around it on the scan, in fractions of pixels.

    *matrix* is that of the page's `Turn`.
    """
    if matrix == IDENTITY:
        return box
    back = inverse(matrix)
    p, q, r, s = abs(back[0]), abs(back[1]), abs(back[3]), abs(back[4])
    return _centred(back, box, p * box.width + q * box.height, r * box.width + s * box.height)


def on_scan(boxes: Iterable[Box], matrix: Matrix, size: tuple[int, int]) -> list[Edges]:
    """Boxes of the straightened page in whole pixels of the scan, which is *size* (width, height); none is outside it.

    As `to_scan` does it, for the thousands of words of a page at once.
    """
    width, height = size
    a, b, c, d, e, f = inverse(matrix)
    p, q, r, s = abs(a), abs(b), abs(d), abs(e)
    found = []
    for box in boxes:
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        if matrix != IDENTITY:
            wide, high, x, y = right - left, bottom - top, (left + right) / 2, (top + bottom) / 2
            across, down = (p * wide + q * high) / 2, (r * wide + s * high) / 2
            x, y = a * x + b * y + c, d * x + e * y + f
            left, top, right, bottom = x - across, y - down, x + across, y + down
        found.append((_within(left, width), _within(top, height), _within(right, width), _within(bottom, height)))
    return found


def stretches(columns: Sequence[tuple[float, float]], regions: Sequence[Box]) -> list[Box]:
    """Each of a page's columns as far down the straightened page as it goes; *regions* is not empty.

    That is as far as there is print, but where the page changes its columns only as far as regions fit a column best.
    """
    print_ = Box.around(regions)
    found = [Box(left, print_.top, right, print_.bottom) for left, right in columns]
    if all(one.left <= other.left for one, other in pairwise(found)):
        return found
    fits = [max((_fit(region, column), n) for n, column in enumerate(found)) for region in regions]
    own = [
        [region for region, (fit, at) in zip(regions, fits, strict=True) if at == n and fit >= FITTING]
        for n in range(len(found))
    ]
    return [
        Box(column.left, min(box.top for box in boxes), column.right, max(box.bottom for box in boxes))
        for column, boxes in zip(found, own, strict=True)
        if boxes
    ]


def _fit(box: Box, column: Box) -> float:
    """Share of both their widths that a box and a column have in common."""
    return shared_width(box, column) / (max(box.right, column.right) - min(box.left, column.left))


def to_straight(box: Box, matrix: Matrix) -> Box:
    """Undo `to_scan`: the box on the straightened page whose hull on the scan is *box*.

    Exact but for the rounding of *box*; at turns near 45° there is no answer and the hull of the hull is given.
    """
    return box if matrix == IDENTITY else _all_straight([box], matrix)[0]


def _within(edge: float, end: int) -> int:
    pixel = round(edge)
    return 0 if pixel < 0 else end if pixel > end else pixel


def _centred(matrix: Matrix, box: Box, width: float, height: float) -> Box:
    x, y = point_on(matrix, *box.centre)
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def straightened(reading: Reading) -> Reading:
    """*reading* with every box on the straightened page instead of the scan; `turn` still says how it lay."""
    matrix = reading.turn.matrix
    if matrix == IDENTITY:
        return reading
    return replace(
        reading,
        lines=tuple(_straight_line(line, matrix) for line in reading.lines),
        rules=_all_straight(reading.rules, matrix),
        pictures=_all_straight(reading.pictures, matrix),
        frames=_all_straight(reading.frames, matrix),
        bars=_all_straight(reading.bars, matrix),
    )


def _straight_line(line: Line, matrix: Matrix) -> Line:
    boxes = _all_straight([word.box for word in line.words], matrix)
    return replace(line, words=tuple(word.at(box) for word, box in zip(line.words, boxes, strict=True)))


def _all_straight(boxes: Iterable[Box], matrix: Matrix) -> tuple[Box, ...]:
    """As `to_straight` does it, for the thousands of words of a page at once."""
    a, b, c, d, e, f = matrix
    back = inverse(matrix)
    p, q, r, s = abs(back[0]), abs(back[1]), abs(back[3]), abs(back[4])
    det = p * s - q * r
    found = []
    for box in boxes:
        width, height, x, y = box.right - box.left, box.bottom - box.top, *box.centre
        if abs(det) > 0.1:
            width, height = (s * width - q * height) / det, (p * height - r * width) / det
        across, down = max(width, 1.0) / 2, max(height, 1.0) / 2
        x, y = a * x + b * y + c, d * x + e * y + f
        found.append(Box(x - across, y - down, x + across, y + down))
    return tuple(found)
