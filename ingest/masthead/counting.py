"""Which volume, number and edition is it?"""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from ingest.masthead.counts import (
    FOOT_OF_I,
    LIKE,
    MISREAD_NUMBER,
    MISREAD_VOLUME,
    MISREAD_WORD,
    NUMBER,
    VOLUME,
    YEAR_OF_LIFE,
    in_digits,
    parted,
)
from ingest.masthead.head import Head
from ingest.model import Kind, Page

EDITION = re.compile(
    r"\b((?:[A-Z][\w’'.-]+\s+){1,3}(?:Edition|EDITION))\b|\b([ÉE]dition\s+(?:d[ue]\s|de\s+la\s)?[\w’']+)|\b(\w+-?Ausgabe)\b"
)

STOPPED = re.compile(r"\d\s?\.\W*$")
"""A line that ends in a number with a stop, as all of its masthead do then."""


def volume(head: Head, pages: Sequence[Page] = ()) -> str | None:
    """The volume in digits: `VOLUME LV` → `55`, `FIFTY-SIXTH YEAR` → `56`."""
    stopped = any(STOPPED.search(line.line.text) and NUMBER.search(line.line.text) for line in head.strip)
    for text in (*_texts(head), *_folios(pages)):
        said = FOOT_OF_I.sub("I", text) if stopped else text
        for pattern in (VOLUME, YEAR_OF_LIFE):
            for match in pattern.finditer(said):
                if found := in_digits(match["count"]):
                    return found
    return _misread_volume(head) or _misread(head, "volume")


def number(head: Head, pages: Sequence[Page] = ()) -> str | None:
    """The number in digits; the running number of all issues (`Whole No. 1145`) only where there is no other."""
    found = [
        (bool(match["whole"]), digits)
        for text in _texts(head)
        for match in NUMBER.finditer(text)
        if (digits := in_digits(match["count"]))
    ]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return _misread_number(head) or _in_folios(pages) or _misread(head, "number")


def _misread(head: Head, word: str) -> str | None:
    """What stands behind something like *word* in a line that has nothing else."""
    found = filter(None, (MISREAD_WORD.fullmatch(line.line.text) for line in head.strip))
    like = (match for match in found if ratio(match["word"].lower(), word) >= LIKE)
    return next(filter(None, (in_digits(match["count"]) for match in like)), None)


def _misread_volume(head: Head) -> str | None:
    beside = (text for text in _texts(head) if NUMBER.search(text))
    found = (match for text in beside for match in MISREAD_VOLUME.finditer(text))
    return next(filter(None, (in_digits(match["count"]) for match in found)), None)


def _misread_number(head: Head) -> str | None:
    beside = (text for text in _texts(head) if VOLUME.search(text))
    found = (match for text in beside for match in MISREAD_NUMBER.finditer(text))
    return next(filter(None, (in_digits(match["count"]) for match in found)), None)


def _in_folios(pages: Sequence[Page]) -> str | None:
    found = (match for text in _folios(pages) if VOLUME.search(text) for match in NUMBER.finditer(text))
    return next(filter(None, (in_digits(match["count"]) for match in found)), None)


def _folios(pages: Sequence[Page]) -> Iterator[str]:
    """What the running heads of the inner pages say."""
    for page in pages[1:]:
        yield from (parted(region.text) for region in page.regions if region.kind is Kind.FOLIO)


def edition(head: Head) -> str | None:
    """The edition as printed: `City Edition`."""
    for text in _texts(head):
        if match := EDITION.search(text):
            words = " ".join(next(group for group in match.groups() if group).split())
            return words.title() if words.isupper() else words
    return None


def _texts(head: Head) -> Iterator[str]:
    """Every line of the strip, then every row, then all of it, for what stands in two."""
    for line in head.strip:
        yield parted(line.line.text)
    for row in (*head.rows, head.strip):
        yield parted("  ".join(line.line.text for line in row))
