"""From where, and of which day, does a text say that it comes?"""

import re
from collections.abc import Sequence

from ingest.text.calendars import month, weekday

PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,]+(?:[A-ZÀ-Þ][\w.'’-]*|\d{1,2})){0,5}?"
DATELINE = re.compile(rf"^\W{{0,2}}({PLACE})[,.]?\s?(?:\([A-Z. ]+\)\s?)?[—–]\s?(?=\S)")
"""A place in capitals, perhaps with a date, parted from the text by a dash: `DETROIT—`, `PARIS, Jan. 5 (UP)—`."""

NAME = r"[A-ZÀ-Þ][\w'’-]*\.?"
DATED = re.compile(
    rf"^\W{{0,2}}(?P<place>[A-ZÀ-Þ'’-]{{2,}}\.?)(?:[ ,]+{NAME}){{0,4}}?[,.]\s+(?:le\s+)?"
    r"(?:(?P<month>[^\W\d_]{3,10})\.?\s+\d{1,2}|\d{1,2}\.?\s+(?P<later>[^\W\d_]{3,10}))\b"
)
"""A place in capitals and a day: `WARSAW, Feb. 3`, `HARMON JUNCTION, Ill., May 22`, `PARIS, le 3 mai`."""


SENT = re.compile(
    rf"^\W{{0,2}}(?P<place>[A-ZÀ-Þ][a-zß-ÿ'’-]+)\.?(?: {NAME}){{0,2}}(?P<state>,(?: {NAME}){{1,3}}?)?(?:,|(?<=\.))\s+"
    r"(?P<month>[A-Z][a-zß-ÿ]{2,9})\.?\s+\d{1,2}[.,]?\s?[—–-]?\s?(?:(?=[A-ZÀ-Þ“\"‘]\w*\s\w)|(?(state)$|(?!)))"
)
"""The same in small letters, with text behind it or a state in it: `Portsmouth, N. H., Aug. 29. In a room`."""


OF_A_WEEKDAY = re.compile(
    rf"^\W{{0,2}}(?P<place>[A-ZÀ-Þ'’-]{{2,}}\.?)(?:[ ,]+{NAME}){{0,3}}?,\s+"
    r"(?P<weekday>[A-ZÀ-Þ][a-zß-ÿ]{4,9})\b\s?[.,—–-]"
)
"""A place in capitals and a weekday, as telegraph news has: `PORT ELLERY, Saturday, 8 A. M.—`."""

MISREAD = {"ang": "aug", "dee": "dec", "fcb": "feb", "jau": "jan", "noy": "nov", "oet": "oct"}
"""Months cut short, as worn letters are read: after a place, and before a day, they are no other words."""


def dateline(lines: Sequence[str]) -> str | None:
    """The place (and day) that a text with these first *lines* opens with, as `DETROIT`; None when it has none."""
    found = DATELINE.match(" ".join(lines[:2]))
    return found[1].strip(" ,.") if found else None


def is_dated(text: str) -> bool:
    """Whether *text* opens with a place and a day, as what was sent to the paper does.

    The month is in small letters: a headline all in capitals may name a day too (`ANNUAL MEETING, MAY 3`).
    """
    of_a_weekday = OF_A_WEEKDAY.match(text)
    if of_a_weekday and weekday(of_a_weekday["weekday"]) is not None:
        return weekday(of_a_weekday["place"]) is None
    found = DATED.match(text) or SENT.match(text)
    if found is None or weekday(found["place"]) is not None:
        return False
    told = found.groupdict()
    named = told["month"] or told.get("later") or ""
    return not named.isupper() and month(MISREAD.get(named.lower(), named)) is not None
