"""How does a paper look that was typed on stencils and run off on a duplicator?"""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from .. import heads
from ..articles import set_article
from ..banner import Imprint, date_text, number_text, running_head
from ..damage import Wear, draw_wear
from ..desk import Desk
from ..fonts import TYPEWRITERS, Face, width
from ..furniture import rule_across
from ..heads import Shape
from ..setting import Slug, Type, set_lines
from ..sheet import Area, Sheet, stack
from ..style import Habits, Head, Measures, Style
from ..texts import Item, bank, copy_for, instead, merged
from .galley import Dress, in_box, run_on
from .manner import Manner

SHEETS = ((8.5, 14.0), (8.5, 14.0), (8.5, 11.0), (8.5, 13.0))
LETTERING = ("lettered", "lettered", "tall-lettered")
KEYS = {"“": '"', "”": '"', "’": "'", "‘": "'", "—": " -- ", "–": "-", "…": "...", "¢": "c", "½": "1/2", "•": "-"}
KEYS |= dict(zip("éèêëàâçîïôûÉ«»×", 'eeeeaaciiouE""x', strict=True)) | {"_": "", "*": "", "\u00a0": " "}
INK = {"light": (0.15, 0.8), "worn": (-0.05, 1.0), "harsh": (-0.3, 1.3)}  # over 0 spread, under 0 thin
DIVIDERS = ("typed-plus", "typed-dashes", "typed-x", "wave", "line", "knots", "rule", "white")
SECTIONS = ("Camp Notes", "Here and There", "In the Blocks", "Briefly", "Around the Messes")
TYPED = {"typed-plus": "+ + + + +", "typed-dashes": "- - - - - - -", "typed-x": "xxxxxxxxxxxx"}


def _typed(text: str) -> str:
    """The text with the signs that a typewriter has."""
    return " ".join("".join(KEYS.get(letter, letter) for letter in text).split())


def stencil_copy(rng: random.Random, notices: str) -> list[Item]:
    """Camp and mill news first, then whatever of the union paper's copy is short enough to be typed."""
    general = tuple(i for i in bank() if i.words < 260 and i.language == "eng" and i.kind != "advertisement")
    items = copy_for(rng, rename=True, copy=instead(bank("stencil") + general, notices))
    items.sort(key=lambda i: not i.id.startswith("stencil") and rng.random() < 0.7)
    return [_as_typed(item) for item in items]


def _as_typed(item: Item) -> Item:
    return replace(
        item,
        headline=_typed(item.headline),
        deck=_typed(item.deck),
        byline=_typed(item.byline),
        credit=_typed(item.credit),
        paragraphs=tuple(_typed(p) for p in item.paragraphs),
        caption="",
        quote="",
        kicker="",
    )


def _heads(rng: random.Random, body: Face) -> tuple[Head, Head, Head]:
    hand = rng.choice(LETTERING)
    big = 1.7 if hand == "tall-lettered" else 1.0
    lead = Head(Face(hand, "bold", round(body.size * rng.uniform(2.2, 3.4) * big)), "center", "upper", 1.1)
    middle = replace(lead, face=lead.face.sized(body.size * rng.uniform(1.5, 2.0) * big))
    if rng.random() < 0.5:
        minor = Head(body, rng.choice(("center", "center", "left")), rng.choice(("upper", "upper", "as is")), 1.15)
    else:
        minor = replace(middle, face=middle.face.sized(body.size * rng.uniform(1.15, 1.5) * big))
    return lead, middle, replace(minor, align=rng.choice((minor.align, "left")))


def stencil_style(rng: random.Random, faces: str, dpi: int | None) -> Style:
    """The typewriter, the sheet and the typist's habits, by chance."""
    wide, high = rng.choice(SHEETS)
    dpi = dpi or rng.choice((200, 200, 240, 240, 300))
    columns = rng.choice((2, 2, 2, 3, 3))
    cpi = rng.choice((10, 12)) if columns == 2 else 12
    family = rng.choice(TYPEWRITERS[faces])
    one = Face(family, "roman", 1000)
    face = replace(one, size=round(dpi / cpi / (width(one, "n") / 1000)))
    leading = round(dpi / 6)  # single spacing of every machine
    margin = rng.uniform(0.45, 0.75) * dpi
    measures = Measures(dpi, round(wide * dpi), round(high * dpi), margin, columns, rng.uniform(0.18, 0.35) * dpi)
    spaced = rng.random() < 0.3
    indent = 0.0 if spaced else width(face, " ") * rng.choice((2, 3, 5))
    align = "justify" if rng.random() < 0.3 else "left"
    body = Type(
        face, leading, align, indent, leading if spaced else 0.0, hyphenate=align == "justify" or rng.random() < 0.6
    )
    lead, middle, minor = _heads(rng, face)
    small = replace(body, indent=0.0, gap=0.0)
    title = Face(rng.choice(LETTERING), rng.choice(("bold", "outline")), 100)
    habits = _habits(rng, dpi)
    if minor.face == face and minor.caps == "as is":
        habits = replace(habits, head_rule=True)  # nothing else would tell such a headline from the text
    return Style(measures, body, lead, middle, minor, small, title, face, habits)


