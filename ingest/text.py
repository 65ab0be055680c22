"""Strings into better strings: hyphens at line ends, paragraphs, slugs, dates, languages."""

from collections.abc import Iterable, Sequence

from ingest.model import Kind

Part = tuple[Kind, Sequence[tuple[str, bool]]]
"""A region's kind with its lines; each line with whether it opens a paragraph."""


def compose(parts: Iterable[Part], language: str | None = None) -> str:
    """An article's text from its regions in order.

    Jump lines, folios and pictures are left out; a headline's lines become one paragraph; a body region whose first
    line opens no paragraph goes on with the paragraph before it; paragraphs are parted by an empty line.
    """
    paragraphs: list[list[str]] = []
    last: Kind | None = None
    for kind, lines in parts:
        if kind in (Kind.JUMP, Kind.FOLIO, Kind.PICTURE):
            continue
        for number, (text, opens) in enumerate(lines):
            goes_on = kind == last and (not opens if kind is Kind.BODY else number > 0)
            if not goes_on or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(text)
            last = kind
    return "\n\n".join(flow(paragraph, language) for paragraph in paragraphs)


def flow(lines: Iterable[str], language: str | None = None) -> str:
    """The lines of one paragraph as running text, hyphens at line ends resolved."""
    return " ".join(lines)
