"""Which articles hold these words, and where on the page do they stand?"""

import json
import re
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from ingest.archive.door import path_of, told
from ingest.archive.places import Term, first_place, folded
from ingest.errors import SetupError
from ingest.model import Box

MARKS = ("⟦", "⟧")
"""What stands around a hit in a snippet: signs that no newspaper prints."""

SNIPPET_WORDS = 24
MOST_NAMED = 20
"""Newspapers that are named to someone who asked for one that is not here."""
HEADLINE_WEIGHT = 5.0
"""A word in the headline counts as much as five in the text: headlines say what an article is about."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    article_id: str
    issue_id: str
    date: str | None
    publication: str | None
    kind: str
    headline: str | None
    snippet: str
    """A piece of its text on one line, the found words between MARKS."""
    rank: float
    """The lower the better (BM25)."""
    page_id: str | None
    """Page of the first found words, else that on which the article begins."""
    page_label: str | None
    """Its printed number."""
    image: str | None
    """File of its scan, relative to the folder of the archive."""
    box: Box | None
    """The first found words on the scan; None when they are parted by a line end."""


def search(
    db: Database,
    query: str,
    since: str | None = None,
    until: str | None = None,
    publication: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """The best articles first.

    *query*: words that must all be there, "phrases", prefix*, AND, OR, NOT and brackets, `headline:word`;
    what cannot be understood so is taken as plain words.  *since* and *until* (both included): 1934, 1934-12 or
    1934-12-13; an issue without a date is then not found.  *publication*: its id or a part of its title.
    Raises SetupError for a date that is none, for days that end before they begin, and for an unknown publication.
    """
    terms, expression = understood(query)
    if not terms:
        return []
    with told(path_of(db)):
        publications = None if publication is None else json.dumps(_publications(db, publication))
        first, last = span(since, until)
        values = {"since": first, "until": last, "publications": publications, "limit": min(limit, sys.maxsize)}
        try:
            found = db.execute(SQL, {**values, "query": expression}).fetchall()
        except sqlite3.OperationalError as error:
            if "fts5" not in str(error):
                raise
            found = db.execute(SQL, {**values, "query": " ".join(map(quoted, dict.fromkeys(terms)))}).fetchall()
        return [_hit(db, row, terms) for row in found]


SQL = f"""
SELECT articles.id, issues.id, issues.date, issues.publication, articles.kind, articles.headline,
       snippet(articles_fts, 1, '{MARKS[0]}', '{MARKS[1]}', '…', {SNIPPET_WORDS}),
       highlight(articles_fts, 0, '{MARKS[0]}', '{MARKS[1]}'),
       bm25(articles_fts, {HEADLINE_WEIGHT}, 1.0) AS rank, pages.id, pages.label, pages.image
FROM articles_fts
JOIN articles ON articles.docid = articles_fts.rowid
JOIN issues ON issues.id = articles.issue_id
LEFT JOIN pages ON pages.id = articles.first_page_id
WHERE articles_fts MATCH :query
  -- A date of 1934-12 stands for all its days, so it is found by each of them: ~ comes after every digit.
  AND (:since IS NULL OR issues.date || '~' >= :since)
  AND (:until IS NULL OR issues.date <= :until || '~')
  AND (:publications IS NULL OR issues.publication_id IN (SELECT value FROM json_each(:publications)))
ORDER BY rank, issues.date, articles.id
LIMIT :limit
"""

ITEM = re.compile(
    r"""(?P<bracket>[()])
    | (?:(?P<column>headline|text):)? (?: "(?P<phrase>[^"]*) (?:"\*?|$) | (?P<word>[^\s"()]+) )""",
    re.VERBOSE,
)
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
OPERATORS = ("AND", "OR", "NOT")


def quoted(term: Term) -> str:
    """A term in the words of FTS5."""
    column = f"{term.column} : " if term.column else ""
    return f'{column}"{" ".join(term.words)}"' + (" *" if term.prefix else "")


def understood(query: str, said: Callable[[Term], str] = quoted) -> tuple[tuple[Term, ...], str]:
    """The terms of a query, and all of it in the words of FTS5: every word quoted, so that no sign has a meaning.

    *said* puts a term into the words of FTS5.
    """
    terms: list[Term] = []
    pieces: list[str] = []
    for item in ITEM.finditer(query.translate(QUOTES)):
        if item["bracket"] or item[0] in OPERATORS:
            pieces.append(item["bracket"] or item[0])
        elif words := folded(item["phrase"] or item["word"] or ""):
            terms.append(Term(words, prefix=item[0].endswith("*"), column=item["column"] or ""))
            pieces.append(said(terms[-1]))
    if len(pieces) == len(terms):
        # Words alone, all of which must be there: said again they ask nothing more, and cost FTS5 their square.
        terms, pieces = list(dict.fromkeys(terms)), list(dict.fromkeys(pieces))
    return tuple(terms), _joined(pieces)


def _joined(pieces: Sequence[str]) -> str:
    """With an AND where none is written: beside brackets FTS5 wants one."""
    joined: list[str] = []
    for piece in pieces:
        opens = piece == "(" or (piece != ")" and piece not in OPERATORS)
        if joined and opens and joined[-1] != "(" and joined[-1] not in OPERATORS:
            joined.append("AND")
        joined.append(piece)
    return " ".join(joined)


def date_of(text: str | None) -> str | None:
    """A date as it is searched for; raises SetupError for one that is none."""
    if text is not None and not (PARTIAL_DATE.fullmatch(text) and _is_in_the_calendar(text)):
        raise SetupError(f"{text!r} is no date. Write 1934, 1934-12 or 1934-12-13.")
    return text


def span(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The two dates; raises SetupError for one that is none, and when no day lies between them."""
    first, last = date_of(since), date_of(until)
    if first and last and first > f"{last}~":
        raise SetupError(f"No day is both after {first} and before {last}. Exchange the two dates.")
    return first, last


PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def _is_in_the_calendar(text: str) -> bool:
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _publications(db: Database, name: str) -> list[str]:
    """Ids of the publications that are called *name*, by their id or by a part of their title; raises SetupError."""
    part = " ".join(folded(name))
    known = db.execute("SELECT id, title FROM publications ORDER BY id").fetchall()
    called = [slug for slug, title in known if slug == name or (part and part in " ".join(folded(title)))]
    if not called:
        some = ", ".join(slug for slug, _ in known[:MOST_NAMED]) + (", …" if len(known) > MOST_NAMED else "")
        raise SetupError(f"No newspaper here is called {name!r}. There are: {some or 'none'}.")
    return called


def _hit(db: Database, row: Sequence[Any], terms: Sequence[Term]) -> Hit:
    article_id, issue_id, date, publication, kind, headline, snippet, marked, rank, *page = row
    place = first_place(db, article_id, terms)
    if place:
        page = [place.page_id, place.page_label, place.image]
    return Hit(
        article_id=article_id,
        issue_id=issue_id,
        date=date,
        publication=publication,
        kind=kind,
        headline=headline,
        # The text begins with the headline; only a search in headlines alone leaves it without a mark.
        snippet=" ".join((snippet if MARKS[0] in snippet else marked or snippet).split()),
        rank=rank,
        page_id=page[0],
        page_label=page[1],
        image=page[2],
        box=place.box if place else None,
    )
