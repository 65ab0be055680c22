"""What is an article called, by whom, from where, and how does its text read?"""

import re
from collections.abc import Iterable, Sequence

from ingest.model import Article, Kind, Piece, Region
from ingest.settings import Settings
from ingest.text import alone, compose, dateline, flow, iso, language, led_in, run_in, unstopped

SPECKS = re.compile(r"^(?:[-.,:;·•°*~^'‘’`_|]{1,2}\s+)+|(?:\s+[-.,:;·•°*~^'‘’`_|]{1,2})+$")
"""Points before a first word or behind a space at the end are dirt: no stop stands apart.  The rest are ornaments."""
MIDST = 0.6
"""White at the one side of a row that stands amid its column, as a share of that at the other."""
LEAST_ROWS = 3
"""A row by itself and a text of two: fewer tell not how wide the column is."""
TITLED = frozenset({"article", "heading", "notice", "advertisement"})


def article(kind: str, pieces: Sequence[Piece], sure: float, settings: Settings) -> Article:
    """The article of these pieces; *sure* says how sure its boundaries are."""
    regions = [piece.region for piece in pieces]
    plain = "\n".join(region.text for region in regions)
    tongue = language(plain, settings.read.languages) or iso(settings.read.languages[0])
    titled = kind in TITLED
    return Article(
        kind,
        tuple(pieces),
        compose(((region.kind, _lines(region)) for region in regions), tongue),
        headline=(_first_of(Kind.HEADLINE, regions, tongue) or _in_text(regions)) if titled else None,
        kicker=_first_of(Kind.KICKER, regions, tongue) if titled else None,
        byline=_first_of(Kind.BYLINE, regions, tongue) if titled else None,
        dateline=_dateline(regions) if kind == "article" else None,
        credit=_first_of(Kind.CREDIT, regions, tongue) if titled else None,
        language=tongue,
        confidence=round(sure * _read_well(regions), 3),
    )


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
    """A row of names that stands amid its column, over a paragraph, as `The River.` would."""
    body = next((region for region in regions if region.kind is Kind.BODY), None)
    if body is None or len(body.lines) < LEAST_ROWS or not all(line.opens_paragraph for line in body.lines[:2]):
        return None
    row, under = body.lines[0], body.lines[1:]
    before = row.box.left - min(line.box.left for line in under)
    behind = max(line.box.right for line in under) - row.box.right
    amid = min(before, behind) >= MIDST * max(before, behind, row.size)
    return alone(row.line.text) if amid else None


def _dateline(regions: Iterable[Region]) -> str | None:
    body = next((region for region in regions if region.kind is Kind.BODY), None)
    if body is None:
        return None
    return dateline([line.line.text for line in body.lines])


def _read_well(regions: Iterable[Region]) -> float:
    """The mean confidence of its words, by letters."""
    letters = weighed = 0.0
    for region in regions:
        for line in region.lines:
            letters += len(line.line.text)
            weighed += len(line.line.text) * line.line.confidence
    return weighed / letters if letters else 0.0
