"""Of which kind is each run of rows, and where do its paragraphs open?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.geometry import shared_width
from ingest.layout import wording
from ingest.layout.context import Place
from ingest.layout.heads import Run
from ingest.layout.marks import region
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region
from ingest.settings import Profile

SAME_DECK = 1.2
"""Rows of a headline whose sizes differ by more are different decks."""
INDENT = 0.5
"""Type sizes that a paragraph's first row stands in."""
SHORT_ROW = 0.2
"""Share of the column that is white at the end of a paragraph's last row."""
PARAGRAPH_WHITE = 0.25
"""Leadings of extra white over a paragraph."""
CAPTION_ROWS = 6
"""Rows under a picture that may be its caption; more are text."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind."""

    kind: Kind
    rows: tuple[Row, ...]
    score: float = 1.0


def regions(sheet: Sheet, runs: Sequence[Run], places: dict[int, Place], profile: Profile) -> list[Region]:
    """A region for each run, or several where it holds more kinds; no row is lost."""
    parts: list[Part] = []
    for run in runs:
        parts += _head_parts(run) if run.head else _text_parts(sheet, run, places, profile)
    return [_as_region(part, places) for part in parts]


def _head_parts(run: Run) -> list[Part]:
    """A headline's rows by size: the largest are the headline, those over it its kicker, those under it a deck."""
    decks: list[list[Row]] = [[run.rows[0]]]
    for row in run.rows[1:]:
        small, large = sorted((row.size, decks[-1][-1].size))
        same = large <= SAME_DECK * small and (row.bold == decks[-1][-1].bold or large <= 1.1 * small)
        decks[-1:] = [[*decks[-1], row]] if same else [decks[-1], [row]]
    largest = max(range(len(decks)), key=lambda n: max(row.size for row in decks[n]))
    return [
        Part(Kind.HEADLINE if n == largest else Kind.KICKER if n < largest else Kind.SUBHEAD, tuple(deck), run.score)
        for n, deck in enumerate(decks)
    ]


def _text_parts(sheet: Sheet, run: Run, places: dict[int, Place], profile: Profile) -> list[Part]:
    rows = list(run.rows)
    if _is_caption(sheet, rows):
        return [Part(Kind.CAPTION, run.rows)]
    parts: list[Part] = []
    for row in rows:
        kind = _kind_of(row, rows, profile)
        if (
            kind is Kind.BODY
            and parts
            and parts[-1].kind is Kind.CREDIT
            and _credit_goes_on(parts[-1].rows[-1], row, places)
        ):
            kind = Kind.CREDIT
        if parts and parts[-1].kind is kind:
            parts[-1] = replace(parts[-1], rows=(*parts[-1].rows, row))
        else:
            parts.append(Part(kind, (row,)))
    return parts


def _kind_of(row: Row, rows: Sequence[Row], profile: Profile) -> Kind:
    text = row.text.strip()
    edge = row is rows[0] or row is rows[-1]
    near_top = row in rows[:4]
    if wording.is_jump(text, profile):
        return Kind.JUMP
    if near_top and wording.is_credit(text, profile):
        return Kind.CREDIT
    if edge and wording.is_byline(text):
        return Kind.BYLINE
    return Kind.BODY


def _credit_goes_on(above: Row, row: Row, places: dict[int, Place]) -> bool:
    """Whether a credit's last row ran full to its edge without an end, so that the next row ends it."""
    place = places[id(above)]
    if wording.ends_sentence(above.text) or above.text.strip().endswith(")"):
        return False
    indent = places[id(row)].indents[0] - place.indents[0]
    return place.indents[1] < 0.25 and indent < 0.04


def _is_caption(sheet: Sheet, rows: Sequence[Row]) -> bool:
    if len(rows) > CAPTION_ROWS:
        return False
    box = Box.around(row.box for row in rows)
    return any(
        -0.5 * sheet.leading < box.top - picture.bottom < 1.2 * sheet.leading
        and shared_width(box, picture) > 0.7 * box.width
        for picture in sheet.reading.pictures
    )


def _as_region(part: Part, places: dict[int, Place]) -> Region:
    bare = region(part.kind, part.rows, min(1.0, 0.5 + part.score / 8) if part.kind is Kind.HEADLINE else 1.0)
    if part.kind is not Kind.BODY:
        return bare
    opening = _openings(part.rows, places)
    lines = [
        replace(line, opens_paragraph=opens and n == 0)
        for row, opens in zip(part.rows, opening, strict=True)
        for n, line in enumerate(row.lines)
    ]
    return replace(bare, lines=tuple(lines))


def _openings(rows: Sequence[Row], places: dict[int, Place]) -> Iterable[bool]:
    """For each row whether a paragraph opens with it: by indent, by the short row before it, or by white."""
    return [_opens(rows, n, places[id(row)]) for n, row in enumerate(rows)]


def _opens(rows: Sequence[Row], n: int, place: Place) -> bool:
    row = rows[n]
    near = sorted(other.box.left for other in rows[max(0, n - 5) : n + 6])
    flush = near[(len(near) - 1) // 3] if len(near) > 2 else (place.edges or (row.box.left, 0))[0]
    if row.box.left - flush > INDENT * row.size:
        return True
    if n == 0:
        return _opens_at_top(place)
    before = rows[n - 1]
    ended = wording.ends_sentence(before.text)
    short = place.edges is not None and place.edges[1] - before.box.right > SHORT_ROW * (
        place.edges[1] - place.edges[0]
    )
    return ended and (place.white_above > PARAGRAPH_WHITE or (short and not wording.starts_small(row.text)))


def _opens_at_top(place: Place) -> bool:
    """Whether the first row of a region opens a paragraph: it has white over it and no small letter first."""
    return (
        place.white_above > PARAGRAPH_WHITE
        and place.above is not None
        and not wording.starts_small(place.row.text)
        and (wording.ends_sentence(place.above.text))
    )
