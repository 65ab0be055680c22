"""Which headline stands over a run of small items, each with a headline of its own?"""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from ingest.layout import faces, wording
from ingest.layout.context import Place
from ingest.layout.decks import opens_beside, stands_beside_text
from ingest.layout.rows import Row
from ingest.text import is_a_label, is_day, names_a_column, names_a_department

Decks = list[list[Row]]
"""The rows of one headline from top to bottom, parted where the type changes."""

SIBLINGS = 2
"""Other headlines in the type of a deck from which the deck is a headline itself."""
LEAST_WHITE = 1.0
"""Leadings of white that part a tale's chapter from what is no title or deck of it."""
LOUDER, DECK_WHITE = 1.05, 2.5
"""Times as loud as its deck that a headline is at least, and leadings of white between them, a dash in it."""
BANNER = 2.5
"""Times the size of the headlines abreast under it that a banner over the page has at least."""
READOUT = 1.6
"""Times the size of the headlines beside it that a banner's deck over several columns has at least."""
LARGER = 1.2
"""Times as large as its deck that a headline is, whatever their strokes: those of narrow letters are thick."""
NEARLY = 1.4
"""Times as large as what stands under it at most that a headline is where that heads an item beside its text."""
LITTLE_WHITE = 0.3
"""Leadings of white over a deck where the dash over it was not seen."""
SAME_SIZE, SAME_STROKE = 1.12, 1.05
"""Times within which the sizes of two rows of one face differ, and their strokes where one was just short of bold."""
LITTLE = 0.3
"""Share of the letters of a deck's first row in a last row that says nothing of its strokes."""
LARGEST_NAME = 1.3
"""Times the size of a headline that a section's name over it has at most."""
LARGEST_DEPARTMENT = 2.0
"""Times the size of the headline under it that such a name has at most."""
WIDER_TITLE, OFF_MIDDLE = 1.2, 0.6
"""Times the usual column's width that a title over several is wide, and sizes of a deck's type that it may stand out of
the middle under that."""
WIDER = 2.0
"""Times the width of another headline at most: headlines of items stand in one column, a deck runs over several."""


def with_decks(groups: Sequence[Sequence[Row]], places: Mapping[int, Place]) -> list[list[Row]]:
    """The headlines, those that stand right under a louder one put to it as decks: a short dash may part them.

    What stands under a louder one is an item's own headline, though, where others that are set as it is stand under
    text, more of them than of the louder type: a section has several items, and a name in one row.  A banner has its
    deck in the last column.
    """
    home = {id(row): n for n, group in enumerate(groups) for row in group}
    over = [places[id(group[0])].above for group in groups]
    free = [group for group, above in zip(groups, over, strict=True) if above is None or id(above) not in home]
    out: dict[int, list[Row]] = {}
    joined: dict[int, int] = {}
    under = [home.get(id(above), -1) for above in over]
    tales = {id(row) for group in groups for row in _over_a_number(group, places)}
    for n, group in enumerate(groups):
        top = joined.get(under[n], under[n])
        abreast = [other for other, upper in zip(groups, under, strict=True) if upper == under[n]]
        last = _banner_deck(groups[under[n]], abreast, places) if top >= 0 else None
        if top < 0 or places[id(group[0])].under_bar or is_day(group[0].text):
            is_deck = False
        elif last is not None:
            is_deck = group is last
        else:
            is_deck = id(group[0]) in tales or _is_deck_of(group, out[top], places, free)
            is_deck = is_deck or _is_a_bank(group, out[top], places)
            is_deck = is_deck and not _stands_beside_text(group, out[top], home, places, free)
        if is_deck:
            joined[n] = top
            out[top] += group
        else:
            out[n] = list(group)
    return list(out.values())


def _banner_deck(
    upper: Sequence[Row], abreast: Sequence[Sequence[Row]], places: Mapping[int, Place]
) -> Sequence[Row] | None:
    """The deck of a headline far larger than several that stand right under it, each in its column: the last.

    One in smaller type over several columns comes before that; under a banner less large it is the one over several
    columns that is far larger than all beside it.
    """
    near = [group for group in abreast if places[id(group[0])].white_above < DECK_WHITE]
    if len(near) < 2:
        return None
    if not _towers(upper, [row for group in near for row in group], places):
        readout = next((group for group in near if _is_readout(group, near, upper, places)), None)
        return readout or _lettered_otherwise(near, upper)
    last = max(near, key=lambda group: group[0].box.right)
    return next((group for group in near if _is_deck_over_columns(group, last, places)), last)


def _lettered_otherwise(near: Sequence[Sequence[Row]], upper: Sequence[Row]) -> Sequence[Row] | None:
    """The only one in small letters where the headline over it and those beside it are in capitals."""
    small = [group for group in near if not wording.is_capitals(group[0].text)]
    only = len(small) == 1 and upper[0].size > LARGER * small[0][0].size and wording.is_capitals(upper[0].text)
    return small[0] if only else None


def _is_deck_over_columns(group: Sequence[Row], last: Sequence[Row], places: Mapping[int, Place]) -> bool:
    wide, single = (places[id(rows[0])].edges is None for rows in (group, last))
    return wide and not single and LARGER * group[0].size < last[0].size


