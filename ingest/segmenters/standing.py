"""Is it an article, an advertisement or a notice, by its signs and by what stands beside it?

Two logistic regressions over the signs of `signs.py`, fitted by `tests/bench/sort.py`: the first hears each item alone,
the second also what the first says of its neighbours, for advertisements stand among advertisements.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

from ingest.model import Kind, Page, Piece
from ingest.segmenters import imprints
from ingest.segmenters.signs import signs
from ingest.settings import Profile
from ingest.text import key

ARTICLE, ADVERTISEMENT, NOTICE = "article", "advertisement", "notice"
LONGEST = 150
"""Words of an advertisement or notice at most."""
ENOUGH = {ADVERTISEMENT: 0.4, NOTICE: 0.4}
"""Logarithms of the odds against an article from which it is one.  At 0 more are found (0.82 and 0.86 of texts that
were not seen, now 0.80 and 0.76), but 0.965 and not 0.978 of the articles stay articles."""
BESIDE = "beside "
"""Begins the names of the signs that say what the neighbours are."""

Signs = Mapping[str, float]
Weights = Mapping[str, Signs]
"""For each standing that is no article, what each sign is worth."""


def standings(items: Sequence[Sequence[Piece]], pages: Sequence[Page], profile: Profile) -> list[str]:
    """What each of the *items*, which come in reading order, is: `article`, `advertisement` or `notice`.

    The paper's own `notice_headlines` and what the layout said of the regions come first.
    """
    alone, among = _weights()
    found = [heard_of(pieces, pages) for pieces in items]
    heard = among_others(found, [pieces[0].page for pieces in items], alone)
    return [_known(pieces, profile) or likeliest(odds(own, among)) for pieces, own in zip(items, heard, strict=True)]


def among_others(found: Sequence[Signs | None], on: Sequence[int], alone: Weights) -> list[Signs | None]:
    """The signs of each item, those of what stands before and after it *on* its page among them."""
    shares = [_shares(odds(own, alone)) for own in found]
    told: list[Signs | None] = []
    for place, own in enumerate(found):
        beside = [shares[n] for n in (place - 1, place + 1) if 0 <= n < len(found) and on[n] == on[place]]
        near = {BESIDE + name: sum(share[name] for share in beside) / 2 for name in alone}
        told.append(None if own is None else {**own, **near})
    return told


def heard_of(pieces: Sequence[Piece], pages: Sequence[Page]) -> Signs | None:
    """The signs of an item that may be no article; None of a long one or one that goes on elsewhere."""
    regions = [piece.region for piece in pieces]
    words = sum(len(region.text.split()) for region in regions)
    if not 0 < words <= LONGEST or any(region.kind is Kind.JUMP for region in regions):
        return None
    return signs(regions, pages[pieces[0].page - 1].body_size)


def odds(found: Signs | None, weights: Weights) -> dict[str, float]:
    """The logarithm of how many times likelier than an article each standing is; a sign without weight is not heard."""
    if found is None:
        return dict.fromkeys(weights, -float("inf"))
    return {name: sum(worth.get(sign, 0.0) * found[sign] for sign in found) for name, worth in weights.items()}


def likeliest(of_each: Signs) -> str:
    """What an item with these odds is."""
    over = {name: value - ENOUGH[name] for name, value in of_each.items()}
    best = max(over, key=lambda name: over[name])
    return best if over[best] > 0 else ARTICLE


def _shares(of_each: Signs) -> dict[str, float]:
    """How likely each standing is."""
    times = {name: exp(min(value, 50.0)) for name, value in of_each.items()}
    return {name: value / (1 + sum(times.values())) for name, value in times.items()}


def _known(pieces: Sequence[Piece], profile: Profile) -> str | None:
    """What the layout or the paper's profile says it is."""
    kinds = {piece.region.kind for piece in pieces}
    title = key(" ".join(piece.region.text for piece in pieces if piece.region.kind is Kind.HEADLINE))
    if Kind.ADVERTISEMENT in kinds:
        return ADVERTISEMENT
    named = bool(title) and title in {key(name) for name in profile.notice_headlines}
    text = " ".join(piece.region.text for piece in pieces)
    imprint = len(text.split()) <= LONGEST and imprints.is_one(text)
    return NOTICE if named or imprint or Kind.NOTICE in kinds else None


@cache
def _weights() -> tuple[Weights, Weights]:
    """Those for an item alone and those for one among others."""
    listed = json.loads(Path(__file__).with_name("standing.json").read_text(encoding="utf-8"))
    return listed["alone"], listed["among"]
