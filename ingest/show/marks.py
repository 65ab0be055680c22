"""The marks on the page: columns, regions in their article's colour, kinds, and the way that the eye takes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from ingest import geometry
from ingest.model import Box, Matrix
from ingest.show.lettering import GREY, Colour, colour_of, font
from ingest.show.sheet import Part, Sheet

FINE = 2
"""Shapes are drawn so much larger and scaled down, which makes their edges smooth."""
COLUMN: Colour = (60, 120, 220)
TINTS = {"headline": 0.42, "kicker": 0.42, "subhead": 0.30, "picture": 0.10}
"""How strongly a kind of region is coloured; headlines more, so that the eye finds where articles begin."""
TINT = 0.20
UNTOLD = ("body",)
"""Kinds that most regions are of: to tell them would hide print and say nothing."""
NEAR = 3.0
"""Units; the next region right under the last one needs no arrow."""

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
"""Corners: top left, top right, bottom right, bottom left."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A region with its place and colour on the picture."""

    part: Part
    quad: Quad
    colour: Colour


def over(page: Image.Image, sheet: Sheet, matrix: Matrix) -> Image.Image:
    """*page* with everything on *sheet* drawn over it; *matrix* leads from the scan to the page."""
    unit = max(8.0, page.width / 105)
    back = geometry.joined(geometry.inverse(sheet.turn), matrix)
    marks = [
        Mark(part, _quad(geometry.to_straight(part.box, sheet.turn), back), _colour(sheet, part))
        for part in sheet.parts
    ]
    columns = _columns(sheet, back)
    layer = Image.new("RGBA", (page.width * FINE, page.height * FINE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for quad in columns:
        _dashes(pen, quad[0], quad[3], unit)
        _dashes(pen, quad[1], quad[2], unit)
    for mark in marks:
        _region(pen, mark, unit)
    for before, after in _ways(marks, unit):
        _arrow(pen, before, after, unit)
    picture = Image.alpha_composite(page.convert("RGBA"), layer.reduce(FINE)).convert("RGB")
    for order, mark in enumerate(marks, 1):
        _label(ImageDraw.Draw(picture, "RGBA"), order, mark, unit)
    return _ruled(picture, columns, unit) if columns else picture


def _colour(sheet: Sheet, part: Part) -> Colour:
    return colour_of(part.story, "" if part.story is None else sheet.stories[part.story].kind)


def _columns(sheet: Sheet, back: Matrix) -> list[Quad]:
    """Each column from its head to its foot."""
    regions = [geometry.to_straight(part.box, sheet.turn) for part in sheet.parts]
    return [_quad(box, back) for box in geometry.stretches(sheet.columns, regions)] if regions else []


def _quad(box: Box, matrix: Matrix) -> Quad:
    """The corners of a box on the straightened page, leaning on the picture as the print does."""
    return (
        geometry.point_on(matrix, box.left, box.top),
        geometry.point_on(matrix, box.right, box.top),
        geometry.point_on(matrix, box.right, box.bottom),
        geometry.point_on(matrix, box.left, box.bottom),
    )


def _fine(*points: Point) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _dashes(pen: ImageDraw.ImageDraw, start: Point, end: Point, unit: float) -> None:
    steps = max(1, round(math.dist(start, end) / unit))
    for step in range(0, steps, 2):
        first, last = _between(start, end, step / steps), _between(start, end, (step + 1) / steps)
        pen.line(_fine(first, last), fill=(*COLUMN, 150), width=round(unit * 0.14 * FINE))


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _region(pen: ImageDraw.ImageDraw, mark: Mark, unit: float) -> None:
    pen.polygon(_fine(*mark.quad), fill=(*mark.colour, round(255 * TINTS.get(mark.part.kind, TINT))))
    around = _fine(*mark.quad, mark.quad[0], mark.quad[1])
    pen.line(around, fill=(*mark.colour, 230), width=max(2, round(unit * 0.16 * FINE)), joint="curve")


def _ways(marks: Sequence[Mark], unit: float) -> list[tuple[Mark, Mark]]:
    """Each region with the next of the same article, but for those that follow right below."""
    last: dict[int, Mark] = {}
    ways = []
    for mark in marks:
        if mark.part.story is None or mark.colour == GREY:
            continue
        before = last.get(mark.part.story)
        if before is not None and not _right_below(before, mark, unit):
            ways.append((before, mark))
        last[mark.part.story] = mark
    return ways


def _right_below(before: Mark, after: Mark, unit: float) -> bool:
    beside = after.quad[0][0] < before.quad[2][0] and before.quad[3][0] < after.quad[1][0]
    return beside and abs(after.quad[0][1] - before.quad[3][1]) < NEAR * unit


def _arrow(pen: ImageDraw.ImageDraw, before: Mark, after: Mark, unit: float) -> None:
    """From the foot of one region to the number at the head of the next."""
    start, goal = _between(before.quad[2], before.quad[3], 0.5), _badge(after, unit)
    length = math.dist(start, goal)
    if length < NEAR * unit:
        return
    x, y = (goal[0] - start[0]) / length, (goal[1] - start[1]) / length
    tip = (goal[0] - x * unit * 0.9, goal[1] - y * unit * 0.9)
    neck = (tip[0] - x * unit * 1.2, tip[1] - y * unit * 1.2)
    barbs = ((neck[0] - y * unit * 0.6, neck[1] + x * unit * 0.6), (neck[0] + y * unit * 0.6, neck[1] - x * unit * 0.6))
    pen.line(_fine(start, neck), fill=(255, 255, 255, 210), width=round(unit * 0.55 * FINE))
    pen.line(_fine(start, neck), fill=(*after.colour, 240), width=round(unit * 0.3 * FINE))
    pen.polygon(_fine(tip, *barbs), fill=(*after.colour, 240))
    dot = unit * 0.4 * FINE
    (left, top) = _fine(start)[0]
    pen.ellipse((left - dot, top - dot, left + dot, top + dot), fill=(*after.colour, 240))


def _badge(mark: Mark, unit: float) -> Point:
    """Where a region's number stands: on its top left corner, higher where its kind is told, never off the picture."""
    lift = 0.0 if mark.part.kind in UNTOLD else unit * 0.5
    return max(mark.quad[0][0] - unit * 0.2, unit), max(mark.quad[0][1] - lift, unit)


def _label(pen: ImageDraw.ImageDraw, order: int, mark: Mark, unit: float) -> None:
    """A region's number in reading order with its kind."""
    x, y = _badge(mark, unit)
    small, bold = font(max(9, round(unit * 0.8))), font(max(10, round(unit * 0.95)), bold=True)
    if mark.part.kind not in UNTOLD:
        end = x + unit * 1.3 + pen.textlength(mark.part.kind, font=small)
        pen.rounded_rectangle((x, y - unit * 0.5, end, y + unit * 0.5), unit * 0.3, fill=(*mark.colour, 225))
        pen.text((x + unit * 1.05, y), mark.part.kind, fill="white", font=small, anchor="lm")
    size = unit * (0.8 if order < 100 else 1.0)
    pen.ellipse((x - size, y - size, x + size, y + size), "white", mark.colour, max(1, round(unit * 0.16)))
    pen.text((x, y), str(order), fill=mark.colour, font=bold, anchor="mm")


def _ruled(picture: Image.Image, columns: Sequence[Quad], unit: float) -> Image.Image:
    """*picture* under a strip that counts the columns, those at its head where it changes them."""
    strip = round(unit * 1.9)
    taller = Image.new("RGB", (picture.width, picture.height + strip), "white")
    taller.paste(picture, (0, strip))
    pen = ImageDraw.Draw(taller)
    face = font(max(9, round(unit * 0.9)), bold=True)
    for number, quad in enumerate(columns, 1):
        left, right = quad[0][0], quad[1][0]
        if number > 1 and left < columns[number - 2][0][0]:
            break
        pen.rounded_rectangle((left, unit * 0.25, right, unit * 1.65), unit * 0.3, fill=COLUMN)
        pen.text(((left + right) / 2, unit * 0.95), f"column {number}", fill="white", font=face, anchor="mm")
    return taller
