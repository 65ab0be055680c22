"""Which rows are the words under a picture, and which the lettering in it?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from ingest.geometry import contains, shared_width
from ingest.layout import wording
from ingest.layout.blocks import Block
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box

MOST_ROWS = 6
"""Rows under a picture that may be its caption; more are text."""
MOST_LOUD = 2
"""Rows in capitals or bold over a text and under a picture that may be its caption, where they are no sentences."""
WIDER = 1.3
"""Times as wide as the text under it is a caption over several columns."""
SMALLER, WHITE_UNDER = 0.94, 1.2
"""Body sizes of a caption's type at most, and leadings from its last row to the text where they are told apart."""
MORE = 1.15
"""Times the way from row to row of a caption, to the text under its last row."""
CLOSE = 1.2
"""Leadings between a picture and its caption."""
UNDER = 0.7
"""Share of the caption that must stand under the picture."""
BESIDE = 1.5
"""Body sizes between a picture and a caption at its side."""
LARGEST = 1.25
"""Body sizes of a caption's type; what is larger is a headline."""
NAMED = 4
"""Rows beside a portrait that tell whose it is, the name in the first of them."""
EVEN = 0.5
"""Body sizes by which the edges of a paragraph's rows differ at most, and by which its first is set in at least."""
LEAST = 4
"""Letters and figures of a caption at a picture's side; fewer are dirt from its edge."""
LETTERED = 0.3
"""Share of a picture that its lettering covers at most: a text takes half of its place and more."""


