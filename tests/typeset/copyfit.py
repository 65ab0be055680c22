"""How much text goes into the room there is?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import heads
from .desk import Desk
from .heads import Shape
from .setting import Slug, set_lines
from .sheet import Frame, pour
from .texts import Item

LETTERS = 5.9  # of a word and the space after it
LETTER = 0.43  # the width of a letter, in sizes of the type


def words_for(desk: Desk, measure: float, lines: float) -> int:
    """About how many words so many lines hold."""
    return int(lines * measure / (LETTERS * LETTER * desk.style.body.face.size))


def cut_to(
    desk: Desk, item: Item, shape: Shape, frames: Sequence[Frame], before: Sequence[Slug] = ()
) -> tuple[Item, list[Slug]] | None:
    """The item shortened by whole sentences until the frames hold it, and its text as slugs."""
    least = min(item.words, 25)
    current: Item | None = item
    while current and current.words >= least:
        slugs = heads.body_slugs(current, desk.style, shape)
        if not pour([*before, *slugs], frames)[1]:
            return current, slugs
        current = current.shortened()
    return None


def evened(slugs: Sequence[Slug], frames: Sequence[Frame], bottom: float, step: float) -> float:
    """The least common bottom at which the frames still hold all slugs."""
    low = max(f.top for f in frames) + step
    while low < bottom:
        if not pour(slugs, [replace(f, bottom=low) for f in frames])[1]:
            return low
        low += step
    return bottom


def pulled_quote(
    desk: Desk, item: Item, body: list[Slug], shape: Shape, frames: Sequence[Frame]
) -> tuple[list[Slug], Item]:
    """The text with a sentence of it repeated in large type in its midst, where that still fits."""
    leading, style = desk.style.leading, desk.style
    if not item.quote or item.words < 220 or desk.rng.random() > 0.45:
        return body, replace(item, quote="")
    size = style.body.face.size * 1.45
    face = style.body.face.cast("italic" if desk.rng.random() < 0.6 else "bold").sized(size)
    spec = replace(
        style.body, face=face, leading=round(size * 1.2), align="center", indent=0.0, gap=0.0, hyphenate=False
    )
    lines = [replace(s, keep=True) for s in set_lines(item.quote, spec, shape.column, item.id, "quote")]
    bar = Slug(
        leading * 0.7,
        item=item.id,
        part="white",
        keep=True,
        bars=((0.0, leading * 0.3, shape.column, leading * 0.3 + style.habits.line),),
    )
    white = Slug(
        leading * 0.7,
        item=item.id,
        part="white",
        bars=((0.0, leading * 0.2, shape.column, leading * 0.2 + style.habits.line),),
    )
    at = next((n for n in range(len(body) * 3 // 5, len(body)) if not body[n - 1].keep), len(body))
    new = [*body[:at], bar, *lines, white, *body[at:]]
    if at == len(body) or pour(new, frames)[1]:
        return body, replace(item, quote="")
    return new, item
