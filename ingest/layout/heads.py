"""Which rows are headlines, by how they are set?

A sum of named features, each relative to the page's own body and to what stands round the row.
"""

import re
from collections.abc import Container, Iterator, Sequence

from ingest.geometry import shared_width
from ingest.layout import captions, closing, colours, decks, enlarged, faces, slips, stacks, wording
from ingest.layout.blocks import Block
from ingest.layout.context import Place
from ingest.layout.decks import DISPLAY, MARGIN, UNEVEN
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.settings import Layout, Profile, Settings
from ingest.text import is_dated, led_in, run_in

ENOUGH = 3.0
"""Sum from which a row is a headline; one strong sign (size) or two to three weak ones."""

LARGE, VERY_LARGE = 3.0, 2.0
"""Larger than `headline_size`; and half as large again."""
SOMEWHAT_LARGE = 0.8
"""Larger than the body by more than measuring errs."""
BOLD, CAPITALS, CENTRED = 1.4, 1.4, 1.0
SHORT = 0.5
MUCH = 0.8
"""Leadings of white that are more than a paragraph's."""
WHITE_ABOVE, RULED_ABOVE, MUCH_WHITE = 0.7, 0.8, 0.5
UNDERLINED = 1.4
"""A rule under it, and white over it."""
OVER_PICTURE = 1.5
"""Leadings between a headline and the picture under it at most."""
COLOURED = 2.4
"""In paler ink than the text over and under it, by itself and no smaller."""
BARRED = 6.0
"""Light on a dark bar: so newsletters set the heads of short items, in the size of the text."""
WHITE_BELOW = 0.6
"""White under it too, though less than over it."""
TITLED = 1.0
"""Its longer words all have capitals."""
FULL = -1.2
"""As wide as its column, like any line of text, a paragraph's first among them."""
OPENS = -2.0
"""Set in as the page's paragraphs are, over a row that is not."""
MUCH_LARGER = 1.6
"""Times the size of the text about it: no line of that is so large, however wide."""
GOES_ON = -2.5
"""The row over it is a full line without the end of a sentence: this one goes on with it."""
OPEN_END = -2.0
"""Ends in a comma or hyphen."""
SMALL_START = -1.5
RUNS_ON = -1.5
"""The row right under it begins small."""
FIGURES = -1.5
AT_RIGHT = -1.6
"""Stands at the right edge like a signature."""
ALONE, FEW_WORDS, AMID = 0.8, 0.5, (1.2, 0.4)
"""A word or two alone: share of the column that is white beside them, and leadings over and under them, at least."""
NOTHING_BELOW = -2.0
"""No text comes under it."""
STOP = -0.4
"""Ends in a full stop: old papers' headlines do, but so does most else."""
SMALL_TYPE = -2.0
PLAIN = -0.6
"""Set like the body: then the place must say all."""

LAST_ROWS = 3
"""Rows in the middle, under a headline's row of the same type and over white, that are the rest of it at most."""
DECK = 1.12
"""Body sizes of a deck's type from which a row that fills its column may be one of its."""
MAYBE, KIN, KIN_WHITE = 0.8, 3, 0.3
"""Sum from which a row is a headline that is set as so many others of the page are, and leadings of white over it."""
AFTER_A_NAME, NAME_SIZE = 0.25, 1.08
"""Share of its column white behind a bold name that heads a note; body sizes from which it needs no capitals."""
LARGEST_BYLINE = 1.12
"""Body sizes of a byline at most; a larger row is a headline that begins with `By`; none begins with a small `by`."""
CARRIED = 1.0
"""Sum from which a row set in display type right under a headline's row belongs to the headline."""


