"""When was the issue printed, by its own word?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.masthead.counting import without_counts
from ingest.masthead.head import Head
from ingest.model import Kind, Page
from ingest.text import dates

HEAD, FOLIO, ELSEWHERE = 1.0, 0.7, 0.6
"""How much a date counts by where it stands: two folios outdo a head, and what is in neither has to be clean."""

LEAST = 0.45
"""Summed weight times confidence under which the date stays unknown: below a plain date that fills a line over the
columns (0.48), above a head whose weekday speaks against it (0.35)."""

MOST_OF_ITS_LINE = 0.4
"""Share of a line that a date outside the masthead must fill, where no volume or number stands beside it: in an
article's sentence it fills less."""

TOP_OF_PAGE = 0.06
"""Share of the print's height in which running heads stand."""


def date(head: Head, pages: Sequence[Page]) -> str | None:
    """The date that head and folios agree on, as ISO 8601."""
    languages = (head.language,) if head.language else ()
    weights: dict[str, float] = defaultdict(float)
    for text, weight in _places(head, pages):
        for iso, confidence in {found.iso: found.confidence for found in dates(text, languages)}.items():
            weights[iso] += weight * confidence
    best = max(weights, key=lambda iso: weights[iso], default=None)
    return best if best is not None and weights[best] >= LEAST else None


def _places(head: Head, pages: Sequence[Page]) -> Iterator[tuple[str, float]]:
    """Texts in which the issue may say its date, each with its weight."""
    strip = {line.line.text for line in head.strip}
    for region in head.regions:
        if region.kind in (Kind.MASTHEAD, Kind.FOLIO):
            yield region.text, HEAD
        else:
            yield from ((text, ELSEWHERE) for text in _dominated(region.text.splitlines(), strip))
    for page in pages[1:]:
        yield from ((text, FOLIO) for text in set(_running_heads(page)))


def _dominated(lines: Iterable[str], strip: set[str]) -> Iterator[str]:
    for text in lines:
        filled = sum(found.end - found.start for found in dates(text))
        numbered = without_counts(text) != text
        if text in strip and (numbered or filled >= MOST_OF_ITS_LINE * len(text)):
            yield text


def _running_heads(page: Page) -> Iterator[str]:
    yield from (region.text for region in page.regions if region.kind is Kind.FOLIO)
    lines = [line for region in page.regions if region.kind is not Kind.FOLIO for line in region.lines]
    if lines:
        top, bottom = min(line.box.top for line in lines), max(line.box.bottom for line in lines)
        near = [line.line.text for line in lines if line.box.bottom <= top + TOP_OF_PAGE * (bottom - top)]
        yield from _dominated(near, set(near))
