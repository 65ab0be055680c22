"""What else changes when the text of lines changes?"""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.rows import page_text
from ingest.model import Kind
from ingest.text import Part, compose, dateline, flow

OF_KIND = {
    "headline": Kind.HEADLINE,
    "kicker": Kind.KICKER,
    "byline": Kind.BYLINE,
    "credit": Kind.CREDIT,
}
"""Columns of an article that are made of its regions of one kind."""


def retell(db: Database, changes: Mapping[int, str]) -> None:
    """Let lines, by their ids, read otherwise, and with them their articles, pages and (by triggers) the index."""
    found = db.execute(
        """SELECT lines.id, lines.text, lines.page_id, article_id
           FROM lines JOIN regions ON regions.id = region_id WHERE lines.id IN (SELECT value FROM json_each(?))""",
        [json.dumps(list(changes))],
    ).fetchall()
    changed = [row for row in found if row[1] != changes[row[0]]]
    articles: dict[str, list[tuple[str, str]]] = {}
    for line_id, before, _, article_id in changed:
        if article_id is not None:
            articles.setdefault(article_id, []).append((before, changes[line_id]))
    old = {article_id: parts_of(db, article_id) for article_id in articles}
    db.conn.executemany("UPDATE lines SET text = ? WHERE id = ?", [(changes[row[0]], row[0]) for row in changed])
    for article_id, lines in articles.items():
        _retell_article(db, article_id, lines, (old[article_id], parts_of(db, article_id)))
    retell_pages(db, {row[2] for row in changed})


def retell_pages(db: Database, pages: Iterable[str]) -> None:
    """Let pages, by their ids, read as their lines do, in the order of their regions."""
    for page_id in pages:
        db.execute("UPDATE pages SET text = ? WHERE id = ?", [_page_text(db, page_id), page_id])


def _retell_article(
    db: Database, article_id: str, lines: Sequence[tuple[str, str]], parts: tuple[list[Part], list[Part]]
) -> None:
    found = db.execute(f"SELECT language, {', '.join(TOLD)} FROM articles WHERE id = ?", [article_id]).fetchone()
    changed = retold(dict(zip(TOLD, found[1:], strict=True)), parts, lines, found[0])
    db.execute(
        f"UPDATE articles SET words = :words, {', '.join(f'{name} = :{name}' for name in changed)} WHERE id = :id",
        {**changed, "id": article_id, "words": len((changed["text"] or "").split())},
    )


TOLD = (*OF_KIND, "dateline", "text")
"""Columns of an article that say what its lines say."""

Told = dict[str, str | None]
"""Such columns with their values."""


def composed(parts: Sequence[Part], language: str | None, titled: bool) -> Told:
    """What an article of these regions says; only one that is *titled* has a headline and the like."""
    told: Told = {name: (_of_kind(parts, kind, language) or None) if titled else None for name, kind in OF_KIND.items()}
    body = next((lines for kind, lines in parts if kind is Kind.BODY), [])
    return told | {
        "dateline": dateline([text for text, _ in body]) if titled else None,
        "text": compose(parts, language),
    }


def retold(
    article: Told,
    parts: tuple[Sequence[Part], Sequence[Part]],
    lines: Sequence[tuple[str, str]],
    language: str | None,
) -> Told:
    """What columns of an *article* become when *lines* change as given, and thereby its parts."""
    old, new = parts
    told = {name: (_of_kind(old, kind, language), _of_kind(new, kind, language)) for name, kind in OF_KIND.items()}
    told["text"] = (compose(old, language), compose(new, language))
    anew = {name: _retold(value, told.get(name), lines) or None for name, value in article.items()}
    return anew | {"text": anew.get("text") or ""}


def _retold(value: str | None, told: tuple[str, str] | None, lines: Sequence[tuple[str, str]]) -> str | None:
    """What a column becomes: told anew where it was told from the lines, else carried along with its lines."""
    if value is None:
        return None
    if told and value == told[0]:
        return told[1]
    if told and told[0] and told[0] != told[1] and told[0] in value:
        return carried(value, *told)
    for before, after in lines:
        value = carried(value, before, after)
    return value


def carried(value: str, before: str, after: str) -> str:
    """*value* with what became of a line that it holds, or that holds it; unchanged when neither is so.

    >>> carried("DETRO1T", "DETRO1T—Thc men", "DETROIT—The men")
    'DETROIT'
    """
    if before and before in value:
        return value.replace(before, after, 1)
    start = before.find(value)
    if start < 0 or not value:
        return value
    changes = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    return after[_moved(start, changes) : _moved(start + len(value), changes)]


def _moved(place: int, changes: Sequence[tuple[str, int, int, int, int]]) -> int:
    """Where a place between two letters of the old line lies in the new one."""
    for tag, old, old_end, new, new_end in changes:
        if place <= old_end:
            return new + min(place - old, new_end - new) if tag == "equal" or place < old_end else new_end
    return changes[-1][4] if changes else place


def parts_of(db: Database, article_id: str) -> list[Part]:
    """The regions of an article with their lines as they stand, in reading order."""
    found = db.execute(
        """SELECT regions.id, kind, lines.text, opens_paragraph FROM regions JOIN lines ON region_id = regions.id
           WHERE article_id = ? ORDER BY regions.sequence, lines.sequence""",
        [article_id],
    ).fetchall()
    return [
        (Kind(kind), [(text, bool(opens)) for _, _, text, opens in lines])
        for (_, kind), lines in groupby(found, key=lambda row: row[:2])
    ]


def _of_kind(parts: Sequence[Part], wanted: Kind, language: str | None) -> str:
    """The first regions of a kind that stand together, as one text: what segmenters make their columns of."""
    groups = (list(group) for kind, group in groupby(parts, key=lambda part: part[0]) if kind is wanted)
    return flow([text for _, lines in next(groups, []) for text, _ in lines if text], language)


def _page_text(db: Database, page_id: str) -> str:
    found = db.execute(
        """SELECT regions.id, lines.text FROM regions JOIN lines ON region_id = regions.id
           WHERE regions.page_id = ? ORDER BY page_sequence, lines.sequence""",
        [page_id],
    ).fetchall()
    return page_text("\n".join(text for _, text in lines) for _, lines in groupby(found, key=lambda row: row[0]))
