"""What does the archive (and the old one that is being made anew) remember of an issue's articles?"""

from dataclasses import dataclass

from sqlite_utils import Database

from ingest.archive.same import Sketch
from ingest.model import Box


@dataclass(frozen=True, slots=True)
class Memory:
    """Articles that had a number, and the highest number ever given out."""

    articles: tuple[Sketch, ...] = ()
    last: int = 0


def of(db: Database, issue_id: str, source: str) -> Memory:
    """Of the issue with that id, else of the one from that source; in the archive, else in the old one."""
    for schema in ("main", "former"):
        if schema == "main" or has_former(db):
            row = db.execute(
                f"SELECT id, last_article FROM {schema}.issues WHERE id = :id OR source = :source ORDER BY id <> :id",
                {"id": issue_id, "source": source},
            ).fetchone()
            if row:
                return Memory(_sketches(db, schema, row[0]), row[1])
    return Memory()


def has_former(db: Database) -> bool:
    """Whether an old archive is attached (`anew.remember`)."""
    return "former" in {row[1] for row in db.execute("PRAGMA database_list").fetchall()}


def _sketches(db: Database, schema: str, issue_id: str) -> tuple[Sketch, ...]:
    found = db.execute(
        f"""SELECT articles.id, headline, articles.text, pages.sequence, "left", "top", "right", "bottom"
           FROM {schema}.articles JOIN {schema}.regions ON regions.article_id = articles.id AND regions.sequence = 1
           JOIN {schema}.pages ON pages.id = regions.page_id WHERE articles.issue_id = ?""",
        [issue_id],
    )
    return tuple(
        Sketch(int(article_id.rpartition("/a")[2]), headline, text, page, Box(*edges))
        for article_id, headline, text, page, *edges in found
    )
