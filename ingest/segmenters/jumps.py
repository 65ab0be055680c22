"""Which chains go on with each other on another page, because a jump line or a repeated headline says so?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.model import Kind, Page
from ingest.segmenters.fragments import Fragment
from ingest.segmenters.items import RUNNING
from ingest.segmenters.wording import LAST_PAGE, Jump, read_jump, same_headline
from ingest.settings import Profile
from ingest.text import key, says_from

ENOUGH = 2.0
"""Sum from which two chains go together: a jump line at both ends, or at one end with the headline."""
NAMES_PAGE, NAMES_BACK, HEADLINE, KEYWORD, UNNAMED = 1.0, 1.3, 1.2, 1.2, 0.6
NAMES_COLUMN, A_WORD, SPELLED = 0.6, 0.6, 5
"""The jump line names the column that a text begins in; a word of so many letters at least is in both headlines."""
BEHIND = re.compile(r"\W*\b(?:continued|concluded|cont|contd|suite)\b.*$", re.IGNORECASE)
"""A jump line in the row of a headline, behind it: `The Gate (continued from page 1)`."""
SURE = 3.5
"""Sum that leaves no doubt."""

Chain = list[Fragment]


@dataclass(frozen=True, slots=True)
class End:
    """What a chain says of going on."""

    number: int
    title: str
    onward: tuple[Jump, ...]
    back: tuple[Jump, ...]
    first_page: int
    last_page: int
    column: int
    """That it begins in, from 1."""


def sends_on(fragment: Fragment, profile: Profile) -> bool:
    """Whether the fragment ends with a line that sends the reader to another page."""
    told = _told(fragment, profile)
    text = [region for region in fragment.regions if region.kind is not Kind.CAPTION]
    return bool(told) and text[-1].kind is Kind.JUMP and not told[-1].back


def comes_from(fragment: Fragment, profile: Profile) -> bool:
    """Whether the fragment begins with a line that says from which page it comes."""
    return any(jump.back for jump in _told(fragment, profile))


def _told(fragment: Fragment, profile: Profile) -> list[Jump]:
    """What its jump lines say; one over the text says where it comes from, whatever its words."""
    told = []
    for n, region in enumerate(fragment.regions):
        if region.kind is Kind.JUMP:
            first = fragment.has_text and not any(other.kind in RUNNING for other in fragment.regions[:n])
            jump = read_jump(region.text, profile)
            told.append(replace(jump, back=jump.back or first))
    return told


def pairs(chains: Sequence[Chain], pages: Sequence[Page], profile: Profile) -> dict[int, tuple[int, float]]:
    """For each chain that goes on on a later page, the number of the chain that it goes on with, and how sure."""
    ends = [_end(number, chain, profile) for number, chain in enumerate(chains)]
    scored = [
        (score, a.number, b.number)
        for a in ends
        for b in ends
        if b.first_page > a.last_page and (a.onward or b.back) and (score := _score(a, b, pages)) >= ENOUGH
    ]
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, a, b in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if a not in found and b not in taken:
            found[a] = (b, min(1.0, score / SURE))
            taken.add(b)
    return found


def _end(number: int, chain: Chain, profile: Profile) -> End:
    read = [(n, jump) for n, fragment in enumerate(chain) for jump in _told(fragment, profile)]
    title = " ".join(line.line.text for region in chain[0].head for line in region.lines)
    onward = tuple(jump for _, jump in read if not jump.back)
    back = tuple(jump for n, jump in read if jump.back and n == 0)
    behind = BEHIND.search(title)
    if behind and says_from(behind[0]):
        title, back = title[: behind.start()], (*back, read_jump(behind[0], profile))
    return End(number, title, onward, back, chain[0].page, chain[-1].page, chain[0].regions[0].columns[0] + 1)


def _score(a: End, b: End, pages: Sequence[Page]) -> float:
    told = [jump for jump in b.back if a.onward or jump.page is not None]  # else it may be from anywhere
    total = _named(a.onward, b.first_page, pages, NAMES_PAGE) + _named(told, a.last_page, pages, NAMES_BACK)
    total += HEADLINE * bool(b.title and same_headline(a.title, b.title))
    total += NAMES_COLUMN * any(jump.column == b.column for jump in a.onward)
    total += A_WORD * bool(_words(a.title) & _words(b.title))
    words = [jump.word for jump in a.onward if len(jump.word) >= 4]
    again = {jump.word.casefold() for jump in b.back}
    named = any(word.casefold() in again or same_headline(b.title, word) for word in words)
    return total + KEYWORD * (named or any(same_headline(a.title, jump.word) for jump in b.back))


def _words(title: str) -> set[str]:
    """The longer words of a headline, in letters alone."""
    return {key(word) for word in title.split() if len(key(word)) >= SPELLED}


def _named(jumps: Sequence[Jump], page: int, pages: Sequence[Page], weight: float) -> float:
    if any(_is_page(jump.page, page, pages) for jump in jumps):
        return weight
    return UNNAMED * any(jump.page is None for jump in jumps)


def _is_page(number: int | None, sequence: int, pages: Sequence[Page]) -> bool:
    """Whether the printed *number* is that of the page, which may count on from issue to issue."""
    label = pages[sequence - 1].label
    if number == LAST_PAGE:
        return sequence == len(pages)
    return number is not None and (number == sequence or (label is not None and str(number) == label))
