"""What does the archive (and the old one that is being made anew) remember of an issue's articles?"""

import json
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


def former_names(db: Database) -> dict[str, str]:
    """Source of each issue by its id, as the old archive has them."""
    return dict(db.execute("SELECT id, source FROM former.issues").fetchall()) if has_former(db) else {}


def _sketches(db: Database, schema: str, issue_id: str) -> tuple[Sketch, ...]:
    """Of the articles as the machine had them and, where people arranged them otherwise, as people had them too."""
    found = db.execute(
        f"""SELECT articles.id, headline, articles.text, pages.sequence, "left", "top", "right", "bottom"
           FROM {schema}.articles JOIN {schema}.regions ON regions.article_id = articles.id AND regions.sequence = 1
           JOIN {schema}.pages ON pages.id = regions.page_id WHERE articles.issue_id = ?""",
        [issue_id],
    )
    now = {
        int(article_id.rpartition("/a")[2]): (headline, text, page, Box(*edges))
        for article_id, headline, text, page, *edges in found
    }
    return tuple(Sketch(number, *said) for number, said in (now | _machines(db, schema, issue_id)).items())


def _machines(db: Database, schema: str, issue_id: str) -> dict[int, tuple[str | None, str, int, Box]]:
    """The articles as they were read, of an issue that people arranged."""
    row = db.execute(f"SELECT content FROM {schema}.structures WHERE issue_id = ?", [issue_id]).fetchone()
    if row is None:
        return {}
    content = json.loads(row[0])
    regions = {region["id"]: region for region in content["regions"]}
    pages = dict(db.execute(f"SELECT id, sequence FROM {schema}.pages WHERE issue_id = ?", [issue_id]).fetchall())
    found = {}
    for article in content["articles"]:
        first = regions[article["regions"][0]]
        found[article["number"]] = (article["headline"], article["text"], pages[first["page"]], Box(*first["box"]))
    return found
