"""Which rows are running text, though in type larger than the body or bold?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from ingest.layout import wording
from ingest.layout.context import Place
from ingest.layout.rows import Row

LONG, LARGEST, MOSTLY = 4, 1.6, 0.6
"""So many rows on end are text, up to that many body sizes, where this share of them is full."""
FULL, WIDE, LETTERS = 0.08, 0.92, 20
"""Share of its column that is white in a full row at most; width of the widest row that a full one over several columns
has at least; and its letters: those of a deck grow shorter and shorter."""


def text(rows: Sequence[Row], places: Mapping[int, Place], is_loud: Callable[[Row], bool]) -> Iterator[Row]:
    """Those of a block's *rows*; *is_loud* says which are set as headlines are."""
    for loud, members in groupby(rows, key=is_loud):
        run = [places[id(row)] for row in members]
        if loud and len(run) >= LONG and max(place.row.size for place in run) < LARGEST * run[0].usual:
            widest = max(place.row.box.width for place in run)
            capitals = all(wording.is_capitals(place.row.text) for place in run)
            if not capitals and sum(_is_full(place, widest) for place in run) >= MOSTLY * len(run):
                yield from (place.row for place in run)


def _is_full(place: Place, widest: float) -> bool:
    full = sum(place.indents) < FULL and len(place.row.text) >= LETTERS
    return full and (place.edges is not None or place.row.box.width > WIDE * widest)
