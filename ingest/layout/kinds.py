"""Of which kind is each run of rows, and where do its paragraphs open?"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.geometry import shared_height
from ingest.layout import captions, closing, crossheads, faces, items, sections, stacks, wording
from ingest.layout.blocks import Block
from ingest.layout.context import Place
from ingest.layout.marks import region
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region
from ingest.settings import Profile
from ingest.text import key

INDENT = 0.5
"""Type sizes that a paragraph's first row stands in."""
INITIAL_ROWS = 3
"""So many rows under the first one a large initial may stand beside."""
DECK_ROWS, DECK_WHITE = 3, 1.2
"""Rows of a deck at most, and leadings of white between it and its headline."""
FAR_IN = 0.35
"""Share of the column that is white before a jump line at a text's foot."""
PARAGRAPH_WHITE = 0.25
"""Leadings of extra white over a paragraph."""


PIECE, LEAST_PIECES, SAID_AGAIN = 8, 6, 0.5
"""Letters of a piece of display type; how many it must have, and the share that the text must hold, to be a quotation
from it.  A headline shares a name with its text, never most of its words in their order."""
WHOLE = 28
"""Letters of a sentence in small letters that is one when all of it is in the text."""


QUOTED = re.compile(r"^[“\"«„‘'].{20,}[.!?…] ?[”\"»“’']$", re.DOTALL)
"""A sentence in quotation marks, of whatever language."""
HALF_QUOTED = re.compile(r"^[“„«][^”»“]{15,}$|^[^“„«]{15,}[.!?…] ?[”»]$", re.DOTALL)
"""The same with the other half unread."""

LARGE = 1.15
"""Body sizes of a quotation between rules at least."""
BESIDE = 0.5
"""Shares of a column's width within which the next column's print stands."""
FIGURES = 0.75
"""Times as large as a headline's row that a sum which ends it is at least: figures may be lower than capitals."""
KICKER_WIDTH, KICKER_SIZE = 0.5, 0.95
"""Shares of the headline's first row that a kicker over it is wide and large at most."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one kind."""

    kind: Kind
    rows: tuple[Row, ...]
    score: float = 1.0


def headings(blocks: Sequence[Block], scores: dict[int, float], places: dict[int, Place]) -> list[list[Region]]:
    """The regions of each headline with its kicker and decks; *scores* are those of the rows that they are made of."""
    text = key("".join(row.text for block in blocks for row in block if id(row) not in scores))
    groups = sections.with_decks(stacks.groups(scores, places), places)
    quotes = [
        group
        for group in groups
        if _is_quoted(group) or _is_said_again(group, text) or _breaks_a_sentence(group, scores, places)
    ]
    heading = sections.parted([_decks(group, places) for group in groups if group not in quotes], places)
    found = [[_as_region(Part(Kind.QUOTE, tuple(group)), places)] for group in quotes]
    rows = [tuple(row for deck in decks for row in deck) for decks in heading]
    amid = crossheads.among(rows, scores, places)
    for decks, group in zip(heading, rows, strict=True):
        parts = [Part(Kind.SUBHEAD, group)] if group in amid else _head_parts(decks, scores)
        found.append([_as_region(part, places) for part in parts])
    return found


def _decks(group: Sequence[Row], places: Mapping[int, Place]) -> list[list[Row]]:
    """A headline's rows, parted where the type changes; none ends in a comma or a hyphen, or amid a title.

    A row between two of one type is of that type too, whatever its size was measured as; so is a typed one that is
    underlined.
    """
    decks: list[list[Row]] = [[group[0]]]
    for row, below in zip(group[1:], [*group[2:], None], strict=False):
        one = any(faces.alike(row, over) for over in decks[-1]) or decks[-1][-1].text.endswith((",", "-"))
        one = one or (below is not None and _is_between_its_like(decks[-1][-1], row, below))
        one = one or _is_a_sum(row, decks[-1][-1])
        one = one or (places[id(row)].underlined and faces.have_one_pitch(decks[-1][-1], row))
        one = one or (
            len(decks) == 1 and wording.goes_on_in_a_title(" ".join(over.text for over in decks[0]), row.text)
        )
        if one and not (row is group[1] and _is_kicker(group[0], row)):
            decks[-1].append(row)
        else:
            decks.append([row])
    return decks


