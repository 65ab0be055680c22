"""Which regions certainly stand together: a headline with the text right under it, text with text in one column?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from ingest.geometry import shared_width
from ingest.model import Box, Kind, Page, Region, TextLine
from ingest.segmenters import items, worn
from ingest.segmenters.dividers import HEADS, OVER, UNDER_HEAD, dash_width, ground, mark_between, mark_over, widest_rule
from ingest.segmenters.items import RUNNING
from ingest.segmenters.shown import is_headed_by, is_lettering, pictures_over
from ingest.segmenters.wording import heads_a_jump, is_ended, is_headed, opens_an_item, sends_from, starts_small
from ingest.text import says_from

ASIDE = frozenset({Kind.MASTHEAD, Kind.FOLIO, Kind.ADVERTISEMENT, Kind.PICTURE})
"""Kinds that stand in no fragment."""
SIGNED = frozenset({Kind.BYLINE, Kind.CREDIT})
CROSSED = RUNNING | {Kind.SUBHEAD}
"""Kinds of what goes on in a column: where an article has text in another, its crosshead may stand at the head."""
AT_HEAD = frozenset({Kind.CAPTION, Kind.QUOTE})
"""Kinds of what may stand between a headline and text of a column."""
OVERLAP = 0.3
"""Share of the narrower region that must lie over or under the other."""
WHITE = 1.3
"""Body sizes of white, beyond the line's own, that may stand between paragraphs of one item."""
MOST_WHITE, LEAST_GAPS = 2.6, 4
"""Body sizes of white between paragraphs at most, and how many such there must be for the page to be set so: no fewer
than paragraphs that open without."""
HEAD_WHITE = 2.2
"""The same between the rows of a headline, in sizes of its own type at most."""
UNSEEN = 16.0
"""Body sizes between a headline without text and the text next under it: a pale picture may stand there."""
JUMP_WHITE = 6.0
"""Body sizes between a text and the line that sends the reader on, at the right under it: it belongs to no other."""
FAR_OVER, FARTHER = 3.0, 2.0
"""Body sizes of white over a picture at least that goes with the headline under its caption, and how many times the
white over that."""
RULED_OFF = 1.25
"""Times as much white under a headline, and between a text and the quote in it, where a rule stands there."""
ACROSS = 2.0
"""Times the width of a text that a rule across the page is wide."""
BROADER = 1.5
"""Times as wide as the text over it: such a quote stands over more columns."""
WIDER, AS_WIDE = 1.25, 0.95
"""Times as wide as the columns that a headline stands over: such text is not its own; and the share of its width that
other text of a column which is so ragged has too."""
A_WORD = 4
"""Letters of a text at least; fewer are specks."""
RUN_IN_WHITE = 0.5
"""Body sizes of white over a text that opens with a headline in its first line."""
SAME_MEASURE = 0.3
"""Share of the wider region's width by which the widths of two regions of one column may differ."""


@dataclass(slots=True)
class Fragment:
    """Regions that go together for certain; links join fragments to articles."""

    page: int
    """Sequence of the page, from 1."""
    number: int
    """Its place among all fragments, in reading order."""
    regions: list[Region]
    under: "Fragment | None" = None
    """The fragment whose headline stands over it, where that spans several columns and it is not the first of them."""
    above: "Fragment | None" = None
    """What stands over it in its column."""
    mark: str = ""
    """What lies between it and `above`: rule, dash, ornament, island (picture, box) or nothing."""
    white: float = 0.0
    """Body sizes between it and `above`."""
    led: bool = False
    """It opens with a few words in capitals, as items of its page do."""

    @property
    def head(self) -> list[Region]:
        """Its headline regions."""
        return [region for region in self.regions if region.kind is Kind.HEADLINE]

    @property
    def heading(self) -> list[Region]:
        """Its headline with kicker, decks and jump line: what stands before its text."""
        told = takewhile(lambda region: region.kind in OVER or region.kind is Kind.CAPTION, self.regions)
        return [region for region in told if region.kind in OVER]

    @property
    def has_text(self) -> bool:
        """Whether text of it was seen, not only headlines, captions and specks."""
        return _has_letters(self.running, A_WORD)

    @property
    def is_begun(self) -> bool:
        """Whether a headline with its deck has no text as yet: a picture stands between, which has no deck itself."""
        return bool(self.head) and not self.has_text and any(one.kind is Kind.SUBHEAD for one in self.heading)

    @property
    def running(self) -> list[Region]:
        """Its regions of running text, specks read as a letter aside."""
        running = [region for region in self.regions if region.kind in RUNNING]
        return [region for region in running if _has_letters([region], 2)] or running

    def is_an_item_of(self, over: "Fragment") -> bool:
        """Whether it stands in its column under other items that a headline without text of its own heads."""
        above = None if over.has_text else self.above
        while above is not None and above is not over and above.under is not over:
            above = above.above
        return above is not None

    def follows(self, over: "Fragment") -> bool:
        """Whether it goes on in the first column of *over* below its text, behind crossheads and nothing else."""
        last: Fragment | None = self
        while last is not None and last is not over and last.regions[0].kind is Kind.SUBHEAD and not last.mark:
            last = last.above
        return last is over

    @property
    def sends_on(self) -> bool:
        """Whether a line of it sends the reader to another page."""
        return any(region.kind is Kind.JUMP and not says_from(region.text) for region in self.regions)

    @property
    def box(self) -> Box:
        """Around it."""
        return Box.around(region.box for region in self.regions)

    @property
    def first_line(self) -> TextLine | None:
        """Where its text begins."""
        running = self.running
        return running[0].lines[0] if running else None

    @property
    def last_line(self) -> TextLine | None:
        """Where its text ends for now."""
        running = self.running
        return running[-1].lines[-1] if running else None


