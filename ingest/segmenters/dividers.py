"""What lies between two regions that stand one over the other: a rule, a dash, an ornament, a picture?"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.geometry import shared_width, with_pictures
from ingest.model import Box, Kind, Page, Region

HEADS = frozenset({Kind.KICKER, Kind.HEADLINE})
OVER = HEADS | {Kind.SUBHEAD, Kind.JUMP}
"""Kinds that stand over the text of several columns."""
SIGNED = frozenset({Kind.BODY, Kind.BYLINE})
"""Kinds of a row in the right half of its column that signs the text over it; a dash under it stands beside it."""
UNDER_HEAD = 2.6
"""Body sizes between a headline and its text, or sizes of the headline's own type where that is more."""
OFF_MIDDLE = 0.2
"""Share of the column that a short rule between items may stand out of the middle."""
ORNAMENTS = frozenset("*#—–-_~=•·+xXoO0°☆★✦❖◆§")
STAR, STARRED, FEW_SIGNS = "*", 5, 2
"""Stars that stand between the texts of a page which parts its notes by them, at least, and signs read for one."""
REACHING = 0.4
"""Share of a text that a rule stands over or under at least."""
SLACK = 0.4
"""Body sizes by which a mark may reach into what it parts."""
MINOR, MAJOR, FEW = 0.6, 4, 0.1
"""A rule narrower than this share of those that stand over headlines is a dash, where the page has so many of them and
at most a few of its headlines stand under a narrower one."""
DRAWN, FLAT, HIGH, INKED = 2.0, 0.2, 2.0, 0.5
"""Body sizes that a divider is wide and high at least, whatever an engine reads it as; and high at most: what is higher
is a dark part of a picture.  And the share of its width that is read: of two specks far apart it is little."""


def mark_over(page: Page, region: Region, above: Region, dash: float) -> str:
    """What parts a region from what is over it; a rule no wider than *dash* parts notes of one item."""
    upper, lower = ground(page, above), ground(page, region)
    mark = mark_between(page, upper, lower)
    if mark != "rule":
        return mark
    return "dash" if widest_rule(page, upper, lower) <= dash else mark


def widest_rule(page: Page, upper: Box, lower: Box) -> float:
    """How wide the widest rule is between two boxes that stand one over the other; 0 where there is none."""
    return max((rule.width for rule in _between(page.rules, upper, lower, SLACK * page.body_size)), default=0.0)