def lettering(sheet: Sheet, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that lie in each picture, as on maps and posters, where they are so few that it is no text."""
    found = []
    for picture in sheet.reading.pictures:
        inside = [row for row in rows if contains(picture, row.box) and row.box.width <= picture.width]
        if inside and sum(map(_area, (row.box for row in inside))) <= LETTERED * _area(picture):
            found.append(inside)
            rows = [row for row in rows if row not in inside]
    return found


def _area(box: Box) -> float:
    return box.width * box.height


def rows_of(sheet: Sheet, blocks: Iterable[Block]) -> set[int]:
    """The identities of all rows that are captions."""
    return {id(row) for block in blocks for row in block[: lead(sheet, block)]}


def lead(sheet: Sheet, rows: Sequence[Row]) -> int:
    """How many rows at the head of a block are a caption: all of a short one, or those set otherwise than the text."""
    side = _beside(sheet, rows)
    if side and _signs(rows[:side]) >= LEAST:
        return side
    apart = _apart(sheet, rows)
    if apart and is_caption(sheet, rows[:apart]):
        return apart
    loud = next((n for n, row in enumerate(rows) if not (wording.is_capitals(row.text) or row.bold)), 0)
    if is_caption(sheet, rows):
        return loud if 0 < loud <= MOST_LOUD and _is_text(sheet, rows[loud:]) else len(rows)
    most = MOST_ROWS if _are_sentences(rows[:loud]) else MOST_LOUD
    if 0 < loud <= most and is_caption(sheet, rows[:loud]):
        return len(rows) if _is_named(sheet, rows) else loud
    most = min(len(rows) - 1, MOST_ROWS)
    return next((n for n in range(most, 0, -1) if _ends(rows, n) and is_caption(sheet, rows[:n])), 0)


def _are_sentences(rows: Sequence[Row]) -> bool:
    """Whether rows are written as text is and come to an end: under a picture they tell what it shows."""
    said = " ".join(row.text for row in rows)
    return bool(rows) and wording.ends_sentence(said) and not (wording.is_titled(said) or wording.is_capitals(said))


def _apart(sheet: Sheet, rows: Sequence[Row]) -> int:
    """How many rows in smaller type have white under them, and then the text's own type; 0 where there are none."""
    steps = [lower.middle - upper.middle for upper, lower in pairwise(rows[: MOST_ROWS + 1])]
    n = next((n for n, step in enumerate(steps, 1) if step > WHITE_UNDER * sheet.leading), 0)
    if not n:
        return 0
    smaller = max(row.size for row in rows[:n]) < SMALLER * sheet.body_size
    return n if smaller and median(row.size for row in rows[n:]) > SMALLER * sheet.body_size else 0


def _beside(sheet: Sheet, rows: Sequence[Row]) -> int:
    """How many rows at the head of a block stand at the side of a picture in smaller type than text that runs round it.

    None where some of the same type stand under the picture too.  The name over them may be louder, if they are all.
    """
    n = next((n for n, row in enumerate(rows) if row.size >= SMALLER * sheet.body_size), len(rows))
    if _is_named(sheet, rows):
        n = len(rows)
    return n if 0 < n <= MOST_ROWS and any(_are_at_side(sheet, rows[:n], p) for p in sheet.reading.pictures) else 0


def _is_named(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Whether a few rows are a name, set no larger than a caption, and who that is, all in smaller type."""
    small = all(row.size < SMALLER * sheet.body_size for row in rows[1:])
    return 1 < len(rows) <= NAMED and small and rows[0].size <= LARGEST * sheet.body_size


def _are_at_side(sheet: Sheet, rows: Sequence[Row], picture: Box) -> bool:
    reach = BESIDE * sheet.body_size
    beside = all(
        picture.top < row.middle < picture.bottom
        and (abs(row.box.left - picture.right) < reach or abs(picture.left - row.box.right) < reach)
        for row in rows
    )
    return beside and not _go_past(sheet, rows, picture)


def _go_past(sheet: Sheet, rows: Sequence[Row], picture: Box) -> bool:
    """Whether more of their type begins at their edge over or under the picture: they are part of a side column."""
    edge, slack = min(row.box.left for row in rows), EVEN * sheet.body_size
    return any(
        abs(line.box.left - edge) < slack
        and line.size < SMALLER * sheet.body_size
        and not picture.top < line.box.centre[1] < picture.bottom
        for line in sheet.lines
    )


def _ends(rows: Sequence[Row], n: int) -> bool:
    """Whether a caption over several columns ends before row *n*: in a wide row, or a short one with white under it."""
    wide = WIDER * max(row.box.width for row in rows[n:])
    last = n - (n > 1 and rows[n - 1].box.width <= wide and _has_white_under(rows, n - 1))
    return all(row.box.width > wide for row in rows[:last])


def _has_white_under(rows: Sequence[Row], n: int) -> bool:
    return rows[n + 1].middle - rows[n].middle > MORE * (rows[n].middle - rows[n - 1].middle)


def is_caption(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Whether a block of rows is a caption, by its place and size."""
    if len(rows) > MOST_ROWS or max(row.size for row in rows) > LARGEST * sheet.body_size or _is_text(sheet, rows):
        return False
    box = Box.around(row.box for row in rows)
    over = [p for p in sheet.reading.pictures if -0.5 * sheet.leading < box.top - p.bottom < CLOSE * sheet.leading]
    small = len(rows) == 1 and rows[0].size < SMALLER * sheet.body_size
    named = small and any(_is_amid(sheet, picture, box) for picture in over)
    return named or sum(shared_width(box, picture) for picture in over) > UNDER * box.width


def _is_amid(sheet: Sheet, picture: Box, box: Box) -> bool:
    """Whether a picture stands over the middle of a row that is wider: a portrait over a name."""
    middle = abs(picture.centre[0] - box.centre[0]) < sheet.body_size
    return middle and box.left <= picture.left and picture.right <= box.right


def _signs(rows: Sequence[Row]) -> int:
    return sum(wording.signs(row.text) for row in rows)


def _is_text(sheet: Sheet, rows: Sequence[Row]) -> bool:
    """Whether rows in the body's type are set as a paragraph is: the first set in, all but the last full."""
    if len(rows) < 2 or min(row.size for row in rows) < SMALLER * sheet.body_size:
        return False
    lefts, slack = [row.box.left for row in rows[1:]], EVEN * sheet.body_size
    edge = max(row.box.right for row in rows)
    full = all(edge - row.box.right < slack for row in rows[:-1])
    return full and max(lefts) - min(lefts) < slack < rows[0].box.left - max(lefts)
