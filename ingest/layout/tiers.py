"""At which heights does the page change its columns, and which columns stand between them?

Newsletters set two columns over three, three under a wide one: then no one grid holds for the page.  Text that runs
over the white between two columns stands in another tier than they do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout import grid
from ingest.layout.grid import Column
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box

ROWS = 3
"""Rows of text that show how wide columns are; two may have been read over a gutter."""
SIDE = 0.15
"""Share of its width that text reaches beyond a gutter on both sides where it runs over it."""
MOST = 0.5
"""Share of its rows that do."""
BESIDE = 2.0
"""Leadings that two columns stand beside each other at least."""
HALF = 0.45
"""Share of the print's width; text of the page's usual columns that is narrower holds a list in two columns and changes
nothing."""

Grid = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A stretch of the page from top to bottom with its columns."""

    top: float
    bottom: float
    texts: tuple[Column, ...]
    """The stretches of column in it."""
    columns: Grid
    """Left and right edge of each of its columns."""
    first: int
    """Number of its leftmost column among all of the page's."""
    border: Box | None = None
    """What parts it from the tier over it: a line across the columns that change."""


@dataclass(frozen=True, slots=True)
class Change:
    """Heights between which columns change, and how far across the page."""

    top: float
    bottom: float
    left: float
    right: float


def find(sheet: Sheet, columns: Sequence[Column], texts: Sequence[Column], rows: Sequence[Row]) -> tuple[Tier, ...]:
    """The tiers of the page from the top, mostly it is one; *texts* are the columns that are no decks."""
    lines = [_border(sheet, change, rows) for change in _shared(_changes(sheet, texts))]
    heights = [float("-inf"), *(line.top for line in lines), float("inf")]
    found: list[Tier] = []
    for border, (top, bottom) in zip((None, *lines), pairwise(heights), strict=True):
        inside = tuple(column for column in columns if _stands_between(column, top, bottom))
        first = sum(len(tier.columns) for tier in found)
        found.append(Tier(top, bottom, inside, grid.spread(inside), first, border))
    return tuple(found)


def at(tiers: Sequence[Tier], height: float) -> Tier:
    """The tier at a height."""
    return next(tier for tier in tiers if height < tier.bottom)


def near(sheet: Sheet, tiers: Sequence[Tier], height: float) -> Grid:
    """The columns beside each other at a height, as the text of the tier that is nearest to it has them."""
    return grid.near(sheet, at(tiers, height).texts, height)


def over(tiers: Sequence[Tier], box: Box, ground: Box) -> tuple[int, int]:
    """First and last of all the page's columns that *box* stands in, where it takes so much ground."""
    tier = at(tiers, box.centre[1])
    first, last = grid.over(ground, tier.columns)
    return tier.first + first, tier.first + last


def _stands_between(column: Column, top: float, bottom: float) -> bool:
    """Whether most of a column stands between two heights, or it goes on from over them to under them."""
    return top < (column.top + column.bottom) / 2 < bottom or (column.top <= top and column.bottom >= bottom)


def _changes(sheet: Sheet, columns: Sequence[Column]) -> Iterator[Change]:
    """Where two columns that stand side by side give way to text over both."""
    sure = [column for column in columns if len(column.rows) >= ROWS and column.frame is None]
    usual, wide = grid.spread(columns), HALF * sheet.print_box.width
    texts = [
        text
        for text in sure
        if (text.width >= wide or not any(grid.same(text, column) for column in usual))
        and not grid.is_large(sheet, text)
    ]
    for left, right in _neighbours(sheet, sure):
        top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
        for text in texts:
            edges = min(text.left, left.left), max(text.right, right.right)
            if _runs_over(text, left, right) and text.bottom <= top:
                yield Change(text.bottom, top, *edges)
            elif _runs_over(text, left, right) and text.top >= bottom:
                yield Change(bottom, text.top, *edges)


def _neighbours(sheet: Sheet, columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    for one in columns:
        for other in columns:
            level = min(one.bottom, other.bottom) - max(one.top, other.top) >= BESIDE * sheet.leading
            if level and one.right <= other.left:
                yield one, other


def _runs_over(text: Column, left: Column, right: Column) -> bool:
    """Whether text covers the white between two columns and much beside it, as most of its rows do.

    The text of one column is none, though a few rows were read with the grain of a picture beside them.
    """
    slack = SIDE * text.width
    wide = text.left + slack < left.right and right.left < text.right - slack
    across = sum(row.box.left < left.right and row.box.right > right.left for row in text.rows)
    return wide and across >= MOST * len(text.rows)


def _shared(changes: Iterable[Change]) -> list[Change]:
    """As few as lie in all the others."""
    found: list[Change] = []
    for one in sorted(changes, key=lambda change: change.bottom):
        last = found[-1] if found else None
        if last is None or one.top >= last.bottom:
            found.append(one)
        else:
            top, left, right = max(last.top, one.top), min(last.left, one.left), max(last.right, one.right)
            found[-1] = Change(top, last.bottom, left, right)
    return found


def _border(sheet: Sheet, change: Change, rows: Sequence[Row]) -> Box:
    """Where the widest white lies across between two heights."""
    boxes = [*(row.box for row in rows), *sheet.reading.pictures]
    inked = [box for box in boxes if box.left < change.right and change.left < box.right and box.bottom > change.top]
    foot, widest, height = change.top, 0.0, change.top
    for box in sorted(inked, key=lambda box: box.top):
        top = min(box.top, change.bottom)
        if top - foot > widest:
            widest, height = top - foot, (top + foot) / 2
        foot = max(foot, box.bottom)
    return Box(change.left, height, change.right, height)