def _habits(rng: random.Random, dpi: int) -> Habits:
    return Habits(
        gutter_rules=rng.random() < 0.35,
        separator=rng.choice(DIVIDERS),
        line=max(1.0, dpi / 130),
        air=1.0,
        byline=rng.choice(("by ", "By ", "—", "BY ")),
        byline_align=rng.choice(("center", "right")),
        credit="parentheses",
        jump=0,
        continued="repeat",
        kickers=False,
        decks=False,
        box="single",
        masthead=rng.choice(("drawn-left", "drawn-wide", "boxed", "plain")),
        folio=rng.choice(("rule-below", "plain", "foot")),
        date_form=rng.choice((0, 0, 1, 3)),
        number_form=rng.choice((0, 1, 2)),
        locals_form="heads",
        initial=False,
        head_rule=rng.random() < 0.5,  # typed headlines are underlined
    )


def _underlined(slug: Slug, style: Style) -> Slug:
    left, last = slug.pieces[0].x, slug.pieces[-1]
    right, line = last.x + width(last.face, last.text), max(1.0, style.habits.line * 0.7)
    y = slug.base + last.face.size * 0.14
    return replace(slug, bars=((left, y, right, y + line),))


def _head(desk: Desk, item: Item, measure: float) -> list[Slug]:
    if not item.headline:
        return []
    style, leading = desk.style, desk.style.leading
    slugs = heads.title_slugs(item, style, Shape("minor", measure, measure))
    if style.habits.head_rule and style.minor.face.family == style.body.face.family:
        slugs = [_underlined(s, style) for s in slugs]
    white = leading * desk.rng.choice((0.3, 0.5, 1.0)) if style.minor.face.family != style.body.face.family else leading
    return [*slugs[:-1], replace(slugs[-1], height=slugs[-1].height + white * 0.6)]


def _between(desk: Desk, _: Item, measure: float) -> list[Slug]:
    """The divider: typed, drawn or ruled."""
    leading, form = desk.style.leading, desk.style.habits.separator
    if form == "white":
        return [Slug(leading * 1.3, part="separator", keep=True)]
    if form in TYPED:
        spec = replace(desk.style.body, align="center", indent=0.0, gap=0.0)
        lines = set_lines(TYPED[form], spec, measure)
        return [replace(s, part="separator", keep=True, height=leading * 1.5, drop=leading * 0.2) for s in lines]
    y, line = leading * 0.7, desk.style.habits.line
    if form == "rule":
        return [Slug(leading * 1.4, part="separator", keep=True, bars=((0.0, y, measure, y + line),))]
    inset = measure * desk.rng.choice((0.0, 0.1, 0.25))
    rule = Slug(leading * 0.6, part="separator", keep=True, sketch=(inset, measure - 2 * inset, leading * 0.6, form))
    white = Slug(leading * 0.4, part="separator", keep=True)
    return [white, rule, white]


def _take(desk: Desk, lines: float, measure: float) -> Item | None:
    most = int(lines * measure / width(desk.style.body.face, " ") / 5.6)
    if lines > 30 and not desk.sections and desk.rng.random() < 0.15:
        desk.sections.append(desk.rng.choice(SECTIONS))
        found = [desk.take(("local",)) for _ in range(desk.rng.randint(3, 6))]
        return merged([i for i in found if i], desk.sections[0])
    kinds = desk.rng.choice((("story",), ("story",), ("local", "notice"), ("story", "local", "notice", "poem")))
    if lines < 12:
        kinds = ("local", "notice", "poem", "story")
    longest = desk.rng.choice((45, 80, 130, 250))
    return desk.take(kinds, 0, min(longest if lines > 20 else most, int(most * 1.2)))


def _block(desk: Desk, item: Item, measure: float) -> list[Slug] | None:
    """Now and then a notice stands in a box drawn with a ruler."""
    if item.kind != "notice" or desk.rng.random() > 0.5 or item.words > 70:
        return None
    pad = desk.style.leading * 0.6
    inner = measure - 2 * pad
    body = heads.body_slugs(item, desk.style, Shape("minor", inner, inner))
    return in_box([*_head(desk, item, inner), *body], measure, pad, desk.style.habits.line * desk.rng.choice((1, 1.6)))


DRESS = Dress(_head, _between, _take, _block)


