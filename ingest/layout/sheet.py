"""What does every step of the layout know of its page?"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from statistics import median

from ingest.geometry import contains, overlap, shared_width
from ingest.layout import sizes
from ingest.model import Box, Reading, TextLine

FRAME_SHARE = 0.6
"""Of a line's area that must lie in a frame for the line to be its content."""
PAGE_BORDER = 0.5
"""Share of the print that a frame may enclose; more is a border round the page."""
CUT_THROUGH = 0.15
"""Share of a frame's lines that its sides may cut through; more, and the rules belong to something else."""
SAME_STEP = 1.12
"""Steps from line to line that differ by less are the same."""
MANY = 0.5
"""Share of the commonest step's pairs that a smaller step must have to be the leading."""
STRUCK = 0.2
"""Share of a line's height at its head and foot where a rule may touch it."""
WIDEST_STRUCK = 40.0
"""A rule so many times as wide as high is one, though its box is high because it leans."""
LONGEST_WORD = 25.0
"""A rule in a row of print so many times as wide as high may be a word taken for one."""
EDGE = 0.4
"""Type sizes round a picture in which a rule is the picture's edge."""
USUAL_LEADING = 1.3
"""From line to line, in type sizes, where a page has too few lines to tell."""
FLAT = 3.0
"""A rule this many times as wide as high lies across; the other way round it stands upright."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The straightened reading with what was measured on all of it; lengths in its pixels."""

    reading: Reading
    lines: tuple[TextLine, ...]
    body_size: float
    leading: float
    """From one line of the body to the next."""
    across: tuple[Box, ...]
    """Rules that lie across, dashes between items and edges of dark bars among them."""
    upright: tuple[Box, ...]
    print_box: Box
    """Around all lines."""
    frames: frozenset[int] = frozenset()
    """Numbers of the reading's frames that can be relied on."""

    @classmethod
    def of(cls, reading: Reading, lines: tuple[TextLine, ...]) -> "Sheet":
        """Measure the page."""
        size = sizes.body_size(lines) or 1.0
        printed = [rule for rule in reading.rules if not _is_edge(rule, reading.pictures, EDGE * size)]
        flat = [rule for rule in printed if rule.width >= FLAT * rule.height and rule.width >= size]
        drawn = [rule for rule in flat if not _strikes_out(rule, lines)]
        across = (*drawn, *(edge for bar in reading.bars for edge in _edges(bar)))
        upright = tuple(rule for rule in printed if rule.height >= FLAT * rule.width and rule.height >= 2 * size)
        edge = Box.around(line.box for line in lines) if lines else Box(0, 0, *map(float, reading.page_size))
        sheet = cls(reading, lines, size, _leading(lines, size), across, upright, edge)
        return replace(sheet, frames=frozenset(filter(sheet.holds, range(len(reading.frames)))))

    def holds(self, number: int) -> bool:
        """Whether a frame of the reading is one: it neither borders the page nor cuts through lines."""
        frame = self.reading.frames[number]
        if frame.width * frame.height > PAGE_BORDER * self.print_box.width * self.print_box.height:
            return False
        level = [line.box for line in self.lines if frame.top < line.box.centre[1] < frame.bottom]
        slack = 0.5 * self.body_size
        cut = sum(1 for box in level if _cuts(frame.left, box, slack) or _cuts(frame.right, box, slack))
        return cut <= 1 or cut < CUT_THROUGH * sum(1 for box in level if contains(frame, box))

    def frame_of(self, box: Box) -> int | None:
        """Which of the reading's frames holds *box*: the smallest of them."""
        area = max(box.width * box.height, 1.0)
        inside = [
            (frame.width * frame.height, number)
            for number, frame in enumerate(self.reading.frames)
            if contains(frame, box) and overlap(frame, box) >= FRAME_SHARE * area and number in self.frames
        ]
        return min(inside)[1] if inside else None


def _leading(lines: tuple[TextLine, ...], size: float) -> float:
    body = sorted(
        (line for line in lines if 0.8 * size <= line.size <= 1.25 * size and len(line.line.text) >= sizes.SETTLED),
        key=lambda line: line.box.top,
    )
    steps = []
    for place, line in enumerate(body):
        for other in body[place + 1 : place + 40]:
            shared = min(line.box.right, other.box.right) - max(line.box.left, other.box.left)
            step = other.box.centre[1] - line.box.centre[1]
            if step > 0.7 * size and shared > 0.6 * min(line.box.width, other.box.width):
                steps.append(step)
                break
    return _closest(sorted(steps)) if len(steps) >= 3 else USUAL_LEADING * size


def _closest(steps: list[float]) -> float:
    """The least of the *steps* (rising) that many pairs of lines share: from line to line, not between paragraphs."""
    shared = [steps[bisect_left(steps, step) : bisect_right(steps, SAME_STEP * step)] for step in steps]
    most = max(map(len, shared))
    return median(next(group for group in shared if len(group) >= MANY * most))


def _is_edge(rule: Box, pictures: tuple[Box, ...], slack: float) -> bool:
    """Whether a rule lies in a picture or along its edge: then it is drawn, or is where the picture ends."""
    return any(
        picture.left - slack <= rule.left
        and rule.right <= picture.right + slack
        and picture.top - slack <= rule.top
        and rule.bottom <= picture.bottom + slack
        for picture in pictures
    )


def _edges(bar: Box) -> tuple[Box, Box]:
    """Head and foot of a dark bar, which part what stands on it from what is over and under it."""
    return replace(bar, bottom=bar.top), replace(bar, top=bar.bottom)


def _strikes_out(rule: Box, lines: tuple[TextLine, ...]) -> bool:
    """Whether a rule runs through print, or fills the space of a word in it: then it is ink of letters."""
    middle = rule.centre[1]
    struck, beside = 0.0, False
    for line in lines:
        box = line.box
        if box.top + STRUCK * box.height < middle < box.bottom - STRUCK * box.height:
            struck += shared_width(rule, box)
            beside = beside or max(box.left - rule.right, rule.left - box.right) < line.size
    fills = beside and rule.width < LONGEST_WORD * rule.height
    return fills or (struck >= 0.5 * rule.width and rule.width <= WIDEST_STRUCK * rule.height)


def _cuts(side: float, box: Box, slack: float) -> bool:
    return box.left + slack < side < box.right - slack
