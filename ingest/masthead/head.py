"""Which lines make up the head of the first page?"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.geometry import shared_width
from ingest.masthead.counts import without_counts
from ingest.model import Box, Kind, Page, Region, TextLine
from ingest.text import dates, flow, months

Row = list[TextLine]

TOP = 1 / 3
"""Share of the page's height that a nameplate with all that belongs to it can take."""

COLUMN_TEXT = 3
"""Lines that a body region must have to say that the columns begin here; the date line may pass for one of less."""

BESIDE = 2.0
"""Type sizes between two lines that are read as one row, at most: words of one line stand closer, columns farther."""

NEXT_LINE = 0.8
"""Type sizes between two lines of one block, at most: leading with some white to spare."""

LIKE_SIZE = 0.6
"""Of the larger line: the size of another in its block, at least; a line without ascenders measures less."""

SURE = (Kind.MASTHEAD, Kind.FOLIO)
"""Kinds of region in which an issue speaks of itself."""

SPECK = 0.5
"""Of the largest line in a row: what is smaller is dirt between the pieces of a date."""

SET_APART = re.compile(r"(?<=[A-Z]) (?=[A-Z])")

DIRT = 0.3
"""Confidence under which a large line is a speck, a scanner's edge or an ornament."""

LARGE = 3.0
"""Times the body's size: type that only a title has."""

REACH = 6.0
"""Body sizes between two telling lines of one head, at most: a motto of three lines with white around it."""

UNDER = 3.0
"""Body sizes under the last telling line in which a motto begins."""

LONGEST_MOTTO = 4
"""Lines that a motto may have."""

NO_PRINT_OF_ITS_OWN = frozenset({Kind.PICTURE, Kind.CAPTION, Kind.ADVERTISEMENT})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page: its regions from the top, and which of its lines stand in one row with the date."""

    regions: tuple[Region, ...]
    """Masthead regions first, then others that stand over the column text."""
    strip: tuple[TextLine, ...]
    """Lines of the masthead, of folios and of the row in which the date stands, from the left."""
    body_size: float
    width: float
    """Of the page's print, in pixels of the straightened page."""
    language: str | None = None

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines of its regions."""
        return tuple(line for region in self.regions for line in region.lines)

    @property
    def rows(self) -> list[Row]:
        """The strip's lines by the row that they stand in."""
        return _in_rows(self.strip, in_one_row)

    @property
    def sure(self) -> frozenset[TextLine]:
        """The lines that the layout calls masthead or folio."""
        return frozenset(line for region in self.regions if region.kind in SURE for line in region.lines)

    @property
    def masthead(self) -> tuple[TextLine, ...]:
        """The lines that the layout calls masthead."""
        return tuple(line for region in self.regions if region.kind is Kind.MASTHEAD for line in region.lines)


def head_of(page: Page, language: str | None = None) -> Head:
    """What stands at the head of *page*."""
    filled = [region for region in page.regions if region.lines]
    print_box = Box.around(region.box for region in filled) if filled else Box(0, 0, 0, 0)
    floor = print_box.top + TOP * print_box.height
    columns_begin = min((region.box.top for region in filled if _is_column_text(region)), default=floor)
    masthead = [region for region in filled if region.kind is Kind.MASTHEAD]
    others = [
        region
        for region in filled
        if region.kind is not Kind.MASTHEAD
        and region.kind not in NO_PRINT_OF_ITS_OWN
        and not _is_column_text(region)
        and region.box.bottom <= max(min(columns_begin, floor), print_box.top) + page.body_size
    ]
    found = (*sorted(masthead, key=_place), *sorted(others, key=_place))
    regions = tuple(_above(found, _floor(found, page.body_size)))
    sure = (line for region in regions if region.kind in SURE for line in region.lines)
    if not any(without_counts(line.line.text) != line.line.text for line in sure):
        counted = [one for one in filled if _counts(one) and one.box.bottom <= floor]
        regions = (*(one for one in regions if one not in counted), *(replace(one, kind=Kind.FOLIO) for one in counted))
    return Head(regions, _strip(regions), page.body_size, print_box.width, language)


def _counts(region: Region) -> bool:
    """Whether a line of it says volume and number and nothing else; so a newsletter's side column may begin."""
    return any(not any(map(str.isalnum, without_counts(line.line.text))) for line in region.lines)


def tells(text: str) -> bool:
    """Whether a date or month, a volume or a number stands in *text*."""
    return bool(dates(text) or months(text) or dates(put_together(text))) or without_counts(text) != text


def row_text(row: Iterable[TextLine]) -> str:
    """The lines of one row as one text, without the specks between them."""
    lines = tuple(row)
    largest = max(line.size for line in lines)
    return " ".join(line.line.text for line in lines if line.size >= SPECK * largest)


