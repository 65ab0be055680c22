"""Which letters are neighbours in a line?

Each looks to its right, at three heights, until it sees a letter of like size or a wall (gutter or upright rule), or
has looked as far as a space may be wide.  So the wide spaces of a headline are bridged and a narrow gutter is not.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ingest.components import Marks, Mask
from ingest.zones.broken import Broken
from ingest.zones.gutters import RULED
from ingest.zones.marks import UNIT

Choice = NDArray[np.bool_]

SIGHT = 2.4
"""How far a letter looks, in its own heights: the widest space of a justified line."""
LIKE = 2.3
"""Neighbours differ in height by less: an x beside a d, whose word may have grown together with a p."""
DISPLAY = 1.75
"""In UNIT: single letters so high are display type, whose lines go over gutters when set over several columns."""
WORD_SPACE, TALLER = 0.5, 1.42
"""A white gutter that is no broader than this share of the higher of two letters of display type is a space between two
words; and how much higher than the first the second is at most that counts."""
CORE = 0.2
"""Share of a letter at its head and at its foot that others do not see: else tails would chain two lines."""
LOOKS = (0.3, 0.5, 0.7)
"""At which shares of its height a letter looks."""
SPACE = 1.25 * UNIT
"""Two words of type stand no further apart, however narrow the column; on a typewriter they do."""
LETTER = 1.25 * UNIT
"""How wide a letter is at most, but for a few."""
BETWEEN_WORDS = 90
"""Of a hundred neighbours so many stand no further apart than two words do: every fifth or sixth is the last of one."""


def links(marks: Marks, chosen: Choice, walls: Mask, rules: Broken) -> NDArray[np.intp]:
    """Pairs (N×2) of the *chosen* marks that are neighbours in a line; some come twice."""
    pairs = _seen(marks, np.flatnonzero(chosen), walls)
    large = np.flatnonzero(_display(marks)[pairs[:, 0]])
    one, other = pairs[large].T
    parted = rules.part(marks.right[one], marks.left[other], marks.top[one], marks.bottom[one])
    return np.delete(pairs, large[parted], axis=0)


def word_space(marks: Marks, chosen: Choice) -> float:
    """The white between two words in pixels, from the *chosen* marks; 0 where there are none.

    Letters that have run together count for each letter that such a mark may hold, with no white between them: else
    soft or coarse print would have the widest spaces of its justified lines told, and its gutters taken for such.
    """
    pairs = _seen(marks, np.flatnonzero(chosen), np.zeros(marks.labels.shape, np.uint8))
    gaps = marks.left[pairs[:, 1]] - marks.right[pairs[:, 0]]
    order = np.lexsort((gaps, pairs[:, 0]))
    nearest = order[np.diff(pairs[order, 0], prepend=-1) > 0]
    if not len(nearest):
        return 0.0
    letters = np.rint(marks.width[pairs[nearest, 0]] / LETTER).astype(np.intp).clip(min=1)
    within = np.zeros(int((letters - 1).sum()))
    return float(np.percentile(np.concatenate([gaps[nearest], within]), BETWEEN_WORDS))


def grouped(members: NDArray[np.intp], pairs: ArrayLike) -> list[NDArray[np.intp]]:
    """The *members* (N, rising) in groups, those together that *pairs* (M×2) of them connect.

    All at once: each leader follows the lower one of two that a pair connects, until nobody follows anybody new.
    """
    leader = np.arange(members.max(initial=-1) + 1)
    one, other = np.asarray(pairs, np.intp).reshape(-1, 2).T
    while True:
        low = np.minimum(leader[one], leader[other])
        if (low == np.maximum(leader[one], leader[other])).all():
            break
        for side in (one, other):
            np.minimum.at(leader, leader[side], low)
        leader = leader[leader]
    order = np.argsort(leader[members], kind="stable")
    starts = np.flatnonzero(np.diff(leader[members][order], prepend=-1))
    return np.split(members[order], starts[1:]) if len(members) else []


def _scene(marks: Marks, where: NDArray[np.intp]) -> NDArray[Any]:
    """The number of a letter on its core, of the smaller one where two overlap; 0 elsewhere."""
    large_first = where[np.argsort(-marks.height[where], kind="stable")]
    cut = (marks.height * CORE).astype(np.intp)
    rows = np.maximum(marks.height - 2 * cut, 1)[large_first]
    own = np.repeat(large_first, rows)
    row = np.arange(len(own)) - np.repeat(np.cumsum(rows) - rows, rows) + (marks.top + cut)[own]
    start, length = row * marks.labels.shape[1] + marks.left[own], marks.width[own].astype(np.intp)
    cores = replace(marks, start=start, length=length, own=own)
    return cores.painted(np.arange(len(marks.left), dtype=marks.labels.dtype))


def _seen(marks: Marks, where: NDArray[np.intp], walls: Mask) -> NDArray[np.intp]:
    """Each letter with those that it sees first, one at each height."""
    found = [np.zeros((0, 2), np.intp)]
    height, width, display = marks.height, walls.shape[1], _display(marks)
    scene, barred = _scene(marks, where).ravel(), walls.ravel()
    active, step = np.tile(where, len(LOOKS)), 0
    row = np.concatenate([(marks.top + marks.height * look).astype(np.intp)[where] for look in LOOKS])
    place = row * width + marks.right[active]
    sight = np.minimum(SIGHT * height, width - 1 - marks.right)[active]
    over = np.zeros(len(active), np.bool_)
    while len(looking := np.flatnonzero(step <= sight)):
        active, place, sight, over = active[looking], place[looking], sight[looking], over[looking]
        met, wall = scene[place], barred[place]
        there = np.flatnonzero(met | wall)  # most see free paper, and look on
        one, other, wall = active[there], np.where(wall[there], 0, met[there]), wall[there]
        ratio = height[other] / height[one]
        like = (other > 0) & (ratio < LIKE) & (ratio * LIKE > 1) & (other != one)
        near = like & (~over[there] | (step <= WORD_SPACE * np.maximum(height[other], height[one])))
        found.append(np.stack([one[near], other[near]], axis=1))
        gap = (wall > 0) & (wall < RULED) & display[one] & (step <= WORD_SPACE * TALLER * height[one])
        over[there] |= gap
        sight[there[like | ((wall > 0) & ~gap)]] = -1  # sees no further
        place, step = place + 1, step + 1
    return np.concatenate(found)


def _display(marks: Marks) -> Choice:
    """Which are single letters of display type."""
    found: Choice = (marks.height >= DISPLAY * UNIT) & (marks.width <= 1.3 * marks.height)
    return found
