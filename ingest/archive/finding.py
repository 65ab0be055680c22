"""Which articles hold these words: page by page, counted by year, kind and newspaper, also where they are garbled?"""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from ingest.archive import ordering
from ingest.archive.garbled import FORMS, Form, forms, meant
from ingest.archive.ordering import BEST, CROWD, Sought
from ingest.archive.places import Term
from ingest.archive.search import MARKS, date_of, quoted, understood

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
    is_crowd: bool = False
    """Whether they are too many to be weighed one by one, see `ordering.CROWD`."""
    years: Mapping[int, int] = field(default_factory=dict)
    """Articles by year; those without a date are not in it.  Of a first page, like the two that follow; these not of
    more than a CROWD."""
    kinds: Mapping[str, int] = field(default_factory=dict)
    publications: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)
    """By word that was asked for: the words that were searched for instead, itself included.  Of a tolerant search."""


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
        return _found(db, question, Sought(expression, filters), widened)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        once = dict.fromkeys(terms)
        plain = " AND ".join(_wide(db, term, widened) if question.tolerant else quoted(term) for term in once)
        return _found(db, question, Sought(plain, filters), widened)


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
    total = ordering.total(db, sought)
    counts = Counter() if question.after else ordering.counts(db, sought, total > CROWD)
    is_crowd = question.order == BEST and total > CROWD
    after, wanted = ordering.read(question.after), question.limit + 1
    if is_crowd:
        keys = ordering.page_of_a_crowd(db, sought, after, wanted)
    else:
        keys = ordering.page(db, sought, question.order, after, wanted)
    shown = keys[: question.limit]
    return Found(
        hits=_hits(db, sought.expression, [docid for docid, _ in shown]),
        next=ordering.written(shown[-1]) if len(keys) > question.limit else "",
        total=total,
        is_crowd=is_crowd,
        years=_summed(counts, 0),
        kinds=_summed(counts, 1),
        publications=_summed(counts, 2),
        forms=dict(widened),
    )


def _filters(question: Question) -> dict[str, Any]:
    return {
        "since": date_of(question.since),
        "until": date_of(question.until),
        "publications": json.dumps(question.publications) if question.publications else None,
        "kinds": json.dumps(question.kinds) if question.kinds else None,
    }


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
    alone = rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
    return re.sub(alone, better, text, count=1, flags=re.IGNORECASE)
