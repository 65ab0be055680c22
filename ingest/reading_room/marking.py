"""How are found words marked in a text that is data, whatever stands in it?"""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from ingest.archive.places import Term, folded
from ingest.archive.search import MARKS

TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
Span = tuple[int, int]
"""Start and end in a text."""


def snippet(text: str) -> Markup:
    """A text with MARKS in it: what stands between them is marked, everything else is only text."""
    safe = str(escape(text))
    return Markup(safe.replace(MARKS[0], "<mark>").replace(MARKS[1], "</mark>"))


def marked(text: str, terms: Sequence[Term]) -> Markup:
    """*text* with every occurrence of *terms* marked, by the words that the index sees."""
    pieces, done = [], 0
    for start, end in _merged(_spans(text, terms)):
        pieces += [escape(text[done:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _spans(text: str, terms: Sequence[Term]) -> list[Span]:
    found = [(word, match.span()) for match in TOKEN.finditer(text) for word in folded(match[0])]
    words = [word for word, _ in found]
    spans = []
    for term in terms:
        length = len(term.words)
        for start in range(len(words) - length + 1):
            if _says(words[start : start + length], term):
                spans.append((found[start][1][0], found[start + length - 1][1][1]))
    return sorted(spans)


def _says(words: Sequence[str], term: Term) -> bool:
    if term.prefix:
        return words[-1].startswith(term.words[-1]) and tuple(words[:-1]) == term.words[:-1]
    return tuple(words) == term.words


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
