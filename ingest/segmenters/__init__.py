"""Where does an article begin and end, over columns and pages?

A segmenter is found by name in the entry-point group `ingest.segmenters`: a function from the pages of an issue to its
articles.  Ours comes in by the same door as a stranger's.
"""

from collections.abc import Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from ingest.errors import SetupError
from ingest.model import Article, Page
from ingest.settings import Settings

GROUP = "ingest.segmenters"


class Segmenter(Protocol):
    """Parts an issue into articles; every region of every page is in exactly one of them."""

    def __call__(self, pages: Sequence[Page], settings: Settings) -> tuple[Article, ...]:
        """The articles in reading order."""
        ...


def load(name: str) -> Segmenter:
    """The segmenter of that name; raises SetupError that lists the known ones."""
    segmenter: Segmenter = _point(name).load()
    return segmenter


def check(name: str) -> None:
    """Raise SetupError unless there is a segmenter of that name; to load it would take a while."""
    _point(name)


@cache  # whoever looks goes through all that is installed, and each issue asks
def _point(name: str) -> EntryPoint:
    found = {point.name: point for point in entry_points(group=GROUP)}
    if name not in found:
        raise SetupError(f"There is no segmenter `{name}`; known are {', '.join(sorted(found))}.")
    return found[name]
