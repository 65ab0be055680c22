"""Which rows close the text that they stand under: a signature at the right, `To be continued`?"""

import re

from ingest.layout import wording
from ingest.layout.context import Place
from ingest.layout.decks import DISPLAY, MARGIN
from ingest.text import key

SENT_ON = re.compile(
    r"(?:tobe(?:continued|concluded)|con(?:tinued|cluded)(?=(?:in(?:our)?)?next))"
    r"(?:(?:in(?:our)?)?next(?:week|month|number|issue|paper)?)?"
)
"""What papers print under a part of a story, in letters alone: a worn word may have come apart."""
ROWS = 0.4
"""Leadings of white between the two rows of a jump line at most."""
AT_RIGHT = 0.25
"""Share of the column that is white before a signature at least."""
AS_WHITE, WHITE = 0.9, 0.3
"""Times the white over it that a signature has under it at least, and leadings of it where no rule stands there; a
headline stands closer to the text under it."""


def closes(place: Place) -> bool:
    """Whether the row belongs to the text over it and is no headline of what comes under it."""
    if SENT_ON.fullmatch(key(place.row.text)):
        return True
    left, right = place.indents
    under = place.above is not None and not place.ruled_above and wording.ends_sentence(place.above.text)
    apart = place.ruled_below or place.white_below > WHITE
    closer = apart and place.white_below > AS_WHITE * place.white_above
    display = place.row.size > DISPLAY * place.usual
    return under and closer and left > AT_RIGHT and right < MARGIN and not display


def is_part_of_a_jump(place: Place) -> bool:
    """Whether it and the row right over or under it send the reader on: `(Continued from | Page One.)`."""
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
