"""How is one article set across its columns, and over two pages?"""

from __future__ import annotations

from dataclasses import replace

from . import heads, jumps
from .copyfit import cut_to, evened, pulled_quote, words_for
from .desk import Carry, Desk
from .furniture import gutter_rules, picture_slugs, rule_across
from .heads import Shape
from .sheet import Area, Frame, Sheet, Spot, pour, stack
from .texts import Item


def level_for(area: Area, page: int) -> str:
    """Which headline suits so many columns."""
    return "minor" if area.columns == 1 else "lead" if area.columns >= 3 and page == 1 else "middle"


def _head(desk: Desk, sheet: Sheet, item: Item, area: Area, level: str) -> tuple[Shape, float]:
    """The headline over the whole area; returns where the text begins."""
    shape = Shape(level, area.width, area.measure)
    slugs = heads.title_slugs(item, desk.style, shape) + heads.head_rule(desk.style, area.width, item.id)
    spots, frames, y = stack(slugs, area.left, area.top, area.right)
    sheet.set(spots, frames)
    return shape, y + desk.style.leading * 0.4


def _illustrated(desk: Desk, sheet: Sheet, item: Item, frames: list[Frame]) -> list[Frame]:
    """Stand the item's picture at the head of some of its columns, its caption under it."""
    count = len(frames)
    wide = desk.rng.randint(1, max(1, min(2, count - 1)))
    first = desk.rng.choice((0, count - wide))
    left, right, top = frames[first].left, frames[first + wide - 1].right, frames[first].top
    slugs = picture_slugs(desk, item, right - left, (right - left) * desk.rng.uniform(0.5, 0.75))
    spots, own, bottom = stack(slugs, left, top, right)
    sheet.set(spots, own)
    bottom += desk.style.leading * 0.7
    return [replace(f, top=bottom) if first <= n < first + wide else f for n, f in enumerate(frames)]


def set_article(desk: Desk, sheet: Sheet, item: Item, area: Area, level: str = "") -> float | None:
    """Set one article with its columns evened out; returns where it ends, None when it does not fit."""
    level = level or level_for(area, desk.page)
    trial = Sheet(sheet.measures)
    shape, top = _head(desk, trial, item, area, level)
    frames = area.below(top).frames()
    roomy = area.height > area.measure * 1.6 and item.words > words_for(desk, area.measure, 12) * area.columns
    if not (item.caption and roomy and desk.rng.random() < 0.75):
        item = replace(item, caption="")
    if item.caption:
        frames = _illustrated(desk, trial, item, frames)
    if max(f.top for f in frames) + 4 * desk.style.leading > area.bottom:
        return None
    cut = cut_to(desk, item, shape, frames)
    if cut is None:
        return None
    item, slugs = cut
    slugs, item = pulled_quote(desk, item, slugs, shape, frames)
    bottom = evened(slugs, frames, area.bottom, desk.style.leading * 0.5)
    frames = [replace(f, bottom=bottom) for f in frames]
    trial.set(pour(slugs, frames)[0], frames)
    gutter_rules(desk, trial, frames)
    sheet.take_over(trial)
    desk.print(item, level, area.columns)
    return bottom


def rest_below(desk: Desk, sheet: Sheet, area: Area, bottom: float) -> list[Area]:
    """What is left of the area under a rule, if it is worth filling."""
    if area.bottom - bottom < 3.5 * desk.style.leading:
        return []
    return [area.below(rule_across(desk, sheet, area.below(bottom)))]


def article(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """One article across the whole area, as high as it needs."""
    lines = area.height / desk.style.leading
    most = words_for(desk, area.measure, lines) * area.columns
    item = desk.take(("story",), min(60 * area.columns, 260), max(90, int(most * 0.9)))
    if item is None:
        return None
    regrid = area.columns >= 3 and desk.rng.random() < 0.15
    grid = replace(area, columns=area.columns - 1) if regrid else area
    bottom = set_article(desk, sheet, item, grid)
    if bottom is None:
        desk.put_back(item)
        return None
    return rest_below(desk, sheet, area, bottom)


def lead(desk: Desk, sheet: Sheet, area: Area, item: Item, share: float) -> float:
    """The leading article; only a share of it stands here and the rest is carried to another page."""
    style = desk.style
    level = "lead" if area.columns > 1 else "middle"
    shape, top = _head(desk, sheet, item, area, level)
    frames = area.below(top).frames()
    if item.caption and area.columns > 1 and desk.rng.random() < 0.7:
        frames = _illustrated(desk, sheet, item, frames)
    else:
        item = replace(item, caption="")
    slugs = heads.body_slugs(item, style, shape)
    wanted = evened(slugs[: int(len(slugs) * share)], frames, area.bottom, style.leading * 0.5)
    bottom = min(area.bottom, max(wanted, max(f.top for f in frames) + 6 * style.leading))
    frames = [replace(f, bottom=bottom) for f in frames]
    note = jumps.onward(item, style, desk.page + 1, area.measure) if share < 1 else []
    held = [*frames[:-1], replace(frames[-1], bottom=bottom - sum(s.height for s in note))]
    spots, left, _, _ = pour(slugs, held)
    while spots and spots[-1].slug.pieces and spots[-1].slug.pieces[-1].join:
        spots.pop()
    if left:
        y, frame = spots[-1].top + spots[-1].slug.height, spots[-1].frame
        rest, middle = jumps.remainder(item, [s.slug for s in spots])
        desk.carry = Carry(item, rest, desk.page, middle)
        spots += [Spot(s, frame, y + n * s.height) for n, s in enumerate(note)]
    sheet.set(spots, frames)
    gutter_rules(desk, sheet, frames)
    desk.print(replace(item, quote=""), level, area.columns)
    return bottom


def continuation(desk: Desk, sheet: Sheet, area: Area) -> float:
    """The rest of an article from an earlier page, under a short headline and a jump line."""
    carry, style = desk.carry, desk.style
    assert carry
    desk.carry = None
    slugs = jumps.back(carry.item, style, carry.from_page, area.width, area.columns)
    spots, own, top = stack(slugs, area.left, area.top, area.right)
    sheet.set(spots, own)
    signed = carry.item.byline if style.habits.byline == "—" else ""
    rest = replace(carry.item, paragraphs=carry.rest, credit="", byline=signed)
    body = heads.body_slugs(rest, style, Shape("minor", area.width, area.measure), goes_on=carry.mid_paragraph)
    frames = area.below(top + style.leading * 0.4).frames()
    bottom = evened(body, frames, area.bottom, style.leading * 0.5)
    frames = [replace(f, bottom=bottom) for f in frames]
    spots, left, _, _ = pour(body, frames)
    if left:
        raise OverflowError("the continued article does not fit on its page")
    sheet.set(spots, frames)
    gutter_rules(desk, sheet, frames)
    desk.goes_on(carry.item)
    return bottom
