"""What does a line say that sends the reader to another page, though its small type was misread?"""

import re

from rapidfuzz.distance import Levenshtein

KEYWORDS = ("continued", "concluded", "page", "from")
FROM = re.compile(r"\bfrom\b|\bsuite de\b|\bdepuis\b|\bvon\b|\bviene\b|\bsegue da\b|\bvan\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{4,}")
SLIPS = 4
"""Letters of a keyword for each that may be another one: `Contmued`, `Fage`."""


def respelled(text: str) -> str:
    """*text* with what is nearly a keyword of such lines put right; its sense is then looked for as it is in any other.

    It says nothing of whether the text is one: `form 3` becomes `from 3`.
    """
    return WORD.sub(lambda found: _keyword(found[0]), text)


def says_from(text: str) -> bool:
    """Whether such a line says where the text comes from, not where it goes on."""
    return FROM.search(text) is not None


def _keyword(word: str) -> str:
    low = word.casefold()
    for keyword in KEYWORDS:
        most = len(keyword) // SLIPS
        if 0 < Levenshtein.distance(low, keyword, score_cutoff=most) <= most:
            return keyword
    return word
