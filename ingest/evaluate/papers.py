"""Is this the newspaper that somebody means?"""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio

from ingest.text import ARTICLES, slug

SAME_TITLE = 85
"""Of 100: a title this alike is the same one, misread in the archive; its score says so."""


def is_called(name: str, names: Iterable[str]) -> bool:
    """Whether a newspaper with these *names*, its title and its id, is called *name*, as one or another writes it."""
    return likeness(name, names) == 1.0


def likeness(name: str, names: Iterable[str]) -> float:
    """How nearly *names* are *name*: 1 when one of them is, 0 when it is another newspaper."""
    return max((ratio(_bare(name), _bare(each), score_cutoff=SAME_TITLE) for each in names), default=0.0) / 100


def _bare(title: str) -> str:
    """Without case, accents, signs and article."""
    words = slug(title.replace("&", " and ")).split("-")
    return "-".join(words[1:] if words[0] in ARTICLES and len(words) > 1 else words)
