"""How do an article's regions become its text?"""

import re
from collections.abc import Iterable, Sequence

from ingest.model import Kind
from ingest.text.hyphens import ends_parted, flow, words_within
from ingest.text.keys import key

Part = tuple[Kind, Sequence[tuple[str, bool]]]
"""A region's kind with its lines; each line with whether it opens a paragraph."""

Paragraph = tuple[Kind, list[str]]

LEFT_OUT = frozenset({Kind.JUMP, Kind.FOLIO, Kind.PICTURE, Kind.QUOTE})
RUNNING = frozenset({Kind.BODY, Kind.NOTICE})
"""Kinds whose lines open paragraphs where they say so; a region of any other kind is one paragraph."""

STAND_BETWEEN = frozenset({Kind.CAPTION, Kind.QUOTE, Kind.ADVERTISEMENT, Kind.MASTHEAD})
"""Kinds that a paragraph goes on behind as if they were not there; a headline or byline ends it, unless a word or
sentence is left open."""

ENDS_A_SENTENCE = re.compile(r"[.!?:…—][\"'”’»)\]]*\s*$")

SHORTEST_REPEAT = 4
"""Letters: a shorter later headline may be in the first one by chance."""


def compose(parts: Iterable[Part], language: str | None = None) -> str:
    """An article's text from its regions in order: paragraphs parted by an empty line, hyphens at line ends resolved.

    Jump lines, folios and pictures are left out, and so is the headline said again where the article goes on.  A
    headline's lines become one paragraph; headlines go before what is printed over them, captions behind the text that
    they stand in, all else stays as printed.
    A body region whose first line opens no paragraph goes on with the body's paragraph before it, also over a column,
    a page, or a caption between.  *language* in Tesseract's or ISO's code, as for `flow`.
    """
    paragraphs: list[Paragraph] = []
    for kind, lines in _without_repeats(parts):
        texts = [(text, opens) for text, opens in lines if text.strip()]
        if kind in LEFT_OUT or not texts:
            continue
        if kind in RUNNING:
            _run_on(paragraphs, kind, texts)
        else:
            paragraphs.append((kind, [text for text, _ in texts]))
    ordered = _captions_last(_headline_first(paragraphs))
    evidence = {word for _, lines in ordered for word in words_within(lines)}
    return "\n\n".join(flow(lines, language, evidence) for _, lines in ordered)


def _run_on(paragraphs: list[Paragraph], kind: Kind, texts: Sequence[tuple[str, bool]]) -> None:
    """Add the lines of a running region, the first ones to the paragraph that they go on with."""
    current = _left_open(paragraphs, kind, *texts[0])
    for text, opens in texts:
        if current is None or (opens and not _is_parted(current[-1], text)):
            current = []
            paragraphs.append((kind, current))
        current.append(text)


def _left_open(paragraphs: Sequence[Paragraph], kind: Kind, text: str, opens: bool) -> list[str] | None:
    """The paragraph that a region beginning with *text* goes on with, if there is one."""
    between: set[Kind] = set()
    for other, lines in reversed(paragraphs):
        if other is kind:
            if _is_parted(lines[-1], text):
                return lines
            unfinished = not ENDS_A_SENTENCE.search(lines[-1]) and text.lstrip()[:1].islower()
            return lines if not opens and (between <= STAND_BETWEEN or unfinished) else None
        between.add(other)
    return None


def _is_parted(before: str, after: str) -> bool:
    """Whether one word stands over the end of a line, whatever its indent says."""
    return ends_parted(before) and after.lstrip()[:1].islower()


def _without_repeats(parts: Iterable[Part]) -> Iterable[Part]:
    """Leave out a later headline that is the first one again, whole or in part."""
    first, body_seen = "", False
    for kind, lines in parts:
        said = key("".join(text for text, _ in lines)) if kind is Kind.HEADLINE else ""
        if body_seen and len(said) >= SHORTEST_REPEAT and said in first:
            continue
        first += said if not body_seen else ""
        body_seen = body_seen or kind in RUNNING
        yield kind, lines


def _headline_first(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Bring the headlines over the first body text to the top."""
    kinds = [kind for kind, _ in paragraphs]
    start = next((place for place, kind in enumerate(kinds) if kind in RUNNING), len(kinds))
    above = sorted(paragraphs[:start], key=lambda paragraph: paragraph[0] is not Kind.HEADLINE)
    return [*above, *paragraphs[start:]]


def _captions_last(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Bring the words under pictures out of the text, which they interrupt, to its end."""
    return sorted(paragraphs, key=lambda paragraph: paragraph[0] is Kind.CAPTION)
