"""Which fragment does a fragment without a headline go on with?

Every pair that could be has a score of named features; `matching` takes the best of them.  Under a threshold a fragment
is an item of its own.
"""

from collections.abc import Iterator, Mapping, Sequence

from ingest.geometry import shared_width
from ingest.model import Kind, Page
from ingest.segmenters import asides, jumps, matching
from ingest.segmenters.crossings import Crossings, foot_of_strip, is_banded, is_barred
from ingest.segmenters.dividers import OFF_MIDDLE, ground, widest_rule
from ingest.segmenters.fragments import RUN_IN_WHITE, Fragment
from ingest.segmenters.items import RUNNING
from ingest.segmenters.matching import Link
from ingest.segmenters.wording import (
    PARTED,
    ends_a_list,
    is_ended,
    is_headed,
    is_indented,
    is_open,
    makes_a_word,
    opens_an_item,
    sends_from,
    starts_amid,
    starts_small,
)
from ingest.settings import Settings

LEAST, LEAST_AMID = 0.8, 0.25
"""Under this score a fragment is an item of its own; one that begins small at a column's head hardly is: a comma may be
read as a stop."""

BREAKS_AND_GOES_ON = 3.0
BREAKS_AND_STARTS_LARGE = 1.0
"""Breaks off in a sentence; a capital without indent follows: a name, or a new item."""
BREAKS_AND_OPENS = -1.4
"""A paragraph opens there: the stop of a full last line was not seen, or an item begins."""
ENDS_AND_STARTS_SMALL = -2.0
"""Where no indent shows that a capital was misread."""
RUN_IN = -1.8
"""The paragraph begins with a headline or place of its own, parted from it by a dash."""
DECK_ROWS = 2
"""Rows of text at most that are a deck of what is signed under them."""
PARTED_WORD, WHOLE_WORD, NO_WORD = 0.7, 2.0, -0.5
"""A hyphen stands at the end; and its halves are a word that a list has, or none: a name, a compound, a misread one."""

LEAST_SAID = -0.5
"""What words say against text right under a text at most: a full stop is easily lost."""
LIKELY, MOST_SAID = 0.6, 1.0
"""Sum of the place under which words may speak for a pair by so much at most: many a line breaks off in a sentence."""
RIGHT_BELOW = 1.5
RULE, DASH, ORNAMENT = -1.6, -0.4, -2.0
WHITE = -0.35
"""For each body size beyond the first two."""
NEXT_COLUMN = 1.0
COLUMN_ON = -0.8
"""For each column that lies between."""
SKIPPED = -1.5
"""A text at the head of a column between goes on from somewhere."""
AT_TOP = 0.6
"""Nothing or only a spanning headline stands over it."""
UNDER_A_MARK, OPENS_THERE = -1.0, -0.6
"""A rule, dash or ornament parts it from what stands over it in its column alone; and its first line is indented."""
AT_FOOT = 0.7
"""Nothing stands under the one before."""
CLOSED, DASH_WIDTH = -1.2, 0.5
"""A dash ends it where nothing stands under it: one in the middle, of at most that share of its column's width."""
GOES_ON_BELOW = -2.0
"""Text stands close under the one before, without mark or headline between."""
HEADED_BELOW = -1.0
"""An article with a headline of its own, or set off by a mark, stands under the one before, in its column alone."""
CLOSE = 2.5
"""Body sizes of white that are close."""
CLOSE_OVER = -0.8
"""Text stands close over it, without mark or headline between: where paragraphs have white between them it goes on."""
OTHER_MEASURE, WIDER, SET_WIDER = -2.5, 1.35, 1.1
"""One stands in columns so many times as wide as the other's, and is set so many times as wide: a side column goes on
in no main one."""
LEAST_ROWS, MEASURE = 3, 1.2
"""Rows of a text that fill its column, and times as wide as they are that this is at most: a wider one is two there."""
SAME_HEAD = 2.5
"""Both stand under one spanning headline."""
OTHER_HEAD = -2.0
BARRED = -3.0
"""A rule or headline that spans both columns lies between them."""
NEXT_PAGE = 0.5
"""From the foot of a page's last column to the head of the next page's first."""


