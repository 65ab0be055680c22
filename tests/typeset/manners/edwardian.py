"""How does the front page of a daily of about 1905 look: stacked decks, and pictures between the columns?"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .. import heads
from ..articles import set_article
from ..banner import Imprint, running_head
from ..desk import Desk
from ..fonts import NARROW, SERIFS, Face
from ..furniture import border, picture_slugs
from ..heads import Shape
from ..setting import Slug, Type
from ..sheet import Area, Frame, Sheet, stack
from ..style import Habits, Head, Measures, Style
from ..texts import Item, bank, copy_for, instead
from . import oldstyle
from .galley import in_reading_order, run_on
from .manner import Manner

SHEETS = ((13.5, 18.5, 5), (14.5, 19.5, 6), (15.5, 20.5, 6), (16.5, 21.5, 7), (17.5, 22.5, 7))
LEAST = 8  # lines of a column above or below a picture that are worth filling


@dataclass(frozen=True, slots=True)
class Hole:
    """What stands across some columns: which, and between which heights."""

    first: int
    span: int
    top: float
    bottom: float


def _copy(rng: random.Random, notices: str) -> list[Item]:
    general = tuple(i for i in bank() if i.kind == "story" and i.language == "eng")
    form, pictured = rng.choice(oldstyle.LEAD_INS), rng.uniform(0.3, 0.9)
    items = []
    for item in copy_for(rng, rename=True, copy=instead(bank("edwardian") + general, notices)):
        item = replace(item, quote="", kicker="", deck=item.deck.replace(" || ", ".\n"))
        if item.kind == "local" and rng.random() < 0.5:
            item = oldstyle.run_in(item, form)
        caption = item.caption if rng.random() < pictured else ""
        items.append(oldstyle.pointed(replace(item, caption=caption, deck=item.deck and item.deck + ".")))
    return sorted(items, key=lambda i: not i.id.startswith("edwardian") and rng.random() < 0.7)


def _style(rng: random.Random, faces: str, dpi: int | None) -> Style:
    wide, high, columns = rng.choice(SHEETS)
    dpi = dpi or rng.choice((200, 240, 240) if wide < 15 else (200, 200, 240))
    size = round(rng.uniform(7.6, 9.0) * dpi / 72)
    family, narrow = rng.choice(SERIFS[faces]), rng.choice(NARROW[faces])
    body = Type(Face(family, "roman", size, True), round(size * rng.uniform(1.06, 1.16)), "justify", size * 1.1)
    top = narrow if rng.random() < 0.7 else family
    minor = Head(Face(top, "bold", round(size * rng.uniform(1.5, 2.2))), "center", "upper", 1.1)
    lead = replace(minor, face=Face(top, "bold", round(size * rng.uniform(3.0, 4.5))))
    small = replace(body, face=body.face.sized(size * 0.93), leading=round(body.leading * 0.93), indent=size * 0.8)
    gutter = rng.uniform(0.12, 0.2) * dpi
    measures = Measures(dpi, round(wide * dpi), round(high * dpi), rng.uniform(0.5, 0.8) * dpi, columns, gutter)
    title = Face(rng.choice(SERIFS[faces]), rng.choice(("black", "bold", "roman")), 100)
    middle = replace(lead, face=lead.face.sized(size * 2.0))
    return Style(measures, body, lead, middle, minor, small, title, Face(narrow, "bold", size), _habits(rng, dpi))


def _habits(rng: random.Random, dpi: int) -> Habits:
    return Habits(
        gutter_rules=True,
        separator=rng.choice(("short", "short", "rule")),
        line=max(1.0, dpi / 150),
        air=0.8,
        byline=rng.choice(("By ", "BY ", "—")),
        byline_align="center",
        credit="italic",
        jump=0,
        continued="repeat",
        kickers=False,
        decks=True,
        box=rng.choice(("single", "double")),
        masthead="grand",
        folio=rng.choice(("rule-below", "plain")),
        date_form=1,
        number_form=2,
        locals_form="heads",
        initial=False,
        head_rule=False,
    )


def _columns(area: Area, first: int, span: int, top: float, bottom: float) -> Area:
    return replace(area.part(first, span), top=top, bottom=bottom)


def _lead(desk: Desk, sheet: Sheet, area: Area) -> Hole | None:
    """The leading article over two or three columns at the head of the page, its picture in their midst."""
    item = desk.take(("story",), 150, 420)
    if item is None:
        return None
    span = desk.rng.randint(2, 3)
    first = desk.rng.randint(0, area.columns - span)
    deck = item.deck.partition("\n")[0]
    spot = _columns(area, first, span, area.top, area.top + area.height * 0.55)
    bottom = set_article(desk, sheet, replace(item, deck=deck), spot, "lead")
    if bottom is None:
        desk.put_back(item)
        return None
    return Hole(first, span, area.top, bottom)


def _feature(desk: Desk, sheet: Sheet, area: Area, taken: Hole | None) -> Hole | None:
    """A picture over two columns in the midst of the page, a headline and a few lines under it."""
    item = desk.take(("picture",))
    starts = [n for n in range(area.columns - 1) if not taken or n + 2 <= taken.first or n >= taken.first + taken.span]
    if item is None or not starts:
        return None
    leading, pad = desk.style.leading, desk.style.leading * 0.5
    spot = _columns(area, desk.rng.choice(starts), 2, area.top + area.height * desk.rng.uniform(0.15, 0.5), area.bottom)
    wide = spot.width - 2 * pad
    shape = Shape("minor", wide, wide)
    plate = picture_slugs(desk, item, wide, wide * desk.rng.uniform(0.55, 0.8))
    white = Slug(leading * 0.4, item=item.id, part="white")
    slugs = [*plate, white, *heads.title_slugs(item, desk.style, shape), *heads.body_slugs(item, desk.style, shape)]
    spots, frames, bottom = stack(slugs, spot.left + pad, spot.top + pad, spot.right - pad)
    sheet.set(spots, frames)
    if desk.rng.random() < 0.5:
        border(desk, sheet, spot.above(bottom + pad), desk.style.habits.box)
    desk.print(item, "minor", 2)
    first = round((spot.left - area.left) / (area.measure + area.gutter))
    return Hole(first, 2, spot.top, bottom + pad)


def _frames(desk: Desk, area: Area, holes: list[Hole]) -> list[Frame]:
    """What the holes leave of the columns, each column from its head to its foot."""
    air, out = desk.style.leading * 0.8, []
    for n, frame in enumerate(area.frames()):
        top = frame.top
        for hole in sorted((h for h in holes if h.first <= n < h.first + h.span), key=lambda h: h.top):
            out.append(replace(frame, top=top, bottom=hole.top - air))
            top = hole.bottom + air
        out.append(replace(frame, top=top))
    return [f for f in out if f.bottom - f.top > LEAST * desk.style.leading]


def _page(desk: Desk, sheet: Sheet, area: Area) -> None:
    rng, line, air = desk.rng, desk.style.habits.line, desk.style.leading * 0.4
    lead = _lead(desk, sheet, area) if desk.page == 1 and rng.random() < 0.75 else None
    feature = _feature(desk, sheet, area, lead) if rng.random() < 0.7 else None
    holes = [hole for hole in (lead, feature) if hole]
    for spot in [_columns(area, h.first, h.span, h.top, h.bottom) for h in holes]:
        sheet.bars.append((spot.left, spot.bottom + air, spot.right, spot.bottom + air + line))
    last = area.height / desk.style.leading * rng.choice((0.0, 0.0, 0.3, 0.6))
    run_on(desk, sheet, _frames(desk, area, holes), oldstyle.dress(0, last, rng.choice((0, 9))))
    oldstyle.column_rules(desk, sheet, area, [_columns(area, h.first, h.span, h.top, h.bottom) for h in holes])


def make_up(desk: Desk, imprint: Imprint) -> list[Sheet]:
    """All pages: what stands across columns first, then one stream of items around it."""
    m = desk.style.measures
    sheets = []
    for page in range(1, desk.pages + 1):
        desk.page, sheet = page, Sheet(m)
        if page == 1:
            top, bottom = oldstyle.masthead(sheet, desk.style, imprint, desk.rng), m.height - m.margin
        else:
            top, bottom = running_head(sheet, desk.style, imprint, page)
        _page(desk, sheet, Area(m.margin, top, m.width - m.margin, bottom, m.columns, m.gutter))
        sheets.append(sheet)
    in_reading_order(desk, sheets)
    return sheets


EDWARDIAN = Manner("edwardian", (1898, 1912), (1,), _style, _copy, make_up, oldstyle.wear)
