"""How does one invented paper look: its measures, faces, rules and habits?"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .fonts import SANS, SERIFS, Face
from .setting import Type


@dataclass(frozen=True, slots=True)
class Head:
    """One level of headline."""

    face: Face
    align: str
    caps: str = "as is"
    leading: float = 1.12


@dataclass(frozen=True, slots=True)
class Measures:
    """The sheet and its columns, in pixels."""

    dpi: int
    width: int
    height: int
    margin: float
    columns: int
    gutter: float

    def px(self, points: float) -> float:
        return points * self.dpi / 72

    @property
    def column(self) -> float:
        return (self.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns

    def left(self, column: int) -> float:
        return self.margin + column * (self.column + self.gutter)

    def span(self, columns: int) -> float:
        return columns * self.column + (columns - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class Habits:
    """What the paper does the same way all through an issue."""

    gutter_rules: bool
    separator: str  # rule, short, double, stars, white
    line: float  # thickness of its rules
    air: float  # white around a separator, in body lines
    byline: str  # By X, BY X, —X at the end
    byline_align: str
    credit: str  # italic, parentheses
    jump: int  # which wording of the jump lines
    continued: str  # repeat, short, bare
    kickers: bool
    decks: bool
    box: str  # single, double, thick
    masthead: str  # grand, left, ears, dateline-first
    folio: str  # rule-below, plain, foot
    date_form: int
    number_form: int
    locals_form: str  # bold-lead, heads
    initial: bool  # large first letters
    head_rule: bool  # a thin rule under each headline


@dataclass(frozen=True, slots=True)
class Style:
    """Everything that a compositor must know."""

    measures: Measures
    body: Type
    lead: Head
    middle: Head
    minor: Head
    small: Type  # captions, credits, notices
    title: Face
    sans: Face
    habits: Habits

    @property
    def leading(self) -> float:
        return self.body.leading


SHEETS = ((8.5, 11.0), (8.5, 11.0), (8.5, 14.0), (9.0, 12.5), (10.0, 14.0), (11.0, 15.0), (11.0, 17.0))


def _measures(rng: random.Random, dpi: int | None) -> tuple[Measures, float]:
    """The sheet, and the size of body type that suits its columns."""
    wide, high = rng.choice(SHEETS)
    dpi = dpi or rng.choice(
        (300, 300, 300, 300, 240, 240, 200, 200, 400, 150) if wide < 11 else (300, 240, 200, 200, 200, 150)
    )
    size = rng.uniform(8.3, 10.2) if dpi >= 200 else rng.uniform(10, 11)
    margin = rng.uniform(0.4, 0.8)
    least, most = 2.0, 3.9
    counts = [n for n in (2, 3, 3, 4, 4, 5, 5) if least <= (wide - 2 * margin) / n <= most - 0.2] or [2, 3]
    return Measures(
        dpi, round(wide * dpi), round(high * dpi), margin * dpi, rng.choice(counts), rng.uniform(0.12, 0.3) * dpi
    ), size


def _body(rng: random.Random, family: str, measures: Measures, points: float) -> Type:
    face = Face(family, "roman", round(measures.px(points)), rng.random() < 0.5)
    leading = round(face.size * rng.uniform(1.08, 1.28))
    spaced = rng.random() < 0.22
    indent = 0.0 if spaced else face.size * rng.uniform(0.8, 1.8)
    gap = leading * rng.choice((0.5, 1.0)) if spaced else 0.0
    return Type(face, leading, "justify" if rng.random() < 0.78 else "left", indent, gap)


def _heads(rng: random.Random, serif: str, sans: str, body: Type) -> tuple[Head, Head, Head]:
    families = [(sans, rng.choice(("bold", "black"))), (serif, rng.choice(("bold", "bold", "black"))), (serif, "roman")]
    family, cut = rng.choice(families)
    align = rng.choice(("left", "center", "center"))
    caps = rng.choice(("as is", "as is", "upper"))
    scale = rng.uniform(2.6, 4.6)
    lead = Head(Face(family, cut, round(body.face.size * scale)), align, caps, rng.uniform(1.0, 1.2))
    middle = replace(lead, face=lead.face.sized(body.face.size * rng.uniform(1.7, 2.4)))
    if rng.random() < 0.5:
        middle = replace(middle, caps=rng.choice(("as is", "upper")), align=rng.choice((align, "left", "center")))
    other = rng.choice(families[:2])
    minor_face = Face(*(other if rng.random() < 0.4 else (family, "bold" if cut == "roman" else cut)), 10)
    minor = Head(
        minor_face.sized(body.face.size * rng.uniform(1.08, 1.7)),
        rng.choice((align, align, "center", "left")),
        rng.choice((caps, "as is", "upper")),
        1.12,
    )
    return lead, middle, minor


def _habits(rng: random.Random, measures: Measures) -> Habits:
    rules = rng.random() < 0.55
    separator = rng.choice(("rule", "rule", "short", "double", "stars", "white", "white"))
    return Habits(
        gutter_rules=rules,
        separator=separator,
        line=max(1.0, measures.px(rng.choice((0.5, 0.75, 1.0)))),
        air=rng.uniform(0.5, 1.0) if separator != "white" else rng.uniform(1.0, 1.8),
        byline=rng.choice(("By ", "By ", "BY ", "by ", "—")),
        byline_align=rng.choice(("left", "center")),
        credit=rng.choice(("italic", "italic", "parentheses")),
        jump=rng.randrange(10),
        continued=rng.choice(("repeat", "repeat", "repeat", "short", "short", "short", "short", "bare")),
        kickers=rng.random() < 0.4,
        decks=rng.random() < 0.55,
        box=rng.choice(("single", "double", "thick")),
        masthead=rng.choice(("grand", "grand", "left", "ears", "dateline-first")),
        folio=rng.choice(("rule-below", "plain", "foot")),
        date_form=rng.randrange(5),
        number_form=rng.randrange(5),
        locals_form=rng.choice(("bold-lead", "heads")),
        initial=rng.random() < 0.18,
        head_rule=rng.random() < 0.1,
    )


def draw_style(rng: random.Random, faces: str, dpi: int | None = None) -> Style:
    """A style by chance, such as a small paper's printer might have kept."""
    measures, points = _measures(rng, dpi)
    serif, sans = rng.choice(SERIFS[faces]), rng.choice(SANS[faces])
    body = _body(rng, sans if rng.random() < 0.07 and sans != "adventor" else serif, measures, points)
    lead, middle, minor = _heads(rng, rng.choice((serif, rng.choice(SERIFS[faces]))), sans, body)
    small = replace(
        body,
        face=body.face.sized(body.face.size * rng.uniform(0.86, 0.98)),
        leading=round(body.leading * 0.94),
        indent=0.0,
        gap=0.0,
    )
    family, cut = rng.choice(
        ((serif, "black"), (sans, "black"), (serif, "bold"), (serif, "roman"), (rng.choice(SERIFS[faces]), "bold"))
    )
    sans_face = Face(sans, "bold", round(body.face.size * 0.95))
    return Style(measures, body, lead, middle, minor, small, Face(family, cut, 100), sans_face, _habits(rng, measures))