def joined(
    fragments: Sequence[Fragment], pages: Sequence[Page], settings: Settings, apart: Sequence[Fragment] = ()
) -> list[tuple[list[Fragment], float]]:
    """The fragments as chains, each an article, with how sure the least sure of the links is that made it.

    Those that stand *apart* go on where a jump line says so and nowhere else.
    """
    chains = [*_linked(fragments, pages, settings), *(([one], 1.0) for one in apart)]
    onward = jumps.pairs([chain for chain, _ in chains], pages, settings.profile)
    later = {after for after, _ in onward.values()}
    return [_with_later(number, chains, onward) for number in range(len(chains)) if number not in later]


def _linked(
    fragments: Sequence[Fragment], pages: Sequence[Page], settings: Settings
) -> list[tuple[list[Fragment], float]]:
    """The fragments as chains by what stands on and between the pages, jump lines aside."""
    taken = matching.best(link for link in _candidates(fragments, pages, settings) if _is_likely(link))
    later = {link.after.number for link in taken.values()}
    chains = [_chain(fragment, taken) for fragment in fragments if fragment.number not in later]
    return asides.settled(chains, pages)


def _is_likely(link: Link) -> bool:
    amid = link.after.above is None and starts_amid(link.after.running[0])
    return link.score >= (LEAST_AMID if amid else LEAST)


def _with_later(
    number: int, chains: Sequence[tuple[list[Fragment], float]], onward: Mapping[int, tuple[int, float]]
) -> tuple[list[Fragment], float]:
    chain, sure = list(chains[number][0]), chains[number][1]
    while number in onward:
        number, how_sure = onward[number]
        chain += chains[number][0]
        sure = min(sure, how_sure, chains[number][1])
    return chain, sure


def _chain(fragment: Fragment, after: Mapping[int, Link]) -> tuple[list[Fragment], float]:
    chain, sure = [fragment], 1.0
    while chain[-1].number in after:
        link = after[chain[-1].number]
        chain.append(link.after)
        sure = min(sure, min(1.0, 0.5 + link.score / 8))
    return chain, sure


def _candidates(fragments: Sequence[Fragment], pages: Sequence[Page], settings: Settings) -> Iterator[Link]:
    profile, tongues = settings.profile, settings.read.languages
    own = {n: [fragment for fragment in fragments if fragment.page == n] for n in range(1, len(pages) + 1)}
    crossings = [Crossings.of(page, own[n]) for n, page in enumerate(pages, 1)]
    open_ends = [fragment for fragment in fragments if fragment.has_text and not jumps.sends_on(fragment, profile)]
    for after in fragments:
        if after.head or after.led or not after.has_text or _is_headed(after) or jumps.comes_from(after, profile):
            continue
        for before in open_ends:
            if before is after or (after.regions[0].kind is Kind.BYLINE and not _is_deck(before, after)):
                continue
            place = _by_place(before, after, fragments, crossings)
            if place is not None:
                said = _by_words(before, after, tongues)
                close = after.above is before and not after.mark and not _opens_an_item(after)
                said = max(said, LEAST_SAID) if close else said
                yield Link(place + (min(said, MOST_SAID) if place < LIKELY else said), before, after)


def _is_deck(before: Fragment, after: Fragment) -> bool:
    """Whether so little stands over a signed text that it may be its deck; else its headline was not read."""
    rows = sum(len(region.lines) for region in before.running)
    return after.above in (None, before) and (after.above is None or rows <= DECK_ROWS)


def _by_words(before: Fragment, after: Fragment, languages: Sequence[str]) -> float:
    last, first = before.last_line, after.first_line
    if last is None or first is None:
        return 0.0
    small = starts_small(first)
    listed = after.above is not before and ends_a_list(before.running[-1])  # it breaks off in no sentence
    if is_open(last, before.running[-1]) and not listed:
        if small and PARTED.search(last.line.text):
            whole = makes_a_word(last, first, languages)
            return BREAKS_AND_GOES_ON + (PARTED_WORD if whole is None else WHOLE_WORD if whole else NO_WORD)
        if small:
            return BREAKS_AND_GOES_ON
        return BREAKS_AND_OPENS if is_indented(first, after.running[0]) else BREAKS_AND_STARTS_LARGE
    if _opens_an_item(after):
        return RUN_IN
    small = small and not is_indented(first, after.running[0])
    return ENDS_AND_STARTS_SMALL if small and is_ended(last) else 0.0


