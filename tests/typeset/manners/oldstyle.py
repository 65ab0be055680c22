"""How were items dressed in the narrow columns of 1853 and of 1905?"""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from .. import heads
from ..banner import Imprint, roman
from ..damage import Wear, draw_wear
from ..desk import Desk
from ..fonts import Face, width
from ..furniture import picture_slugs
from ..heads import Shape
from ..setting import Slug, Type, set_lines
from ..sheet import Area, Sheet, stack
from ..style import Head, Style
from ..texts import Item
from .galley import Dress

AD_MARKS = {"#": (1.9, "black"), "=": (1.15, "bold")}
LEAD_INS = ("{}.—", "*{}.*—", "_{}._—")


def run_in(item: Item, form: str) -> Item:
    """The item with its headline as the first words of its text."""
    name = item.headline if form.startswith("_") else item.headline.upper()
    begun = form.format(name) + item.paragraphs[0]
    return replace(item, headline="", lead_in=name, deck="", paragraphs=(begun, *item.paragraphs[1:]))


def pointed(item: Item) -> Item:
    """The item with a full stop after its headline, as was the use."""
    end = "" if item.headline[-1:] in ".!?" else "."
    return replace(item, headline=item.headline + end) if item.headline else item


def dash(desk: Desk, measure: float, part: str, item: str = "", *, air: float = 0.8) -> Slug:
    """A short dash in the middle of the column."""
    leading, share = desk.style.leading, 0.09
    y, line = leading * air / 2, desk.style.habits.line
    bar = (measure * (0.5 - share), y, measure * (0.5 + share), y + line)
    return Slug(leading * air, item=item, part=part, keep=True, bars=(bar,))


def between(desk: Desk, item: Item, measure: float) -> list[Slug]:
    """A dash between items, a rule between advertisements."""
    leading, line = desk.style.leading, desk.style.habits.line
    if item.kind == "advertisement":
        bar = (0.0, leading * 0.35, measure, leading * 0.35 + line)
        return [Slug(leading * 0.7, part="separator", keep=True, bars=(bar,))]
    if desk.style.habits.separator == "short":
        return [replace(dash(desk, measure, "separator"), drop=leading * 0.1)]
    if desk.style.habits.separator == "white":
        return [Slug(leading * 0.55, part="separator", keep=True)]
    bar = (0.0, leading * 0.4, measure, leading * 0.4 + line)
    return [Slug(leading * 0.8, part="separator", keep=True, bars=(bar,))]


def section(desk: Desk, name: str, measure: float) -> list[Slug]:
    """A heading over one kind of matter, under a double rule."""
    style, leading = desk.style, desk.style.leading
    face = style.body.face.cast("black").sized(style.body.face.size * 1.25)
    spec = Type(face, round(leading * 1.5), "center", hyphenate=False)
    line = style.habits.line
    rule = Slug(
        leading * 0.5,
        item="department",
        part="department",
        keep=True,
        bars=((0.0, 0.0, measure, line * 2), (0.0, line * 4, measure, line * 5)),
    )
    return [rule, *(replace(s, keep=True) for s in set_lines(name, spec, measure, "department", "department"))]


def _stacked(desk: Desk, item: Item, measure: float) -> list[Slug]:
    """The decks under a headline, each in another face, dashes between them."""
    body = desk.style.body.face
    faces = (body.cast("bold").sized(body.size * 1.08), body.cast("roman").sized(body.size * 0.95), body.cast("italic"))
    slugs: list[Slug] = []
    for n, deck in enumerate(item.deck.split("\n") if item.deck else ()):
        lines, face = heads.fitted(deck, Head(faces[n % 3], "center"), measure * 0.94, 4)
        spec = Type(face, round(face.size * 1.15), "center", hyphenate=False)
        slugs.append(dash(desk, measure, "deck", item.id, air=0.6))
        slugs += [heads.glued(s) for t in lines for s in set_lines(t, spec, measure, item.id, "deck")]
    return slugs


def head(desk: Desk, item: Item, measure: float) -> list[Slug]:
    """Headline and decks; a poem also gets the heading of its section."""
    if not item.headline:
        return []
    style, leading = desk.style, desk.style.leading
    shape = Shape("minor", measure, measure)
    begin = section(desk, "POETRY.", measure) if item.kind == "poem" and "poetry" not in desk.sections else []
    desk.sections += ["poetry"] if begin else []
    small = item.words < 70 and not item.deck
    size = style.minor.face.size if not small else min(style.minor.face.size, style.body.face.size * 1.05)
    own = replace(style, minor=replace(style.minor, face=style.minor.face.sized(size)))
    slugs = heads.title_slugs(replace(item, deck="", kicker=""), own, shape) + _stacked(desk, item, measure)
    if item.caption:
        slugs.append(Slug(leading * 0.4, item=item.id, part="white"))
        slugs += picture_slugs(desk, item, measure, measure * desk.rng.uniform(0.8, 1.25))
    slugs = [replace(s, keep=True) for s in slugs]
    return [*begin, *slugs[:-1], replace(slugs[-1], height=slugs[-1].height + leading * 0.25)]


