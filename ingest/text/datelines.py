"""From where does a text say that it comes?"""

import re
from collections.abc import Sequence

PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,]+(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,2})){0,5}?"
DATELINE = re.compile(rf"^\W{{0,2}}({PLACE})[,.]?\s?(?:\([A-Z. ]+\)\s?)?[—–]\s?(?=\S)")
"""A place in capitals, perhaps with a date, parted from the text by a dash: `DETROIT—`, `PARIS, Jan. 5 (UP)—`."""


def dateline(lines: Sequence[str]) -> str | None:
    """The place (and day) that a text with these first *lines* opens with, as `DETROIT`; None when it has none."""
    found = DATELINE.match(" ".join(lines[:2]))
    return found[1].strip(" ,.") if found else None
