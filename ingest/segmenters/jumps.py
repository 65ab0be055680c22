"""Which fragments go on with each other on another page, because a jump line or a repeated headline says so?"""

from collections.abc import Iterator, Sequence

from ingest.model import Kind, Page, Region
from ingest.segmenters.fragments import Fragment
from ingest.segmenters.wording import Jump, read_jump, same_headline
from ingest.settings import Profile

ENOUGH = 2.0
"""Sum from which two fragments go together; a jump line at both ends, or at one end with the headline."""
NAMES_PAGE, NAMES_BACK, HEADLINE, KEYWORD = 1.0, 1.0, 1.5, 1.0


def pairs(fragments: Sequence[Fragment], pages: Sequence[Page], profile: Profile) -> list[tuple[Fragment, Fragment]]:
    """Fragments that go on on another page, each with the one that they go on with; the surest first."""
    told = {
        fragment.number: [read_jump(region.text, profile) for region in _jump_lines(fragment)] for fragment in fragments
    }
    titles = {fragment.number: _title(fragment) for fragment in fragments}
    scored: list[tuple[float, Fragment, Fragment]] = []
    for before in fragments:
        onward = [jump for jump in told[before.number] if not jump.back]
        for after in fragments:
            back = [jump for jump in told[after.number] if jump.back]
            if after.page <= before.page or not (onward or back):
                continue
            score = _score(onward, back, (before, after), titles, pages)
            if score >= ENOUGH:
                scored.append((score, before, after))
    return list(_best(scored))


def _best(scored: list[tuple[float, Fragment, Fragment]]) -> Iterator[tuple[Fragment, Fragment]]:
    used: set[tuple[str, int]] = set()
    for _, before, after in sorted(scored, key=lambda pair: (-pair[0], pair[1].number, pair[2].number)):
        if not used & {("from", before.number), ("to", after.number)}:
            used |= {("from", before.number), ("to", after.number)}
            yield before, after


def _score(
    onward: Sequence[Jump],
    back: Sequence[Jump],
    pair: tuple[Fragment, Fragment],
    titles: dict[int, str],
    pages: Sequence[Page],
) -> float:
    before, after = pair
    total = NAMES_PAGE * any(_is_page(jump.page, after.page, pages) for jump in onward)
    total += NAMES_BACK * any(_is_page(jump.page, before.page, pages) for jump in back)
    there = titles[after.number]
    total += HEADLINE * bool(there and same_headline(titles[before.number], there))
    words = [jump.word for jump in onward if len(jump.word) >= 4]
    return total + KEYWORD * any(there and same_headline(there, word) for word in words)


def _is_page(number: int | None, sequence: int, pages: Sequence[Page]) -> bool:
    """Whether the printed *number* is that of the page; numbers that run on from issue to issue bear their own labels."""
    label = pages[sequence - 1].label
    return number is not None and (number == sequence or (label is not None and str(number) == label))


def _jump_lines(fragment: Fragment) -> list[Region]:
    return [region for region in fragment.regions if region.kind is Kind.JUMP]


def _title(fragment: Fragment) -> str:
    return " ".join(line.line.text for region in fragment.head for line in region.lines)
