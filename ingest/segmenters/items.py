"""Which texts open an item with words in their own first line, as the page's other items do?"""

from collections.abc import Sequence
from itertools import groupby, pairwise

from ingest.model import Kind, Page, Region
from ingest.segmenters.dividers import HEADS, mark_between
from ingest.text import led_in, opens_in_capitals, opens_numbered, opens_titled, run_in, unstopped

RUNNING = frozenset({Kind.BODY, Kind.NOTICE})
"""Kinds whose lines say where the text breaks off."""
LED = 4
"""Texts that open with words in capitals from which such words open items."""
STOPPED, LISTED = 5, 3
"""Texts that open with a headline, stop and dash from which capitals and a dash do too; and such on end that do not."""
MARKED = 3
"""The same of such that stand under a mark and open with a name in capitals."""


def led(page: Page) -> tuple[set[int], set[int]]:
    """The texts, by identity, that open an item so; and those of them that do at the head of a column too."""
    text = [region for region in page.regions if region.kind in RUNNING | HEADS and region.enclosed is None]
    first = [one for one in text if one.kind in RUNNING and one.lines[0].opens_paragraph]
    capitals = {id(one) for one in first if opens_in_capitals(one.lines[0].line.text)}
    named = _named(page, text)
    return (capitals if len(capitals) >= LED else set()) | _titled(page, text) | _worn(first) | named, named


def _worn(first: Sequence[Region]) -> set[int]:
    """Those whose first lines open with capitals, stop or dash worn away, where as many more have both.

    Several on end are the entries of a list: `CEDAR FLATS—On Monday`.
    """
    stopped = [one for one in first if run_in(one.lines[0].line.text)]
    runs = [list(run) for worn, run in groupby(first, _is_worn) if worn]
    worn = {id(one) for run in runs if len(run) < LISTED for one in run}
    return worn if len(stopped) >= max(STOPPED, len(worn)) else set()


def _is_worn(region: Region) -> bool:
    said = region.lines[0].line.text
    title = unstopped(said) or led_in(said)
    return title is not None and title.isupper() and run_in(said) is None


def _named(page: Page, text: Sequence[Region]) -> set[int]:
    """Those that open with a name in capitals and a stop or number, where several under a mark do: `TUBE ROOM: We`.

    A dash behind the stop makes it a title, which a part of an article may have.
    """
    first = [(one, one.lines[0].line.text) for one in text if one.kind in RUNNING]
    opening = {id(one) for one, said in first if opens_numbered(said) or (led_in(said) and not run_in(said))}
    marked = sum(
        id(lower) in opening and (_is_marked(page, upper, lower) or _is_apart(page, upper, lower))
        for upper, lower in pairwise(text)
    )
    return opening if marked >= MARKED else set()


def _titled(page: Page, text: Sequence[Region]) -> set[int]:
    """Those that open with a title behind an item which does so under a mark.

    The layout begins a text there where several of the page do.  Under a headline such titles are those of its
    article's parts: `FRANCE.—The Emperor`.
    """
    opening = {id(one) for one in text if one.kind in RUNNING and _opens_titled(one)}
    marked = {id(lower) for upper, lower in pairwise(text) if id(lower) in opening and _is_marked(page, upper, lower)}
    found: set[int] = set()
    headed = True
    for one in text:
        if id(one) in opening and not headed:
            found.add(id(one))
        headed = one.kind in HEADS or (headed and id(one) not in marked)
    return found


def _opens_titled(region: Region) -> bool:
    said = " ".join(line.line.text for line in region.lines[:2])  # a title may fill the first line
    return region.lines[0].opens_paragraph and opens_titled(said)


def _is_apart(page: Page, upper: Region, lower: Region) -> bool:
    """Whether a row of white stands between two texts of one column."""
    return (
        upper.kind in RUNNING and upper.columns == lower.columns and lower.box.top - upper.box.bottom > page.body_size
    )


def _is_marked(page: Page, upper: Region, lower: Region) -> bool:
    return upper.kind in RUNNING and mark_between(page, upper.box, lower.box) in ("rule", "ornament")
