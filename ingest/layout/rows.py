"""Which lines stand side by side in one printed line of one column?

Engines cut a line in two at a wide space, and give a large initial as a line of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ingest.geometry import FITTING, shared_height, shared_width
from ingest.layout import wording
from ingest.layout.sheet import Sheet
from ingest.model import Box, TextLine

SAME_HEIGHT = 0.55
"""Share of the lower piece that must lie beside the other."""
SPACE = 0.6
"""Type sizes between two pieces of one line; gutters are wider."""
NARROW = 0.3
"""Type sizes by which a line may stand out of its column."""
INTO = 0.8
"""Type sizes by which it may reach over the middle of a gutter: a piece of a rule is read with it, as a dash."""
SPACE_IN_COLUMN = 2.5
"""The same where both were read in one zone, or stand in one column: justified lines have wide spaces."""
SPREAD, FLUSH = 4.0, 1.0
"""The same where they fill their column from edge to edge, and type sizes by which they may miss them, a paragraph's
indent aside: a typist who justifies spreads the few words of a line."""
PITCH = 0.9
"""Type sizes from a letter to the next from which on they are spread; those of a typewriter stand 0.6 apart."""
ONTO = 2.0
"""Type sizes by which a piece may lie on one of another zone at most, specks aside."""
WITHIN = 0.15
"""Share of a line's height that lies between letters of one word at most."""
THROUGH, DECK, SET_IN = 0.6, 1.15, 0.25
"""Share of a gutter's width: pieces of a deck over two columns have less than that between them, and run through it.
Body sizes of its type at least; smaller type must stand in from both outer edges by such a share of a column."""
FILLED = 0.5
"""Share of a gutter's white that is left where a line runs through it, at most."""
LARGE, NEARLY, WORD_SPACE = 1.5, 0.95, 0.5
"""Body sizes of type whose spaces between words are as wide as gutters; the share of a gutter, and of its size, that
lies between two pieces of it at most: headlines of two columns stand further apart."""
STACKED, SAME_SIZE, OFF_MIDDLE = 2.0, 1.25, 0.5
"""Sizes of display type from one row of a headline to the next, times by which those differ, and sizes by which their
middles do: a row cut at a gutter is a whole one where the next runs over it."""
ABOUT, LETTERS, LEAST_TEXT = 8.0, 20, 6
"""Leadings over and under a line within which text says what size is usual there; letters of a line of it, and how
many such lines there must be: an article may be set larger than the advertisements that fill its page."""
UNDERLINE = 0.6
"""Type sizes between the foot of words and the rule that underlines them, which may touch their tails."""
CLOSING = frozenset(",.;:!?’”")
"""What stands close behind a word."""
INITIAL = 1.5
"""A single letter so many body sizes high is the large first letter of a paragraph."""
CORE = 0.2
"""Share of the letters of two pieces at head and foot: a rule that ends there parts them not, as it may do under one
headline over two columns."""