def _is_readout(
    group: Sequence[Row], near: Sequence[Sequence[Row]], upper: Sequence[Row], places: Mapping[int, Place]
) -> bool:
    """Whether under a banner one of several headlines stands over more columns and is far larger than the others."""
    wide = all(any(places[id(row)].edges is None for row in rows) for rows in (upper, group))
    others = (row.size for other in near if other is not group for row in other)
    return wide and group[0].size > READOUT * max(others)


def _towers(upper: Sequence[Row], lower: Sequence[Row], places: Mapping[int, Place]) -> bool:
    """Whether a headline over several columns is far larger than rows under it."""
    return places[id(upper[-1])].edges is None and upper[-1].size > BANNER * max(row.size for row in lower)


def _stands_beside_text(
    group: Sequence[Row],
    upper: Sequence[Row],
    heads: Mapping[int, int],
    places: Mapping[int, Place],
    free: Sequence[Sequence[Row]],
) -> bool:
    """Whether under a headline over several columns one before it has text; it is as large, or set as others are."""
    small = NEARLY * group[0].size < max(row.size for row in upper)
    if small and sum(faces.are_typed_alike(other[0], group[0]) for other in free if other is not group) < SIBLINGS:
        return False
    return stands_beside_text(group, upper[-1], heads, places)


def _is_in_one_column(
    deck: Sequence[Row], title: Sequence[Row], mains: Sequence[Sequence[Row]], places: Mapping[int, Place]
) -> bool:
    """Whether a deck stands in one column, as an item's headline does, and not in the middle under a wider title."""
    columns = [places[id(main[0])].edges for main in mains]
    widths = [right - left for left, right in filter(None, columns)]
    wide = bool(widths) and title[-1].box.width > WIDER_TITLE * median(widths)
    middle = abs(deck[0].box.centre[0] - title[-1].box.centre[0]) < OFF_MIDDLE * deck[0].size
    return places[id(deck[0])].edges is not None and not (wide and middle)


def _heads_text(upper: Sequence[Row], groups: Sequence[Decks], places: Mapping[int, Place]) -> bool:
    """Whether text stands right under a headline in one of its columns."""
    heads = {id(row) for decks in groups for deck in decks for row in deck}
    under = {id(row) for row in upper}
    return any(
        key not in heads and id(place.above) in under and place.white_above < DECK_WHITE
        for key, place in places.items()
    )


def _over_a_number(group: Sequence[Row], places: Mapping[int, Place]) -> Iterator[Row]:
    """The rows of a chapter's number and those close over it: they tell of one tale, whose title is the headline."""
    row = next((row for row in group if wording.numbers_a_part(row.text)), None)
    while row is not None:
        yield row
        place = places[id(row)]
        row = place.above if place.white_above < LEAST_WHITE and not place.ruled_above else None


def _is_deck_of(
    group: Sequence[Row], upper: Sequence[Row], places: Mapping[int, Place], free: Sequence[Sequence[Row]]
) -> bool:
    larger = max(row.size for row in upper) > LARGER * max(row.size for row in group)
    louder = larger or max(map(_loudness, upper)) > LOUDER * max(map(_loudness, _telling(group)))
    near = places[id(group[0])].white_above < DECK_WHITE
    items = sum(
        _same(other[0], group[0]) and _is_marked(other, places) == _is_marked(group, places)
        for other in free
        if other is not group
    )
    articles = sum(_same(other[0], upper[0]) for other in free if other[0] is not upper[0])
    place = places[id(group[0])]
    if place.above is not None and opens_beside(place, places[id(place.above)]):
        return False
    no_name = len(_last_deck(upper)) > 1 or not _is_in_one_column(group, upper, free, places)
    return louder and near and (no_name or items < SIBLINGS or items <= articles)


def _is_a_bank(group: Sequence[Row], upper: Sequence[Row], places: Mapping[int, Place]) -> bool:
    """Whether a dash and a deck in small type stand between it and a louder headline: these are one text's banks.

    Over items of a section stands its name, and no deck.
    """
    first, deck = places[id(group[0])], _last_deck(upper)
    top = places[id(deck[0])]
    if not first.ruled_above or not (top.ruled_above or top.white_above > LITTLE_WHITE):
        return False
    louder = upper[0].size > LARGER * group[0].size > LARGER * LARGER * max(row.size for row in deck)
    return louder and first.white_above < DECK_WHITE and places[id(upper[0])].edges == first.edges


def _last_deck(upper: Sequence[Row]) -> Sequence[Row]:
    """The last rows of a headline that are of one size."""
    start = len(upper) - 1
    while start and max(upper[start - 1].size, upper[-1].size) < LARGER * min(upper[start - 1].size, upper[-1].size):
        start -= 1
    return upper[start:]


def _telling(group: Sequence[Row]) -> list[Row]:
    """The rows that say how loud a deck is: of a last word in the type of its first row the strokes are few."""
    first = group[0]
    little = [
        row
        for row in group[1:]
        if len(row.text) < LITTLE * len(first.text)
        and max(row.size, first.size) < SAME_SIZE * min(row.size, first.size)
    ]
    return [row for row in group if row not in little]


