"""What do further readings make of the lines that were read on a zone?

What is doubtful of each line is cut out once more and handed to a second recogniser.  Where the two do not agree,
Tesseract reads it a third time, larger; `ballot` decides, letter by letter.  Print that the first reading passed over
is read too.  Every letter was read off the paper by one of them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest import zones
from ingest.engines import Engine
from ingest.engines.second import Letter, SecondReader
from ingest.model import Box, Line, Word
from ingest.pipeline import ballot
from ingest.zones import masks

Pixels = NDArray[np.uint8]

LARGER = 24.0
"""Height of an x for the third reading; the first is at 16."""
CLOSE = 0.35
"""White above and below a line for the second reader, in its x-heights."""
AROUND = 0.6
"""The same for Tesseract, and at both ends."""
OVER, UNDER = 0.35, 0.3
"""How far from its x a line keeps marks that were given to the next line, in x-heights: its commas and points."""
SAME_LINE = 0.4
"""Share of the lower one's height by which a read line and a row of ink stand side by side to be the same."""
FEET = 30
"""Percentile of the feet of a line's words: below the median, since descenders hang lower."""
DOUBTED = 0.962
"""Confidence under which a word is read again."""
GAP = 0.3
"""White between two words, in x-heights, through which a line can be cut."""


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who reads again."""

    engine: Engine
    second: SecondReader | None
    decide: Callable[[Line, Sequence[ballot.Ballot]], Line] = ballot.decided


@dataclass(frozen=True, slots=True)
class Cut:
    """How a line is cut out."""

    foot: float
    """Of its letters, in pixels of the page."""
    pad: float
    """Paper around it, in its x-heights."""
    specks: bool
    """Whether what may be specks stays: the second reader tells them from points better than we do (75 edits on the
    passages without them, 51 with them), Tesseract worse."""
    sides: tuple[float, float] = (0.0, float("inf"))
    """How far it may reach to the left and to the right: not into the next word."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line cut out of the page."""

    pixels: Pixels
    left: float
    """Where it was cut, in pixels of the page."""
    x_height: float


def looked_at_again(lines: Sequence[Line], page: Pixels, found: zones.Zones, number: int, eyes: Eyes) -> list[Line]:
    """The *lines* of zone *number* as all readings together have them, boxes on the page (H×W grey)."""
    zone = found.zones[number]
    edges = [_reach(line, lines, zone) for line in lines]
    again = (_again(line, box, page, found, zone, eyes) for line, box in zip(lines, edges, strict=True))
    better = [line for line in again if line.words]
    if eyes.second is None:
        return better
    passed_over = [row for row in zone.lines if not any(_beside(row, line.box) for line in lines)]
    for row in passed_over:
        alone = _alone(_strip(page, found, zone, row, Cut(row.bottom, CLOSE, specks=True)), row, eyes.second)
        if alone:
            better.append(Line(alone, zone=number))
    return sorted(better, key=lambda line: line.box.top)


def _reach(line: Line, lines: Sequence[Line], zone: zones.Zone) -> Box:
    """As far as the ink of a line goes: the engine may have left off at a stain.

    A row that two lines share, side by side, runs over a gutter that nobody saw but the engine.
    """
    rows = [row for row in zone.lines if _beside(row, line.box)]
    if len(rows) != 1 or sum(_beside(rows[0], other.box) for other in lines) != 1:
        return line.box
    return Box.around((line.box, rows[0]))


def _again(line: Line, reach: Box, page: Pixels, found: zones.Zones, zone: zones.Zone, eyes: Eyes) -> Line:
    asked = _doubted(line, reach, zone.x_height)
    if asked.start == asked.stop:
        return eyes.decide(line, [ballot.spread(line.words, ballot.AGREED)])
    foot = float(np.percentile([word.box.bottom for word in line.words], FEET))
    sides = _sides(line.words, asked)
    piece = Box(max(reach.left, sides[0]), reach.top, min(reach.right, sides[1]), reach.bottom)
    ballots: list[ballot.Ballot] = []
    if eyes.second:
        close = _strip(page, found, zone, piece, Cut(foot, CLOSE, specks=True, sides=sides))
        ballots.append(ballot.within(line, asked, _on_page(eyes.second.read(close.pixels), close)))
        if ballot.agree(line, ballots[0]):
            return eyes.decide(line, ballots)
    larger = _strip(page, found, zone, piece, Cut(foot, AROUND, specks=False, sides=sides))
    ballots.append(ballot.within(line, asked, _larger(larger, eyes.engine)))
    return eyes.decide(line, ballots)


