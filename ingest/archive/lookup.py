"""Which articles of one issue hold these words, and where on its pages do they stand?"""

import sqlite3

from sqlite_utils import Database

from ingest.archive.places import Mark, Term, marks
from ingest.archive.search import quoted, understood


def within(db: Database, issue_id: str, words: str) -> dict[str, tuple[Mark, ...]]:
    """Article to the places of all found words, in the issue's reading order.

    All words must be in an article, as everywhere; what cannot be understood is taken as plain words.
    """
    terms, expression = understood(words)
    if not terms:
        return {}
    return {name: marks(db, name, terms) for name in _matched(db, issue_id, terms, expression)}


def _matched(db: Database, issue_id: str, terms: tuple[Term, ...], expression: str) -> list[str]:
    sql = """SELECT articles.id FROM articles JOIN articles_fts ON articles_fts.rowid = articles.docid
             WHERE articles_fts MATCH ? AND articles.issue_id = ? ORDER BY articles.sequence"""
    try:
        return [row[0] for row in db.execute(sql, [expression, issue_id]).fetchall()]
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        plain = " AND ".join(quoted(term) for term in terms)
        return [row[0] for row in db.execute(sql, [plain, issue_id]).fetchall()]