def _is_headed(fragment: Fragment) -> bool:
    """Whether its text opens with a headline of its own."""
    first = fragment.first_line
    return first is not None and (is_headed(first) or sends_from(fragment.running[0]))


def _opens_an_item(fragment: Fragment) -> bool:
    """Whether its text opens with a headline in its first line, and white over it or an indent say so too."""
    first = fragment.first_line
    apart = first is not None and (first.opens_paragraph or fragment.white > RUN_IN_WHITE)
    return first is not None and apart and opens_an_item(first)


def _by_place(
    before: Fragment, after: Fragment, fragments: Sequence[Fragment], crossings: Sequence[Crossings]
) -> float | None:
    """What the page says of the pair; None when it cannot be."""
    if before.page == after.page:
        if after.above is before and after.under is not before:
            return _below(after)
        return _beside(before, after, fragments, crossings[after.page - 1])
    if after.page == before.page + 1 and _is_last(before, crossings[before.page - 1].page) and _is_first(after):
        return NEXT_PAGE
    return None


def _below(after: Fragment) -> float:
    marks = {"rule": RULE, "dash": DASH, "ornament": ORNAMENT}
    return (
        RIGHT_BELOW
        + marks.get(after.mark, 0.0)
        + (0.0 if after.mark == "island" else WHITE * max(0.0, after.white - 2.0))
    )


def _beside(before: Fragment, after: Fragment, fragments: Sequence[Fragment], crossed: Crossings) -> float | None:
    page, last, first = crossed.page, before.running[-1], after.regions[0]
    if first.box.centre[0] <= last.box.right:
        return None
    apart = max(0, first.columns[0] - last.columns[1] - 1)
    total = NEXT_COLUMN + COLUMN_ON * apart + SKIPPED * (apart > 0 and _skips(before, after, fragments))
    total += AT_TOP if _is_at_top(after, crossed) else CLOSE_OVER if _is_close_under(after) else 0.0
    total += _set_off(after, page)
    total += _foot(before, after, fragments, crossed) + (BARRED if is_barred(crossed, last.box, first.box) else 0.0)
    total += OTHER_MEASURE * (_is_wider(before, after, page) or _is_wider(after, before, page))
    if after.under is not None:
        same = before is after.under or before.under is after.under or before.follows(after.under)
        other = not same and not _has_ended(after.under, after) and not before.is_an_item_of(after.under)
        total += SAME_HEAD if same else OTHER_HEAD if other else 0.0
    return total


def _skips(before: Fragment, after: Fragment, fragments: Sequence[Fragment]) -> bool:
    """Whether a text that goes on from somewhere stands at the head of a column between."""
    between = range(before.running[-1].columns[1] + 1, after.regions[0].columns[0])
    heads = (one for one in fragments if one.page == after.page and one.above is None and one.has_text and not one.head)
    return any(one.regions[0].columns[0] in between and starts_amid(one.running[0]) for one in heads)


def _has_ended(over: Fragment, after: Fragment) -> bool:
    """Whether the text under a headline has come to its end where *after*, under it too, begins amid a sentence."""
    last, first = over.last_line, after.first_line
    if last is None or first is None or not is_ended(last):
        return False
    return starts_small(first) and not is_indented(first, after.running[0])


def _set_off(after: Fragment, page: Page) -> float:
    """What a mark over it says that stands in its column alone, as over the items of a column."""
    if not after.mark or after.under is not None or after.above is None or _is_caption(after.above):
        return 0.0
    wide = max(
        (region.box.width for region in after.running if len(region.lines) >= LEAST_ROWS), default=page.reading.width
    )
    measure = min(_measure(after, page), MEASURE * wide)
    if after.mark != "island" and widest_rule(page, after.above.box, after.box) > WIDER * measure:
        return 0.0
    first = after.first_line
    return UNDER_A_MARK + (OPENS_THERE if first is not None and is_indented(first, after.running[0]) else 0.0)