def _doubted(line: Line, reach: Box, x_height: float) -> slice:
    """Which words of a line are read again: from the first to the last doubtful one, with a sure one on either side.

    Where the ink goes on beyond the words, the word there is doubtful too.
    """
    words = line.words
    doubtful = [n for n, word in enumerate(words) if word.confidence < DOUBTED]
    if words[0].box.left - reach.left > x_height:
        doubtful.append(0)
    if reach.right - words[-1].box.right > x_height:
        doubtful.append(len(words) - 1)
    if not doubtful:
        return slice(0, 0)
    gaps = [b.box.left - a.box.right > GAP * x_height for a, b in pairwise(words)]
    cuts = [0, *(n for n, wide in enumerate(gaps, 1) if wide), len(words)]
    start = max((n for n in cuts if n < min(doubtful)), default=0)
    return slice(start, min((n for n in cuts if n > max(doubtful) + 1), default=len(words)))


def _sides(words: Sequence[Word], asked: slice) -> tuple[float, float]:
    """The middle of the white before and behind the words that are *asked* about."""
    left = (words[asked.start - 1].box.right + words[asked.start].box.left) / 2 if asked.start else 0.0
    last = asked.stop == len(words)
    return left, float("inf") if last else (words[asked.stop - 1].box.right + words[asked.stop].box.left) / 2


def _beside(row: Box, line: Box) -> bool:
    shared = min(row.bottom, line.bottom) - max(row.top, line.top)
    return shared > SAME_LINE * min(row.height, line.height) and row.right > line.left and row.left < line.right


def _strip(page: Pixels, found: zones.Zones, zone: zones.Zone, around: Box, cut: Cut) -> Strip:
    """The print at *around*, without the ink of other lines."""
    height, width = page.shape
    reach = cut.pad * zone.x_height
    left, top = max(0, int(max(around.left - reach, cut.sides[0]))), max(0, int(around.top - reach))
    right, bottom = (
        min(width, int(min(around.right + reach, cut.sides[1])) + 1),
        min(height, int(around.bottom + reach) + 1),
    )
    piece = page[top:bottom, left:right].copy()
    owners = found.owners[
        int(top * found.scale) : int(np.ceil(bottom * found.scale)),
        int(left * found.scale) : int(np.ceil(right * found.scale)),
    ]
    rows = [n for n, row in zip(zone.numbers, zone.lines, strict=True) if _beside(row, around)]
    levels = top + np.arange(owners.shape[0]) / found.scale
    head = cut.foot - zone.x_height
    level = (levels > head - OVER * zone.x_height) & (levels < cut.foot + UNDER * zone.x_height)
    own = np.isin(owners, rows) | (np.isin(owners, zone.numbers) & level[:, None])
    own |= (owners == zones.NOBODYS) & cut.specks
    foreign = masks.without(_grown((owners != 0) & ~own), _grown(own))
    piece[masks.resized(foreign, piece.shape[1], piece.shape[0], cv2.INTER_NEAREST) > 0] = np.percentile(piece, 90)
    return Strip(piece, left, zone.x_height)


def _grown(chosen: NDArray[np.bool_]) -> Pixels:
    return masks.grown(chosen.astype(np.uint8) * np.uint8(255), 3, 3)


def _on_page(letters: Sequence[Letter], strip: Strip) -> tuple[Letter, ...]:
    return tuple(Letter(one.text, one.confidence, one.centre + strip.left) for one in letters)


def _larger(strip: Strip, engine: Engine) -> tuple[Letter, ...]:
    """Tesseract's letters at another size, each with the confidence of its word."""
    scale = LARGER / strip.x_height
    size = (max(1, round(strip.pixels.shape[1] * scale)), max(1, round(strip.pixels.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    white = int(LARGER / 2)
    large = cv2.resize(strip.pixels, size, interpolation=way)
    framed = cv2.copyMakeBorder(large, white, white, white, white, cv2.BORDER_CONSTANT, value=(255.0,))
    words = [word for line in engine.read(np.asarray(framed, np.uint8), single_line=True) for word in line.words]
    letters = ballot.spread(sorted(words, key=lambda word: word.box.left))
    return tuple(Letter(one.text, one.confidence, (one.centre - white) / scale + strip.left) for one in letters)


def _alone(strip: Strip, row: Box, second: SecondReader) -> tuple[Word, ...]:
    """What the second reader says of print that nobody else has read; nothing when it is not sure."""
    letters = second.read(strip.pixels)
    return ballot.words_of(_on_page(letters, strip), row) if ballot.is_clear(letters) else ()
