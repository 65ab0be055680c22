"""Which lines make up the head of the first page?"""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.model import Box, Kind, Page, Region, TextLine
from ingest.text import dates, flow

TOP = 1 / 3
"""Share of the page's height that a nameplate with all that belongs to it can take."""

COLUMN_TEXT = 3
"""Lines that a body region must have to say that the columns begin here; the date line may pass for one of less."""

NO_PRINT_OF_ITS_OWN = frozenset({Kind.PICTURE, Kind.CAPTION, Kind.ADVERTISEMENT})


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the first page: its regions from the top, and which of its lines stand in one row with the date."""

    regions: tuple[Region, ...]
    """Masthead regions first, then others that stand over the column text."""
    strip: tuple[TextLine, ...]
    """Lines of the masthead, of folios and of the row in which the date stands, from the left."""
    body_size: float
    width: float
    """Of the page's print, in pixels of the straightened page."""
    language: str | None = None

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines of its regions."""
        return tuple(line for region in self.regions for line in region.lines)

    @property
    def masthead(self) -> tuple[TextLine, ...]:
        """The lines that the layout calls masthead."""
        return tuple(line for region in self.regions if region.kind is Kind.MASTHEAD for line in region.lines)


def head_of(page: Page, language: str | None = None) -> Head:
    """What stands at the head of *page*."""
    filled = [region for region in page.regions if region.lines]
    print_box = Box.around(region.box for region in filled) if filled else Box(0, 0, 0, 0)
    floor = print_box.top + TOP * print_box.height
    columns_begin = min((region.box.top for region in filled if _is_column_text(region)), default=floor)
    masthead = [region for region in filled if region.kind is Kind.MASTHEAD]
    others = [
        region
        for region in filled
        if region.kind is not Kind.MASTHEAD
        and region.kind not in NO_PRINT_OF_ITS_OWN
        and not _is_column_text(region)
        and region.box.bottom <= max(min(columns_begin, floor), print_box.top) + page.body_size
    ]
    regions = (*sorted(masthead, key=_place), *sorted(others, key=_place))
    return Head(regions, _strip(regions), page.body_size, print_box.width, language)


def text_of(lines: Iterable[TextLine], language: str | None = None) -> str:
    """Lines as running text."""
    return flow((line.line.text for line in lines), language)


def in_one_row(a: TextLine, b: TextLine) -> bool:
    """Whether the middle of either lies within the height of the other."""
    return a.box.top <= b.box.centre[1] <= a.box.bottom or b.box.top <= a.box.centre[1] <= b.box.bottom


def _is_column_text(region: Region) -> bool:
    return region.kind in (Kind.BODY, Kind.NOTICE) and len(region.lines) >= COLUMN_TEXT


def _place(region: Region) -> tuple[float, float]:
    return region.box.top, region.box.left


def _strip(regions: Iterable[Region]) -> tuple[TextLine, ...]:
    """Lines that may hold date, volume and number."""
    all_regions = tuple(regions)
    sure = {line for region in all_regions if region.kind in (Kind.MASTHEAD, Kind.FOLIO) for line in region.lines}
    every = [line for region in all_regions for line in region.lines]
    dated = [line for line in every if dates(line.line.text)]
    chosen = [line for line in every if line in sure or any(in_one_row(line, other) for other in dated)]
    return tuple(sorted(chosen, key=lambda line: (line.box.centre[1] // max(line.size, 1.0), line.box.left)))
