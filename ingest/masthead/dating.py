"""When was the issue printed, by its own word?"""

from collections.abc import Iterable, Iterator, Sequence

from ingest.masthead.counts import parted, without_counts
from ingest.masthead.head import SURE, Head, put_together, row_text
from ingest.model import Kind, Page
from ingest.text import dates, months

HEAD, FOLIO, ELSEWHERE = 1.0, 0.7, 0.6
"""How much a date counts by where it stands: two folios outdo a head, and what is in neither has to be clean."""

LEAST = 0.45
"""Summed weight times confidence under which the date stays unknown: below a plain date that fills a line over the
columns (0.48), above a head whose weekday speaks against it (0.35)."""

MOST_OF_ITS_LINE = 0.4
"""Share of a line that a date outside the masthead must fill, where no volume or number stands beside it: in an
article's sentence it fills less."""

WHOLE = len("1944-12-13")
"""A day says more than the month of it."""

PIECED = 0.9
"""What a date counts for that shows only when capitals set apart (`MA Y 10`) are put together."""


def date(head: Head, pages: Sequence[Page]) -> str | None:
    """The date that head and folios agree on, as ISO 8601."""
    languages = (head.language,) if head.language else ()
    weights = _weights(_in_head(head), languages)
    for page in pages[1:]:
        folios = {region.text: FOLIO for region in page.regions if region.kind is Kind.FOLIO}
        for iso, weight in _weights(folios.items(), languages).items():
            weights[iso] = weights.get(iso, 0.0) + weight
    likely = [iso for iso in weights if weights[iso] >= LEAST]
    days = [iso for iso in likely if len(iso) == WHOLE]
    return max(days or likely, key=lambda iso: weights[iso], default=None)


def _weights(places: Iterable[tuple[str, float]], languages: Sequence[str]) -> dict[str, float]:
    """How much each date counts that is found in these texts: as much as where it is surest."""
    weights: dict[str, float] = {}
    for printed, weight in places:
        text = without_counts(parted(printed))  # or `Issue 3   March 2013` is the third of March
        whole = dates(text, languages) or months(text)
        for found in whole or dates(put_together(text), languages):
            sure = weight * found.confidence * (1.0 if whole else PIECED)
            weights[found.iso] = max(weights.get(found.iso, 0.0), sure)
    return weights


def _in_head(head: Head) -> Iterator[tuple[str, float]]:
    """Texts of the first page in which the issue may say its date, each with its weight."""
    for region in head.regions:
        if region.kind in SURE:
            yield region.text, HEAD
    for row in (*head.rows, *([line] for line in head.strip)):
        text = row_text(row)
        if any(line in head.sure for line in row):
            yield text, HEAD
        elif _is_date_line(text):
            yield text, ELSEWHERE


def _is_date_line(text: str) -> bool:
    filled = sum(found.end - found.start for found in dates(text) or months(text))
    return filled > 0 and (without_counts(parted(text)) != parted(text) or filled >= MOST_OF_ITS_LINE * len(text))
