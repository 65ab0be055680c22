"""Which dates are printed here?

Any usual form: `Wednesday, December 13, 1944`, `AUGUST 2nd, 1935`, `17 janvier 2022`, `1er mai 1936`, `13. Dezember
1944`, `Jan. 17-31, 2022` (its first day), `12/13/1944`.  A slip of recognition in a name (`Decernber`, `Augu8t`) or a
letter among the figures (`I944`) is forgiven where only one date can be meant; a weekday beside it makes it surer.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.text.calendars import FIRST_YEAR, LAST_YEAR, month, weekday
from ingest.text.numerals import LOOKALIKES
from ingest.text.tongues import iso

CLEAN = 0.8
"""A date with names and figures as they should be; with its weekday nearly certain."""

WITH_WEEKDAY = 0.18
AGAINST_WEEKDAY = -0.45
"""A figure was misread, or the weekday belongs to something else."""

SLIP = -0.15
"""For every letter or figure that had to be mended."""

FIGURES_ONLY = -0.15

MONTH_ONLY = 0.65
"""A month without a day, as monthlies have it."""

DAY_FIRST = frozenset({"fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "pl", "ru", "fi", "cs", "la", "ro", "hu"})
"""Languages that never write the month first.  English does in America and not in Britain: it says nothing."""

WORD = r"[^\W\d_][\w]{1,10}[^\W\d_]|[^\W\d_]{3,}"
DAY = r"(?<![\w/.,])(?-i:[0-3IlO]?[0-9]|[0-3][IlOSZ])(?![0-9])"
ORDINAL = r"(?:\s?(?:st|nd|rd|th|d|er|re|[eè]me|e|[ºª°™®*'’\"]{1,2})(?![^\W_]))?"
TO = r"\s*(?:[-–—/&]|\b(?:to|and|au|et|bis|und|al|a|e|y|t/m)\b)\s*"
GAP = r"[\s,.;:'’‘“”„`\"*·•|_~^-]{0,5}"
OF = r"(?:\s*day\b)?(?:\s*\b(?:(?:of|de|del|do|den)\b|d[’']))?"
YEAR = r"(?:\s*\b(?:of|de|del|do|dem)\b)?[\s,.;:'’‘“”„`\"*·•|_~^-]{1,5}(?P<year>[12Il|][0-9OoIlSsBZ|]{3})(?![\w])"

MONTH_FIRST = re.compile(
    rf"\b(?P<month>{WORD}){GAP}(?P<day>{DAY}){ORDINAL}"
    rf"(?:{TO}(?:(?P<later>{WORD}){GAP})?{DAY}{ORDINAL})?{YEAR}",
    re.IGNORECASE,
)
DAY_BEFORE_MONTH = re.compile(
    rf"(?P<day>{DAY}){ORDINAL}(?:[\s.]*(?:{OF}{GAP}(?P<month>{WORD}){GAP})?{TO}{DAY}{ORDINAL})?"
    rf"{OF}{GAP}(?P<later>{WORD}){YEAR}",
    re.IGNORECASE,
)
MONTH_ALONE = re.compile(rf"\b(?P<month>{WORD}){YEAR}", re.IGNORECASE)
FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-])")
YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])")
NAME_BEFORE = re.compile(rf"(?P<weekday>{WORD}){GAP}(?:\b(?:the|le|den|el|il|this)\b\s*)?$", re.IGNORECASE)


PART, MOST_PARTS, LAST_DAY = re.compile(r"[^\W\d_]+|\d+"), 6, 31
"""A name or number of a day without a year, and how many such there are at most."""
ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "the", "of", "and", "le"})


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in the text, its weekday included."""

    iso: str
    start: int
    end: int
    confidence: float


def dates(text: str, languages: Sequence[str] = ()) -> list[Found]:
    """The dates in *text*, in order; none overlaps another.

    *languages* (Tesseract's codes or ISO's) settle what `5/6/1944` means where no weekday does; if nothing settles it,
    it is no date.
    """
    candidates = [*_named(text), *_figures(text, languages)]
    chosen: list[Found] = []
    for found in sorted(candidates, key=lambda found: (-found.confidence, found.start)):
        if all(found.end <= other.start or found.start >= other.end for other in chosen):
            chosen.append(found)
    return sorted(chosen, key=lambda found: found.start)


