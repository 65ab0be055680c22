"""Which rows are the masthead, and what else of the page is no article?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.geometry import shared_height, shared_width
from ingest.layout import faces, running
from ingest.layout.marks import region
from ingest.layout.rows import Row
from ingest.layout.running import PAGE_NUMBER
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region
from ingest.settings import Profile
from ingest.text import dates, key, months

TITLE_SIZE = 2.2
"""Body sizes from which a line can be a paper's name without being known."""
TEXT, MOST_OVER = 20, 6
"""Letters of a row of text, and such rows over a paper's name at most: ears, motto and date, no articles."""
TITLE_WIDTH = 0.15
"""Share of the print's width that it takes at least; what is read in a picture may be as large."""
NEARLY = 0.7
"""Of the largest line's size, that the paper's name has over it: a headline under it may be as large."""
HEAD_SHARE = 0.4
"""A masthead ends in this upper part of the print."""
NEAR = 6.0
"""Leadings between the name and the line with date and number."""
WIDE = 0.7
"""Share of the print's width that a rule under the masthead spans."""
DOUBLE, THICK = 0.7, 0.5
"""Leadings between the two strokes of a double rule, and that a rule is thick at most."""
COLUMN_ROWS, NEXT_ROW = 2, 1.6
"""Rows like it that follow close under a row of running text, and leadings to the first of them."""
CUT = 2
"""Columns of text that a masthead over all columns does not cut through."""
WALL = 8.0
"""Leadings under the masthead that a rule runs on which parts a column beside it from it."""
STREAMER, STREAMER_WORDS, CORE = 0.4, 3, 0.2
"""Share of the print's width, and words, of a headline over the name at least; and share of the name's height by which
the boxes of drawn letters may overlap."""
DISPLAY, HEADLINE_WORDS = 1.8, 4
"""Body sizes of a headline beside the name at least, and its words: an ear has few."""
LARGEST_FOLIO = 1.3
"""Body sizes of a running head's type."""
SAME_NAME = 80
"""Of 100: as alike as the printed name and the one in the profile must be."""

EAR, EAR_ROWS = 0.5, 4
"""Share of a frame's height that must lie beside the name, and rows of an ear that tells something of its own."""
UNREAD, A_WORD = 5, 4
"""Rows of a page among which volume and number stand when the name over them was not read; and letters of such a row at
least: of a drawn name engines read a letter or two here and there."""
UNDER_NAME, UNDER_QUOTED, OFF_MIDDLE, MOTTO_WORDS = 1.8, 3.0, 0.02, 4
"""Leadings under the name that a motto stands within, and one in quotation marks; shares of the print's width that it
may stand out of the middle; words that it has at least."""

QUOTES, DASHES = frozenset('“"«„'), frozenset("—–―-")

YEARS = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"\w{3,}teenth|\w{3,}tieth) year\b|\bprice\b.{0,12}(?:cents?|¢|\$)",
    re.I,
)
"""The paper's year; `last year` is said in texts."""


@dataclass(frozen=True, slots=True)
class Found:
    """Regions of the page's furniture and the rows that are left."""

    regions: tuple[Region, ...]
    rest: list[Row]


def find(sheet: Sheet, rows: Sequence[Row], profile: Profile, said: running.Elsewhere) -> Found:
    """Masthead and folios of the page; *said* is what the issue's other pages have at head and foot."""
    foot, title = _masthead_foot(sheet, rows, profile, said)
    head = [row for row in rows if row.middle < foot and not (title and _is_streamer(sheet, row, title))]
    if title is not None:
        head = [row for row in head if not _is_walled_off(sheet, row, title, foot)]
    if title is not None and _cuts_columns(sheet, foot, title, rows):
        head = [
            row
            for row in head
            if _is_over_or_under(title, row) or (_says_when(row) and not _in_column(sheet, row, rows))
        ]
    head = [row for row in head if row is title or not running.heads_a_side_column(sheet, row, rows)]
    if title is not None:
        head = [row for row in head if not _heads_a_column_beside(sheet, row, title, head)]
    told = set[int]() if title is None else _told_in_ears(sheet, title, rows)
    head = [row for row in head if id(row) not in told]
    named = {id(row) for row in head}
    rest = [row for row in rows if id(row) not in named]
    folios = running.heads(sheet, rest, profile, said, under_masthead=bool(head))
    gone = {id(row) for row in folios}
    regions = [region(Kind.MASTHEAD, [row]) for row in head] + [region(Kind.FOLIO, [row]) for row in folios]
    return Found(tuple(regions), [row for row in rest if id(row) not in gone])


