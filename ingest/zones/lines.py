"""Which letters stand in one line of print, and which ink belongs to it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.components import Marks, Mask
from ingest.zones import chains, joining, points
from ingest.zones.broken import Broken
from ingest.zones.marks import UNIT, Rect, typical_x

Labels = NDArray[np.int32]
Choice = NDArray[np.bool_]

LETTER = 0.45
"""In UNIT: lower marks are points, commas, accents and specks; they join a line but make none."""
ALONE = 0.75
"""In UNIT: a line has at least one letter so high; else it is commas and specks."""
LARGE = 2.1
"""In UNIT: higher marks are display type, or letters of two lines that touch, or an initial over several lines."""
ASTRIDE = 3
"""A line has at least so many letters to say that a large mark beside it is no display type."""
STEP_SPACE, STEP_LETTERS = 0.3, 8
"""In heights of display letters: so far one headline stands from another beside it; and how many of each tell."""
CRUMB = 2
"""So few marks by themselves may be no word but what is left of one."""
CRUMB_HIGH = (0.2, 1.2)
"""In x-heights of the line beside it: two figures under a nameplate are lower than what is left of a word."""
ROUNDS = 2
"""A line that was in pieces itself shows when it is whole that the pieces over and under it are one line."""
HEAD, FOOT, SIDE = 0.65, 0.55, 1.6
"""How far around its letters a line owns points, accents, hyphens and quotes, in its x-heights."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of print on the small copy."""

    left: int
    top: int
    right: int
    bottom: int
    """Of its letters."""
    head: float
    """Where most of its letters have the head of an x, and the foot."""
    foot: float
    x: float
    """Height of an x."""
    letters: int

    @property
    def edges(self) -> Rect:
        """Left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom


Piece = tuple[NDArray[np.intp], Row]
"""Marks that stand in one line, and its measures."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The lines of print of a page, counted from 1."""

    rows: tuple[Row, ...]
    owners: Labels
    """For each pixel of the small copy, the line that its ink belongs to; 0 for paper, -1 for ink of no line."""
    initials: tuple[tuple[int, tuple[int, int, int, int]], ...] = ()
    """Large letters over several lines: the line that each opens, and its edges."""


def find(
    marks: Marks,
    print_: Choice,
    walls: Mask,
    grey: NDArray[np.uint8],
    across: Sequence[Rect] = (),
    wider: float = 1.0,
) -> Rows:
    """The lines that the marks of a page make between its *walls* (0/255) and the rules *across* it.

    *print_* are the marks that may be letters; *grey* is the share of ink in each pixel of the small copy; *wider* says
    how much broader spaces between words are than in type.
    """
    letters = print_ & (marks.height >= LETTER * UNIT)
    large = letters & (marks.height > LARGE * UNIT)
    rules = Broken(walls, across)
    links = chains.links(marks, letters, walls, rules)
    first = _chained(marks, letters & ~large, links) if large.any() else []
    astride = _astride(marks, large, _rows(marks, [piece for piece in first if len(piece) >= ASTRIDE]), walls)
    letters[list(astride)] = False
    pieces = _chained(marks, letters, links)
    of_mark, rows = _joined(marks, pieces, lambda rows: joining.pairs(rows, walls, rules, across, wider))
    small = _small(marks, of_mark, rows, walls)
    small[points.specks(marks, grey, of_mark, small, rows)] = 0
    of_mark = of_mark + small
    owners: Labels = marks.painted(np.where(of_mark, of_mark, np.int32(-1)))
    initials = _share_out(owners, marks, _astride(marks, large & (of_mark == 0), rows, walls), rows)
    return Rows(rows, owners, tuple(initials))


