"""How do articles, boxes and advertisements fill a page?"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from . import heads, jumps
from .desk import Carry, Desk
from .heads import Shape
from .setting import Bar, Slug, set_lines
from .sheet import Area, Frame, Sheet, Spot, pour, stack
from .texts import Item

Plan = Callable[[Desk, Sheet, Area], bool]


def separator(desk: Desk, measure: float) -> list[Slug]:
    """What stands between two items of one column."""
    habits, leading = desk.style.habits, desk.style.leading
    air, line = leading * habits.air, habits.line
    if habits.separator == "white":
        return [Slug(air, part="separator", keep=True)]
    if habits.separator == "stars":
        spec = replace(desk.style.body, align="center", indent=0.0, gap=0.0)
        return [replace(s, part="separator", keep=True, drop=leading * 0.3, height=s.height + leading * 0.2)
                for s in set_lines("* * *", spec, measure)]
    left, right = (0.0, measure) if habits.separator != "short" else (measure * 0.32, measure * 0.68)
    middle = air / 2
    bars: list[Bar] = [(left, middle, right, middle + line)]
    if habits.separator == "double":
        bars.append((left, middle + 3 * line, right, middle + 4 * line))
    return [Slug(air + 3 * line, part="separator", keep=True, bars=tuple(bars), drop=leading * 0.2)]


def rule_across(desk: Desk, sheet: Sheet, area: Area) -> float:
    """Part what stands above the area from what will stand in it; returns where that begins."""
    y = area.top
    for slug in separator(desk, area.width):
        sheet.place(slug, area.left, y)
        y += slug.height + slug.drop
    return y


def gutter_rules(desk: Desk, sheet: Sheet, frames: list[Frame]) -> None:
    """Thin upright rules between columns, where the paper has them."""
    for one, two in zip(frames, frames[1:], strict=False):
        if desk.style.habits.gutter_rules and one.left < two.left:
            x = (one.right + two.left) / 2
            sheet.bars.append((x, max(one.top, two.top), x + desk.style.habits.line, max(one.bottom, two.bottom)))


def _picture(desk: Desk, sheet: Sheet, item: Item, frames: list[Frame]) -> list[Frame]:
    """Stand the item's picture at the head of some of its columns, its caption under it."""
    style, count = desk.style, len(frames)
    wide = desk.rng.randint(1, min(2, count))
    first = desk.rng.choice((0, count - wide))
    left, right, top = frames[first].left, frames[first + wide - 1].right, frames[first].top
    height = (right - left) * desk.rng.uniform(0.55, 0.75)
    slugs = [picture_slug(desk, item, right - left, height), *heads.caption_slugs(item, style, right - left)]
    spots, own, bottom = stack(slugs, left, top, right)
    sheet.set(spots, own)
    bottom += style.leading * 0.7
    return [replace(f, top=bottom) if first <= n < first + wide else f for n, f in enumerate(frames)]


def picture_slug(desk: Desk, item: Item, width: float, height: float) -> Slug:
    seed = desk.rng.randrange(1 << 30)
    return Slug(height + desk.style.leading * 0.3, item=item.id, part="picture", keep=True, picture=(0.0, width, height, seed))


def level_for(area: Area, page: int) -> str:
    return "minor" if area.columns == 1 else "lead" if area.columns >= 3 and page == 1 else "middle"


def _head(desk: Desk, sheet: Sheet, item: Item, area: Area, level: str) -> tuple[Shape, float]:
    """The headline over the whole area; returns where the text begins."""
    shape = Shape(level, area.width, area.measure)
    spots, frames, y = stack(heads.title_slugs(item, desk.style, shape), area.left, area.top, area.right)
    sheet.set(spots, frames)
    return shape, y + desk.style.leading * 0.4


def _evened(slugs: list[Slug], frames: list[Frame], bottom: float, step: float) -> float:
    """The least common bottom at which the frames still hold all slugs."""
    low = max(f.top for f in frames) + step
    while low < bottom:
        if not pour(slugs, [replace(f, bottom=low) for f in frames])[1]:
            return low
        low += step
    return bottom


def _cut_to(desk: Desk, item: Item, shape: Shape, frames: list[Frame]) -> tuple[Item, list[Slug]] | None:
    """The item shortened by whole sentences until the frames hold it."""
    least = min(item.words, 25)
    current: Item | None = item
    while current and current.words >= least:
        slugs = heads.body_slugs(current, desk.style, shape)
        if not pour(slugs, frames)[1]:
            return current, slugs
        current = current.shortened()
    return None


def _lines(desk: Desk, item: Item, area: Area) -> float:
    """About how many lines the item's text takes in the area's columns."""
    return item.words * 5.9 * desk.style.body.face.size * 0.42 / area.measure