def is_day(text: str) -> bool:
    """Whether *text* is nothing but a day without its year, or some: `Sunday, May 1`, `lundi 3 mai`, `Oct. 11-13`."""
    parts = PART.findall(text)
    names = [part for part in parts if not part.isdecimal()]
    days = [part for part in parts if part.isdecimal()]
    if not names or len(parts) > MOST_PARTS or any(not 0 < int(day) <= LAST_DAY for day in days):
        return False
    weekdays = [name for name in names if weekday(name) is not None]
    others = [name for name in names if name not in weekdays and name.lower() not in ORDINALS]
    named = [month(name) for name in others]
    told = bool(weekdays or (days and named))
    return told and all(meant is not None and not meant.slips for meant in named)


def months(text: str) -> list[Found]:
    """The months in *text* that have a year and no day, `March 2013`; none whose name was misread."""
    found = []
    for match in MONTH_ALONE.finditer(text):
        meant, year = month(match["month"]), match["year"].translate(LOOKALIKES)
        if meant and not meant.slips and FIRST_YEAR <= int(year) <= LAST_YEAR:
            found.append(Found(f"{year}-{meant.value:02d}", match.start(), match.end(), MONTH_ONLY))
    return found


def _named(text: str) -> Iterator[Found]:
    """Dates with the month as a word."""
    for pattern in (MONTH_FIRST, DAY_BEFORE_MONTH):
        place = 0
        while match := pattern.search(text, place):
            found = _from_names(match)
            if found:
                yield found
            place = match.end() if found else match.start() + 1


def _from_names(match: re.Match[str]) -> Found | None:
    first, last = (month(match[name]) if match[name] else None for name in ("month", "later"))
    begin = first or last
    if begin is None or any(match[name] and meant is None for name, meant in (("month", first), ("later", last))):
        return None
    year, day = (match[name].translate(LOOKALIKES) for name in ("year", "day"))
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    began_before = bool(first and last and first.value > last.value)
    slips = begin.slips + (year != match["year"]) + (day != match["day"])
    return _found(match, (int(year) - began_before, begin.value, int(day)), CLEAN + SLIP * slips)


def _found(match: re.Match[str], parts: tuple[int, int, int], confidence: float) -> Found | None:
    """The date of year, month and day, weighed against the weekday before it; None when there is no such day."""
    try:
        day = date(*parts)
    except ValueError:
        return None
    start = match.start()
    named = NAME_BEFORE.search(match.string, max(0, start - 30), start)
    meant = weekday(named["weekday"]) if named else None
    if named and meant is not None:
        start = named.start()
        confidence += WITH_WEEKDAY if meant == day.weekday() else AGAINST_WEEKDAY
    return Found(day.isoformat(), start, match.end(), round(confidence, 2))


def _figures(text: str, languages: Sequence[str]) -> Iterator[Found]:
    """Dates in figures only."""
    for match in YEAR_FIRST.finditer(text):
        found = _found(match, (int(match[1]), int(match[2]), int(match[3])), CLEAN)
        if found and FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
            yield found
    for match in FIGURES.finditer(text):
        found = _settled(match, {code for code in map(iso, languages) if code})
        if found and FIRST_YEAR <= int(match[4]) <= LAST_YEAR:
            yield found


def _settled(match: re.Match[str], languages: set[str]) -> Found | None:
    """`13.12.1944`, `12/13/1944`: what it means if that is certain."""
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    orders = [(year, b, a), (year, a, b)] if match[2] != "." else [(year, b, a)]
    readings = {found.iso: found for order in orders if (found := _found(match, order, CLEAN + FIGURES_ONLY))}
    by_weekday = [found for found in readings.values() if found.confidence > CLEAN]
    if len(readings) == 1 or len(by_weekday) == 1:
        return (by_weekday or list(readings.values()))[0]
    if languages and languages <= DAY_FIRST:
        return _found(match, (year, b, a), CLEAN + FIGURES_ONLY)
    return None
