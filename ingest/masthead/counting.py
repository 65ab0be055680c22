"""Which volume, number and edition is it?"""

import re
from collections.abc import Iterator

from ingest.masthead.head import Head
from ingest.text import number as value_of

COUNT = (
    r"(?P<count>[0-9][0-9,IlO|SB]*[a-z]?|(?<![^\W\d_])(?:(?-i:[IVXLCDM1]+|[ivxlcdm]{1,7}|[IlO|][0-9IlO|]*)))(?![\w])"
)
"""Digits, letters that look like them, or a Roman numeral; one that begins with a letter is a word of its own."""

VOLUME = re.compile(
    rf"\b(?:vol(?:ume|umen|\.|,)?|v[o0]l|tome|tomo|bd|band|jahrgang|jahrg|jg|ann[ée]e|an|año|anno|ano|jaargang)"
    rf"[\s.,:·‘’'“”\"*-]{{0,5}}{COUNT}",
    re.IGNORECASE,
)
YEAR_OF_LIFE = re.compile(
    r"(?P<count>\b\d{1,3}\s?(?:st|nd|rd|th|d|er|re|[eè]me|e|[.ºª°])|\b[IVXLCDM]+(?:e|me|ème|[.ºª°])?|"
    r"\b(?:[A-Z]+[ -])?[A-Z]{3,}(?:ST|ND|RD|TH))\s+(?:year|ann[ée]e|jahrgang|jahrg|año|anno|ano|jaargang)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?P<whole>\bwhole\s+)?(?:\b(?:n[o0](?:\s?[.,:°º*]|\b)|n[°ºr]\.?|num(?:ber|éro|ero|mer|\.)|nummer|issue|nr\.?|núm(?:ero|\.)?)"
    rf"|№|#)[\s.,:·‘’'“”\"*-]{{0,5}}{COUNT}",
    re.IGNORECASE,
)
EDITION = re.compile(
    r"\b((?:[A-Z][\w’'.-]+\s+){1,3}(?:Edition|EDITION))\b|\b([ÉE]dition\s+(?:d[ue]\s|de\s+la\s)?[\w’']+)|\b(\w+-?Ausgabe)\b"
)

LARGEST = 200_000
"""No paper has come out more often; a larger number is a telephone's or a street's."""


def volume(head: Head) -> str | None:
    """The volume in digits: `VOLUME LV` → `55`, `FIFTY-SIXTH YEAR` → `56`."""
    for text in _texts(head):
        for pattern in (VOLUME, YEAR_OF_LIFE):
            for match in pattern.finditer(text):
                if found := _digits(match["count"]):
                    return found
    return None


def number(head: Head) -> str | None:
    """The number in digits; the running number of all issues (`Whole No. 1145`) only where there is no other."""
    found = [
        (bool(match["whole"]), digits)
        for text in _texts(head)
        for match in NUMBER.finditer(text)
        if (digits := _digits(match["count"]))
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def edition(head: Head) -> str | None:
    """The edition as printed: `City Edition`."""
    for text in _texts(head):
        if match := EDITION.search(text):
            words = " ".join(next(group for group in match.groups() if group).split())
            return words.title() if words.isupper() else words
    return None


def _texts(head: Head) -> Iterator[str]:
    """Every line of the strip, then all of it, for what stands over two lines."""
    for line in head.strip:
        yield line.line.text
    yield "  ".join(line.line.text for line in head.strip)


def _digits(text: str) -> str | None:
    value = value_of(re.sub(r"\s", "", text) if text[0].isdigit() else text)
    return str(value) if value is not None and 0 < value <= LARGEST else None


def without_counts(text: str) -> str:
    """*text* with a line break in place of every volume and number."""
    for pattern in (VOLUME, NUMBER):
        text = pattern.sub(lambda match: "\n" if _digits(match["count"]) else match.group(), text)
    return text
