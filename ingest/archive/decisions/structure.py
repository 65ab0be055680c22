"""What becomes of an issue's articles when people join, part, mark and order them?  Pure: an arrangement in, one out.

The machine's arrangement is where it always begins; the decisions in force are laid over it one after the other.  So
any of them can be taken back, in any order, and a better reading finds them laid over it as well.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ingest.archive.decisions.finding import CERTAIN, Print, alike, nearest, shared
from ingest.model import Anchor, Box, Decision, Kind, Verb

OPENING = 200
"""Letters of a region by which it is known again."""

SAME_REGION = 0.5
"""Share of both regions together that they have in common: the engine may have lost or won some lines."""

OF_ONE_KIND = (Kind.ADVERTISEMENT, Kind.NOTICE, Kind.MASTHEAD)
"""Kinds that an article has when its regions have it."""

HEADING = "heading"
"""Of an article that is a heading alone, with no text: with text it is an article."""

BESIDE = frozenset({Kind.HEADLINE, Kind.SUBHEAD, Kind.KICKER, Kind.CAPTION, Kind.PICTURE, Kind.JUMP, Kind.FOLIO})
"""Kinds that may stand in such an article as well."""


@dataclass(frozen=True, slots=True)
class Block:
    """A region: its lines, in order."""

    id: int
    """Its row; for one that a person parted off, minus the id of its first line."""
    page_id: str
    kind: str
    box: Box
    lines: tuple[Print, ...]

    @property
    def opening(self) -> str:
        """How it begins."""
        return " ".join(line.texts[0] for line in self.lines)[:OPENING]


@dataclass(frozen=True, slots=True)
class Story:
    """An article: its regions, in order."""

    number: int
    """Of its id."""
    kind: str
    blocks: tuple[Block, ...]
    parent: int | None = None
    """Number of the article that a person parted it from."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An issue: its articles in order, and the regions that belong to none."""

    stories: tuple[Story, ...]
    loose: tuple[Block, ...]
    pages: Mapping[str, tuple[int, ...]]
    """Regions of each page, in reading order."""
    scans: Mapping[str, tuple[str, int]]
    """Digest and frame of each page."""
    last: int
    """Highest number ever given to an article."""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Laid:
    """An arrangement after a decision, and the article that it is about."""

    arrangement: Arrangement
    number: int | None


def lay(now: Arrangement, decision: Decision) -> Laid | None:
    """The arrangement with a decision laid over it; None when its place is not to be found."""
    return LAYERS[decision.verb](now, decision)


def _kind(now: Arrangement, decision: Decision) -> Laid | None:
    block = _block(now, decision.at)
    if block is None:
        return None
    changed = replace(block, kind=decision.after)
    story = _story_of(now, block)
    if story is None:
        loose = tuple(changed if each is block else each for each in now.loose)
        return Laid(replace(now, loose=loose), None)
    blocks = tuple(changed if each is block else each for each in story.blocks)
    marked = replace(story, blocks=blocks, kind=_kind_of(story.kind, blocks, Kind(decision.after)))
    return Laid(_with(now, story, marked), story.number)


def _kind_of(kind: str, blocks: Iterable[Block], mark: Kind) -> str:
    """An article is an advertisement when all of it is, and none when nothing of it is."""
    kinds = {Kind(block.kind) for block in blocks}
    if mark in OF_ONE_KIND and kinds - BESIDE == {mark}:
        return str(mark)
    if kind in OF_ONE_KIND and Kind(kind) not in kinds:
        return "article"
    return kind


def _join(now: Arrangement, decision: Decision) -> Laid | None:
    second, first = _story_at(now, decision.at), _story_at(now, decision.to)
    if first is None or second is None:
        return None
    if first is second:
        return Laid(now, first.number)
    joined = replace(first, blocks=first.blocks + second.blocks)
    rest = replace(now, stories=tuple(story for story in now.stories if story is not second))
    return Laid(_with(rest, first, joined), first.number)


def _part(now: Arrangement, decision: Decision) -> Laid | None:
    """With the line begins an article; nothing is to be done where one does already."""
    found = _line(now, decision.at)
    if found is None:
        return None
    block, place = found
    story = _story_of(now, block)
    if story is None:
        return None
    at = story.blocks.index(block)
    if at == place == 0:
        return Laid(now, story.number)
    head, tail = (block, None) if place == 0 else _cut(block, place)
    first = story.blocks[:at] + ((head,) if place else ())
    second = ((tail,) if tail else (block,)) + story.blocks[at + 1 :]
    number = _number(now, decision)
    new = Story(number, _kind_left(story.kind, second), second, story.number)
    stories = []
    for each in now.stories:
        stories += [replace(story, blocks=first, kind=_kind_left(story.kind, first)), new] if each is story else [each]
    parted = replace(now, stories=tuple(stories), last=max(now.last, number))
    return Laid(_after_on_page(parted, block, tail) if tail else parted, number)


def _kind_left(kind: str, blocks: Iterable[Block]) -> str:
    """Half an advertisement is one; text that was parted from it is an article."""
    kinds = {Kind(block.kind) for block in blocks}
    return "article" if kind in OF_ONE_KIND and Kind(kind) not in kinds and Kind.BODY in kinds else kind


