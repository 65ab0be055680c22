"""Which of the possible links are taken, so that each fragment has one before it and one after it at most?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from ingest.segmenters.fragments import Fragment

NEARLY = 2.0
"""By how much less than the link that gives way each of the two is worth at most that are worth more together."""

Taken = dict[int, "Link"]
"""Links by the number of the fragment before."""


@dataclass(frozen=True, slots=True)
class Link:
    """One fragment may go on with another."""

    score: float
    before: Fragment
    after: Fragment


def best(links: Iterable[Link]) -> Taken:
    """The best are taken first; then two that are better together change places with what was taken before them.

    So a text does not go on in the strip over its own, where what stands there would be left with the text below.
    """
    ordered = sorted(links, key=lambda link: (-link.score, link.after.number, link.before.number))
    taken: Taken = {}
    led = set[int]()
    into, out = defaultdict[int, list[Link]](list), defaultdict[int, list[Link]](list)
    for link in ordered:
        into[link.after.number].append(link)
        out[link.before.number].append(link)
        free = link.before.number not in taken and link.after.number not in led
        if free and not _is_circular(link, taken):
            taken[link.before.number] = link
            led.add(link.after.number)
    for link in tuple(taken.values()):
        if taken.get(link.before.number) is link:
            taken = _exchanged(link, taken, into[link.after.number], out[link.before.number])
    return taken


def _exchanged(link: Link, taken: Taken, into: Sequence[Link], out: Sequence[Link]) -> Taken:
    """What is taken, *link* given up for one *into* its end and one *out* of its beginning where these are better."""
    for one, other in product(_nearly(into, link), _nearly(out, link)):
        held = taken.get(one.before.number)
        if held is not _before(other.after, taken):
            continue  # a third link would have to give way
        gain = one.score + other.score - link.score - (held.score if held else 0.0)
        rest = {number: kept for number, kept in taken.items() if kept not in (link, held)}
        if gain > 0 and not _is_circular(one, rest):
            rest[one.before.number] = one
            if not _is_circular(other, rest):
                return {**rest, other.before.number: other}
    return taken


def _nearly(others: Sequence[Link], link: Link) -> list[Link]:
    return [other for other in others if other is not link and other.score > link.score - NEARLY]


def _before(fragment: Fragment, taken: Taken) -> Link | None:
    """The link that leads to a fragment."""
    return next((link for link in taken.values() if link.after is fragment), None)


def _is_circular(link: Link, taken: Mapping[int, Link]) -> bool:
    at = link.after.number
    while at in taken:
        at = taken[at].after.number
        if at == link.before.number:
            return True
    return at == link.before.number
