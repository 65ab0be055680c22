"""Which louder headline does a text stand under, and where does it go on?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layout import closing, faces, wording
from ingest.layout.context import Place
from ingest.layout.decks import MARGIN, UNEVEN
from ingest.layout.rows import Row

LOUDER, LOUDER_OVER_COLUMNS = 1.2, 1.1
"""Times as large as the crossheads in its text that the headline over them is at least, in one column and over more."""
APART = 3.0
"""Leadings of white between two rows of one text at most."""
UNDER_HEAD = 4.0
"""Sizes of type between a headline and its text, a byline among them, at most."""
NEXT_COLUMN = 1.0
"""Widths of its column that the next one is off at most."""
LEVEL = 1.5
"""Sizes of type by which the feet of two columns of one text differ at most."""
SAME_WIDTH = 1.25
"""Times within which two columns are of one width."""

Group = Sequence[Row]


@dataclass(frozen=True, slots=True)
class Headed:
    """The headlines of a page in their surroundings."""

    places: dict[int, Place]
    scores: dict[int, float]
    """Of all rows that are a headline's or a quotation's."""
    heads: dict[int, Group]
    """The headline that a row is of, by the row's identity."""

    def under(self, group: Group) -> list[Row]:
        """The first two rows of the text under a headline."""
        first = self.places[id(group[-1])].below
        second = self.places[id(first)].below if first is not None else None
        return [row for row in (first, second) if row is not None]


def roof(group: Group, page: Headed, banked: bool = False) -> Group | None:
    """The louder headline that the text over it stands under, with other crossheads between.

    A *banked* one may have decks no louder, with a dash under the last.
    """
    place = page.places[id(group[0])]
    if place.above is None or id(place.above) in page.scores or not follows_a_sentence(place, page):
        return None
    while place.above is not None and not _is_far(place, page):
        over = page.heads.get(id(place.above))
        deck = over is not None and faces.alike(place.above, group[0])
        is_roof = over is not None and (not deck or (banked and _is_louder(over, group, page)))
        if place.ruled_above and not (banked and is_roof):
            return None
        place = page.places[id(place.above)]
        if over is not None and is_roof:
            return over if _is_louder(over if banked else [place.row], group, page) else None
    return None


def _is_louder(over: Group, group: Group, page: Headed) -> bool:
    """Whether a headline is larger, by less where it stands over several columns."""
    wide, narrow = (width(page.places[id(rows[0])]) for rows in (over, group))
    times = LOUDER_OVER_COLUMNS if wide > SAME_WIDTH * narrow else LOUDER
    return max(row.size for row in over) >= times * max(row.size for row in group)


def _is_far(place: Place, page: Headed) -> bool:
    """Whether much white parts a row from the one over it, or from the last of a headline of which a row reaches so."""
    group = page.heads.get(id(place.above))
    if group is None:
        return place.white_above >= APART
    return place.row.box.top - max(row.box.bottom for row in group) >= UNDER_HEAD * place.row.size


def follows_a_sentence(place: Place, page: Headed) -> bool:
    """Whether the text over it has come to an end; its short last row may end before one in the middle begins."""
    last = closing.last_over(place, page.places)
    return last is not None and wording.ends_sentence(last.text)


def foot(group: Group, page: Headed) -> Row | None:
    """The last row of the text under it."""
    last, below = None, page.places[id(group[-1])].below
    while below is not None and id(below) not in page.scores:
        last, below = below, page.places[id(below)].below
    return last


def last_of(row: Row, page: Headed) -> Row:
    """The last row of the text that begins with *row*."""
    place = page.places[id(row)]
    while (below := place.below) is not None and id(below) not in page.scores:
        if page.places[id(below)].ruled_above or page.places[id(below)].white_above > APART:
            break
        place = page.places[id(below)]
    return place.row


def next_heads(place: Place, roof: Group, page: Headed) -> Iterator[Row]:
    """The first rows of text under *roof*, or a deck of it, in the column beside that of *place*.

    Over a row in the last column the headline's letters may end: then it is level with one that they stand over.  What
    stands in the middle of one column is over no other.
    """
    if place.edges is None:
        return
    over_one = all(is_in_the_middle(page.places[id(row)]) for row in roof)
    left, right = place.edges
    under = [*map(id, roof), *(id(one.row) for one in page.places.values() if _is_a_wide_deck(one, roof, page))]
    heads = [other.row.middle for other in page.places.values() if id(other.above) in under]
    for other in page.places.values():
        beside = right < other.row.box.left < right + NEXT_COLUMN * (right - left)
        first = other.above is None or other.above.box.bottom <= roof[0].box.top
        near = any(abs(middle - other.row.middle) < LEVEL * other.row.size for middle in heads)
        level = near and first and not over_one
        if beside and (level or id(other.above) in under) and id(other.row) not in page.scores:
            yield other.row


def _is_a_wide_deck(place: Place, roof: Group, page: Headed) -> bool:
    """Whether it is no headline's row, but stands right under the *roof* over more than one column."""
    return place.edges is None and id(place.row) not in page.scores and any(place.above is row for row in roof)


def width(place: Place) -> float:
    """Of its column, or its own where it stands in no single one."""
    left, right = place.edges or (place.row.box.left, place.row.box.right)
    return right - left


def is_in_the_middle(place: Place) -> bool:
    """Whether it stands in from both edges of its column by about as much."""
    return min(place.indents) > MARGIN and abs(place.indents[0] - place.indents[1]) < UNEVEN
