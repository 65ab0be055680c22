"""What stands round a row: which edges its column has, what is over and under it, and how much white between?"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.geometry import contains, shared_width
from ingest.layout import grid, tiers, wording
from ingest.layout.blocks import Block
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.layout.tiers import Tier
from ingest.model import Box

SEEN = 120
"""Rows looked at for the one over or under it."""
OVERLAP = 0.3
"""Share of the narrower one that must lie over or under the other to be its neighbour."""
UNDERLINE = 0.6
"""Type sizes between the foot of a row and its underline, which may touch its tails."""
LARGEST = 2.5
"""Body sizes: by larger type it is no more loosely told whether a rule is as wide as the words over it."""
BAR = 4.0
"""Type sizes that a dark bar with a row or two of print is high at most; a higher ground holds a whole item."""
SMALLER = 0.92
"""Body sizes of a side column's text at most."""
APART, CLOSE, SHORT = 0.8, 0.2, 0.1
"""Leadings of white over and under a row that may be its headline, and share of the column that it leaves free."""
LARGER, SOLID, ALIKE = 1.08, 0.7, 1.3
"""Body sizes from which a row may be of text in larger type; leadings of white and times its size that part no text."""
RUN, LEAST_TEXT, LETTERS, FULL = 10, 6, 20, 0.12
"""Rows looked at over and under such a row; how many of these must be text; letters of one at least, and the share of
its column that it leaves free at most."""
MOST_OF_IT = 0.6
"""Share of its column that a paragraph's first row fills at least."""
SET_IN = 0.25
"""The same that it is set in at most."""
MIDDLE, DASH = 0.1, 0.6
"""Shares of a row's width by which the dash over it is off its middle at most, and that it takes of it at most."""
FLUSH, OFF_INDENT, LEAST_INDENTS, KEPT = 0.5, 0.5, 4, 0.3
"""Body sizes by which a row misses the left edge at most, and the usual indent; how many rows tell that; and leadings
of white under such a row."""
NO_NEIGHBOUR = 9.0
"""Leadings of white where nothing stands over or under it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row in its surroundings; white in leadings beyond the usual step, indents as shares of the column."""

    row: Row
    edges: tuple[float, float] | None
    """Of its column; None when it stands in no single one."""
    above: Row | None
    below: Row | None
    white_above: float
    white_below: float
    ruled_above: bool
    """A rule or ornament lies between it and what is over it."""
    ruled_below: bool
    lined: bool
    """It and the row over it are underlined, as the rows of one typed headline are."""
    usual: float
    """The size of the text about it: the body's, or more where an article is set larger than most of the page."""
    barred: bool = False
    """It stands light on a dark bar of its own."""
    under_bar: bool = False
    """The row over it does, and it does not."""
    underlined: bool = False
    """The rule under it is as wide as its words."""
    set_in: bool = False
    """It is set in as the page's paragraphs are, and the row under it is not: it opens one."""
    pale: bool = False
    """Its ink is paler than that of the texts over and under it, as that of coloured headlines is."""

    @property
    def indents(self) -> tuple[float, float]:
        """White at its left and right as shares of its column's width; none where it has no column."""
        if self.edges is None:
            return 0.0, 0.0
        left, right = self.edges
        width = max(right - left, 1.0)
        return (self.row.box.left - left) / width, (right - self.row.box.right) / width

    @property
    def text_under(self) -> float:
        """The type size of the text that it stands over: that of a side column may be smaller than the body."""
        apart = self.white_above > APART and sum(self.indents) > SHORT
        if self.below is None or not apart or self.white_below > CLOSE or self.below.size > SMALLER * self.usual:
            return self.usual
        return self.below.size


