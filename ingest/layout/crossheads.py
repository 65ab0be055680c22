"""Which headlines stand in the midst of a text, and open no article of their own?"""

import math
from collections.abc import Sequence

from ingest.layout import closing, faces, items, roofs, wording
from ingest.layout.context import Place
from ingest.layout.roofs import Group, Headed
from ingest.text import dateline, is_day, opens_titled, says_from

SIZE, WHITE = 1.15, 0.45
"""Body sizes of a crosshead at most, and leadings of white over it; items are further apart."""
MANY, ITEM_WHITE = 3, 0.9
"""So many of one type show that it opens no items; or, when more of it have a rule or such white over them, that it
does."""
LINED = 1
"""The same where they are underlined, as the heads of items are on a typewriter."""
PARTED, SIDE_WHITE = 0.35, 0.65
"""Leadings of white over one that is parted from its text though close to it; ITEM_WHITE where it is."""
AMID_WHITE = 1.75
"""Leadings of white at most over one whose text goes on in the next column; items stand no further apart."""
APART_WHITE = 1.6
"""From so many leadings of white on one in the middle heads an item, as those that begin flush do."""
LIKE_WHITE = 2.0
"""The same over one that is set as another under the same headline."""
MODEST, MODEST_WHITE = 1.25, 0.7
"""SIZE and WHITE on a page whose articles open with headlines MUCH_LOUDER."""
MUCH_LOUDER, SAME_SIZE = 1.4, 1.12
"""Times as large; and within which two rows are of one size."""
UNMARKED_WHITE, MARKED, MOSTLY, NEARLY_ALL = 0.6, 5, 0.6, 0.85
"""Leadings of white at most over one on a page that marks its items: so many at least, and such a share of them; and
the share of these that are in capitals where items are."""
OTHERWISE_WHITE = 1.1
"""The same over one that is lettered otherwise than these."""
LEVEL_ENDS = 0.02
"""Share of its column by which the indents of one in the middle differ, though it fills nearly all of its column."""
A_ROW = 1.05
"""Leadings that a text's short last row takes, where one in the middle under it is as near as that to the row over."""


def among(groups: Sequence[Group], scores: dict[int, float], places: dict[int, Place]) -> list[Group]:
    """Those of the headlines *groups* that are crossheads; *scores* has all rows that are in large type."""
    page = Headed(places, scores, {id(row): group for group in groups for row in group})
    near = [group for group in groups if _is_close(group, page)]
    close = [group for group in near if roofs.roof(group, page) or not _opens_items(group, groups, near, page)]
    amid = [group for group in groups if _is_amid(group, page) or _is_modest(group, groups, page)]
    amid += [group for group in groups if group not in amid and _is_flowed_around(group, page)]
    amid += [group for group in groups if group not in amid and _is_unmarked(group, groups, page)]
    amid += [group for group in groups if group not in amid and _is_carried_on(group, groups, page)]
    amid += [group for group in groups if group not in amid and _stands_otherwise(group, groups, page)]
    amid += [group for group in groups if group not in amid and _is_sent_on(group, page)]
    parts = [group for group in groups if _numbers_a_part(group, page)]
    sure = [*close, *amid, *parts, *_days(groups, page)]
    items = [*_over_dispatches(groups, page), *(group for group in groups if _heads_an_item(group, page))]
    return [
        group
        for group in groups
        if group not in items and (group in sure or _is_one_more(group, close, page) or _is_like(group, amid, page))
    ]


def _heads_an_item(group: Group, page: Headed) -> bool:
    """Whether it says so itself, or a byline stands under it."""
    return wording.is_flanked(group[0].text) or any(wording.is_byline(row.text) for row in page.under(group)[:1])


def _over_dispatches(groups: Sequence[Group], page: Headed) -> list[Group]:
    """The headlines over texts that each say from where they were sent, where several do: news and no parts of one."""
    sent = [group for group in groups if dateline([row.text for row in page.under(group)]) is not None]
    return sent if len(sent) >= MANY else []


def _days(groups: Sequence[Group], page: Headed) -> list[Group]:
    """The days of a calendar: headlines that say no more, several on the page or right under another."""
    days = [group for group in groups if all(is_day(row.text) for row in group)]
    return [group for group in days if len(days) >= MANY or id(page.places[id(group[0])].above) in page.heads]


def _numbers_a_part(group: Group, page: Headed) -> bool:
    """Whether it numbers the next part of the story that stands over it, or goes on from another column."""
    above = page.places[id(group[0])].above
    return wording.numbers_a_part(group[0].text) and (above is None or id(above) not in page.scores)


