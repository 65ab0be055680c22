"""How does a weekly of about 1853 look: many narrow columns, and headlines hardly larger than the text?"""

from __future__ import annotations

import random
from dataclasses import replace

from ..banner import Imprint, running_head
from ..desk import Desk
from ..fonts import SERIFS, Face
from ..setting import Type
from ..sheet import Area, Sheet
from ..style import Habits, Head, Measures, Style
from ..texts import Item, bank, copy_for, instead
from . import oldstyle
from .galley import Dress, in_reading_order, run_on
from .manner import Manner

SHEETS = ((12.5, 17.5, 5), (13.5, 18.5, 5), (14.0, 19.0, 6), (15.5, 20.5, 6), (16.5, 21.5, 7))


def _copy(rng: random.Random, notices: str) -> list[Item]:
    """Letters, news and miscellany; a share of the items has its headline run in, others are the union paper's."""
    general = tuple(i for i in bank() if i.kind == "story" and i.language == "eng")
    form = rng.choice(oldstyle.LEAD_INS)
    items = []
    for item in copy_for(rng, rename=True, copy=instead(bank("victorian") + general, notices)):
        item = replace(item, caption="", quote="", kicker="", deck=item.deck.replace(" || ", ".\n"))
        if item.kind in ("story", "local") and len(item.headline.split()) < 5 and rng.random() < 0.6:
            item = oldstyle.run_in(item, form)
        items.append(oldstyle.pointed(replace(item, deck=item.deck and item.deck + ".")))
    return sorted(items, key=lambda i: not i.id.startswith("victorian") and rng.random() < 0.8)


def _style(rng: random.Random, faces: str, dpi: int | None) -> Style:
    wide, high, columns = rng.choice(SHEETS)
    dpi = dpi or rng.choice((200, 240, 240, 300) if wide < 15 else (200, 240))
    size = round(rng.uniform(7.4, 8.8) * dpi / 72)
    family = rng.choice(SERIFS[faces])
    body = Type(Face(family, "roman", size, True), round(size * rng.uniform(1.06, 1.18)), "justify", size * 1.1)
    cut = rng.choice(("bold", "bold", "roman"))
    minor = Head(Face(family, cut, round(size * rng.uniform(1.0, 1.28))), "center", "upper", 1.12)
    lead = replace(minor, face=Face(family, "bold", round(size * 1.5)))
    small = replace(body, face=body.face.sized(size * 0.93), leading=round(body.leading * 0.93), indent=size * 0.8)
    gutter = rng.uniform(0.12, 0.2) * dpi
    measures = Measures(dpi, round(wide * dpi), round(high * dpi), rng.uniform(0.5, 0.8) * dpi, columns, gutter)
    title = Face(rng.choice(SERIFS[faces]), rng.choice(("black", "bold", "roman")), 100)
    return Style(measures, body, lead, lead, minor, small, title, body.face, _habits(rng, dpi))


def _habits(rng: random.Random, dpi: int) -> Habits:
    return Habits(
        gutter_rules=False,  # drawn by column_rules, from head to foot
        separator=rng.choice(("short", "short", "short", "white", "rule")),
        line=max(1.0, dpi / 160),
        air=0.8,
        byline=rng.choice(("—", "BY ", "By ")),
        byline_align="center",
        credit="italic",
        jump=0,
        continued="repeat",
        kickers=False,
        decks=True,
        box="single",
        masthead="grand",
        folio=rng.choice(("rule-below", "plain")),
        date_form=1,
        number_form=2,
        locals_form="heads",
        initial=rng.random() < 0.1,
        head_rule=False,
    )


def _dress(desk: Desk, area: Area) -> Dress:
    column = area.height / desk.style.leading
    first, last = desk.rng.choice((0, 4, 9, 16)), column * desk.rng.choice((0.0, 0.0, 0.5, 1.0))
    return oldstyle.dress(first, last, first + desk.rng.choice((1, 1, 6)))


def make_up(desk: Desk, imprint: Imprint) -> list[Sheet]:
    """All pages: one stream of items from column to column."""
    style, m = desk.style, desk.style.measures
    sheets = []
    for page in range(1, desk.pages + 1):
        desk.page, sheet = page, Sheet(m)
        if page == 1:
            top, bottom = oldstyle.masthead(sheet, style, imprint, desk.rng), m.height - m.margin
        else:
            top, bottom = running_head(sheet, style, imprint, page)
        area = Area(m.margin, top, m.width - m.margin, bottom, m.columns, m.gutter)
        run_on(desk, sheet, area.frames(), _dress(desk, area))
        oldstyle.column_rules(desk, sheet, area, [])
        sheets.append(sheet)
    in_reading_order(desk, sheets)
    return sheets


VICTORIAN = Manner("victorian", (1847, 1861), (1,), _style, _copy, make_up, oldstyle.wear)
