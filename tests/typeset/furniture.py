"""What stands between and around the articles: rules, ornaments, borders, pictures?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from . import heads
from .desk import Desk
from .setting import Bar, Slug, set_lines
from .sheet import Area, Frame, Sheet
from .style import Head
from .texts import Item

PERSON = re.compile(r"Mrs?\. |\w+ \w+ at h(is|er) ")


def separator(desk: Desk, measure: float) -> list[Slug]:
    """What stands between two items of one column."""
    habits, leading = desk.style.habits, desk.style.leading
    air, line = leading * habits.air, habits.line
    if habits.separator == "white":
        return [Slug(air, part="separator", keep=True)]
    if habits.separator == "stars":
        spec = replace(desk.style.body, align="center", indent=0.0, gap=0.0)
        return [
            replace(s, part="separator", keep=True, drop=leading * 0.3, height=s.height + leading * 0.2)
            for s in set_lines("* * *", spec, measure)
        ]
    left, right = (0.0, measure) if habits.separator != "short" else (measure * 0.32, measure * 0.68)
    bars: list[Bar] = [(left, air / 2, right, air / 2 + line)]
    if habits.separator == "double":
        bars.append((left, air / 2 + 3 * line, right, air / 2 + 4 * line))
    return [Slug(air + 3 * line, part="separator", keep=True, bars=tuple(bars), drop=leading * 0.2)]


def rule_across(desk: Desk, sheet: Sheet, area: Area) -> float:
    """Part what stands above the area from what will stand in it; returns where that begins."""
    y = area.top
    sheet.part(area)
    for slug in separator(desk, area.width):
        sheet.place(slug, area.left, y)
        y += slug.height + slug.drop
    return y


def gutter_rules(desk: Desk, sheet: Sheet, frames: Sequence[Frame | Area]) -> None:
    """Thin upright rules between columns, where the paper has them."""
    for one, two in pairwise(frames):
        if desk.style.habits.gutter_rules:
            x = (one.right + two.left) / 2
            sheet.bars.append((x, max(one.top, two.top), x + desk.style.habits.line, max(one.bottom, two.bottom)))


def picture_slugs(desk: Desk, item: Item, width: float, height: float) -> list[Slug]:
    """The item's picture and the words under it."""
    portrait = bool(PERSON.match(item.caption)) or item.caption.isupper()
    seed = desk.rng.randrange(1 << 30) // 2 * 2 + portrait  # odd: a portrait
    air = desk.style.leading * 0.3
    plate = Slug(height + air, item=item.id, part="picture", keep=True, picture=(0.0, width, height, seed))
    return [plate, *heads.caption_slugs(item, desk.style, width)]


def section_slugs(desk: Desk, name: str, measure: float) -> list[Slug]:
    """A heading over a run of small items, which belongs to none of them."""
    face = desk.style.middle.face
    lines, face = heads.fitted(name, Head(face, "center"), measure, 1)
    spec = replace(desk.style.body, face=face, leading=round(face.size * 1.25), align="center", indent=0.0, gap=0.0)
    return [replace(s, keep=True) for s in set_lines(lines[0], spec, measure, "department", "department")]


def border(desk: Desk, sheet: Sheet, area: Area, form: str) -> None:
    """A border of rules around the area."""
    line = desk.style.habits.line * (3 if form == "thick" else 1.3)
    for n in (0.0, line * 2.5) if form == "double" else (0.0,):
        left, top, right, bottom = area.left + n, area.top + n, area.right - n, area.bottom - n
        sheet.bars += [
            (left, top, right, top + line),
            (left, bottom - line, right, bottom),
            (left, top, left + line, bottom),
            (right - line, top, right, bottom),
        ]
