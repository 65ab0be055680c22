"""Which rows are no writing: specks at the page's edge, dashes and ornaments between items?"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ingest.geometry import contains, shared_height, shared_width
from ingest.layout import wording
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region

FAINT = 0.45
"""Confidence under which up to three letters by themselves are specks."""
TYPED, ALL_BUT_MISREAD = 5, 0.75
"""Letters of a typed row of ornaments at least, and share of them that are one letter."""
ROUND = re.compile(r"[-–—=~*.\s]{0,9}[oO0QDC]{3,7}[-–—=~*.\s]{0,9}|[-–—=~*\s]{1,9}[oO0]{1,2}[-–—=~*\s]{1,9}")
"""An o or a few between dashes; a larger one is read as other round letters too."""
MANY_ROUND, MOSTLY, ROUND_SIGNS = 16, 0.9, frozenset("0689oe")
"""So many signs, of which that share is such as typed stars that ran into blots are read as, are a border of them."""
STROKES, STROKE = 3, 3
"""Words that a row of strokes is read as at least, and letters of one at most."""
STARS = "*#+=~✱★"
"""Two of these or more, one read as a letter or figure, are a row of them."""
STARRED, STAR_LIKE = 4, frozenset("kex")
"""So many letters of which all are such as typed stars are read as."""
MUCH_LARGER = 1.8
"""Times the size of a few signs that the type has in which they are part of a letter."""
CLOSE_BESIDE = 0.5
"""The same by which such signs may reach beyond its row."""
SLIVER, SLIVERS = 3, 3
"""Letters of a row that the scan's edge cut off at most, and such rows at least; figures may be a table's."""
SIGNS = 3
"""Letters and figures of a row that are no word yet."""
SMALL = 0.55
"""Of the body's size: what is smaller and faint is no type."""
LAST_ROW, FULL_ROW, LIKE, LIKELY = (0.6, 1.5), 12, (0.6, 1.5), 0.6
"""Leadings from a row of text to the last of its paragraph, which begins so many type sizes beside it at most; letters
of such a row; the other's size in those of its own; and the confidence from which it is read at all."""
ALONE = 1.5
"""Leadings over and under a worn dash in which the rows stand that it parts."""
LARGE, UNSURE = 1.4, 0.65
"""Body sizes from which up to three letters are display type, and confidence under which they are dark parts of a
picture: large letters are read with more."""


def sorted_out(sheet: Sheet, rows: Sequence[Row]) -> tuple[list[Region], list[Row]]:
    """Regions of what is no writing, each its own, and the rows that are."""
    beyond = {id(row) for row in _slivers(sheet, rows)}
    specks = {id(row) for row in rows if _is_speck(sheet, row) and not _ends_a_text(sheet, row, rows)}
    specks |= {id(row) for row in rows if _is_left_of_a_dash(sheet, row, rows)}
    beyond |= {id(row) for row in (*_parts_of_pictures(sheet, rows), *_parts_of_letters(rows))}
    stray = [row for row in rows if is_ornament(row.text) or id(row) in specks | beyond]
    gone = {id(row) for row in stray}
    return [region(Kind.FOLIO, [row]) for row in stray], [row for row in rows if id(row) not in gone]


