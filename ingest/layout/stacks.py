"""Which rows of headlines stand together, one over the other, as one headline with its kicker and decks?"""

from collections.abc import Container, Mapping

from ingest.layout import decks, faces
from ingest.layout.context import Place
from ingest.layout.rows import Row
from ingest.text import is_day

UNDERLINE = 0.15
"""Leadings of white with a rule in it that underlines the row over it, as typists do; a rule that parts has more."""
TIGHT, LINED, LOOSE = 0.3, 0.5, 1.1
"""Leadings of white between rows of one deck, between rows that are underlined, and between decks."""


def groups(heads: Mapping[int, float], places: Mapping[int, Place]) -> list[list[Row]]:
    """The rows of each headline with its kicker and decks, from top to bottom."""
    rows = sorted((places[key].row for key in heads), key=lambda row: (row.middle, row.box.left))
    lower: dict[int, list[Row]] = {}
    for row in rows:
        above = places[id(row)].above
        goes_on = above is not None and id(above) in heads and is_stacked(places[id(row)])
        if above is not None and goes_on and not decks.opens_beside(places[id(row)], places[id(above)]):
            lower.setdefault(id(above), []).append(row)
    home: dict[int, list[Row]] = {}
    out: list[list[Row]] = []
    for row in rows:
        above = places[id(row)].above
        only = above is not None and lower.get(id(above)) == [row]
        if only and above is not None and not _heads_another(places[id(row)], places[id(above)], heads, places):
            home[id(row)] = home[id(above)]
        else:
            home[id(row)] = []
            out.append(home[id(row)])
        home[id(row)].append(row)
    return out


def _heads_another(place: Place, above: Place, heads: Container[int], places: Mapping[int, Place]) -> bool:
    """Whether a row in other type heads something in a column beside the text of the headline that is over it."""
    beside = place.edges is not None and above.edges is None and not faces.alike(place.row, above.row)
    return beside and decks.stands_beside_text([place.row], above.row, heads, places)


def is_stacked(place: Place) -> bool:
    """Whether the row goes on with the headline's row over it."""
    ruled = place.ruled_above and place.white_above > UNDERLINE and not place.lined
    if place.above is None or ruled or place.under_bar or (place.ruled_above and is_day(place.row.text)):
        return False
    larger = max(place.row.size, place.above.size) / min(place.row.size, place.above.size)
    bigger = max(1.0, place.row.size / place.usual)
    tight = max(TIGHT * bigger, LINED if place.lined else 0.0)
    return place.white_above <= (tight if faces.alike(place.row, place.above) else LOOSE * max(1.0, larger / 2))
