"""Which rows are headlines in coloured ink, as newsletters set them?

A scan in greys shows them paler than the text about them.
"""

from collections.abc import Mapping
from dataclasses import replace

from ingest.layout import faces
from ingest.layout.context import Place

PALE, HEAD_ROWS = 0.88, 3
"""Share of the tone of the text about it that the ink of a coloured headline has at most, and rows of one at most."""
WHITE = 0.8
"""Leadings of white over one at least."""
CLEAR, SAME_SIZE = 0.04, 0.95
"""Share of its column that one leaves free at least, and its size in that of the row under it."""


def told(places: Mapping[int, Place]) -> dict[int, Place]:
    """All *places*, those in paler ink marked as such."""
    return {key: replace(place, pale=True) if _is_pale(place, places) else place for key, place in places.items()}


def is_head(place: Place, over_picture: bool) -> bool:
    """Whether a pale row stands by itself over its text or a picture: worn print, captions and bylines are pale too."""
    below = place.below
    if not place.pale or below is None or place.row.size < SAME_SIZE * below.size:
        return False
    heads = place.white_above > place.white_below or over_picture
    return heads and place.white_above > WHITE and sum(place.indents) > CLEAR


def goes_on(place: Place, above: Place) -> bool:
    """Whether a row is in the coloured ink, and in the type, of the headline's row over it."""
    return place.pale and above.pale and faces.alike(place.row, above.row)


def _is_pale(place: Place, places: Mapping[int, Place]) -> bool:
    """Whether the rows over and under it, or over and under others as pale as it is, are darker."""
    tone = place.row.tone / PALE
    return tone > 0 and bool(_is_darker(tone, place, places, up=False)) and _is_darker(tone, place, places) is not False


def _is_darker(tone: float, place: Place, places: Mapping[int, Place], *, up: bool = True) -> bool | None:
    """Whether a row over or under one is darker than a *tone*, rows of its headline aside; None where none is there."""
    for _ in range(HEAD_ROWS):
        near = place.above if up else place.below
        if near is None or near.tone > tone:
            return None if near is None else True
        place = places[id(near)]
    return False
