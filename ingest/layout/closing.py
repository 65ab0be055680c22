"""Which rows at the right close the text over them or date the one under them: a signature, `Orme, May 3, 1853`?"""

import re
from collections.abc import Mapping

from ingest.layout import wording
from ingest.layout.context import Place
from ingest.layout.decks import MARGIN
from ingest.layout.rows import Row
from ingest.settings import Profile
from ingest.text import dates, key

SENT_ON = re.compile(
    r"(?:tobe(?:continued|concluded)|con(?:tinued|cluded)(?=(?:in(?:our)?)?next))"
    r"(?:(?:in(?:our)?)?next(?:week|month|number|issue|paper)?)?"
)
"""What papers print under a part of a story, in letters alone: a worn word may have come apart."""
ROWS = 0.4
"""Leadings of white between the two rows of a jump line at most."""
AT_RIGHT = 0.25
"""Share of the column that is white before a signature at least."""
FAR_RIGHT, SET_IN = 0.4, 0.1
"""The same before one that is set in at the right, and how far that is at most."""
LARGEST_DATE = 1.15
"""Body sizes of a letter's place and day at most."""
LARGEST = 1.5
"""Body sizes of a signature at most: its capitals make it measure larger."""
AS_WHITE, WHITE = 0.9, 0.3
"""Times the white over it that a signature has under it at least, and leadings of it where no rule stands there; a
headline stands closer to the text under it."""


def closes(place: Place, places: Mapping[int, Place]) -> bool:
    """Whether the row belongs to the text over it and is no headline of what comes under it."""
    if SENT_ON.fullmatch(key(place.row.text)):
        return True
    left, right = place.indents
    over = last_over(place, places)
    under = over is not None and not place.ruled_above and wording.ends_sentence(over.text)
    apart = place.ruled_below or place.white_below > WHITE
    closer = apart and (over is not place.above or place.white_below > AS_WHITE * place.white_above)
    display = place.row.size > LARGEST * place.usual
    at_right = left > (AT_RIGHT if right < MARGIN else FAR_RIGHT) and right < SET_IN
    return under and closer and at_right and not display


def dates_a_letter(place: Place, places: Mapping[int, Place]) -> bool:
    """Whether the row, or the one under it that ends as far right, ends in a day: it dates the letter under it.

    What heads a text stands in the middle or begins flush, and is larger.
    """
    right = place.indents[1]
    if place.row.size > LARGEST_DATE * place.usual or not right < SET_IN:
        return False
    lower = places.get(id(place.below))
    last = lower if lower is not None and not _ends_in_a_day(place.row.text) else place
    level = abs(last.row.box.right - place.row.box.right) < place.usual and place.white_below < WHITE
    return _ends_in_a_day(last.row.text) and last.indents[0] > AT_RIGHT and (last is place or level)


def _ends_in_a_day(text: str) -> bool:
    return any(found.end >= len(text.rstrip(" .,:—-")) for found in dates(text))


def last_over(place: Place, places: Mapping[int, Place]) -> Row | None:
    """The last row of the text over it, which may be so short that it ends left of a signature or crosshead."""
    last = places[id(place.above)].below if place.above is not None else None
    between = last is not None and place.above is not None and place.above.middle < last.middle < place.row.middle
    return last if between else place.above


def is_part_of_a_jump(place: Place, profile: Profile) -> bool:
    """Whether it sends the reader on, alone or with the row right over or under it: `(Continued from | Page One.)`."""
    if wording.is_jump(place.row.text.strip(), profile):
        return True
    pairs = (
        (place.above, place.row, place.white_above, place.ruled_above),
        (place.row, place.below, place.white_below, place.ruled_below),
    )
    return any(
        upper is not None
        and lower is not None
        and white < ROWS
        and not ruled
        and wording.sends_on(f"{upper.text} {lower.text}")
        for upper, lower, white, ruled in pairs
    )