def put_together(text: str) -> str:
    """*text* with capitals that recognition set apart (`MA Y 10`) put together."""
    return SET_APART.sub("", text)


def text_of(lines: Iterable[TextLine], language: str | None = None) -> str:
    """Lines as running text."""
    return flow((line.line.text for line in lines), language)


def in_one_row(a: TextLine, b: TextLine) -> bool:
    """Whether the middle of either lies within the height of the other."""
    return a.box.top <= b.box.centre[1] <= a.box.bottom or b.box.top <= a.box.centre[1] <= b.box.bottom


def blocks(lines: Iterable[TextLine]) -> list[tuple[TextLine, ...]]:
    """Lines parted into blocks that are read on end: each next row under the one before, of like size, close by."""
    found: list[list[Row]] = []
    for row in _in_rows(lines, _stands_beside):
        above = next((block for block in found if _goes_on(block[-1], row)), None)
        if above is None:
            found.append([row])
        else:
            above.append(row)
    return [tuple(line for row in block for line in row) for block in found]


def _in_rows(lines: Iterable[TextLine], together: Callable[[TextLine, TextLine], bool]) -> list[Row]:
    """Lines grouped into rows, each line *together* with the one at its left; rows from the top."""
    rows: list[Row] = []
    for line in sorted(lines, key=lambda line: line.box.left):
        beside = next((row for row in rows if together(row[-1], line)), None)
        if beside is None:
            rows.append([line])
        else:
            beside.append(line)
    return sorted(rows, key=lambda row: (row[0].box.top, row[0].box.left))


def _stands_beside(left: TextLine, right: TextLine) -> bool:
    gap = right.box.left - left.box.right
    return in_one_row(left, right) and gap < BESIDE * left.size and _are_alike([left], [right])


def _goes_on(above: Row, below: Row) -> bool:
    upper, lower = (Box.around(line.box for line in row) for row in (above, below))
    return (
        lower.top >= upper.centre[1]
        and lower.top - upper.bottom < NEXT_LINE * _size(above)
        and shared_width(upper, lower) > 0.5 * min(upper.width, lower.width)
        and _are_alike(above, below)
    )


def _are_alike(one: Row, other: Row) -> bool:
    return min(_size(one), _size(other)) > LIKE_SIZE * max(_size(one), _size(other))


def _size(row: Row) -> float:
    return max(line.size for line in row)


def _is_column_text(region: Region) -> bool:
    return region.kind in (Kind.BODY, Kind.NOTICE) and len(region.lines) >= COLUMN_TEXT


def _floor(regions: Iterable[Region], body_size: float) -> float:
    """How far down the head goes by its own content: to the last date, number or very large line that is in reach."""
    lines = [line for region in regions for line in region.lines]
    telling = [line.box for line in lines if line.size >= LARGE * body_size and line.line.confidence >= DIRT]
    telling += [line.box for line in lines if tells(line.line.text)]
    telling += [Box.around(line.box for line in row) for row in _in_rows(lines, in_one_row) if tells(row_text(row))]
    if not telling:
        return max((line.box.bottom for line in lines), default=0.0)
    floor = min(box.bottom for box in telling)
    for box in sorted(telling, key=lambda box: box.top):
        if box.top <= floor + REACH * body_size:
            floor = max(floor, box.bottom)
    return floor + UNDER * body_size


def _above(regions: Sequence[Region], floor: float) -> Iterator[Region]:
    """The regions without what begins under *floor*: column text that was taken for masthead."""
    every = [line for region in regions for line in region.lines]
    begun = (block for block in blocks(every) if block[0].box.top <= floor and len(block) <= LONGEST_MOTTO)
    kept = {line for line in every if line.box.top <= floor}.union(*begun)
    for region in regions:
        lines = tuple(line for line in region.lines if line in kept)
        if lines:
            yield replace(region, lines=lines, box=Box.around(line.box for line in lines))


def _place(region: Region) -> tuple[float, float]:
    return region.box.top, region.box.left


def _strip(regions: Iterable[Region]) -> tuple[TextLine, ...]:
    """Lines that may hold date, volume and number, as they are read."""
    all_regions = tuple(regions)
    sure = {line for region in all_regions if region.kind in SURE for line in region.lines}
    every = [line for region in all_regions for line in region.lines]
    dated = [line for line in every if dates(line.line.text) or months(line.line.text)]
    chosen = [line for line in every if line in sure or any(in_one_row(line, other) for other in dated)]
    return tuple(line for row in _in_rows(chosen, in_one_row) for line in row)
