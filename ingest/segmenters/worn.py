"""Where was the mark between two items lost, a short dash for the most part, in the press or on film?

The white around it is still there.
"""

from collections.abc import Sequence
from statistics import median, mode
from typing import TYPE_CHECKING

from ingest.segmenters.wording import is_ended

if TYPE_CHECKING:
    from ingest.segmenters.fragments import Fragment

MARKS = ("rule", "dash", "ornament")
LEAST, AS_FAR = 4, 0.9
"""Items that must be parted by marks for a page to show how far they stand, and times that white of one whose mark was
lost."""


def mark(found: Sequence["Fragment"], least: float) -> None:
    """Give a new paragraph that is as far under a text as others are under their marks the mark that most of them have.

    At *least* so many body sizes of white part it; where paragraphs have white between them, nobody should ask.
    """
    items = [one for one in found if one.above is not None and _opens_under(one, one.above)]
    marked = [one for one in items if one.mark in MARKS]
    if len(marked) < LEAST:
        return
    far = max(least, AS_FAR * median(one.white for one in marked))
    usual = mode(one.mark for one in marked)
    for one in items:
        if not one.mark and one.white > far:
            one.mark = usual


def _opens_under(one: "Fragment", above: "Fragment") -> bool:
    """Whether a paragraph without headline opens under a text that has ended."""
    last, first = above.last_line, one.first_line
    told = one.has_text and above.has_text and not one.head
    return told and last is not None and first is not None and is_ended(last) and first.opens_paragraph