def survey(sheet: Sheet, blocks: Sequence[Block], levels: Sequence[Tier], ornaments: Sequence[Box]) -> dict[int, Place]:
    """The place of each row, by the row's identity."""
    rows = sorted((row for block in blocks for row in block), key=lambda row: row.middle)
    marks = [*sheet.across, *(box for box in ornaments if not any(_holds(row.box, box) for row in rows))]
    places = {}
    for number, row in enumerate(rows):
        edges = grid.edges(tiers.at(levels, row.middle).texts, row)
        above = _nearest(row, rows[max(0, number - SEEN) : number][::-1], edges)
        below = _nearest(row, rows[number + 1 : number + 1 + SEEN])
        places[id(row)] = Place(
            row,
            edges,
            above,
            below,
            _white(sheet, above, row),
            _white(sheet, row, below),
            _marked(marks, above, row, sheet),
            _marked(marks, row, below, sheet),
            above is not None and _underlined(above, sheet) and _is_underlined_too(above, row, sheet),
            sheet.body_size,
            any(contains(bar, row.box) and bar.height < BAR * row.size for bar in sheet.reading.bars),
            underlined=_underlined(row, sheet),
        )
    barred = {key for key, place in places.items() if place.barred}
    places |= {key: replace(place, under_bar=True) for key, place in places.items() if _is_under(place, barred)}
    usual = _paragraph_indent(places.values(), sheet.body_size)
    places |= {key: replace(place, set_in=True) for key, place in places.items() if _is_set_in(place, usual)}
    large = [place for place in places.values() if place.row.size > LARGER * sheet.body_size]
    return places | {id(place.row): replace(place, usual=_text_about(place, places)) for place in large}


def _paragraph_indent(places: Iterable[Place], body: float) -> float | None:
    """How far the first rows of paragraphs are set in, those behind a sentence's end; None where few show it."""
    found = [
        place.row.box.left - place.edges[0]
        for place in places
        if place.edges and place.above and wording.ends_sentence(place.above.text) and _is_over_a_flush_row(place)
    ]
    set_in = [indent for indent in found if indent > FLUSH * body]
    return median(set_in) if len(set_in) >= LEAST_INDENTS else None


def _is_set_in(place: Place, usual: float | None) -> bool:
    if usual is None or place.edges is None or place.row.bold or not _is_over_a_flush_row(place):
        return False
    off = abs(place.row.box.left - place.edges[0] - usual)
    return off < OFF_INDENT * place.usual and not wording.is_capitals(place.row.text)


def _is_over_a_flush_row(place: Place) -> bool:
    """Whether a row of its column begins at the left edge close under it."""
    if place.edges is None or place.below is None or place.white_below > KEPT:
        return False
    return abs(place.below.box.left - place.edges[0]) < FLUSH * place.usual


def _holds(row: Box, sign: Box) -> bool:
    """Whether a sign stands amid the words of a row, as what is read of a stain does: it parts no rows."""
    x, y = sign.centre
    return row.left < x < row.right and row.top < y < row.bottom


def _is_under(place: Place, barred: Container[int]) -> bool:
    return not place.barred and id(place.above) in barred


def _text_about(place: Place, places: Mapping[int, Place]) -> float:
    """The size of the text that a row is a line of, the body's where that is none larger.

    Advertisements in small type may fill so much of a page that they are its body.
    """
    solid = [place, *_set_solid(place, places, up=True), *_set_solid(place, places, up=False)]
    full = [one.row.size for one in solid if _is_text(one)]
    return max(place.usual, median(full)) if len(full) >= LEAST_TEXT else place.usual


def _set_solid(place: Place, places: Mapping[int, Place], *, up: bool) -> Iterator[Place]:
    """The rows over or under one without white, rule or change of type between them."""
    for _ in range(RUN):
        near, white = (place.above, place.white_above) if up else (place.below, place.white_below)
        ruled = place.ruled_above if up else place.ruled_below
        if near is None or ruled or white > SOLID:
            return
        small, large = sorted((near.size, place.row.size))
        if large > ALIKE * small:
            return
        place = places[id(near)]
        yield place


def _is_text(place: Place) -> bool:
    """Whether a row is plain and as wide as its column."""
    plain = not place.row.bold and not wording.is_capitals(place.row.text)
    return plain and place.edges is not None and len(place.row.text) >= LETTERS and sum(place.indents) < FULL