def _is_at_top(after: Fragment, crossed: Crossings) -> bool:
    """Whether nothing stands over it in its column that goes on there.

    A headline that spans others too may, a picture, another strip, or a text that goes on on another page.
    """
    above = after.above
    if above is None or after.under is not None or _is_caption(above):
        return True
    return is_banded(crossed, above, after) or _is_sent_on(above)


def _is_caption(fragment: Fragment) -> bool:
    """Whether it is what stands under a picture and nothing else."""
    return all(region.kind is Kind.CAPTION for region in fragment.regions)


def _is_close_under(after: Fragment) -> bool:
    """Whether text stands close over it with nothing between."""
    return after.above is not None and after.above.has_text and not after.mark and after.white < CLOSE


def _is_sent_on(fragment: Fragment) -> bool:
    """Whether it ends in a jump line."""
    return fragment.regions[-1].kind is Kind.JUMP


def _measure(fragment: Fragment, page: Page) -> float:
    """How wide the columns are that its text stands in."""
    columns = [page.columns[n] for region in fragment.running for n in region.columns if n < len(page.columns)]
    return max((right - left for left, right in columns), default=fragment.box.width)


def _is_wider(one: Fragment, other: Fragment, page: Page) -> bool:
    """Whether its columns are so much wider, and its text too: over a side column the page's grid may be another."""
    text, other_text = (max(region.box.width for region in fragment.running) for fragment in (one, other))
    return text > SET_WIDER * other_text and _measure(one, page) > WIDER * _measure(other, page)


def _foot(before: Fragment, after: Fragment, fragments: Sequence[Fragment], crossed: Crossings) -> float:
    """What stands under the one that may go on elsewhere."""
    lower = [
        other
        for other in fragments
        if other.above is before and (other.has_text or other.head) and not is_banded(crossed, before, other)
    ]
    foot = foot_of_strip(before, after, crossed)
    if not any(other.box.top < foot for other in lower):
        if _has_text_under(before, foot, crossed.page):
            return 0.0
        return CLOSED if _is_closed(before, crossed.page) else AT_FOOT
    if any(not other.head and not other.mark and other.white < CLOSE for other in lower):
        return GOES_ON_BELOW
    headed = any(other.head and not _spans(crossed.page, other, after) for other in lower)
    return HEADED_BELOW if headed or any(_set_off(other, crossed.page) for other in lower) else 0.0


def _is_closed(before: Fragment, page: Page) -> bool:
    """Whether a short rule stands close under it in the middle of its column, as between items."""
    last = before.regions[-1]
    left, right = page.columns[last.columns[0]] if page.columns else (last.box.left, last.box.right)
    return any(
        0 < rule.centre[1] - last.box.bottom < CLOSE * page.body_size
        and rule.width < DASH_WIDTH * (right - left)
        and abs(rule.centre[0] - (left + right) / 2) < OFF_MIDDLE * (right - left)
        for rule in page.rules
    )


def _spans(page: Page, lower: Fragment, after: Fragment) -> bool:
    """Whether the headline of *lower* also stands under *after*: then it ends the columns of both."""
    return any(shared_width(ground(page, head), after.regions[0].box) > 0.5 * after.box.width for head in lower.head)


def _has_text_under(before: Fragment, foot: float, page: Page) -> bool:
    """Whether text stands under it in its column over the *foot* of its strip."""
    box = before.running[-1].box
    return any(
        box.bottom < region.box.top < foot and shared_width(region.box, box) > 0.3 * min(region.box.width, box.width)
        for region in page.regions
        if region.kind in RUNNING and region.enclosed is None
    )


def _is_last(fragment: Fragment, page: Page) -> bool:
    return fragment.running[-1].columns[1] >= len(page.columns) - 1 and _low(fragment, page)


def _low(fragment: Fragment, page: Page) -> bool:
    lowest = max((region.box.bottom for region in page.regions), default=0.0)
    return fragment.running[-1].box.bottom >= lowest - 6 * page.body_size


def _is_first(fragment: Fragment) -> bool:
    return fragment.regions[0].columns[0] == 0 and fragment.above is None