def dash_width(page: Page) -> float:
    """How wide a dash is at most on a page whose headlines all stand under wider rules; 0 where they do not."""
    heads = [region.box for region in page.regions if region.kind in HEADS and region.enclosed is None]
    reach = UNDER_HEAD * page.body_size
    over = (
        [rule.width for rule in page.rules if 0 < head.top - rule.centre[1] < reach and shared_width(rule, head) > 0]
        for head in heads
    )
    widths = sorted(max(found) for found in over if found)
    limit = MINOR * widths[len(widths) // 2] if len(widths) >= MAJOR else 0.0
    return limit if sum(width <= limit for width in widths) <= FEW * len(widths) else 0.0


def mark_between(page: Page, upper: Box, lower: Box) -> str:
    """What parts two boxes that stand one over the other: rule, ornament, island or nothing."""
    slack = SLACK * page.body_size
    if any(_parts(page, rule, upper, lower) for rule in _between(page.rules, upper, lower, slack)):
        return "rule"
    framed = (r.box for r in page.regions if r.kind is Kind.ADVERTISEMENT or r.enclosed is not None)
    over = Box(lower.left, upper.top, lower.right, upper.bottom)  # a caption at the side of a picture is narrow
    if any(_between(framed, upper, lower, slack)) or any(_between(page.pictures, over, lower, slack)):
        return "island"
    stray = (r.box for r in page.regions if r.kind is Kind.FOLIO and (_is_ornament(page, r) or _is_a_star(page, r)))
    parting = any(_parts(page, box, upper, lower) for box in _between(stray, upper, lower, slack))
    return "ornament" if parting else ""


def _is_ornament(page: Page, region: Region) -> bool:
    """Whether it is a dash, a row of stars or a drawn divider, and no speck."""
    width, height = region.box.width / page.body_size, region.box.height / page.body_size
    large = width >= DRAWN and FLAT <= height <= HIGH
    inked = sum(word.box.width for line in region.lines for word in line.line.words)
    drawn = large and inked >= INKED * region.box.width and sum(map(str.isalnum, region.text)) <= 3
    signs = [sign for sign in region.text if sign in ORNAMENTS]
    return drawn or len(signs) >= 2 or any(sign in "—–" for sign in signs)


def _is_a_star(page: Page, region: Region) -> bool:
    """Whether it is one of a row of stars, of which some were lost or misread, on a page that has many of them."""
    stars = [other for other in page.regions if other.kind is Kind.FOLIO and STAR in other.text]
    few = len(region.text) <= FEW_SIGNS and _is_amid_column(page, region.box)
    return few and sum(_is_amid_column(page, star.box) for star in stars) >= STARRED


def _is_amid_column(page: Page, box: Box) -> bool:
    middle = box.centre[0]
    return any(
        abs(middle - (left + right) / 2) <= OFF_MIDDLE * (right - left)
        for left, right in _columns_at(page, box.centre[1])
    )


def _parts(page: Page, rule: Box, upper: Box, lower: Box) -> bool:
    """Whether a rule parts items: one over a sum stands at the side of its column.

    What reaches in from the next column, over a part of the text, is that one's: so do letters lengthen it that stand
    in its line.
    """
    own = [column for column in _columns_at(page, rule.centre[1]) if column[0] <= rule.centre[0] <= column[1]]
    left, right = min(upper.left, lower.left, *(c[0] for c in own)), max(upper.right, lower.right, *(c[1] for c in own))
    over = min(rule.right, upper.right, lower.right) - max(rule.left, upper.left, lower.left)
    wide = rule.width >= 0.5 * (right - left) and over >= REACHING * min(upper.width, lower.width)
    return wide or abs(rule.centre[0] - (left + right) / 2) <= OFF_MIDDLE * (right - left)


def _columns_at(page: Page, height: float) -> Sequence[tuple[float, float]]:
    """The page's columns between the borders over and under a height."""
    starts = [n for n, (one, two) in enumerate(pairwise(page.columns), 1) if two[0] < one[0]]
    number = min(sum(border.top < height for border in page.borders), len(starts))
    return page.columns[[0, *starts][number] : [*starts, len(page.columns)][number]]


def _between(boxes: Iterable[Box], upper: Box, lower: Box, slack: float) -> Iterator[Box]:
    """Those of the *boxes* that stand between two boxes, one over the other."""
    left, right = max(upper.left, lower.left), min(upper.right, lower.right)
    top, bottom = upper.centre[1], lower.centre[1]
    for box in boxes:
        if min(right, box.right) > max(left, box.left):
            middle = (box.top + box.bottom) / 2
            if top < middle < bottom and upper.bottom - slack <= middle <= lower.top + slack:
                yield box


def ground(page: Page, region: Region) -> Box:
    """A region's box, a headline's as wide as the columns that it stands over, a text's with pictures at its side."""
    if region.kind is Kind.BODY and page.pictures and region.columns[0] < len(page.columns):
        return with_pictures(region.box, page.pictures, page.columns[region.columns[0]], page.body_size)
    first, last = region.columns
    if not page.columns or last >= len(page.columns):
        return region.box
    left, right = page.columns[first][0], page.columns[last][1]
    signs = region.kind in SIGNED and len(region.lines) == 1 and region.box.left > (left + right) / 2 and first == last
    if region.kind not in OVER and not signs:
        return region.box
    if right < region.box.left or left > region.box.right:
        return region.box
    return Box(min(left, region.box.left), region.box.top, max(right, region.box.right), region.box.bottom)
