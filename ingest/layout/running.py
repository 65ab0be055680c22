"""Which rows at a page's head and foot tell page, paper and date: running heads and folios?

One page alone can be in doubt about its first row.  The pages of an issue say the same there, so each is told what the
others have at head and foot, and what the first has in large type at its head: the paper's name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.geometry import shared_width
from ingest.layout import wording
from ingest.layout.rows import Row
from ingest.layout.sheet import Sheet
from ingest.model import Box, Kind, Region
from ingest.settings import Profile
from ingest.text import dates, key, months, number

LARGEST, LARGEST_NAME = 1.3, 2.2
"""Body sizes of a running head's type, and of the paper's name in it, which may be drawn."""
EDGE = 3.0
"""Leadings from the head or foot of the print in which a running head stands."""
HEAD_SHARE = 0.4
"""The first page has the paper's name in this upper part of the print."""
DATED_SHARE = 0.25
"""Date and number stand in this part."""
SAME, LEAST_LETTERS = 80, 5
"""Of 100: as alike as what two pages say there must be; and letters of it that mean something at least."""
TELLING, TWICE = 20, 0.2
"""Letters of a line that stands on one page alone, and share of such lines that two scans of one page have alike."""
LONG, SHORT = 120, 70
"""Letters of a running head that tells two things or more, and of one that tells one."""

PAGE_NUMBER = re.compile(
    r"\b(?:page|p|seite|pagina|página|stránka)\b\.?\s*(\d{1,3})\b|\b(\d{1,3})[^\w\s]?\s*$|^\s*(\d{1,3})\b", re.I
)
"""A number alone stands at an end; dirt is read beside it."""
WRITTEN = re.compile(r"\bpage\s+([a-z]{3,}(?:-[a-z]+)?)\b", re.I)
MOST_PAGES = 99
"""A page's number in words, as `PAGE FIVE`; what looks like a larger one is another word."""
PAGE = re.compile(r"\b(?:page|seite|pagina|página|stránka)\b", re.I)
NUMERAL = r"[\s.:#]*(?:\d{1,5}|[IVXLC]{1,8})(?![\w])"
COUNTED = re.compile(
    rf"\b(?i:vol(?:ume)?\b,?|(?:no|num(?:ber|éro)|nr|n°|année|jahrgang|band|tome|issue|whole no)\b){NUMERAL}"
)
"""The stop of `VOL.` may be read as a comma; so may that of `No.`, but `no, 40` is said in texts."""
ARTICLE = re.compile(r"^(?:the|le|la|les|l['’]|der|die|das|el|il)\b\s*", re.I)
RULED, MOST = 2.5, 0.5
"""Leadings under a running head within which its rule lies, and share of the print's width that it goes over."""
APART = 0.5
"""Leadings of white over what stands at the foot of every page at least."""
ACROSS = 0.8
"""Share of the print's width that a rule under a running head goes over."""
BESIDE_NAME = re.compile(rf"{PAGE.pattern}|\d+", re.I)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other pages of the issue say, spelled for comparing."""

    edges: frozenset[str] = frozenset()
    """At head and foot."""
    titles: frozenset[str] = frozenset()
    """In large type at the head of the first page: the paper's name, and headlines whose texts may go on elsewhere."""

    called: str = ""
    """What a folder or a person calls the paper."""
    headed: bool = False
    """The first page, which is another, has date or volume at its head: a masthead here has the name that it has."""

    def names(self, text: str) -> bool:
        """Whether *text* is the paper's name, or may be."""
        return _is_said(text, self.titles | self.edges | {self.called})

    def calls(self, text: str) -> bool:
        """Whether *text*, on the first page, is what the paper is called."""
        return not self.titles and _is_said(text, {self.called})

    def heads(self, text: str) -> bool:
        """Whether other pages have *text* at their head, and the first page is what is asked about."""
        return not self.titles and _is_said(text, self.edges)

    def shortened(self, text: str) -> bool:
        """Whether *text* is the end of the paper's name, as many papers head their inner pages (`THE SENTINEL`)."""
        short = key(ARTICLE.sub("", text.strip()))
        return len(short) >= LEAST_LETTERS and any(name.endswith(short) for name in (*self.titles, self.called))


def elsewhere(sheets: Sequence[Sheet], called: str | None = None) -> list[Elsewhere]:
    """For each page what the others say; one that was scanned twice says nothing of itself."""
    edges = [frozenset(_at_edges(sheet)) for sheet in sheets]
    texts = [{line.line.text for line in sheet.lines if len(line.line.text) >= TELLING} for sheet in sheets]
    titles = frozenset(_large(sheets[0])) if sheets else frozenset()
    headed = bool(sheets) and _has_date(sheets[0])
    return [
        Elsewhere(
            frozenset().union(*(edges[other] for other in range(len(sheets)) if not _is_same(texts[n], texts[other]))),
            titles if n else frozenset(),
            _name(called or ""),
            headed and n > 0,
        )
        for n in range(len(sheets))
    ]


def _is_same(texts: set[str], others: set[str]) -> bool:
    return texts is others or len(texts & others) > TWICE * min(len(texts), len(others))


def label(regions: Sequence[Region]) -> str | None:
    """The printed page number, in figures."""
    folios = [region.text.strip() for region in regions if region.kind is Kind.FOLIO]
    for text in folios:
        written = WRITTEN.search(text)
        if written and 0 < (number(written[1]) or 0) <= MOST_PAGES:
            return str(number(written[1]))
    found = next(filter(None, map(PAGE_NUMBER.search, folios)), None)
    return next(group for group in found.groups() if group) if found else None