def _is_close(group: Group, page: Headed) -> bool:
    """Whether it is no larger than the text that it stands in, without mark or more white over it."""
    place = page.places[id(group[0])]
    return _is_small(group, page) and place.above is not None and not place.ruled_above and place.white_above < WHITE


def _opens_items(group: Group, groups: Sequence[Group], near: Sequence[Group], page: Headed) -> bool:
    """Whether its type opens items: more of it stand as they do than are *near* a text.

    Items of a side column are closer to each other; where white parts one from the text over it, less of it says so.
    """
    place = page.places[id(group[0])]
    white = SIDE_WHITE if place.white_above > PARTED else ITEM_WHITE
    items = [other for other in groups if _is_an_item(other, white, page)]
    return _alike(group, items) > max(_alike(group, near), LINED if place.underlined else MANY)


def _is_an_item(group: Group, white: float, page: Headed) -> bool:
    """Whether a rule or much *white* parts it from the text over it."""
    place = page.places[id(group[0])]
    return place.above is not None and (place.ruled_above or place.white_above > white)


def _alike(group: Group, others: Sequence[Group]) -> int:
    """How many of *others* are set as it is."""
    return sum(faces.alike(other[0], group[0]) for other in others)


def _is_small(group: Group, page: Headed) -> bool:
    return max(row.size for row in group) < SIZE * page.places[id(group[0])].usual


def _is_one_more(group: Group, others: Sequence[Group], page: Headed) -> bool:
    """Whether it is set as several crossheads of the page are, and no rule says that an item begins with it."""
    return _alike(group, others) >= MANY and _is_small(group, page) and not page.places[id(group[0])].ruled_above


def _is_modest(group: Group, groups: Sequence[Group], page: Headed) -> bool:
    """Whether it is little larger than the text and parted from it by little, and articles open with louder ones here.

    None of its kind stands as items do, at a column's head, under a rule or much white; the louder ones are more.
    """
    place, size = page.places[id(group[0])], max(row.size for row in group)
    dashed = place.ruled_below and not place.underlined
    if size > MODEST * place.usual or dashed or not _is_near(group, MODEST_WHITE, page):
        return False
    kin = [other for other in groups if _is_kin(page.places[id(other[0])], place)]
    louder = sum(max(row.size for row in other) > MUCH_LOUDER * size for other in groups)
    return louder > len(kin) and all(_is_near(other, ITEM_WHITE, page) for other in kin)


def _is_carried_on(group: Group, groups: Sequence[Group], page: Headed) -> bool:
    """Whether it, or another set so, stands in a text that goes on from another page, and none of them apart."""
    place = page.places[id(group[0])]
    if max(row.size for row in group) > MUCH_LOUDER * place.usual:
        return False
    alike = [other for other in groups if faces.alike(other[0], group[0]) and _is_kin(page.places[id(other[0])], place)]
    near = all(_is_near(other, ITEM_WHITE, page) for other in alike)
    return near and any(_comes_from_a_page(page.places[id(other[0])], page) for other in alike)


def _is_sent_on(group: Group, page: Headed) -> bool:
    """Whether the text under it goes on on another page, and it is little larger than that, under a louder headline.

    Items so small go on nowhere.
    """
    place, foot = page.places[id(group[0])], roofs.foot(group, page)
    sent = foot is not None and wording.sends_on(foot.text) and not says_from(foot.text)
    small = max(row.size for row in group) < MODEST * place.usual
    return sent and small and _is_near(group, LIKE_WHITE, page) and roofs.roof(group, page, banked=True) is not None


def _comes_from_a_page(place: Place, page: Headed) -> bool:
    """Whether no headline stands between a row and a line over it that says from which page the text comes.

    A rule may stand under that line.
    """
    while place.above is not None and id(place.above) not in page.heads:
        if wording.sends_on(place.above.text) and says_from(place.above.text):
            return True
        if place.ruled_above:
            return False
        place = page.places[id(place.above)]
    return False


def _is_unmarked(group: Group, groups: Sequence[Group], page: Headed) -> bool:
    """Whether it stands in the middle close under a text, no larger than that, on a page that marks its items.

    A dash or rule stands over those, and white around it.  An item of a few rows that has its title in its first has
    no crosshead.
    """
    place = page.places[id(group[0])]
    marked = [other for other in groups if _is_an_item(other, math.inf, page)]
    apart = [other for other in groups if _is_an_item(other, UNMARKED_WHITE, page)]
    otherwise = _is_lettered_otherwise(group, marked)
    if otherwise:
        apart = [other for other in apart if wording.is_capitals(other[0].text)]
    white = (OTHERWISE_WHITE if otherwise else UNMARKED_WHITE) + _short_row(place, page)
    middle = roofs.is_in_the_middle(place) or (otherwise and abs(place.indents[0] - place.indents[1]) < LEVEL_ENDS)
    if not (_is_small(group, page) and _is_near(group, white, page) and middle):
        return False
    most = len(marked) >= max(MARKED, MOSTLY * len(apart))
    return most and not _is_under_an_item(place, page)


