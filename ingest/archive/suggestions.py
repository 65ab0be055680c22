"""What may a doubtful word be?  Only what dictionary and this paper's confusions agree on; never applied unasked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.archive.confusions import Confusion
from ingest.text.lexicon import RARE, count, has_list, known

OFTEN = 3
"""Times that people must have corrected a confusion before it may suggest anything."""

AT_LEAST = 0.02
"""Share of its letters that a confusion must have been wrong for: `e` read for `c` three times in ten thousand is
chance, three times in a hundred is a worn letter."""

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may be another one."""

    start: int
    """Place in the line, in letters."""
    end: int
    word: str
    instead: str


def suggested(text: str, confusions: Sequence[Confusion], language: str | None) -> list[Suggestion]:
    """A suggestion for each word of a line that is none, where exactly one is likely."""
    if not has_list(language):
        return []
    sure = [each for each in confusions if each.read and each.count >= OFTEN and each.count >= AT_LEAST * each.of]
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        instead = _instead(word, sure, language)
        if instead:
            found.append(Suggestion(match.start(), match.end(), word, instead))
    return found


def _instead(word: str, sure: Sequence[Confusion], language: str | None) -> str | None:
    """The only common word that one of this paper's confusions makes of it."""
    if len(word) < 3 or known(word, language):
        return None
    likely = set()
    for each in sure:
        for place in range(len(word)):
            if word.startswith(each.read, place):
                other = word[:place] + each.printed + word[place + len(each.read) :]
                if count(other, language) > RARE:
                    likely.add(other)
    return likely.pop() if len(likely) == 1 else None
