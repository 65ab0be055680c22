"""Which lines run over a gutter, or hold a speck from the margin, and where are they cut?

Engines that are handed whole pages read across columns; no word is lost, a line becomes two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.layout import wording
from ingest.layout.rows import Columns
from ingest.layout.sheet import Sheet
from ingest.model import Box, Line, TextLine, Word

SIDE = 0.12
"""Share of a column that a line must cover on both sides of a gutter to run over it."""
WIDER = 1.3
"""Times the line's usual space that the one over the gutter must have."""
LEAST = 0.45
"""Type sizes that it must have."""
LIKE_BODY = (0.65, 1.4)
"""Body sizes of a line that may be cut: headlines span columns rightly."""
DISPLAY, TWICE, WIDE = 3.0, 2.0, 0.9
"""Two headlines side by side are cut too: in type of so many body sizes at most, where the space over the gutter is so
many times the other spaces and so many type sizes wide."""
OTHER_SIZE = 1.25
"""Times as high as the capitals beside them that those of another headline are; such lines are cut however large."""
STACK, LEANING, STACK_SPACE, FLUSH = 3.5, 1.6, 1.5, 0.25
"""Heights of its letters under a line within which more rows of its second headline begin; times as high as those the
words of a line seem that is two and leans; times as wide as its next widest space is the one between the two; and type
sizes by which rows of a stack begin off each other at most."""
AT_EDGE = 0.6
"""Type sizes that a word may end or begin off its column's edge there."""
FAR = 2.5
"""Type sizes between a speck, or the end of a word, and the line in another column that it was read into."""
SPECK = 2
"""Letters of a speck at most."""

Grid = Sequence[tuple[float, float]]


def cut(sheet: Sheet, columns: Columns) -> tuple[TextLine, ...]:
    """The lines of the page, those cut that run over a gutter between *columns* or hold a speck."""
    cuts = {
        id(line): [*_pieces(sheet, line, columns(line.box.centre[1]))]
        for line in sheet.lines
        if _widest_space(line) >= LEAST * line.size or _has_specks(line)
    }
    return tuple(piece for line in sheet.lines for piece in cuts.get(id(line), [line]))


def _widest_space(line: TextLine) -> float:
    return max((b.box.left - a.box.right for a, b in pairwise(line.line.words)), default=0.0)


def _pieces(sheet: Sheet, line: TextLine, edges: Grid) -> Iterator[TextLine]:
    words = line.line.words
    low, high = LIKE_BODY
    is_body = low * sheet.body_size <= line.size <= high * sheet.body_size
    parting = range(1, len(words)) if is_body else _between_headlines(sheet, line)
    start = 0
    for end in range(1, len(words)):
        over = (end in parting and _over_gutter(line, end, edges)) or _heads_a_stack(sheet, line, end, edges)
        if over or _speck_apart(line, end, edges):
            yield _piece(line, words[start:end])
            start = end
    yield _piece(line, words[start:]) if start else line


def _between_headlines(sheet: Sheet, line: TextLine) -> range:
    """The word of a line of display type before which one space is far wider than all others; none where none is."""
    spaces = sorted(b.box.left - a.box.right for a, b in pairwise(line.line.words))
    if len(spaces) < 3 or (line.size > DISPLAY * sheet.body_size and not _changes_type(line)):
        return range(0)
    at = _widest(line.line.words)
    return range(at, at + 1) if spaces[-1] >= max(WIDE * line.size, TWICE * spaces[-2]) else range(0)


def _widest(words: Sequence[Word]) -> int:
    """The word before which the widest space is."""
    return max(range(1, len(words)), key=lambda n: words[n].box.left - words[n - 1].box.right)