def _slivers(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """What stands beside all print, a letter or two in each row: the edge of the facing page was scanned too."""
    full = [row.box for row in rows if wording.signs(row.text) > SLIVER]
    if not full:
        return []
    left = min(box.left for box in full) - sheet.body_size
    right = max(box.right for box in full) + sheet.body_size
    cut = [row for row in rows if not any(map(str.isdigit, row.text))]
    sides = ([row for row in cut if row.box.right < left], [row for row in cut if row.box.left > right])
    return [row for side in sides if len(side) >= SLIVERS for row in side]


def _parts_of_pictures(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """What was read in pictures that have no word in them: spots and edges of a photograph."""
    inside = [[row for row in rows if contains(picture, row.box)] for picture in sheet.reading.pictures]
    return [row for read in inside if not any(wording.signs(row.text) > SIGNS for row in read) for row in read]


def _parts_of_letters(rows: Sequence[Row]) -> list[Row]:
    """What was read in, on or beside letters of much larger type: an accent, dirt in the bowl of an O, a serif."""
    small = [row for row in rows if wording.signs(row.text) <= SIGNS]
    return [
        row
        for row in small
        if any(
            other.size > MUCH_LARGER * row.size
            and other.box.left - CLOSE_BESIDE * other.size <= row.box.left
            and row.box.right <= other.box.right + CLOSE_BESIDE * other.size
            and shared_height(other.box, row.box) > 0.5 * row.box.height
            for other in rows
        )
    ]


@lru_cache(maxsize=wording.MANY)
def is_ornament(text: str) -> bool:
    """Whether a row has neither letter nor figure, or those that typists part items with: `xxxxxxxxxx`, `---oOo---`."""
    signs = [sign for sign in text.lower() if sign.isalnum()]
    if not signs or ROUND.fullmatch(text.strip()):
        return True
    if len(signs) == 1 and sum(text.count(star) for star in STARS) > 1:
        return True
    if len(signs) >= STARRED and set(signs) <= STAR_LIKE:
        return True
    if len(signs) >= MANY_ROUND and sum(sign in ROUND_SIGNS for sign in signs) >= MOSTLY * len(signs):
        return True
    if _is_a_row_of_strokes(text.lower()):
        return True
    letter, times = Counter(signs).most_common(1)[0]
    return len(signs) >= TYPED and letter.isalpha() and times >= ALL_BUT_MISREAD * len(signs)


def _is_a_row_of_strokes(text: str) -> bool:
    """Whether a few short words, not all the same, are made of two letters: `/ / / / /` is read as `ae ae ee ae`."""
    words = ["".join(filter(str.isalpha, word)) for word in text.split()]
    short = all(0 < len(word) <= STROKE for word in words) and not any(map(str.isdigit, text))
    return short and len(words) >= STROKES and len(set(words)) > 1 and len(set("".join(words))) == 2


def region(kind: Kind, rows: Sequence[Row], confidence: float = 1.0) -> Region:
    """A region of these rows as they are."""
    lines = tuple(line for row in rows for line in row.lines)
    return Region(kind, Box.around(row.box for row in rows), lines, enclosed=rows[0].frame, confidence=confidence)


def _ends_a_text(sheet: Sheet, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the last of its paragraph, under one that breaks off: `ter.` under `saline mat-`, say."""
    return _confidence(row) >= LIKELY and any(
        LAST_ROW[0] < (row.middle - other.middle) / sheet.leading < LAST_ROW[1]
        and abs(other.box.left - row.box.left) < LAST_ROW[1] * sheet.body_size
        and len(other.text) >= FULL_ROW
        and not other.text.rstrip("”’\"' ").endswith((".", "!", "?"))
        and LIKE[0] < row.size / other.size < LIKE[1]
        for other in rows
    )


def _confidence(row: Row) -> float:
    return sum(line.line.confidence for line in row.lines) / len(row.lines)


def _is_left_of_a_dash(sheet: Sheet, row: Row, rows: Sequence[Row]) -> bool:
    """Whether it is one unsure sign by itself between two rows of text and in from the edges of both: a worn dash."""
    if wording.signs(row.text) > 1 or _confidence(row) >= UNSURE:
        return False
    reach = ALONE * sheet.leading
    near = [other for other in rows if other is not row and abs(other.middle - row.middle) < reach]
    column = [other.box for other in near if shared_width(other.box, row.box) > 0]
    if {box.top > row.box.bottom for box in column} != {True, False}:
        return False
    within = Box.around(column)
    cells = [other for other in near if abs(other.middle - row.middle) < 0.5 * sheet.leading]
    inside = all(box.left + sheet.body_size < row.box.left < box.right - sheet.body_size for box in column)
    return inside and not any(shared_width(other.box, within) > 0 for other in cells)


def _is_speck(sheet: Sheet, row: Row) -> bool:
    if wording.signs(row.text) > SIGNS:
        return False
    confidence = _confidence(row)
    edge = sheet.print_box
    at_edge = row.box.left <= edge.left + sheet.body_size or row.box.right >= edge.right - sheet.body_size
    odd = row.size < SMALL * sheet.body_size or row.size > 2 * sheet.body_size
    picture = row.size > LARGE * sheet.body_size and confidence < UNSURE
    return picture or confidence < FAINT or ((at_edge or odd) and confidence < 2 * FAINT)
