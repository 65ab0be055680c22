"""Are a page's quotes curled, as type has them, or straight, as a typewriter has them?

An apostrophe is so small that the engine says now one and now the other, on some pages of type nearly always a straight
one; of quotation marks, which are two strokes, it is nearly always right.  So these say what those are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import Line, Word

CURLED, STRAIGHT = re.compile(r"[“”„]"), re.compile(r'"')
LEAST = 4
"""Quotation marks of a page that say how it writes them."""
CLEARLY, MOSTLY = 4, 2
"""Times as many as of the other kind: on type, and on a typewriter, whose worn marks are read as curled at times."""
AFTER_A_LETTER = re.compile(r"(?<=[^\W\d_])'")
"""At a word's beginning it may be an opening quote as well, and behind a figure the sign for feet."""
AS_TYPED = str.maketrans("“”„‘’", '"""\'\'')


def alike(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The *lines* of a page with apostrophes, and on a typewritten page all quotes, as most of its quotation marks."""
    text = "\n".join(line.text for line in lines)
    curled, straight = (len(kind.findall(text)) for kind in (CURLED, STRAIGHT))
    if curled >= max(LEAST, CLEARLY * straight):
        return tuple(_told(line, AFTER_A_LETTER.sub("’", line.text)) for line in lines)
    if straight >= max(LEAST, MOSTLY * curled):
        return tuple(_told(line, line.text.translate(AS_TYPED)) for line in lines)
    return tuple(lines)


def _told(line: Line, text: str) -> Line:
    """*line* with its words as in *text*, which has as many letters and the same spaces."""
    if text == line.text:
        return line
    words, start = [], 0
    for word in line.words:
        words.append(Word(text[start : start + len(word.text)], word.box, word.confidence))
        start += len(word.text) + 1
    return replace(line, words=tuple(words))