def _chained(marks: Marks, chosen: Choice, links: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """The *chosen* marks in pieces of lines."""
    both = chosen[links[:, 0]] & chosen[links[:, 1]]
    return [part for piece in chains.grouped(np.flatnonzero(chosen), links[both]) for part in _parted(marks, piece)]


def _parted(marks: Marks, piece: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """A chain of display type as the headlines that it is: those beside each other differ in size and foot."""
    if len(piece) < 2 * joining.FEW or (usual := float(np.median(marks.height[piece]))) <= LARGE * UNIT:
        return [piece]
    ordered = piece[np.argsort(marks.left[piece])]
    apart = marks.left[ordered][1:] - np.maximum.accumulate(marks.right[ordered])[:-1] > STEP_SPACE * usual
    return np.split(ordered, [n for n in np.flatnonzero(apart) + 1 if _steps(marks, ordered[:n], ordered[n:])])


def _steps(marks: Marks, before: NDArray[np.intp], after: NDArray[np.intp]) -> bool:
    """Whether letters of another size on another foot follow: the nearest of both tell, if there are enough."""
    near = before[-STEP_LETTERS:], after[:STEP_LETTERS]
    (foot, size), (other_foot, other) = ((np.median(marks.bottom[few]), np.median(marks.height[few])) for few in near)
    uneven = abs(foot - other_foot) > joining.ON_FOOT * max(size, other)
    unlike = max(size, other) > min(joining.OTHER_SIZE) * min(size, other)
    return min(map(len, near)) >= joining.FEW and bool(uneven and unlike)


def _joined(
    marks: Marks, pieces: list[NDArray[np.intp]], pairs: Callable[[Sequence[Row]], list[tuple[int, int]]]
) -> tuple[Labels, tuple[Row, ...]]:
    """For each mark the number of its line, counted from the top, and the lines; *pairs* says what is one line."""
    pieces = [piece for piece in pieces if marks.height[piece].max() >= ALONE * UNIT]
    lines = _without_crumbs(_measured(marks, pieces))
    for _ in range(ROUNDS):
        groups = chains.grouped(np.arange(len(lines)), pairs([row for _, row in lines]))
        if len(groups) == len(lines):
            break
        lines = _measured(marks, [np.concatenate([lines[n][0] for n in group]) for group in groups])
    lines.sort(key=lambda line: (line[1].top, line[1].left))
    of_mark: Labels = np.zeros(len(marks.left), np.int32)
    for number, (members, _) in enumerate(lines, 1):
        of_mark[members] = number
    return of_mark, tuple(row for _, row in lines)


def _measured(marks: Marks, pieces: list[NDArray[np.intp]]) -> list[Piece]:
    return list(zip(pieces, _rows(marks, pieces), strict=True))


def _without_crumbs(pieces: list[Piece]) -> list[Piece]:
    """*pieces* without large commas, quotes and specks that stand alone beside a line: they will be given to it."""
    lines = [(row.left, row.right, row.head, row.foot, row.x) for _, row in pieces if row.letters > CRUMB]
    measures = np.array(lines, dtype=np.float64).reshape(-1, 5)
    return [piece for piece in pieces if not _crumb(piece[1], measures)]


def _crumb(row: Row, lines: NDArray[np.float64]) -> bool:
    """Whether a piece is so small and so near to one of the *lines* (left, right, head, foot, x) that it is a part."""
    if row.letters > CRUMB or row.right - row.left > 2 * UNIT:
        return False
    left, right, head, foot, x = lines.T
    middle, height = (row.top + row.bottom) / 2, row.bottom - row.top
    low, high = CRUMB_HIGH
    beside = (left - SIDE * x <= row.left) & (right + SIDE * x >= row.right) & (height < high * x)
    beside &= (height > low * x) | (row.letters < CRUMB)
    return bool((beside & (head - HEAD * x <= middle) & (foot + FOOT * x >= middle)).any())


def _rows(marks: Marks, pieces: Sequence[NDArray[np.intp]]) -> tuple[Row, ...]:
    """The measures of each of some pieces of lines; none is empty."""
    if not pieces:
        return ()
    members, letters = np.concatenate(pieces), np.array([len(piece) for piece in pieces])
    start = np.cumsum(letters) - letters
    piece = np.repeat(np.arange(len(pieces)), letters)
    heights, feet = marks.height[members], marks.bottom[members]
    few = np.maximum.reduceat(heights, start) / 1.42
    x = np.where(letters >= 4, typical_x(heights, piece, len(pieces)), few)
    foot = feet[np.lexsort((feet, piece))][start + letters // 2].astype(np.float64)
    edges = (
        np.minimum.reduceat(marks.left[members], start),
        np.minimum.reduceat(marks.top[members], start),
        np.maximum.reduceat(marks.right[members], start),
        np.maximum.reduceat(feet, start),
    )
    measures = (*edges, foot - x, foot, x, letters)
    return tuple(Row(*of_one) for of_one in zip(*(measure.tolist() for measure in measures), strict=True))


def _astride(marks: Marks, large: Choice, rows: tuple[Row, ...], walls: Mask) -> dict[int, list[int]]:
    """Large marks that two or more lines run into: letters of two lines that touch, or an initial; with the lines."""
    if not rows:
        return {}
    left, right, head, foot, letters = (
        np.array([getattr(row, name) for row in rows]) for name in ("left", "right", "head", "foot", "letters")
    )
    middle = (head + foot) / 2
    found: dict[int, list[int]] = {}
    for mark in np.flatnonzero(large):
        near = (middle > marks.top[mark]) & (middle < marks.bottom[mark]) & (letters >= ASTRIDE)
        near &= (left < marks.right[mark] + 2 * UNIT) & (right > marks.left[mark] - 2 * UNIT)
        touching = [n + 1 for n in np.flatnonzero(near).tolist() if not _walled(marks, int(mark), rows[n], walls)]
        feet = [rows[n - 1].foot for n in touching]
        if feet and max(feet) - min(feet) > min(rows[n - 1].x for n in touching):  # else pieces of one line
            found[int(mark)] = touching
    return found


def _walled(marks: Marks, mark: int, row: Row, walls: Mask) -> bool:
    """Whether a wall stands between a mark and a line beside it."""
    y = int((row.head + row.foot) / 2)
    start, end = min(int(marks.right[mark]), row.right), max(int(marks.left[mark]), row.left)
    return bool(walls[min(y, walls.shape[0] - 1), min(start, end) : max(start, end)].any()) if start < end else False


def _small(marks: Marks, of_mark: Labels, rows: tuple[Row, ...], walls: Mask) -> Labels:
    """For each mark that is no letter, a point, accent, hyphen or quote perhaps, the line around which it stands."""
    realm = _realms(marks, of_mark, rows, walls.shape)
    thin = (marks.height > 1.2 * UNIT) & (3 * marks.width < marks.height)
    y, x = marks.top + marks.height // 2, marks.left + marks.width // 2
    inked = np.zeros(len(of_mark), np.intp)
    inked[marks.own] = marks.start  # the middle of a comma is white
    free = (of_mark == 0) & (walls.ravel()[inked] == 0)
    result = np.zeros_like(of_mark)
    size = np.array([0.0, *(1.3 * row.x for row in rows)])
    chosen = free & ~thin & (marks.height <= np.maximum(LARGE * UNIT, size[realm[y, x]]))
    result[chosen] = realm[y[chosen], x[chosen]]
    inside = np.array([(0, 0), *((row.left, row.right) for row in rows)])
    for mark in np.flatnonzero(
        free & thin & (marks.height <= LARGE * UNIT)
    ):  # an l, or a piece of the rule beside the line
        number = int(realm[y[mark], x[mark]])
        if inside[number][0] <= x[mark] <= inside[number][1]:
            result[mark] = number
    result[0] = 0
    return result


def _realms(marks: Marks, of_mark: Labels, rows: tuple[Row, ...], shape: tuple[int, ...]) -> Labels:
    """The line around which each pixel of the small copy lies, 0 where it is far from all; lines bend and lean."""
    line, left, foot = points.stretches(marks, of_mark)
    x, end = np.array([1.0, *(row.x for row in rows)])[line], np.array([0, *(row.right for row in rows)])[line]
    top, bottom = np.rint(foot - (1 + HEAD) * x).clip(0).astype(int), np.rint(foot + FOOT * x).astype(int)
    first, last = np.diff(line, prepend=0) > 0, np.diff(line, append=len(rows) + 1) > 0
    right = np.where(last, end, np.append(left[1:], 0))
    realm = np.zeros(shape, np.int32)
    for share in (1.0, 0.5, 0.25, 0.0):  # where the realms of two lines meet, the nearer line's is painted last
        reach = np.rint(share * SIDE * x).astype(int)
        begin, stop = (left - first * reach).clip(0), right + last * reach
        painted = (reach == 0) | first | last  # between its ends it is always the same
        for number, *(a, b, c, d) in np.stack([line, top, bottom, begin, stop], axis=1)[painted].tolist():
            realm[a:b, c:d] = number
    return realm


def _share_out(
    owners: Labels, marks: Marks, astride: dict[int, list[int]], rows: tuple[Row, ...]
) -> list[tuple[int, tuple[int, int, int, int]]]:
    """Give each of the lines that a mark stands astride the part of its ink that is theirs; changes *owners*.

    An initial is no line's: the engine would read it with the small letters beside it as one word of one height.
    """
    initials = []
    for mark, numbers in astride.items():
        area = np.s_[marks.top[mark] : marks.bottom[mark], marks.left[mark] : marks.right[mark]]
        ink = marks.labels[area] == mark
        ordered = sorted(numbers, key=lambda n: rows[n - 1].foot)
        if min(rows[n - 1].left for n in numbers) >= marks.right[mark] - UNIT:
            edges = (marks.left[mark], marks.top[mark], marks.right[mark], marks.bottom[mark])
            left, top, right, bottom = (int(edge) for edge in edges)
            initials.append((ordered[0], (left, top, right, bottom)))
            continue
        borders = [(rows[a - 1].foot + rows[b - 1].head) / 2 for a, b in pairwise(ordered)]
        nearest = np.searchsorted(borders, np.arange(marks.top[mark], marks.bottom[mark]))
        by_row = np.array(ordered, np.int32)[nearest]
        owners[area][ink] = np.broadcast_to(by_row[:, None], ink.shape)[ink]
    return initials