def _has_letters(regions: Iterable[Region], least: int) -> bool:
    """Whether at least so many letters and figures stand in *regions*; mostly the first line says it."""
    letters = (sign for region in regions for line in region.lines for sign in line.line.text if sign.isalnum())
    return len(tuple(islice(letters, least))) == least


def of_page(page: Page, sequence: int, start: int) -> list[Fragment]:
    """The fragments of the page's unframed text, in reading order, numbered from *start*."""
    found: list[Fragment] = []
    home: dict[int, Fragment] = {}
    seen: list[Region] = []
    white, dash = _paragraph_white(page), dash_width(page)
    opening, opening_column = items.led(page)
    for region in page.regions:
        if region.kind in ASIDE or region.enclosed is not None or not region.lines:
            continue
        above = _nearest_above(page, region, seen)
        above = None if above is not None and _leads_on(page, region, above) else above
        over = home[id(above)] if above is not None else None
        led = id(region) in opening_column or (id(region) in opening and over is not None and over.has_text)
        fragment = None
        if above is not None and over is not None and not led and _joins(page, region, above, over, white):
            fragment = over
        if fragment is None:
            fragment = Fragment(sequence, start + len(found), [], led=led)
            if above is not None and over is not None:
                fragment.above, fragment.mark = over, mark_over(page, region, above, dash)
                fragment.white = (region.box.top - above.box.bottom) / page.body_size
                headed = above in over.heading or (above.kind in AT_HEAD and bool(over.head))
                fragment.under = over if headed and not _names_a_section(page, region, above) else None
            found.append(fragment)
        fragment.regions.append(region)
        home[id(region)] = fragment
        seen.append(region)
    if white == WHITE:
        worn.mark(found, WHITE)
    return found


def _paragraph_white(page: Page) -> float:
    """Body sizes of white that may stand between paragraphs on this page, in its frames too."""
    text = [region for region in page.regions if region.kind in RUNNING]
    gaps = []
    for upper, lower in pairwise(text):
        gap = (lower.box.top - upper.box.bottom) / page.body_size
        over = shared_width(upper.box, lower.box) > 0.8 * min(upper.box.width, lower.box.width)
        over = over and upper.enclosed == lower.enclosed
        if over and 0 < gap < MOST_WHITE and not mark_between(page, upper.box, lower.box):
            gaps.append(gap)
    indented = sum(line.opens_paragraph for region in text for line in region.lines[1:])
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) >= max(LEAST_GAPS, indented) else 0.0
    return max(WHITE, 1.25 * usual)


def _nearest_above(page: Page, region: Region, seen: Sequence[Region]) -> Region | None:
    own = ground(page, region)
    above = [
        other
        for other in seen
        if other.box.centre[1] < region.box.centre[1]
        and other.box.bottom <= region.box.top + 0.9 * min(region.box.height, other.box.height)
        and (
            shared_width(over := ground(page, other), own) >= OVERLAP * min(over.width, own.width)
            or (_ends_over(other, region) and region.box.top - other.box.bottom < WHITE * page.body_size)
        )
    ]
    return max(above, key=lambda other: other.box.bottom) if above else None