def _nearest(row: Row, others: Sequence[Row], edges: tuple[float, float] | None = None) -> Row | None:
    """The first of the *others* that stands over or under it, or over it and before it at the left of its *edges*."""
    for other in others:
        shared = shared_width(row.box, other.box)
        if row.frame != other.frame or not (
            shared >= OVERLAP * min(row.box.width, other.box.width)
            or (edges and (_ends_before(other, row, edges) or _heads_before(other, row, edges)))
        ):
            continue
        if abs(other.middle - row.middle) > 0.45 * min(row.box.height, other.box.height):
            return other
    return None


def _ends_before(last: Row, row: Row, edges: tuple[float, float]) -> bool:
    """Whether a text's very short last row begins at the left edge, over the first of the next paragraph, set in.

    Over a headline it says nothing of the white there.
    """
    flush = abs(last.box.left - edges[0]) < last.size and last.box.right <= row.box.left
    plain = row.box.width > MOST_OF_IT * (edges[1] - edges[0]) and not wording.is_titled(row.text)
    return flush and plain and wording.ends_sentence(last.text)


def _heads_before(head: Row, row: Row, edges: tuple[float, float]) -> bool:
    """Whether a word or two in capitals begin at the left edge and end before a paragraph's first row, set in."""
    flush = abs(head.box.left - edges[0]) < head.size and head.box.right <= row.box.left
    first = row.box.left - edges[0] < SET_IN * (edges[1] - edges[0]) and not wording.is_capitals(row.text)
    return flush and first and wording.is_capitals(head.text)


def _white(sheet: Sheet, upper: Row | None, lower: Row | None) -> float:
    if upper is None or lower is None:
        return NO_NEIGHBOUR
    usual = sheet.leading * (max(0.8, upper.size / sheet.body_size) + max(0.8, lower.size / sheet.body_size)) / 2
    return (lower.middle - upper.middle - usual) / sheet.leading


def _marked(marks: Sequence[Box], upper: Row | None, lower: Row | None, sheet: Sheet) -> bool:
    """Whether a mark lies between the two, or close over or under the one that is there."""
    held = upper or lower
    if held is None:
        return False
    top = upper.middle if upper else held.box.top - 2 * sheet.leading
    bottom = lower.middle if lower else held.box.bottom + 2 * sheet.leading
    ground = held.box if upper is None or lower is None else _common(upper.box, lower.box)
    left, right = ground.left, ground.right
    between = [mark for mark in marks if top < mark.centre[1] < bottom]
    if upper is not None and lower is not None and any(_is_beside_a_last_row(mark, upper, lower) for mark in between):
        return True
    return any(mark.left < right and left < mark.right for mark in between)


def _is_beside_a_last_row(dash: Box, upper: Row, lower: Row) -> bool:
    """Whether a dash stands in the middle over a full row where the last row of the text over it ends before that."""
    middle = abs(dash.centre[0] - lower.box.centre[0]) < MIDDLE * lower.box.width
    short = lower.box.left - 2 * upper.size < upper.box.left and upper.box.right <= dash.left
    return middle and short and dash.width < DASH * lower.box.width


def dividers(sheet: Sheet, rows: Iterable[Row]) -> tuple[Box, ...]:
    """The rules across that underline no row."""
    told = tuple(rows)
    return tuple(rule for rule in sheet.across if not any(_underlines(rule, row, sheet.body_size) for row in told))


def _underlined(row: Row, sheet: Sheet) -> bool:
    return any(_underlines(rule, row, sheet.body_size) for rule in sheet.across)


def _underlines(rule: Box, row: Row, body: float) -> bool:
    """Whether a rule as wide as the row's words lies right under it; that under a banner is as wide as the page."""
    box, slack = row.box, min(row.size, LARGEST * body)
    return (
        abs(rule.left - box.left) < slack
        and abs(rule.right - box.right) < slack
        and abs(rule.centre[1] - box.bottom) < UNDERLINE * slack
    )


def _is_underlined_too(above: Row, row: Row, sheet: Sheet) -> bool:
    """Whether the row under one that is underlined is, or is in capitals as that is: its rule may touch its letters."""
    return _underlined(row, sheet) or (wording.is_capitals(above.text) and wording.is_capitals(row.text))


def _common(a: Box, b: Box) -> Box:
    left, right = max(a.left, b.left), min(a.right, b.right)
    return Box(left, min(a.top, b.top), max(left, right), max(a.bottom, b.bottom))