def found(sheet: Sheet, blocks: Sequence[Block], places: dict[int, Place], settings: Settings) -> dict[int, float]:
    """The score of each row that is a headline's, by the row's identity."""
    scores = {
        key: 0.0 if _is_none(place, places, settings.profile) else score(sheet, place, settings.layout)
        for key, place in places.items()
    }
    text = {id(row) for block in blocks for row in enlarged.text(block, places, lambda row: scores[id(row)] >= CARRIED)}
    text |= captions.rows_of(sheet, blocks) | {id(row) for block in blocks for row in block if row.table}
    text |= {key for key, place in places.items() if closing.is_part_of_a_jump(place, settings.profile)}
    chosen = {key for key, value in scores.items() if value >= ENOUGH and key not in text}
    plain = {key for key, place in places.items() if _by_type(place.row, settings.layout, place.usual) <= 0}
    chosen |= {key for key in _kin(places, scores, chosen, plain) if key not in text}
    for place in sorted(places.values(), key=lambda place: place.row.middle):
        if place.above is None or id(place.above) not in chosen or id(place.row) in text:
            continue
        loud = place.lined or place.underlined or _by_type(place.row, settings.layout, place.usual) >= BOLD
        upper = places[id(place.above)]
        goes_on = _goes_with(place, upper, scores[id(place.row)], loud) or _ends(place, upper, places)
        if (goes_on or colours.goes_on(place, upper)) and stacks.is_stacked(place):
            chosen.add(id(place.row))
        else:
            chosen |= {id(row.row) for row in decks.opened_by(place, places, sheet.across, settings.profile)}
    for place in sorted(places.values(), key=lambda place: -place.row.middle):
        above = place.above
        if above is not None and id(place.row) in chosen and stacks.is_stacked(place) and id(above) not in text:
            like = faces.alike(place.row, above) and _by_type(above, settings.layout, place.usual) >= BOLD
            comma = above.text.endswith(",") and scores[id(above)] - OPEN_END >= ENOUGH  # its next row is there
            amid = id(places[id(above)].above) in chosen and wording.is_titled(above.text)
            if like or comma or amid or _is_kicker(places[id(above)], settings.profile):
                chosen.add(id(above))
    return {key: value for key, value in scores.items() if key in chosen}


def _goes_with(place: Place, above: Place, score: float, loud: bool) -> bool:
    """Whether a row right under a headline's row is the headline's next one; *loud* is display type."""
    display = place.row.size > DISPLAY * place.usual or (place.row.bold and above.row.bold)
    runs_over = display or not _has_room(place, above.row)
    return loud and (score >= CARRIED or (faces.alike(place.row, above.row) and runs_over))


def _ends(place: Place, above: Place, places: dict[int, Place]) -> bool:
    """Whether a row is one of the last of a headline or deck, all in one type and in the middle, that white ends.

    A row at the right ends them too: it says from where and of which day the text is.
    """
    for _ in range(LAST_ROWS):
        if not (faces.alike(place.row, above.row) and _is_in_the_middle(place) and _is_over_middle(above, place)):
            return False
        below = place.below
        parted = place.white_below > KIN_WHITE or place.ruled_below or not faces.alike(place.row, below or place.row)
        if below is None or parted or _align(places[id(below)]) == "right":
            return below is not None
        above, place = place, places[id(place.below)]
    return False


def _is_in_the_middle(place: Place) -> bool:
    """Whether a row stands in the middle, or fills its column in type that is larger than the text's."""
    way = _align(place)
    return way == "middle" or (way == "full" and place.row.size > DECK * place.usual)


def _is_over_middle(above: Place, place: Place) -> bool:
    """Whether the row *above* one in the middle stands there too; one that fills its column does if that is its own."""
    off = abs(above.row.box.centre[0] - place.row.box.centre[0])
    return _align(above) == "middle" or off < decks.OFF_MIDDLE * place.usual


def _kin(places: dict[int, Place], scores: dict[int, float], chosen: set[int], plain: Container[int]) -> Iterator[int]:
    """Rows that look somewhat like headlines and are set as other headlines of the page are: a paper has its ways.

    Rows in *plain* body type must be short or have capitals all through: the first line of a text stands alone under a
    rule as well.
    """
    models = [places[key] for key in chosen]
    for key, place in places.items():
        short = place.indents[1] > 2 * MARGIN or wording.is_titled(place.row.text)
        short = key not in plain or (short and not place.row.text[:1].isdigit())  # else it is of a list
        likely = short and key not in chosen and scores[key] >= MAYBE and _stands_alone(place)
        least = KIN if key in plain or not wording.is_titled(place.row.text) else KIN - 1
        if likely and sum(_set_alike(place, model) for model in models) >= least:
            yield key


def _stands_alone(place: Place) -> bool:
    """Whether white or a rule parts it from the text over it, and text follows under it."""
    apart = place.above is None or place.ruled_above or place.white_above > KIN_WHITE
    return apart and place.below is not None


def _set_alike(place: Place, model: Place) -> bool:
    """Whether two rows are in one type and stand alike in their columns, both flush or both in the middle."""
    if place.edges is None or model.edges is None or model.barred or not _stands_alone(model):
        return False
    ways = [_align(place), _align(model)]
    return faces.alike(place.row, model.row) and (ways[0] == ways[1] or "full" in ways)


def _align(place: Place) -> str:
    """How the row stands in its column."""
    left, right = place.indents
    if max(left, right) < MARGIN:
        return "full"
    if left < MARGIN:
        return "left"
    return "middle" if abs(left - right) < UNEVEN and right > MARGIN / 2 else "right"