def _changes_type(line: TextLine) -> bool:
    """Whether what stands before its widest space is alone in capitals, or in capitals of another size."""
    words = line.line.words
    at = _widest(words)
    parts = words[:at], words[at:]
    capitals = {wording.is_capitals(" ".join(word.text for word in part)) for part in parts}
    small, large = sorted(map(_height, parts))
    return len(capitals) > 1 or (large > OTHER_SIZE * small and capitals == {True})


def _over_gutter(line: TextLine, end: int, edges: Grid) -> bool:
    """Whether the space before word *end* is one between two columns."""
    words = line.line.words
    spaces = [b.box.left - a.box.right for a, b in pairwise(words)]
    space = spaces[end - 1]
    left, right = words[end - 1].box.right, words[end].box.left
    if _meets_edges(line, left, right, edges):
        return True
    if space < LEAST * line.size or (len(spaces) > 2 and space < WIDER * max(median(spaces), 0.0)):
        return False
    for one, two in pairwise(edges):
        beside = one[1] - line.box.left > SIDE * (one[1] - one[0]) and line.box.right - two[0] > SIDE * (
            two[1] - two[0]
        )
        slack = 0.5 * line.size
        if (
            (beside or space >= FAR * line.size)
            and left - slack <= two[0]
            and right + slack >= one[1]
            and right >= (one[1] + two[0]) / 2 - slack >= left - 2 * slack
        ):
            return True
    return False


def _heads_a_stack(sheet: Sheet, line: TextLine, end: int, edges: Grid) -> bool:
    """Whether word *end* of a large line begins a headline of its own: more of its rows begin under it, at its column.

    The space before it is wider than the line's others, which a headline over both columns has by chance at most.
    """
    words = line.line.words
    start, spaces = words[end].box.left, sorted(b.box.left - a.box.right for a, b in pairwise(words))
    space = start - words[end - 1].box.right
    if line.size <= LIKE_BODY[1] * sheet.body_size or space < max(LEAST * line.size, STACK_SPACE * spaces[-2:][0]):
        return False
    high, slack = _height(words[end:]), FLUSH * line.size
    return any(abs(start - left) < 2 * slack for left, _ in edges[1:]) and any(
        abs(other.box.left - start) < slack
        and high / LEANING < _height(other.line.words) < LEANING * high
        and 0.5 * high < other.box.centre[1] - words[end].box.centre[1] < STACK * high
        for other in sheet.lines
        if other is not line
    )


def _height(words: Sequence[Word]) -> float:
    return median(word.box.height for word in words)


def _meets_edges(line: TextLine, left: float, right: float, edges: Grid) -> bool:
    """Whether one word ends at a column's right edge and the next begins at the left edge of the one after it.

    The line must fill both: then a rule between them was read as part of a word.
    """
    slack = AT_EDGE * line.size
    return any(
        abs(left - one[1]) < slack
        and abs(right - two[0]) < slack
        and max(line.box.left - one[0], two[1] - line.box.right) < FAR * line.size
        for one, two in pairwise(edges)
    )


def _has_specks(line: TextLine) -> bool:
    return not (_letters(line.line.words[:1]) and _letters(line.line.words[-1:]))


def _speck_apart(line: TextLine, end: int, edges: Grid) -> bool:
    """Whether few letters stand far from the rest, out of every column, or signs without a letter in a gutter."""
    words = line.line.words
    far = words[end].box.left - words[end - 1].box.right >= FAR * line.size
    for part in (words[:end], words[end:]):
        letters = _letters(part)
        if letters > (SPECK if far else 0):
            continue
        slack = line.size if letters else 0.0
        middle = Box.around(word.box for word in part).centre[0]
        if not any(one[0] - slack <= middle <= one[1] + slack for one in edges):
            return True
    return False


def _letters(words: Sequence[Word]) -> int:
    return sum([wording.signs(word.text) for word in words])


def _piece(line: TextLine, words: tuple[Word, ...]) -> TextLine:
    cut_line = Line(words, line.line.weight, line.line.zone)
    return replace(line, line=cut_line, box=cut_line.box)