def _ends_over(last: Region, region: Region) -> bool:
    """Whether a text's short last row stands in the same column over the indented first row of the next paragraph."""
    short = len(last.lines) == 1 and last.box.width <= OVERLAP * region.box.width and is_ended(last.lines[0])
    indented = len(region.lines) == 1 and last.box.left < region.box.left
    return short and indented and last.columns == region.columns and {last.kind, region.kind} <= RUNNING


def _joins(page: Page, region: Region, above: Region, over: Fragment, most: float) -> bool:
    """Whether *region* certainly belongs to the fragment that *above*, the region over it, is of."""
    white = (region.box.top - _foot(page, region, above)) / page.body_size
    mark = mark_between(page, ground(page, above), ground(page, region))
    if region.kind in HEADS:
        larger = max(region.lines[0].size, above.lines[0].size) / page.body_size
        titled = above.kind is Kind.KICKER and region.kind is Kind.HEADLINE
        return titled and not over.has_text and not mark and white <= HEAD_WHITE * max(1.0, larger * 0.7)
    if region.kind is Kind.JUMP and over.has_text and heads_a_jump(region, page.body_size):
        return False
    bare = bool(over.head) and not over.has_text
    if above in over.heading or (bare and above.kind in SIGNED and (mark in ("island", "rule") or white > UNDER_HEAD)):
        title = above if above in over.heading else over.head[-1]
        larger = max(1.0, title.lines[0].size / page.body_size / UNDER_HEAD)
        reach = UNDER_HEAD * larger * (RULED_OFF if mark == "rule" else 1.0)
        near = white <= reach or region.kind is Kind.CAPTION or mark == "island"
        near = near or (bare and not mark and white <= UNSEEN and not starts_small(region.lines[0]))
        return (
            near
            and mark != "ornament"
            and not _names_a_section(page, region, title)
            and not (
                region.kind in RUNNING and (_is_wider(page, region, title) or _broke_off(page, region, title, over))
            )
            and (not over.has_text or region.kind not in CROSSED or _is_beside(region, over))
        )
    if above.kind is Kind.BYLINE and over.has_text and white > RUN_IN_WHITE and starts_small(region.lines[0]):
        return False  # whoever has signed begins no sentence that went on elsewhere
    if Kind.QUOTE in (region.kind, _quoted(above, over)):
        elsewhere = region.kind in RUNNING and not _is_beside(region, over)  # it goes on from another column
        return (
            over.has_text
            and not (elsewhere or _is_broader(region, over))
            and white <= UNDER_HEAD * (RULED_OFF if mark == "rule" else 1.0)
        )
    if region.kind is Kind.CAPTION or above.kind is Kind.CAPTION:
        parted = mark not in ("", "island") and not (over.is_begun and region.kind in RUNNING)
        return not parted and not _is_elsewhere(page, region, above, over)
    told = above.kind in RUNNING and len(above.lines) > 1
    first = region.lines[0]
    opens = white > RUN_IN_WHITE and ((over.has_text and is_headed(first)) or (told and opens_an_item(first)))
    opens = opens or (over.has_text and sends_from(region))
    allowed = most if over.has_text else UNDER_HEAD
    if region.kind is Kind.JUMP and not says_from(region.text):
        allowed = max(allowed, JUMP_WHITE)
    return white <= allowed and not opens and (_is_a_sum(region, mark) or _goes_on(page, region, above, mark))


def _foot(page: Page, region: Region, above: Region) -> float:
    """Where what is over a region ends; the name of the paper may stand between a headline over it and the text."""
    heads = above.kind in HEADS and not above.box.bottom > region.box.top
    between = [
        other.box.bottom
        for other in page.regions
        if heads and other.kind is Kind.MASTHEAD and above.box.bottom - page.body_size < other.box.top
    ]
    return max((foot for foot in between if foot < region.box.top), default=above.box.bottom)


def _is_a_sum(region: Region, mark: str) -> bool:
    """Whether figures stand right under a rule, and no word: they begin no article."""
    first = region.lines[0].line.text
    return mark == "rule" and any(map(str.isdigit, first)) and not any(map(str.isalpha, first))


def _quoted(above: Region, over: Fragment) -> Kind:
    """The kind of what stands over a region; who said a quote is part of it."""
    before = over.regions[-2:-1]
    return Kind.QUOTE if above.kind is Kind.BYLINE and before and before[0].kind is Kind.QUOTE else above.kind