def _is_a_sum(row: Row, over: Row) -> bool:
    """Whether a row is nothing but figures, not much smaller than what stands over it: `SENDS | $212`."""
    figures = any(map(str.isdigit, row.text)) and not any(map(str.isalpha, row.text))
    return figures and row.size > FIGURES * over.size and not wording.ends_sentence(over.text)


def _is_between_its_like(over: Row, row: Row, below: Row) -> bool:
    """Whether the rows over and under one are of one type, and in capitals as it is, or not."""
    return faces.alike(over, below) and wording.is_capitals(over.text) == wording.is_capitals(row.text)


def _is_kicker(first: Row, second: Row) -> bool:
    """Whether a headline's first row is a kicker: a word or two in smaller type, or a section's name."""
    smaller = first.box.width < KICKER_WIDTH * second.box.width and first.size < KICKER_SIZE * second.size
    return smaller or sections.names_a_section(first, second)


def _is_quoted(group: Sequence[Row]) -> bool:
    """Whether the rows are a sentence in quotation marks, whole or the half of it that was read.

    A headline quotes a word or two, closes its marks and has no stop; the title of a lecture may have one.
    """
    said = " ".join(row.text.strip() for row in group)
    if wording.is_titled(said):
        return False
    return bool(QUOTED.match(said) or HALF_QUOTED.match(said))


def _is_said_again(group: Sequence[Row], text: str) -> bool:
    """Whether the rows are a sentence of the text, pulled out of it; a few words between may be left out.

    A headline in capitals over a deck that the text says again is none.
    """
    if wording.is_capitals(group[0].text) and key(group[0].text) not in text:
        return False
    if not (wording.ends_sentence(group[-1].text) or group[0].text.lstrip()[:1] in '“"«„'):
        return False
    said = key("".join(row.text for row in group))
    if len(said) >= WHOLE and said in text and not _is_lettered_as_a_headline(group):
        return True
    pieces = [said[n : n + PIECE] for n in range(0, len(said) - PIECE + 1, PIECE)]
    return len(pieces) >= LEAST_PIECES and sum(piece in text for piece in pieces) >= SAID_AGAIN * len(pieces)


def _is_lettered_as_a_headline(group: Sequence[Row]) -> bool:
    return any(wording.is_capitals(row.text) or wording.is_titled(row.text) for row in group)


def _breaks_a_sentence(group: Sequence[Row], scores: dict[int, float], places: dict[int, Place]) -> bool:
    """Whether large type between rules stands amid a sentence: text breaks off over it and begins small under it.

    Capitals without a stop are a headline, whatever was read of the text about it.
    """
    above, below = places[id(group[0])].above, places[id(group[-1])].below
    if above is None or below is None or {id(above), id(below)} & scores.keys():
        return False
    if all(wording.is_capitals(row.text) for row in group) and not wording.ends_sentence(group[-1].text):
        return False
    ruled = places[id(group[0])].ruled_above and places[id(group[-1])].ruled_below
    large = ruled and min(row.size for row in group) > LARGE * places[id(group[0])].usual
    full = places[id(above)].edges is not None and places[id(above)].indents[1] < items.SHORT_ROW
    goes_on = wording.starts_small(below.text) and not wording.is_byline(below.text)
    return large and full and goes_on and not wording.ends_sentence(above.text) and _fills_a_column(group, places)


def _fills_a_column(group: Sequence[Row], places: dict[int, Place]) -> bool:
    """Whether there is print close beside the rows' column on each side that has print: they stand over no other."""
    box = Box.around(row.box for row in group)
    edges = [place.edges for place in map(places.get, map(id, group)) if place and place.edges]
    if len(edges) < len(group):
        return False
    left, right = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    reach = BESIDE * (right - left)
    rows = [place.row.box for place in places.values()]
    level = [row for row in rows if shared_height(row, box) > 0.5 * row.height]
    before, after = [row for row in rows if row.centre[0] < left], [row for row in rows if row.centre[0] > right]
    near_left = not before or any(abs(left - row.right) < reach for row in before if row in level)
    near_right = not after or any(abs(row.left - right) < reach for row in after if row in level)
    return near_left and near_right


