"""Which rows measure larger than their type is?

Dirt, worn type and the dots of a tinted ground make boxes higher than their words.
"""

from ingest.layout import faces, wording
from ingest.layout.context import Place
from ingest.layout.decks import MARGIN
from ingest.layout.sheet import Sheet

LARGER = 1.1
"""Body sizes from which a row measures larger than the text."""
CROWDED, WORD = -0.22, 4
"""Leadings of white, for each body size of the type, under which rows would overlap; specks of fewer letters may."""
SLIGHTLY_LARGER, IN_STEP = 1.2, 1.15
"""Body sizes that text beside it may measure, and leadings from row to row that leave no room for larger type."""
SLIGHTLY, SOLID = 1.4, 0.2
"""Body sizes up to which a row may be text, and leadings of white under it, where it fills its line."""


def is_one(sheet: Sheet, place: Place) -> bool:
    """Whether the row is text, however large it measures."""
    return _is_crowded(place) or _is_in_step(sheet, place) or _fills_a_line(place)


def _is_crowded(place: Place) -> bool:
    """Whether body text stands so close over or under it that its size must be a slip of measuring.

    Two rows of capitals may stand so close: those of a typed headline do.
    """
    ratio = place.row.size / place.usual
    return ratio > LARGER and any(
        other is not None
        and other.size < SLIGHTLY_LARGER * place.usual
        and white < CROWDED * ratio
        and sum(map(str.isalpha, other.text)) >= WORD
        and not (wording.is_capitals(place.row.text) and wording.is_capitals(other.text))
        for other, white in ((place.above, place.white_above), (place.below, place.white_below))
    )


def _is_in_step(sheet: Sheet, place: Place) -> bool:
    """Whether rows stand over and under it as close as the body's do, which leaves no room for larger type.

    Dots of a tinted ground make boxes higher than their words.
    """
    row, near = place.row, [other for other in (place.above, place.below) if other is not None]
    text = any(other.size < SLIGHTLY_LARGER * place.usual for other in near)
    close = all(abs(other.middle - row.middle) < IN_STEP * sheet.leading for other in near)
    plain = not (row.bold or wording.is_capitals(row.text))
    return plain and len(near) == 2 and text and close and row.size > LARGER * place.usual


def _fills_a_line(place: Place) -> bool:
    """Whether a row in plain small letters, as wide as its column or a paragraph's first, is text however it measures.

    Text of the body stands under it as under any line, or it goes on at a column's head; dirt and worn type make single
    lines higher than they are.
    """
    row, below = place.row, place.below
    left, right = place.indents
    plain = not (row.bold or wording.is_capitals(row.text) or wording.is_titled(row.text))
    plain = plain and row.size < SLIGHTLY * place.usual and not _stands_over_a_paragraph(place)
    full = place.edges is not None and left < 2 * MARGIN and right < 2 * MARGIN
    solid = below is not None and place.white_below < SOLID and below.size < faces.SAME_TYPE * place.usual
    goes_on = place.above is None and wording.starts_small(row.text)
    return plain and full and (solid or goes_on)


def _stands_over_a_paragraph(place: Place) -> bool:
    """Whether a row under a rule is set in at both sides over a paragraph's first, set in at the left alone."""
    below = place.below
    if below is None or place.edges is None or not place.ruled_above:
        return False
    left, right = place.edges
    indent = MARGIN * (right - left)
    return min(place.indents) > MARGIN and below.box.left - left > indent and right - below.box.right < indent
