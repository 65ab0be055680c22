"""What stands where on one page before it is printed?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .fonts import ink
from .setting import Bar, Piece, Slug
from .style import Measures


@dataclass(frozen=True, slots=True)
class Stamp:
    """A piece of type at its place: the origin on the baseline."""

    piece: Piece
    x: float
    y: float
    item: str
    part: str

    @property
    def box(self) -> Bar:
        left, top, right, bottom = ink(self.piece.face, self.piece.text)
        return self.x + left, self.y + top, self.x + right, self.y + bottom


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of one column that text may fill."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page with its columns."""

    left: float
    top: float
    right: float
    bottom: float
    columns: int
    gutter: float

    @property
    def measure(self) -> float:
        return (self.right - self.left - (self.columns - 1) * self.gutter) / self.columns

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def part(self, first: int, count: int) -> Area:
        left = self.left + first * (self.measure + self.gutter)
        return replace(self, left=left, right=left + count * (self.measure + self.gutter) - self.gutter, columns=count)

    def below(self, top: float) -> Area:
        return replace(self, top=top)

    def above(self, bottom: float) -> Area:
        return replace(self, bottom=bottom)

    def inset(self, pad: float) -> Area:
        return replace(self, left=self.left + pad, top=self.top + pad, right=self.right - pad, bottom=self.bottom - pad)

    def frames(self) -> list[Frame]:
        step = self.measure + self.gutter
        return [
            Frame(self.left + n * step, self.top, self.left + n * step + self.measure, self.bottom)
            for n in range(self.columns)
        ]


@dataclass(frozen=True, slots=True)
class Spot:
    """A slug in a frame."""

    slug: Slug
    frame: int
    top: float


@dataclass(slots=True)
class Sheet:
    """Everything on one page: type, rules, pictures, and the zones of its items."""

    measures: Measures
    stamps: list[Stamp] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    pictures: list[tuple[Bar, int]] = field(default_factory=list)
    sketches: list[tuple[Bar, str]] = field(default_factory=list)
    tints: list[tuple[Bar, int]] = field(default_factory=list)  # grey under the type; an odd tone is printed in dots
    zones: list[tuple[str, Bar]] = field(default_factory=list)
    partings: list[tuple[float, float, float]] = field(default_factory=list)  # left, right, y; see `reading`

    def part(self, area: Area) -> None:
        """What begins over this area, in its width, is read before what begins in it."""
        self.partings.append((area.left, area.right, area.top))

    def place(self, slug: Slug, left: float, top: float) -> None:
        """Put one slug down, its left end and its head given."""
        for piece in slug.pieces:
            self.stamps.append(
                Stamp(piece, round(left + piece.x), round(top + slug.base + piece.down), slug.item, slug.part)
            )
        self.bars += [(left + bar[0], top + bar[1], left + bar[2], top + bar[3]) for bar in slug.bars]
        if slug.picture:
            x, width, height, seed = slug.picture
            self.pictures.append(((left + x, top, left + x + width, top + height), seed))
        if slug.sketch:
            x, width, height, kind = slug.sketch
            self.sketches.append(((left + x, top, left + x + width, top + height), kind))

    def covered(self) -> float:
        """The share of the page inside its margins that is claimed."""
        m = self.measures
        claimed = sum((right - left) * (bottom - top) for _, (left, top, right, bottom) in self.zones)
        return claimed / (m.width - 2 * m.margin) / (m.height - 2 * m.margin)

    def take_over(self, trial: Sheet) -> None:
        """Take over what was set on another sheet for trial."""
        self.stamps += trial.stamps
        self.bars += trial.bars
        self.pictures += trial.pictures
        self.sketches += trial.sketches
        self.tints += trial.tints
        self.zones += trial.zones
        self.partings += trial.partings

    def claim(self, item: str, box: Bar) -> None:
        """Note that this box belongs to the item."""
        if item:
            self.zones.append((item, box))

    def set(self, spots: Sequence[Spot], frames: Sequence[Frame]) -> None:
        """Put down all spots, and claim for each item what it covers of each frame."""
        open_zone: tuple[str, int, float, float] | None = None
        for spot in spots:
            frame = frames[spot.frame]
            self.place(spot.slug, frame.left, spot.top)
            bottom = spot.top + spot.slug.height
            if open_zone and open_zone[:2] == (spot.slug.item, spot.frame):
                open_zone = (*open_zone[:3], bottom)
                continue
            self._close(open_zone, frames)
            open_zone = (spot.slug.item, spot.frame, spot.top, bottom)
        self._close(open_zone, frames)

    def _close(self, zone: tuple[str, int, float, float] | None, frames: Sequence[Frame]) -> None:
        if zone:
            self.claim(zone[0], (frames[zone[1]].left, zone[2], frames[zone[1]].right, zone[3]))


def stack(slugs: Sequence[Slug], left: float, top: float, right: float) -> tuple[list[Spot], list[Frame], float]:
    """The slugs one under the other in one frame as high as they need; also where they end."""
    y = top
    spots: list[Spot] = []
    for slug in slugs:
        y += slug.drop if spots else 0.0
        spots.append(Spot(slug, 0, y))
        y += slug.height
    return spots, [Frame(left, top, right, y)], y


def _bound(slugs: Sequence[Slug]) -> list[list[Slug]]:
    """Slugs in groups that must stay together in one frame."""
    groups: list[list[Slug]] = [[]]
    for slug in slugs:
        groups[-1].append(slug)
        if not slug.keep:
            groups.append([])
    return [group for group in groups if group]


def pour(slugs: Sequence[Slug], frames: Sequence[Frame]) -> tuple[list[Spot], list[Slug], int, float]:
    """Fill the frames in their order: spots, what found no place, and the frame and height where it ended."""
    spots: list[Spot] = []
    at, y = 0, frames[0].top
    groups = _bound(slugs)
    for n, group in enumerate(groups):
        while True:
            head = y <= frames[at].top
            cast = [s for s in group if not (head and s.part == "separator")]
            need = sum(s.height + (0.0 if head and i == 0 else s.drop) for i, s in enumerate(cast))
            if y + need <= frames[at].bottom + 0.5:
                break
            if at + 1 == len(frames):
                return spots, [s for g in groups[n:] for s in g], at, y
            at, y = at + 1, frames[at + 1].top
        for i, slug in enumerate(cast):
            y += 0.0 if head and i == 0 else slug.drop
            spots.append(Spot(slug, at, y))
            y += slug.height
    return spots, [], at, y
