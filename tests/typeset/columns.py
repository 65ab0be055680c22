"""How do items follow each other down a column and on at the head of the next?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import heads
from .copyfit import cut_to, pulled_quote, words_for
from .desk import Desk
from .framed import advertisement
from .furniture import gutter_rules, picture_slugs, section_slugs, separator
from .heads import Shape
from .setting import Slug
from .sheet import Area, Frame, Sheet, Spot, pour, stack
from .texts import Item, merged

MISSES = 6
SECTIONS = ("Local Notes", "Around the Shops", "Here and There", "In Brief", "From Our Streets", "Short Items")


@dataclass(slots=True)
class Run:
    """What a run of columns holds so far."""

    frames: list[Frame]
    slugs: list[Slug] = field(default_factory=list)
    prints: list[tuple[Item, str, int]] = field(default_factory=list)
    forced: int = 0  # so many local items must come next

    @property
    def measure(self) -> float:
        return self.frames[0].right - self.frames[0].left

    def room(self) -> float:
        """The height still free."""
        _, _, at, y = pour(self.slugs, self.frames)
        return self.frames[at].bottom - y + sum(f.bottom - f.top for f in self.frames[at + 1 :])


def _block(desk: Desk, item: Item, run: Run) -> list[Slug]:
    """What stands above the text of an item: separator, headline, picture."""
    leading, shape = desk.style.leading, Shape("minor", run.measure, run.measure)
    head = heads.title_slugs(item, desk.style, shape) if item.headline else []
    bare = not run.slugs or run.slugs[-1].part == "department"
    head += heads.head_rule(desk.style, run.measure, item.id) if head else []
    if item.caption:
        height = run.measure * desk.rng.uniform(0.55, 0.8)
        head.append(Slug(leading * 0.3, item=item.id, part="white", keep=True))
        head += picture_slugs(desk, item, run.measure, height)
    if head:
        head[-1] = replace(head[-1], height=head[-1].height + leading * (0.5 if item.caption else 0.15))
    return ([] if bare else separator(desk, run.measure)) + head


def _add(desk: Desk, run: Run, item: Item) -> bool:
    """Append the item to the run, cut where need be; False when it does not go in at all."""
    block = _block(desk, item, run)
    shape = Shape("minor", run.measure, run.measure)
    cut = cut_to(desk, item, shape, run.frames, before=[*run.slugs, *block])
    if cut is None:
        return False
    item, body = cut
    run.slugs = run.slugs + block + body
    run.prints.append((item, "minor", 1))
    return True


def _next(desk: Desk, run: Run, lines: float) -> Item | None:
    """An item for the room that is left."""
    most = words_for(desk, run.measure, lines)
    if run.forced or lines < 9:
        run.forced = max(0, run.forced - 1)
        return desk.take(("local", "notice") if lines < 9 else ("local",), 0, max(int(most * 1.3), 24))
    kind = desk.rng.choice(("story", "story", "story", "story", "notice", "local", "locals"))
    if kind == "locals" and lines > 22 and not desk.sections:
        return _department(desk, run)
    if kind in ("story", "locals"):
        longest = desk.rng.choice((130, 220, 220, 320, 600)) if lines > 14 else int(most * 1.4)
        return desk.take(("story",), 0, min(longest, int(most * 1.5)))
    return desk.take((kind,), 0, int(most * 1.3))


def _department(desk: Desk, run: Run) -> Item | None:
    """A run of local items under one heading: each with its own headline, or all as one article."""
    name = desk.rng.choice(SECTIONS)
    desk.sections.append(name)
    if desk.style.habits.locals_form == "bold-lead":
        found = [desk.take(("local",)) for _ in range(desk.rng.randint(3, 6))]
        return merged([i for i in found if i], name)
    separated = [] if not run.slugs else separator(desk, run.measure)
    run.slugs = run.slugs + separated + section_slugs(desk, name, run.measure)
    run.forced = desk.rng.randint(2, 5)
    return desk.take(("local",))


def _open(desk: Desk, sheet: Sheet, run: Run, area: Area) -> None:
    """Begin the run with an article whose headline spans several columns, and lower those columns."""
    wide = desk.rng.randint(2, area.columns)
    lines = area.height / desk.style.leading
    least = words_for(desk, area.measure, lines) * (wide - 1)
    item = desk.take(("story",), int(least), int(words_for(desk, area.measure, lines) * (area.columns - 0.2)))
    if item is None:
        return
    span = area.part(0, wide)
    shape = Shape("middle", span.width, area.measure)
    spots, own, y = stack(heads.title_slugs(item, desk.style, shape), span.left, span.top, span.right)
    frames = [replace(f, top=y + desk.style.leading * 0.4) if n < wide else f for n, f in enumerate(run.frames)]
    item = replace(item, caption="")
    cut = cut_to(desk, item, shape, frames)
    reaches = (
        bool(cut)
        and frames[wide - 1].top + 3 * desk.style.leading < area.bottom
        and pour(cut[1], frames)[2] >= wide - 1
        if cut
        else False
    )
    if cut is None or not reaches:
        desk.put_back(item)
        return
    item, body = cut
    body, item = pulled_quote(desk, item, body, shape, frames)
    sheet.set(spots, own)
    run.frames, run.slugs = frames, body
    run.prints.append((item, "middle", wide))


def flow(desk: Desk, sheet: Sheet, area: Area) -> list[Area] | None:
    """Items one after the other, down each column and on at the head of the next."""
    run = Run(area.frames())
    if area.columns > 1 and area.height > 22 * desk.style.leading and desk.rng.random() < 0.5:
        _open(desk, sheet, run, area)
    misses = 0
    while misses < MISSES:
        lines = run.room() / desk.style.leading
        if lines < 3.5:
            break
        item = _next(desk, run, lines)
        pictured = item and item.caption and lines > 40 and desk.rng.random() < 0.5
        if item is None or not _add(desk, run, item if pictured else replace(item, caption="")):
            misses += 1
            if item:
                desk.put_back(item)
    return _finish(desk, sheet, run)


def _finish(desk: Desk, sheet: Sheet, run: Run) -> list[Area]:
    leading = desk.style.leading
    if run.slugs and run.slugs[-1].part == "department":
        run.slugs = [s for s in run.slugs if s.part != "department"]
    spots, _, at, y = pour(run.slugs, run.frames)
    tops = [max(f.top, y + leading * 0.8) if n == 0 and run.slugs else f.top for n, f in enumerate(run.frames[at:])]
    filled = False
    for frame, top in zip(run.frames[at:], tops, strict=True):
        if frame.bottom - top > 5 * leading:
            filled |= advertisement(desk, sheet, Area(frame.left, top, frame.right, frame.bottom, 1, 0.0)) is not None
    sheet.set(feathered(spots, run.frames, at if filled else at + 1, leading), run.frames)
    gutter_rules(desk, sheet, run.frames)
    for item, level, span in run.prints:
        desk.print(item, level, span)
    return []


def _breaks(column: list[Spot]) -> list[int]:
    """Before which spots of a column white may be added."""
    return [
        i
        for i, spot in enumerate(column)
        if i
        and column[i - 1].slug.part != "separator"
        and (spot.slug.part == "separator" or spot.slug.item != column[i - 1].slug.item)
    ]


def feathered(spots: list[Spot], frames: list[Frame], upto: int, leading: float) -> list[Spot]:
    """White at the foot of a column shared out between its items."""
    out: list[Spot] = []
    for n, frame in enumerate(frames):
        column = [s for s in spots if s.frame == n]
        breaks = _breaks(column)
        spare = frame.bottom - (column[-1].top + column[-1].slug.height) if column else 0.0
        share = spare / len(breaks) if breaks and n < upto and spare < (2 + 1.5 * len(breaks)) * leading else 0.0
        out += [replace(s, top=s.top + share * sum(b <= i for b in breaks)) for i, s in enumerate(column)]
    return out
