"""The legend beside the page: which colour is which article?"""

from PIL import Image, ImageDraw

from ingest.show.lettering import colour_of, font, legible, wrapped
from ingest.show.sheet import Sheet, Story

SHARE = 0.24
"""Of the picture's width."""
INK = (30, 30, 30)
SOFT = (105, 105, 105)
SIDES = ("furniture", "masthead")
"""Kinds that are shown in grey and listed by their kind alone."""


def panel_width(width: int) -> int:
    """Pixels of a picture of *width* that the legend takes."""
    return max(120, round(width * SHARE))


def panel(sheet: Sheet, width: int, height: int) -> Image.Image:
    """The legend, at least *height* pixels high, more when the articles need it."""
    unit = max(7.0, width / 28)
    needed = _set(ImageDraw.Draw(Image.new("RGB", (1, 1))), sheet, width, unit)
    picture = Image.new("RGB", (width, max(height, round(needed + unit))), (250, 249, 246))
    _set(ImageDraw.Draw(picture), sheet, width, unit)
    return picture


def _set(pen: ImageDraw.ImageDraw, sheet: Sheet, width: int, unit: float) -> float:
    """Set the panel and say where its last line ends."""
    margin, y = unit, unit
    for line in wrapped(sheet.heading, font(round(unit * 1.25), bold=True), width - 2 * margin, 2):
        pen.text((margin, y), line, fill=INK, font=font(round(unit * 1.25), bold=True))
        y += unit * 1.6
    for fact in sheet.facts:
        pen.text(
            (margin, y), wrapped(fact, font(round(unit)), width - 2 * margin, 1)[0], fill=SOFT, font=font(round(unit))
        )
        y += unit * 1.35
    y += unit * 0.7
    for index, story in enumerate(sheet.stories):
        y = _entry(pen, sheet, (index, story), (margin, y, width), unit)
    return y


def _entry(
    pen: ImageDraw.ImageDraw, sheet: Sheet, numbered: tuple[int, Story], place: tuple[float, float, float], unit: float
) -> float:
    index, story = numbered
    left, y, width = place
    bold, plain = font(round(unit * 1.05), bold=True), font(round(unit * 0.9))
    indent = left + unit * 2.4
    number = str(story.number)
    pen.rounded_rectangle((left, y, left + unit * 1.9, y + unit * 1.35), unit * 0.3, fill=colour_of(index, story.kind))
    pen.text((left + unit * 0.95, y + unit * 0.68), number, fill="white", font=plain, anchor="mm")
    for line in wrapped(story.headline or story.opening or f"({story.kind})", bold, width - indent - unit * 0.6, 2):
        pen.text((indent, y), line, fill=INK if story.headline else SOFT, font=bold)
        y += unit * 1.35
    small = _small(story, sheet.page)
    if small:
        pen.text((indent, y), legible(small), fill=SOFT, font=plain)
        y += unit * 1.2
    return y + unit * 0.6


def _small(story: Story, page: int) -> str:
    """The second line of an entry: kind and where it stands else."""
    kind = story.kind if story.headline and story.kind != "article" else ""
    before = [str(p) for p in story.pages if p < page]
    after = [str(p) for p in story.pages if p > page]
    where = [f"from page {', '.join(before)}"] if before else []
    where += [f"goes on on page {', '.join(after)}"] if after else []
    return " · ".join(part for part in (kind, *where) if part)