Edges = Sequence[tuple[float, float]]
Columns = Callable[[float], Edges]
"""For a height on the page, left and right edge of each column there, from left to right."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of one column: mostly one `TextLine`."""

    lines: tuple[TextLine, ...]
    box: Box
    size: float
    bold: bool
    frame: int | None = None
    """Which ruled frame it stands in."""
    table: int | None = None
    """Of which of the page's tables it is a row, with all its cells."""
    text: str = field(init=False, compare=False, repr=False)
    """Its words with single spaces."""
    middle: float = field(init=False, compare=False, repr=False)
    """Its height on the page; kept as its text is, for everybody asks for them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([line.line.text for line in self.lines]))
        object.__setattr__(self, "middle", self.box.centre[1])

    @property
    def tone(self) -> int:
        """How dark its ink is, 0 when unknown."""
        return max(self.lines, key=lambda line: len(line.line.text)).line.tone


def of(sheet: Sheet, columns: Columns) -> list[Row]:
    """All lines of the page as rows, from top to bottom; every line is in exactly one, none goes over a gutter."""
    groups: list[list[TextLine]] = []
    beside: list[list[TextLine]] = []
    for line in sorted(sheet.lines, key=lambda line: (line.box.top, line.box.left)):
        beside = [group for group in beside if max(other.box.bottom for other in group) >= line.box.top]
        home = next((group for group in reversed(beside) if _joins(sheet, group, line, columns)), None)
        if home is None:
            groups.append([line])
            beside.append(groups[-1])
        else:
            home.append(line)
    return sorted((made(sheet, group) for group in groups), key=lambda row: (row.box.top, row.box.left))


def made(sheet: Sheet, lines: Iterable[TextLine]) -> Row:
    """One row of these lines."""
    ordered = tuple(sorted(lines, key=lambda line: line.box.left))
    longest = max(ordered, key=lambda line: len(line.line.text))
    box = Box.around(line.box for line in ordered)
    return Row(ordered, box, longest.size, longest.bold, sheet.frame_of(box))


def _joins(sheet: Sheet, group: Sequence[TextLine], line: TextLine, columns: Columns) -> bool:
    return any(_one_line(sheet, other, line, columns) for other in group)


def _one_line(sheet: Sheet, a: TextLine, b: TextLine, columns: Columns) -> bool:
    if shared_height(a.box, b.box) < SAME_HEIGHT * min(a.box.height, b.box.height):
        return False
    if _opens_with(sheet, a, b) or _opens_with(sheet, b, a):
        return not _gutter_between(a, b, columns(b.box.centre[1]))
    gap = max(a.box.left, b.box.left) - min(a.box.right, b.box.right)
    small, large = sorted((a.size, b.size))
    if large > 1.4 * small or not -min(a.box.width, b.box.width) / 2 < gap <= SPREAD * small:
        return False  # most are: nobody need ask for the columns
    if gap < -ONTO * small and a.line.zone != b.line.zone and _lie_on_each_other(a, b, small):
        return False
    return gap <= _widest(sheet, a, b, columns(b.box.centre[1])) and not _ruled_off(sheet, a.box, b.box)


def _lie_on_each_other(a: TextLine, b: TextLine, size: float) -> bool:
    """Whether words of two lines lie on each other, specks aside: then they are of two columns."""
    one, two = (
        Box.around(word.box for word in words or line.line.words)
        for line in (a, b)
        for words in [[word for word in line.line.words if sum(map(str.isalnum, word.text)) > 1]]
    )
    return min(one.right, two.right) - max(one.left, two.left) > ONTO * size


def _widest(sheet: Sheet, a: TextLine, b: TextLine, columns: Edges) -> float:
    """Pixels that may lie between two pieces of one line."""
    size = min(a.size, b.size)
    gutter = _gutter_between(a, b, columns)
    if gutter:
        one, two = sorted((a, b), key=lambda line: line.box.left)
        spaced = two.box.left - one.box.right > WITHIN * size or _are_one_word(one, two)
        large = (
            spaced and size > DECK * sheet.body_size and size > DECK * max(_text_about(sheet, a), _text_about(sheet, b))
        )
        white = gutter[1][0] - gutter[0][1]
        runs_through = large or _stands_apart(one, two, *gutter) or _fills_a_gutter(one, two, *gutter)
        word_space = min(NEARLY * white, WORD_SPACE * size) if size > LARGE * sheet.body_size else 0.0
        if size > LARGE * sheet.body_size and _is_stacked(sheet, one, two):
            word_space = size
        elif size > LARGE * sheet.body_size and _goes_on_small(sheet, one, two):
            word_space = WORD_SPACE * size
        return max(word_space, min(THROUGH * white, size)) if runs_through else -size
    if _fill_a_column(a, b, columns):
        return SPREAD * size
    in_one = _in_one_column(a, b, columns)
    if in_one and ((_is_spread(a) and _is_spread(b)) or _are_on_one_underline(sheet, a.box, b.box, size)):
        return SPREAD * size
    together = a.line.zone == b.line.zone != 0 or in_one
    return (SPACE_IN_COLUMN if together else SPACE) * size


def _is_stacked(sheet: Sheet, one: TextLine, two: TextLine) -> bool:
    """Whether a line of the same type and with the same middle runs right over or under two pieces and their gap."""
    whole, size = Box.around((one.box, two.box)), min(one.size, two.size)
    return any(
        size / SAME_SIZE < other.size < SAME_SIZE * size
        and 0.5 * size < abs(other.box.centre[1] - whole.centre[1]) < STACKED * size
        and other.box.left < one.box.right - size
        and two.box.left + size < other.box.right
        and abs(other.box.centre[0] - whole.centre[0]) < OFF_MIDDLE * size
        for other in sheet.lines
    )


def _goes_on_small(sheet: Sheet, one: TextLine, two: TextLine) -> bool:
    """Whether the second of two pieces begins small, and not as the next row of a headline over its own column."""
    size = two.size
    return wording.starts_small(two.line.text) and not any(
        size / SAME_SIZE < other.size < SAME_SIZE * size
        and 0.5 * size < two.box.centre[1] - other.box.centre[1] < STACKED * size
        and other.box.left > one.box.right
        and shared_width(other.box, two.box) > 0
        for other in sheet.lines
    )


def _text_about(sheet: Sheet, line: TextLine) -> float:
    """The size of the text over and under a line, 0 where there is little."""
    reach = ABOUT * sheet.leading
    sizes = [
        other.size
        for other in sheet.lines
        if 0 < abs(other.box.centre[1] - line.box.centre[1]) < reach
        and len(other.line.text) >= LETTERS
        and shared_width(other.box, line.box) > FITTING * max(other.box.width, line.box.width)
    ]
    return median(sizes) if len(sizes) >= LEAST_TEXT else 0.0


def _gutter_between(a: TextLine, b: TextLine, columns: Edges) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """The columns left and right of the gutter that lies between two pieces, if one does."""
    one, two = sorted((a.box, b.box), key=lambda box: box.left)
    slack = INTO * b.size
    return next(
        (
            (left, right)
            for left, right in pairwise(columns)
            if one.right - slack <= (middle := (left[1] + right[0]) / 2) <= two.left + slack
            and one.centre[0] < middle < two.centre[0]
        ),
        None,
    )


def _stands_apart(one: TextLine, two: TextLine, left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Whether two pieces are one short line over two columns, in the middle or from the left: text would fill both.

    A sign by itself at the head of a column is dirt in the gutter.
    """
    begins = one.box.left - left[0] > SET_IN * (left[1] - left[0])
    ends = right[1] - two.box.right > SET_IN * (right[1] - right[0])
    dirty = not any(map(str.isalnum, two.line.words[0].text))
    return ends and (begins or (_are_one_word(one, two) and not dirty))


