"""How do an item's headline, byline, credit, body and caption become slugs?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .fonts import Face, width
from .setting import Piece, Slug, Type, balanced, plain, set_lines
from .style import Head, Style
from .texts import Item

LEAST_SCALE = 0.55
STANZA = 4  # lines


@dataclass(frozen=True, slots=True)
class Shape:
    """How one item is dressed at its place."""

    level: str  # lead, middle, minor
    measure: float  # width of the headline
    column: float  # width of the text's columns


def cased(text: str, caps: str) -> str:
    return text.upper() if caps == "upper" else text


def printed_headline(item: Item, style: Style, level: str) -> str:
    """The headline in the letters that the paper prints it in."""
    return cased(item.headline, head_of(style, level).caps)


def head_of(style: Style, level: str) -> Head:
    return {"lead": style.lead, "middle": style.middle, "minor": style.minor}[level]


def _type(face: Face, leading: float, align: str) -> Type:
    return Type(face, round(face.size * leading), align, hyphenate=False)


def fitted(text: str, head: Head, measure: float, most: int) -> tuple[list[str], Face]:
    """The lines of a headline and its face, cast smaller when it needs too many lines."""
    size = float(head.face.size)
    while True:
        face = head.face.sized(size)
        lines = balanced(text, _type(face, 1.0, "left"), measure)
        fits = len(lines) <= most and all(width(face, line) <= measure for line in lines)
        if fits or size <= head.face.size * LEAST_SCALE:
            return lines, face
        size *= 0.94


def _aligned(lines: list[str], spec: Type, measure: float, item: str, part: str) -> list[Slug]:
    slugs = [slug for line in lines for slug in set_lines(line, spec, measure, item, part)]
    return [glued(s) if s is not slugs[-1] else s for s in slugs]


def glued(slug: Slug) -> Slug:
    """The line of a headline, marked as going on without a space where it ends in a hyphen or dash of its own."""
    last = slug.pieces[-1]
    return replace(slug, pieces=(*slug.pieces[:-1], replace(last, join="glue"))) if last.text[-1] in "-—" else slug


def _headline(item: Item, style: Style, shape: Shape) -> list[Slug]:
    head = head_of(style, shape.level)
    most = {"lead": 2, "middle": 2, "minor": 4}[shape.level] + (1 if shape.measure < shape.column * 1.5 else 0)
    lines, face = fitted(cased(item.headline, head.caps), head, shape.measure, most)
    return _aligned(lines, _type(face, head.leading, head.align), shape.measure, item.id, "headline")


def _kicker(item: Item, style: Style, shape: Shape) -> list[Slug]:
    if not item.kicker:
        return []
    spec = _type(style.sans, 1.25, head_of(style, shape.level).align)
    return _aligned([item.kicker], spec, shape.measure, item.id, "kicker")


def _deck(item: Item, style: Style, shape: Shape) -> list[Slug]:
    if not item.deck:
        return []
    head = head_of(style, shape.level)
    size = min(head.face.size * 0.62, style.body.face.size * 1.5)
    face = Face(style.body.face.family, "italic", round(max(size, style.body.face.size)))
    lines, face = fitted(item.deck, Head(face, head.align), shape.measure, 4)
    spec = _type(face, 1.15, head.align)
    return [
        replace(s, drop=style.leading * 0.2 if n == 0 else 0.0)
        for n, s in enumerate(_aligned(lines, spec, shape.measure, item.id, "deck"))
    ]


def byline_text(item: Item, style: Style) -> str:
    form = style.habits.byline
    if not item.byline:
        return ""
    return form + (item.byline.upper() if form == "BY " else item.byline)


def credit_text(item: Item, style: Style) -> str:
    return f"({item.credit})" if item.credit and style.habits.credit == "parentheses" else item.credit


def _byline(item: Item, style: Style, measure: float, align: str) -> list[Slug]:
    text = byline_text(item, style)
    cut = "bold" if style.habits.byline == "By " else "italic" if style.habits.byline == "by " else "roman"
    spec = replace(style.body, face=style.body.face.cast(cut), align=align, indent=0.0, gap=0.0, hyphenate=False)
    return (
        [replace(s, drop=style.leading * 0.35) for s in set_lines(text, spec, measure, item.id, "byline")]
        if text
        else []
    )


def _credit(item: Item, style: Style, measure: float) -> list[Slug]:
    text = credit_text(item, style)
    cut = "roman" if style.habits.credit == "parentheses" else "italic"
    spec = replace(style.small, face=style.small.face.cast(cut), indent=0.0)
    slugs = set_lines(text, spec, measure, item.id, "credit") if text else []
    return [replace(s, drop=style.leading * 0.35 if n == 0 else 0.0) for n, s in enumerate(slugs)]


def title_slugs(item: Item, style: Style, shape: Shape) -> list[Slug]:
    """Kicker, headline and deck, over the whole width of the article."""
    slugs = _kicker(item, style, shape) + _headline(item, style, shape) + _deck(item, style, shape)
    return [replace(s, keep=True) for s in slugs]


def head_rule(style: Style, measure: float, item: str) -> list[Slug]:
    """A thin rule under the headline, where the paper has one."""
    y, line = style.leading * 0.2, style.habits.line
    return (
        [Slug(style.leading * 0.4, item=item, part="white", keep=True, bars=((0.0, y, measure, y + line),))]
        if style.habits.head_rule
        else []
    )


def _with_initial(paragraph: str, spec: Type, measure: float, item: str) -> list[Slug]:
    """A paragraph whose first letter is as high as two lines."""
    size = (spec.leading + spec.face.size * 0.68) / 0.68
    letter = re.match(r"[“«]?\s?\w", paragraph)
    face = spec.face.sized(size)
    if not letter or len(paragraph.split()[0]) <= len(letter[0]) or paragraph.startswith(("_", "*")):
        return set_lines(paragraph, replace(spec, indent=0.0), measure, item)
    indent = width(face, letter[0]) + spec.face.size * 0.12
    lines = set_lines(paragraph[letter.end() :], replace(spec, indent=indent, hung=2), measure, item)
    first = Piece(letter[0], 0.0, face, "glue", spec.leading)
    return [replace(lines[0], pieces=(first, *lines[0].pieces), keep=True), *lines[1:]]


def body_slugs(item: Item, style: Style, shape: Shape, *, goes_on: bool = False) -> list[Slug]:
    """Byline, credit and text, in the width of a column; `goes_on`: the first paragraph began elsewhere."""
    early = [] if style.habits.byline == "—" else _byline(item, style, shape.column, style.habits.byline_align)
    slugs = [replace(s, keep=True) for s in early + _credit(item, style, shape.column)]
    base = style.small if item.kind == "notice" else style.body
    if item.kind == "poem":
        base = replace(base, align="left", indent=base.face.size, gap=0.0, hyphenate=False)
    for n, paragraph in enumerate(item.paragraphs):
        spec = replace(base, language=item.language, indent=0.0 if goes_on and n == 0 else base.indent)
        large = n == 0 and style.habits.initial and shape.level != "minor" and len(paragraph.split()) > 25
        lines = (_with_initial if large else set_lines)(paragraph, spec, shape.column, item.id)
        if n == 0 and slugs:
            lines[0] = replace(lines[0], drop=style.leading * 0.4)
        if item.kind == "poem" and n and n % STANZA == 0:
            lines[0] = replace(lines[0], drop=style.leading * 0.6)
        slugs += [replace(s, keep=(len(lines) > 1 and i == 0)) for i, s in enumerate(lines)]
    if style.habits.byline == "—" and item.byline:
        slugs[-1:] = [replace(slugs[-1], keep=True), *_byline(item, style, shape.column, "right")]
    return slugs


def caption_slugs(item: Item, style: Style, measure: float) -> list[Slug]:
    """The words under the picture."""
    cut = "bold" if style.sans.size % 2 else "italic"
    face = (
        style.small.face.cast(cut)
        if style.leading % 3
        else style.sans.cast("roman").sized(style.small.face.size * 0.95)
    )
    spec = replace(style.small, face=face, align="left" if style.body.align == "left" else "justify", indent=0.0)
    return (
        [replace(s, keep=True) for s in set_lines(item.caption, spec, measure, item.id, "caption")]
        if item.caption
        else []
    )


def truth_parts(item: Item, style: Style, level: str) -> list[str]:
    """What the reader reads of this item: the headline first, as the archive has it, then in the order of the page."""
    late = style.habits.byline == "—"
    byline = byline_text(item, style)
    parts = [
        printed_headline(item, style, level) if item.headline else "",
        item.kicker,
        item.deck,
        "" if late else byline,
        credit_text(item, style),
    ]
    return [plain(p) for p in [*parts, *item.paragraphs, byline if late else "", item.caption] if p]