def texts(
    sheet: Sheet, blocks: Sequence[Block], scores: dict[int, float], places: dict[int, Place], profile: Profile
) -> list[Region]:
    """The regions of all rows that are no headline's."""
    parts: list[Part] = []
    openers = items.by_manner(blocks, places)
    for block in blocks:
        for head, members in groupby(block, key=lambda row: id(row) in scores):
            if not head:
                rows = tuple(members)
                if rows[0].table:
                    parts.append(Part(Kind.BODY, rows))
                    continue
                deck = _deck_rows(rows, scores, places, profile)
                parts += [Part(Kind.SUBHEAD, rows[:deck])] if deck else []
                parts += _text_parts(sheet, rows[deck:], places, profile, openers) if rows[deck:] else []
    return [_as_region(part, places) for part in parts]


def _deck_rows(rows: tuple[Row, ...], scores: dict[int, float], places: dict[int, Place], profile: Profile) -> int:
    """How many rows at the head of a text are a deck: all of a short one, or what runs over columns under a head."""
    plain = [_kind_of(places[id(row)], rows, profile) is Kind.BODY for row in rows]
    if _is_a_paragraph(rows, places):
        return 0
    if all(plain) and _is_deck(rows, scores, places):
        return len(rows)
    top = places[id(rows[0])]
    if top.above is None or id(top.above) not in scores or top.white_above > DECK_WHITE or top.edges is not None:
        return 0
    told = next((n for n, row in enumerate(rows) if not plain[n] or places[id(row)].edges is not None), len(rows))
    byline = next((n for n, row in enumerate(rows[: DECK_ROWS + 1]) if wording.is_byline(row.text)), 0)
    return min(max(told, byline), DECK_ROWS) if plain[0] else 0


def _head_parts(decks: sections.Decks, scores: dict[int, float]) -> list[Part]:
    """The loudest rows are the headline, those over it its kicker, those under it decks."""
    main = sections.loudest(decks)
    parts = []
    for n, deck in enumerate(decks):
        kind = Kind.HEADLINE if n == main else Kind.KICKER if n < main else Kind.SUBHEAD
        parts.append(Part(kind, tuple(deck), sum(scores[id(row)] for row in deck) / len(deck)))
    return parts


def _is_deck(rows: Sequence[Row], scores: dict[int, float], places: dict[int, Place]) -> bool:
    """Whether a few rows of body type stand under a headline over more than one column, or in its middle."""
    top, foot = places[id(rows[0])], places[id(rows[-1])]
    under = top.above is not None and id(top.above) in scores and top.white_above < DECK_WHITE
    if not under or top.above is None or len(rows) > DECK_ROWS:
        return False
    wide = top.edges is None and all(_runs_on(row, rows[0], places) for row in rows)
    middle = top.above.box.centre[0]
    centred = all(abs(row.box.centre[0] - middle) < row.size and min(places[id(row)].indents) > 0.03 for row in rows)
    return wide or (centred and foot.white_below > 0.2 and top.above.box.width > rows[0].box.width)


def _is_a_paragraph(rows: Sequence[Row], places: dict[int, Place]) -> bool:
    """Whether rows that a rule ends are set as text is, the first set in and the last with a stop: no deck hangs so."""
    foot = places[id(rows[-1])]
    set_in = len(rows) > 1 and rows[0].box.left - min(row.box.left for row in rows[1:]) > INDENT * rows[0].size
    flush = len(rows) > 1 and rows[0].box.right > rows[-1].box.right
    return set_in and flush and foot.ruled_below and wording.ends_sentence(rows[-1].text)


def _runs_on(row: Row, first: Row, places: dict[int, Place]) -> bool:
    """Whether a row of a deck runs over columns as its first does, or is its short last one in the middle."""
    return places[id(row)].edges is None or abs(row.box.centre[0] - first.box.centre[0]) < row.size


