"""How do items follow each other down the columns in a paper that is not the union paper?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from ..columns import feathered
from ..copyfit import cut_to
from ..desk import Desk
from ..furniture import gutter_rules
from ..heads import Shape
from ..setting import Bar, Slug
from ..sheet import Frame, Sheet, pour
from ..texts import Item

MISSES = 8
LEAST = 3.5  # lines that are worth filling


@dataclass(frozen=True, slots=True)
class Dress:
    """How the items of one paper look in a column: most functions get the desk, the item and the measure."""

    head: Callable[[Desk, Item, float], list[Slug]]
    between: Callable[[Desk, Item, float], list[Slug]]
    take: Callable[[Desk, float, float], Item | None]  # for so many lines of so wide a measure
    block: Callable[[Desk, Item, float], list[Slug] | None] = lambda *_: None  # an item that stands as one piece


@dataclass(slots=True)
class Galley:
    """What a run of columns holds so far."""

    frames: Sequence[Frame]
    slugs: list[Slug] = field(default_factory=list)
    prints: list[tuple[Item, str]] = field(default_factory=list)

    @property
    def measure(self) -> float:
        return self.frames[0].right - self.frames[0].left

    def room(self) -> float:
        _, _, at, y = pour(self.slugs, self.frames)
        return self.frames[at].bottom - y + sum(f.bottom - f.top for f in self.frames[at + 1 :])


def _whole(item: Item) -> bool:
    """Whether an item may not be cut."""
    return item.kind in ("poem", "advertisement")


def _stands_here(galley: Galley, slugs: Sequence[Slug]) -> bool:
    """Whether so much goes into the column begun: a picture is not worth the white that it would leave there."""
    _, _, at, y = pour(galley.slugs, galley.frames)
    return y + sum(s.height + s.drop for s in slugs) < galley.frames[at].bottom


def add(desk: Desk, galley: Galley, item: Item, dress: Dress) -> bool:
    """Append the item, cut by whole sentences where need be; False when it does not go in at all."""
    measure = galley.measure
    begin = dress.between(desk, item, measure) if galley.slugs else []
    block = dress.block(desk, item, measure)
    if block:
        if pour([*galley.slugs, *begin, *block], galley.frames)[1]:
            return False
        galley.slugs += begin + block
        galley.prints.append((item, "minor"))
        return True
    head = dress.head(desk, item, measure)
    if item.caption and not _stands_here(galley, [*begin, *head]):
        item = replace(item, caption="")
        head = dress.head(desk, item, measure)
    begin += head
    cut = cut_to(desk, item, Shape("minor", measure, measure), galley.frames, before=[*galley.slugs, *begin])
    if cut is None or (_whole(item) and cut[0].words < item.words):
        return False
    galley.slugs += begin + cut[1]
    galley.prints.append((cut[0], "minor"))
    return True


def run_on(desk: Desk, sheet: Sheet, frames: Sequence[Frame], dress: Dress) -> None:
    """Fill the frames with items, one after the other, and on at the head of the next column."""
    galley = Galley(frames)
    misses = 0
    while misses < MISSES:
        lines = galley.room() / desk.style.leading
        if lines < LEAST:
            break
        item = dress.take(desk, lines, galley.measure)
        if item is None or not add(desk, galley, item, dress):
            misses += 1
            if item:
                desk.put_back(item)
    spots, _, at, _ = pour(galley.slugs, galley.frames)
    sheet.set(feathered(spots, list(galley.frames), at + 1, desk.style.leading), galley.frames)
    if len({f.left for f in galley.frames}) == len(galley.frames):
        gutter_rules(desk, sheet, galley.frames)
    for item, level in galley.prints:
        desk.print(item, level, 1)


def in_box(slugs: Sequence[Slug], measure: float, pad: float, line: float) -> list[Slug]:
    """Slugs set to the measure less twice the pad, with a border of rules around them, kept in one piece."""
    item = slugs[0].item
    sides: tuple[Bar, ...] = ()
    out = [Slug(pad, item=item, part="white", bars=((0.0, 0.0, measure, line),))]
    for slug in slugs:
        pieces = tuple(replace(p, x=p.x + pad) for p in slug.pieces)
        bars = tuple((left + pad, top, right + pad, bottom) for left, top, right, bottom in slug.bars)
        sketch = slug.sketch and (slug.sketch[0] + pad, *slug.sketch[1:])
        out.append(
            replace(
                slug,
                pieces=pieces,
                bars=bars,
                height=slug.height + slug.drop,
                base=slug.base + slug.drop,
                drop=0.0,
                sketch=sketch,
            )
        )
    out.append(Slug(pad, item=item, part="white", bars=((0.0, pad - line, measure, pad),)))
    framed = []
    for n, slug in enumerate(out):
        sides = ((0.0, 0.0, line, slug.height), (measure - line, 0.0, measure, slug.height))
        framed.append(replace(slug, bars=(*slug.bars, *sides), keep=n + 1 < len(out)))
    return framed


def in_reading_order(desk: Desk, sheets: Sequence[Sheet]) -> None:
    """Order what was printed by where it begins: page by page, each column from its head to its foot."""
    begins: dict[str, tuple[int, int, float]] = {}
    for page, sheet in enumerate(sheets):
        for item, (left, top, _, _) in sheet.zones:
            begins.setdefault(item, (page, round(left / 8), top))
    desk.printed = dict(sorted(desk.printed.items(), key=lambda pair: begins[pair[0]]))
