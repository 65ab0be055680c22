"""Which articles hold these words: page by page, counted by year, kind and newspaper, also where they are garbled?"""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from ingest.archive.garbled import FORMS, Form, forms, meant
from ingest.archive.places import Term
from ingest.archive.search import HEADLINE_WEIGHT, MARKS, date_of, quoted, understood

BEST, OLDEST, NEWEST = "best", "oldest", "newest"
ORDERS = (BEST, OLDEST, NEWEST)
SNIPPET_WORDS = 28
MOST_PHRASES = 144
"""Ways to misread one phrase that are searched for: twelve forms of each of two words, five of each of three."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is searched for."""

    words: str
    """Words that must all be there, "phrases", prefix*, AND, OR, NOT and brackets, `headline:word`; what cannot be
    understood so is taken as plain words."""
    tolerant: bool = False
    """Whether words that look like these count as well."""
    publications: tuple[str, ...] = ()
    """Ids; none for all."""
    kinds: tuple[str, ...] = ()
    since: str | None = None
    """1934, 1934-12 or 1934-12-13, like `until`; both are included, and an issue without a date is not found then."""
    until: str | None = None
    order: str = BEST
    after: str = ""
    """`Found.next` of the page before; empty for the first page."""
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found."""

    id: str
    title: str
    headline: str
    """With MARKS around found words; empty when it has none."""
    snippet: str
    """A piece of its text on one line, the found words between MARKS."""
    kind: str
    date: str | None
    publication: str | None
    issue_id: str
    page_id: str | None
    page: str | None
    """The printed number of the page on which it begins, else its place in the issue."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of an answer."""

    hits: tuple[Hit, ...] = ()
    next: str = ""
    """What to ask for the page after this one; empty on the last."""
    total: int = 0
    years: Mapping[int, int] = field(default_factory=dict)
    """Articles by year; those without a date are not in it."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    publications: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    """By word that was asked for: the words that were searched for instead, itself included.  Of a tolerant search."""


LAST_DOCID = 2**63 - 1
"""SQLite's largest whole number."""

Sought = tuple[str, dict[str, Any]]
"""What FTS5 is to match, and the values of the filters."""


def find(db: Database, question: Question) -> Found:
    """The best, oldest or newest articles, a page of them.  Raises SetupError for a date that is none."""
    terms, expression = understood(question.words)
    if not terms:
        return Found()
    widened: dict[str, tuple[Form, ...]] = {}
    if question.tolerant:
        terms, expression = understood(question.words, lambda term: _wide(db, term, widened))
    filters = _filters(question)
    try:
        return _found(db, question, (expression, filters), widened)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        plain = " AND ".join(_wide(db, term, widened) if question.tolerant else quoted(term) for term in terms)
        return _found(db, question, (plain, filters), widened)


def suggestions(db: Database, words: str) -> str | None:
    """The words, those that stand nowhere replaced by what was probably meant; None when nothing better is known."""
    better = words
    for term in understood(words)[0]:
        for word in term.words:
            if not term.prefix and (found := meant(db, word)):
                better = _replaced(better, word, found)
    return None if better == words else better


def terms_of(db: Database, words: str, tolerant: bool = False) -> tuple[Term, ...]:
    """What has to be marked in an article that was found by *words*."""
    terms = understood(words)[0]
    if not tolerant:
        return terms
    wide: list[Term] = []
    for term in terms:
        wide += [Term(each, term.prefix, term.column) for each in _combinations(db, term, {})]
    return tuple(wide)


def _found(db: Database, question: Question, sought: Sought, widened: Mapping[str, tuple[Form, ...]]) -> Found:
    keys = _page(db, question, sought)
    counts = _counts(db, sought)
    shown = keys[: question.limit]
    last = shown[-1] if len(keys) > question.limit else None
    return Found(
        hits=_hits(db, sought[0], [docid for docid, _ in shown]),
        next=json.dumps([last[1], last[0]], separators=(",", ":")) if last else "",
        total=sum(counts.values()),
        years=_summed(counts, 0),
        kinds=_summed(counts, 1),
        publications=_summed(counts, 2),
        forms=dict(widened),
    )


FILTERED = """
FROM articles_fts JOIN catalogue ON catalogue.docid = articles_fts.rowid
WHERE articles_fts MATCH :sought
  -- A date of 1934-12 stands for all its days, so it is found by each of them: ~ comes after every digit.
  AND (:since IS NULL OR catalogue.date || '~' >= :since)
  AND (:until IS NULL OR catalogue.date <= :until || '~')
  AND (:publications IS NULL OR catalogue.publication_id IN (SELECT value FROM json_each(:publications)))
  AND (:kinds IS NULL OR catalogue.kind IN (SELECT value FROM json_each(:kinds)))
"""
KEYS = {
    BEST: (f"bm25(articles_fts, {HEADLINE_WEIGHT}, 1.0)", ">", ""),
    OLDEST: ("coalesce(catalogue.date, '~')", ">", ""),
    NEWEST: ("coalesce(catalogue.date, '')", "<", "DESC"),
}
"""What an order sorts by, where the next page begins, in which direction."""


def _filters(question: Question) -> dict[str, Any]:
    return {
        "since": date_of(question.since),
        "until": date_of(question.until),
        "publications": json.dumps(question.publications) if question.publications else None,
        "kinds": json.dumps(question.kinds) if question.kinds else None,
    }