def _is_lettered_otherwise(group: Group, marked: Sequence[Group]) -> bool:
    """Whether it is in small letters where nearly all that marks stand over are in capitals."""
    capitals = sum(wording.is_capitals(other[0].text) for other in marked)
    return not wording.is_capitals(group[0].text) and capitals >= NEARLY_ALL * len(marked)


def _is_under_an_item(place: Place, page: Headed) -> bool:
    """Whether the text over it opens under a mark or white with a title of its own, no headline between."""
    while place.above is not None and id(place.above) not in page.heads:
        place = page.places[id(place.above)]
        if place.ruled_above or place.white_above > WHITE:
            return opens_titled(items.two_rows(place))
    return False


def _stands_otherwise(group: Group, groups: Sequence[Group], page: Headed) -> bool:
    """Whether it stands in the middle under a louder headline, where those in its type that head items begin flush.

    What much white parts from the text over it heads an item too.
    """
    place = page.places[id(group[0])]
    near = _is_small(group, page) and place.white_above < APART_WHITE
    if not (near and roofs.is_in_the_middle(place) and roofs.roof(group, page)):
        return False
    alike = [page.places[id(other[0])] for other in groups if faces.alike(other[0], group[0])]
    flush = sum(not roofs.is_in_the_middle(other) for other in alike)
    return flush > max(MANY, len(alike) - flush)


def _is_kin(one: Place, other: Place) -> bool:
    """Whether two rows are of one size and stand in columns of one width: a side column has its own ways."""
    sizes, widths = sorted((one.row.size, other.row.size)), sorted((roofs.width(one), roofs.width(other)))
    return sizes[1] < SAME_SIZE * sizes[0] and widths[1] < roofs.SAME_WIDTH * widths[0]


def _is_near(group: Group, white: float, page: Headed) -> bool:
    """Whether text stands over it without a rule, parted from it by less than so much *white*."""
    place = page.places[id(group[0])]
    text = place.above is not None and id(place.above) not in page.scores
    return text and not place.ruled_above and place.white_above < white


def _short_row(place: Place, page: Headed) -> float:
    """The leadings that a text's short last row takes where it ends before one in the middle under it begins."""
    return A_ROW if closing.last_over(place, page.places) is not place.above else 0.0


def _is_like(group: Group, amid: Sequence[Group], page: Headed) -> bool:
    """Whether it is set as a crosshead of the page is, and a louder headline stands over its text too.

    More white may part it from that where both stand under one headline.
    """
    alike = [other for other in amid if faces.alike(other[0], group[0])]
    if not alike or not _is_near(group, LIKE_WHITE, page):
        return False
    if _is_near(group, AMID_WHITE, page) and roofs.roof(group, page) is not None:
        return True
    roof = roofs.roof(group, page, banked=True)
    return roof is not None and any(roofs.roof(other, page, banked=True) is roof for other in alike)


def _is_amid(group: Group, page: Headed) -> bool:
    """Whether the text under it goes on in the next column, under one headline that stands over both columns.

    The sentence breaks off at the foot and goes on small right under that headline; the text over the crosshead has
    come to an end, and no more white than a paragraph's parts it: items flow from column to column too.
    """
    place = page.places[id(group[0])]
    if not _is_near(group, AMID_WHITE + _short_row(place, page), page):
        return False
    roof, foot = roofs.roof(group, page, banked=True), roofs.foot(group, page)
    if roof is None or foot is None or wording.ends_sentence(foot.text) or wording.JUMP.fullmatch(foot.text.strip()):
        return False
    return any(wording.starts_small(row.text) for row in roofs.next_heads(place, roof, page))


def _is_flowed_around(group: Group, page: Headed) -> bool:
    """Whether the column beside it goes on under the same headline, and past the text over it or not so far.

    Where an item of its own stands under a text in two columns, both end level over it, or more white parts it.
    """
    if not (_is_small(group, page) and _is_near(group, ITEM_WHITE, page)):
        return False
    place, roof = page.places[id(group[0])], roofs.roof(group, page, banked=True)
    if roof is None or place.above is None:
        return False
    heads = roofs.next_heads(place, roof, page)
    feet = [roofs.last_of(row, page).box.bottom for row in heads if not wording.is_byline(row.text)]
    return any(abs(foot - place.above.box.bottom) > roofs.LEVEL * place.row.size for foot in feet)