def _text_parts(
    sheet: Sheet, rows: tuple[Row, ...], places: dict[int, Place], profile: Profile, openers: Container[int]
) -> list[Part]:
    told = captions.lead(sheet, rows)
    parts = [Part(Kind.CAPTION, rows[:told])] if told else []
    for row in rows[told:]:
        kind = _kind_of(places[id(row)], rows, profile)
        if (
            kind is Kind.BODY
            and parts
            and parts[-1].kind is Kind.CREDIT
            and _credit_goes_on(parts[-1].rows[-1], row, places)
        ):
            kind = Kind.CREDIT
        if parts and parts[-1].kind is kind and not (id(row) in openers or items.opens(row, places)):
            parts[-1] = replace(parts[-1], rows=(*parts[-1].rows, row))
        else:
            parts.append(Part(kind, (row,)))
    return parts


def _kind_of(place: Place, rows: Sequence[Row], profile: Profile) -> Kind:
    row, text = place.row, place.row.text.strip()
    edge = row is rows[0] or row is rows[-1]
    near_top = row in rows[:4]
    sent_on = row is rows[-1] and place.indents[0] > FAR_IN and wording.is_jump_at_foot(text)
    if sent_on or closing.is_part_of_a_jump(place, profile):
        return Kind.JUMP
    if near_top and wording.is_credit(text, profile) and not _is_amid_a_sentence(row, rows):
        return Kind.CREDIT
    if (edge or near_top) and wording.is_byline(text):
        return Kind.BYLINE
    return Kind.BODY


def _is_amid_a_sentence(row: Row, rows: Sequence[Row]) -> bool:
    """Whether the text over a row breaks off and the row begins small: `Two mares were | taken from the barn`."""
    before = rows.index(row) - 1
    return before >= 0 and wording.starts_small(row.text) and not wording.ends_sentence(rows[before].text)


def _credit_goes_on(above: Row, row: Row, places: dict[int, Place]) -> bool:
    """Whether a credit's last row ran full to its edge without an end, so that the next row ends it."""
    place = places[id(above)]
    if wording.ends_sentence(above.text) or above.text.strip().endswith(")"):
        return False
    indent = places[id(row)].indents[0] - place.indents[0]
    return place.indents[1] < 0.25 and indent < 0.04


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
    return [_opens(rows, n, places) for n in range(len(rows))]


def _opens(rows: Sequence[Row], n: int, places: dict[int, Place]) -> bool:
    row, place = rows[n], places[id(rows[n])]
    if row.table:
        return True
    near = sorted(other.box.left for other in rows[max(0, n - 5) : n + 6])
    flush = near[(len(near) - 1) // 3] if len(near) > 2 else (place.edges or (row.box.left, 0))[0]
    if row.box.left - flush > INDENT * row.size:
        return not _is_beside_an_initial(rows, n, flush, places)
    if n == 0:
        return _opens_at_top(place)
    before = rows[n - 1]
    ended = wording.ends_sentence(before.text)
    short = place.edges is not None and place.edges[1] - before.box.right > items.SHORT_ROW * (
        place.edges[1] - place.edges[0]
    )
    return ended and (place.white_above > PARAGRAPH_WHITE or (short and not wording.starts_small(row.text)))


def _is_beside_an_initial(rows: Sequence[Row], n: int, flush: float, places: dict[int, Place]) -> bool:
    """Whether a row that is set in goes on with a text's first row, which a large initial opens at the edge."""
    if not 0 < n <= INITIAL_ROWS:
        return False
    first, edges = rows[0], places[id(rows[0])].edges
    opened = first.box.left - flush <= INDENT * first.size and not wording.ends_sentence(first.text)
    full = edges is not None and edges[1] - first.box.right < INDENT * first.size
    alike = all(abs(row.box.left - rows[n].box.left) < INDENT * row.size for row in rows[1:n])
    return opened and full and alike


def _opens_at_top(place: Place) -> bool:
    """Whether the first row of a region opens a paragraph: it has white over it and no small letter first."""
    return (
        place.white_above > PARAGRAPH_WHITE
        and place.above is not None
        and not wording.starts_small(place.row.text)
        and (wording.ends_sentence(place.above.text))
    )
