"""In which order do found articles come, a page of them at a time, how many are there, and of which years?

By key, not by number of page: the thousandth page costs what the first one does.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlite_utils import Database

from ingest.archive.search import HEADLINE_WEIGHT

BEST, OLDEST, NEWEST = "best", "oldest", "newest"
ORDERS = (BEST, OLDEST, NEWEST)
CROWD = 20_000
"""More articles than that are not weighed one by one: those with the words in the headline come first, weighed, then
the others, the newest first; where as many headlines have them, all come so.  What most articles say tells none apart,
and weighing 187,000 of 200,000 takes 0.12 s."""
LAST_DOCID = 2**63 - 1
"""SQLite's largest whole number."""

Key = tuple[Any, int | None]
"""What an article is sorted by, and its docid."""
START: Key = (None, None)


@dataclass(frozen=True, slots=True)
class Sought:
    """What FTS5 is to match, and the values of the filters."""

    expression: str
    filters: Mapping[str, str | None]


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


def page(db: Database, sought: Sought, order: str, after: Key, limit: int) -> list[tuple[int, Any]]:
    """Docid and key of at most *limit* articles that come after *after*."""
    key, beyond, direction = KEYS.get(order, KEYS[BEST])
    # Asked only where there is a place to go on from: SQLite would weigh every article twice.
    behind = f"AND ({key}, catalogue.docid) {beyond} (:after_key, :after_docid)" if after[1] is not None else ""
    sql = f"""SELECT catalogue.docid, {key} AS key {FILTERED} {behind}
              ORDER BY key {direction}, catalogue.docid {direction} LIMIT :limit"""
    asked = {"sought": sought.expression, "after_key": after[0], "after_docid": after[1], "limit": limit}
    return [(row[0], row[1]) for row in db.execute(sql, {**sought.filters, **asked})]


def page_of_a_crowd(db: Database, sought: Sought, after: Key, limit: int) -> list[tuple[int, Any]]:
    """Like `page` for the best of a CROWD.  The key of a weighed one is a number, that of the others a date."""
    in_headline = f"headline : ({sought.expression})"
    if total(db, replace(sought, expression=in_headline)) > CROWD:
        return page(db, sought, NEWEST, after, limit)
    is_among_the_others = isinstance(after[0], str)
    found = []
    if not is_among_the_others:
        found = page(db, replace(sought, expression=in_headline), BEST, after, limit)
    if len(found) < limit:
        others = replace(sought, expression=f"({sought.expression}) NOT ({in_headline})")
        found += page(db, others, NEWEST, after if is_among_the_others else START, limit - len(found))
    return found


def counts(db: Database, sought: Sought, is_crowd: bool) -> Counter[tuple[int | None, str | None, str | None]]:
    """How many articles there are of each year, kind and newspaper; of a crowd of each year only, in half the time."""
    others = "NULL, NULL" if is_crowd else "catalogue.kind, catalogue.publication_id"
    sql = f"SELECT catalogue.year, {others}, count(*) {FILTERED} GROUP BY {'1' if is_crowd else '1, 2, 3'}"
    found = db.execute(sql, {**sought.filters, "sought": sought.expression})
    return Counter({(row[0], row[1], row[2]): row[3] for row in found})


def total(db: Database, sought: Sought) -> int:
    """How many articles there are."""
    bare = "FROM articles_fts WHERE articles_fts MATCH :sought"
    sql = f"SELECT count(*) {FILTERED if any(sought.filters.values()) else bare}"
    return int(db.execute(sql, {**sought.filters, "sought": sought.expression}).fetchone()[0])


def written(key: tuple[int, Any]) -> str:
    """The place behind an article, for an address."""
    return json.dumps([key[1], key[0]], separators=(",", ":"))


def read(after: str) -> Key:
    """What `written` wrote; what somebody made up means the start."""
    try:
        key, docid = json.loads(after)
    except (ValueError, TypeError):
        return START
    is_one = isinstance(key, str | float) and isinstance(docid, int) and 0 <= docid <= LAST_DOCID
    return (key, docid) if is_one else START