def _is_kicker(place: Place, profile: Profile) -> bool:
    """Whether the row over a headline is a few words that stand by themselves."""
    row = place.row
    apart = place.above is None or place.ruled_above or place.white_above > 0.5
    few = len(row.text) <= 40 and place.white_below < 0.8 and sum(place.indents) > 0.2
    ended = row.text.rstrip().endswith((".", ",", ";", "-")) or place.indents[0] > 4 * max(place.indents[1], 0.03)
    smaller = place.below is not None and row.size < place.below.size
    return apart and few and smaller and not ended and not _says_otherwise(row, place.usual, profile)


def score(sheet: Sheet, place: Place, layout: Layout) -> float:
    """How much a row looks like a headline."""
    if place.barred:
        return BARRED
    if slips.is_one(sheet, place):
        return 0.0
    coloured = colours.is_head(place, _stands_over_a_picture(sheet, place.row))
    by_type = _by_type(place.row, layout, place.text_under) + (COLOURED if coloured else 0.0)
    if place.underlined:  # it is not set as text is, and how large it is was measured badly
        by_type = max(by_type, 0.0)
    return round(by_type + _by_place(sheet, place, layout) + _by_words(place), 2)


def _by_type(row: Row, layout: Layout, text: float) -> float:
    ratio = row.size / text
    total = (
        LARGE
        if ratio >= layout.headline_size
        else SOMEWHAT_LARGE
        if ratio >= 1 + (layout.headline_size - 1) / 2
        else 0.0
    )
    total += VERY_LARGE if ratio >= 1.5 * layout.headline_size else 0.0
    total += BOLD if row.bold else 0.0
    total += CAPITALS if wording.is_capitals(row.text) else 0.0
    return total + (SMALL_TYPE if ratio < 0.85 else PLAIN if not total else 0.0)


def _by_place(sheet: Sheet, place: Place, layout: Layout) -> float:
    left, right = place.indents
    total = 0.0
    if place.edges is not None:
        centred = left > MARGIN and right > MARGIN and abs(left - right) < UNEVEN and not place.set_in
        total += CENTRED if centred else 0.0
        full = left + right < 0.04 or (left < 2 * MARGIN and right < MARGIN / 2)
        like_text = place.row.size < MUCH_LARGER * place.usual and not _is_ruled_off(place)
        total += OPENS if place.set_in else SHORT if left + right > 0.15 else FULL if full and like_text else 0.0
        total += AT_RIGHT if left > 0.25 and right < MARGIN else 0.0
    under_text = place.above is not None and _by_type(place.above, layout, place.usual) < BOLD and not place.under_bar
    if place.above is None or place.white_above > MUCH or under_text:
        total += _by_white(place)
    total += ALONE if _is_amid_white(place) else 0.0
    apart = place.white_below > KIN_WHITE and (place.ruled_above or place.white_above > place.white_below)
    total += WHITE_BELOW if apart else 0.0
    far = place.white_below > 2.5 and place.row.size < 2 * place.usual
    lost = place.below is None or (far and not _stands_over_a_picture(sheet, place.row))
    return total + (NOTHING_BELOW if lost else 0.0)


def _is_ruled_off(place: Place) -> bool:
    """Whether a rule and white part it from the text over it, and its words have capitals, as no text's do."""
    return place.ruled_above and place.white_above > MUCH and wording.is_titled(place.row.text)


def _is_amid_white(place: Place) -> bool:
    """Whether a word or two stand in the middle with much white over them and some under."""
    left, right = place.indents
    short = left + right > FEW_WORDS and abs(left - right) < UNEVEN
    apart = place.white_above > AMID[0] and place.white_below > AMID[1]
    return short and apart and place.above is not None


def _stands_over_a_picture(sheet: Sheet, row: Row) -> bool:
    """Whether a picture begins right under it."""
    return any(
        abs(picture.top - row.box.bottom) < OVER_PICTURE * sheet.leading and shared_width(picture, row.box) > 0
        for picture in sheet.reading.pictures
    )


def _by_white(place: Place) -> float:
    """What stands between it and the text over it; under a headline white and rules say nothing."""
    total = WHITE_ABOVE if place.white_above > 0.3 else 0.0
    total += MUCH_WHITE if place.white_above > MUCH and place.above is not None else 0.0
    total += RULED_ABOVE if place.ruled_above else 0.0
    alone = sum(place.indents) > 0.1 or wording.is_titled(place.row.text)
    underlined = alone and (place.white_above > (KIN_WHITE if place.underlined else 0.5)) and place.ruled_below
    return total + (UNDERLINED if underlined else 0.0)