def advertisement(desk: Desk, item: Item, measure: float) -> list[Slug] | None:
    """An advertisement of the column: display lines in the middle, the rest as small text."""
    if item.kind != "advertisement":
        return None
    style = desk.style
    family = desk.rng.choice((style.body.face.family, style.lead.face.family, style.title.family))
    slugs: list[Slug] = []
    for line in item.paragraphs:
        text = line.lstrip("#= ")
        if line[0] in AD_MARKS:
            scale, cut = AD_MARKS[line[0]]
            face = Face(family, cut, round(style.body.face.size * scale))
            lines, face = heads.fitted(text, Head(face, "center"), measure, 2)
            spec = Type(face, round(face.size * 1.15), "center", hyphenate=False)
            slugs += [heads.glued(s) for t in lines for s in set_lines(t, spec, measure, item.id, "ad")]
        else:
            long = len(text.split()) > 9
            spec = replace(style.small, align="justify" if long else "center", hyphenate=long)
            slugs += set_lines(text, spec, measure, item.id, "ad")
    return [replace(s, keep=n + 1 < len(slugs)) for n, s in enumerate(slugs)]


def dress(first: int, last: float, poem: int) -> Dress:
    """How items look and follow each other.

    So many advertisements stand first and more in the last so many lines; `poem`: which item is one, from 1; 0: none.
    """
    done: list[str] = []

    def take(desk: Desk, left: float, measure: float) -> Item | None:
        most = int(left * measure / desk.style.body.face.size / 2.5)
        done.append("")
        if len(done) <= first or left < last:
            found = desk.take(("advertisement", "notice"), 0, most)
            if found:
                return found
        kinds = ("poem",) if len(done) == poem else ("story", "local", "notice", "story")
        longest = desk.rng.choice((60, 90, 160, 300, 900))
        return desk.take(kinds, 0, min(longest, int(most * 1.2))) or desk.take(("story", "local"), 0, most)

    return Dress(head, between, take, advertisement)


def masthead(sheet: Sheet, style: Style, imprint: Imprint, rng: random.Random) -> float:
    """The name across the sheet, a motto, and a line with place, day and number between rules."""
    m, leading, line = style.measures, style.leading, style.habits.line
    left, right, top = m.margin, m.width - m.margin, m.margin * 0.9
    name = imprint.paper.title.upper() if rng.random() < 0.6 else imprint.paper.title
    if rng.random() < 0.7:
        name = name.rstrip(".") + "."
    face = style.title.sized(200)
    face = face.sized(min((right - left) / width(face, name) * 196, m.dpi * rng.uniform(0.9, 1.5)))
    y = _across(
        sheet,
        name,
        Type(face, round(face.size * 1.08), "center", hyphenate=False),
        Area(left, top, right, top, 1, 0.0),
        "title",
    )
    small = Type(style.body.face.sized(style.body.face.size * 1.15), round(leading * 1.5), "center", hyphenate=False)
    if imprint.paper.motto and rng.random() < 0.6:
        y = _across(
            sheet,
            f"“{imprint.paper.motto}.”",
            replace(small, face=small.face.cast("italic")),
            Area(left, y, right, y, 1, 0.0),
            "motto",
        )
    sheet.bars += [(left, y, right, y + 2 * line), (left, y + 4 * line, right, y + 5 * line)]
    y += 7 * line
    date = f"{imprint.paper.town}, {imprint.date:%A}, {imprint.date:%B} {imprint.date.day}, {imprint.date.year}."
    cells = (f"VOL. {roman(imprint.volume)}.", date.upper() if rng.random() < 0.7 else date, f"NO. {imprint.number}.")
    for text, align in zip(cells, ("left", "center", "right"), strict=True):
        bottom = _across(sheet, text, replace(small, align=align), Area(left, y, right, y, 1, 0.0), "imprint")
    sheet.bars += [(left, bottom + line, right, bottom + 2 * line)]
    return bottom + leading * 0.7


def _across(sheet: Sheet, text: str, spec: Type, strip: Area, part: str) -> float:
    spots, frames, bottom = stack(
        set_lines(text, spec, strip.width + 4, "masthead", part), strip.left, strip.top, strip.right
    )
    sheet.set(spots, frames)
    return bottom


def column_rules(desk: Desk, sheet: Sheet, area: Area, holes: list[Area]) -> None:
    """Thin upright rules between all columns, left out where a hole spans them."""
    line, leading = desk.style.habits.line, desk.style.leading
    frames = area.frames()
    for one in frames[:-1]:
        x = one.right + area.gutter / 2
        tops = [area.top]
        for hole in sorted((h for h in holes if h.left < x < h.right), key=lambda h: h.top):
            tops += [hole.top - leading * 0.3, hole.bottom + leading * 0.3]
        tops.append(area.bottom)
        sheet.bars += [(x, a, x + line, b) for a, b in zip(tops[::2], tops[1::2], strict=True) if b > a]


def wear(rng: np.random.Generator, grade: str) -> Wear:
    """Worn type on rag or wood paper, scanned from the sheet or from a film of it."""
    drawn = draw_wear(rng, grade)
    if grade == "clean":
        return drawn
    filmed = bool(rng.random() < 0.4)
    return replace(
        drawn,
        ink=float(rng.uniform(0.0, 0.5)),
        uneven=drawn.uneven * 0.8 + 0.02,
        bleed=float(rng.uniform(0.0, 0.02 if filmed else 0.07)),
        tone=float(rng.uniform(200, 238)),
        border=float(rng.uniform(0.005, 0.02)) if rng.random() < 0.5 else 0.0,
        bilevel=filmed,
    )
