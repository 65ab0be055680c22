"""Where on the scan do found words stand?"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from ingest.model import Box


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to follow each other."""

    words: tuple[str, ...]
    """Folded, as the index has them."""
    prefix: bool = False
    """The last word may go on."""
    column: str = ""
    """headline or text, when one was asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Found words on a page."""

    page_id: str
    page_label: str | None
    image: str
    box: Box
    """Around those of the words that stand on the first line, on the scan."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A found word, or the half of it that stands on one line."""

    page_id: str
    box: Box
    """On the scan."""
    text: str = ""
    """As it stands there."""


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    said: str
    line_id: int
    page: tuple[str, str | None, str]
    box: Box
    rest: Mark | None = None
    """Where its second half stands, for a word that is parted at a line end."""


def folded(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them: lower case, without accents (FTS5's unicode61)."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()
    return tuple(re.findall(r"[^\W_]+", plain))


def first_place(db: Database, article_id: str, terms: Sequence[Term]) -> Place | None:
    """Where the first of *terms* stands in an article, in reading order; None when none is to be seen."""
    tokens = _tokens(db, article_id)
    for stream in (tokens, _joined_at_line_ends(tokens)):
        found = [hit for term in terms if (hit := _first(stream, term))]
        if found:
            _, words = min(found, key=lambda hit: hit[0])
            opening = words[0]
            return Place(*opening.page, Box.around(word.box for word in words if word.line_id == opening.line_id))
    return None


def marks(db: Database, article_id: str, terms: Sequence[Term]) -> tuple[Mark, ...]:
    """Where all words of all *terms* stand in an article, word by word, in reading order."""
    tokens = _tokens(db, article_id)
    found = [token for stream in (tokens, _joined_at_line_ends(tokens)) for token in _all(stream, terms)]
    places = (mark for token in found for mark in (Mark(token.page[0], token.box, token.said), token.rest) if mark)
    return tuple(dict.fromkeys(places))


def _tokens(db: Database, article_id: str) -> list[_Token]:
    found = db.execute(
        """SELECT lines.id, lines.text, lines.text <> lines.ocr_text,
                  lines."left", lines."top", lines."right", lines."bottom", pages.id, pages.label, pages.image,
                  word_boxes.text, word_boxes."left", word_boxes."top", word_boxes."right", word_boxes."bottom"
           FROM regions JOIN lines ON lines.region_id = regions.id JOIN pages ON pages.id = lines.page_id
           JOIN word_boxes ON word_boxes.line_id = lines.id
           WHERE regions.article_id = ? ORDER BY regions.sequence, lines.sequence, word_boxes.sequence""",
        [article_id],
    )
    tokens: list[_Token] = []
    for _, rows in groupby(found, key=lambda row: row[0]):
        tokens.extend(_of_line(list(rows)))
    return tokens


def _of_line(rows: Sequence[Any]) -> Iterable[_Token]:
    line_id, text, corrected, *edges = rows[0][:7]
    words = [(row[10], Box(*row[11:])) for row in rows]
    if corrected:
        said = text.split()
        # As many words as before: each stands where its elder stood.  Else all that is known is the line.
        words = (
            [(s, w[1]) for s, w in zip(said, words, strict=True)] if len(said) == len(words) else [(text, Box(*edges))]
        )
    for number, (word, box) in enumerate(words, 1):
        parts = folded(word)
        for place, part in enumerate(parts, 1):
            parted = number == len(words) and place == len(parts) and word.endswith(HYPHENS)
            yield _Token(part + "-" if parted else part, word, line_id, rows[0][7:10], box)


HYPHENS = ("-", "\u2010", "\u00ad")


def _joined_at_line_ends(tokens: Sequence[_Token]) -> list[_Token]:
    joined: list[_Token] = []
    for token in tokens:
        if joined and joined[-1].word.endswith("-"):
            last = joined.pop()
            rest = Mark(token.page[0], token.box, token.said)
            token = _Token(last.word[:-1] + token.word, last.said, last.line_id, last.page, last.box, rest)
        joined.append(token)
    return joined


def _first(tokens: Sequence[_Token], term: Term) -> tuple[int, Sequence[_Token]] | None:
    """Place in the stream and tokens of the first occurrence."""
    length = len(term.words)
    for start in range(len(tokens) - length + 1):
        there = tokens[start : start + length]
        if _says([token.word.rstrip("-") for token in there], term):
            return start, there
    return None


def _all(tokens: Sequence[_Token], terms: Sequence[Term]) -> Iterable[_Token]:
    """The tokens that are part of any occurrence of any term."""
    by_first: dict[str, list[Term]] = {}
    for term in terms:
        by_first.setdefault("" if len(term.words) == 1 and term.prefix else term.words[0], []).append(term)
    for start, token in enumerate(tokens):
        for term in [*by_first.get(token.word.rstrip("-"), ()), *by_first.get("", ())]:
            there = tokens[start : start + len(term.words)]
            if len(there) == len(term.words) and _says([each.word.rstrip("-") for each in there], term):
                yield from there


def _says(words: Sequence[str], term: Term) -> bool:
    *body, last = term.words
    return list(words[:-1]) == body and (words[-1].startswith(last) if term.prefix else words[-1] == last)