def _fills_a_gutter(one: TextLine, two: TextLine, left: tuple[float, float], right: tuple[float, float]) -> bool:
    """Whether no more than the space between two words, and no signs, is left of the white between two columns."""
    gap, white = two.box.left - one.box.right, right[0] - left[1]
    space = WORD_SPACE * min(one.size, two.size)
    close = 0 < gap < min(space, FILLED * white) and white > space
    return close and all(sum(map(str.isalnum, word.text)) > 1 for word in (one.line.words[-1], two.line.words[0]))


def _are_one_word(one: TextLine, two: TextLine) -> bool:
    """Whether no space lies between the last letter of one piece and the first of the other."""
    letters = one.line.text[-1].isalnum() and (two.line.text[0].isalnum() or two.line.text[0] in CLOSING)
    return letters and two.box.left - one.box.right < WITHIN * one.box.height


def _in_one_column(a: TextLine, b: TextLine, columns: Edges) -> bool:
    left, right, slack = min(a.box.left, b.box.left), max(a.box.right, b.box.right), NARROW * a.size
    return any(edge[0] - slack <= left and right <= edge[1] + slack for edge in columns)


def _is_spread(line: TextLine) -> bool:
    """Whether its letters stand far apart, as those of a typed heading do."""
    return line.box.width > PITCH * line.size * len(line.line.text)


def _are_on_one_underline(sheet: Sheet, a: Box, b: Box, size: float) -> bool:
    """Whether one rule runs right under both pieces from the left of the first to the right of the second."""
    whole = Box.around((a, b))
    return any(
        max(abs(rule.left - whole.left), abs(rule.right - whole.right)) < size
        and abs(rule.centre[1] - whole.bottom) < UNDERLINE * size
        for rule in sheet.across
    )


def _fill_a_column(a: TextLine, b: TextLine, columns: Edges) -> bool:
    """Whether two pieces of a sentence stand at both edges of a column, the first set in at most like a paragraph."""
    one, two = sorted((a, b), key=lambda line: line.box.left)
    slack = FLUSH * a.size
    fill = any(
        edge[0] - slack <= one.box.left <= edge[0] + SPACE_IN_COLUMN * a.size and abs(two.box.right - edge[1]) <= slack
        for edge in columns
    )
    return fill and wording.starts_small(two.line.text) and not wording.ends_sentence(one.line.text)


def _opens_with(sheet: Sheet, initial: TextLine, line: TextLine) -> bool:
    """Whether *initial* is the large first letter of *line*."""
    large = initial.size > 1.4 * line.size and initial.box.height >= INITIAL * 0.7 * sheet.body_size
    gap = line.box.left - initial.box.right
    high = abs(initial.box.top - line.box.top) < 0.6 * line.size
    stands_before = large and high and -0.3 * line.size <= gap <= line.size
    return stands_before and sum(letter.isalpha() for letter in initial.line.text) == 1


def _ruled_off(sheet: Sheet, a: Box, b: Box) -> bool:
    """Whether a rule stands between two pieces, or what is left of a worn one beside the core of their letters."""
    left, right = min(a.right, b.right), max(a.left, b.left)
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    head, foot = top + CORE * (bottom - top), bottom - CORE * (bottom - top)
    between = (rule for rule in sheet.upright if left - 1 <= rule.centre[0] <= right + 1)
    return any(rule.top < foot and rule.bottom > head for rule in between)