def _is_walled_off(sheet: Sheet, row: Row, title: Row, foot: float) -> bool:
    """Whether an upright rule that runs on far under the masthead stands between a row and the name."""
    left, right = min(row.box.right, title.box.right), max(row.box.left, title.box.left)
    beside = (rule for rule in sheet.upright if left < rule.centre[0] < right)
    return any(rule.top < row.middle and rule.bottom > foot + WALL * sheet.leading for rule in beside)


def _is_streamer(sheet: Sheet, row: Row, title: Row) -> bool:
    """Whether a row over the name is a headline: in display type, of some words, over much of the page."""
    over = row.box.bottom < title.box.top + CORE * title.box.height
    large = row.size >= TITLE_SIZE * sheet.body_size and row.box.width > STREAMER * sheet.print_box.width
    return over and large and len(row.text.split()) >= STREAMER_WORDS and not _says_when(row)


def _heads_a_column_beside(sheet: Sheet, row: Row, title: Row, head: Sequence[Row]) -> bool:
    """Whether a row is one of several that are a headline beside the name: some words in display type, in no frame."""
    stack = [
        other
        for other in head
        if faces.alike(row, other) and shared_width(row.box, other.box) > 0.5 * min(row.box.width, other.box.width)
    ]
    large = DISPLAY * sheet.body_size <= row.size < title.size / 2 and row.frame is None
    beside = all(shared_width(other.box, title.box) == 0 and not _says_when(other) for other in stack)
    return large and beside and len(stack) > 1 and sum(len(other.text.split()) for other in stack) >= HEADLINE_WORDS


def _cuts_columns(sheet: Sheet, foot: float, title: Row, rows: Sequence[Row]) -> bool:
    """Whether columns of text run on past the masthead's foot beside it: then it does not stand over all of them.

    One that begins beside the name and runs on is enough.
    """
    if any(
        abs(rule.centre[1] - foot) < sheet.leading and rule.width >= WIDE * sheet.print_box.width
        for rule in sheet.across
    ):
        return False
    near = [row for row in rows if abs(row.middle - foot) < NEXT_ROW * sheet.leading and len(row.text) >= TEXT]
    over, under = [row for row in near if row.middle < foot], [row for row in near if row.middle >= foot]
    cut = [row for row in over if any(_follows(sheet, row, lower) for lower in under)]
    return len(cut) >= CUT or any(_began_beside(sheet, row, title, rows) for row in cut)


def _is_over_or_under(title: Row, row: Row) -> bool:
    """Whether most of a row stands over or under the name; the boxes of drawn names are wider than they are."""
    return shared_width(row.box, title.box) > 0.6 * row.box.width


def _began_beside(sheet: Sheet, row: Row, title: Row, rows: Sequence[Row]) -> bool:
    """Whether a row's column stands beside the name, and other rows of its text over it."""
    text = [other for other in rows if len(other.text) >= TEXT and other.middle < row.middle]
    above = sum(_is_alike(sheet, other, row) for other in text)
    return above >= COLUMN_ROWS and not _is_over_or_under(title, row)


def _follows(sheet: Sheet, row: Row, lower: Row) -> bool:
    """Whether *lower* is the next row of text in the column of *row*."""
    return _is_alike(sheet, row, lower) and lower.middle - row.middle < NEXT_ROW * sheet.leading


def _is_alike(sheet: Sheet, row: Row, other: Row) -> bool:
    """Whether two rows begin in line and are in type of one size."""
    level = abs(other.box.left - row.box.left) < 2 * sheet.body_size
    return level and abs(other.size - row.size) < 0.25 * row.size


def _masthead_foot(
    sheet: Sheet, rows: Sequence[Row], profile: Profile, said: running.Elsewhere
) -> tuple[float, Row | None]:
    """The height that the masthead ends at, the top of the page when there is none; and the row with the name."""
    top, limit = sheet.print_box.top, sheet.print_box.top + HEAD_SHARE * sheet.print_box.height
    upper = [row for row in rows if row.middle < limit and (row.frame is None or _frames_head(sheet, row.frame, limit))]
    titles = _titles(sheet, upper, profile, said)
    if said.headed:
        titles = [title for title in titles if _is_known(title, profile) or said.names(title.text)]
    dated = {id(title): _dating(sheet, title, [*upper, *_ears(sheet, title, rows)], rows) for title in titles}
    titles = [title for title in titles if not _is_under_drawn_name(sheet, title, dated[id(title)])]
    title = next((title for title in titles if dated[id(title)] or _is_known(title, profile)), None)
    if title is None:
        return top - 1 if said.headed else _counted_foot(sheet, upper, rows), None
    if sum(row.middle < title.box.top and len(row.text) >= TEXT for row in rows) > MOST_OVER:
        return top - 1, None
    foot = max([_title_foot(sheet, title), *(row.box.bottom for row in dated[id(title)])])
    mottoes = [row.box.bottom for row in upper if _is_motto(sheet, row, title, foot, rows)]
    return _ruled_foot(sheet, max([foot, *mottoes])), title