def _by_words(place: Place) -> float:
    text = place.row.text.strip()
    letters = [letter for letter in text if letter.isalpha()]
    figures = sum(letter.isdigit() for letter in text)
    total = GOES_ON if _goes_on(place) else 0.0
    is_open = text.endswith((",", "-", "¬", ";")) and not _has_worn_stop(place)
    total += OPEN_END if is_open else STOP if text.endswith((".", ",")) else 0.0
    total += SMALL_START if letters and letters[0].islower() else 0.0
    total += TITLED if wording.is_titled(text) else 0.0
    total += RUNS_ON if _runs_on(place) and not _names_a_note(place) else 0.0
    return total + (FIGURES if figures > len(letters) or len(letters) < 3 else 0.0)


def _names_a_note(place: Place) -> bool:
    """Whether a bold row is a name whose sentence goes on under it in plain type, white over it.

    One in larger type needs no capitals: `Second shift`.
    """
    below = place.below
    apart = place.white_above > KIN_WHITE and place.white_below < KIN_WHITE and place.indents[1] > AFTER_A_NAME
    named = wording.is_titled(place.row.text) or place.row.size > NAME_SIZE * place.usual
    return place.row.bold and apart and below is not None and not below.bold and named


def _has_worn_stop(place: Place) -> bool:
    """Whether a comma at a row's end was a full stop: under capitals a paragraph of small letters opens, set in.

    Under a signature, which ends in a comma too, a short row says the office.
    """
    below = place.below
    if below is None or place.edges is None or not place.row.text.rstrip().endswith(","):
        return False
    left, right = place.edges
    indent = MARGIN * (right - left)
    opens = below.box.left - left > indent and right - below.box.right < indent
    return opens and wording.is_capitals(place.row.text) and not wording.is_capitals(below.text)


def _runs_on(place: Place) -> bool:
    """Whether text that begins small stands right under the row: then the row is that text's first line."""
    below = place.below
    if below is None or below.size > faces.SAME_TYPE * place.usual or place.white_below > KIN_WHITE:
        return False
    if place.row.bold and below.bold:
        return False
    return wording.starts_small(below.text) and not wording.is_byline(below.text)


def _is_none(place: Place, places: dict[int, Place], profile: Profile) -> bool:
    """Whether a row is no headline however it is set, by its words or as the first or last row of a text."""
    if place.barred:
        return False
    worded = _says_otherwise(place.row, place.usual, profile) or _opens_a_text(place)
    set_right = closing.closes(place, places) or closing.dates_a_letter(place, places)
    return worded or _opens_a_column(place, places) or set_right


def _says_otherwise(row: Row, body: float, profile: Profile) -> bool:
    """Whether its words make it a byline, credit or jump line."""
    text = row.text.strip()
    largest = DISPLAY * LARGEST_BYLINE if text.startswith("by ") else LARGEST_BYLINE
    byline = wording.is_byline(text) and row.size <= largest * body
    return byline or wording.is_credit(text, profile) or wording.is_jump(text, profile)


def _opens_a_text(place: Place) -> bool:
    """Whether it is a full row of text that runs on or opens with a headline of its own, or any that is a dateline."""
    text, plain = place.row.text, place.row.size <= LARGEST_BYLINE * place.usual
    full = plain and place.indents[0] < MARGIN and not place.row.bold and _runs_on(place)
    headed = run_in(text) is not None or (plain and led_in(text) is not None)
    return (plain and is_dated(text)) or (place.indents[1] < MARGIN and (full or headed))


def _opens_a_column(place: Place, places: dict[int, Place]) -> bool:
    """Whether it is a paragraph's first row at the head of a column, where white and rules over it say nothing."""
    if place.above is not None or place.below is None or place.row.bold or wording.is_capitals(place.row.text):
        return False
    left, below = place.indents[0], places[id(place.below)]
    set_in = left > MARGIN > below.indents[0] and place.row.size < faces.SAME_TYPE * place.usual
    solid = place.white_below < slips.SOLID and not place.ruled_below
    return set_in and solid and faces.alike(place.row, below.row)


def _goes_on(place: Place) -> bool:
    """Whether the row is the next of the text over it: that ended no sentence and had no room for its first word."""
    above = place.above
    if above is None or place.edges is None or place.ruled_above or place.white_above > 0.5:
        return False
    same = abs(above.size - place.row.size) < 0.25 * place.row.size and above.bold == place.row.bold
    centred = min(above.box.left - place.edges[0], place.edges[1] - above.box.right) > 0.8 * above.size
    return same and not centred and not _has_room(place, above) and not re.search(r"[.!?:”\"’)—]$", above.text.strip())


def _has_room(place: Place, above: Row) -> bool:
    """Whether the row over it leaves room for its first word."""
    first = place.row.lines[0].line.words[0].box.width + 0.3 * place.row.size
    return place.edges is None or place.edges[1] - above.box.right >= first
