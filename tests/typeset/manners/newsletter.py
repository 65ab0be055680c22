"""How does an office's newsletter of about 2013 look, with its side column?"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np

from .. import heads
from ..articles import set_article
from ..banner import Imprint, date_text, number_text, running_head
from ..damage import Wear, draw_wear
from ..desk import Desk
from ..fonts import OFFICE_SANS, SERIFS, Face, width
from ..furniture import border, picture_slugs, rule_across
from ..heads import Shape
from ..setting import Slug, Type, set_lines
from ..sheet import Area, Frame, Sheet, stack
from ..style import Habits, Head, Measures, Style
from ..texts import Item, bank, copy_for, instead
from .galley import Dress, run_on
from .manner import Manner

SHEETS = ((8.5, 11.0), (8.5, 11.0), (8.27, 11.69))
SIDES = ("tint", "tint", "rule", "box", "plain")


@dataclass(frozen=True, slots=True)
class Plan:
    """How the pages of one issue are parted."""

    side: str  # what sets the side column off
    at_left: bool
    share: float  # of the page's width
    columns: int  # of the wide part
    masthead: str  # bar, plain, frame
    again: bool  # a side column on later pages too


def _plan(rng: random.Random) -> Plan:
    return Plan(
        rng.choice(SIDES),
        rng.random() < 0.4,
        rng.uniform(0.24, 0.33),
        rng.choice((1, 1, 2)),
        rng.choice(("bar", "plain", "frame")),
        rng.random() < 0.5,
    )


def _copy(rng: random.Random, notices: str) -> list[Item]:
    return copy_for(rng, rename=True, copy=instead(bank("newsletter"), notices))


def _style(rng: random.Random, faces: str, dpi: int | None) -> Style:
    wide, high = rng.choice(SHEETS)
    dpi = dpi or rng.choice((200, 200, 300, 150))
    sans = rng.choice(OFFICE_SANS[faces])
    family = sans if rng.random() < 0.5 else rng.choice(SERIFS[faces])
    face = Face(family, "roman", round(rng.uniform(9.5, 11.5) * dpi / 72))
    leading = round(face.size * rng.uniform(1.2, 1.4))
    spaced = rng.random() < 0.75
    body = Type(
        face,
        leading,
        rng.choice(("left", "left", "justify")),
        0.0 if spaced else face.size * 1.5,
        leading * rng.choice((0.5, 0.7)) if spaced else 0.0,
        hyphenate=rng.random() < 0.25,
    )
    align, cut = rng.choice(("left", "left", "left", "center")), rng.choice(("bold", "bold", "black", "roman"))
    lead = Head(Face(sans, cut, round(face.size * rng.uniform(1.8, 2.6))), align, "as is", 1.12)
    minor = replace(
        lead, face=lead.face.sized(face.size * rng.uniform(1.2, 1.6)), caps=rng.choice(("as is", "as is", "upper"))
    )
    small = replace(
        body,
        face=Face(sans, "roman", round(face.size * rng.uniform(0.82, 0.95))),
        align="left",
        leading=round(leading * 0.9),
        indent=0.0,
        gap=leading * rng.choice((0.15, 0.4)),
        hyphenate=False,
    )
    measures = Measures(
        dpi, round(wide * dpi), round(high * dpi), rng.uniform(0.5, 0.8) * dpi, 2, rng.uniform(0.22, 0.35) * dpi
    )
    title = Face(sans, rng.choice(("bold", "black", "roman")), 100)
    return Style(
        measures,
        body,
        lead,
        replace(lead, face=lead.face.sized(face.size * 1.6)),
        minor,
        small,
        title,
        Face(sans, "bold", round(face.size * 0.9)),
        _habits(rng, dpi),
    )


def _habits(rng: random.Random, dpi: int) -> Habits:
    return Habits(
        gutter_rules=False,
        separator=rng.choice(("white", "white", "rule")),
        line=max(1.0, dpi / 144),
        air=1.2,
        byline="By ",
        byline_align="left",
        credit="italic",
        jump=0,
        continued="repeat",
        kickers=False,
        decks=rng.random() < 0.5,
        box="single",
        masthead="plain",
        folio=rng.choice(("rule-below", "plain", "foot")),
        date_form=rng.choice((0, 1, 2)),
        number_form=rng.choice((0, 3)),
        locals_form="heads",
        initial=rng.random() < 0.15,
        head_rule=rng.random() < 0.12,
    )


def _head(desk: Desk, item: Item, measure: float) -> list[Slug]:
    shape = Shape("minor", measure, measure)
    slugs = heads.title_slugs(item, desk.style, shape) + heads.head_rule(desk.style, measure, item.id)
    if item.caption:
        slugs.append(Slug(desk.style.leading * 0.3, item=item.id, part="white", keep=True))
        slugs += picture_slugs(desk, item, measure, min(measure * 0.6, desk.style.measures.dpi * 2.2))
    return [*slugs[:-1], replace(slugs[-1], height=slugs[-1].height + desk.style.leading * 0.3)]


def _between(desk: Desk, _: Item, measure: float) -> list[Slug]:
    leading, line = desk.style.leading, desk.style.habits.line
    if desk.style.habits.separator == "white":
        return [Slug(leading * 1.1, part="separator", keep=True)]
    return [
        Slug(leading * 1.5, part="separator", keep=True, bars=((0.0, leading * 0.8, measure, leading * 0.8 + line),))
    ]


def _take(desk: Desk, lines: float, measure: float) -> Item | None:
    most = int(lines * measure / desk.style.body.face.size / 2.6)
    item = desk.take(("story",), 0, min(desk.rng.choice((60, 120, 400)), most) if lines < 30 else int(most * 1.2))
    return replace(item, caption=item.caption if lines > 25 and desk.rng.random() < 0.6 else "") if item else None


DRESS = Dress(_head, _between, _take)


def _reversed_bar(sheet: Sheet, text: str, frame: Frame, face: Face) -> float:
    """White letters on a dark bar; returns where it ends."""
    spec = Type(face, round(face.size * 1.4), "center", hyphenate=False)
    slugs = set_lines(text, spec, frame.right - frame.left, "masthead", "reversed")
    spots, frames, bottom = stack(slugs, frame.left, frame.top, frame.right)
    sheet.tints.append(((frame.left, frame.top, frame.right, bottom), 50))
    sheet.set(spots, frames)
    return bottom


def _row(sheet: Sheet, style: Style, text: str, top: float, align: str) -> float:
    m = style.measures
    spec = Type(style.small.face, style.small.leading, align, hyphenate=False)
    spots, frames, bottom = stack(
        set_lines(text, spec, m.width - 2 * m.margin, "masthead", "imprint"), m.margin, top, m.width - m.margin
    )
    sheet.set(spots, frames)
    return bottom


def _masthead(sheet: Sheet, style: Style, imprint: Imprint, plan: Plan) -> float:
    m, leading = style.measures, style.leading
    left, right, top = m.margin, m.width - m.margin, m.margin * 0.9
    face = style.title.sized(200)
    face = face.sized(min((right - left) * 0.8 / width(face, imprint.paper.title) * 200, m.dpi * 0.75))
    if plan.masthead == "bar":
        y = _reversed_bar(sheet, imprint.paper.title, Frame(left, top, right, top), face)
    else:
        align = "center" if plan.masthead == "frame" else "left"
        spec = Type(face, round(face.size * 1.2), align, hyphenate=False)
        slugs = set_lines(imprint.paper.title, spec, right - left, "masthead", "title")
        spots, frames, y = stack(slugs, left, top + leading * 0.3, right)
        sheet.set(spots, frames)
    align = "left" if plan.masthead == "plain" else "center"
    y = _row(sheet, style, imprint.paper.subtitle, y + leading * 0.2, align)
    cells = number_text(imprint, style.habits.number_form), date_text(imprint, style.habits.date_form)
    y = _row(sheet, style, "   |   ".join(cells), y, align) + leading * 0.3
    if plan.masthead == "frame":
        line = style.habits.line
        sheet.bars += [(left, top, right, top + line), (left, y, right, y + line)]
        sheet.bars += [(left, top, left + line, y), (right - line, top, right, y)]
    else:
        sheet.bars.append((left, y, right, y + style.habits.line * 2))
    return y + leading


def _contents(reserved: list[Item]) -> Item:
    lines = tuple(f"{i.headline} . . . {n}" for n, i in enumerate(reserved, start=2))
    return Item("in-this-issue", "notice", "In This Issue", lines)


def _side(desk: Desk, sheet: Sheet, area: Area, plan: Plan, first: list[Item]) -> None:
    """Fill the side column from its head, as far as there are notes for it."""
    style, leading = desk.style, desk.style.leading
    pad = leading * 0.7 if plan.side in ("tint", "box") else 0.0
    inner, y = area.inset(pad), area.top + pad
    head = Head(Face(style.sans.family, "bold", style.body.face.size), "left", style.minor.caps)
    todo = list(first)
    while item := (todo.pop(0) if todo else desk.take(("notice",))):
        lines, face = heads.fitted(heads.cased(item.headline, head.caps), head, inner.width, 2)
        spec = Type(face, round(face.size * 1.3), "left", hyphenate=False)
        slugs = [replace(s, keep=True) for t in lines for s in set_lines(t, spec, inner.width, item.id, "headline")]
        slugs += heads.body_slugs(item, style, Shape("minor", inner.width, inner.width))
        if y + sum(s.height + s.drop for s in slugs) > inner.bottom:
            desk.put_back(item)
            break
        spots, frames, y = stack(slugs, inner.left, y, inner.right)
        sheet.set(spots, frames)
        desk.print(item, "minor", 1)
        y += leading * 1.3
    bottom = area.bottom if desk.rng.random() < 0.6 else min(area.bottom, y - leading * 1.3 + pad)
    _set_off(desk, sheet, area.above(bottom), plan)


def _set_off(desk: Desk, sheet: Sheet, area: Area, plan: Plan) -> None:
    gap, line = desk.style.measures.gutter / 2, desk.style.habits.line
    if plan.side == "tint":
        sheet.tints.append(((area.left, area.top, area.right, area.bottom), desk.rng.choice((216, 228, 236, 215, 227))))
    elif plan.side == "box":
        border(desk, sheet, area, "single")
    elif plan.side == "rule":
        x = area.right + gap if plan.at_left else area.left - gap
        sheet.bars.append((x, area.top, x + line, area.bottom))


def _main(desk: Desk, sheet: Sheet, area: Area, first: Item | None) -> None:
    """The wide part: a leading article, then one after the other."""
    if first is None:
        run_on(desk, sheet, area.frames(), DRESS)
        return
    bottom = set_article(desk, sheet, first, area.above(area.top + area.height * 0.75), "lead")
    if bottom is None:
        desk.put_back(first)
    else:
        area = area.below(rule_across(desk, sheet, area.below(bottom + desk.style.leading * 0.5)))
    run_on(desk, sheet, area.frames(), DRESS)


def _page(desk: Desk, sheet: Sheet, area: Area, plan: Plan, notes: list[Item], first: Item | None) -> None:
    m = desk.style.measures
    if desk.page > 1 and not plan.again:
        _main(desk, sheet, replace(area, columns=2), first)
        return
    cut = area.width * plan.share
    if plan.at_left:
        side = replace(area, right=area.left + cut, columns=1)
        wide = replace(area, left=area.left + cut + m.gutter, columns=plan.columns)
        _side(desk, sheet, side, plan, notes)
        _main(desk, sheet, wide, first)
        return
    _main(desk, sheet, replace(area, right=area.right - cut - m.gutter, columns=plan.columns), first)
    _side(desk, sheet, replace(area, left=area.right - cut, columns=1), plan, notes)


def make_up(desk: Desk, imprint: Imprint) -> list[Sheet]:
    """All pages; the first names the leading articles of the others."""
    style, m, plan = desk.style, desk.style.measures, _plan(desk.rng)
    found = [desk.take(("story",), 90, 260) for _ in range(desk.pages)]
    leads = [i for i in found if i]
    sheets = []
    for page in range(1, desk.pages + 1):
        desk.page, sheet = page, Sheet(m)
        if page == 1:
            top, bottom = _masthead(sheet, style, imprint, plan), m.height - m.margin
        else:
            top, bottom = running_head(sheet, style, imprint, page)
        area = Area(m.margin, top, m.width - m.margin, bottom, m.columns, m.gutter)
        notes = [_contents(leads[1:])] if page == 1 and len(leads) > 1 else []
        _page(desk, sheet, area, plan, notes, leads[page - 1] if page <= len(leads) else None)
        sheets.append(sheet)
    return sheets


def _wear(rng: np.random.Generator, grade: str) -> Wear:
    """Rasterised from the file, or a laser print that was laid on a scanner."""
    wear = draw_wear(rng, grade)
    if grade == "clean" or (grade == "light" and rng.random() < 0.4):
        return Wear()
    return replace(
        wear,
        tone=min(252.0, wear.tone + 12),
        ink=wear.ink * 0.4,
        uneven=wear.uneven * 0.3,
        speckle=wear.speckle * 0.3,
        light=wear.light * 0.5,
        fold=False,
        stains=False,
        bilevel=False,
    )


NEWSLETTER = Manner("newsletter", (2009, 2019), (1, 2, 2, 2, 4), _style, _copy, make_up, _wear)
