"""What stands above the columns: the masthead of the first page, the running head of the others?"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from .fonts import Face, width
from .setting import Slug, Type, set_lines
from .sheet import Sheet, stack
from .style import Style
from .texts import Paper

ITEM = "masthead"
EARS = ("Read it and pass it on to your neighbor", "Printed by union labor", "Your letters are our news")
Strip = tuple[float, float]
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which issue of which paper this is."""

    paper: Paper
    date: dt.date
    volume: int
    number: int
    days: int  # how many days a ranged date goes on, 0 for a single day


def roman(n: int) -> str:
    out = ""
    for value, letters in ROMAN:
        out, n = out + letters * (n // value), n % value
    return out


def date_text(imprint: Imprint, form: int) -> str:
    date = imprint.date
    month = f"{date:%B}"
    if imprint.days:
        end = date + dt.timedelta(days=imprint.days)
        last = f"{end.day}" if end.month == date.month else f"{end:%B} {end.day}"
        return f"{month} {date.day}–{last}, {end.year}"
    return (
        f"{month} {date.day}, {date.year}",
        f"{date:%A}, {month} {date.day}, {date.year}",
        f"{date.day} {month} {date.year}",
        f"{date:%A}, {month} {date.day}, {date.year}".upper(),
        f"{date:%b}. {date.day}, {date.year}" if len(month) > 4 else f"{month} {date.day}, {date.year}",
    )[form]


def number_text(imprint: Imprint, form: int) -> str:
    v, n = imprint.volume, imprint.number
    return (
        f"Vol. {v}, No. {n}",
        f"Vol. {roman(v)}, No. {n}",
        f"VOL. {roman(v)} No. {n}",
        f"Volume {v} — Number {n}",
        f"No. {n}",
    )[form]


def _row(sheet: Sheet, style: Style, cells: tuple[str, str, str], face: Face, top: float, *, item: str = ITEM) -> float:
    """Three texts in one line: flush left, in the middle, flush right."""
    m = style.measures
    measure = m.span(m.columns)
    leading = round(face.size * 1.35)
    for text, align in zip(cells, ("left", "center", "right"), strict=True):
        spec = Type(face, leading, align, hyphenate=False)
        for slug in set_lines(text, spec, measure, item, "imprint") if text else []:
            sheet.place(slug, m.margin, top)
    sheet.claim(item, (m.margin, top, m.margin + measure, top + leading))
    return top + leading


def _across(sheet: Sheet, style: Style, y: float, weight: float = 1.0) -> float:
    m = style.measures
    line = style.habits.line * weight
    sheet.bars.append((m.margin, y, m.width - m.margin, y + line))
    return y + line


def _block(sheet: Sheet, lines: list[Slug], strip: Strip, top: float) -> float:
    spots, frames, bottom = stack(lines, strip[0], top, strip[1])
    sheet.set(spots, frames)
    return bottom


def _title(sheet: Sheet, style: Style, text: str, strip: Strip, top: float, *, most: float) -> float:
    """The paper's name, as large as it fits; returns where it ends."""
    base, measure = style.title.sized(200), strip[1] - strip[0]
    face = base.sized(min(measure / width(base, text) * 200, most) * 0.985 - 0.5)
    align = "left" if style.habits.masthead == "left" else "center"
    spec = Type(face, face.size * 1.05, align, hyphenate=False)
    return _block(sheet, set_lines(text, spec, measure + 4, ITEM, "title"), strip, top)


def _motto_text(imprint: Imprint) -> str:
    return f"“{imprint.paper.motto}”" + (f" — {imprint.paper.author}" if imprint.paper.author else "")


def _motto(sheet: Sheet, style: Style, imprint: Imprint, strip: Strip, top: float) -> float:
    face = style.body.face.cast("italic").sized(style.body.face.size * 1.08)
    align = "right" if style.habits.masthead == "left" else "center"
    spec = Type(face, round(face.size * 1.3), align, hyphenate=False)
    return _block(sheet, set_lines(_motto_text(imprint), spec, strip[1] - strip[0], ITEM, "motto"), strip, top)


def _ear(sheet: Sheet, style: Style, text: str, strip: Strip, top: float) -> None:
    face, (left, right) = style.sans.sized(style.body.face.size * 0.95), strip
    pad, line = style.leading * 0.4, style.habits.line
    spec = Type(face, round(face.size * 1.25), "center", hyphenate=False)
    words = set_lines(text, spec, right - left - 2 * pad, ITEM, "ear")
    bottom = _block(sheet, words, (left + pad, right - pad), top + pad) + pad
    sheet.bars += [(left, top, right, top + line), (left, bottom, right, bottom + line)]
    sheet.bars += [(left, top, left + line, bottom), (right, top, right + line, bottom)]


def _left_form(sheet: Sheet, style: Style, imprint: Imprint, name: str, top: float) -> float:
    """The name at the left, the motto at its right."""
    m = style.measures
    cut = m.margin + m.span(m.columns) * 0.7
    bottom = _title(sheet, style, name, (m.margin, cut), top, most=m.dpi * 1.3)
    _motto(sheet, style, imprint, (cut + m.gutter, m.width - m.margin), top + style.leading * 0.8)
    return max(bottom, top + style.leading * 5)


def _eared_form(sheet: Sheet, style: Style, imprint: Imprint, name: str, top: float) -> float:
    """The name between two small boxes."""
    m = style.measures
    left, right, ear = m.margin, m.width - m.margin, m.span(m.columns) * 0.17
    _ear(sheet, style, imprint.paper.subtitle, (left, left + ear), top + style.leading * 0.5)
    bottom = _title(sheet, style, name, (left + ear * 1.15, right - ear * 1.15), top, most=m.dpi * 1.3)
    _ear(sheet, style, EARS[imprint.number % len(EARS)], (right - ear, right), top + style.leading * 0.5)
    return _motto(sheet, style, imprint, (left, right), max(bottom, top + style.leading * 4.5))


def _grand_form(sheet: Sheet, style: Style, imprint: Imprint, name: str, top: float) -> float:
    """The name across the page, the motto under it."""
    m = style.measures
    strip = m.margin, m.width - m.margin
    bottom = _title(sheet, style, name, strip, top, most=m.dpi * (0.8 + imprint.number % 8 / 10))
    return _motto(sheet, style, imprint, strip, bottom)


FORMS = {"left": _left_form, "ears": _eared_form}


def masthead(sheet: Sheet, style: Style, imprint: Imprint, rng: random.Random) -> float:
    """Draw the paper's name, motto and date line; returns where the columns may begin."""
    m, form = style.measures, style.habits.masthead
    top = m.margin * rng.uniform(0.7, 1.0)
    name = imprint.paper.title.upper() if rng.random() < 0.45 else imprint.paper.title
    small = style.body.face.sized(style.body.face.size * 1.05)
    cells = _cells(style, imprint, rng)
    if form == "dateline-first":
        top = _across(sheet, style, _row(sheet, style, cells, small, top)) + style.leading * 0.2
    top = FORMS.get(form, _grand_form)(sheet, style, imprint, name, top) + style.leading * 0.3
    if form != "dateline-first":
        top = _across(sheet, style, top, 2) + style.leading * 0.1
        top = _row(sheet, style, cells, small, top)
    return _across(sheet, style, top + style.leading * 0.1) + style.leading * rng.uniform(0.6, 1.1)


def _cells(style: Style, imprint: Imprint, rng: random.Random) -> tuple[str, str, str]:
    date, number = date_text(imprint, style.habits.date_form), number_text(imprint, style.habits.number_form)
    price = imprint.paper.price
    return rng.choice(
        (
            (number, date, price),
            (date, number, price),
            (number, imprint.paper.town, date),
            (f"{number}", "", f"{date}"),
            ("", f"{date}  •  {number}  •  {price}", ""),
        )
    )


def running_head(sheet: Sheet, style: Style, imprint: Imprint, page: int) -> tuple[float, float]:
    """Draw the folio; returns between which heights the columns stand."""
    m, form = style.measures, style.habits.folio
    face = replace(style.sans.cast("roman"), size=round(style.body.face.size * 0.95))
    date, name = date_text(imprint, style.habits.date_form), imprint.paper.title
    outer = (f"Page {page}", name, date) if page % 2 == 0 else (date, name, f"Page {page}")
    bottom = m.height - m.margin
    if form == "foot":
        _row(sheet, style, (str(page), "", f"{name}, {date}"), face, bottom - face.size, item="folio")
        return m.margin, bottom - style.leading * 2
    if form == "plain":
        top = _row(sheet, style, ("", f"{name.upper()} — {date} — {page}", ""), face, m.margin * 0.75, item="folio")
        return top + style.leading * 0.6, bottom
    top = _row(sheet, style, outer, face, m.margin * 0.75, item="folio")
    return _across(sheet, style, top) + style.leading * 0.8, bottom
