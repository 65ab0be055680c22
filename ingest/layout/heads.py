"""Which rows are headlines, by how they are set?

A sum of named features, each relative to the page's own body and to what stands round the row.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.layout.blocks import Block
from ingest.layout.context import Place
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.settings import Layout

ENOUGH = 3.0
"""Sum from which a row is a headline; one strong sign (size) or two to three weak ones."""

LARGE, VERY_LARGE = 3.0, 2.0
"""Larger than `headline_size`; and half as large again."""
SOMEWHAT_LARGE = 0.8
"""Larger than the body by more than measuring errs."""
BOLD, CAPITALS, CENTRED = 1.4, 1.4, 1.0
SHORT = 0.5
WHITE_ABOVE, RULED_ABOVE, MUCH_WHITE = 0.7, 0.8, 0.5
FULL = -1.2
"""As wide as its column, like any line of text."""
GOES_ON = -2.5
"""The row over it is a full line without the end of a sentence: this one goes on with it."""
OPEN_END = -2.0
"""Ends in a comma or hyphen."""
SMALL_START = -1.5
FIGURES = -1.5
AT_RIGHT = -1.6
"""Stands at the right edge like a signature."""
NOTHING_BELOW = -2.0
"""No text comes under it."""
STOP = -0.4
"""Ends in a full stop: old papers' headlines do, but so does most else."""
SMALL_TYPE = -2.0

MARGIN = 0.05
"""Share of a column's width that is an indent."""
UNEVEN = 0.14
"""Share of a column's width by which the two indents of a centred line may differ."""
LONG_TEXT = 4
"""So many full rows on end of the same type are text, however large."""


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one block that are all headline or all not."""

    rows: tuple[Row, ...]
    head: bool
    score: float = 0.0
    """Mean sum of features, for a headline."""


def found(sheet: Sheet, blocks: Sequence[Block], places: dict[int, Place], layout: Layout) -> list[Run]:
    """Every block as runs of headline and other rows, in their order; every row is in exactly one run."""
    scores = {key: score(sheet, place, layout) for key, place in places.items()}
    runs: list[Run] = []
    for block in blocks:
        runs += _runs(sheet, block, scores, places)
    return runs


def score(sheet: Sheet, place: Place, layout: Layout) -> float:
    """How much a row looks like a headline."""
    return _by_type(sheet, place.row, layout) + _by_place(sheet, place) + _by_words(place)


def _by_type(sheet: Sheet, row: Row, layout: Layout) -> float:
    ratio = row.size / sheet.body_size
    total = (
        LARGE
        if ratio >= layout.headline_size
        else SOMEWHAT_LARGE
        if ratio >= 1 + (layout.headline_size - 1) / 2
        else 0.0
    )
    total += VERY_LARGE if ratio >= 1.5 * layout.headline_size else 0.0
    total += BOLD if row.bold else 0.0
    total += CAPITALS if is_capitals(row.text) else 0.0
    return total + (SMALL_TYPE if ratio < 0.85 else 0.0)


def _by_place(sheet: Sheet, place: Place) -> float:
    left, right = place.indents
    total = 0.0
    if place.edges is not None:
        centred = left > MARGIN and right > MARGIN and abs(left - right) < UNEVEN
        total += CENTRED if centred else 0.0
        total += SHORT if left + right > 0.15 else FULL if left + right < 0.04 else 0.0
        total += AT_RIGHT if left > 0.25 and right < MARGIN else 0.0
    total += WHITE_ABOVE if place.white_above > 0.3 else 0.0
    total += MUCH_WHITE if place.white_above > 0.8 else 0.0
    total += RULED_ABOVE if place.ruled_above else 0.0
    lost = place.below is None or (place.white_below > 2.5 and place.row.size < 2 * sheet.body_size)
    return total + (NOTHING_BELOW if lost else 0.0)


def _by_words(place: Place) -> float:
    text = place.row.text.strip()
    letters = [letter for letter in text if letter.isalpha()]
    figures = sum(letter.isdigit() for letter in text)
    total = GOES_ON if _goes_on(place) else 0.0
    total += OPEN_END if text.endswith((",", "-", "¬", ";")) else STOP if text.endswith(".") else 0.0
    total += SMALL_START if letters and letters[0].islower() else 0.0
    return total + (FIGURES if figures > len(letters) or len(letters) < 3 else 0.0)


def is_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and sum(letter.isupper() for letter in letters) >= 0.85 * len(letters)


def _goes_on(place: Place) -> bool:
    above = place.above
    if above is None or place.edges is None or place.ruled_above or place.white_above > 0.5:
        return False
    alike = abs(above.size - place.row.size) < 0.15 * place.row.size and above.bold == place.row.bold
    full = place.edges[1] - above.box.right < 0.06 * (place.edges[1] - place.edges[0])
    return alike and full and not re.search(r"[.!?:”\"’)—]$", above.text.strip())


def _runs(sheet: Sheet, block: Block, scores: dict[int, float], places: dict[int, Place]) -> list[Run]:
    flags = [scores[id(row)] >= ENOUGH for row in block]
    flags = _carried_on(block, flags, places)
    if _is_large_text(sheet, block, places):
        flags = [False] * len(block)
    runs = []
    for head, members in groupby(zip(block, flags, strict=True), key=lambda pair: pair[1]):
        rows = tuple(row for row, _ in members)
        runs.append(Run(rows, head, sum(scores[id(row)] for row in rows) / len(rows) if head else 0.0))
    return runs


def _carried_on(block: Block, flags: list[bool], places: dict[int, Place]) -> list[bool]:
    """Rows under a headline's row that are set like it belong to it."""
    out = list(flags)
    for n in range(1, len(block)):
        row, before = block[n], block[n - 1]
        same = abs(row.size - before.size) < 0.1 * before.size and row.bold == before.bold
        loud = row.bold or is_capitals(row.text) == is_capitals(before.text) is True
        shortish = sum(places[id(row)].indents) > 0.1 or places[id(row)].edges is None
        out[n] = out[n] or (out[n - 1] and same and loud and shortish)
    return out


def _is_large_text(sheet: Sheet, block: Block, places: dict[int, Place]) -> bool:
    """Whether the block is running text in type somewhat larger than the body, or bold."""
    if len(block) < LONG_TEXT or max(row.size for row in block) > 1.6 * sheet.body_size:
        return False
    full = sum(1 for row in block if sum(places[id(row)].indents) < 0.08 and len(row.text) >= 20)
    return full >= 0.6 * len(block) and not all(is_capitals(row.text) for row in block)
