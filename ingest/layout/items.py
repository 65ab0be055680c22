"""Which row of a text opens an item with a headline in its own line?"""

from collections.abc import Sequence

from ingest.layout import wording
from ingest.layout.blocks import Block
from ingest.layout.context import Place
from ingest.layout.decks import MARGIN
from ingest.layout.rows import Row
from ingest.text import dispatch, opens_in_capitals, opens_titled, run_in

SHORT_ROW = 0.2
"""Share of the column that is white at the end of a paragraph's last row."""
ITEM_WHITE = 0.25
"""Leadings of extra white over a paragraph that opens with a headline of its own."""
SET_IN, CLEAR, MANNER = 0.2, 0.8, 3
"""Share of the column that an item's first row is set in at most, leadings over it that part it, and how many show that
the paper opens items so."""


def by_manner(blocks: Sequence[Block], places: dict[int, Place]) -> set[int]:
    """Rows that open an item with a title or a few words in capitals, where a mark or white stands over several such.

    A title may be that of an article's part as well: which it is the segmenter says.
    """
    firsts = [
        place
        for block in blocks
        for place in (places[id(row)] for row in block)
        if _is_set_as_a_first_row(place) and _follows_a_sentence(place)
    ]
    capitals = [place for place in firsts if opens_in_capitals(place.row.text)]
    return _marked(capitals) | _marked([place for place in firsts if opens_titled(two_rows(place))])


def opens(row: Row, places: dict[int, Place]) -> bool:
    """Whether a row opens with a headline, and a place or white over it says that the headline is one."""
    place = places[id(row)]
    first = _is_set_as_a_first_row(place) and _follows_a_paragraph(place, places)
    sent = first and dispatch(two_rows(place)) is not None
    return sent or (run_in(row.text) is not None and place.white_above > ITEM_WHITE)


def two_rows(place: Place) -> str:
    """Its text and the next row's: a title may fill the first."""
    return place.row.text if place.below is None else f"{place.row.text} {place.below.text}"


def _marked(opening: Sequence[Place]) -> set[int]:
    marked = sum(place.ruled_above or place.white_above > CLEAR for place in opening)
    return {id(place.row) for place in opening} if marked >= MANNER else set()


def _is_set_as_a_first_row(place: Place) -> bool:
    """Whether it is set in at the left as a paragraph begins, and not all in capitals in the middle, as crossheads."""
    left, right = place.indents
    return 0 < left < SET_IN and not (left > MARGIN < right and wording.is_capitals(place.row.text))


def _follows_a_sentence(place: Place) -> bool:
    return place.above is not None and wording.ends_sentence(place.above.text)


def _follows_a_paragraph(place: Place, places: dict[int, Place]) -> bool:
    """Whether the row over it ends a sentence or is short: its stop may be worn away."""
    short = place.above is not None and places[id(place.above)].indents[1] > SHORT_ROW
    return short or _follows_a_sentence(place)