def _line(sheet: Sheet, style: Style, text: str, top: float) -> float:
    m = style.measures
    spec = replace(style.body, align="center", indent=0.0, gap=0.0, hyphenate=False)
    spots, frames, bottom = stack(
        set_lines(_typed(text), spec, m.width - 2 * m.margin, "masthead", "imprint"), m.margin, top, m.width - m.margin
    )
    sheet.set(spots, frames)
    return bottom


def _title(sheet: Sheet, style: Style, name: str, left: float, top: float, right: float) -> float:
    base = style.title.sized(200)
    face = base.sized(min((right - left) / width(base, name) * 196, style.measures.dpi * 1.5))
    spec = Type(face, face.size * 1.1, "center", hyphenate=False)
    spots, frames, bottom = stack(set_lines(name, spec, right - left + 4, "masthead", "title"), left, top, right)
    sheet.set(spots, frames)
    return bottom


def masthead(sheet: Sheet, style: Style, imprint: Imprint, rng: random.Random) -> float:
    """The name in drawn letters, with or without a drawing; returns where the columns may begin."""
    m, leading = style.measures, style.leading
    left, top, right = m.margin, m.margin * 0.8, m.width - m.margin
    name, form = imprint.paper.title.upper(), style.habits.masthead
    if form == "drawn-left":
        cut = left + (right - left) * 0.3
        bottom = max(_title(sheet, style, name, cut, top, right), top + m.dpi * 0.9)
        sheet.sketches.append(((left, top + leading * 0.3, cut - leading, bottom - leading * 0.2), "huts"))
    elif form == "drawn-wide":
        sheet.sketches.append(((left, top, right, top + m.dpi * 0.8), "huts"))
        bottom = _title(sheet, style, name, left + leading, top + m.dpi * 0.95, right - leading)
    else:
        bottom = _title(sheet, style, name, left + leading, top + leading * 0.3, right - leading)
    if rng.random() < 0.5:
        bottom = _line(sheet, style, imprint.paper.subtitle, bottom)
    cells = [
        number_text(imprint, style.habits.number_form),
        imprint.paper.town,
        date_text(imprint, style.habits.date_form),
    ]
    joined = rng.choice((" -- ", "     ", "  *  ")).join(cells if rng.random() < 0.7 else [cells[0], cells[2]])
    bottom = _line(sheet, style, joined, bottom + leading * 0.2) + leading * 0.3
    line = style.habits.line
    sheet.bars.append((left, bottom, right, bottom + line))
    if form == "boxed":
        sheet.bars += [
            (left, top, right, top + line),
            (left, top, left + line, bottom),
            (right - line, top, right, bottom),
        ]
    return bottom + leading * 0.9


def _lead(desk: Desk, sheet: Sheet, area: Area) -> Area:
    """The first article under a headline over several columns; returns what is left below it."""
    item = desk.take(("story",), 75, 260)
    if item is None:
        return area
    bottom = set_article(desk, sheet, item, area.above(area.top + area.height * 0.6), "lead")
    if bottom is None:
        desk.put_back(item)
        return area
    return area.below(rule_across(desk, sheet, area.below(bottom + desk.style.leading * 0.4)))


def make_up(desk: Desk, imprint: Imprint) -> list[Sheet]:
    """All pages: a masthead or a folio, perhaps a leading article, and items down the columns."""
    style, m = desk.style, desk.style.measures
    sheets = []
    for page in range(1, desk.pages + 1):
        desk.page, sheet = page, Sheet(m)
        if page == 1:
            top, bottom = masthead(sheet, style, imprint, desk.rng), m.height - m.margin
        else:
            top, bottom = running_head(sheet, style, imprint, page)
        area = Area(m.margin, top, m.width - m.margin, bottom, m.columns, m.gutter)
        if desk.rng.random() < (0.7 if page == 1 else 0.25):
            area = _lead(desk, sheet, area)
        run_on(desk, sheet, area.frames(), DRESS)
        sheets.append(sheet)
    return sheets


def stencil_wear(rng: np.random.Generator, grade: str) -> Wear:
    """Thin paper, ink that is strong here and weak there, and the dark edge of the scanner's lid."""
    wear = draw_wear(rng, grade)
    if grade == "clean":
        return wear
    return replace(
        wear,
        ink=float(rng.uniform(*INK[grade])),
        uneven=wear.uneven * 0.6 + float(rng.uniform(0.02, 0.07)),
        bleed=float(rng.uniform(0.0, 0.06)),
        tone=float(rng.uniform(195, 242)),
        light=wear.light + 4,
        border=float(rng.uniform(0.005, 0.03)) if rng.random() < 0.6 else 0.0,
        speckle=wear.speckle * 2,
        bilevel=bool(rng.random() < 0.3),
    )


STENCIL = Manner("stencil", (1941, 1947), (2, 4, 4, 4), stencil_style, stencil_copy, make_up, stencil_wear)
