"""How does an issue get into the archive, and out of it again?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from ingest.archive import decisions, memory, rows
from ingest.archive.door import writing
from ingest.archive.same import Sketch, numbered
from ingest.model import Box, Issue, Problem

PUBLICATION = ("id", "title", "motto", "motto_author", "language")
"""What may be known of a publication: columns of `publications`."""

ISSUE = ("date", "volume", "number", "edition", "note")
"""What may be known of an issue beside its id and source: columns of `issues`."""


def put_issue(db: Database, issue: Issue, scans: Path, root: Path, built_from: str) -> None:
    """Store *issue* in place of what was there under its id or from its source, all or nothing.

    *scans* is the folder that sources are relative to, *root* the folder of the archive; *built_from* is what `known`
    gives back.  Articles that were there before keep their ids, decisions stay in force.
    Raises SetupError (locked, disk full) and ValueError for a column that no table has.
    """
    _refuse_unknown(issue)
    with writing(db):
        former = memory.of(db, issue.id, issue.source)
        db.execute("DELETE FROM issues WHERE id = ? OR source = ?", [issue.id, issue.source])
        _insert_whole(db, issue, (scans, root), former, built_from)
        _forget_empty_publications(db)
        decisions.lay(db, issue.id)


def forget(db: Database, issue_id: str) -> None:
    """Take an issue out; decisions about it stay and wait for it to come back."""
    with writing(db):
        db.execute("DELETE FROM issues WHERE id = ?", [issue_id])
        _forget_empty_publications(db)


def put_problems(db: Database, source: str, problems: Sequence[Problem], created: str | None = None) -> None:
    """Let *problems* be all that is wrong with the issue from *source* (its pages included)."""
    created = created or datetime.now(UTC).isoformat(timespec="seconds")
    with writing(db):
        db.execute("DELETE FROM problems WHERE bundle = ?", [source])
        _insert(
            db,
            "problems",
            [
                {"source": p.source, "slug": p.slug, "sentence": p.sentence, "created": created, "bundle": source}
                for p in problems
            ],
        )


def _refuse_unknown(issue: Issue) -> None:
    for given, allowed in ((issue.publication, PUBLICATION), (issue.columns, ISSUE)):
        if unknown := sorted(set(given) - set(allowed)):
            raise ValueError(f"{issue.id}: no column {', '.join(unknown)}; known are {', '.join(allowed)}")


def _insert_whole(
    db: Database, issue: Issue, folders: tuple[Path, Path], former: memory.Memory, built_from: str
) -> None:
    regions = rows.placed(issue)
    kept = [index for index, article in enumerate(issue.articles) if article.kind != rows.FURNITURE]
    given = numbered(former.articles, [_sketch(issue, index) for index in kept], former.last)
    numbers = dict(zip(kept, given, strict=True))
    _put_publication(db, issue.publication)
    _insert(db, "issues", [_issue_row(issue, max([former.last, *given]), built_from)])
    _insert(db, "pages", rows.page_rows(issue, regions, *folders))
    _insert(db, "articles", rows.article_rows(issue, numbers, _highest(db, "articles", "docid")))
    _insert_regions(db, issue, regions, numbers)


def _sketch(issue: Issue, index: int) -> Sketch:
    article = issue.articles[index]
    first = article.pieces[0]
    [edges] = rows.on_scan([first.region.box], issue.pages[first.page - 1].reading)
    return Sketch(0, article.headline, article.text, first.page, Box(*edges))


def _put_publication(db: Database, publication: Mapping[str, str | None]) -> None:
    """What is known now wins over what was known before; what is not known now wipes nothing out."""
    if not publication.get("id"):
        return
    row = {name: publication.get(name) for name in PUBLICATION} | {
        "title": publication.get("title") or publication["id"]
    }
    changes = ", ".join(f"{name} = coalesce(excluded.{name}, {name})" for name in PUBLICATION[1:])
    db.execute(
        f"INSERT INTO publications ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)}) "
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        row,
    )


def _issue_row(issue: Issue, last_article: int, built_from: str) -> rows.Row:
    return {
        "id": issue.id,
        "publication_id": issue.publication.get("id"),
        "publication": issue.publication.get("title"),
        "source": issue.source,
        "page_count": len(issue.pages),
        "last_article": last_article,
        "built_from": built_from,
        **{name: issue.columns.get(name) for name in ISSUE},
    }


def _insert_regions(db: Database, issue: Issue, regions: Sequence[rows.Placed], numbers: Mapping[int, int]) -> None:
    region_rows: list[rows.Row] = []
    line_rows: list[rows.Row] = []
    word_rows: list[tuple[rows.Value, ...]] = []
    region_id, line_id = _last_id(db, "regions"), _last_id(db, "lines")
    for place in regions:
        region_id += 1
        reading = issue.pages[place.page - 1].reading
        region = rows.region_row(place, issue, numbers)
        region_rows.append({"id": region_id, **region})
        for sequence, line in enumerate(place.region.lines, 1):
            line_id += 1
            ids: rows.Row = {"id": line_id, "region_id": region_id, "page_id": region["page_id"]}
            line_rows.append(ids | rows.line_row(line, sequence, reading))
            word_rows.extend(rows.word_rows(line, line_id, reading))
    _insert(db, "regions", region_rows)
    _insert(db, "lines", line_rows)
    db.conn.executemany("INSERT INTO word_boxes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", word_rows)


def _insert(db: Database, table: str, found: Sequence[rows.Row]) -> None:
    if not found:
        return
    names = ", ".join(f'"{name}"' for name in found[0])
    marks = ", ".join("?" for _ in found[0])
    db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", [tuple(row.values()) for row in found])


def _highest(db: Database, table: str, column: str) -> int:
    return int(db.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0])


def _last_id(db: Database, table: str) -> int:
    """The highest id ever given out, so that an id never comes to mean another row."""
    row = db.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]).fetchone()
    return int(row[0]) if row else 0


def _forget_empty_publications(db: Database) -> None:
    db.execute(
        "DELETE FROM publications WHERE id NOT IN (SELECT publication_id FROM issues WHERE publication_id NOT NULL)"
    )
