"""Which article of the issue made anew is which article of the issue as it stood?"""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ingest.geometry import overlap
from ingest.model import Box

OPENING = 400
"""Letters of the text that are compared: an article that lost or won a continuation still begins alike, and an issue
of 160 articles is compared with itself in 0.07 s (at 2,000 letters it took 3 s)."""

SURE = 0.6
"""Texts this much alike are the same article.  Two readings of one text share 0.82 of their letters when each has one
in ten wrong, 0.67 with one in five, 0.56 with three in ten; different articles share 0.40, hardly ever 0.48."""

LIKELY = 0.5
"""Enough when headline or place agree as well."""

SAME_HEADLINE = 0.8
SAME_PLACE = 0.5
"""Share of the smaller box that both openings have in common."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What an article is known again by."""

    number: int
    """Of its id; 0 while it has none."""
    headline: str | None
    text: str
    page: int
    box: Box
    """Of its first region, on the scan."""


def numbered(old: Sequence[Sketch], new: Sequence[Sketch], last: int) -> list[int]:
    """A number for each of *new*: that of the old article which it is, else the next after *last*."""
    kept = _kept(old, new)
    numbers = []
    for index in range(len(new)):
        if index not in kept:
            last += 1
        numbers.append(kept.get(index, last))
    return numbers


def _kept(old: Sequence[Sketch], new: Sequence[Sketch]) -> dict[int, int]:
    kept: dict[int, int] = {}
    taken: set[int] = set()
    for _, index, former in sorted(_pairs(old, new), reverse=True):
        if index not in kept and former not in taken:
            kept[index] = old[former].number
            taken.add(former)
    return kept


def _pairs(old: Sequence[Sketch], new: Sequence[Sketch]) -> list[tuple[float, int, int]]:
    """How alike, new, old; for all that could be the same."""
    if not old or not new:
        return []
    alike = process.cdist([s.text[:OPENING] for s in new], [s.text[:OPENING] for s in old], scorer=fuzz.ratio)
    pairs = []
    for index, sketch in enumerate(new):
        for former, known in enumerate(old):
            score = _likeness(sketch, known, float(alike[index][former]) / 100)
            if score:
                pairs.append((score, index, former))
    return pairs


def _likeness(a: Sketch, b: Sketch, text: float) -> float:
    """0 when they are not the same; else the higher the surer."""
    place = _same_place(a, b)
    headline = _same_headline(a.headline or "", b.headline or "")
    if text >= SURE or (text >= LIKELY and (place or headline)) or (place and headline):
        return text + place + headline
    return 0.0


def _same_headline(a: str, b: str) -> bool:
    return bool(a and b) and fuzz.ratio(a, b) / 100 >= SAME_HEADLINE


def _same_place(a: Sketch, b: Sketch) -> bool:
    smaller = min(a.box.width * a.box.height, b.box.width * b.box.height)
    return a.page == b.page and smaller > 0 and overlap(a.box, b.box) / smaller >= SAME_PLACE
