"""How is the page of a paper made up?"""

from __future__ import annotations

from collections.abc import Callable

from .articles import article, continuation, lead, rest_below
from .columns import flow
from .desk import Desk
from .framed import ad_row, advertisement, box
from .furniture import gutter_rules
from .sheet import Area, Sheet

# A plan fills an area or the upper part of it: it returns what is still to be filled, or None when it does not suit.
Plan = Callable[[Desk, Sheet, Area], list[Area] | None]


def parted(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """Two areas side by side, each to be filled by itself."""
    first = desk.rng.randint(1, area.columns - 1)
    halves = [area.part(0, first), area.part(first, area.columns - first)]
    gutter_rules(desk, sheet, halves)
    return halves


def _plans(desk: Desk, area: Area) -> list[tuple[Plan, float]]:
    """What may be done with an area of this shape, each with its weight."""
    lines = area.height / desk.style.leading
    several = area.columns - 1
    return [
        (plan, weight)
        for plan, weight, suits in (
            (flow, 1.0, True),
            (box, 0.35, lines > 12),
            (article, 0.7 * area.columns, lines > 12),
            (advertisement, 0.5, 6 < lines < 20),
            (ad_row, 0.5, lines > 24 and desk.page > 1),
            (parted, 0.9 * several, several > 0 and lines > 14),
        )
        if suits
    ]


def fill(desk: Desk, sheet: Sheet, area: Area) -> None:
    """Fill an area with whatever suits its shape, until nothing is left of it."""
    todo = [area]
    while todo:
        part = todo.pop(0)
        if part.height < 3 * desk.style.leading:
            continue
        plans = _plans(desk, part)
        rest: list[Area] | None = None
        while plans and rest is None:
            plan = desk.rng.choices([p for p, _ in plans], [w for _, w in plans])[0]
            rest = plan(desk, sheet, part)
            plans = [(p, w) for p, w in plans if p is not plan]
        todo = (rest or []) + todo


def _around(desk: Desk, sheet: Sheet, area: Area, first: int, span: int, bottom: float) -> None:
    """Fill the page around an article that stands at its head over some columns and ends at the bottom given."""
    count = area.columns - span
    mine, other = area.part(first, span), area.part(0 if first else span, count) if count else None
    if other and desk.rng.random() < 0.4:
        other = other.above(bottom)
        mine, under = mine.above(bottom), area
    else:
        under = mine
    if other:
        gutter_rules(desk, sheet, [other, mine] if first else [mine, other])
        fill(desk, sheet, other)
    for rest in rest_below(desk, sheet, under, bottom):
        fill(desk, sheet, rest)


def front(desk: Desk, sheet: Sheet, area: Area) -> None:
    """The first page below its masthead: the leading article in some columns, the rest around it."""
    rng, n = desk.rng, area.columns
    item = desk.take(("story",), 300) or desk.take(("story",), 120)
    assert item
    span = rng.choice([s for s in range(1, n + 1) if s > 1 or n < 3])
    first = rng.choice((0, n - span))
    share = rng.uniform(0.4, 0.75) if desk.pages > 1 else 1.0
    bottom = lead(desk, sheet, area.part(first, span).above(area.top + area.height * 0.85), item, share)
    if desk.carry and desk.pages == 1:
        raise OverflowError("the leading article does not fit on its page")
    _around(desk, sheet, area, first, span, bottom)


def inside(desk: Desk, sheet: Sheet, area: Area) -> None:
    """A later page: what was carried over, and more."""
    rng, n = desk.rng, area.columns
    if desk.carry is None:
        fill(desk, sheet, area)
        return
    head = area.top
    if rng.random() < 0.3:
        head = area.top + area.height * rng.uniform(0.25, 0.5)
        fill(desk, sheet, area.above(head - desk.style.leading))
        area = rest_below(desk, sheet, area, head)[0]
    span = rng.randint(1, n)
    first = rng.choice((0, n - span))
    bottom = continuation(desk, sheet, area.part(first, span))
    _around(desk, sheet, area, first, span, bottom)