def parted(groups: Sequence[Decks], places: Mapping[int, Place]) -> list[Decks]:
    """The headlines, and each heading of a section parted from the headline of the first item under it.

    Rows that stand in no single column are decks, for items stand in one; so is what stands over a chapter's number.
    """
    groups = [part for decks in groups for part in _unlabelled(decks, places)]
    mains = [decks[loudest(decks)] for decks in groups]
    out: list[Decks] = []
    for decks in groups:
        start = loudest(decks) + 1
        own = [n for n in range(start, len(decks)) if _is_in_one_column(decks[n], decks[start - 1], mains, places)]
        if (
            own
            and _towers(decks[start - 1], decks[own[0]], places)
            and not _heads_text(decks[start - 1], groups, places)
        ):
            own = []
        if start > 1 and names_a_section(decks[0][0], decks[1][0]):  # the headline under that is none
            own = []
        above = [[row for deck in decks[:n] for row in deck] for n in range(len(decks))]
        own = [n for n in own if not _is_a_bank(decks[n], above[n], places)]
        first = max((n + 1 for n, deck in enumerate(decks) if _numbers_a_part(deck)), default=start)
        at = next((n for n in own if n >= first and _is_headline(decks[n], decks[start - 1], mains, places)), None)
        out += [decks] if at is None else [decks[:at], decks[at:]]
    return out


def _unlabelled(decks: Decks, places: Mapping[int, Place]) -> list[Decks]:
    """A headline without the label that stands over it and over another column's: `SPORTS`."""
    label, *rest = decks
    wide = bool(rest) and places[id(label[0])].edges is None and places[id(rest[0][0])].edges is not None
    return [decks[:1], decks[1:]] if wide and _is_label(label) else [decks]


def _is_label(deck: Sequence[Row]) -> bool:
    return len(deck) == 1 and is_a_label(deck[0].text)


def loudest(decks: Decks) -> int:
    """Which deck is the loudest, the first of some about as loud; a byline or a chapter's number is none."""
    told = [n for n, deck in enumerate(decks) if not (wording.is_byline(deck[0].text) or _numbers_a_part(deck))]
    if len(decks) > 1 and names_a_section(decks[0][0], decks[1][0]):
        told.remove(0)
    loud = {n: max(map(_loudness, decks[n])) for n in told or range(len(decks))}
    return next(n for n, value in loud.items() if LOUDER * value >= max(loud.values()))


def _numbers_a_part(deck: Sequence[Row]) -> bool:
    """Whether a chapter's number stands in it, alone or under the words that say what tale it is of."""
    return any(wording.numbers_a_part(row.text) for row in deck)


def names_a_section(first: Row, second: Row) -> bool:
    """Whether *first* names a section: as many papers do, or in one word.

    One word has a stop and stands over a headline in capitals, with a stop too, that is about as large; a speck may be
    read before it.
    """
    word = " ".join(part for part in first.text.split() if any(map(str.isalpha, part)))
    closed = all(row.text.strip().endswith(".") and wording.is_capitals(row.text) for row in (first, second))
    alone = closed and " " not in word and first.size < LARGEST_NAME * second.size
    department = names_a_department(word) and first.size < LARGEST_DEPARTMENT * second.size
    department = department or is_a_label(word)
    return alone or department or (names_a_column(word) and first.size < SAME_SIZE * second.size)


def _is_headline(
    deck: Sequence[Row], over: Sequence[Row], mains: Sequence[Sequence[Row]], places: Mapping[int, Place]
) -> bool:
    """Whether headlines of the page are set as *deck* is, and not as the one *over* it, a section's name in one row."""
    if len(over) > 1:
        return False
    like = sum(
        _same(deck[0], main[0])
        and deck[0].box.width <= WIDER * main[0].box.width
        and _is_marked(deck, places) == _is_marked(main, places)
        for main in mains
    )
    return like >= SIBLINGS and sum(_same(over[0], main[0]) for main in mains) <= like


def _is_marked(group: Sequence[Row], places: Mapping[int, Place]) -> bool:
    """Whether a dash stands under it: one ends each deck, while an item's own headline has its text right under it."""
    return places[id(group[-1])].ruled_below


def _same(a: Row, b: Row) -> bool:
    small, large = sorted((a.size, b.size))
    as_bold = a.bold == b.bold or _are_as_thick(a, b)
    return as_bold and wording.is_capitals(a.text) == wording.is_capitals(b.text) and large <= SAME_SIZE * small


def _are_as_thick(a: Row, b: Row) -> bool:
    """Whether the strokes of two rows are about as thick though only one was taken for bold: both are close to it."""
    thin, thick = sorted(max(line.line.weight for line in row.lines) for row in (a, b))
    return 0 < thick <= SAME_STROKE * thin


def _loudness(row: Row) -> float:
    return row.size * (1.2 if row.bold else 1.0) * (1.25 if wording.is_capitals(row.text) else 1.0)