def article(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """One article across the whole area, as high as it needs; what is left below is filled in turn."""
    lines = area.height / desk.style.leading
    room = int(lines * area.columns * area.measure / (5.9 * desk.style.body.face.size * 0.42))
    item = desk.take(("story",), min(60 * area.columns, 260), max(90, int(room * 0.9)))
    if item is None:
        return False
    bottom = set_article(desk, sheet, item, area)
    if bottom is None:
        desk.put_back(item)
        return False
    fill_below(desk, sheet, area, bottom)
    return True


def set_article(desk: Desk, sheet: Sheet, item: Item, area: Area, level: str = "") -> float | None:
    """Set one article with its columns evened out; returns where it ends, None when it does not fit."""
    level = level or level_for(area, desk.page)
    trial = Sheet(sheet.measures)
    shape, top = _head(desk, trial, item, area, level)
    frames = area.below(top).frames()
    if item.caption and (not desk.rng.random() < 0.75 or area.height < area.measure * 1.6):
        item = replace(item, caption="")
    if item.caption:
        frames = _picture(desk, trial, item, frames)
    if max(f.top for f in frames) + 4 * desk.style.leading > area.bottom:
        return None
    cut = _cut_to(desk, item, shape, frames)
    if cut is None:
        return None
    item, slugs = cut
    bottom = _evened(slugs, frames, area.bottom, desk.style.leading * 0.5)
    frames = [replace(f, bottom=bottom) for f in frames]
    spots = pour(slugs, frames)[0]
    trial.set(spots, frames)
    gutter_rules(desk, trial, frames)
    merge(sheet, trial)
    desk.print(item, level)
    return bottom


def merge(sheet: Sheet, trial: Sheet) -> None:
    """Take over what was set on trial."""
    sheet.stamps += trial.stamps
    sheet.bars += trial.bars
    sheet.pictures += trial.pictures
    sheet.zones += trial.zones


def fill_below(desk: Desk, sheet: Sheet, area: Area, bottom: float) -> None:
    if area.bottom - bottom > 3 * desk.style.leading:
        rest = area.below(bottom)
        fill(desk, sheet, area.below(rule_across(desk, sheet, rest)))


def lead(desk: Desk, sheet: Sheet, area: Area, item: Item, share: float) -> float:
    """The leading article; only a share of it stands here and the rest is carried to another page."""
    style = desk.style
    level = "lead" if area.columns > 1 else "middle"
    shape, top = _head(desk, sheet, item, area, level)
    frames = area.below(top).frames()
    if item.caption and area.columns > 1:
        frames = _picture(desk, sheet, item, frames)
    else:
        item = replace(item, caption="")
    slugs = heads.body_slugs(item, style, shape)
    whole = _evened(slugs, frames, area.bottom + 4 * area.height, style.leading * 0.5)
    start = max(f.top for f in frames)
    bottom = min(area.bottom, start + max(6 * style.leading, (whole - start) * share))
    frames = [replace(f, bottom=bottom) for f in frames]
    note = jumps.onward(item, style, desk.page + 1, area.measure)
    held = [*frames[:-1], replace(frames[-1], bottom=bottom - sum(s.height for s in note))]
    spots, left, _, _ = pour(slugs, held)
    while spots and spots[-1].slug.pieces and spots[-1].slug.pieces[-1].join:
        spots.pop()
    if left:
        y, frame = spots[-1].top + spots[-1].slug.height, spots[-1].frame
        spots += [Spot(s, frame, y + n * s.height) for n, s in enumerate(note)]
        rest, middle = jumps.remainder(item, [s.slug for s in spots])
        desk.carry = Carry(item, rest, desk.page, middle)
    sheet.set(spots, frames)
    gutter_rules(desk, sheet, frames)
    desk.print(item, level)
    return bottom


def continuation(desk: Desk, sheet: Sheet, area: Area) -> float:
    """The rest of an article from an earlier page, under a short headline and a jump line."""
    carry, style = desk.carry, desk.style
    assert carry
    desk.carry = None
    slugs = jumps.back(carry.item, style, carry.from_page, area.width, area.columns)
    spots, own, top = stack(slugs, area.left, area.top, area.right)
    sheet.set(spots, own)
    rest = replace(carry.item, paragraphs=carry.rest, credit="", byline=carry.item.byline if style.habits.byline == "—" else "")
    body = heads.body_slugs(rest, style, Shape("middle", area.width, area.measure), goes_on=carry.mid_paragraph)
    frames = area.below(top + style.leading * 0.4).frames()
    bottom = _evened(body, frames, area.bottom, style.leading * 0.5)
    frames = [replace(f, bottom=bottom) for f in frames]
    spots, left, _, _ = pour(body, frames)
    if left:
        raise OverflowError("the continued article does not fit on its page")
    sheet.set(spots, frames)
    gutter_rules(desk, sheet, frames)
    desk.goes_on(carry.item)
    return bottom


@dataclass(slots=True)
class _Column:
    """What a run of columns holds so far."""

    slugs: list[Slug]
    prints: list[tuple[Item, str]]


def _block(desk: Desk, item: Item, measure: float, first: bool) -> tuple[Shape, list[Slug]]:
    shape = Shape("minor", measure, measure)
    head = heads.title_slugs(item, desk.style, shape) if item.headline else []
    lead_in = [] if first else separator(desk, measure)
    if head and head[-1].part != "deck":
        head[-1] = replace(head[-1], height=head[-1].height + desk.style.leading * 0.15)
    if item.caption:
        height = measure * desk.rng.uniform(0.6, 0.8)
        after = [picture_slug(desk, item, measure, height), *heads.caption_slugs(item, desk.style, measure)]
        after[-1] = replace(after[-1], height=after[-1].height + desk.style.leading * 0.5)
        head += after
    return shape, lead_in + head


def _add(desk: Desk, run: _Column, item: Item, frames: list[Frame]) -> bool:
    """Append the item to the run, cut where need be; False when it does not go in at all."""
    measure = frames[0].right - frames[0].left
    shape, block = _block(desk, item, measure, not run.slugs)
    current: Item | None = item
    least = min(item.words, 22)
    while current and current.words >= least:
        slugs = run.slugs + block + heads.body_slugs(current, desk.style, shape)
        if not pour(slugs, frames)[1]:
            run.slugs = slugs
            run.prints.append((current, "minor"))
            return True
        current = current.shortened()
    return False


def flow(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """Items one after the other, down each column and on at the head of the next."""
    frames = area.frames()
    run = _Column([], [])
    misses = 0
    while misses < 5:
        _, _, at, y = pour(run.slugs, frames)
        room = (frames[at].bottom - y + sum(f.bottom - f.top for f in frames[at + 1:])) / desk.style.leading
        if room < 4:
            break
        kinds = desk.rng.choice((("story",), ("story",), ("story", "notice"), ("local", "notice"), ("local",)))
        most = int(room * area.measure / (5.9 * desk.style.body.face.size * 0.42) * 1.5)
        item = desk.take(kinds, 0, max(most, 30))
        if item is None or not _add(desk, run, replace(item, caption=item.caption if room > 40 else ""), frames):
            misses += 1
            if item:
                desk.put_back(item)
    return _finish_flow(desk, sheet, run, frames)


def _finish_flow(desk: Desk, sheet: Sheet, run: _Column, frames: list[Frame]) -> bool:
    spots, _, at, y = pour(run.slugs, frames)
    empty = [replace(f, top=max(f.top, y + desk.style.leading * 0.8) if n == 0 else f.top) for n, f in enumerate(frames[at:])]
    if not run.prints:
        empty = frames
    for frame in empty:
        if frame.bottom - frame.top > 5 * desk.style.leading:
            advertisement(desk, sheet, Area(frame.left, frame.top, frame.right, frame.bottom, 1, 0.0))
    sheet.set(_feathered(spots, frames, len(frames) if not empty else at, desk.style.leading), frames)
    gutter_rules(desk, sheet, frames)
    for item, level in run.prints:
        desk.print(item, level)
    return True


def _feathered(spots: list[Spot], frames: list[Frame], upto: int, leading: float) -> list[Spot]:
    """White at the foot of a column shared out between its items."""
    out: list[Spot] = []
    for n, frame in enumerate(frames):
        column = [s for s in spots if s.frame == n]
        breaks = [i for i, s in enumerate(column) if i and (s.slug.part == "separator" or s.slug.item != column[i - 1].slug.item)
                  and column[i - 1].slug.part != "separator"]
        spare = frame.bottom - (column[-1].top + column[-1].slug.height) if column else 0.0
        share = spare / len(breaks) if breaks and n <= upto and spare < 6 * leading else 0.0
        out += [replace(s, top=s.top + share * sum(b <= i for b in breaks)) for i, s in enumerate(column)]
    return out


def frame_around(desk: Desk, sheet: Sheet, area: Area, form: str) -> None:
    """A border of rules around the area."""
    line = desk.style.habits.line * (3 if form == "thick" else 1.3)
    rings = [0.0, line * 2.5] if form == "double" else [0.0]
    for n in rings:
        left, top, right, bottom = area.left + n, area.top + n, area.right - n, area.bottom - n
        sheet.bars += [(left, top, right, top + line), (left, bottom - line, right, bottom),
                       (left, top, left + line, bottom), (right - line, top, right, bottom)]


def box(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """A framed article, as high as it needs; what is left below is filled in turn."""
    pad = desk.style.leading * 0.9
    inner = area.inset(pad)
    most = int(area.height * 0.7 / desk.style.leading * inner.width / (5.9 * desk.style.body.face.size * 0.42))
    item = desk.take(("story", "notice"), 40, min(most, 110 * area.columns))
    if item is None:
        return False
    if area.columns > 1 and desk.rng.random() < 0.3:
        inner = replace(inner, columns=1)
    bottom = set_article(desk, sheet, replace(item, caption=""), inner, "minor" if area.columns == 1 else "middle")
    if bottom is None:
        desk.put_back(item)
        return False
    desk.printed[item.id]["boxed"] = True
    frame_around(desk, sheet, area.above(bottom + pad), desk.style.habits.box)
    if area.bottom - bottom - pad > 4 * desk.style.leading:
        fill(desk, sheet, area.below(bottom + pad + desk.style.leading * 0.8))
    return True


def _ad_lines(desk: Desk, item: Item, width: float) -> list[Slug]:
    """The lines of an advertisement, each in its own size and centred."""
    style, slugs = desk.style, []
    family = desk.rng.choice((style.lead.face.family, style.body.face.family, style.sans.family))
    for n, line in enumerate(item.paragraphs):
        mark = line[0] if line[0] in "#=" else ""
        scale, cut = {"#": (2.2, "bold"), "=": (1.25, "bold"), "": (1.0, "roman")}[mark]
        face = style.body.face.sized(style.body.face.size * scale)
        head = heads.Head(replace(face, family=family, cut=cut), "center")
        lines, face = heads.fitted(line.lstrip("#= "), head, width, 2)
        spec = replace(style.body, face=face, leading=round(face.size * 1.15), align="center", indent=0.0, gap=0.0, hyphenate=False)
        slugs += [replace(s, part="ad", drop=style.leading * 0.25 if n else 0.0) for text in lines for s in set_lines(text, spec, width, item.id)]
    return slugs


def advertisement(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """A framed advertisement that fills the whole area."""
    pad = desk.style.leading * 0.6
    inner = area.inset(pad)
    items = [i for i in (desk.take(("advertisement",)) for _ in range(4)) if i]
    for item in items:
        slugs = _ad_lines(desk, item, inner.width)
        spare = inner.height - sum(s.height + s.drop for s in slugs)
        if spare < 0:
            continue
        gap = min(spare / (len(slugs) + 1), desk.style.leading * 1.5)
        slack = spare - gap * (len(slugs) - 1)
        spots, own, _ = stack([replace(s, drop=s.drop + gap) for s in slugs], inner.left, inner.top + slack / 2, inner.right)
        sheet.set(spots, own)
        frame_around(desk, sheet, area, desk.rng.choice(("single", "double", "thick")))
        desk.print(item, "minor")
        desk.copy += [i for i in items if i is not item]
        return True
    desk.copy += items
    return False


def ad_row(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """Advertisements along the foot of the area; what is above is filled in turn."""
    style = desk.style
    height = style.leading * desk.rng.uniform(8, 15)
    if area.height < height * 2:
        return False
    wide = desk.rng.choice([n for n in (1, 2, 3) if n <= area.columns])
    foot = area.below(area.bottom - height)
    fill(desk, sheet, area.above(area.bottom - height - style.leading * 0.8))
    for first in range(0, area.columns, wide):
        spot = foot.part(first, min(wide, area.columns - first))
        if not advertisement(desk, sheet, replace(spot, columns=1)):
            flow(desk, sheet, spot)
    return True


def parted(desk: Desk, sheet: Sheet, area: Area) -> bool:
    """Two areas side by side, each filled by itself."""
    first = desk.rng.randint(1, area.columns - 1)
    one, two = area.part(0, first), area.part(first, area.columns - first)
    gutter_rules(desk, sheet, [Frame(one.left, one.top, one.right, one.bottom), Frame(two.left, two.top, two.right, two.bottom)])
    for half in (one, two):
        fill(desk, sheet, half)
    return True


def fill(desk: Desk, sheet: Sheet, area: Area) -> None:
    """Fill an area with whatever suits its shape."""
    lines = area.height / desk.style.leading
    if lines < 3:
        return
    plans: list[tuple[Plan, float]] = [(flow, 1.0)]
    if lines > 12:
        plans += [(box, 0.35), (article, 0.7 * area.columns)]
    if 7 < lines < 20:
        plans.append((advertisement, 0.5))
    if lines > 24 and desk.page > 1:
        plans.append((ad_row, 0.5))
    if area.columns > 1 and lines > 14:
        plans.append((parted, 0.9 * (area.columns - 1)))
    while plans:
        plan = desk.rng.choices([p for p, _ in plans], [w for _, w in plans])[0]
        shape = replace(area, columns=1) if plan is advertisement else area
        if plan(desk, sheet, shape):
            return
        plans = [(p, w) for p, w in plans if p is not plan]