def heads(sheet: Sheet, rows: Sequence[Row], profile: Profile, said: Elsewhere, *, under_masthead: bool) -> list[Row]:
    """The row at the head, and the one at the foot, that tell page, paper and date; the first is no masthead's."""
    if not rows:
        return []
    found: list[Row] = []
    edges = {max(row.middle for row in rows)} | (set() if under_masthead else {min(row.middle for row in rows)})
    for edge in sorted(edges):
        level = [row for row in rows if abs(row.middle - edge) < 0.8 * sheet.leading]
        level = [row for row in level if not heads_a_side_column(sheet, row, rows)]
        foot = edge == max(edges) and _is_a_foot(sheet, level, rows, said)
        if level and (foot or _is_head(sheet, level, rows, profile, said)):
            found += [row for row in level if row not in found]
    return found


def heads_a_side_column(sheet: Sheet, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row opens a column that begins beside the masthead or running head.

    The rule under those ends before it, and text, or a picture, stands close under it.
    """
    foot = row.middle + RULED * sheet.leading
    wide = (rule for rule in sheet.across if rule.width > MOST * sheet.print_box.width)
    ruled = [rule for rule in wide if row.middle < rule.centre[1] < foot]
    if not ruled or any(shared_width(rule, row.box) for rule in ruled) or _tells(row.text):
        return False
    below = [*(other.box for other in rows if other is not row), *sheet.reading.pictures]
    return any(row.middle < box.top < foot and shared_width(box, row.box) for box in below)


def _tells(text: str) -> bool:
    """Whether a row says of which day, number or page it is."""
    return bool(COUNTED.search(text) or dates(text) or months(text) or PAGE_NUMBER.search(text))


def _is_head(sheet: Sheet, level: Sequence[Row], rows: Sequence[Row], profile: Profile, said: Elsewhere) -> bool:
    text = " ".join(row.text for row in sorted(level, key=lambda row: row.box.left))
    known = [row for row in level if _is_said(row.text, {said.called})]
    repeated = [row for row in level if row in known or _is_said(row.text, said.edges)]
    named = [row for row in level if row not in repeated and _is_said(row.text, said.titles)]
    if len(level) == 1 and said.shortened(text) and _is_ruled_off(sheet, level[0], rows):
        return _is_small(sheet, level[0], level)
    dated, paged = bool(dates(text) or months(text)), bool(PAGE.search(text))
    larger = level if dated and paged else repeated + named
    if any(wording.is_jump(row.text, profile) for row in level) or not all(
        _is_small(sheet, row, larger) for row in level
    ):
        return False
    bare = re.fullmatch(r"\W*\d{1,3}\W*", text) is not None
    told = dated + paged + bool(PAGE_NUMBER.search(text))
    alone = _away(sheet, level, rows) > 0.8 * sheet.leading and len(level) > 1
    in_all = told + len(repeated) + len(known) + bool(named)  # several may be headlines whose texts go on here
    return bare or (in_all >= 2 and len(text) < LONG) or (told == 1 and len(text) < SHORT and alone)


def _is_a_foot(sheet: Sheet, level: Sequence[Row], rows: Sequence[Row], said: Elsewhere) -> bool:
    """Whether the lowest rows stand apart in small type, as on other pages: an address, where the paper comes from."""
    small = all(row.size < sheet.body_size and _is_said(row.text, said.edges) for row in level)
    return bool(level) and small and _away(sheet, level, rows) > APART * sheet.leading


def _is_ruled_off(sheet: Sheet, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a rule over nearly the whole page parts it from all that is under it."""
    below = min((other.box.top for other in rows if other.middle > row.box.bottom), default=sheet.print_box.bottom)
    return any(
        row.middle < rule.centre[1] < below + sheet.leading and rule.width > ACROSS * sheet.print_box.width
        for rule in sheet.across
    )


def _is_small(sheet: Sheet, row: Row, named: Sequence[Row]) -> bool:
    return row.size <= (LARGEST_NAME if row in named else LARGEST) * sheet.body_size


def _away(sheet: Sheet, level: Sequence[Row], rows: Sequence[Row]) -> float:
    """How far the next row is."""
    box = Box.around(row.box for row in level)
    others = [row for row in rows if row not in level]
    return min(
        (min(abs(row.box.top - box.bottom), abs(box.top - row.box.bottom)) for row in others), default=sheet.leading
    )


def _is_said(text: str, said: Collection[str]) -> bool:
    name = _name(text)
    return len(name) >= LEAST_LETTERS and any(fuzz.ratio(name, other) >= SAME for other in said)


def _name(text: str) -> str:
    """*text* for comparing, without what differs from page to page and from issue to issue."""
    for found in reversed(dates(text)):
        text = f"{text[: found.start]} {text[found.end :]}"
    return key(BESIDE_NAME.sub(" ", text))


def _at_edges(sheet: Sheet) -> Iterator[str]:
    edge = EDGE * sheet.leading
    for line in sheet.lines:
        near = min(line.box.centre[1] - sheet.print_box.top, sheet.print_box.bottom - line.box.centre[1])
        if near < edge and line.size <= LARGEST_NAME * sheet.body_size:
            yield _name(line.line.text)


def _has_date(sheet: Sheet) -> bool:
    """Whether date, volume or number stand at the page's head."""
    limit = sheet.print_box.top + DATED_SHARE * sheet.print_box.height
    texts = [line.line.text for line in sheet.lines if line.box.centre[1] < limit]
    return any(COUNTED.search(text) or dates(text) or months(text) for text in texts)


def _large(sheet: Sheet) -> Iterator[str]:
    """What the first page has in large type at its head."""
    limit = sheet.print_box.top + HEAD_SHARE * sheet.print_box.height
    for line in sheet.lines:
        if line.box.centre[1] < limit and line.size > LARGEST_NAME * sheet.body_size:
            yield _name(line.line.text)