def _page(db: Database, question: Question, sought: Sought) -> list[tuple[int, Any]]:
    """Docid and key of the articles of a page, and of one more where there is one.

    By key, not by number of page: the thousandth page costs what the first one does.
    """
    key, beyond, direction = KEYS.get(question.order, KEYS[BEST])
    after_key, after_docid = _cursor(question.after)
    sql = f"""SELECT docid, key FROM (SELECT catalogue.docid, {key} AS key {FILTERED})
              WHERE :after_docid IS NULL OR (key, docid) {beyond} (:after_key, :after_docid)
              ORDER BY key {direction}, docid {direction} LIMIT :limit"""
    asked = {"sought": sought[0], "after_key": after_key, "after_docid": after_docid, "limit": question.limit + 1}
    return [(row[0], row[1]) for row in db.execute(sql, {**sought[1], **asked})]


def _cursor(after: str) -> tuple[Any, int | None]:
    """Key and docid; what somebody made up means the first page."""
    try:
        key, docid = json.loads(after)
    except (ValueError, TypeError):
        return None, None
    is_one = isinstance(key, str | float) and isinstance(docid, int) and 0 <= docid <= LAST_DOCID
    return (key, docid) if is_one else (None, None)


def _counts(db: Database, sought: Sought) -> Counter[tuple[Any, ...]]:
    sql = f"SELECT catalogue.year, catalogue.kind, catalogue.publication_id, count(*) {FILTERED} GROUP BY 1, 2, 3"
    return Counter({tuple(row)[:3]: row[3] for row in db.execute(sql, {**sought[1], "sought": sought[0]})})


def _summed(counts: Mapping[tuple[Any, ...], int], place: int) -> dict[Any, int]:
    sums: Counter[Any] = Counter()
    for key, number in counts.items():
        if key[place] is not None:
            sums[key[place]] += number
    return dict(sorted(sums.items()))


def _hits(db: Database, expression: str, docids: Sequence[int]) -> tuple[Hit, ...]:
    found = db.execute(
        f"""SELECT articles.docid, articles.id, articles.title,
                   coalesce(highlight(articles_fts, 0, '{MARKS[0]}', '{MARKS[1]}'), ''),
                   snippet(articles_fts, 1, '{MARKS[0]}', '{MARKS[1]}', '…', {SNIPPET_WORDS}),
                   articles.kind, issues.date, issues.publication, issues.id, pages.id,
                   coalesce(pages.label, pages.sequence)
            FROM json_each(:docids) AS wanted
            JOIN articles_fts ON articles_fts.rowid = wanted.value
            JOIN articles ON articles.docid = wanted.value
            JOIN issues ON issues.id = articles.issue_id
            LEFT JOIN pages ON pages.id = articles.first_page_id
            WHERE articles_fts MATCH :sought""",
        {"docids": json.dumps(docids), "sought": expression},
    )
    hits = {row[0]: _hit(row[1:]) for row in found}
    return tuple(hits[docid] for docid in docids if docid in hits)


def _hit(row: Sequence[Any]) -> Hit:
    article_id, title, headline, snippet, *others, page = row
    title, headline, snippet = (" ".join(text.split()) for text in (title, headline, snippet))
    values = [article_id, title, headline, _behind(snippet, headline), *others, None if page is None else str(page)]
    return Hit(*values)


def _behind(snippet: str, headline: str) -> str:
    """What follows in a snippet after the headline, with which the text begins: that is shown by itself."""
    signs = "".join(MARKS)
    rest = snippet
    for letter in headline.translate(str.maketrans("", "", signs)):
        rest = rest.lstrip(signs)
        if not rest.startswith(letter):
            return snippet
        rest = rest[1:]
    return rest.lstrip(f"{MARKS[1]} ")


def _wide(db: Database, term: Term, widened: dict[str, tuple[Form, ...]]) -> str:
    """A term with all that may be meant by it, in the words of FTS5."""
    column = f"{term.column} : " if term.column else ""
    ways = _combinations(db, term, widened)
    return f"{column}({' OR '.join(quoted(Term(way, term.prefix)) for way in ways)})"


def _combinations(db: Database, term: Term, widened: dict[str, tuple[Form, ...]]) -> list[tuple[str, ...]]:
    """The words of a term, each in all its forms.  What goes on (prefix*) has no other form."""
    ways: list[tuple[str, ...]] = [()]
    most = FORMS if len(term.words) == 1 else int(MOST_PHRASES ** (1 / len(term.words)))
    for place, word in enumerate(term.words):
        last_of_prefix = term.prefix and place == len(term.words) - 1
        known = () if last_of_prefix else _forms(db, word, widened)
        spelt = list(dict.fromkeys([word, *(form.word for form in known)]))
        ways = [(*way, one) for way in ways for one in spelt[:most]]
    return ways


def _forms(db: Database, word: str, widened: dict[str, tuple[Form, ...]]) -> tuple[Form, ...]:
    if word not in widened:
        widened[word] = tuple(forms(db, word))
    return widened[word]


def _replaced(text: str, word: str, better: str) -> str:
    """*text* with *word*, which is folded, written as *better*; a word that was typed with accents stays as it is."""
    at = text.casefold().find(word)
    return text if at < 0 else f"{text[:at]}{better}{text[at + len(word) :]}"