def _is_broader(region: Region, over: Fragment) -> bool:
    """Whether a quote stands over more columns than the text over it, which then goes on beside it."""
    return region.kind is Kind.QUOTE and region.box.width > BROADER * over.running[-1].box.width


def _is_elsewhere(page: Page, region: Region, above: Region, over: Fragment) -> bool:
    """Whether a caption is none of a fragment's picture, or a text under its caption no more of the fragment."""
    if is_lettering(page, above) != is_lettering(page, region):
        return True
    if region.kind not in RUNNING:
        return False
    if over.has_text:
        return over.sends_on or not _is_beside(region, over)
    return bool(over.head) and _broke_off(page, region, over.head[-1], over)


def _broke_off(page: Page, region: Region, title: Region, over: Fragment) -> bool:
    """Whether a text goes on from elsewhere under a headline: it begins small, and not in the first of its columns.

    Nor in any of them, where a rule across the page stands under the headline.
    """
    first = region.columns[0] == title.columns[0] or region.box.left < ground(page, title).left + page.body_size
    ruled = widest_rule(page, title.box, region.box) > ACROSS * region.box.width
    return (ruled or not first) and not over.has_text and starts_small(region.lines[0])


def _names_a_section(page: Page, region: Region, title: Region) -> bool:
    """Whether the headline of an item stands right under a headline, in a column before that of a text."""
    first, column = title.columns[0], region.columns[0]
    told = (other for other in page.regions if other.lines and other.box.top >= title.box.bottom)
    before = (other for other in told if first <= other.columns[0] and other.columns[1] < column)
    under = min(before, key=lambda other: other.box.top, default=None)
    reach = title.box.bottom + UNDER_HEAD * title.lines[0].size
    headed = under is not None and under.kind is Kind.HEADLINE and under.box.top < reach
    return region.kind in RUNNING and column <= title.columns[1] and headed


def _is_wider(page: Page, region: Region, title: Region) -> bool:
    """Whether a text is much wider than what a headline stands over; ragged columns are wider than most of their lines.

    Of such a column other text of it says how wide it is.
    """
    if region.box.width <= WIDER * ground(page, title).width:
        return False
    own = [other for other in page.regions if other.kind in RUNNING and other.columns == title.columns]
    ragged = any(other.box.width >= AS_WIDE * region.box.width for other in own if other is not region)
    return region.columns != title.columns or not ragged


def _leads_on(page: Page, caption: Region, above: Region) -> bool:
    """Whether a caption's picture stands over a headline of its own: as wide, or far under what stands over it."""
    shown = pictures_over(page, caption) if caption.kind is Kind.CAPTION else []
    lower = [
        region
        for region in page.regions
        if region.box.top >= caption.box.bottom
        and shared_width(ground(page, region), caption.box) > OVERLAP * caption.box.width
    ]
    below = min(lower, key=lambda region: region.box.top, default=None)
    if not shown or below is None or below.kind not in HEADS:
        return False
    far = min(picture.top for picture in shown) - above.box.bottom
    return is_headed_by(page, shown, below) or far > max(
        FAR_OVER * page.body_size, FARTHER * (below.box.top - caption.box.bottom)
    )


def _goes_on(page: Page, region: Region, above: Region, mark: str) -> bool:
    a, b, slack = region.box, above.box, page.body_size
    aligned = (
        abs(a.left - b.left) <= SAME_MEASURE * max(a.width, b.width) or _within(a, b, slack) or _within(b, a, slack)
    )
    aligned = aligned or not {region.kind, above.kind} <= RUNNING
    return not mark and aligned


def _is_beside(region: Region, over: Fragment) -> bool:
    """Whether text of the fragment stands in the region's own column already."""
    return any(
        shared_width(other.box, region.box) >= 0.5 * min(other.box.width, region.box.width) for other in over.running
    )


def _within(inner: Box, outer: Box, slack: float) -> bool:
    return inner.left >= outer.left - slack and inner.right <= outer.right + slack


def framed(page: Page) -> dict[int, list[Region]]:
    """The regions in each ruled frame, by the frame's number."""
    groups: dict[int, list[Region]] = {}
    for region in page.regions:
        if region.enclosed is not None and region.kind not in (Kind.MASTHEAD, Kind.FOLIO):
            groups.setdefault(region.enclosed, []).append(region)
    return groups
