"""Which article has a caption or quote that stands by itself?

A caption goes where its picture goes: to the text under it, to what it stands under, or, where a rule lies over the
picture, to what stands beside it.  Over several headlines abreast it is of none of them, nor is what is lettered in a
cartoon.
"""

from collections.abc import Sequence

from ingest.geometry import shared_height, shared_width
from ingest.model import Box, Kind, Page, Region
from ingest.segmenters.fragments import Fragment
from ingest.segmenters.shown import is_headed_by, is_lettering, pictures_over

Chains = list[tuple[list[Fragment], float]]

RULED_OFF = ("rule", "dash", "ornament")
LEVEL = 0.5
"""Share of the picture's height that text beside it takes at least."""
NEAR = 3.0
"""Body sizes between a picture and the text beside it, or the headline under its caption, at most."""


def settled(chains: Chains, pages: Sequence[Page]) -> Chains:
    """The chains, each quote or caption by itself put into the one that it belongs to."""
    told = [item for item in chains if not _is_aside(item[0])]
    home = {id(fragment): chain for chain, _ in told for fragment in chain}
    left = []
    for chain, sure in chains:
        if not _is_aside(chain):
            continue
        aside = chain[0]
        lower = [f for owner, _ in told for f in owner if f.above is aside]
        below = lower[0] if lower else None
        under = below if below is not None and not below.head else None
        ruled_off = aside.mark in RULED_OFF
        beside = _beside(aside, pages[aside.page - 1], told) if ruled_off and under is None else None
        heads = [f for f in lower if f.head]
        headed = heads[0] if aside.regions[0].kind is Kind.CAPTION and len(heads) == 1 else None
        last = (headed, aside.above) if ruled_off else (aside.above, headed)
        first = headed if headed is not None and _is_over(aside, headed, pages[aside.page - 1]) else None
        owner = next((f for f in (under, first, beside, *last) if f is not None and id(f) in home), None)
        if owner is None or all(is_lettering(pages[aside.page - 1], region) for region in aside.regions):
            left.append((chain, sure))
            continue
        into = home[id(owner)]
        into.insert(into.index(owner) + (under is None), aside)
    return sorted([*told, *left], key=lambda chain: chain[0][0].number)


def _is_aside(chain: Sequence[Fragment]) -> bool:
    """Whether it is a quote or caption that no text goes on from."""
    return len(chain) == 1 and not chain[0].has_text and not chain[0].heading


def _is_over(aside: Fragment, headed: Fragment, page: Page) -> bool:
    """Whether a picture surely goes with the headline under its caption: close under it where a rule is over it."""
    shown = [picture for region in aside.regions for picture in _shown(page, region)]
    return (aside.mark in RULED_OFF and headed.white < NEAR) or is_headed_by(page, shown, headed.head[0])


def _beside(aside: Fragment, page: Page, told: Chains) -> Fragment | None:
    """The text beside the picture that a caption stands under, with no rule between."""
    shown = [picture for region in aside.regions for picture in _shown(page, region)]
    if not shown:
        return None
    picture = Box.around(shown)
    level = [
        (_gap(picture, fragment.box), fragment)
        for chain, _ in told
        for fragment in chain
        if fragment.page == aside.page
        and shared_height(picture, fragment.box) > LEVEL * picture.height
        and not shared_width(picture, fragment.box)
        and not _is_ruled_off(page, picture, fragment.box)
    ]
    near = [(gap, fragment) for gap, fragment in level if gap < NEAR * page.body_size]
    return min(near, key=lambda item: item[0])[1] if near else None


def _shown(page: Page, region: Region) -> list[Box]:
    return pictures_over(page, region) if region.kind is Kind.CAPTION else []


def _gap(one: Box, other: Box) -> float:
    return max(one.left, other.left) - min(one.right, other.right)


def _is_ruled_off(page: Page, one: Box, other: Box) -> bool:
    """Whether an upright rule stands between two boxes that stand side by side."""
    left, right = min(one.right, other.right), max(one.left, other.left)
    return any(
        left <= rule.centre[0] <= right and shared_height(rule, one) > 0.5 * one.height
        for rule in page.rules
        if rule.height > rule.width
    )
