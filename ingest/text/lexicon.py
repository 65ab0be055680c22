"""Which words does a language have, and how common are they?

The word lists are those that pyspellchecker brings in its wheel (MIT).  Its own loader takes 160 ms for English; the
lists are small JSON files with one word a line in order, so unpacking and searching them by halves takes 30 ms.
"""

import gzip
from bisect import bisect_left
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from ingest.text.tongues import iso

RARE = 50
"""What the lists give as the count of a word that a dictionary has and their corpus has not."""


def count(word: str, language: str | None) -> int:
    """How often the language's corpus has *word*, without regard to case; RARE or less for words only in dictionaries.

    0 when the word is in no list, or there is no list for the language.
    """
    lines = _lines(iso(language) if language else None)
    head = b'"' + word.lower().replace("’", "'").encode() + b'": '
    place = bisect_left(lines, head)
    if place == len(lines) or not lines[place].startswith(head):
        return 0
    return int(lines[place][len(head) :].rstrip(b",}\r "))


def known(word: str, language: str | None) -> bool:
    """Whether the language's list has *word*."""
    return count(word, language) > 0


def has_list(language: str | None) -> bool:
    """Whether there is a word list for the language."""
    return bool(_lines(iso(language) if language else None))


@lru_cache(maxsize=4)
def _lines(code: str | None) -> list[bytes]:
    """The lines `"word": count,` of a language's list, in order; none when there is no list."""
    spec = find_spec("spellchecker") if code else None
    if spec is None or spec.origin is None:
        return []
    path = Path(spec.origin).with_name("resources") / f"{code}.json.gz"
    if not path.is_file():
        return []
    lines = gzip.decompress(path.read_bytes()).split(b"\n")
    lines.sort()  # they come in order but for a few with spaces: next to free, and searching by halves needs it
    return lines
