"""How do boxes and advertisements stand in their borders?"""

from __future__ import annotations

from dataclasses import replace

from . import heads
from .articles import set_article
from .copyfit import words_for
from .desk import Desk
from .furniture import border
from .setting import Slug, set_lines
from .sheet import Area, Sheet, stack
from .style import Head
from .texts import Item

MARKS = {"#": (2.2, "bold"), "=": (1.25, "bold"), "": (1.0, "roman")}
BORDERS = ("single", "single", "double", "thick")


def box(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """A framed article, as high as it needs."""
    pad = desk.style.leading * 0.9
    inner = area.inset(pad)
    if area.columns > 1 and desk.rng.random() < 0.3:
        inner = replace(inner, columns=1)
    most = words_for(desk, inner.width, area.height * 0.7 / desk.style.leading)
    item = desk.take(("story", "notice"), 40, min(most, 110 * area.columns))
    if item is None:
        return None
    bottom = set_article(desk, sheet, replace(item, caption=""), inner, "minor" if area.columns == 1 else "middle")
    if bottom is None:
        desk.put_back(item)
        return None
    desk.printed[item.id]["boxed"] = True
    border(desk, sheet, area.above(bottom + pad), desk.style.habits.box)
    rest = area.below(bottom + pad + desk.style.leading * 0.8)
    sheet.part(rest)
    return [rest] if rest.height > 3.5 * desk.style.leading else []


def _lines(desk: Desk, item: Item, width: float) -> list[Slug]:
    """The lines of an advertisement, each in its own size and centred."""
    style = desk.style
    slugs: list[Slug] = []
    family = desk.rng.choice((style.lead.face.family, style.body.face.family, style.sans.family))
    for line in item.paragraphs:
        scale, cut = MARKS[line[0] if line[0] in "#=" else ""]
        face = replace(style.body.face, family=family, cut=cut).sized(style.body.face.size * scale)
        texts, face = heads.fitted(line.lstrip("#= "), Head(face, "center"), width, 2)
        spec = replace(style.body, face=face, leading=round(face.size * 1.15), align="center", indent=0.0, gap=0.0)
        drop = style.leading * 0.25 if slugs else 0.0
        cast = [s for text in texts for s in set_lines(text, replace(spec, hyphenate=False), width, item.id, "ad")]
        slugs += [replace(heads.glued(s) if s is not cast[-1] else s, drop=drop) for s in cast]
    return slugs


def _fits(desk: Desk, sheet: Sheet, item: Item, area: Area) -> bool:
    inner = area.inset(desk.style.leading * 0.6)
    slugs = _lines(desk, item, inner.width)
    spare = inner.height - sum(s.height + s.drop for s in slugs)
    if spare < 0:
        return False
    gap = min(spare / (len(slugs) + 1), desk.style.leading * 1.5)
    top = inner.top + (spare - gap * (len(slugs) - 1)) / 2
    spots, own, _ = stack([replace(s, drop=s.drop + gap) for s in slugs], inner.left, top, inner.right)
    sheet.set(spots, own)
    sheet.part(area)
    border(desk, sheet, area, desk.rng.choice(BORDERS))
    desk.print(item, "minor", area.columns)
    return True


def advertisement(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """A framed advertisement that fills the whole area."""
    if area.height > 26 * desk.style.leading and area.columns == 1 and area.height > area.width * 1.4:
        return None
    items = [i for i in (desk.take(("advertisement",)) for _ in range(4)) if i]
    for n, item in enumerate(items):
        if _fits(desk, sheet, item, area):
            desk.copy += items[:n] + items[n + 1 :]
            return []
    desk.copy += items
    return None


def ad_row(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """Advertisements side by side along the foot of the area."""
    leading = desk.style.leading
    height = leading * desk.rng.uniform(7, 15)
    if area.height < height * 2:
        return None
    wide = desk.rng.choice([n for n in (1, 2, 3) if n <= area.columns])
    foot = area.below(area.bottom - height)
    rest = [area.above(area.bottom - height - leading * 0.8)]
    for first in range(0, area.columns, wide):
        spot = foot.part(first, min(wide, area.columns - first))
        if advertisement(desk, sheet, spot) is None:
            rest.append(spot)
    return rest
