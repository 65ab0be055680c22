"""What is an article called, by whom, from where, and how does its text read?"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import dropwhile, takewhile

from ingest.geometry import shared_width
from ingest.model import Article, Kind, Piece, Region
from ingest.settings import Settings
from ingest.text import (
    alone,
    compose,
    dateline,
    flow,
    is_a_label,
    iso,
    language,
    led_in,
    names_a_department,
    run_in,
    unstopped,
)

SPECKS = re.compile(r"^(?:[-.,:;·•°*~^'‘’`_|]{1,2}\s+)+|(?:\s+[-.,:;·•°*~^'‘’`_|]{1,2})+$")
"""Points before a first word or behind a space at the end are dirt: no stop stands apart.  The rest are ornaments."""
MIDST = 0.6
"""White at the one side of a row that stands amid its column, as a share of that at the other."""
AWAY = 0.5
"""Type sizes that such a row, and the first of the paragraph under it, stand in from the edge at least."""
LEAST_ROWS = 3
"""A row by itself and a text of two: fewer tell not how wide the column is."""
MANNER = 3
"""Articles that open with a title in their first line, which show that this is the paper's way."""
TITLED = frozenset({"article", "heading", "notice", "advertisement"})


def article(kind: str, pieces: Sequence[Piece], sure: float, settings: Settings) -> Article:
    """The article of these pieces; *sure* says how sure its boundaries are."""
    regions = [piece.region for piece in pieces]
    plain = "\n".join(region.text for region in regions)
    tongue = language(plain, settings.read.languages) or iso(settings.read.languages[0])
    titled = kind in TITLED
    headline, kicker = _first_of(Kind.HEADLINE, regions, tongue), _first_of(Kind.KICKER, regions, tongue)
    own = _in_text(regions) if headline is None or names_a_department(headline) or is_a_label(headline) else None
    if headline and own:
        kicker = kicker or headline
    return Article(
        kind,
        tuple(pieces),
        compose(((region.kind, _lines(region)) for region in regions), tongue),
        headline=(own or headline) if titled else None,
        kicker=kicker if titled else None,
        byline=_first_of(Kind.BYLINE, regions, tongue) if titled else None,
        dateline=_dateline(regions, own) if kind == "article" else None,
        credit=_first_of(Kind.CREDIT, regions, tongue) if titled else None,
        language=tongue,
        confidence=round(sure * _read_well(regions), 3),
    )


def by_manner(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each with the words in capitals before its first dash as its headline, in a paper that has such.

    Where others open with a title, a stop and a dash, one whose stop is worn away is no place: `NEW BELL—The Society`.
    """
    ways = sum(any(map(partial(_opens_with, article), article.text.split("\n\n")[:2])) for article in articles)
    return tuple(_unstopped(article) if ways >= MANNER else article for article in articles)


def _opens_with(article: Article, paragraph: str) -> bool:
    return article.headline is not None and article.headline == run_in(paragraph)


def _unstopped(article: Article) -> Article:
    title = unstopped(article.text) if article.kind in TITLED and article.headline is None else None
    return replace(article, headline=title, dateline=None) if title and title.isupper() else article


def _lines(region: Region) -> list[tuple[str, bool]]:
    return [(line.line.text, line.opens_paragraph) for line in region.lines]


def _first_of(kind: Kind, regions: Iterable[Region], tongue: str | None) -> str | None:
    """The first regions of a kind that stand together, as one text."""
    found: list[str] = []
    for region in regions:
        if region.kind is kind:
            found += [line.line.text for line in region.lines]
        elif found:
            break
    return SPECKS.sub("", flow(found, tongue)) or None


def _in_text(regions: Sequence[Region]) -> str | None:
    """The headline in the type of the text, where it has none in its own."""
    return _run_in(regions) or _centred(regions)


def _run_in(regions: Iterable[Region]) -> str | None:
    """The headline that a text opens with in its own first line: `THE CHOLERA.—We learn …`."""
    body = next((region for region in regions if region.kind is Kind.BODY), None)
    opening = " ".join(line.line.text for line in body.lines[:2]) if body else ""
    title = unstopped(opening) or ""
    named = title if " " in title and body and not dateline([line.line.text for line in body.lines]) else None
    return run_in(opening) or led_in(opening) or named


def _centred(regions: Sequence[Region]) -> str | None:
    """A row of names over a paragraph, amid its column as `The River.` would stand, or as wide as that."""
    behind_heads = dropwhile(lambda region: region.kind is not Kind.BODY, regions)
    body = list(takewhile(lambda region: region.kind is Kind.BODY, behind_heads))
    parted = len(body) > 1 and len(body[0].lines) < LEAST_ROWS and shared_width(body[0].box, body[1].box) > 0
    rows = [line for region in body[: 2 if parted else 1] for line in region.lines]
    if len(rows) < LEAST_ROWS or not rows[0].opens_paragraph:
        return None
    row, under = rows[0], rows[1:]
    left, right = min(line.box.left for line in under), max(line.box.right for line in under)
    before, behind, set_in = row.box.left - left, right - row.box.right, under[0].box.left - left
    away = AWAY * row.size
    amid = min(before, behind) >= MIDST * max(before, behind, row.size) or max(abs(before), abs(behind)) < away
    opens = under[0].opens_paragraph or set_in > away
    return alone(row.line.text) if amid and opens else None


def _dateline(regions: Iterable[Region], title: str | None) -> str | None:
    """The place that it was sent from; a *title* in its first line is none."""
    body = next((region for region in regions if region.kind is Kind.BODY), None)
    place = dateline([line.line.text for line in body.lines]) if body else None
    return place if place != title else None


def _read_well(regions: Iterable[Region]) -> float:
    """The mean confidence of its words, by letters."""
    letters = weighed = 0.0
    for region in regions:
        for line in region.lines:
            letters += len(line.line.text)
            weighed += len(line.line.text) * line.line.confidence
    return weighed / letters if letters else 0.0