def _cut(block: Block, place: int) -> tuple[Block, Block]:
    above, below = block.lines[:place], block.lines[place:]
    return (
        replace(block, lines=above, box=Box.around(line.box for line in above)),
        replace(block, id=-below[0].id, lines=below, box=Box.around(line.box for line in below)),
    )


def _number(now: Arrangement, decision: Decision) -> int:
    """The number that the article got when it was parted off, unless another one has it."""
    given = decision.after.rpartition("/a")[2]
    taken = {story.number for story in now.stories}
    return int(given) if given.isdigit() and int(given) not in taken else now.last + 1


def _move(now: Arrangement, decision: Decision) -> Laid | None:
    block, goal = _block(now, decision.at), _block(now, decision.to)
    if block is None or goal is None or block is goal:
        return None
    behind = decision.verb is Verb.FOLLOW
    without = _without(now, block)
    story = _story_of(without, goal)
    if story is None:
        return Laid(_on_page(replace(without, loose=(*without.loose, block)), block, goal, behind=behind), None)
    at = story.blocks.index(goal) + behind
    moved = replace(story, blocks=(*story.blocks[:at], block, *story.blocks[at:]))
    return Laid(_on_page(_with(without, story, moved), block, goal, behind=behind), story.number)


def _without(now: Arrangement, block: Block) -> Arrangement:
    """The arrangement without a region; an article that has no other one goes."""
    stories = (replace(story, blocks=tuple(b for b in story.blocks if b is not block)) for story in now.stories)
    loose = tuple(each for each in now.loose if each is not block)
    return replace(now, stories=tuple(story for story in stories if story.blocks), loose=loose)


def _date(now: Arrangement, decision: Decision) -> Laid | None:
    return Laid(replace(now, date=decision.after or None), None) if _pages(now, decision.at) else None


LAYERS: dict[Verb, Callable[[Arrangement, Decision], Laid | None]] = {
    Verb.KIND: _kind,
    Verb.FOLLOW: _move,
    Verb.LEAD: _move,
    Verb.PART: _part,
    Verb.JOIN: _join,
    Verb.DATE: _date,
}


def _with(now: Arrangement, old: Story, new: Story) -> Arrangement:
    # By number: a story that lost a region to another one is no longer the same value.
    told = any(Kind(block.kind) not in BESIDE for block in new.blocks)
    new = replace(new, kind="article") if new.kind == HEADING and told else new
    stories = tuple(new if story.number == old.number else story for story in now.stories)
    return replace(now, stories=stories)


def _on_page(now: Arrangement, block: Block, goal: Block, *, behind: bool) -> Arrangement:
    """Where both stand on one page, they follow each other there too."""
    if block.page_id != goal.page_id:
        return now
    order = [each for each in now.pages[goal.page_id] if each != block.id]
    order.insert(order.index(goal.id) + behind, block.id)
    return replace(now, pages={**now.pages, goal.page_id: tuple(order)})


def _after_on_page(now: Arrangement, block: Block, new: Block) -> Arrangement:
    return _on_page(now, new, block, behind=True)


def _story_of(now: Arrangement, block: Block) -> Story | None:
    return next((story for story in now.stories if block in story.blocks), None)


def _story_at(now: Arrangement, at: Anchor | None) -> Story | None:
    block = _block(now, at)
    return _story_of(now, block) if block else None


def _blocks(now: Arrangement, at: Anchor) -> list[Block]:
    pages = _pages(now, at)
    everywhere = [block for story in now.stories for block in story.blocks] + list(now.loose)
    return [block for block in everywhere if block.page_id in pages]


def _pages(now: Arrangement, at: Anchor) -> set[str]:
    """The pages on the very scan; when it was scanned anew, the page of that name."""
    here = {page for page, scan in now.scans.items() if scan[0] and scan == (at.sha256, at.frame)}
    return here or {at.page_id} & set(now.scans)


def _block(now: Arrangement, at: Anchor | None) -> Block | None:
    """The region at that place, else the only one that begins so."""
    if at is None:
        return None
    among = _blocks(now, at)
    placed = [(shared(at.box, block.box), n) for n, block in enumerate(among)]
    if placed and _on_the_scan(now, at) and max(placed)[0] >= SAME_REGION:
        return among[max(placed)[1]]
    certain = [block for block in among if at.text and alike([at.text[:OPENING]], [block.opening]) >= CERTAIN]
    return certain[0] if len(certain) == 1 else None


def _on_the_scan(now: Arrangement, at: Anchor) -> bool:
    return any(scan[0] and scan == (at.sha256, at.frame) for scan in now.scans.values())


def _line(now: Arrangement, at: Anchor) -> tuple[Block, int] | None:
    """The region and place in it of the line that is at that place, else of the only one that reads so."""
    places = {line.id: (block, n) for block in _blocks(now, at) for n, line in enumerate(block.lines)}
    lines = [block.lines[n] for block, n in places.values()]
    if _on_the_scan(now, at):
        found = nearest(at.box, [at.text], lines)
        return places[found.id] if found else None
    certain = [line for line in lines if alike([at.text], line.texts) >= CERTAIN]
    return places[certain[0].id] if len(certain) == 1 else None
