"""What runs across a page's columns, and parts what stands over it from what stands under it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.geometry import shared_width
from ingest.model import Box, Kind, Page
from ingest.segmenters import bands, islands
from ingest.segmenters.dividers import ground
from ingest.segmenters.fragments import Fragment

AS_FAR = 1.25
"""Times the white over what stands over it that a text has over it which is one of several, evenly set."""


@dataclass(frozen=True, slots=True)
class Crossings:
    """A page and what runs across its columns."""

    page: Page
    bands: tuple[Box, ...]
    """Of white, and where other columns begin."""
    bars: tuple[Box, ...]
    """Rules, headlines and bands."""

    @classmethod
    def of(cls, page: Page, fragments: Sequence[Fragment]) -> "Crossings":
        """What runs across the columns of *page*, islands aside."""
        white = (*bands.across(page), *page.borders)
        headings = (ground(page, region) for region in page.regions if region.kind is Kind.HEADLINE)
        rules = (rule for rule in page.rules if rule.width > rule.height)
        amid = islands.of(page, fragments)
        bars = (bar for bar in (*rules, *headings) if not islands.holds(page, amid, bar))
        return cls(page, white, (*bars, *white))


def is_banded(crossed: Crossings, upper: Fragment, lower: Fragment) -> bool:
    """Whether a band of white across the page lies between two fragments, not by chance where all stand so apart."""
    if upper.above is not None and 0 < lower.white <= AS_FAR * upper.white and not (lower.mark or lower.head):
        return False
    foot, head = upper.regions[-1].box.bottom, lower.regions[0].box.top
    return any(foot <= band.centre[1] <= head and shared_width(band, lower.box) > 0 for band in crossed.bands)


def is_barred(crossed: Crossings, one: Box, other: Box) -> bool:
    """Whether something that spans both their columns lies between the heights of the two."""
    upper, lower = sorted((one, other), key=lambda box: box.top)
    if upper.bottom > lower.top:
        return False
    slack = crossed.page.body_size
    return any(
        upper.bottom - slack < bar.centre[1] < lower.top + slack
        and shared_width(bar, one) > 0.5 * one.width
        and shared_width(bar, other) > 0.5 * other.width
        for bar in crossed.bars
    )


def foot_of_strip(before: Fragment, after: Fragment, crossed: Crossings) -> float:
    """The height of the first rule, headline or border under both that stands over the columns of both."""
    last, first = before.running[-1].box, after.regions[0].box
    return min(
        (
            bar.centre[1]
            for bar in crossed.bars
            if bar.centre[1] > max(last.bottom, first.bottom) - crossed.page.body_size
            and shared_width(bar, last) > 0.5 * last.width
            and shared_width(bar, first) > 0.5 * first.width
        ),
        default=float("inf"),
    )
