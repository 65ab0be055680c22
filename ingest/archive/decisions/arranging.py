"""How do an issue's rows become what people arranged?

Always from the machine's arrangement on, with every decision in force laid over it.  Lines keep their rows, regions
and articles theirs as far as they are the same; what an article says is composed anew where its lines are others.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from sqlite_utils import Database

from ingest.archive.decisions import ledger, machine, structure
from ingest.archive.decisions.structure import Arrangement, Block, Story
from ingest.archive.retell import TOLD, Told, composed, parts_of, retell_pages
from ingest.archive.rows import article_id, edges_of
from ingest.model import Verb

STRUCTURE = (Verb.KIND, Verb.FOLLOW, Verb.LEAD, Verb.PART, Verb.JOIN, Verb.DATE)
"""What people decide about the structure of an issue."""

TITLED = frozenset({"article", "heading", "notice", "advertisement"})
"""Kinds of articles that have headlines."""


def rearrange(db: Database, issue_id: str) -> None:
    """Let an issue stand as the decisions in force say; the caller holds the transaction."""
    decided = ledger.about(db, issue_id, STRUCTURE)
    content = machine.keep(db, issue_id) if decided else machine.known(db, issue_id)
    if content is None:
        return
    now = machine.arrangement(db, issue_id, content)
    for each in decided:
        laid = structure.lay(now, each.decision) if each.state in (ledger.IN_FORCE, ledger.WAITING) else None
        now = laid.arrangement if laid else now
        number = laid.number if laid else None
        article = article_id(issue_id, number) if number is not None else each.article_id
        db.execute(
            "UPDATE decisions SET issue_id = ?, article_id = ? WHERE id = ?",
            [issue_id if laid or each.state not in (ledger.IN_FORCE, ledger.WAITING) else None, article, each.id],
        )
    _write(db, issue_id, now, content)


def arrange_all(db: Database) -> None:
    """Lay every decision about structure that waits for its place over the issue that it may be about."""
    issues = db.execute(
        """SELECT DISTINCT pages.issue_id FROM decisions JOIN pages ON pages.id = decisions.page_id
                OR (pages.sha256 = decisions.sha256 AND pages.sha256 <> '' AND pages.frame = decisions.frame)
            WHERE decisions.verb <> 'read' AND decisions.issue_id IS NULL"""
    ).fetchall()
    for (issue_id,) in issues:
        rearrange(db, issue_id)


def _write(db: Database, issue_id: str, now: Arrangement, content: machine.Content) -> None:
    before = _signatures(db, issue_id)
    now = _with_rows(db, issue_id, now)
    db.execute(
        "UPDATE issues SET date = ?, last_article = max(last_article, ?) WHERE id = ?", [now.date, now.last, issue_id]
    )
    # Negative first: places in the issue's order are unique at every moment.
    db.execute("UPDATE articles SET sequence = -sequence WHERE issue_id = ?", [issue_id])
    _write_articles(db, issue_id, now)
    _write_regions(db, issue_id, now)
    kept = json.dumps([article_id(issue_id, story.number) for story in now.stories])
    db.execute(
        "DELETE FROM articles WHERE issue_id = ? AND id NOT IN (SELECT value FROM json_each(?))", [issue_id, kept]
    )
    after = _signatures(db, issue_id)
    for story in now.stories:
        name = article_id(issue_id, story.number)
        if before.get(name) != after[name]:
            _tell(db, name, story, content)
    retell_pages(db, now.pages)


def _signatures(db: Database, issue_id: str) -> dict[str, object]:
    """What each article is made of: kinds and lines of its regions."""
    found = db.execute(
        """SELECT articles.id, articles.kind, regions.kind, lines.id FROM articles
           LEFT JOIN regions ON article_id = articles.id LEFT JOIN lines ON region_id = regions.id
           WHERE issue_id = ? ORDER BY articles.id, regions.sequence, lines.sequence""",
        [issue_id],
    ).fetchall()
    return {name: [row[1:] for row in rows] for name, rows in groupby(found, key=lambda row: row[0])}


def _with_rows(db: Database, issue_id: str, now: Arrangement) -> Arrangement:
    """Every region that was parted off gets a row: the one that it had before, if it had one."""
    known = {block.id for block in _all(now) if block.id > 0}
    there = db.execute(
        """SELECT regions.id, (SELECT id FROM lines WHERE region_id = regions.id ORDER BY sequence LIMIT 1)
           FROM regions JOIN pages ON pages.id = page_id WHERE issue_id = ?""",
        [issue_id],
    ).fetchall()
    had = {first: region for region, first in there if region not in known}
    rows = {block.id: had.get(-block.id) or _insert(db, block) for block in _all(now) if block.id < 0}

    def named(block: Block) -> Block:
        return replace(block, id=rows.get(block.id, block.id))

    stories = tuple(replace(story, blocks=tuple(map(named, story.blocks))) for story in now.stories)
    pages = {page: tuple(rows.get(n, n) for n in order) for page, order in now.pages.items()}
    return replace(now, stories=stories, loose=tuple(map(named, now.loose)), pages=pages)


def _insert(db: Database, block: Block) -> int:
    return int(
        db.execute(
            """INSERT INTO regions (page_id, sequence, page_sequence, kind, "left", "top", "right", "bottom")
               VALUES (?, 0, 0, ?, ?, ?, ?, ?) RETURNING id""",
            [block.page_id, block.kind, *map(round, edges_of(block.box))],
        ).fetchone()[0]
    )


def _write_articles(db: Database, issue_id: str, now: Arrangement) -> None:
    for sequence, story in enumerate(now.stories, 1):
        name = article_id(issue_id, story.number)
        place = [sequence, story.kind, story.blocks[0].page_id, name]
        changed = db.execute("UPDATE articles SET sequence = ?, kind = ?, first_page_id = ? WHERE id = ?", place)
        if not changed.rowcount:
            db.execute(
                """INSERT INTO articles (sequence, kind, first_page_id, id, issue_id, text, words, docid)
                   VALUES (?, ?, ?, ?, ?, '', 0, (SELECT coalesce(max(docid), 0) + 1 FROM articles))""",
                [*place, issue_id],
            )


def _write_regions(db: Database, issue_id: str, now: Arrangement) -> None:
    """Regions first, then their lines, then what has no lines any more goes: a region takes its lines with it."""
    on_page = {region: place for order in now.pages.values() for place, region in enumerate(order, 1)}
    told: list[tuple[str | None, int, Block]] = [
        (article_id(issue_id, s.number), n, b) for s in now.stories for n, b in enumerate(s.blocks, 1)
    ]
    told += [(None, on_page[block.id], block) for block in now.loose]
    db.conn.executemany(
        """UPDATE regions SET article_id = ?, sequence = ?, page_sequence = ?, kind = ?,
           "left" = ?, "top" = ?, "right" = ?, "bottom" = ? WHERE id = ?""",
        [(name, n, on_page[b.id], b.kind, *map(round, edges_of(b.box)), b.id) for name, n, b in told],
    )
    db.conn.executemany(
        "UPDATE lines SET region_id = ?1, sequence = ?2 WHERE id = ?3 AND (region_id, sequence) IS NOT (?1, ?2)",
        [(b.id, place, line.id) for _, _, b in told for place, line in enumerate(b.lines, 1)],
    )
    db.execute(
        """DELETE FROM regions WHERE page_id IN (SELECT id FROM pages WHERE issue_id = ?)
           AND id NOT IN (SELECT value FROM json_each(?))""",
        [issue_id, json.dumps([block.id for _, _, block in told])],
    )


def _tell(db: Database, name: str, story: Story, content: machine.Content) -> None:
    """Let an article say what its lines say: as the segmenter told it, where they are as it had them."""
    machines = {row["number"]: row for row in content["articles"]}
    own = machines.get(story.number)
    source = own or machines.get(story.parent or 0) or {"language": None, "confidence": None}
    parts = parts_of(db, name)
    if own and own["kind"] == story.kind and own["said"] == machine.digest(parts):
        told: Told = {each: own[each] for each in TOLD}
    else:
        told = composed(parts, source["language"], story.kind in TITLED)
    columns = {**told, "language": source["language"], "confidence": source["confidence"]}
    db.execute(
        f"UPDATE articles SET words = :words, {', '.join(f'{each} = :{each}' for each in columns)} WHERE id = :id",
        {**columns, "words": len((told["text"] or "").split()), "id": name},
    )


def _all(now: Arrangement) -> Iterable[Block]:
    return [*(block for story in now.stories for block in story.blocks), *now.loose]