def _frames_head(sheet: Sheet, frame: int, limit: float) -> bool:
    """Whether a ruled frame is the masthead's: as wide as the page and at its head."""
    box = sheet.reading.frames[frame]
    return box.width > WIDE * sheet.print_box.width and box.bottom < limit


def _counted_foot(sheet: Sheet, upper: Sequence[Row], rows: Sequence[Row]) -> float:
    """Where a masthead ends whose name was not read, it may be drawn: at volume and number, first on the page."""
    read = [row for row in sorted(upper, key=lambda row: row.middle) if len(row.text) >= A_WORD]
    first = [row for row in read[:UNREAD] if running.COUNTED.search(row.text)]
    told = [row for row in first if not _in_column(sheet, row, rows) and not _with_page(row, rows)]
    return _ruled_foot(sheet, max(row.box.bottom for row in told)) if told else sheet.print_box.top - 1


def _with_page(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a page's number stands in one row with it, as in running heads."""
    return any(running.PAGE.search(other.text) for other in rows if other is row or _level(row, other))


def _is_motto(sheet: Sheet, row: Row, title: Row, foot: float, rows: Sequence[Row]) -> bool:
    """Whether a row right under the name says what the paper is: a sentence in the middle with nothing beside it.

    Or one in quotation marks under the name's beginning, with nothing beside it but who said it.
    """
    off = OFF_MIDDLE * sheet.print_box.width
    middle = abs(row.box.centre[0] - title.box.centre[0]) < off
    quoted = row.text.lstrip()[:1] in QUOTES and abs(row.box.left - title.box.left) < off
    near = foot <= row.middle < foot + (UNDER_QUOTED if quoted else UNDER_NAME) * sheet.leading
    plain = row.size < LARGEST_FOLIO * sheet.body_size and not row.bold and len(row.text.split()) >= MOTTO_WORDS
    if not (near and plain and (middle or quoted)):
        return False
    beside = [other for other in rows if other is not row and _level(row, other)]
    return all(quoted and other.text.lstrip()[:1] in DASHES for other in beside)


def _level(row: Row, other: Row) -> bool:
    return min(row.box.bottom, other.box.bottom) - max(row.box.top, other.box.top) > 0.3 * row.box.height


def _title_foot(sheet: Sheet, title: Row) -> float:
    """Where the name ends: engines give large type boxes that reach past its letters, even over the rule under it."""
    under = (rule.top for rule in sheet.across if rule.width >= WIDE * sheet.print_box.width)
    return min([title.box.bottom, *(top for top in under if title.middle < top < title.box.bottom)])


def _titles(sheet: Sheet, upper: Sequence[Row], profile: Profile, said: running.Elsewhere) -> list[Row]:
    """What may be the paper's name, likeliest first: the first of the largest rows, then a wide one with the date.

    The first may be the print of a poster that is shown on the page; then nothing near it tells the date.  What is
    called as the paper is comes before both: a headline may be larger than a small paper's name.
    """
    drawn = [row for row in upper if row.size > LARGEST_FOLIO * sheet.body_size]
    named = (
        [row for row in drawn if _is_known(row, profile)]
        or [row for row in drawn if said.calls(row.text)]
        or [row for row in upper if row.size >= TITLE_SIZE * sheet.body_size and said.heads(row.text)]
    )
    if named:
        return [max(named, key=lambda row: row.size)]
    large = [
        row
        for row in upper
        if row.size >= TITLE_SIZE * sheet.body_size
        and sum(c.isalpha() for c in row.text) >= 3
        and row.box.width >= TITLE_WIDTH * sheet.print_box.width
    ]
    largest = max((row.size for row in large), default=0)
    first = [min((row for row in large if row.size >= NEARLY * largest), key=lambda row: row.box.top)] if large else []
    dated = [
        row
        for row in upper
        if _says_when(row) and row.size > 1.3 * sheet.body_size and row.box.width > 0.5 * sheet.print_box.width
    ]
    return first + sorted(dated, key=lambda row: -row.size)[:1]


def _is_under_drawn_name(sheet: Sheet, row: Row, dated: Sequence[Row]) -> bool:
    """Whether a large row is a headline: date and number are ruled off from it, and a drawing over them is the name."""
    if not dated:
        return False
    top, foot = min(row.box.top for row in dated), max(row.box.bottom for row in dated)
    ruled = any(
        foot < rule.centre[1] < row.box.top and rule.width >= WIDE * sheet.print_box.width for rule in sheet.across
    )
    drawn = [picture for picture in sheet.reading.pictures if picture.bottom < top + sheet.leading]
    return ruled and bool(drawn) and Box.around(drawn).width >= TITLE_WIDTH * sheet.print_box.width


def _ears(sheet: Sheet, title: Row, rows: Sequence[Row], share: float = EAR) -> list[Row]:
    """The rows in ruled frames beside the name, not much higher than it: the date may stand there."""
    frames = sheet.reading.frames
    ears = {
        number
        for number in sheet.frames
        if shared_height(frames[number], title.box) > share * frames[number].height
        and not shared_width(frames[number], title.box)
    }
    return [row for row in rows if row.frame in ears]


def _told_in_ears(sheet: Sheet, title: Row, rows: Sequence[Row]) -> set[int]:
    """The rows of ears that tell something of their own, as of the weather: several, and none of the issue itself."""
    ears: dict[int | None, list[Row]] = {}
    for row in _ears(sheet, title, rows, share=0.0):
        ears.setdefault(row.frame, []).append(row)
    told = (ear for ear in ears.values() if len(ear) >= EAR_ROWS and not any(map(_says_when, ear)))
    return {id(row) for ear in told if not _is_signed_quote(ear) for row in ear}


def _is_signed_quote(ear: Sequence[Row]) -> bool:
    """Whether an ear holds words in quotation marks and who said them: the paper's motto."""
    first, *_, last = (row.text.strip() for row in sorted(ear, key=lambda row: row.middle))
    return first[:1] in QUOTES and last[:1] in DASHES


def _dating(sheet: Sheet, title: Row, upper: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The rows near the name that tell of the issue."""
    near = NEAR * sheet.leading
    told = [
        row for row in upper if _dates(row, title, rows) and title.box.top - near < row.middle < title.box.bottom + near
    ]
    stacks = [(row, _stack_beside(sheet, row, title, rows)) for row in told]
    return [one for row, stack in stacks for one in stack or [row] if stack or not _in_column(sheet, row, rows)]


def _stack_beside(sheet: Sheet, row: Row, title: Row, rows: Sequence[Row]) -> list[Row]:
    """A row at the side of the name with those that follow close under it; none where these run on under the name."""
    if shared_width(row.box, title.box) or not shared_height(row.box, title.box):
        return []
    stack = [row]
    for other in sorted(rows, key=lambda other: other.middle):
        if 0 < other.middle - stack[-1].middle < NEXT_ROW * sheet.leading and shared_width(other.box, stack[-1].box):
            stack.append(other)
    return stack if stack[-1].middle < title.box.bottom + sheet.leading else []


def _ruled_foot(sheet: Sheet, foot: float) -> float:
    """Down to the wide rule next under it, past the lines in between; a scratch may hang from a rule."""
    wide = sorted(
        min(rule.bottom, rule.top + THICK * sheet.leading)
        for rule in sheet.across
        if rule.width >= WIDE * sheet.print_box.width and -sheet.leading < rule.top - foot < 2.5 * sheet.leading
    )
    below = [bottom for bottom in wide if bottom > foot - 0.5 * sheet.leading]
    if not below:
        return foot + 0.2 * sheet.leading
    for bottom in below[1:]:
        if bottom - below[0] > DOUBLE * sheet.leading:
            break
        below[0] = bottom
    return max(below[0], foot)


def _in_column(sheet: Sheet, row: Row, rows: Sequence[Row]) -> bool:
    """Whether more rows like it follow under it: running text may name a date too."""
    below = [
        (other.middle - row.middle) / sheet.leading
        for other in rows
        if abs(other.box.left - row.box.left) < 2 * sheet.body_size
        and 0.6 * row.box.width < other.box.width < 1.7 * row.box.width
        and abs(other.size - row.size) < 0.15 * row.size
    ]
    like = [step for step in below if 0.5 < step < 3.5]
    return len(like) >= COLUMN_ROWS and min(like) < NEXT_ROW


def _dates(row: Row, title: Row, rows: Sequence[Row]) -> bool:
    """Whether the row tells of the issue; over the title it must not be a running head, which has a page's number."""
    if row.middle > title.box.top:
        return _says_when(row)
    if running.COUNTED.search(row.text) or YEARS.search(row.text):
        return True
    level = [other.text for other in rows if _level(row, other)]
    return bool(dates(row.text)) and not any(PAGE_NUMBER.search(text) for text in level)


def _says_when(row: Row) -> bool:
    return bool(running.COUNTED.search(row.text) or YEARS.search(row.text) or dates(row.text) or months(row.text))


def _is_known(row: Row, profile: Profile) -> bool:
    return profile.title is not None and fuzz.ratio(key(row.text), key(profile.title)) >= SAME_NAME
