"""What else changes when the text of one line changes?"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.rows import page_text
from ingest.model import Kind
from ingest.text import Part, compose, flow

OF_KIND = {
    "headline": Kind.HEADLINE,
    "kicker": Kind.KICKER,
    "byline": Kind.BYLINE,
    "credit": Kind.CREDIT,
}
"""Columns of an article that are made of its regions of one kind."""


def retell(db: Database, line_id: int, after: str) -> None:
    """Let a line read *after*, and with it its article, its page and (by triggers) the full-text index."""
    page_id, article_id, before = db.execute(
        """SELECT lines.page_id, article_id, lines.text
           FROM lines JOIN regions ON regions.id = region_id WHERE lines.id = ?""",
        [line_id],
    ).fetchone()
    old = _parts(db, article_id)
    db.execute("UPDATE lines SET text = ? WHERE id = ?", [after, line_id])
    if article_id is not None:
        _retell_article(db, article_id, (before, after), (old, _parts(db, article_id)))
    db.execute("UPDATE pages SET text = ? WHERE id = ?", [_page_text(db, page_id), page_id])


def _retell_article(db: Database, article_id: str, line: tuple[str, str], parts: tuple[list[Part], list[Part]]) -> None:
    names = (*OF_KIND, "dateline", "text", "language")
    found = db.execute(f"SELECT {', '.join(names)} FROM articles WHERE id = ?", [article_id]).fetchone()
    article: dict[str, str | None] = dict(zip(names, found, strict=True))
    language = article.pop("language")
    old, new = parts
    told = {name: (_of_kind(old, kind, language), _of_kind(new, kind, language)) for name, kind in OF_KIND.items()}
    told["text"] = (compose(old, language), compose(new, language))
    changed = {name: _retold(value, told.get(name), line) for name, value in article.items()}
    db.execute(
        f"UPDATE articles SET words = :words, {', '.join(f'{name} = :{name}' for name in changed)} WHERE id = :id",
        {**changed, "id": article_id, "words": len((changed["text"] or "").split())},
    )


def _retold(value: str | None, told: tuple[str, str] | None, line: tuple[str, str]) -> str | None:
    """What a column becomes: told anew where it was told from the lines, else carried along with its line."""
    if value is None:
        return None
    if told and value == told[0]:
        return told[1]
    return carried(value, *told) if told and told[0] != told[1] and told[0] in value else carried(value, *line)


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


def _parts(db: Database, article_id: str | None) -> list[Part]:
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
