"""What does the name of a file or folder say: paper, date, volume, number, edition, page?"""

import os
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from ingest import text
from ingest.scans.vocabulary import CAMERAS, DEVICES, FACES, FIRST_FACES, GENERIC, LAST_FACES, SHORT_MONTHS
from ingest.text.calendars import FIRST_YEAR, LAST_YEAR, month

SURE_DATE = 0.8
"""Confidence of a date with its month in a word, spelled as it should be."""
CUT = "|"
"""Stands where something was understood and taken out."""

FIRST_DIGITAL_YEAR = 1995
"""Scanners and cameras write the day of the scan into names; newspapers were not scanned so before."""

YEAR = r"(1[6-9]\d\d|20\d\d)"
YEAR_FIRST = re.compile(rf"(?<!\d){YEAR}([-_. ])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
YEAR_LAST = re.compile(rf"(?<!\d)(\d{{1,2}})([-_. ])(\d{{1,2}})\2{YEAR}(?!\d)")
RUN = re.compile(r"(?<!\d)(\d{8})(\d\d)?(?!\d)")
NAMED = re.compile(rf"(?<!\d){YEAR}[-_. ]?([^\W\d_]{{3,}})[-_. ]?(\d{{1,2}})(?!\d)")
MONTH_NAMED = (
    re.compile(rf"(?<![^\W\d_])(?P<month>[^\W\d_]{{3,}})[-_. ]*(?P<year>{YEAR})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<year>{YEAR})[-_. ]*(?P<month>[^\W\d_]{{3,}})"),
)
MONTH_ONLY = re.compile(rf"(?<!\d){YEAR}[-_.](0[1-9]|1[0-2])(?=[-_. ]+p?\d)")
YEAR_ONLY = re.compile(rf"(?<=[^\W\d_])[-_. ]+{YEAR}(?!\d)")
CATALOGUE_NUMBER = re.compile(r"(?<![^\W_])(?:s[ncf]|ca|cu|mm)\d{8}(?:\d\d)?(?![^\W_])", re.IGNORECASE)
"""Control number of the Library of Congress: `sn85058233`."""

PAGE = re.compile(
    r"(?<![^\W\d_])(?:pages?|pag|pg|pp?|seite|seq|blatt|feuille|sheet|leaf)[-_. #]{0,2}(\d{1,5})[a-z]?(?![^\W_])"
    r"(?:-\d{1,3}(?![^\W_]))?(?:[-_ ]?(?:of|von)[-_ ]?\d{1,3})?",
    re.IGNORECASE,
)
VOLUME = re.compile(
    r"(?<![^\W\d_])(?:(?:volume|vol|band|bd|jahrgang|jg|tome)[-_. ]{0,2}([ivxlc]+|\d{1,4})|v(\d{1,4}))(?!\d)",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?<![^\W\d_])(?:(?:number|num|no|nr|issue|heft|numero|№)[-_. ]{0,2}(\d{1,5})|[ni](\d{1,5})|#(\d{1,5}))(?!\d)",
    re.IGNORECASE,
)
EDITION = re.compile(r"(?<![^\W\d_])(?:edition|ed)[-_. ]{0,2}(\d{1,2})(?![^\W_])", re.IGNORECASE)
EDITION_WORD = re.compile(
    r"(?<![^\W_])(morning|noon|evening|midnight|early|late|final|extra|special|supplement)(?![^\W_])", re.IGNORECASE
)
LAST_NUMBER = re.compile(r"(?<!\d)(\d{1,9})[a-z]?\W*$", re.IGNORECASE)
FIRST_NUMBER = re.compile(r"^\W*(\d{1,4})(?=[\W_])")

EDGES = re.compile(r"^(?:[\W_]|\d+(?=[\W_]|$))+|(?:[\W_]+\d*)+$")
"""Separators and bare numbers at either end of a title."""
KIND_OF_FILE = re.compile(r"[\W_]+(?:scans?|tiffs?|tifs?|jpe?gs?|pdfs?|jp2s?|pngs?|images?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one name says; empty or None where it says nothing."""

    before: str = ""
    """Slug of the words before all else that was understood: mostly the paper."""
    between: str = ""
    """Slug of the first words after that, if more was understood after them."""
    after: str = ""
    """Slug of the last words."""
    stamp: str = ""
    """What stands where a date would stand: the ISO date or, where it can mean two days, its figures."""
    date: str | None = None
    """Of a day, or of a month that is a word: `1944-12` may be number 12 of a year."""
    page: int | None = None
    explicit: bool = False
    """Whether a word says that the number is a page."""
    face: int = 1
    """0 for a front page, 2 for a back page, 1 else."""
    volume: str | None = None
    number: str | None = None
    edition: str | None = None

    @property
    def is_issue(self) -> bool:
        """Whether it names a single issue."""
        return bool(self.stamp or self.number)


def of_folder(name: str) -> Said:
    """What the name of a folder says."""
    found = _dated(name)
    left, edition = _taken(EDITION, found.left)
    left, volume = _taken(VOLUME, left)
    left, number = _taken(NUMBER, left)
    return _told(Said(volume=volume, number=number, edition=edition or found.figures), found, left)


def of_file(stem: str) -> Said:
    """What the name of a file, without its ending, says."""
    found = _dated(stem)
    left, edition = _taken(EDITION, found.left)
    left, page = _taken(PAGE, left)
    explicit = page is not None
    left, volume = _taken(VOLUME, left)
    left, number = _taken(NUMBER, left)
    page = page or found.figures
    for pattern in (LAST_NUMBER, FIRST_NUMBER):
        if page is None:
            left, page = _taken(pattern, left)
    said = Said(page=int(page) if page else None, explicit=explicit, volume=volume, number=number, edition=edition)
    return _without_day_of_scan(_told(said, found, left), set(re.findall(r"[^\W\d_]+", stem.casefold())))


def head(stem: str) -> str:
    """The part of a file's name that it has in common with the other pages of its issue: all before its page."""
    run = RUN.search(stem)
    if match := PAGE.search(stem):
        end = match.start()
    elif run and run[2]:
        end = run.end(1)
    else:
        match = LAST_NUMBER.search(stem)
        end = match.start() if match else len(stem)
    return stem[:end].rstrip(" _-.,(#")


def words(name: str) -> str:
    """The slug of a title in *name*, without numbers at its ends; empty when it names no paper."""
    title = KIND_OF_FILE.sub("", EDGES.sub("", name))
    tokens = re.findall(r"[^\W_]+", title.casefold())
    bare = [token.rstrip("0123456789") for token in tokens]  # `box7`, and of `0012` nothing
    if all(not token or token in GENERIC or token in DEVICES or _is_month(token) for token in bare):
        return ""
    return text.slug(title)


def is_day(date: str | None) -> bool:
    """Whether it is the date of a day, and not of a month."""
    return date is not None and len(date) == len("1944-12-13")


def natural(name: str) -> tuple[tuple[str, int], ...]:
    """A key that puts p2 before p10."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFC", name).casefold())
    return tuple((part, -1) if place % 2 == 0 else ("", int(part)) for place, part in enumerate(parts))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A name whose date was taken out."""

    left: str
    stamp: str = ""
    day: str | None = None
    figures: str | None = None
    """Two figures right behind the eight of a date: a page, or an edition."""


def _told(said: Said, found: _Dated, left: str) -> Said:
    """*said* with the date, and with the words that are left when all else is understood."""
    first, *others = left.split(CUT)
    extra = next(filter(None, map(EDITION_WORD.search, others)), None)
    titles = [_title(part) for part in others]
    tokens = set(re.findall(r"[^\W\d_]+", left.casefold()))
    return replace(
        said,
        before=words(first),
        between=next(filter(None, titles[:-1]), ""),
        after=titles[-1] if titles else "",
        stamp=found.stamp,
        date=found.day,
        face=0 if tokens & FIRST_FACES else 2 if tokens & LAST_FACES else 1,
        volume=_plain(said.volume),
        number=_plain(said.number),
        edition=_plain(said.edition) or (extra[1].casefold() if extra else None),
    )


def _without_day_of_scan(said: Said, tokens: set[str]) -> Said:
    """Without the day that a camera or scanner wrote into the name; a person who counts pages means the issue's day."""
    if said.explicit or not said.stamp[:4].isdigit() or int(said.stamp[:4]) < FIRST_DIGITAL_YEAR:
        return said
    if tokens & CAMERAS:
        return replace(said, stamp="", date=None)
    return replace(said, date=None) if tokens & DEVICES else said


def _title(part: str) -> str:
    slug = words(EDITION_WORD.sub("", part))
    return "" if slug in FACES else slug


def _taken(pattern: re.Pattern[str], name: str) -> tuple[str, str | None]:
    """*name* without what *pattern* finds, and the first of its groups that matched."""
    match = pattern.search(name)
    if not match:
        return name, None
    return _without(name, match), next(group for group in match.groups() if group)


def _without(name: str, match: re.Match[str]) -> str:
    return name[: match.start()] + CUT + name[match.end() :]


def _plain(figures: str | None) -> str | None:
    return (figures.upper().lstrip("0") or None) if figures else None


def _is_month(token: str) -> bool:
    found = month(token)
    return found is not None and not found.slips


def _dated(name: str) -> _Dated:
    name = unicodedata.normalize("NFC", _readable(name)).replace(CUT, " ")
    if CATALOGUE_NUMBER.fullmatch(name):
        return _Dated(name)
    for match in RUN.finditer(name):
        stamp, day = _run(match[1])
        if stamp:
            return _Dated(_without(name, match), stamp, day, match[2])
    for pattern, reader in ((YEAR_FIRST, _year_first), (YEAR_LAST, _year_last), (NAMED, _named)):
        for match in pattern.finditer(name):
            stamp, day = reader(match)
            if stamp:
                return _Dated(_without(name, match), stamp, day)
    return _in_words(name) or _in_month(name) or _in_part(name)


def _readable(name: str) -> str:
    """A name with bytes that are no UTF-8 as the Western European text that it most likely is."""
    if name.isprintable():
        return name
    return re.sub("[\udc80-\udcff]+", lambda match: os.fsencode(match[0]).decode("cp1252", "replace"), name)


def _in_words(name: str) -> _Dated | None:
    """A date with the month as a word, as in `13-Dec-1944`."""
    spaced = re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)|[_.-]", " ", name)
    found = next((found for found in text.dates(spaced) if found.confidence >= SURE_DATE), None)
    return _Dated(spaced[: found.start] + CUT + spaced[found.end :], found.iso, found.iso) if found else None


def _in_month(name: str) -> _Dated | None:
    """A month as a word with its year and no day, as in `Dec_1944`."""
    for match in (match for pattern in MONTH_NAMED for match in pattern.finditer(name)):
        word = match["month"].casefold()
        found = month(word) if len(word) > 3 or word in SHORT_MONTHS else None
        if found and not found.slips and not _is_of_a_device(name):
            stamp = f"{match['year']}-{found.value:02}"
            return _Dated(_without(name, match), stamp, stamp)
    return None


def _in_part(name: str) -> _Dated:
    """A year or month: enough to tell issues apart, and no date."""
    for pattern in (MONTH_ONLY, YEAR_ONLY):
        match = pattern.search(name)
        if match and not _is_of_a_device(name):
            return _Dated(_without(name, match), "-".join(match.groups()))
    return _Dated(name)


def _is_of_a_device(name: str) -> bool:
    return bool(set(re.findall(r"[^\W\d_]+", name.casefold())) & DEVICES)


def _run(figures: str) -> tuple[str, str | None]:
    """`19441213` or `13121944`."""
    day = _day(figures[:4], figures[4:6], figures[6:])
    return (day, day) if day else _settled(figures[:2], figures[2:4], figures[4:])


def _year_first(match: re.Match[str]) -> tuple[str, str | None]:
    day = _day(match[1], match[3], match[4])
    return day or "", day


def _year_last(match: re.Match[str]) -> tuple[str, str | None]:
    return _settled(match[1], match[3], match[4])


def _named(match: re.Match[str]) -> tuple[str, str | None]:
    found = month(match[2])
    day = _day(match[1], str(found.value), match[3]) if found and not found.slips else None
    return day or "", day


def _settled(a: str, b: str, year: str) -> tuple[str, str | None]:
    """Day and month in either order: a date where only one order gives a day, figures alone where both do."""
    days = {day for day in (_day(year, b, a), _day(year, a, b)) if day}
    if len(days) == 1:
        return (day := days.pop()), day
    return (f"{int(a):02}-{int(b):02}-{year}", None) if days else ("", None)


def _day(year: str, in_year: str, in_month: str) -> str | None:
    try:
        day = date(int(year), int(in_year), int(in_month))
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None
