"""Which lines stand side by side in one printed line of one column?

Engines cut a line in two at a wide space, and give a large initial as a line of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ingest.geometry import shared_height
from ingest.layout.sheet import Sheet
from ingest.model import Box, TextLine

SAME_HEIGHT = 0.55
"""Share of the lower piece that must lie beside the other."""
SPACE = 0.6
"""Type sizes between two pieces of one line; gutters are wider."""
NARROW = 0.3
"""Type sizes by which a line may run into a gutter."""
SPACE_IN_ZONE = 2.5
"""The same where both were read in one zone, which holds one column."""
INITIAL = 1.5
"""A single letter so many body sizes high is the large first letter of a paragraph."""


Gutters = Callable[[float], Sequence[float]]
"""For a height on the page, the middle of each gutter there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of one column: mostly one `TextLine`."""

    lines: tuple[TextLine, ...]
    box: Box
    size: float
    bold: bool
    frame: int | None = None
    """Which ruled frame it stands in."""

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(line.line.text for line in self.lines)

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return self.box.centre[1]


def of(sheet: Sheet, gutters: Gutters) -> list[Row]:
    """All lines of the page as rows, from top to bottom; every line is in exactly one, none goes over a gutter."""
    groups: list[list[TextLine]] = []
    for line in sorted(sheet.lines, key=lambda line: (line.box.top, line.box.left)):
        home = next((group for group in reversed(groups[-60:]) if _beside(sheet, group, line, gutters)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return sorted((made(sheet, group) for group in groups), key=lambda row: (row.box.top, row.box.left))


def made(sheet: Sheet, lines: Iterable[TextLine]) -> Row:
    """One row of these lines."""
    ordered = tuple(sorted(lines, key=lambda line: line.box.left))
    longest = max(ordered, key=lambda line: len(line.line.text))
    box = Box.around(line.box for line in ordered)
    return Row(ordered, box, longest.size, longest.bold, sheet.frame_of(box))


def _beside(sheet: Sheet, group: Sequence[TextLine], line: TextLine, gutters: Gutters) -> bool:
    return any(_one_line(sheet, other, line) and not _parted(other.box, line, gutters) for other in group)


def _parted(a: Box, line: TextLine, gutters: Gutters) -> bool:
    left, right = min(a.right, line.box.right), max(a.left, line.box.left)
    slack = NARROW * line.size
    return any(left - slack <= gutter <= right + slack for gutter in gutters(line.box.centre[1]))


def _one_line(sheet: Sheet, a: TextLine, b: TextLine) -> bool:
    if shared_height(a.box, b.box) < SAME_HEIGHT * min(a.box.height, b.box.height):
        return False
    gap = max(a.box.left, b.box.left) - min(a.box.right, b.box.right)
    if _opens_with(sheet, a, b) or _opens_with(sheet, b, a):
        return True
    alike = max(a.size, b.size) <= 1.4 * min(a.size, b.size)
    same_zone = a.line.zone == b.line.zone != 0
    limit = (SPACE_IN_ZONE if same_zone else SPACE) * min(a.size, b.size)
    return alike and -min(a.box.width, b.box.width) / 2 < gap <= limit and not _ruled_off(sheet, a.box, b.box)


def _opens_with(sheet: Sheet, initial: TextLine, line: TextLine) -> bool:
    """Whether *initial* is the large first letter of *line*."""
    letters = sum(letter.isalpha() for letter in initial.line.text)
    large = letters == 1 and initial.box.height >= INITIAL * 0.7 * sheet.body_size and initial.size > 1.4 * line.size
    gap = line.box.left - initial.box.right
    high = abs(initial.box.top - line.box.top) < 0.6 * line.size
    return large and high and -0.3 * line.size <= gap <= line.size


def _ruled_off(sheet: Sheet, a: Box, b: Box) -> bool:
    left, right = min(a.right, b.right), max(a.left, b.left)
    middle = (max(a.top, b.top) + min(a.bottom, b.bottom)) / 2
    return any(left - 1 <= rule.centre[0] <= right + 1 and rule.top < middle < rule.bottom for rule in sheet.upright)
